/** Which of several versions of a name an old lock file means, and where; what takes a resolution is refused. */
import { parse } from "smol-toml"
import { describe, expect, it } from "vitest"
import { contentHashes } from "../../../src/installers/poetry/ContentHash.ts"
import { poetry } from "../../../src/installers/poetry/Poetry.ts"
import { claimOf, linesOf, problemsOf } from "../../support/memory/ClaimedApp.ts"

const entry = (name: string, version: string, pythons = "*", more = "", optional = false): string =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\noptional = ${optional}\npython-versions = "${pythons}"\n` +
  `files = [{file = "a", hash = "sha256:aa"}]\n${more}\n`
const needs = (...all: ReadonlyArray<string>): string => `[package.dependencies]\n${all.join("\n")}\n`

const claimed = (dependencies: string, entries: ReadonlyArray<string>, variables: Record<string, string> = {}) => {
  const pyproject = `[tool.poetry]\npackage-mode = false\n[tool.poetry.dependencies]\npython = "^3.8"\n${dependencies}\n`
  const [digest = ""] = contentHashes(parse(pyproject), { lockVersion: "2.0", release: undefined })
  const lock = `${entries.join("")}[metadata]\nlock-version = "2.0"\npython-versions = "^3.8"\ncontent-hash = "${digest}"\n`
  return claimOf(poetry, { "pyproject.toml": pyproject, "poetry.lock": lock }, variables)
}

const number = (python = "*") => entry("number", "1.0", python)
const later = (python = ">=3.9") => entry("number", "2.0", python)

const both = 'number = [{version = "1.0", python = "<3.10"}, {version = "^2.0", python = ">=3.10"}]'
const table = entry("table", "1.0", "*", needs('number = ">=1.0"'))

describe("an old lock file", () => {
  it.each<[string, string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    [
      "what its Pythons allow, the newest first",
      'number = "*"',
      [number(), later()],
      ["number==1.0 ; python_full_version < '3.9'", "number==2.0 ; python_full_version >= '3.9'"]
    ],
    [
      "what the project says of a Python, for whoever asks for less",
      `${both}\ntable = "*"`,
      [number(), later(), table],
      ["number==1.0 ; python_full_version < '3.10'", "number==2.0 ; python_full_version >= '3.10'", "table==1.0"]
    ],
    [
      "what is asked for on one system",
      'table = {version = "*", platform = "linux"}',
      [number(), table],
      ["number==1.0 ; sys_platform == 'linux'", "table==1.0 ; sys_platform == 'linux'"]
    ],
    [
      "a circle",
      'one = "*"',
      [
        entry("one", "1.0", "*", needs('two = "*"')),
        entry("two", "1.0", "*", needs('one = {version = "*", markers = "os_name == \'nt\'"}'))
      ],
      ["one==1.0", "two==1.0"]
    ],
    [
      "an extra of a package, and what that asks for",
      'one = {version = "*", extras = ["more"]}',
      [
        entry(
          "one",
          "1.0",
          "*",
          `${needs('two = {version = "*", optional = true, markers = "extra == \'more\'"}', 'three = {version = "*", optional = true}')}[package.extras]\nmore = ["two (>=1)"]\nother = ["three"]\n`
        ),
        entry("two", "1.0"),
        entry("three", "1.0")
      ],
      ["one==1.0", "two==1.0"]
    ],
    [
      "what is asked for and was not locked",
      'one = "*"',
      [entry("one", "1.0", "*", needs('setuptools = "*"'))],
      ["one==1.0"]
    ]
  ])("means %s", async (_, dependencies, entries, lines) => {
    const claim = await claimed(dependencies, entries)
    expect(problemsOf(claim)).toEqual([])
    expect(linesOf(claim).map((line) => line.replace(/ --hash=\S+/, ""))).toEqual(lines)
  })

  it("brings an optional dependency by the extra that names it alone", async () => {
    const dependencies = 'one = {version = "*", optional = true}\n[tool.poetry.extras]\nMore_One = ["one"]'
    const entries = [entry("one", "1.0", "*", "", true)]
    expect(linesOf(await claimed(dependencies, entries))).toEqual([])
    expect(linesOf(await claimed(dependencies, entries, { PYTHON_EXTRAS: "more-one" }))).toHaveLength(1)
  })

  it.each<[string, string, ReadonlyArray<string>]>([
    [
      "two are asked for in one place",
      'number = {version = "1.0", platform = "linux"}\ntable = "*"',
      [number(), later("*"), table]
    ],
    ["none that is locked will do", 'number = ">2"', [number(), later()]],
    ["none runs on a Python that it is for", 'number = "*"', [number(">=3.10"), later(">=3.11")]]
  ])("of which %s is refused", async (_, dependencies, entries) => {
    const claim = await claimed(dependencies, entries)
    expect([linesOf(claim), problemsOf(claim)]).toEqual([[], ["lock-file/needs-resolution"]])
    expect(claim?.problems[0]?.message).toContain("number")
  })
})
