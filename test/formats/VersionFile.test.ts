/** What `$PYTHON_VERSION`, `runtime.txt` and `.python-version` may say, and the answer to everything else. */
import { describe, expect, it } from "vitest"
import type { VersionSource } from "../../src/domain/Application.ts"
import * as Origin from "../../src/domain/Origin.ts"
import { renderRequest } from "../../src/domain/PythonVersion.ts"
import { renderError } from "../../src/services/Report.ts"
import { type VersionFault, fromFile, fromVariable } from "../../src/formats/VersionFile.ts"

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
  Uint8Array.from([...text].flatMap((c) => (bigEndian ? [0, c.charCodeAt(0)] : [c.charCodeAt(0), 0])))

const requested = (source: VersionSource): string =>
  source.specifier ?? (source.asked === undefined ? `no version: ${source.problem?.id}` : renderRequest(source.asked))
const problemOf = (source: VersionSource) => {
  if (source.problem === undefined) throw new Error(`${source.text} is accepted`)
  return source.problem.onStack(["3.13", "3.14", "3.12", "3.11", "3.10", "3.9", "3.8", "2.7"])
}

const accepted: ReadonlyArray<readonly [found: string, version: string, line: number]> = [
  ["Python-2.7", "2.7", 1],
  ["python-3.11.7", "3.11.7", 1],
  ["Python-3.3", "3.3", 1],
  ["PYTHON-3.12", "3.12", 1],
  ["pYtHoN-3.6.15", "3.6.15", 1],
  ["cpython-3.12", "3.12", 1],
  ["3.12", "3.12", 1],
  ["3.12.1", "3.12.1", 1],
  ["3.10", "3.10", 1],
  ["3", "3", 1],
  ["2", "2", 1],
  ["python-3", "3", 1],
  ["2.7.0", "2.7.0", 1],
  ["python-3.11.x", "3.11", 1],
  ["3.12.X", "3.12", 1],
  ["3.12.*", "3.12", 1],
  ["python-2.7.x", "2.7", 1],
  ["3.x", "3", 1],
  ["3.*", "3", 1],
  ["3.x.x", "3", 1],
  ["3.12\n", "3.12", 1],
  ["3.12\r\n", "3.12", 1],
  ["3.12\r", "3.12", 1],
  ["\n\n3.12\n\n", "3.12", 3],
  ["\r\n\t\r\nPython-3.12 \t\r\n\r\n", "3.12", 3],
  ["  3.12\t ", "3.12", 1],
  ["# the version of our host\npython-3.12 # until spring\n", "3.12", 2],
  [">=3.9", ">=3.9", 1],
  ["# either\n>= 3.9, <3.13 \n", ">= 3.9, <3.13", 2],
  ["<4,>=3.9", "<4,>=3.9", 1],
  ["python-~=3.9", "~=3.9", 1],
  ["==3.12.*", "==3.12.*", 1],
  ["!=3.12.1", "!=3.12.1", 1],
  ["\ufeff3.12\n", "3.12", 1],
  ["\ufeff# list\r\nPython-2.7\r\n", "2.7", 2]
]

const faults: ReadonlyArray<readonly [found: string, fault: VersionFault, shown: string, hint: string]> = [
  ["3.12\n3.11\n", "multiple-versions", "3.12\n  3.11", "3.12"],
  ["3.12 3.11", "multiple-versions", "3.12 3.11", "3.12"],
  ["pypy-7.3.1", "other-implementation", "pypy-7.3.1", "3.13"],
  ["pypy3.9-7.3.9", "other-implementation", "pypy3.9-7.3.9", "3.9"],
  ["PyPy-3.10", "other-implementation", "PyPy-3.10", "3.10"],
  ["jython-2.7", "other-implementation", "jython-2.7", "2.7"],
  ["miniconda3-4.7.12", "other-implementation", "miniconda3-4.7.12", "3.13"],
  ["graalpy-24.0.0", "other-implementation", "graalpy-24.0.0", "3.13"],
  ["system", "system-python", "system", "3.13"],
  ["System", "system-python", "System", "3.13"],
  ["3.x-dev", "development-version", "3.x-dev", "3.13"],
  ["3.14-dev", "development-version", "3.14-dev", "3.14"],
  ["3.14.0rc1", "development-version", "3.14.0rc1", "3.14"],
  ["3.13.0a1", "development-version", "3.13.0a1", "3.13"],
  ["3.13.0+", "development-version", "3.13.0+", "3.13"],
  ["3.13t", "free-threaded", "3.13t", "3.13"],
  ["python-3.13.1t", "free-threaded", "python-3.13.1t", "3.13"],
  ["3.12\u00a0", "control-characters", "3.12<U+00A0>", "3.12"],
  ["\u200b3.12", "control-characters", "<U+200B>3.12", "3.12"],
  ["3\u200d.12", "control-characters", "3<U+200D>.12", "3.13"],
  ["3.12\u2028", "control-characters", "3.12<U+2028>", "3.12"],
  ["3.12\u0007", "control-characters", "3.12<U+0007>", "3.12"],
  ["\u001b[32m3.12\u001b[0m", "control-characters", "<U+001B>[32m3.12<U+001B>[0m", "3.12"],
  ["3.12\ufeff", "control-characters", "3.12<U+FEFF>", "3.12"],
  ['"3.12"', "invalid-version", '"3.12"', "3.12"],
  ["'3.12'", "invalid-version", "'3.12'", "3.12"],
  ["3,12", "invalid-version", "3,12", "3.12"],
  ["v3.12", "invalid-version", "v3.12", "3.12"],
  ["python3.12", "invalid-version", "python3.12", "3.12"],
  ["Python 3.12", "invalid-version", "Python 3.12", "3.12"],
  ["python_3.12", "invalid-version", "python_3.12", "3.12"],
  ["Python-", "invalid-version", "Python-", "3.13"],
  ["python", "invalid-version", "python", "3.13"],
  ["latest", "invalid-version", "latest", "3.13"],
  ["3.", "invalid-version", "3.", "3.13"],
  ["3.012", "invalid-version", "3.012", "3.13"],
  ["3.12.1.1", "invalid-version", "3.12.1.1", "3.12"],
  ["３.１２", "invalid-version", "３.１２", "3.13"],
  ["flask==3.0", "range-not-version", "flask==3.0", "3.13"],
  ["3.9+", "development-version", "3.9+", "3.9"],
  [">=3.9 <3.13", "range-not-version", ">=3.9 <3.13", "3.9"],
  ["^3.8 || ^3.9", "range-not-version", "^3.8 || ^3.9", "3.8"],
  ["^3.9", "range-not-version", "^3.9", "3.9"],
  ["~3.9", "range-not-version", "~3.9", "3.9"],
  ["3.12.x.1", "range-not-version", "3.12.x.1", "3.12"],
  ["<%= ENV.fetch('PYTHON', '3.9') %>", "template", "<%= ENV.fetch('PYTHON', '3.9') %>", "3.9"],
  ["python-{{ cookiecutter.python_version }}", "template", "python-{{ cookiecutter.python_version }}", "3.13"],
  ["python-${PYTHON_VERSION}", "template", "python-${PYTHON_VERSION}", "3.13"],
  ["{% if old %}\npython-3.8\n{% endif %}", "template", "{% if old %}\n  python-3.8\n  {% endif %}", "3.8"],
  ["$PYTHON_VERSION", "template", "$PYTHON_VERSION", "3.13"],
  ["python-$(PYTHON)", "template", "python-$(PYTHON)", "3.13"],
  ["@PYTHON_VERSION@", "template", "@PYTHON_VERSION@", "3.13"],
  ["%PYTHON_VERSION%", "template", "%PYTHON_VERSION%", "3.13"],
  ["python-<version>", "template", "python-<version>", "3.13"],
  ["2.6", "unsupported-version", "2.6", "3.13"],
  ["Python-3.2", "unsupported-version", "Python-3.2", "3.13"],
  ["3.0.1", "unsupported-version", "3.0.1", "3.13"],
  ["4.0", "unsupported-version", "4.0", "3.13"],
  ["1.5.2", "unsupported-version", "1.5.2", "3.13"],
  ["4", "unsupported-version", "4", "3.13"]
]

const places = [
  ["runtime.txt", "runtime-txt"],
  [".python-version", "python-version-file"]
] as const

describe.each(places)("%s", (path, namespace) => {
  it.each(accepted)("reads %j as %s", (found, version, line) => {
    const source = fromFile(path, utf8(found))
    expect([requested(source), source.origin]).toEqual([version, Origin.file(path, line)])
  })

  it.each(faults)("answers %j with %s", (found, fault, shown, hint) => {
    const source = fromFile(path, utf8(found))
    const problem = problemOf(source)
    expect([source.asked, source.origin, problem.id, problem.blame]).toEqual([
      undefined,
      Origin.file(path, 1),
      `${namespace}/${fault}`,
      "app"
    ])
    expect(problem.message).toContain(`${path} line 1 says:\n\n  ${shown}\n`)
    const line = path === "runtime.txt" ? `Python-${hint}` : hint
    expect(problem.hints).toEqual([`Write one line into ${path}, for example:`, "", `  ${line}`])
  })

  it.each(["", "\n\r\n \t\n", "# nothing\n  # here\n", "\ufeff"])("answers %j with no-version", (found) => {
    const problem = problemOf(fromFile(path, utf8(found)))
    expect([problem.id, problem.title]).toEqual([`${namespace}/no-version`, `${path} names no Python version`])
    expect(problem.hints.at(-1)).toBe(path === "runtime.txt" ? "  Python-3.13" : "  3.13")
  })

  it.each([
    ["little endian with its mark", Uint8Array.from([0xff, 0xfe, ...utf16("python-3.12\r\n", false)])],
    ["big endian with its mark", Uint8Array.from([0xfe, 0xff, ...utf16("python-3.12\r\n", true)])],
    ["little endian without a mark", utf16("python-3.12\r\n", false)],
    ["big endian without a mark", utf16("python-3.12\r\n", true)],
    ["one character, little endian", utf16("3", false)],
    ["one character, big endian", utf16("3", true)]
  ])("answers UTF-16, %s, with invalid-encoding", (_, bytes) => {
    const problem = problemOf(fromFile(path, bytes))
    expect([problem.id, problem.title]).toEqual([`${namespace}/invalid-encoding`, `${path} is not saved as UTF-8`])
    expect(problem.message).toContain("UTF-16")
  })

  it.each(["4.0", "2.6"])("says of %s which Pythons are supported", (found) => {
    const problem = problemOf(fromFile(path, utf8(found)))
    expect([problem.title, problem.message.split("\n").at(-1)]).toEqual([
      `${path} asks for a Python that is not supported`,
      "Supported are Python 2.7, and the lines of Python 3 from 3.3 on."
    ])
  })

  it("names the line of a fault behind comments and blank lines", () => {
    const source = fromFile(path, utf8("# ours\n\nlatest\n"))
    expect([source.origin, problemOf(source).message.split("\n", 1)]).toEqual([
      Origin.file(path, 3),
      [`${path} line 3 says:`]
    ])
  })

  it("shows no password of a URL that came to stand there", () => {
    const text = `https://deploy:${"hunter2".repeat(12)}@git.example.test/own.git`
    const source = fromFile(path, utf8(text))
    expect(`${source.text}${problemOf(source).message}`).not.toContain("hunter2")
  })

  it("shows a part of a text without end", () => {
    expect(problemOf(fromFile(path, utf8("x".repeat(5000)))).message.length).toBeLessThan(300)
  })
})

describe("a variable", () => {
  it.each(["3.12", "3", "Python-2.7", "python-3.11.7", " 3.12 ", "3.12\n"])("may be %j", (value) => {
    const source = fromVariable("PYTHON_VERSION", value)
    expect([source.problem, source.origin]).toEqual([undefined, Origin.variable("PYTHON_VERSION")])
  })

  it.each(faults.filter(([found, fault]) => fault !== "control-characters" && !found.endsWith("\n")))(
    "answers %j with %s",
    (found, fault, shown, hint) => {
      const problem = problemOf(fromVariable("PYTHON_VERSION", found))
      expect(problem.id).toBe(`python-version-variable/${fault}`)
      expect(problem.message).toContain(`$PYTHON_VERSION says:\n\n  ${shown}\n`)
      expect(problem.hints).toEqual([`Set $PYTHON_VERSION to a version, for example: ${hint}`])
    }
  )
})

describe("a version that nobody has heard of yet", () => {
  it.each(["3.15", "3.99", "3.12.999"])("%s is understood: the stack decides", (version) => {
    expect(requested(fromFile(".python-version", utf8(version)))).toBe(version)
  })
})

it("prints every fault without blanks in the program's own words", () => {
  for (const [found] of faults) {
    const text = renderError(problemOf(fromFile("runtime.txt", utf8(found))))
    expect(text).not.toMatch(/undefined|\[object|NaN/)
  }
})
