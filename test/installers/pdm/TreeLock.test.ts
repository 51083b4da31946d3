/** A pdm.lock that says neither groups nor conditions comes to what PDM installs from it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { askedBy, pythonsOf } from "../../../src/installers/pdm/Asked.ts"
import { pdm } from "../../../src/installers/pdm/Pdm.ts"
import { isWithin } from "../../../src/domain/PythonRange.ts"
import { claimOf, linesOf, problemsOf } from "../../support/memory/ClaimedApp.ts"
import { pythonOf } from "../../support/machine/Pythons.ts"
import { eachHeldOn } from "../../support/pip/Conditions.ts"

const folder = join(import.meta.dirname, "locks/without-metadata")
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8")
const pyproject = textOf("pyproject.toml")

/** What `pdm sync --no-self --dry-run` of PDM 2.29.4 is about to install of locks that these releases wrote. */
const Installed = Schema.fromJsonString(
  Schema.Record(
    Schema.String,
    Schema.Array(
      Schema.Struct({
        python: Schema.String,
        chosen: Schema.Literals(["main", "all"]),
        installed: Schema.Array(Schema.String)
      })
    )
  )
)
const installed = Object.entries(Schema.decodeUnknownSync(Installed)(textOf("installed.json")))
const choice = { main: {}, all: { PYTHON_GROUPS: "all", PYTHON_EXTRAS: "all" } } as const

const withoutHashes = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => line.replace(/ --hash=.*/, ""))

describe.each(installed)("a pdm.lock of PDM %s", (release, all) => {
  const files = { "pyproject.toml": pyproject, "pdm.lock": textOf(`pdm-${release}.lock`) }

  it.each(all)("asks for what PDM installs on $python, $chosen", async ({ chosen, installed, python }) => {
    const claim = await claimOf(pdm, files, choice[chosen])
    expect(problemsOf(claim)).toEqual([])
    const interpreter = pythonOf(python)
    if (interpreter === undefined) return
    const [ours] = eachHeldOn(interpreter, [withoutHashes(linesOf(claim))])
    expect(ours?.map((line) => line.replace(/ ;.*/, "")).toSorted()).toEqual(installed.toSorted())
  })
})

const hash = `sha256:${"a".repeat(64)}`
const entry = (name: string, version: string, more = ""): string =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\n${more}\nfiles = [{file = "x.whl", hash = "${hash}"}]\n`
const claimed = (dependencies: ReadonlyArray<string>, entries: ReadonlyArray<string>, more = "") =>
  claimOf(
    pdm,
    {
      "pyproject.toml": `[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.9"\ndependencies = ${JSON.stringify(dependencies)}\n${more}`,
      "pdm.lock": `[metadata]\ngroups = ["default", "all", "web"]\nstrategy = []\nlock_version = "4.5.0"\n${entries.join("")}`
    },
    { PYTHON_EXTRAS: "all" }
  )

describe("of a pdm.lock without groups", () => {
  it("a version for each Python is told by where each runs", async () => {
    const two = [entry("one", "1.0"), entry("one", "2.0", 'requires_python = ">=3.11"')]
    expect(withoutHashes(linesOf(await claimed(["one"], two)))).toEqual([
      "one==1.0 ; python_full_version < '3.11'",
      "one==2.0 ; python_full_version >= '3.11'"
    ])
  })

  it("what an extra brings comes with it, in one request or by each of several", async () => {
    const entries = [
      entry("one", "1.0", "dependencies = [\"two; sys_platform == 'linux'\"]"),
      entry("one", "1.0", 'extras = ["a"]\ndependencies = ["one==1.0", "three"]'),
      entry("one", "1.0", 'extras = ["b"]\ndependencies = ["one==1.0", "four"]'),
      ...["two", "three", "four", "five"].map((name) => entry(name, "1.0"))
    ]
    expect(withoutHashes(linesOf(await claimed(["one[B, a]>=1"], entries)))).toEqual([
      "four==1.0",
      "one==1.0",
      "three==1.0",
      "two==1.0 ; sys_platform == 'linux'"
    ])
  })

  it("the project's own extras may name one another", async () => {
    const more = '[project.optional-dependencies]\nall = ["shop[web]"]\nweb = ["two"]\n'
    expect(withoutHashes(linesOf(await claimed([], [entry("two", "1.0")], more)))).toEqual(["two==1.0"])
  })

  it.each<[string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["a name that it has not", ["one", "two"], [entry("one", "1.0")]],
    ["a name that a package asks for, and that it has not", ["one"], [entry("one", "1.0", 'dependencies = ["two"]')]],
    ["an extra that it has not", ["one[a]"], [entry("one", "1.0")]],
    ["a version that it has not", ["one>2"], [entry("one", "1.0"), entry("one", "2.0")]]
  ])("%s is an error", async (_, dependencies, entries) => {
    expect(problemsOf(await claimed(dependencies, entries))).toEqual(["lock-file/without-metadata"])
  })

  it("what another system or Python alone asks for need not be there", async () => {
    const asks = "dependencies = [\"two; sys_platform == 'win32'\", \"three; python_version < '3.9'\"]"
    expect(withoutHashes(linesOf(await claimed(["one"], [entry("one", "1.0", asks)])))).toEqual(["one==1.0"])
  })

  it("nothing can be told without a pyproject.toml", async () => {
    const lock = '[metadata]\nstrategy = []\nlock_version = "4.3"\n'
    expect(problemsOf(await claimOf(pdm, { "pdm.lock": lock }))).toEqual(["lock-file/without-metadata"])
  })
})

it.each([
  ["flask[async] (>=2,<3) ; python_version > '3.8'", ["flask", "index", ["async"], true, false]],
  ["Some.Name @ git+https://host.test/a.git@main", ["some-name", "git", [], true, true]],
  ["-e file:///${PROJECT_ROOT}/libs/a#egg=my_lib[x]", ["my-lib", "path", ["x"], true, true]],
  ["one @ https://host.test/one-1.0.zip ; os_name == 'posix'", ["one", "url", [], true, true]],
  ["one ~= 2.1", ["one", "index", [], true, false]]
])("%s is read as PDM reads it", (line, is) => {
  const found = askedBy(line)
  expect([found?.name, found?.kind, found?.extras, found?.admits("2.5"), found?.admits("3.1")]).toEqual(is)
})

it("a range of Pythons that cannot be read leaves out none", () => {
  const python = pythonsOf(">=3.8")
  expect(isWithin(python, pythonsOf("whenever"))).toBe(true)
  expect(isWithin(pythonsOf(""), python)).toBe(false)
})
