/** The static files of a Django app: collected by its own Django, or put back where nothing that decides them changed. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { type Footprint, topOf } from "../domain/Footprint.ts"
import type { InstalledPackage } from "../domain/InstalledPackage.ts"
import { DISABLE_COLLECTSTATIC } from "../domain/Options.ts"
import { normalise } from "../domain/PackageName.ts"
import { printable, type Warning } from "../domain/StagingError.ts"
import type { StagedPlace } from "../programs/StagedProgram.ts"
import { randomWord } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { noted } from "../services/Notes.ts"
import { Report } from "../services/Report.ts"
import { collect, type CollectionPlace, type Told, toldIn } from "./Collecting.ts"
import { causeOf } from "./CollectionFailed.ts"
import { counted, undoing, unchanged } from "./EarlierCollection.ts"
import {
  allVariables,
  type CollectionSource,
  digestOfApp,
  digestOfPlace,
  keep,
  nameOf,
  type KeptCollection,
  recordsOf,
  valuesOf
} from "./KeptFiles.ts"
import { manageFiles } from "./ManageFile.ts"
import { notCollected } from "./NotCollected.ts"
import { servedSettings } from "./ServedSettings.ts"

export interface CollectedFor {
  readonly staged: StagedPlace
  readonly footprint: Footprint
  readonly made: {
    readonly distributions: ReadonlyArray<Pick<InstalledPackage, "name" | "version">>
    /** What the packages and the Python are a function of; `undefined` where that is not known, and so nothing is kept. */
    readonly identity: string | undefined
  }
}

/** Whether the user lets static files be collected. */
export const collects = Effect.map(Env, (env) => ["", "0"].includes(env.get(DISABLE_COLLECTSTATIC) ?? ""))

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
  if (served === undefined) return { ...(yield* collect(staged, { manage, top }, place)), warnings: [] }
  const names = `${printable(served.module)}, which ${printable(served.file)} names`
  const first = yield* collect(staged, { manage, top, settings: served.module }, place)
  if (first.ended) {
    yield* report.detail(`With the settings of the served app: ${names}.`)
    return { ...first, warnings: [] }
  }
  const { hints, message } = causeOf(first.told, first.outcome, manage)
  yield* undo
  for (const path of [place.answer, place.before]) yield* files.remove(path)
  const second = yield* collect(staged, { manage, top }, place)
  if (!second.ended || second.told === undefined) return { ...second, warnings: [] }
  const warning: Warning = {
    id: "static-files/other-settings",
    text: `The static files are collected with the settings of ${printable(manage)}, and the app is served with others: ${names}. With these they could not be collected here: ${message}\nPages fail where their storage gives the files other names. ${hints[0] ?? ""}`
  }
  const { all = false, variables = [] } = first.told ?? {}
  // What may let those succeed the next time counts as well.
  const told = {
    ...second.told,
    all: second.told.all || all,
    variables: [...new Set([...second.told.variables, ...variables])]
  }
  return { ...second, told, warnings: [warning] }
})

/** Why nothing is collected, where no warning says it. */
const nothingTo = (told: Told | undefined, manage: string): string => {
  if (told === undefined || told.verdict === null)
    return `Nothing to collect: ${printable(manage)} does not start Django.`
  if (told.verdict !== "absent") return ""
  return told.noApps === true
    ? `Nothing to collect: the settings, \`${printable(told.settingsModule ?? "")}\`, name no apps at all. Where others are meant, set DJANGO_SETTINGS_MODULE for the app.`
    : "Nothing to collect: django.contrib.staticfiles is not among the installed apps."
}

/** Runs the app's Django, and leaves the place as it was if it, or anything later in the staging, fails. */
const collected = Effect.fn("StaticFiles.collected")(function* (
  given: CollectedFor,
  source: CollectionSource,
  place: CollectionPlace,
  why: string
) {
  const report = yield* Report
  const { manage, top } = source
  const django = given.made.distributions.find(({ name }) => normalise(name) === "django")
  yield* report.step(`Collecting static files with Django ${django?.version ?? ""}`)
  if (why !== "") yield* report.detail(`Not as they were, since ${why}.`)
  const undo = Effect.gen(function* () {
    const told = yield* toldIn(place)
    if (told?.verdict === "collected" && typeof told.root === "string")
      yield* undoing(join(top, told.root), place.before)
  })
  yield* Effect.addFinalizer((exit) => (Exit.isFailure(exit) ? Effect.ignore(undo) : Effect.void))
  const begun = yield* Clock.currentTimeMillis
  const { ended, outcome, told, warnings: first } = yield* asServed(given.staged, source, place, undo)
  if (!ended) return yield* causeOf(told, outcome, manage)
  const elapsed = (yield* Clock.currentTimeMillis) - begun
  const seconds = `${(elapsed / 1000).toFixed(1)} s`
  const settings = told?.settings ?? manage
  const warnings = [...first, ...(told === undefined ? [] : yield* notCollected(told, top))]
  for (const warning of warnings) yield* report.warning(warning)
  if (told?.verdict === "remote") {
    yield* report.detail(
      `They are kept by \`${printable(told.storage ?? "")}\`, which is no folder; collected in ${seconds}, and again in each staging.`
    )
    yield* noted({ _tag: "StaticFiles", files: { how: "remote", elapsed, settings } })
  }
  if (told?.verdict === "collected" && typeof told.root === "string") {
    const { count = 0, root, size = 0 } = told
    yield* report.detail(`${counted(count, size, root)}, in ${seconds}`)
    yield* noted({ _tag: "StaticFiles", files: { how: "collected", root, count, size, elapsed, settings } })
    return { told, root: told.root, warnings, nothing: undefined }
  }
  const nothing = nothingTo(told, manage)
  if (nothing !== "") yield* report.detail(nothing)
  return told === undefined || told.verdict === "remote" ? undefined : { told, root: "", warnings, nothing }
})

/**
 * An app of Django's, as it is before any of its code runs: what that writes is not there the next time. Where a second Python is
 * tried, the first one has imported the app already, and what was seen before counts.
 */
export interface AppBefore {
  /** Each `manage.py` that is as near to the top as any, by its path in the app. */
  readonly found: readonly [string, ...ReadonlyArray<string>]
  readonly source: CollectionSource
  /** Digests of the app without each place of files that is remembered; of all of it where none is. */
  readonly digests: ReadonlyMap<string, string>
}

/** `undefined` for an app without Django, or without `manage.py`. */
export const appBefore = Effect.fn("StaticFiles.appBefore")(function* ({ footprint, made, staged }: CollectedFor) {
  const { distributions, identity } = made
  if (!distributions.some(({ name }) => normalise(name) === "django")) return undefined
  const [manage, ...more] = yield* manageFiles(staged.root)
  if (manage === undefined) return undefined
  const where = { top: topOf(staged.root, footprint), manage, footprint }
  const source: CollectionSource = { identity: identity ?? "", ...where, name: yield* nameOf(where) }
  const digests = new Map<string, string>()
  if (identity !== undefined && more.length === 0 && (yield* collects)) {
    const places = (yield* recordsOf(source)).map(({ root }) => root)
    for (const root of places.length === 0 ? [""] : new Set(places)) digests.set(root, yield* digestOfApp(source, root))
  }
  const before: AppBefore = { found: [manage, ...more], source, digests }
  return before
})

/** In a scope whose failure is that of the staging: the place of the files is as it was then. */
export const staticFiles = Effect.fn("StaticFiles.staticFiles")(function* (given: CollectedFor, app: AppBefore) {
  const files = yield* Filesystem
  const report = yield* Report
  const {
    made: { identity },
    staged
  } = given
  const { digests, found } = app
  const source = { ...app.source, identity: identity ?? "" }
  if (!(yield* collects))
    return yield* report.detail(`No static files are collected, since $${DISABLE_COLLECTSTATIC.name} is set.`)
  if (found.length > 1)
    return yield* report.warning({
      id: "static-files/several-projects",
      text: `No static files are collected, since ${found.map(printable).join(", ")} are equally near to the top of the app, and nothing says which is the app's.\nSet PYTHON_APP_DIR to the folder of the app, or collect them in bin/post_compile; ${DISABLE_COLLECTSTATIC.name}=1 ends this warning.`
    })
  yield* files.makeDirectory(staged.work)
  const place: CollectionPlace = {
    answer: join(staged.work, "static.json"),
    before: join(staged.work, "static-before")
  }
  const why = identity === undefined ? "" : yield* unchanged(source, digests, place.before)
  if (why === undefined) return
  const now = yield* collected(given, source, place, why)
  if (now === undefined || identity === undefined) return
  const { nothing, root, told, warnings } = now
  const variables = told.all ? [allVariables] : told.variables
  const before = yield* digestOfPlace(place.before)
  const salt = yield* randomWord
  const kept: KeptCollection = {
    identity,
    app: digests.get(root) ?? (before === "" ? digests.get("") : undefined) ?? (yield* digestOfApp(source, root)),
    variables,
    values: yield* valuesOf(variables, salt),
    salt,
    warnings: warnings.map(({ id, text }) => ({ id, text: report.redacted(text) })),
    ...(nothing === undefined ? {} : { nothing }),
    root,
    before,
    after: nothing === undefined ? yield* digestOfPlace(join(source.top, root)) : "",
    count: told.count ?? 0,
    size: told.size ?? 0,
    ...(typeof told.settings === "string" ? { settings: told.settings } : {})
  }
  yield* keep(source, kept, join(source.top, root))
})
