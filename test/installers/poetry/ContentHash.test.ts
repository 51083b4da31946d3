/** The digest of pyproject.toml that a lock file has: JSON as Python writes it, and what each release of Poetry takes of the file. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { contentHashes, pythonJson } from "../../../src/installers/poetry/ContentHash.ts"
import { poetry } from "../../../src/installers/poetry/Poetry.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { claimOf, problemsOf } from "../../support/memory/ClaimedApp.ts"

const samples: ReadonlyArray<unknown> = [
  { b: 1, a: [true, false, null, "x"], "": {}, Z: [], é: 0, "😀": 1, "\uffff": 2 },
  'quotes " and \\ and / and \b\f\n\r\t\u0000\u007f\u2028',
  { nested: { list: [{ y: "ä", x: "😀" }, [1, [2]]] } },
  [-1, 0, 3.25, 1e21]
]

describe("a value as JSON", () => {
  it.each(samples)("is as Python writes it: %j", (sample) => {
    const program = "import json, sys; sys.stdout.write(json.dumps(json.load(sys.stdin), sort_keys=True))"
    const theirs = execFileSync(newest().path, ["-c", program], { input: JSON.stringify(sample), encoding: "utf8" })
    expect(pythonJson(sample)).toBe(theirs)
  })
})

const textOf = (release: string, name: string): string =>
  readFileSync(join(import.meta.dirname, "locks", `poetry-${release}`, name), "utf8")

const saidOf = (release: string, change: (pyproject: string) => string) =>
  claimOf(poetry, {
    "pyproject.toml": change(textOf(release, "pyproject.toml")),
    "poetry.lock": textOf(release, "poetry.lock")
  }).then(problemsOf)

const replaced = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe("a lock file of Poetry", () => {
  it.each<[string, string, (text: string) => string]>([
    ["1.1", "a description", replaced('description = "Ein Lädchen"', 'description = "more"')],
    ["1.1", "a group, of which it knows nothing", (text) => `${text}\n[tool.poetry.group.x.dependencies]\nsix = "*"\n`],
    ["1.8", "[project], of which it knows nothing", (text) => `${text}\n[project]\nname = "shop"\nversion = "1"\n`],
    ["1.8", "blanks and comments", (text) => `# more\n\n${text.replace('flask = "^3.0"', "flask   =   '^3.0'")}`],
    ["1.8", "ends of lines", (text) => text.replaceAll("\n", "\r\n")],
    ["2.2", "[dependency-groups], of which it knows nothing", replaced('"attrs"', '"attrs>=1"')],
    ["2.5", "a script", (text) => `${text}\n[project.scripts]\nshop = "shop:main"\n`]
  ])("%s stays of it with another %s", async (release, _, change) => {
    expect(await saidOf(release, change)).toEqual([])
  })

  it.each<[string, string, (text: string) => string]>([
    ["1.1", "dependency", replaced('flask = "^3.0"', 'flask = "^3.1"')],
    ["1.1", "dependency for development", replaced('pyflakes = "*"', 'pyflakes = "^3"')],
    ["1.2", "group", replaced('gunicorn = "^22"', 'gunicorn = "^23"')],
    ["1.8", "extra", replaced('cache = ["redis"]', 'cache = ["redis", "six"]')],
    ["1.8", "source", (text) => `${text}\n[[tool.poetry.source]]\nname = "own"\nurl = "https://a.test/simple"\n`],
    ["2.2", "dependency of [project]", replaced('"flask>=3"', '"flask>=3.1"')],
    ["2.5", "Python", replaced('requires-python = ">=3.9,<4"', 'requires-python = ">=3.10,<4"')],
    ["2.5", "group of [dependency-groups]", replaced('"attrs"', '"attrs>=1"')]
  ])("%s has drifted from one with another %s", async (release, _, change) => {
    expect(await saidOf(release, change)).toEqual(["lock-file/drifted"])
  })

  it("without a digest is of no pyproject.toml", async () => {
    const claim = await claimOf(poetry, {
      "pyproject.toml": textOf("2.5", "pyproject.toml"),
      "poetry.lock": textOf("2.5", "poetry.lock").replace(/content-hash = .*/, "")
    })
    expect(problemsOf(claim)).toEqual(["lock-file/drifted"])
  })

  it("of a release that nobody knows has the newest digest alone", () => {
    const document = { "dependency-groups": { a: ["six"] } }
    expect(contentHashes(document, { lockVersion: "2.1", release: undefined })).toHaveLength(1)
    expect(contentHashes(document, { lockVersion: "2.1", release: "2.2.1" })).toHaveLength(2)
    expect(contentHashes(document, { lockVersion: "2.1", release: "2.3.0" })).toHaveLength(1)
  })
})
