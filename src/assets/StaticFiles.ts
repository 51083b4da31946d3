/** The static files of a Django app: collected by its own Django, or put back where nothing that decides them changed. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { type Footprint, topOf } from "../domain/Footprint.ts"
import type { InstalledPackage } from "../domain/InstalledPackage.ts"
import { DISABLE_COLLECTSTATIC } from "../domain/Options.ts"
import { normalise } from "../domain/PackageName.ts"
import { sizeInWords } from "../domain/SizeInWords.ts"
import { printable } from "../domain/StagingError.ts"
import type { StagedPlace } from "../programs/StagedProgram.ts"
import { randomWord } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { dirname, Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { collect, type CollectionPlace, toldIn } from "./Collecting.ts"
import { causeOf } from "./CollectionFailed.ts"
import {
  allVariables,
  digestOfApp,
  digestOfPlace,
  filesOf,
  keep,
  type KeptCollection,
  recordsOf,
  type CollectionSource,
  valuesOf
} from "./KeptFiles.ts"
import { manageFiles } from "./ManageFile.ts"
import { notCollected } from "./NotCollected.ts"
import { servedSettings } from "./ServedSettings.ts"

export interface CollectedFor {
  readonly staged: StagedPlace
  readonly footprint: Footprint
  readonly packages: ReadonlyArray<Pick<InstalledPackage, "name" | "version">>
  /** What the packages and the Python are a function of; `undefined` where that is not known, and so nothing is kept. */
  readonly identity: string | undefined
}

const counted = (count: number, size: number, root: string): string =>
  `${count} static ${count === 1 ? "file" : "files"} in ${printable(root)}/ (${sizeInWords(size)})`

/** Whether the user lets static files be collected. */
export const collects = Effect.map(Env, (env) => ["", "0"].includes(env.get(DISABLE_COLLECTSTATIC) ?? ""))

/** Whatever fails later in the staging, the place is as it was. */
const undoing = Effect.fn("StaticFiles.undoing")(function* (place: string, before: string) {
  const files = yield* Filesystem
  yield* files.remove(place)
  if ((yield* files.status(before)) !== undefined) yield* files.copy(before, place)
})

/** Puts kept files into their place, by one rename. */
const putBack = Effect.fn("StaticFiles.putBack")(function* (from: string, place: string, before: string) {
  const files = yield* Filesystem
  if ((yield* files.status(place)) !== undefined) yield* files.copy(place, before)
  yield* Effect.addFinalizer((exit) => (Exit.isFailure(exit) ? Effect.ignore(undoing(place, before)) : Effect.void))
  yield* Effect.scoped(
    Effect.gen(function* () {
      yield* files.makeDirectory(dirname(place))
      const aside = join(yield* files.temporary(dirname(place)), "files")
      yield* files.copy(from, aside)
      yield* files.remove(place)
      yield* files.rename(aside, place)
    })
  )
})

/** What is known of an earlier collection, where it is not this one: why not, and digests of the app without the places of files. */
interface Otherwise {
  readonly why: string
  readonly digests: ReadonlyMap<string, string>
}

/** Puts them back where that is the same as to collect them; `undefined` where they are. */
const unchanged = Effect.fn("StaticFiles.unchanged")(function* (source: CollectionSource, before: string) {
  const report = yield* Report
  const records = yield* recordsOf(source)
  const [last] = records
  let why = ""
  const digests = new Map<string, string>()
  for (const kept of records) {
    const app = digests.get(kept.root) ?? (yield* digestOfApp(source, kept.root))
    digests.set(kept.root, app)
    const changed =
      kept.identity !== source.identity
        ? "the packages or the Python changed"
        : (yield* valuesOf(kept.variables, kept.salt)) !== kept.values
          ? "a variable that the settings read changed"
          : app !== kept.app
            ? "files of the app changed"
            : undefined
    if (kept === last) why = changed ?? ""
    if (changed !== undefined) continue
    const place = join(source.top, kept.root)
    const now = yield* digestOfPlace(place)
    const words = `${counted(kept.count, kept.size, kept.root)}: nothing that decides them changed`
    if (now === kept.after) {
      yield* report.step("Keeping the static files of the last staging")
      yield* report.detail(words)
      return undefined
    }
    const from = now === kept.before ? yield* filesOf(kept) : undefined
    if (from === undefined) continue
    yield* report.step("Putting the static files of an earlier staging back")
    yield* putBack(from, place, before)
    yield* report.detail(words)
    return undefined
  }
  const otherwise: Otherwise = { why, digests }
  return otherwise
})

/**
 * Collects with the settings that the app is served with, as far as they can be told: the storage of others may give the files other
 * names, and every page fails then. Where these fail here, as for want of a secret, with those of `manage.py`, and a warning.
 */
const asServed = Effect.fn("StaticFiles.asServed")(function* <E, R>(
  staged: StagedPlace,
  { manage, top }: CollectionSource,
  place: CollectionPlace,
  undo: Effect.Effect<void, E, R>
) {
  const files = yield* Filesystem
  const report = yield* Report
  const served = yield* servedSettings(staged.root, manage)
  if (served === undefined) return yield* collect(staged, { manage, top }, place)
  const names = `${printable(served.module)}, which ${printable(served.file)} names`
  const first = yield* collect(staged, { manage, top, settings: served.module }, place)
  if (first.ended) {
    yield* report.detail(`With the settings of the served app: ${names}.`)
    return first
  }
  const { hints, message } = causeOf(first.told, first.outcome, manage)
  yield* undo
  for (const path of [place.answer, place.before]) yield* files.remove(path)
  const second = yield* collect(staged, { manage, top }, place)
  if (!second.ended || second.told === undefined) return second
  yield* report.warning({
    id: "static-files/other-settings",
    text: `The static files are collected with the settings of ${printable(manage)}, and the app is served with others: ${names}. With these they could not be collected here: ${message}\nPages fail where their storage gives the files other names. ${hints[0] ?? ""}`
  })
  const { all = false, variables = [] } = first.told ?? {}
  // What may let those succeed the next time counts as well.
  const told = {
    ...second.told,
    all: second.told.all || all,
    variables: [...new Set([...second.told.variables, ...variables])]
  }
  return { ...second, told }
})

/** Runs the app's Django, and leaves the place as it was if it, or anything later in the staging, fails. */
const collected = Effect.fn("StaticFiles.collected")(function* (
  given: CollectedFor,
  source: CollectionSource,
  place: CollectionPlace,
  why: string
) {
  const report = yield* Report
  const { manage, top } = source
  const django = given.packages.find(({ name }) => normalise(name) === "django")
  yield* report.step(`Collecting static files with Django ${django?.version ?? ""}`)
  if (why !== "") yield* report.detail(`Not as they were, since ${why}.`)
  const undo = Effect.gen(function* () {
    const told = yield* toldIn(place)
    if (told?.verdict === "collected" && typeof told.root === "string")
      yield* undoing(join(top, told.root), place.before)
  })
  yield* Effect.addFinalizer((exit) => (Exit.isFailure(exit) ? Effect.ignore(undo) : Effect.void))
  const begun = yield* Clock.currentTimeMillis
  const { ended, outcome, told } = yield* asServed(given.staged, source, place, undo)
  if (!ended) return yield* causeOf(told, outcome, manage)
  const seconds = `${(((yield* Clock.currentTimeMillis) - begun) / 1000).toFixed(1)} s`
  if (told === undefined || told.verdict === null || told.verdict === "absent") {
    yield* report.detail(
      `Nothing to collect: ${told?.verdict === "absent" ? "django.contrib.staticfiles is not among the installed apps" : `${printable(manage)} does not start Django`}.`
    )
    return undefined
  }
  if (told.verdict === "remote")
    yield* report.detail(
      `They are kept by \`${printable(told.storage ?? "")}\`, which is no folder; collected in ${seconds}, and again in each staging.`
    )
  yield* notCollected(told, top)
  if (told.verdict !== "collected" || typeof told.root !== "string") return undefined
  yield* report.detail(`${counted(told.count ?? 0, told.size ?? 0, told.root)}, in ${seconds}`)
  return { ...told, root: told.root }
})

/**
 * Nothing for an app without Django, or without `manage.py`. In a scope whose failure is that of the staging: the place of the
 * files is as it was then.
 */
export const staticFiles = Effect.fn("StaticFiles.staticFiles")(function* (given: CollectedFor) {
  const files = yield* Filesystem
  const report = yield* Report
  const { footprint, identity, packages, staged } = given
  if (!packages.some(({ name }) => normalise(name) === "django")) return
  const found = yield* manageFiles(staged.root)
  const [manage] = found
  if (manage === undefined) return
  if (!(yield* collects))
    return yield* report.detail(`No static files are collected, since $${DISABLE_COLLECTSTATIC.name} is set.`)
  if (found.length > 1)
    return yield* report.warning({
      id: "static-files/several-projects",
      text: `No static files are collected, since ${found.map(printable).join(", ")} are equally near to the top of the app, and nothing says which is the app's.\nSet PYTHON_APP_DIR to the folder of the app, or collect them in bin/post_compile; ${DISABLE_COLLECTSTATIC.name}=1 ends this warning.`
    })
  const top = topOf(staged.root, footprint)
  yield* files.makeDirectory(staged.work)
  const place: CollectionPlace = {
    answer: join(staged.work, "static.json"),
    before: join(staged.work, "static-before")
  }
  const source: CollectionSource = { identity: identity ?? "", top, manage, footprint }
  const known = identity === undefined ? { why: "", digests: new Map() } : yield* unchanged(source, place.before)
  if (known === undefined) return
  // What the app itself writes while it is imported must not count: it is not there the next time.
  const whole = identity === undefined || known.digests.size > 0 ? undefined : yield* digestOfApp(source, "")
  const told = yield* collected(given, source, place, known.why)
  if (told === undefined || identity === undefined) return
  const variables = told.all ? [allVariables] : told.variables
  const before = yield* digestOfPlace(place.before)
  const salt = yield* randomWord
  const kept: KeptCollection = {
    identity,
    app: known.digests.get(told.root) ?? (before === "" ? whole : undefined) ?? (yield* digestOfApp(source, told.root)),
    variables,
    values: yield* valuesOf(variables, salt),
    salt,
    root: told.root,
    before,
    after: yield* digestOfPlace(join(top, told.root)),
    count: told.count ?? 0,
    size: told.size ?? 0
  }
  yield* keep(source, kept, join(top, told.root))
})
