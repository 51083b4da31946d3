/** What of real lock files is given to pip, against what Poetry itself exports of them, as each Python here decides it. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { normalise } from "../../../src/domain/PackageName.ts"
import { poetry } from "../../../src/installers/poetry/Poetry.ts"
import { pythons } from "../../support/machine/Pythons.ts"
import { claimOf, linesOf } from "../../support/memory/ClaimedApp.ts"
import { heldOn } from "../../support/pip/Conditions.ts"

const locks = join(import.meta.dirname, "locks")
const textOf = (...path: ReadonlyArray<string>): string => readFileSync(join(locks, ...path), "utf8")

interface Case {
  /** By the release of Poetry that wrote it. */
  readonly name: string
  readonly groups: string
  readonly extras: string
  readonly file: string
}

/** `export.web lint.old.txt` is of the groups `web` and `lint` and the extra `old`. */
const cases: ReadonlyArray<Case> = readdirSync(locks).flatMap((name) =>
  readdirSync(join(locks, name)).flatMap((file) => {
    const [, groups, extras] = /^export\.(.*)\.(.*)\.txt$/.exec(file) ?? []
    return groups === undefined || extras === undefined ? [] : [{ name, groups, extras, file }]
  })
)

const withoutHashes = (line: string): string => line.replaceAll(/\s--hash=\S+/g, "")
/** Names as Poetry writes them, and extras that a lock has as packages of their own. */
const plain = (line: string): string =>
  line.replace(/^([\w.-]+)(?:\[[^\]]*\])?==/, (_, name: string) => `${normalise(name)}==`)

/**
 * An export of Poetry 1 has `six`, which is optional, without its extra, where a group that is not chosen asks for it as
 * well; `poetry install` leaves it out.
 */
const isLeftOut = ({ extras, groups, name }: Case, line: string): boolean =>
  name.startsWith("poetry-1") && groups === "" && extras !== "old" && line.startsWith("six==")

const theirsOf = (one: Case): ReadonlyArray<string> =>
  textOf(one.name, one.file)
    .replaceAll(/\s*\\\n\s*/g, " ")
    .split("\n")
    .filter((line) => line !== "" && !isLeftOut(one, line))
    .map(plain)

const oursOf = async (one: Case): Promise<ReadonlyArray<string>> => {
  const { extras, groups, name } = one
  const files = { "pyproject.toml": textOf(name, "pyproject.toml"), "poetry.lock": textOf(name, "poetry.lock") }
  const claim = await claimOf(poetry, files, { PYTHON_GROUPS: groups, PYTHON_EXTRAS: extras })
  expect(claim?.problems).toEqual([])
  const hashed = theirsOf(one).some((line) => line.includes("--hash"))
  return linesOf(claim)
    .map(plain)
    .map((line) => (hashed ? line : withoutHashes(line)))
}

/** Each line behind the number of its case, so that a Python is asked about all of them at once. */
const numbered = (all: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> =>
  all.flatMap((lines, at) => lines.map((line) => `${at} ${line}`))

/** The Pythons that a case is for: an export says so of each line, and a plan for the app as a whole. */
const isFor = ({ name }: Case, line: string): boolean => line !== "3.8" || name.startsWith("poetry-1")

describe("what Poetry exports of a lock", () => {
  it("is there of five releases, of groups and of extras", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(5)
    expect(cases.some(({ extras, groups }) => extras !== "" && groups !== "")).toBe(true)
  })

  it.each(pythons().filter(({ line }) => !["2.7", "3.6", "3.7"].includes(line)))(
    "is what it comes to on $version, each package once",
    async (python) => {
      const own = cases.filter((one) => isFor(one, python.line))
      const ours = heldOn(python, numbered(await Promise.all(own.map(oursOf))))
      expect(ours).toEqual(heldOn(python, numbered(own.map(theirsOf))))
      const names = ours.flatMap((line) => /^\d+ [\w.-]+(?===)/.exec(line)?.[0] ?? [])
      expect([...new Set(names)]).toEqual(names)
      expect(names.length).toBeGreaterThan(own.length)
    }
  )
})
