/** Pythons that an operator keeps in archives: `$PYTHON_ARCHIVES`, a folder or an address with an `index.json` in it; or packed with the buildpack. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { PYTHON_ARCHIVES } from "../domain/Options.ts"
import { render } from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import { printable, type StagingError, type Warning } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { basename, Filesystem, join } from "../services/Filesystem.ts"
import { Host } from "../services/Host.ts"
import { OwnDependencies } from "../services/OwnDependencies.ts"
import { type ArchiveName, localPath, textAt } from "./ArchiveFile.ts"
import { indexName, pythonsOf, readIndex } from "./ArchiveIndex.ts"
import { type ArchivedPython, offerOf, sorted } from "./ArchivedPython.ts"
import { indexAt } from "./KnownIndex.ts"
import type { RuntimeProvider } from "./RuntimeProvider.ts"
import { Report } from "../services/Report.ts"
import { shippable, shippableKnown } from "./ShippablePython.ts"

/** The setting, or the index that it leads to, is not what it must be. */
export class ArchiveIndexUnusable
  extends Data.TaggedError("ArchiveIndexUnusable")<{ readonly place: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "runtime/index-unusable"
  readonly blame = "environment"
  readonly title = "The operator's index of Pythons cannot be used"
  override get message(): string {
    return `$PYTHON_ARCHIVES leads to ${printable(this.place)}: ${printable(this.problem)}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Write it with `bin/runtime pack PYTHON DIR`, look at it with `bin/runtime list DIR`,",
    "or unset $PYTHON_ARCHIVES on the staging host."
  ]
}

const id = "archives"
const title = "the operator's archives"

/** The folder that a setting means: it may end in `/`, and may name the index in it as well. */
const baseOf = (setting: string): string => setting.replace(/\/index\.json$/, "").replace(/(?<=[^/])\/+$/, "")

const index: ArchiveName = {
  what: "The operator's index of Pythons",
  remedies: [
    "Make it reachable from the staging host; for another try the cause may have passed.",
    "Or unset $PYTHON_ARCHIVES on the staging host."
  ]
}

const checkedBase = Effect.fn("OperatorArchives.checkedBase")(function* (setting: string) {
  const base = baseOf(setting)
  const shown = withoutCredentials(base)
  if (!/^(?:https?:\/\/[^/]|file:\/|\/)/i.test(base))
    return yield* new ArchiveIndexUnusable({
      place: shown,
      problem: "it is neither an absolute path nor an `http:`, `https:` or `file:` address"
    })
  return { base, shown }
})

const parsed = (text: string, base: string, shown: string) =>
  Result.mapBoth(readIndex(text), {
    onFailure: (problem) => new ArchiveIndexUnusable({ place: `${shown}/${indexName}`, problem }),
    onSuccess: (entries) => pythonsOf(entries, localPath(base) ?? base)
  })

/** The archives of a folder or an address. Fails where it, or its index, is not what it must be. */
export const archivesAt = Effect.fn("OperatorArchives.archivesAt")(function* (setting: string) {
  const { base, shown } = yield* checkedBase(setting)
  const text = yield* textAt(index, `${base}/${indexName}`)
  return { shown, pythons: yield* Effect.fromResult(parsed(text, base, shown)) }
})

/** Archives of the operator, of an address that cannot be reached as it had them last. */
const archivesKnownAt = Effect.fn("OperatorArchives.archivesKnownAt")(function* (setting: string) {
  const { base, shown } = yield* checkedBase(setting)
  const { asOf, keep, text } = yield* indexAt(index, `${base}/${indexName}`)
  const pythons = yield* Effect.fromResult(parsed(text, base, shown))
  yield* keep
  return { shown, pythons, asOf }
})

/** Where a package of the buildpack brings archives along, and the operator names no others. */
const ofPackage = Effect.gen(function* () {
  const files = yield* Filesystem
  const own = yield* OwnDependencies
  if (own === undefined || (yield* files.status(join(own.pythons, indexName)))?.kind !== "file") return undefined
  const { pythons } = yield* archivesAt(own.pythons)
  return { shown: "this buildpack", pythons, asOf: undefined }
})

const found = Effect.gen(function* () {
  const setting = (yield* Env).operator(PYTHON_ARCHIVES)
  const all = setting === undefined ? yield* ofPackage : yield* archivesKnownAt(setting)
  if (all === undefined) return undefined
  const { asOf, pythons } = all
  const shown = asOf === undefined ? all.shown : `${all.shown}, as it was on ${asOf}`
  const host = yield* Host
  const nameOf = ({ place }: ArchivedPython): string => `${all.shown}/${basename(withoutCredentials(place))}`
  return { shown, place: all.shown, asOf, ...sorted(pythons, host, nameOf) }
})

const outOfReach = (place: string, day: string): Warning => ({
  id: "runtime/index-out-of-reach",
  text: `The operator's index of Pythons at ${printable(place)} cannot be reached, so it is read as it was on ${day}.`
})

const pythonFor = (all: Effect.Success<typeof found>, offer: RuntimeOffer) =>
  all?.fit.find(({ version }) => render(version) === render(versionOf(offer)))

export const operatorArchives: RuntimeProvider = {
  id,
  title,
  discover: () =>
    Effect.map(found, (all) =>
      all === undefined
        ? { offers: [], rejected: [] }
        : { offers: all.fit.map((python) => offerOf(id, python, all.shown)), rejected: all.rejected }
    ),
  recall: Effect.fn("OperatorArchives.recall")(function* (offer, place) {
    const python = pythonFor(yield* found, offer)
    return python === undefined ? undefined : yield* shippableKnown(python, id, place)
  }),
  provide: Effect.fn("OperatorArchives.provide")(function* (offer, place) {
    const all = yield* found
    const wanted = render(versionOf(offer))
    const python = pythonFor(all, offer)
    if (python === undefined)
      return yield* new ArchiveIndexUnusable({
        place: all?.shown ?? "",
        problem: `Python ${wanted} was listed a moment ago, and is not any more`
      })
    if (all?.asOf !== undefined) yield* (yield* Report).warning(outOfReach(all.place, all.asOf))
    const remedies = [
      "Put the archive beside its index (`bin/runtime verify DIR` shows which are missing), or take it out of the index.",
      "Or ask for another version: `bin/plan` lists those that can be had."
    ]
    return yield* shippable(
      { provider: id, python, from: all?.shown ?? title, name: { what: `Python ${wanted}`, remedies } },
      place
    )
  })
}
