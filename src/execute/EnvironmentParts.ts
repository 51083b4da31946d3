/** Everything that an environment is put together from. */
import { foldersOf, lockOf } from "../domain/Plan.ts"
import type { Warning } from "../domain/StagingError.ts"
import { askedBy } from "./AskedBy.ts"
import { distributionsIn } from "./Assembly.ts"
import { type ClosureParts, contentsOf } from "./ClosureParts.ts"
import type { Part } from "../distributions/Parts.ts"
import type { Built } from "../engines/Engine.ts"
import type { Task } from "./Task.ts"

/** The app's own package, where it has one. */
export interface OwnPackage {
  readonly built: Built
  readonly parts: ReadonlyArray<Part>
  /** The key of the environment without it. */
  readonly closureKey: string
}

/** What a package asks for, as far as it decides what else is installed. */
export const demandsOf = (parts: ReadonlyArray<Part>): ReadonlyArray<string> =>
  distributionsIn(parts).flatMap(({ name, requires, requiresPython = "" }) => [
    name,
    ...requires,
    `Python ${requiresPython}`
  ])

/** The parts in the order in which they are unpacked, and what else is to be known of them. */
export interface EnvironmentParts {
  readonly own: OwnPackage | undefined
  readonly closure: ClosureParts
  readonly bundles: ReadonlyArray<Part>
  readonly scripts: ReadonlyArray<string>
  /** What there is to warn of, besides what does not fit together. */
  readonly warnings: ReadonlyArray<Warning>
}

/** What a package of no index is told by, by its name. */
export const contentsIn = ({
  closure,
  own
}: Pick<EnvironmentParts, "closure" | "own">): Readonly<Record<string, string>> => ({
  ...closure.contents,
  ...Object.fromEntries(contentsOf(own?.parts ?? []))
})

/** The app's own files win over those of a dependency at the same path. */
export const unpackOrder = ({ bundles, closure, own }: EnvironmentParts): ReadonlyArray<Part> => [
  ...closure.parts,
  ...bundles,
  ...(own?.parts ?? [])
]

/** Who asks for each package, by its name; what only a line without a name asks for is known from when that was resolved. */
export const askersIn = (
  { lines, plan, runtime }: Pick<Task, "lines" | "plan" | "runtime">,
  found: EnvironmentParts
): Readonly<Record<string, ReadonlyArray<string>>> => {
  const { closure, own } = found
  const names = distributionsIn(own?.parts ?? []).map(({ name }) => name)
  const asked = askedBy({
    lines,
    all: distributionsIn(unpackOrder(found)),
    asks: closure.asks,
    own: new Set(names),
    lock: lockOf(plan.installs)?.path,
    runtime
  })
  return { ...closure.askedBy, ...Object.fromEntries(names.map((name) => [name, ["the app itself"]])), ...asked }
}

/** Where each package can be had again, by its name: the app's own is the folder that it was built from. */
export const sourcesIn = (
  { plan }: Pick<Task, "plan">,
  { closure, own }: EnvironmentParts
): ClosureParts["sources"] => {
  const [path = "."] = foldersOf(plan.installs)
  const names = distributionsIn(own?.parts ?? []).map(({ name }) => name)
  return { ...closure.sources, ...Object.fromEntries(names.map((name) => [name, { _tag: "Folder", path } as const])) }
}
