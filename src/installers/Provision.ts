/** Makes an environment that is not kept, or no longer the answer: builds, resolves, compiles, installs, keeps. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import { fingerprint, ownFiles, withoutOwn } from "../caching/Inputs.ts"
import { isPipSince } from "../domain/PipVersion.ts"
import type { Install } from "../domain/Plan.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { installAlone } from "./Alone.ts"
import { assemble, described, tell } from "./Assembly.ts"
import { sourcesOf } from "./BuildCopy.ts"
import { type Closure, partsOfOwn, resolved, unchanged } from "./ClosureParts.ts"
import { buildAmong, isBystander, isNothing, mayBeRetried, namedOwn, nothing, warningOf } from "./Bystander.ts"
import type { Part } from "./distributions/Pieces.ts"
import { findMisplaced } from "./distributions/Placement.ts"
import { keep } from "./Keeping.ts"
import { foresee } from "./Foresight.ts"
import { contentsIn, demandsOf, type Gathered, inOrder, type Own } from "./Gathered.ts"
import { checkLibraries, needsOf } from "./Libraries.ts"
import { type Executed, measured, type Order, type Times } from "./Order.ts"
import { SamePackageTwice, twice } from "./OneOrigin.ts"
import type { Work } from "./pip/Closure.ts"
import { buildOwn } from "./pip/OwnPackage.ts"
import { downloadsOf } from "./pip/Downloads.ts"
import { type Validators, validators } from "./pip/MovingReferences.ts"
import type { Patience } from "./pip/Patience.ts"
import { isUnreachable } from "./pip/Reach.ts"
import type { Built } from "./pip/Sources.ts"
import { requiresPlace } from "./pip/StagingPlaces.ts"
import { linkPython } from "./PythonLinks.ts"
import { afterMoving, check, placeOf, tellResolved } from "./ReferenceCheck.ts"
import { patience as short, warnOfAge } from "./Renewal.ts"
import type { Site } from "./Site.ts"
import { siteOf } from "./Workplace.ts"

const isShared = ({ closure }: Install): boolean => closure.length > 0

const workOf = Effect.fn("Provision.work")(function* (
  order: Order,
  site: Site,
  patience: Patience | undefined,
  asked: Fiber.Fiber<Validators>
) {
  const { lines, options, plan } = order
  const work: Work = {
    site,
    options,
    plan: plan.closure,
    files: [...new Set(plan.installs.filter(isShared).flatMap(({ files }) => files))],
    sources: yield* sourcesOf(site, plan.closure, order.lines),
    lines,
    patience,
    validators: yield* Fiber.join(asked)
  }
  return work
})

const ownWith = Effect.fn("Provision.ownWith")(function* (order: Order, work: Work, built: Built) {
  const parts = yield* partsOfOwn(work.site, built)
  const own: Own = { built, parts, closureKey: fingerprint(withoutOwn(order.inputs, demandsOf(parts))) }
  return own
})

/** For a resolution besides the one whose result counts. */
const workAside = Effect.fn("Provision.workAside")(function* (work: Work) {
  const files = yield* Filesystem
  const place = join(work.site.work, "aside")
  yield* files.makeDirectory(join(place, "tmp"))
  yield* linkPython({ prefix: place, runtime: work.site.runtime })
  const aside: Work = { ...work, site: { ...work.site, work: place, wheels: join(place, "wheels") } }
  return aside
})

interface WithOwn {
  readonly own: Own | undefined
  /** Where all else had to be resolved before it was clear that there is no own package. */
  readonly closure?: Closure
  /** Where its wheels are then. */
  readonly wheels?: string
  readonly warnings: ReadonlyArray<string>
}

/** What stands beside requirements and cannot be built for the lack of its own files is passed over, with a warning. */
const ownOf = Effect.fn("Provision.own")(function* (order: Order, work: Work, times: Times) {
  const folder = order.plan.installs.flatMap(({ closure }) => closure).find((input) => input._tag === "Folder")?.path
  const none: WithOwn = { own: undefined, warnings: [] }
  if (folder === undefined) return none
  const built = yield* Effect.result(namedOwn(order, folder, buildOwn(work, folder, order.inputs[ownFiles])))
  if (Result.isSuccess(built)) {
    const own: WithOwn = { own: yield* ownWith(order, work, built.success), warnings: [] }
    return own
  }
  const error = built.failure
  if (!isBystander(order, error)) return yield* Effect.fail(error)
  const own = yield* ownWith(order, work, nothing(folder))
  const without: WithOwn = { own, warnings: [warningOf(error)] }
  if (!mayBeRetried(error)) return without
  const aside = yield* workAside(work)
  const closure = yield* closureOf(order, aside, own, times)
  const again = yield* Effect.result(namedOwn(order, folder, buildAmong(work, folder, closure)))
  const found: WithOwn = Result.isSuccess(again)
    ? { own: yield* ownWith(order, work, again.success), warnings: [] }
    : { ...without, closure, wheels: aside.site.wheels }
  return found
})

/** What lies in a folder that the own package requires is a part of what is resolved, and in no key without it. */
const requiresFolders = ({ parts }: Own): boolean =>
  described(parts).some(({ requires }) => requires.some(requiresPlace))

const closureOf = Effect.fn("Provision.closure")(function* (
  order: Order,
  work: Work,
  own: Own | undefined,
  times: Times
) {
  const alone =
    order.rebuilt === undefined && own !== undefined && own.built.tree === undefined && !requiresFolders(own)
  const before = alone ? yield* unchanged(own.closureKey) : undefined
  const built = own === undefined || isNothing(own.built) ? undefined : own.built
  if (before === undefined) return yield* resolved(order, work, built, times)
  const { fresh } = before
  const outcome = yield* measured(times, "asking", check(order, before.closure.references))
  const closure: Closure = { ...before.closure, references: outcome.references }
  const hasMoved = outcome.moved.length > 0
  if (!hasMoved && (fresh || outcome.silent.length > 0)) return closure
  // The index is asked whether that is still the answer; when it cannot be, it is.
  const limit = hasMoved ? undefined : { ...short, repositoriesAnswer: closure.references.length > 0 }
  const { refetch } = afterMoving(order, outcome)
  const downloads = refetch === true ? yield* downloadsOf(join(order.work, "moved"), false) : work.site.downloads
  const again: Work = { ...work, patience: limit, site: { ...work.site, downloads } }
  return yield* resolved(order, again, built, times).pipe(
    Effect.catchIf(
      (error: StagingError) => isUnreachable(error),
      (error) => Effect.as(warnOfAge(closure, error), closure)
    )
  )
})

/** pip has vouched for what one run of it has resolved (20.3 on Python 3, and newer); for a mixture nobody has. */
const isOfOneResolution = ({ options, plan }: Order, site: Site): boolean => {
  const strict = isPipSince(site.pip.version, "20.3") && site.runtime.version.major === 3
  const loose = options.names.some((name) => name === "--no-deps" || name === "--use-deprecated")
  return strict && !loose && !plan.closure.hashMode && plan.installs.every(isShared)
}

const count = (parts: ReadonlyArray<Part>, how: Part["how"]): number =>
  described(parts.filter((part) => part.how === how)).length

/** Of everything that pip resolves at once. */
const titleOf = ({ plan }: Order): string =>
  plan.installs
    .filter(isShared)
    .map(({ title }) => title)
    .join(" and ")

const gathered = Effect.fn("Provision.gathered")(function* (order: Order, work: Work, times: Times) {
  const first = yield* measured(times, "building the app's own package", ownOf(order, work, times))
  const { own } = first
  const closure = first.closure ?? (yield* closureOf(order, work, own, times))
  const known = described([...closure.parts, ...(own?.parts ?? [])])
  const { wheels = work.site.wheels } = first
  const site: Site = {
    ...work.site,
    wheels,
    chosen: new Map(known.map(({ name, version }) => [name, version] as const))
  }
  const alone = order.plan.installs.filter((install) => !isShared(install))
  const bundles = yield* Effect.forEach(alone, (install, at) => installAlone(order, site, install, at))
  const packages = twice([
    { title: titleOf(order), distributions: known },
    ...bundles.map(({ parts }, at) => ({ title: alone[at]?.title ?? "", distributions: described(parts) }))
  ])
  if (packages.length > 0) yield* new SamePackageTwice({ packages })
  const found: Gathered = {
    own,
    closure,
    bundles: bundles.flatMap(({ parts }) => parts),
    scripts: [...closure.ownScripts, ...[...described(own?.parts ?? []), ...bundles].flatMap(({ scripts }) => scripts)],
    warnings: [...first.warnings, ...closure.warnings]
  }
  return found
})

export const provision = Effect.fn("Provision.provision")(function* (
  order: Order,
  key: string,
  times: Times,
  patience: Patience | undefined
) {
  const report = yield* Report
  const title = titleOf(order)
  if (title !== "" && patience === undefined) yield* report.step(`Installing ${title}`)
  const foresight = yield* foresee(order)
  // Asked while the tools are made ready: what pip fetches then is what they have told of, or newer.
  const asked = yield* Effect.forkChild(validators(placeOf(order), short))
  const site = yield* measured(times, "tools", siteOf(order, patience))
  const found = yield* gathered(order, yield* workOf(order, site, patience, asked), times)
  yield* tellResolved(order, found.closure.references)
  const parts = inOrder(found)
  yield* tell(count(parts, "restored"), count(parts, "fetched"), count(parts, "built"))
  const misplaced = findMisplaced(parts, order.reserved)
  if (misplaced !== undefined) return yield* misplaced
  const fitting = yield* measured(
    times,
    "installing",
    assemble(site, parts, found.closure.overlays, !isOfOneResolution(order, site), foresight)
  )
  const assembled = { ...fitting, warnings: [...found.warnings, ...fitting.warnings] }
  yield* Effect.forEach(assembled.warnings, report.warning, { discard: true })
  const { prefix, root } = order
  const made = new Set(described(parts.filter(({ how }) => how === "built")).map(({ name }) => name))
  yield* checkLibraries({ root, prefix, executable: site.runtime.executable }, needsOf(parts), made)
  yield* keep(order, key, found, assembled)
  const executed: Executed = {
    distributions: described(parts)
      .map(({ name, version }) => ({ name, version }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ownScripts: found.scripts,
    contents: contentsIn(found),
    times
  }
  return executed
}, Effect.scoped)
