/** `bin/cache`: shows what a cache holds, trims it, reads it against its digests, or empties it. */
import * as Clock from "effect/Clock"
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { inventory, totalOf } from "../../store/disk/Inventory.ts"
import { maxSize as boundOfSize } from "../../store/Limits.ts"
import { type Bounds, prune as pruneTo, type Pruned } from "../../store/disk/Pruning.ts"
import { type Damage, verify as verifyAll } from "../../store/disk/Verification.ts"
import { type StagingError, printable, printableLines } from "../../domain/StagingError.ts"
import { cacheFolder } from "../../domain/CacheFolder.ts"
import { WrongUsage } from "../../services/CommandLine.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import { type CacheArguments, cacheUsage, type KeptAction } from "./CacheArguments.ts"
import { tellChanges } from "./CacheChanges.ts"
import { lock } from "./CacheLock.ts"
import { asJson as listingAsJson, asText, inOneLine } from "./CacheListing.ts"
import { asJson } from "../Json.ts"
import { sizeInWords } from "../../domain/SizeInWords.ts"

const whichDirectory = "Give the directory that a platform gives as CACHE_DIR, or that $PYTHON_CACHE_DIR names."

/** The directory is not there, or none that could hold a cache. */
export class UnusableCacheDirectory
  extends Data.TaggedError("UnusableCacheDirectory")<{ readonly path: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "cache/unusable-directory"
  readonly blame = "app"
  readonly title = "There is no cache directory"
  override get message(): string {
    return `${printable(this.path)} ${this.problem}.`
  }
  readonly hints: ReadonlyArray<string> = [whichDirectory]
}

/** There is nothing that could be trimmed or verified. */
export class NothingKept
  extends Data.TaggedError("NothingKept")<{ readonly directory: string }>
  implements StagingError
{
  readonly id = "cache/nothing-kept"
  readonly blame = "app"
  readonly title = "Nothing is kept there"
  override get message(): string {
    return `${printable(this.directory)} holds no folder \`${cacheFolder}\`, where this buildpack keeps things.`
  }
  readonly hints: ReadonlyArray<string> = [whichDirectory]
}

/** Some of what is kept is not what it was. */
export class CacheDamaged
  extends Data.TaggedError("CacheDamaged")<{ readonly damage: ReadonlyArray<Damage> }>
  implements StagingError
{
  readonly id = "cache/damaged"
  readonly blame = "app"
  get title(): string {
    return this.damage.length === 1 ? "A file in the cache is damaged" : "Files in the cache are damaged"
  }
  override get message(): string {
    return this.damage
      .map(({ consequence, path, problem }) => `${printable(path)} ${problem}: ${consequence}.`)
      .toSorted()
      .join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "Nothing has to be done: no staging uses what is damaged. When it happens again, have the disk looked at."
  ]
}

/** `undefined` where nothing was ever kept. */
const rootIn = Effect.fn("CacheCommand.rootIn")(function* (directory: string, personal: boolean) {
  const files = yield* Filesystem
  const given = yield* files.target(directory)
  if (given === undefined && personal) return undefined
  if (given === undefined) return yield* new UnusableCacheDirectory({ path: directory, problem: "does not exist" })
  if (given.kind !== "directory")
    return yield* new UnusableCacheDirectory({ path: directory, problem: "is not a directory" })
  const root = join(directory, cacheFolder)
  const found = yield* files.status(root)
  if (found !== undefined && found.kind !== "directory")
    return yield* new UnusableCacheDirectory({ path: root, problem: "is not a directory of its own" })
  return found === undefined ? undefined : root
})

const say = Effect.fn("CacheCommand.say")(function* (...lines: ReadonlyArray<string>) {
  const report = yield* Report
  yield* Console.log(printableLines(report.redacted(lines.join("\n"))))
})

const list = Effect.fn("CacheCommand.list")(function* (directory: string, root: string | undefined, json: boolean) {
  const files = yield* Filesystem
  const found = yield* inventory(files, root ?? join(directory, cacheFolder))
  if (json) {
    const { redacted } = yield* Report
    return yield* Console.log(listingAsJson(root ?? join(directory, cacheFolder), found, redacted))
  }
  return yield* root === undefined
    ? say(`Nothing is kept here: ${directory} holds no folder \`${cacheFolder}\`.`)
    : say(asText(root, found, yield* Clock.currentTimeMillis))
})

/** The answer for a program, or for a person. */
const answer = Effect.fn("CacheCommand.answer")(function* (
  json: boolean,
  object: object,
  ...lines: ReadonlyArray<string>
) {
  const { redacted } = yield* Report
  return yield* json ? Console.log(asJson(object, redacted)) : say(...lines)
})

/** What is wrong with a size that was written behind the command is told of the command. */
const boundsOf = Effect.fn("CacheCommand.bounds")(function* (root: string, keepLast: boolean, written?: string) {
  const bounds: Bounds = keepLast
    ? { root, _tag: "LastTwo" }
    : {
        root,
        _tag: "Size",
        bytes: yield* Effect.mapError(boundOfSize, (error) =>
          written === undefined
            ? error
            : new WrongUsage({
                usage: cacheUsage,
                problem: `--max-size is \`${written}\`. ${error.meaning}`
              })
        )
      }
  return bounds
})

const summary = ({ environments, freed, remaining, removed }: Pruned): ReadonlyArray<string> =>
  removed.length === 0
    ? [`Nothing had to go: ${sizeInWords(remaining)} are kept.`]
    : [
        ...(environments.length === 0 ? [] : ["Environments removed, and what they alone have used:"]),
        ...environments.map((one) => `  ${inOneLine(one)}`),
        `${sizeInWords(freed)} freed (${removed.length} ${removed.length === 1 ? "file or folder" : "files and folders"}), ${sizeInWords(remaining)} are kept.`
      ]

/** What could not be removed is the failure: for a person after what could be, for a program in the place of the answer. */
const prune = Effect.fn("CacheCommand.prune")(function* (bounds: Bounds, json: boolean) {
  const files = yield* Filesystem
  const pruned = yield* pruneTo(files, bounds, yield* Clock.currentTimeMillis, { weighsTools: true })
  const [refused] = pruned.refused
  const { environments, freed, remaining, removed } = pruned
  const told = { environments: environments.map(({ key }) => key), removed: removed.length, freed, remaining }
  if (refused === undefined || !json) yield* answer(json, told, ...summary(pruned))
  if (refused !== undefined) return yield* refused
})

const verify = Effect.fn("CacheCommand.verify")(function* (root: string, json: boolean) {
  const files = yield* Filesystem
  const { checked, damage } = yield* verifyAll(files, root)
  if (damage.length > 0) return yield* new CacheDamaged({ damage })
  return yield* answer(
    json,
    { checked },
    `Nothing is damaged: ${checked} texts, archives, wheels and tools are as they were kept.`
  )
})

const clear = Effect.fn("CacheCommand.clear")(function* (root: string, json: boolean) {
  const files = yield* Filesystem
  const bytes = totalOf(yield* inventory(files, root))
  yield* files.remove(root)
  const told = `${sizeInWords(bytes)} freed: ${printable(root)} is gone.`
  yield* answer(json, { directory: root, freed: bytes }, told)
})

export const run = Effect.fn("CacheCommand.run")(function* (
  action: KeptAction,
  { directory, maxSize, personal }: Omit<CacheArguments, "action">
) {
  const root = yield* rootIn(directory, personal)
  if (action._tag === "List") return yield* list(directory, root, action.json)
  const bounds = action._tag === "Prune" ? yield* boundsOf(root ?? directory, action.keepLast, maxSize) : undefined
  if (root === undefined) return yield* new NothingKept({ directory })
  if (action._tag === "Changes" || action._tag === "Lock") {
    const { environments } = yield* inventory(yield* Filesystem, root, { weighsTools: false })
    const now = yield* Clock.currentTimeMillis
    return yield* action._tag === "Lock"
      ? lock(environments, action.name, now, action.json)
      : tellChanges(environments, action, now)
  }
  if (bounds !== undefined) return yield* prune(bounds, action.json)
  return yield* action._tag === "Verify" ? verify(root, action.json) : clear(root, action.json)
})
