/** What of real lock files is given to pip, against what uv itself exports of them: as text, and as each Python here decides it. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { uv } from "../../../src/installers/uv/Uv.ts"
import { pythons } from "../../support/machine/Pythons.ts"
import { claimOf, linesOf } from "../../support/memory/ClaimedApp.ts"
import { heldOn, partsOf } from "../../support/pip/Conditions.ts"

const locks = join(import.meta.dirname, "locks")

const textOf = (...path: ReadonlyArray<string>): string => readFileSync(join(locks, ...path), "utf8")

/** `export.lint.cli.txt` is of the group `lint` and the extra `cli`. */
const cases = readdirSync(locks, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(locks, name)).flatMap((file) => {
      const [, groups, extras] = /^export\.(.*)\.(.*)\.txt$/.exec(file) ?? []
      return groups === undefined || extras === undefined ? [] : [{ name, groups, extras, file }]
    })
  )

const oursOf = async (name: string, groups: string, extras: string): Promise<ReadonlyArray<string>> => {
  const files = { "pyproject.toml": textOf(name, "pyproject.toml"), "uv.lock": textOf(name, "uv.lock") }
  const claim = await claimOf(uv, files, { PYTHON_GROUPS: groups, PYTHON_EXTRAS: extras })
  expect(claim?.problems).toEqual([])
  return linesOf(claim).map((line) => line.replace(/#sha256=\w+/, ""))
}

const theirsOf = (name: string, file: string): ReadonlyArray<string> =>
  textOf(name, file)
    .replaceAll(/\\\n/g, "")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.replace(/^-e /, ""))

const inWords = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => JSON.stringify(partsOf(line))).toSorted()

/** Each line behind the number of its case, so that a Python is asked about all of them at once. */
const numbered = (all: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> =>
  all.flatMap((lines, at) => lines.map((line) => `${at} ${line}`))

describe("what uv exports of a lock", () => {
  it.each(cases)("is asked for: $name with the groups `$groups` and the extras `$extras`", async (one) => {
    const ours = await oursOf(one.name, one.groups, one.extras)
    expect(inWords(ours)).toEqual(inWords(theirsOf(one.name, one.file)))
  })

  it.each(pythons().filter(({ line }) => !["2.7", "3.6", "3.7"].includes(line)))(
    "is what it comes to on $version, each package once",
    async (python) => {
      const all = await Promise.all(cases.map(({ extras, groups, name }) => oursOf(name, groups, extras)))
      const ours = heldOn(python, numbered(all))
      expect(ours).toEqual(heldOn(python, numbered(cases.map(({ file, name }) => theirsOf(name, file)))))
      const names = ours.flatMap((line) => /^\d+ [\w.-]+(?===)/.exec(line)?.[0] ?? [])
      expect([...new Set(names)]).toEqual(names)
      expect(names.length).toBeGreaterThan(cases.length)
    }
  )
})
