/** Real lock files, and what Pipenv itself exports of them: one set of lines, for every choice of lists. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { pipenv } from "../../../src/installers/pipenv/Pipenv.ts"
import { claimOf, linesOf, problemsOf } from "../../support/memory/ClaimedApp.ts"
import { eachHeldOn, partsOf } from "../../support/pip/Conditions.ts"
import { pythons } from "../../support/machine/Pythons.ts"

/** Written by Pipenv 2026.10.3, with its `requirements --hash`; `of-2023` by 2023.12.1. */
const locks = join(import.meta.dirname, "locks")
const textOf = (lock: string, name: string): string => readFileSync(join(locks, lock, name), "utf8")
const filesOf = (lock: string): Record<string, string> => ({
  Pipfile: textOf(lock, "Pipfile"),
  "Pipfile.lock": textOf(lock, "Pipfile.lock"),
  ...(lock === "root" ? { "setup.py": "" } : {})
})

const choices: Readonly<Record<string, string>> = {
  "requirements.txt": "",
  "requirements-dev.txt": "dev",
  "requirements-docs.txt": "docs load-tests"
}

interface Exported {
  readonly lock: string
  readonly file: string
  readonly groups: string
}

const exported: ReadonlyArray<Exported> = readdirSync(locks).flatMap((lock) =>
  readdirSync(join(locks, lock)).flatMap((file) => {
    const groups = choices[file]
    return groups === undefined ? [] : [{ lock, file, groups }]
  })
)

/** Pipenv names a place alone, and what comes out of it in the fragment of a repository's. */
const ofPipenv = (line: string): string => {
  const bare = line.replace(/^-e /, "")
  const [, address, name, more] = /^([a-z]+\+.*)#egg=([\w-]+)(?:&(.*))?$/.exec(bare) ?? []
  return address === undefined ? bare : `${name} @ ${address}${more === undefined ? "" : `#${more}`}`
}

/** The app's own folder is built by the installer of its package, and a folder's name is not on its line. */
const asPipenv = (line: string): string =>
  line.replace(/^[\w-]+ @ (https?:)/, "$1").replace(/^\.\/(libs\/second)$/, "$1")

const isIndex = (line: string): boolean => /^(?:-i|--\S*index-url|--trusted-host) /.test(line)
const withoutExtras = (line: string): string => line.replace(/^([\w.-]+)\[[^\]]*\]==/, "$1==")

const theirs = ({ file, lock }: Exported): ReadonlyArray<string> =>
  textOf(lock, file)
    .split("\n")
    .filter((line) => line !== "" && !isIndex(line) && line !== "-e .")
    .map((line) => withoutExtras(ofPipenv(line)))

const ours = async ({ groups, lock }: Exported): Promise<ReadonlyArray<string>> => {
  const claim = await claimOf(pipenv, filesOf(lock), { PYTHON_GROUPS: groups })
  expect(problemsOf(claim)).toEqual([])
  return linesOf(claim)
    .filter((line) => !line.startsWith("--"))
    .map(asPipenv)
}

it.each(exported)("$lock with the groups `$groups` asks for what Pipenv exports", async (one) => {
  const targets = (lines: ReadonlyArray<string>) => lines.map((line) => partsOf(line).target).toSorted()
  expect(targets(await ours(one))).toEqual(targets(theirs(one)))
})

it.each(pythons().filter(({ pip }) => pip))("of each, the same is left on Python $version", async (python) => {
  const made = await Promise.all(exported.map(ours))
  expect(eachHeldOn(python, made)).toEqual(eachHeldOn(python, exported.map(theirs)))
})

it("there is an export to compare with", () => expect(exported.length).toBeGreaterThan(8))

describe("a lock file of an older Pipenv", () => {
  it("is known by the digest that that one has written", async () => {
    expect(problemsOf(await claimOf(pipenv, filesOf("of-2023")))).toEqual([])
  })

  it("differs from one of today in its digest alone", () => {
    const digest = (lock: string) => /"sha256": "(\w+)"/.exec(textOf(lock, "Pipfile.lock"))?.[1]
    expect(textOf("of-2023", "Pipfile")).toBe(textOf("plain", "Pipfile"))
    expect(digest("of-2023")).not.toBe(digest("plain"))
  })
})

describe("what Pipenv locked where its condition does not hold", () => {
  it("counts under the condition that its entry of the Pipfile has, which the lock file has lost", async () => {
    const claim = await claimOf(pipenv, filesOf("conditions"))
    expect(problemsOf(claim)).toEqual([])
    expect(linesOf(claim).map((line) => line.replace(/ --hash.*/, ""))).toEqual([
      "pywin32 ; sys_platform == 'win32'",
      "pywinpty>=2 ; sys_platform == 'win32'",
      expect.stringMatching(/^six==1\.17\.0 ; /),
      "tomli ; python_version < '3.11'"
    ])
  })

  it("says too little without the Pipfile", async () => {
    const { "Pipfile.lock": text = "" } = filesOf("conditions")
    expect(problemsOf(await claimOf(pipenv, { "Pipfile.lock": text }))).toEqual(["lock-file/invalid-entry"])
  })
})
