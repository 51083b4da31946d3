/** The words behind `bin/cache`. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type CacheArguments, cacheArguments, cacheUsage } from "../../src/keyboard/CacheArguments.ts"

const list: CacheArguments = { directory: "/home/me/cache", action: { _tag: "List", json: false }, maxSize: undefined }
const prune = (keepLast: boolean) => ({ _tag: "Prune", keepLast }) as const

const right: ReadonlyArray<readonly [ReadonlyArray<string>, Partial<CacheArguments>]> = [
  [["cache"], {}],
  [["/var/cache/"], { directory: "/var/cache" }],
  [["cache", "list"], {}],
  [["--json", "cache"], { action: { _tag: "List", json: true } }],
  [["cache", "prune"], { action: prune(false) }],
  [["cache", "prune", "--keep-last"], { action: prune(true) }],
  [["cache", "prune", "--max-size", "2G"], { action: prune(false), maxSize: "2G" }],
  [["cache", "--max-size=1M", "prune", "--max-size=2G"], { action: prune(false), maxSize: "2G" }],
  [["cache", "verify"], { action: { _tag: "Verify" } }],
  [["cache", "clear"], { action: { _tag: "Clear" } }]
]

const wrong: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
  [[], "The cache directory is missing."],
  [[""], "The cache directory is missing."],
  [["cache", "polish"], "There is no `polish`: it is list, prune, verify or clear."],
  [["cache", "constructor"], "There is no `constructor`: it is list, prune, verify or clear."],
  [["cache", "list", "more", "words"], "`more words` is too much."],
  [["cache", "--jsno"], "Unknown option '--jsno'."],
  [["cache", "clear", "--keep-last"], "`clear` takes no --keep-last."],
  [["cache", "--max-size", "1G"], "`list` takes no --max-size."],
  [["cache", "prune", "--json"], "`prune` takes no --json."],
  [["cache", "prune", "--max-size", ""], "--max-size takes a size such as 2G."],
  [
    ["cache", "prune", "--keep-last", "--max-size", "1G"],
    "--max-size and --keep-last are two bounds, and only one can be kept to."
  ]
]

describe("the words behind bin/cache", () => {
  it.each(right)("%j are understood", (words, expected) => {
    expect(Result.getOrThrow(cacheArguments("/home/me", words))).toEqual({ ...list, ...expected })
  })

  it.each(wrong)("%j are answered with what is wrong, and with the usage", (words, problem) => {
    const refused = Result.flip(cacheArguments("/home/me", words))
    const { hints, message } = Result.getOrThrow(refused)
    expect([message, hints]).toEqual([problem, [`Usage: ${cacheUsage}`]])
  })
})
