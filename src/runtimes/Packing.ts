/** Packs an installed Python into an archive, and writes it into the index beside it. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { interpreterArchive } from "../python/Programs.ts"
import { runQuietly } from "../programs/Program.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { succeeded } from "../services/Process.ts"
import { IndexEntry, indexName, readIndex } from "./ArchiveIndex.ts"

/** The Python is none that could be moved to another machine, or does not start. */
export class NotPacked
  extends Data.TaggedError("NotPacked")<{ readonly python: string; readonly reason: string }>
  implements StagingError
{
  readonly id = "runtime/not-packed"
  readonly blame = "environment"
  readonly title = "The Python cannot be packed"
  override get message(): string {
    return `${printable(this.python)}: ${printable(this.reason)}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Give an interpreter (`/opt/python2.7/bin/python2.7`) or the folder that it is installed in (`/opt/python2.7`),",
    "one that was built for a folder of its own (`./configure --prefix=/opt/python2.7`, pyenv)."
  ]
}

/** What stands in the place of the index is none that could be added to. */
export class IndexInTheWay
  extends Data.TaggedError("IndexInTheWay")<{ readonly path: string; readonly problem: string }>
  implements StagingError
{
  readonly id = "runtime/index-in-the-way"
  readonly blame = "environment"
  readonly title = "The index cannot be added to"
  override get message(): string {
    return `${printable(this.path)}: ${printable(this.problem)}. The archive was not kept.`
  }
  readonly hints: ReadonlyArray<string> = ["Mend or remove that file, or pack into another folder."]
}

export interface Packed {
  readonly entry: typeof IndexEntry.Type
  /** The archive. */
  readonly path: string
  /** Names of libraries that the Python takes from its system. */
  readonly needs: ReadonlyArray<string>
}

const Answer = Schema.fromJsonString(Schema.Struct({ entry: IndexEntry, needs: Schema.Array(Schema.String) }))
const marker = "@python-buildpack@"

/** In a folder, the most exact name that is there: `python3.12` before `python3`. */
const interpreterAt = Effect.fn("Packing.interpreterAt")(function* (python: string) {
  const files = yield* Filesystem
  const found = yield* files.target(python)
  if (found === undefined) return yield* new NotPacked({ python, reason: "nothing is there" })
  if (found.kind !== "directory") return python
  const names = (yield* files.list(join(python, "bin"))).filter((name) => /^python[\d.]*$/.test(name))
  const [name] = names.toSorted((a, b) => b.length - a.length)
  return name === undefined
    ? yield* new NotPacked({ python, reason: "there is no bin/python in it" })
    : join(python, "bin", name)
})

const numeric = (text: string): ReadonlyArray<number> => text.split(".").map(Number)
const newestFirst = (a: IndexEntry, b: IndexEntry): number => {
  const [left, right] = [numeric(a.version), numeric(b.version)]
  const at = left.findIndex((number, place) => number !== right[place])
  return at < 0 ? (a.file < b.file ? -1 : 1) : (right[at] ?? 0) - (left[at] ?? 0)
}

/** The index with the entry in it, in the place of one for the same file, or the same Python on the same system. */
const indexWith = Effect.fn("Packing.indexWith")(function* (path: string, entry: IndexEntry) {
  const files = yield* Filesystem
  const text = (yield* files.target(path)) === undefined ? '{"pythons": []}' : yield* files.readText(path)
  const read = readIndex(text)
  if (Result.isFailure(read)) return yield* new IndexInTheWay({ path, problem: read.failure })
  const isSame = (other: IndexEntry): boolean =>
    other.file === entry.file ||
    (other.version === entry.version && other.platform === entry.platform && other.libc === entry.libc)
  const pythons = [...read.success.filter((other) => !isSame(other)), entry].toSorted(newestFirst)
  return `${JSON.stringify({ pythons }, undefined, 2)}\n`
})

/** Takes the Python as it is; the same Python gives the same bytes. */
export const pack = Effect.fn("Packing.pack")(function* (python: string, directory: string) {
  const env = yield* Env
  const files = yield* Filesystem
  const program = yield* interpreterAt(python)
  yield* files.makeDirectory(directory)
  const work = yield* files.temporary(directory)
  const libraries = env.get("LD_LIBRARY_PATH")
  const refused = (reason: string) => new NotPacked({ python: program, reason })
  const outcome = yield* runQuietly({
    label: "Packing",
    program,
    args: ["-E", "-s", "-S", "-B", "-c", interpreterArchive, "pack", work],
    env: {
      PATH: env.get("PATH") ?? "/usr/bin:/bin",
      LC_ALL: "C",
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries })
    },
    cwd: work
  }).pipe(Effect.mapError(({ code }) => refused(`it does not start (${code})`)))
  const line = outcome.output.findLast((text) => text.startsWith(marker))
  if (!succeeded(outcome) || line === undefined) return yield* refused(outcome.output.at(-1) ?? "it ended at once")
  const { entry, needs } = yield* Schema.decodeUnknownEffect(Answer)(line.slice(marker.length)).pipe(
    Effect.mapError(() => refused("what it says of itself cannot be understood"))
  )
  const index = join(directory, indexName)
  const text = yield* indexWith(index, entry)
  const path = join(directory, entry.file)
  yield* files.chmod(join(work, entry.file), 0o644)
  yield* files.rename(join(work, entry.file), path)
  yield* files.write(index, text, 0o644)
  const packed: Packed = { entry, path, needs }
  return packed
}, Effect.scoped)
