/** Pythons that an operator keeps in archives: `$PYTHON_ARCHIVES`, a folder or an address with an `index.json` in it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { PYTHON_ARCHIVES } from "../domain/Options.ts"
import { render } from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { basename } from "../services/Filesystem.ts"
import { Host } from "../services/Host.ts"
import { localPath, textAt } from "./ArchiveFile.ts"
import { indexName, pythonsOf, readIndex } from "./ArchiveIndex.ts"
import { offerOf, sorted } from "./ArchivedPython.ts"
import type { RuntimeProvider } from "./RuntimeProvider.ts"
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

/** The archives of a folder or an address. Fails where it, or its index, is not what it must be. */
export const archivesAt = Effect.fn("OperatorArchives.archivesAt")(function* (setting: string) {
  const base = baseOf(setting)
  const shown = withoutCredentials(base)
  if (!/^(?:https?:\/\/[^/]|file:\/|\/)/i.test(base))
    return yield* new ArchiveIndexUnusable({
      place: shown,
      problem: "it is neither an absolute path nor an `http:`, `https:` or `file:` address"
    })
  const remedies = [
    "Make it reachable from the staging host; for another try the cause may have passed.",
    "Or unset $PYTHON_ARCHIVES on the staging host."
  ]
  const text = yield* textAt({ what: "The operator's index of Pythons", remedies }, `${base}/${indexName}`)
  const read = readIndex(text)
  if (Result.isFailure(read))
    return yield* new ArchiveIndexUnusable({ place: `${shown}/${indexName}`, problem: read.failure })
  return { shown, pythons: pythonsOf(read.success, localPath(base) ?? base) }
})

const found = Effect.gen(function* () {
  const setting = (yield* Env).operator(PYTHON_ARCHIVES)
  if (setting === undefined) return undefined
  const { pythons, shown } = yield* archivesAt(setting)
  const host = yield* Host
  return { shown, ...sorted(pythons, host, ({ place }) => `${shown}/${basename(withoutCredentials(place))}`) }
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
