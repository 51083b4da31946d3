/** Where the app's own code runs in a staging: before anything of it is read, and in what was staged. */
import * as Effect from "effect/Effect"
import type { Launch } from "./domain/Launch.ts"
import { type Executed } from "./execute/Task.ts"
import { manageFiles } from "./assets/ManageFile.ts"
import { collects } from "./assets/StaticFiles.ts"
import { hooksIn, preCompile } from "./hooks/Hooks.ts"
import type { HookSurroundings } from "./hooks/HookVariables.ts"
import { Installers } from "./installers/registry.ts"
import type { PlannedPython } from "./PlannedPython.ts"
import type { StageRequest } from "./platforms/Platform.ts"
import { joinPrefixes } from "./programs/JoinedPrefix.ts"
import type { StagedPlace } from "./programs/StagedProgram.ts"
import type { ProvideServices } from "./runtimes/RuntimeProvider.ts"
import { Filesystem, join } from "./services/Filesystem.ts"
import type { WheelStore } from "./store/WheelStore.ts"
import { appPlace } from "./survey/AppDirectory.ts"

export const surroundings = ({ cache, envDirectory, root }: StageRequest): HookSurroundings => ({
  build: root,
  cache,
  envDirectory
})

/** Lines for people: what a staging will run of the app's own, in its order. */
export const ownSteps = Effect.fn("Staging.ownSteps")(function* (root: string) {
  const hooks = yield* hooksIn(root)
  const [manage, ...more] = yield* manageFiles(root)
  return [
    ...hooks
      .filter((path) => path === "bin/pre_compile")
      .map((path) => `${path}, before the app is looked at; what it writes is not known here`),
    ...(manage === undefined || more.length > 0 || !(yield* collects)
      ? []
      : [`${manage} collectstatic, if it is Django's and has static files`]),
    ...hooks
      .filter((path) => path === "bin/post_compile")
      .map((path) => `${path}, in what was staged, before that is put in place`)
  ]
})

/** Once for a staging, however often it is planned. */
export const beforeSurvey = Effect.fn("Staging.beforeSurvey")(function* (request: StageRequest) {
  const files = yield* Filesystem
  const markers = (yield* Installers).flatMap((installer) => installer.files)
  const { root } = yield* appPlace(request.root, markers)
  const { atStart = {} } = request
  // Nearly all apps have none, and need no folder for it.
  if (!(yield* hooksIn(root)).includes("bin/pre_compile")) return
  yield* preCompile({ root, atStart, work: yield* files.temporary() }, surroundings(request))
}, Effect.scoped)

interface Made {
  /** The app's folder. */
  readonly root: string
  /** The staging's own directory, on the file system of the prefix. */
  readonly own: string
  readonly prefix: string
  readonly work: string
  readonly launch: Launch
  readonly executed: Executed
  readonly python: PlannedPython
}

/** What was staged, for the app's own programs: nothing is fetched or joined for an app that has none. */
export const stagedPlace = Effect.fn("Staging.stagedPlace")(function* (
  { atStart = {} }: StageRequest,
  { executed, launch, own, prefix, python, root, work }: Made
) {
  const files = yield* Filesystem
  const services = yield* Effect.context<ProvideServices | WheelStore>()
  const whole = Effect.gen(function* () {
    yield* python.ready
    yield* executed.fetch ?? Effect.void
    const apart = join(own, "apart")
    if ((yield* files.status(apart)) === undefined) return prefix
    const joined = join(own, "joined")
    yield* joinPrefixes(apart, prefix, joined)
    return joined
  })
  const place: StagedPlace = {
    root,
    atStart,
    work: join(work, "started"),
    launch,
    prefix: yield* Effect.cached(Effect.provideContext(whole, services))
  }
  return place
})
