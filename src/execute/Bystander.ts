/**
 * A setup.py or `[build-system]` that stands beside the app's requirements and builds nothing: where its build fails in
 * finding its own files or modules, the app is staged without it, as it runs elsewhere from its folder.
 */
import * as Effect from "effect/Effect"
import { isAlone } from "../domain/Plan.ts"
import { factsOf, type StagingError, type Warning } from "../domain/StagingError.ts"
import type { Built } from "../engines/Engine.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { unpack } from "./Assembly.ts"
import type { ClosureParts } from "./ClosureParts.ts"
import type { Task } from "./Task.ts"
import { isUnnamed, UnnamedPackage } from "./UnnamedPackage.ts"

/** Something else is to be installed than the app's own package. */
const hasRequirements = ({ options, plan }: Task): boolean =>
  options.requirements.length > 0 ||
  plan.installs.some((install) => isAlone(install) || install.inputs.some(({ _tag }) => _tag !== "Folder"))

export const isBystander = (task: Task, error: StagingError): boolean =>
  hasRequirements(task) && (error instanceof UnnamedPackage || factsOf(error).buildLacks !== undefined)

/** What stands in the place of a package that is not installed. */
export const nothing = (folder: string): Built => ({
  wheels: [],
  how: "built",
  output: [],
  source: { title: "", line: folder, digest: undefined, options: [], env: {} }
})

/** One that is kept as a tree has no wheel either. */
export const isNothing = ({ how, tree, wheels }: Built): boolean =>
  wheels.length === 0 && tree === undefined && how === "built"

/** What the error would have said, for a staging that goes on. */
export const warningOf = (error: StagingError): Warning => ({
  id: "application/own-package-not-installed",
  text: [
    `The app's own package is not installed: ${error.title}. Its requirements are, so an app that runs from its folder is whole.`,
    error.message,
    ...error.hints
  ].join("\n")
})

/** What was built, when it has a name. */
export const namedOwn = <E, R>(task: Task, folder: string, build: Effect.Effect<Built | undefined, E, R>) =>
  Effect.flatMap(build, (built = nothing(folder)): Effect.Effect<Built, UnnamedPackage> => {
    const { major, minor } = task.runtime.version
    return built.wheels.some(isUnnamed)
      ? Effect.fail(new UnnamedPackage({ folder, python: `${major}.${minor}` }))
      : Effect.succeed(built)
  })

/** What the app requires, unpacked where its own build may import it; nothing of that is kept. */
export const importable = Effect.fn("Bystander.importable")(function* (
  { runtime, work }: Task,
  { overlays, parts }: ClosureParts
) {
  const files = yield* Filesystem
  const report = yield* Report
  yield* report.detail("Its setup.py imports what the app requires, so it is built once more with that in reach.")
  const prefix = join(work, "importable")
  yield* files.makeDirectory(prefix)
  yield* unpack(
    { prefix, runtime },
    parts.map(({ piece }) => piece),
    overlays
  )
  return prefix
})

export const mayBeRetried = (error: StagingError): boolean => factsOf(error).buildLacks === "module"
