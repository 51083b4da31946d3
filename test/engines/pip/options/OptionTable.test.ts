/** The table of pip's options, held to the parsers of the pips on this machine, and to how its rows are written. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { isPipSince } from "../../../../src/domain/PipVersion.ts"
import { options, type PipOption } from "../../../../src/engines/pip/options/OptionTable.ts"
import { pythons } from "../../../support/machine/Pythons.ts"

/** Prints pip's version, and each spelling that `pip install` and `pip wheel` know, with whether it takes a value. */
const parsers = `
import json, pip
try:
    from pip._internal.commands import create_command as make
except ImportError:
    from pip._internal.commands import commands_dict
    make = lambda name: commands_dict[name]()
found = {}
for name in ("install", "wheel"):
    for option in make(name).parser.option_list_all:
        for spelling in option._short_opts + option._long_opts:
            found[spelling] = option.takes_value()
print(json.dumps([pip.__version__, found]))
`

const isKnown = (version: string, { fate, gone, since }: PipOption): boolean => {
  const end = fate._tag === "Obsolete" ? fate.gone : gone
  return (since === undefined || isPipSince(version, since)) && (end === undefined || !isPipSince(version, end))
}

describe.each(pythons().filter(({ pip }) => pip))("of the pip of Python $version", ({ path }) => {
  const answer: unknown = JSON.parse(execFileSync(path, ["-c", parsers], { encoding: "utf8" }))
  const [version, found] = answer as readonly [string, Readonly<Record<string, boolean>>]

  it("every option is in the table, with whether it takes a value", () => {
    const inTable = new Map(options.flatMap(({ spellings, takesValue }) => spellings.map((one) => [one, takesValue])))
    const differing = Object.entries(found).filter(([spelling, takes]) => inTable.get(spelling) !== takes)
    expect([version, differing]).toEqual([version, []])
  })

  it("those of the table that are passed on are there exactly where the table says so, and what is gone is not", () => {
    const wrong = options.filter((row) => {
      const [expected, isThere] = [isKnown(version, row), row.name in found]
      return row.fate._tag === "Pass" ? expected !== isThere : row.fate._tag === "Obsolete" && isThere && !expected
    })
    expect([version, wrong.map(({ name }) => name)]).toEqual([version, []])
  })
})

describe("a row", () => {
  const release = /^\d+\.\d+$/
  /** Sentences, as they stand alone behind others. */
  const sentence = /^(?:[A-Z`]|pip ).*\.$/s

  it.each(options.map((option) => [option.name, option] as const))("of %s can be read", (name, option) => {
    const { after, before, env, fate, gone, since, spellings } = option
    expect(name).toMatch(/^--[a-z][a-z0-9-]+$/)
    expect(spellings.filter((one) => !/^(?:-[A-Za-z]|--[a-z][a-z0-9-]+)$/.test(one))).toEqual([])
    for (const text of [since, gone]) if (text !== undefined) expect(text).toMatch(release)
    for (const text of [before, after]) if (text !== undefined) expect(text).toMatch(sentence)
    // What is gone has something in its place, and what is passed in place of another option is one.
    expect(after === undefined).toBe(gone === undefined)
    if (env !== undefined) expect(env).toBe(`PIP_${name.slice(2).toUpperCase().replaceAll("-", "_")}`)
    if (fate._tag === "Obsolete") {
      expect([fate.gone, fate.instead]).toEqual([expect.stringMatching(release), expect.stringMatching(sentence)])
      expect(options.map((one) => one.name)).toContain(fate.becomes?.replace(/=.*/, "") ?? name)
    }
    if (fate._tag === "Refuse") {
      expect(fate.reason).toMatch(/^[a-z].*[^.]$/)
      if (fate.remedy !== undefined) expect(fate.remedy).toMatch(sentence)
    }
    if (fate._tag === "Drop")
      expect([fate.level, fate.why]).toEqual([
        expect.stringMatching(/^(?:warning|notice)$/),
        expect.stringMatching(/^.*[^.]$/)
      ])
  })

  it("says of what reaches the index by which variable other pips are told, but where it may be repeated", () => {
    const untold = options.filter(({ env, index }) => index === true && env === undefined)
    expect(untold.map(({ name }) => name)).toEqual(["--extra-index-url", "--find-links", "--trusted-host"])
    const told = options.filter(({ env }) => env !== undefined)
    expect(told.filter(({ index }) => index !== true).map(({ name }) => name)).toEqual([
      "--resume-retries",
      "--no-proxy-env",
      "--keyring-provider"
    ])
  })
})
