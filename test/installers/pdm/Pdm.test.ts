/** What a pdm.lock asks for, held to PDM's own export of real ones, and what can be wrong with it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { pdm } from "../../../src/installers/pdm/Pdm.ts"
import { readPdmLock } from "../../../src/installers/pdm/PdmLock.ts"
import { claimOf, linesOf, problemsOf, said } from "../../support/memory/ClaimedApp.ts"
import { planOf } from "../../support/memory/PlannedApp.ts"
import { pythons } from "../../support/machine/Pythons.ts"
import { threadMilliseconds } from "../../support/machine/ThreadTime.ts"
import { eachHeldOn, partsOf } from "../../support/pip/Conditions.ts"

/** Written by PDM 2.29.4, with its `export -f requirements`. */
const locks = join(import.meta.dirname, "locks")
const textOf = (lock: string, name: string): string => readFileSync(join(locks, lock, name), "utf8")
const filesOf = (lock: string): Record<string, string> => ({
  "pyproject.toml": textOf(lock, "pyproject.toml"),
  "pdm.lock": textOf(lock, "pdm.lock")
})

const exported: ReadonlyArray<{
  readonly lock: string
  readonly file: string
  readonly variables: Record<string, string>
}> = [
  { lock: "plain", file: "requirements.txt", variables: {} },
  { lock: "plain", file: "requirements-dev.txt", variables: { PYTHON_GROUPS: "dev docs -default" } },
  { lock: "plain", file: "requirements-cache.txt", variables: { PYTHON_EXTRAS: "cache" } },
  { lock: "urls", file: "requirements.txt", variables: {} }
]
type Exported = (typeof exported)[number]

const theirs = ({ file, lock }: Exported): ReadonlyArray<string> =>
  textOf(lock, file)
    .replaceAll("\\\n", "")
    .split("\n")
    .filter((line) => /^\w/.test(line))
    // What an extra brings are lines of their own.
    .map((line) => line.replace(/^([\w.-]+)\[[^\]]*\]==/, "$1=="))

const ours = async ({ lock, variables }: Exported): Promise<ReadonlyArray<string>> => {
  const claim = await claimOf(pdm, filesOf(lock), variables)
  expect(problemsOf(claim)).toEqual([])
  return linesOf(claim)
}

it.each(exported)("$lock with $variables asks for what PDM exports", async (one) => {
  const targets = (lines: ReadonlyArray<string>) => lines.map((line) => partsOf(line).target).toSorted()
  expect(targets(await ours(one))).toEqual(targets(theirs(one)))
})

it.each(pythons().filter(({ pip }) => pip))("of each, the same is left on Python $version", async (python) => {
  expect(eachHeldOn(python, await Promise.all(exported.map(ours)))).toEqual(eachHeldOn(python, exported.map(theirs)))
})

it("folders and addresses are as the file has them", async () => {
  const claim = await claimOf(pdm, filesOf("places"), { PYTHON_GROUPS: "dev" })
  expect([problemsOf(claim), said(claim)]).toEqual([[], ["notice lock-file/not-editable"]])
  expect(linesOf(claim).map((line) => line.replace(/ --hash.*/, ""))).toEqual([
    "./libs/first",
    "./libs/second",
    "six==1.17.0",
    expect.stringMatching(/^toml @ https:\/\/files\.pythonhosted\.org\/\S+\.whl#sha256=\w+$/)
  ])
})

const hash = `sha256:${"a".repeat(64)}`
const head = '[metadata]\ngroups = ["default", "dev"]\nstrategy = ["inherit_metadata"]\nlock_version = "4.5.0"\n'
const entry = (lines: string, name = "it"): string => `[[package]]\nname = "${name}"\ngroups = ["default"]\n${lines}\n`
const files = `files = [{file = "it-1.0.tar.gz", hash = "${hash}"}]`
const lock = (...entries: ReadonlyArray<string>): Record<string, string> => ({
  "pdm.lock": [head, ...entries].join("\n")
})

describe("an entry of pdm.lock", () => {
  it.each<[string, string, string]>([
    ["a version", `version = "1.0"\n${files}`, `it==1.0 --hash=${hash}`],
    [
      "a condition",
      `version = "1.0"\nmarker = "os_name == 'nt'"\n${files}`,
      `it==1.0 ; os_name == 'nt' --hash=${hash}`
    ],
    [
      "a commit",
      'version = "1.0"\ngit = "https://host.test/it.git"\nref = "main"\nrevision = "abc"',
      "it @ git+https://host.test/it.git@abc"
    ],
    ["a folder", 'version = "1.0"\npath = "./libs/it"\neditable = true', "./libs/it"],
    [
      "a file of the app",
      `version = "1.0"\npath = "./wheels/it-1.0.tar.gz"\n${files}`,
      `./wheels/it-1.0.tar.gz --hash=${hash}`
    ],
    ["a folder by its address", 'version = "1.0"\nurl = "file:///${PROJECT_ROOT}/libs/it"', "./libs/it"],
    [
      "an address",
      `version = "1.0"\nurl = "https://host.test/it-1.0.tar.gz"\n${files}`,
      `it @ https://host.test/it-1.0.tar.gz#${hash.replace(":", "=")} --hash=${hash}`
    ]
  ])("with %s is a line for pip", async (_, lines, line) => {
    expect(linesOf(await claimOf(pdm, lock(entry(lines))))).toEqual([line])
  })

  it.each([
    ["no version", files],
    ["no hash", 'version = "1.0"\nfiles = [{file = "it-1.0.tar.gz"}]'],
    ["no file", 'version = "1.0"'],
    ["no commit", 'git = "https://host.test/it.git"'],
    ["a condition that is none", `version = "1.0"\nmarker = "whenever"\n${files}`]
  ])("with %s is an error", async (_, lines) => {
    expect(problemsOf(await claimOf(pdm, lock(entry(lines))))).toEqual(["lock-file/invalid-entry"])
  })

  it("with extras is one package with what stands beside it, where either holds", async () => {
    const both = [
      entry(`version = "1.0"\nmarker = "os_name == 'nt'"\n${files}`),
      entry(`version = "1.0"\nextras = ["x"]\nmarker = "python_version < '3.9'"\n${files}`)
    ]
    expect(linesOf(await claimOf(pdm, lock(...both)))).toEqual([
      `it==1.0 ; os_name == 'nt' or python_version < '3.9' --hash=${hash}`
    ])
  })

  it("that [tool.pdm.resolution] leaves out is left out", async () => {
    const pyproject = '[project]\nname = "x"\nversion = "1"\n[tool.pdm.resolution]\nexcludes = ["It"]\n'
    const claim = await claimOf(pdm, { ...lock(entry(`version = "1.0"\n${files}`)), "pyproject.toml": pyproject })
    expect(claim?.installs).toEqual([])
  })
})

describe("a pdm.lock", () => {
  it.each<[string, string, string]>([
    ["that is no TOML", "[", "lock-file/unreadable"],
    ["with two sides of a merge", `${head}<<<<<<< HEAD\n=======\n>>>>>>> other\n`, "lock-file/unreadable"],
    ["that says nothing", "", "lock-file/unknown-version"],
    ["of the future", head.replace("4.5.0", "5.0"), "lock-file/unknown-version"],
    ["of the past", head.replace("4.5.0", "3.1"), "lock-file/unknown-version"],
    [
      "without groups and conditions, and without a project",
      head.replace("inherit_metadata", "cross_platform"),
      "lock-file/without-metadata"
    ]
  ])("%s is an error", async (_, text, id) => {
    expect(problemsOf(await claimOf(pdm, { "pdm.lock": text }))).toEqual([id])
  })

  it("that was made from another pyproject.toml is an error", async () => {
    const changed = { ...filesOf("plain"), "pyproject.toml": textOf("plain", "pyproject.toml").replace("<8.2", "<8.3") }
    expect(problemsOf(await claimOf(pdm, changed))).toEqual(["lock-file/drifted"])
  })

  it("is of the pyproject.toml where that has changed in what concerns no package", async () => {
    const changed = {
      ...filesOf("plain"),
      "pyproject.toml": `${textOf("plain", "pyproject.toml")}\n[tool.other]\nx = 1\n`
    }
    expect(problemsOf(await claimOf(pdm, changed))).toEqual([])
  })

  it("may end its lines as Windows does", async () => {
    const windows = { ...filesOf("plain"), "pdm.lock": textOf("plain", "pdm.lock").replaceAll("\n", "\r\n") }
    expect(linesOf(await claimOf(pdm, windows))).toEqual(linesOf(await claimOf(pdm, filesOf("plain"))))
  })

  it.each([
    ["PYTHON_GROUPS", "cache", "the groups default, dev, docs"],
    ["PYTHON_EXTRAS", "dev", "the extras cache"]
  ])("has what $%s may name, and `%s` is none", async (variable, value, known) => {
    const claim = await claimOf(pdm, filesOf("plain"), { [variable]: value })
    expect(claim?.problems[0]?.message).toContain(known)
  })

  it("is installed from the sources of its project", async () => {
    const source = (name: string, more = "") =>
      `[[tool.pdm.source]]\nname = "${name}"\nurl = "https://\${USER}@${name}.test/simple"\n${more}`
    const pyproject = [
      source("pypi"),
      source("own", "verify_ssl = false\n"),
      source("links", 'type = "find_links"\n')
    ].join("\n")
    const claim = await claimOf(pdm, { ...lock(entry(`version = "1.0"\n${files}`)), "pyproject.toml": pyproject })
    expect(linesOf(claim).slice(0, -1)).toEqual([
      "--index-url https://${USER}@pypi.test/simple",
      "--extra-index-url https://${USER}@own.test/simple",
      "--find-links https://${USER}@links.test/simple",
      "--trusted-host own.test"
    ])
  })

  it("leaves the app's own package to where the project says that it is one", async () => {
    const build = '\n[build-system]\nrequires = []\nbuild-backend = "backend"\n'
    const of = async (pyproject: string) => {
      const text = textOf("plain", "pyproject.toml").replace("distribution = false", pyproject) + build
      return (await planOf({ files: { ...filesOf("plain"), "pyproject.toml": text } })).installs.map(
        ({ installer }) => installer
      )
    }
    expect(await of("distribution = false")).toEqual(["pdm"])
    expect(await of("distribution = true")).toEqual(["pdm", "application-package"])
  })

  it("with thousands of packages is read in an instant", () => {
    const one = { version: "1.0", groups: ["default"], marker: "python_version >= '3.8'", files: [{ file: "x", hash }] }
    const document = { package: Array.from({ length: 3000 }, (_, at) => ({ ...one, name: `package-${at}` })) }
    const manager = { name: "PDM", file: "pdm.lock", command: "pdm lock" }
    expect(threadMilliseconds(() => readPdmLock(manager, document, new Set(["default"]), new Set()))).toBeLessThan(1000)
  })
})
