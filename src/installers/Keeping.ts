/** Writes down what an environment is made of, for the next staging that asks for the same. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { withoutOwn } from "../caching/Inputs.ts"
import { kernel, readsKernel } from "../caching/Kernel.ts"
import { WheelStore } from "../caching/WheelStore.ts"
import type { Environment } from "../domain/Distribution.ts"
import { render } from "../domain/PythonVersion.ts"
import { Report } from "../services/Report.ts"
import { type Assembled, described } from "./Assembly.ts"
import { keysOf } from "./ClosureParts.ts"
import { contentsIn, demandsOf, type Gathered, inOrder } from "./Gathered.ts"
import { needsOf } from "./Libraries.ts"
import type { Part } from "./distributions/Pieces.ts"
import type { Order } from "./Order.ts"
import { isPinned } from "./pip/Pinning.ts"
import { keyOf } from "./pip/Tools.ts"

/** The app's own package and what installers of their own have brought are fixed by what they are. */
const isSettled = ({ lines, plan }: Order, { bundles, closure }: Gathered): boolean => {
  if (closure.pinned !== undefined) return closure.pinned
  const wheels = bundles.filter(({ made }) => made.distributions.length === 1)
  const others = bundles.filter((part) => !wheels.includes(part))
  // What moves is asked each time, so the index has no say about it.
  const moving = closure.references.map(({ name }) => name)
  const known = new Set([...closure.known, ...moving, ...described(others).map(({ name }) => name)])
  return isPinned(lines, described([...closure.parts, ...wheels]), known, plan.python.runtime)
}

const librariesOf = (parts: ReadonlyArray<Part>): Pick<Environment, "libraries"> => {
  const libraries = needsOf(parts)
  return libraries.length === 0 ? {} : { libraries }
}

export const keep = Effect.fn("Keeping.keep")(function* (
  order: Order,
  key: string,
  found: Gathered,
  { archives, warnings }: Assembled
) {
  const report = yield* Report
  const store = yield* WheelStore
  if (archives === undefined) return
  const { closure, own, scripts } = found
  const { python, ...rest } = order.plan
  const { confirmed } = closure
  const requires = described(inOrder(found)).flatMap((one) => one.requires)
  const base: Environment = {
    format: 1,
    python: render(python.runtime.version),
    archives,
    ...(closure.overlays.length === 0 ? {} : { overlays: closure.overlays }),
    ...(closure.references.length === 0 ? {} : { references: closure.references }),
    contents: closure.contents,
    ...librariesOf(inOrder(found)),
    ...(readsKernel(requires) ? { kernel: yield* kernel } : {}),
    wheels: [...closure.keys, ...(own === undefined ? [] : keysOf([own.built]))],
    tools: keyOf(python.runtime, rest.tools),
    inputs: order.inputs,
    pinned: isSettled(order, found),
    confirmed,
    used: yield* Clock.currentTimeMillis,
    scripts,
    warnings: warnings.map(report.redacted)
  }
  if (own !== undefined) {
    const without = archives.slice(0, inOrder({ ...found, own: undefined, bundles: [] }).length)
    const inputs = withoutOwn(order.inputs, demandsOf(own.parts))
    const { libraries: _, ...others } = base
    const alone = {
      ...others,
      ...librariesOf(closure.parts),
      archives: without,
      inputs,
      scripts: [],
      warnings: closure.warnings,
      wheels: closure.keys
    }
    yield* store.keepEnvironment(own.closureKey, alone)
  }
  const contents = contentsIn(found)
  yield* store.keepEnvironment(key, own === undefined ? base : { ...base, contents, closure: own.closureKey })
  yield* store.trim
})
