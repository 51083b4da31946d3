/** Makes an environment that is not kept, or no longer the answer: builds, resolves, compiles, installs, keeps. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { fingerprint, ownFiles, withoutOwn } from "../caching/Inputs.ts"
import { WheelStore } from "../caching/WheelStore.ts"
import type { Environment } from "../domain/Distribution.ts"
import type { Install } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import { sha256 } from "../services/Digest.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { assemble, described, tell } from "./Assembly.ts"
import { type Item, type Part, partsOf } from "./distributions/Pieces.ts"
import { type Executed, measured, type Order, type Times } from "./Order.ts"
import { buildOwn, resolve, type Resolved, sourcesOf, type Work } from "./pip/Closure.ts"
import type { Patience } from "./pip/Patience.ts"
import { isPinned } from "./pip/Pinning.ts"
import type { Built } from "./pip/Sources.ts"
import { treeKey } from "./pip/Sources.ts"
import { keyOf } from "./pip/Tools.ts"
import { isFresh } from "./Renewal.ts"
import type { Site } from "./Site.ts"
import { siteOf } from "./Workplace.ts"

const itemsOf = ({ how, key, tree, wheels }: Built): ReadonlyArray<Item> => {
  const made = how === "built" ? "built" : "fetched"
  if (wheels.length > 0) return wheels.map(({ path }): Item => ({ _tag: "Wheel", path, key: undefined, how: made }))
  if (tree === undefined && how === "built") return []
  return [{ _tag: "Tree", path: tree, key: key === undefined ? undefined : treeKey(key), how: made }]
}

const byName = (parts: ReadonlyArray<Part>): ReadonlyArray<Part> => {
  const name = ({ made }: Part) => made.distributions[0]?.name ?? ""
  return parts.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
}

const closureOf = Effect.fn("Provision.closure")(function* (site: Site, { built, fetched }: Resolved) {
  const wheels = fetched.map(({ path }): Item => ({ _tag: "Wheel", path, key: undefined, how: "fetched" }))
  return byName(yield* partsOf(site, "closure", [...wheels, ...built.flatMap(itemsOf)]))
})

const bundleKey = ({ inputs }: Order, install: Install, at: number, identity: string | undefined): string =>
  sha256(
    JSON.stringify(
      identity === undefined ? ["bundle", fingerprint(inputs), at] : ["bundle", install.installer, identity, inputs["Python"]]
    )
  )

/** Who works alone gets a base of its own: what is in it afterwards is one bundle, and the wheels it names are wheels. */
const alone = Effect.fn("Provision.alone")(function* (order: Order, site: Site, install: Install, at: number) {
  const files = yield* Filesystem
  const report = yield* Report
  const store = yield* WheelStore
  const installer = order.installers.find(({ id }) => id === install.installer)
  if (installer === undefined)
    return yield* Effect.die(new Error(`The plan names an unknown installer: ${install.installer}`))
  const prefix = join(order.work, `alone-${at}`)
  yield* files.makeDirectory(prefix)
  yield* report.step(`Installing ${install.title}`)
  const own = { ...site, prefix }
  const identity = yield* installer.identity?.(install, own) ?? Effect.succeed(undefined)
  const key = bundleKey(order, install, at, identity)
  const kept = identity === undefined ? undefined : yield* store.distribution(key)
  if (kept !== undefined) {
    const part: Part = { key, piece: { _tag: "Stored", stored: kept.stored }, made: kept.made, how: "restored" }
    return { parts: [part], scripts: [] }
  }
  const { scripts, wheels = [] } = yield* installer.install(install, own)
  const items = wheels.map((path): Item => ({ _tag: "Wheel", path, key: undefined, how: "fetched" }))
  const filled = (yield* files.list(prefix)).length > 0
  const tree: Item = { _tag: "Tree", path: prefix, key, how: "fetched" }
  const parts = yield* partsOf(site, `parts-${at}`, filled ? [...items, tree] : items)
  return { parts, scripts }
})

interface Closure {
  readonly parts: ReadonlyArray<Part>
  readonly keys: ReadonlyArray<string>
  /** Names of what is fixed by being what it is. */
  readonly known: ReadonlySet<string>
  readonly confirmed: number
  /** Of an environment that was restored as it is. */
  readonly pinned?: boolean
}

const keysOf = (all: ReadonlyArray<Built>): ReadonlyArray<string> => all.flatMap(({ key, tree }) => key !== undefined && tree === undefined ? [key] : [])

const resolved = Effect.fn("Provision.resolved")(function* (order: Order, work: Work, own: Built | undefined, times: Times) {
  const { dependencies, plan } = order
  const inputs = plan.installs.flatMap(({ closure }) => closure)
  const all = yield* measured(times, "resolving and building", resolve(work, inputs, { dependencies, own }))
  const parts = yield* measured(times, "compiling", closureOf(work.site, all))
  const folders = all.built.filter(({ source }) => source.digest?.startsWith("folder ") === true)
  const closure: Closure = {
    parts,
    keys: keysOf(all.built),
    known: new Set(folders.flatMap(({ wheels }) => wheels.map(({ name }) => name))),
    confirmed: yield* Clock.currentTimeMillis
  }
  return closure
})

/** The app's code has changed, and what it demands has not: everything but its own package is as it was. */
const unchanged = Effect.fn("Provision.unchanged")(function* (key: string) {
  const store = yield* WheelStore
  const kept = yield* store.environment(key)
  if (kept === undefined || !(yield* isFresh(kept))) return undefined
  const parts = yield* Effect.forEach(kept.archives, ({ key }) => store.distribution(key), { concurrency: 4 })
  const found = parts.flatMap((part, at) =>
    part === undefined
      ? []
      : [{ key: kept.archives[at]?.key, piece: { _tag: "Stored", stored: part.stored }, made: part.made, how: "restored" } as const]
  )
  if (found.length < kept.archives.length) return undefined
  const { confirmed, pinned, wheels } = kept
  const closure: Closure = { parts: found, keys: wheels, known: new Set(), confirmed, pinned }
  return closure
})

const isOfOnePip = (site: Site, order: Order, bundles: ReadonlyArray<Part>): boolean => {
  const [major = 0, minor = 0] = site.pip.version.split(".").map(Number)
  const strict = (major > 20 || (major === 20 && minor >= 3)) && site.runtime.version.major === 3
  const loose = order.options.names.some((name) => name === "--no-deps" || name === "--use-deprecated")
  return strict && !loose && bundles.length === 0 && !order.plan.closure.hashMode
}

const requiresOf = (parts: ReadonlyArray<Part>): ReadonlyArray<string> =>
  described(parts).flatMap(({ requires, requiresPython }) => [...requires, `Python ${requiresPython ?? ""}`])

export const provision = Effect.fn("Provision.provision")(function* (
  order: Order,
  key: string,
  times: Times,
  patience: Patience | undefined
) {
  const store = yield* WheelStore
  const report = yield* Report
  const { inputs, lines, options, plan } = order
  const site = yield* measured(times, "tools", siteOf(order))
  const shared = plan.installs.filter(({ closure }) => closure.length > 0)
  if (shared.length > 0 && patience === undefined)
    yield* report.step(`Installing ${shared.map(({ title }) => title).join(" and ")}`)
  const work: Work = {
    site,
    options,
    plan: plan.closure,
    files: [...new Set(shared.flatMap(({ files }) => files))],
    sources: yield* sourcesOf(site, plan.closure),
    lines,
    patience
  }
  const folder = shared.flatMap(({ closure }) => closure).find((input) => input._tag === "Folder")
  const own = folder === undefined ? undefined : yield* measured(times, "building the app's own package", buildOwn(work, folder.path, inputs[ownFiles]))
  const ownParts = own === undefined ? [] : yield* partsOf(site, "own-parts", itemsOf(own))
  const closureKey = own === undefined ? undefined : fingerprint(withoutOwn(inputs, requiresOf(ownParts)))
  const before = closureKey === undefined || own?.tree !== undefined ? undefined : yield* unchanged(closureKey)
  const closure = before ?? (yield* resolved(order, work, own, times))
  const chosen = new Map(described([...closure.parts, ...ownParts]).map(({ name, version }) => [name, version] as const))
  const bundles = yield* Effect.forEach(
    plan.installs.filter((install) => install.closure.length === 0),
    (install, at) => alone(order, { ...site, chosen }, install, at)
  )
  const extra = bundles.flatMap(({ parts }) => parts)
  // The app's own files win over those of a dependency at the same path.
  const all = [...closure.parts, ...extra, ...ownParts]
  const count = (how: Part["how"]) => described(all.filter((part) => part.how === how)).length
  yield* tell(count("restored"), count("fetched"), count("built"))
  const assembled = yield* measured(times, "installing", assemble(site, all, !isOfOnePip(site, order, extra)))
  yield* Effect.forEach(assembled.warnings, report.warning, { discard: true })
  const scripts = [...described(ownParts).flatMap(({ scripts }) => scripts), ...bundles.flatMap(({ scripts }) => scripts)]
  const known = new Set([...closure.known, ...described([...ownParts, ...extra.filter(({ piece }) => piece._tag === "Fresh")]).map(({ name }) => name)])
  const pinned = closure.pinned ?? isPinned(lines, described([...closure.parts, ...extra]), known)
  const environment = (archives: Environment["archives"]): Omit<Environment, "inputs" | "scripts" | "wheels"> => ({
    format: 1,
    python: render(plan.python.runtime.version),
    archives,
    tools: keyOf(plan.python.runtime, plan.tools),
    pinned,
    confirmed: closure.confirmed,
    used: closure.confirmed,
    warnings: assembled.warnings
  })
  const { archives } = assembled
  if (archives !== undefined) {
    const ownKeys = own === undefined ? [] : keysOf([own])
    if (closureKey !== undefined && before === undefined)
      yield* store.keepEnvironment(closureKey, {
        ...environment(archives.slice(0, closure.parts.length)),
        inputs: withoutOwn(inputs, requiresOf(ownParts)),
        scripts: [],
        wheels: closure.keys
      })
    yield* store.keepEnvironment(key, {
      ...environment(archives),
      inputs,
      scripts,
      wheels: [...closure.keys, ...ownKeys],
      ...(closureKey === undefined ? {} : { closure: closureKey })
    })
    yield* store.trim
  }
  const executed: Executed = {
    distributions: described(all).map(({ name, version }) => ({ name, version })).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ownScripts: scripts,
    times
  }
  return executed
})
