/** Writes down what an environment is made of, for the next staging that asks for the same. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { withoutOwn } from "../keys/EnvironmentInputs.ts"
import { kernel, readsKernel } from "../keys/Kernel.ts"
import { WheelStore } from "../store/WheelStore.ts"
import type { Environment } from "../domain/Distribution.ts"
import { lockOf } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { StartupHook } from "../domain/StartupHook.ts"
import { Report } from "../services/Report.ts"
import { type Assembled, distributionsIn } from "./Assembly.ts"
import { keysOf } from "./ClosureParts.ts"
import { contentsIn, demandsOf, type EnvironmentParts, unpackOrder } from "./EnvironmentParts.ts"
import { needsOf } from "../distributions/Libraries.ts"
import { nameOf, type Part } from "../distributions/Parts.ts"
import type { Task } from "./Task.ts"
import { isPinned } from "./Pinning.ts"
import { toolsKey } from "../tools/ToolsKey.ts"

/** The app's own package and what installers of their own have brought are fixed by what they are. */
const isSettled = ({ lines, plan, runtime }: Task, { bundles, closure }: EnvironmentParts): boolean => {
  if (closure.pinned !== undefined) return closure.pinned
  if (lockOf(plan.installs) !== undefined) return true
  const wheels = bundles.filter(({ made }) => made.distributions.length === 1)
  const others = bundles.filter((part) => !wheels.includes(part))
  // What moves is asked each time, so the index has no say about it.
  const moving = closure.references.map(({ name }) => name)
  const known = new Set([...closure.known, ...moving, ...distributionsIn(others).map(({ name }) => name)])
  return isPinned(lines, distributionsIn([...closure.parts, ...wheels]), known, runtime)
}

const librariesOf = (parts: ReadonlyArray<Part>): Pick<Environment, "libraries"> => {
  const libraries = needsOf(parts)
  return libraries.length === 0 ? {} : { libraries }
}

/** Kept for as long as the environment is: a restage without it would fetch it anew. */
export const interpreterOf = ({ kept }: Runtime): Pick<Environment, "interpreter"> =>
  kept === undefined ? {} : { interpreter: kept }

const withoutSecrets = (
  sources: NonNullable<Environment["sources"]>,
  redacted: (text: string) => string
): NonNullable<Environment["sources"]> =>
  Object.fromEntries(
    Object.entries(sources).map(([name, source]) => [
      name,
      "at" in source
        ? { ...source, at: redacted(source.at) }
        : source._tag === "Repository"
          ? { ...source, url: redacted(source.url) }
          : source
    ])
  )

/** What is found out of an environment once it is put together. */
interface Observed {
  /** Who asks for each package, by its name. */
  readonly askedBy: Readonly<Record<string, ReadonlyArray<string>>>
  readonly startup: ReadonlyArray<StartupHook>
  readonly sources: NonNullable<Environment["sources"]>
}

export const recordEnvironment = Effect.fn("EnvironmentRecord.record")(function* (
  task: Task,
  key: string,
  found: EnvironmentParts,
  { archives, warnings }: Assembled,
  { askedBy, sources, startup }: Observed
) {
  const report = yield* Report
  const store = yield* WheelStore
  if (archives === undefined) return
  const { closure, own, scripts } = found
  const { plan, runtime } = task
  const { confirmed } = closure
  const requires = distributionsIn(unpackOrder(found)).flatMap((one) => one.requires)
  const base: Environment = {
    format: 1,
    python: render(runtime.version),
    archives,
    ...(closure.overlays.length === 0 ? {} : { overlays: closure.overlays }),
    ...(closure.references.length === 0 ? {} : { references: closure.references }),
    contents: closure.contents,
    askedBy,
    ...(closure.choices === undefined || Object.keys(closure.choices).length === 0 ? {} : { choices: closure.choices }),
    sources: withoutSecrets(sources, report.redacted),
    startup,
    ...(task.options.releaseAge === undefined ? {} : { releaseAge: task.options.releaseAge }),
    ...librariesOf(unpackOrder(found)),
    ...(readsKernel(requires) ? { kernel: yield* kernel } : {}),
    wheels: [...closure.keys, ...(own === undefined ? [] : keysOf([own.built]))],
    tools: toolsKey(runtime, plan.tools),
    ...interpreterOf(runtime),
    inputs: task.inputs,
    pinned: isSettled(task, found),
    confirmed,
    used: yield* Clock.currentTimeMillis,
    scripts,
    warnings: warnings.map(({ id, text }) => ({ id, text: report.redacted(text) }))
  }
  if (own !== undefined) {
    const without = archives.slice(0, unpackOrder({ ...found, own: undefined, bundles: [] }).length)
    const inputs = withoutOwn(task.inputs, demandsOf(own.parts))
    const { interpreter: _, libraries: __, ...others } = base
    const alone = {
      ...others,
      ...librariesOf(closure.parts),
      startup: startup.filter((hook) => !own.parts.some((part) => nameOf(part) === hook.package)),
      archives: without,
      inputs,
      scripts: [],
      warnings: closure.warnings,
      wheels: closure.keys,
      sources: withoutSecrets(closure.sources, report.redacted)
    }
    yield* store.keepEnvironment(own.closureKey, alone)
  }
  const contents = contentsIn(found)
  yield* store.keepEnvironment(key, own === undefined ? base : { ...base, contents, closure: own.closureKey })
  yield* store.trim
})
