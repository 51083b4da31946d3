/** The words behind `bin/cache`. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { type CacheArguments, cacheArguments, cacheUsage } from "../../../src/commands/cache/CacheArguments.ts"

const list: CacheArguments = {
  directory: "/home/me/cache",
  personal: false,
  action: { _tag: "List", json: false },
  maxSize: undefined
}
const prune = (keepLast: boolean) => ({ _tag: "Prune", keepLast, json: false }) as const

const right: ReadonlyArray<readonly [ReadonlyArray<string>, Partial<CacheArguments>]> = [
  [["cache"], {}],
  [["/var/cache/"], { directory: "/var/cache" }],
  [["cache", "list"], {}],
  [["--json", "cache"], { action: { _tag: "List", json: true } }],
  [["cache", "prune"], { action: prune(false) }],
  [["cache", "prune", "--keep-last"], { action: prune(true) }],
  [["cache", "prune", "--max-size", "2G"], { action: prune(false), maxSize: "2G" }],
  [["cache", "--max-size=1M", "prune", "--max-size=2G"], { action: prune(false), maxSize: "2G" }],
  [
    ["cache", "prefetch", "my/app"],
    { action: { _tag: "Prefetch", app: "/home/me/my/app", json: false, variables: new Map() } }
  ],
  [
    ["cache", "prefetch", "app", "--json", "--env", "A=1", "--env=B="],
    {
      action: {
        _tag: "Prefetch",
        app: "/home/me/app",
        json: true,
        variables: new Map([
          ["A", "1"],
          ["B", ""]
        ])
      }
    }
  ],
  [["cache", "verify"], { action: { _tag: "Verify", json: false } }],
  [["cache", "clear"], { action: { _tag: "Clear", json: false } }],
  [["./list"], { directory: "/home/me/./list" }],
  [["./list", "list"], { directory: "/home/me/./list" }]
]

/** Where no directory is given, a person's own is meant. */
const personal: ReadonlyArray<readonly [ReadonlyArray<string>, Partial<CacheArguments>]> = [
  [[], {}],
  [["--json"], { action: { _tag: "List", json: true } }],
  [["list"], {}],
  [["prune", "--max-size", "2G"], { action: prune(false), maxSize: "2G" }],
  [["verify"], { action: { _tag: "Verify", json: false } }]
]

const wrong: ReadonlyArray<readonly [ReadonlyArray<string>, string]> = [
  [[], "The cache directory is missing."],
  [[""], "The cache directory is missing."],
  [["list"], "The cache directory is missing."],
  [
    ["cache", "pruen"],
    "There is no `pruen`: it is list, changes, lock, prefetch, prune, verify or clear. Did you mean prune?"
  ],
  [["cache", "--max-sise", "2G"], "Unknown option '--max-sise'. Did you mean --max-size?"],
  [["cache", "polish"], "There is no `polish`: it is list, changes, lock, prefetch, prune, verify or clear."],
  [["cache", "constructor"], "There is no `constructor`: it is list, changes, lock, prefetch, prune, verify or clear."],
  [["cache", "list", "more", "words"], "`more words` is too much."],
  [["cache", "--jsno"], "Unknown option '--jsno'. Did you mean --json?"],
  [["cache", "prefetch"], "The app's directory is missing."],
  [["cache", "prefetch", "one", "two"], "`two` is too much."],
  [
    ["cache", "prefetch", "one", "--env", "s3cret"],
    "--env takes NAME=VALUE, a name of letters, digits and underscores."
  ],
  [["cache", "clear", "--env", "A=1"], "`clear` takes no --env."],
  [["cache", "clear", "--keep-last"], "`clear` takes no --keep-last."],
  [["cache", "--max-size", "1G"], "`list` takes no --max-size."],
  [["cache", "prune", "--markdown"], "`prune` takes no --markdown."],
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

  it.each(personal)("%j are about a person's own cache", (words, expected) => {
    expect(Result.getOrThrow(cacheArguments("/home/me", words, "/home/me/.cache"))).toEqual({
      ...list,
      directory: "/home/me/.cache",
      personal: true,
      ...expected
    })
  })

  it.each(wrong)("%j are answered with what is wrong, and with the usage", (words, problem) => {
    const refused = Result.flip(cacheArguments("/home/me", words))
    const { hints, message } = Result.getOrThrow(refused)
    expect([message, hints]).toEqual([problem, [`Usage: ${cacheUsage}`]])
  })
})
