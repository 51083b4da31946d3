/** What is advised about a package that does not build heeds its line, constraints, and the options in force. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import type { PipFailure } from "../../src/diagnosis/Rule.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { building, buildingOwn } from "../support/pip/FramedBuild.ts"
import { captured, told } from "../support/pip/CapturedOutput.ts"

const files = (texts: Named<string>): PipFailure["requirements"] =>
  parse(
    "/app",
    (path) => {
      const text = texts[path]
      return text === undefined ? "missing" : new TextEncoder().encode(text)
    },
    new Map()
  )
type Named<A> = Readonly<Record<string, A>>

const options = (...given: ReadonlyArray<string>): NonNullable<PipFailure["options"]> => ({
  options: given,
  requirements: [],
  noIndex: false
})
const failed = "RuntimeError: nothing to be done"
const advice = (failure: PipFailure, more: Partial<PipFailure>): string => told(diagnose({ ...failure, ...more })[0])

describe("another release of a package that does not build", () => {
  it.each<[string, Named<string>, string]>([
    [
      "its line, in whatever file",
      { "requirements.txt": "-r base.txt", "base.txt": "\nthing==1.0" },
      "write `thing>1.0` in the place of base.txt line 2"
    ],
    [
      "a constraint that holds it",
      { "requirements.txt": "-c pins.txt\nthing", "pins.txt": "thing==1.0" },
      "`thing==1.0` (pins.txt line 1) is a constraint that holds it"
    ],
    [
      "an index that is not asked",
      { "requirements.txt": "--no-index\n--find-links wheels\nthing==1.0" },
      "requirements.txt line 1 says that no index is asked"
    ],
    [
      "wheels that are forbidden",
      { "requirements.txt": "--no-binary thing\nthing==1.0" },
      "remove `--no-binary thing` from requirements.txt line 1"
    ],
    [
      "all wheels forbidden",
      { "requirements.txt": "--no-binary :all:\nthing==1.0" },
      "remove `--no-binary :all:` from requirements.txt line 1"
    ]
  ])("%s", (_, texts, hint) => {
    const requirements = files(texts)
    expect(advice(building("3.12", failed), requirements === undefined ? {} : { requirements })).toContain(hint)
  })

  it("is offered by hash where hashes are demanded", () => {
    const said = advice(building("3.12", failed), { hashMode: true })
    expect(said).toContain("write `thing==VERSION --hash=sha256:…` in the place of requirements.txt line 3")
    expect(said).not.toContain("thing>1.0`")
  })

  it("is told by the words of $PIP_OPTS, too, and not where :none: takes them back", () => {
    expect(advice(building("3.12", failed), { options: options("--no-binary=other,thing") })).toContain(
      "remove `--no-binary other,thing` from $PIP_OPTS"
    )
    expect(
      advice(building("3.12", failed), { options: options("--no-binary=thing", "--no-binary=:none:") })
    ).not.toContain("--no-binary")
  })

  it("is found by an old pip's failure, which names no line", () => {
    const requirements = files({ "requirements.txt": "six\nsimplext==1.0" })
    if (requirements === undefined) throw new Error("no facts")
    expect(advice(captured("nogcc-2.7"), { requirements })).toContain("(asked for by requirements.txt line 2)")
  })
})

describe("what a compiler lacks", () => {
  const psycopg2 = (lines: string) => {
    const requirements = files({ "requirements.txt": lines })
    return advice(captured("psycopg2-3.11"), requirements === undefined ? {} : { requirements })
  }
  it("is not worked around with what is there already", () => {
    const said = psycopg2("psycopg2==2.9.9\npsycopg2-binary==2.9.9")
    expect(said).toContain(
      "remove `psycopg2` (requirements.txt line 1): requirements.txt line 2 asks for `psycopg2-binary`"
    )
    expect(said).not.toContain("in place of")
  })
  it("is not worked around with a wheel while wheels are forbidden", () => {
    const said = psycopg2("--no-binary :all:\npsycopg2==2.9.9")
    expect(said).toContain("remove `--no-binary :all:` from requirements.txt line 1")
    expect(said).not.toContain("psycopg2-binary")
  })
})

describe("what setuptools has no more", () => {
  it.each([
    [
      "ImportError: cannot import name 'convert_path' from 'setuptools' (/tmp/x/setuptools/__init__.py)",
      "convert_path",
      "70"
    ],
    ["ModuleNotFoundError: No module named 'setuptools.dep_util'", "setuptools.dep_util", "70"],
    ["ModuleNotFoundError: No module named 'setuptools.extern'", "setuptools.extern", "71"],
    ["ModuleNotFoundError: No module named 'setuptools.command.upload'", "setuptools.command.upload", "75"],
    ["ModuleNotFoundError: No module named 'setuptools.sandbox'", "setuptools.sandbox", "80"],
    ["ModuleNotFoundError: No module named 'distutils.msvccompiler'", "distutils.msvccompiler", "74"],
    ["ModuleNotFoundError: No module named 'pkg_resources'", "pkg_resources", "82"]
  ])("%s", (error, what, since) => {
    const said = advice(building("3.13", error), {})
    expect(said).toContain(what)
    expect(said).toContain(`write the line \`setuptools<${since}\` into a file build-constraints.txt`)
    expect(said).toContain("PIP_BUILD_CONSTRAINT=build-constraints.txt")
    expect(said).not.toContain("/tmp/")
    expect(advice(buildingOwn(".", error), {})).toContain(`requires = ["setuptools<${since}"]`)
  })

  it("is gone with an older Python where no setuptools that old runs", () => {
    const said = advice(building("3.12", "ModuleNotFoundError: No module named 'setuptools.ssl_support'"), {})
    expect(said).toContain("no more since version 58")
    expect(said).toContain("Python-3.11")
  })
})
