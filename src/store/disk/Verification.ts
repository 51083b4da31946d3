/** Reads everything in a cache against its digest, and names what is damaged; changes nothing. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { StoredArchive } from "../../domain/Distribution.ts"
import * as CheckedText from "../../services/CheckedText.ts"
import {
  basename,
  dirname,
  type FileAccessFailed,
  type Interface as Files,
  join,
  within
} from "../../services/Filesystem.ts"
import { type Inventory, inventory, type Kept } from "./Inventory.ts"
import { keyOf } from "../Names.ts"
import { area, layout } from "./Layout.ts"
import { DistributionText, EnvironmentText, WheelText } from "../Texts.ts"

export interface Damage {
  readonly path: string
  /** A clause about the path: `is not what was kept`. */
  readonly problem: string
  /** What follows from it, as a clause of its own. */
  readonly consequence: string
}

interface Cache {
  readonly files: Files
  readonly root: string
}

export interface Verified {
  readonly damage: ReadonlyArray<Damage>
  /** How many things were looked at. */
  readonly checked: number
}

const TreeText = Schema.fromJsonString(Schema.Struct({ files: Schema.Record(Schema.String, Schema.String) }))

const resolvedAnew = "the next staging of that app resolves its packages anew"
const madeAnew = "made anew by the next staging that needs it"
const builtAnew = "built anew by the next staging that needs it"
const fetchedAnew = "fetched anew by the next staging that needs it"
const changed = "is not what was kept"

const nothing: ReadonlyArray<Damage> = []

/** What is gone by now was removed by somebody else meanwhile; what is no file was never kept. */
const unread =
  (path: string, consequence: string) =>
  ({ detail, reason }: FileAccessFailed): ReadonlyArray<Damage> =>
    reason === "NotFound"
      ? nothing
      : [{ path, problem: reason === "NotAFile" ? changed : `cannot be read (${detail})`, consequence }]

const checkBlob = (files: Files, { path }: Kept, consequence: string): Effect.Effect<ReadonlyArray<Damage>> =>
  files.digest(path, { follow: false }).pipe(
    Effect.map((digest) => (digest === keyOf(basename(path)) ? nothing : [{ path, problem: changed, consequence }])),
    Effect.catch((error) => Effect.succeed(unread(path, consequence)(error)))
  )

/** A file that a text names. */
const checkReference = (files: Files, path: string, consequence: string): Effect.Effect<ReadonlyArray<Damage>> =>
  files.status(path).pipe(
    Effect.map((status) => (status === undefined ? [{ path, problem: "is gone", consequence }] : nothing)),
    Effect.orElseSucceed(() => nothing)
  )

/** The text, and then what it names. */
const checkText = <A>(
  { files, root }: Cache,
  path: string,
  schema: Schema.Codec<A, string>,
  consequence: string,
  more: (value: A) => Effect.Effect<ReadonlyArray<Damage>>
): Effect.Effect<ReadonlyArray<Damage>> =>
  Effect.gen(function* () {
    const found = yield* CheckedText.find(files, { root, name: within(path, root) })
    if (found._tag === "Missing") return nothing
    if (found._tag === "Unreadable") return unread(path, consequence)(found.error)
    if (found._tag === "Damaged") {
      const problem = found.belongs === undefined ? changed : `holds what belongs to ${join(root, found.belongs)}`
      return [{ path, problem, consequence }]
    }
    const value =
      found._tag === "Outdated" ? undefined : yield* Effect.result(Schema.decodeUnknownEffect(schema)(found.text))
    return value?._tag === "Success"
      ? yield* more(value.success)
      : [{ path, problem: "was written by another release of the buildpack", consequence }]
  })

/** What is wrong with a file, by its digests in the manifest and on the disk; what has none there is no file. */
const difference = (recorded: string | undefined, found: string | undefined): string | undefined => {
  if (found === undefined) return "is gone"
  if (recorded === undefined) return "does not belong there"
  return found === recorded && found !== "" ? undefined : changed
}

const checkTree = (cache: Cache, { path }: Kept): Effect.Effect<ReadonlyArray<Damage>> => {
  const { files } = cache
  const [manifest, place] = [join(path, "manifest.json"), join(path, "files")]
  const compare = (recorded: Readonly<Record<string, string>>, found: Readonly<Record<string, string>>) =>
    [...new Set([...Object.keys(recorded), ...Object.keys(found)])].flatMap((name): ReadonlyArray<Damage> => {
      const problem = difference(recorded[name], found[name])
      return problem === undefined ? [] : [{ path: join(place, name), problem, consequence: fetchedAnew }]
    })
  const compared = ({ files: recorded }: typeof TreeText.Type) =>
    files.digests(place).pipe(
      Effect.map((found) => compare(recorded, found)),
      Effect.catch((error) => Effect.succeed(unread(place, fetchedAnew)(error)))
    )
  return Effect.flatMap(checkReference(files, manifest, fetchedAnew), (gone) =>
    gone.length > 0 ? Effect.succeed(gone) : checkText(cache, manifest, TreeText, fetchedAnew, compared)
  )
}

const textChecks = (cache: Cache, { manifests, texts }: Inventory["kept"]) => {
  const { files, root } = cache
  const place = layout(join(root, area))
  const archive = ({ sha256 }: StoredArchive) => checkReference(files, place.archive(sha256), madeAnew)
  const environments = manifests.map(({ path }) =>
    checkText(cache, path, EnvironmentText, resolvedAnew, ({ archives }) =>
      Effect.map(Effect.forEach(archives, archive), (all) => all.flat())
    )
  )
  const others = texts.map(({ path }) =>
    basename(dirname(path)) === "wheels"
      ? checkText(cache, path, WheelText, builtAnew, ({ sha256 }) =>
          checkReference(files, place.file(sha256), builtAnew)
        )
      : checkText(cache, path, DistributionText, madeAnew, ({ stored }) => archive(stored))
  )
  return [...environments, ...others]
}

/** What is not checked against a digest: nothing is made of it, and whoever reads it looks whether it is one. */
const report = "report.json"

/** Small texts at the root, about interpreters and the last staging. */
const noteChecks = (cache: Cache, { others }: Inventory["kept"]) =>
  others
    .filter(({ path }) => dirname(path) === cache.root && path.endsWith(".json") && basename(path) !== report)
    .map(({ path }) => checkText(cache, path, Schema.String, madeAnew, () => Effect.succeed(nothing)))

export const verify = Effect.fn("Verification.verify")(function* (files: Files, root: string) {
  const cache: Cache = { files, root }
  const { kept } = yield* inventory(files, root)
  const checks = [
    ...textChecks(cache, kept),
    ...noteChecks(cache, kept),
    ...kept.archives.map((one) => checkBlob(files, one, madeAnew)),
    ...kept.wheels.map((one) => checkBlob(files, one, builtAnew)),
    ...kept.tools.map((one) => checkTree(cache, one))
  ]
  const found = (yield* Effect.all(checks, { concurrency: 2 })).flat()
  // One archive may be named by many texts.
  const byPath = new Map(found.map((one) => [one.path, one]))
  const verified: Verified = { damage: [...byPath.values()], checked: checks.length }
  return verified
})
