/** The index of a folder of archives, `index.json`: which Python is in which file. Pure. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { ArchivedPython } from "./ArchivedPython.ts"
import { exactVersion } from "./ArchivedPython.ts"

/** One archive, as `bin/runtime pack` writes it down. */
export const IndexEntry = Schema.Struct({
  /** All three numbers: `2.7.18`. */
  version: Schema.String,
  implementation: Schema.String,
  /** `linux-x86_64`, `linux-aarch64` */
  platform: Schema.String,
  /** `glibc-2.17`, `musl`, or empty. */
  libc: Schema.String,
  /** A name in the folder of the index, or an `http:` or `https:` address. */
  file: Schema.String,
  /** The digest of the file, in hexadecimal. */
  sha256: Schema.String,
  /** The bytes of the file. */
  size: Schema.Number
})
export type IndexEntry = typeof IndexEntry.Type

const Index = Schema.Struct({ pythons: Schema.Array(Schema.Unknown) })

export const indexName = "index.json"

const example =
  '`{"pythons": [{"version": "2.7.18", "implementation": "cpython", "platform": "linux-x86_64", "libc": "glibc-2.17", "file": "…", "sha256": "…", "size": 1}]}`'

/** A clause for each thing that is wrong with an entry. */
const mistakes = ({ file, libc, sha256, size, version }: IndexEntry): ReadonlyArray<string> => [
  ...(exactVersion(version) === undefined ? [`its version \`${version}\` is not one like \`2.7.18\``] : []),
  ...(/^(?:(?:glibc|musl)(?:-\d+\.\d+)?)?$/.test(libc)
    ? []
    : [`its libc \`${libc}\` is not one like \`glibc-2.17\` or \`musl\``]),
  ...(/^[0-9a-f]{64}$/.test(sha256) ? [] : ["its sha256 is not one of 64 hexadecimal digits in lower case"]),
  ...(Number.isSafeInteger(size) && size > 0 ? [] : ["its size is no number of bytes"]),
  ...(/^https?:\/\/./.test(file) || (/^[^/\s][^/]*$/.test(file) && file !== ".." && file !== ".")
    ? []
    : ["its file is neither a name in the folder of the index nor an address"])
]

const entryOf = (value: unknown, at: number): Result.Result<IndexEntry, string> =>
  Result.flatMap(
    Result.mapError(
      Schema.decodeUnknownResult(IndexEntry)(value),
      (problem) => `entry ${at + 1} cannot be understood: ${String(problem.message).split("\n").join(" ").trim()}`
    ),
    (entry) => {
      const [wrong] = mistakes(entry)
      return wrong === undefined ? Result.succeed(entry) : Result.fail(`entry ${at + 1} cannot be used: ${wrong}`)
    }
  )

/** The entries in their order, or the first thing that is wrong, as a clause. */
export const readIndex = (text: string): Result.Result<ReadonlyArray<IndexEntry>, string> => {
  const parsed = Schema.decodeUnknownResult(Schema.fromJsonString(Index))(text)
  if (Result.isFailure(parsed)) return Result.fail(`it is not JSON of the form ${example}`)
  const entries: Array<IndexEntry> = []
  for (const [at, value] of parsed.success.pythons.entries()) {
    const entry = entryOf(value, at)
    if (Result.isFailure(entry)) return Result.fail(entry.failure)
    entries.push(entry.success)
  }
  return Result.succeed(entries)
}

/** `base` is the folder of the index, as a path or an address, without `/` at its end; a query of it goes to the files too. */
export const pythonsOf = (entries: ReadonlyArray<IndexEntry>, base: string): ReadonlyArray<ArchivedPython> =>
  entries.flatMap(({ file, implementation, libc, platform, sha256, version: text }) => {
    const version = exactVersion(text)
    const place = /^https?:/.test(file) ? file : `${base}/${base.includes("://") ? encodeURIComponent(file) : file}`
    return version === undefined ? [] : [{ version, implementation, platform, libc, place, sha256 }]
  })
