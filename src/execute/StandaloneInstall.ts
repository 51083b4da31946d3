/** Installers that work alone: what one puts into a base of its own is kept and restored as one bundle. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { fingerprint, pythonOf } from "../keys/EnvironmentInputs.ts"
import { WheelStore } from "../store/WheelStore.ts"
import type { InstallAlone } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"
import { supports } from "../domain/WheelTags.ts"
import { sha256 } from "../services/Digest.ts"
import { basename, Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { type Compilable, type Part, compiledParts } from "../distributions/Parts.ts"
import type { Task } from "./Task.ts"
import type { Workplace } from "../domain/Workplace.ts"
import type { WheelSource } from "../engines/Engine.ts"

export interface InstalledAlone {
  readonly parts: ReadonlyArray<Part>
  readonly scripts: ReadonlyArray<string>
}

/** An installer has named wheels that are for another Python, or for another system. */
export class WheelDoesNotFit
  extends Data.TaggedError("WheelDoesNotFit")<{
    readonly from: string
    readonly files: ReadonlyArray<string>
    readonly runtime: Runtime
  }>
  implements StagingError
{
  readonly id = "installers/wheel-does-not-fit"
  readonly blame = "app"
  readonly title = "A wheel is not for this Python, or not for this system"
  override get message(): string {
    const { libc, platform, version } = this.runtime
    const system = [platform, libc].filter((text) => text !== "").join(", ")
    return [
      `${this.from} is to be installed from wheels that Python ${render(version)} (${system}) cannot use, as their names say:`,
      ...this.files.map((file) => `  ${visible(file)}`)
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const { major, minor } = this.runtime.version
    return [
      `Bring wheels whose names end with \`-py${major}-none-any.whl\`, or with \`cp${major}${minor}\` and this system's name; or choose the Python that they are for.`
    ]
  }
}

/** An installer that states no identity is only trusted where nothing at all has changed. */
const keyOf = ({ inputs }: Task, { installer }: InstallAlone, at: number, identity: string | undefined): string =>
  sha256(
    JSON.stringify(
      identity === undefined ? ["alone", fingerprint(inputs), at] : ["alone", installer, identity, pythonOf(inputs)]
    )
  )

const kept = Effect.fn("StandaloneInstall.kept")(function* (key: string) {
  const store = yield* WheelStore
  const found = yield* store.distribution(key)
  if (found === undefined) return undefined
  const part: Part = { key, piece: { _tag: "Stored", stored: found.stored }, made: found.made, how: "restored" }
  const installed: InstalledAlone = { parts: [part], scripts: [] }
  return installed
})

export const installStandalone = Effect.fn("StandaloneInstall.install")(function* (
  task: Task,
  place: Workplace,
  wheels: WheelSource,
  install: InstallAlone,
  at: number
) {
  const files = yield* Filesystem
  const report = yield* Report
  const installer = task.installers.find(({ id }) => id === install.installer)
  if (installer?._tag !== "Standalone")
    return yield* Effect.die(new Error(`The plan names an installer that fills no place: ${install.installer}`))
  const prefix = join(task.work, `alone-${at}`)
  yield* files.makeDirectory(prefix)
  const own: Workplace = { ...place, prefix }
  yield* report.step(`Installing ${install.title}`)
  const identity = yield* installer.identity?.(install, own) ?? Effect.succeed(undefined)
  const key = keyOf(task, install, at, identity)
  const before = identity === undefined ? undefined : yield* kept(key)
  if (before !== undefined) return before
  const { scripts, wheels: named = [] } = yield* installer.install(install, own, wheels)
  const unfit = named.map(basename).filter((file) => !supports(place.runtime, file))
  if (unfit.length > 0) yield* new WheelDoesNotFit({ from: install.title, files: unfit, runtime: place.runtime })
  const items = named.map((path): Compilable => ({ _tag: "Wheel", path, key: undefined, how: "fetched" }))
  // A bundle alone is what its identity stands for.
  const exact = named.length + scripts.length === 0 ? key : keyOf(task, install, at, undefined)
  const bundle: Compilable = { _tag: "Tree", path: prefix, key: exact, how: "fetched" }
  const filled = (yield* files.list(prefix)).length > 0
  const installed: InstalledAlone = {
    parts: yield* compiledParts(place, `alone-parts-${at}`, filled ? [...items, bundle] : items),
    scripts
  }
  return installed
})
