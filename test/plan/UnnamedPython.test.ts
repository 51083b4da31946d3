/** The Python of an app that names none: which hints are heard, in which order, and what is said about it. */
import { pip } from "../../src/engines/pip/Pip.ts"
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import { render } from "../../src/domain/PythonVersion.ts"
import { installed, versionOf } from "../../src/domain/Runtime.ts"
import { explain } from "../../src/plan/Explanation.ts"
import { secondLine } from "../../src/plan/SecondTry.ts"
import { unnamed } from "../../src/plan/UnnamedPython.ts"
import { type Given, planOf } from "../support/memory/PlannedApp.ts"
import { runtime, stackOf } from "../support/memory/Stack.ts"

const app = { "app.py": "" }
const classified = (...lines: ReadonlyArray<string>) =>
  `[metadata]\nclassifiers =\n${lines.map((line) => `  Programming Language :: Python :: ${line}\n`).join("")}`

const chosen = async (given: Given): Promise<readonly [string, string]> => {
  const { python } = await planOf(given)
  return [render(versionOf(python.offer)), python.reason]
}

/** The stack has 2.7.18, 3.6.15, 3.12.1 and 3.13.0. */
const cases: ReadonlyArray<readonly [title: string, given: Given, version: string, reason: string]> = [
  ["nothing", { files: app }, "2.7.18", "the default, since the app names none"],
  [
    "a Dockerfile",
    { files: { ...app, Dockerfile: "FROM python:3.12-slim\n" } },
    "3.12.1",
    "nothing names a version, and Dockerfile line 1 is built on python:3.12-slim"
  ],
  [
    "a Dockerfile for a line that is not there: the newest that comes after it",
    { files: { ...app, Dockerfile: "FROM python:3.9\n" } },
    "3.13.0",
    "nothing names a version, and Dockerfile line 1 is built on python:3.9"
  ],
  [
    "[project]",
    { files: { ...app, "pyproject.toml": '[project]\nname = "x"\nversion = "1"\n' } },
    "3.13.0",
    "nothing names a version, and pyproject.toml line 1 has [project]"
  ],
  [
    "classifiers of lines",
    { files: { ...app, "setup.cfg": classified("2.7", "3", "3.6") } },
    "3.6.15",
    "nothing names a version, and setup.cfg line 3 is classified for Python 2.7, 3.6"
  ],
  [
    "classifiers of lines that are not there",
    { files: { ...app, "setup.cfg": classified("2.7", "3.4", "3.5") } },
    "3.13.0",
    "nothing names a version, and setup.cfg line 3 is classified for Python 2.7, 3.4, 3.5"
  ],
  [
    "python3 in the Procfile",
    { files: { ...app, Procfile: "web: python3 app.py\n" } },
    "3.13.0",
    "nothing names a version, and Procfile line 1 starts python3"
  ],
  [
    "python3.6 in the Procfile",
    { files: { ...app, Procfile: "web: python3.6 app.py\n" } },
    "3.6.15",
    "nothing names a version, and Procfile line 1 starts python3.6"
  ],
  [
    "python2 in the Procfile",
    { files: { ...app, Procfile: "web: python2 app.py\n", Dockerfile: "FROM python:3\n" } },
    "2.7.18",
    "nothing names a version, and Procfile line 1 starts python2"
  ],
  [
    "the first line of a script",
    { files: { "manage.py": "#!/usr/bin/env python3\n" } },
    "3.13.0",
    "nothing names a version, and manage.py line 1 starts with python3"
  ],
  [
    "a pin",
    { files: { "requirements.txt": "six\nDjango==2.2\n" } },
    "3.13.0",
    "nothing names a version, and requirements.txt line 2 asks for django 2.2, which needs Python >=3.4"
  ],
  [
    "a pin that has wheels for some lines alone",
    { files: { "requirements.txt": "numpy==1.26.4\n" } },
    "3.12.1",
    "nothing names a version, and requirements.txt line 1 asks for numpy 1.26.4, which needs Python >=3.9,<3.13"
  ],
  [
    "a pin whose lines are not there",
    { files: { "requirements.txt": "numpy==1.17.3\n" }, stack: stackOf("2.7.18", "3.12.1") },
    "3.12.1",
    "nothing names a version, and requirements.txt line 1 asks for numpy 1.17.3, which needs Python >=3.5,<3.9"
  ],
  [
    "code",
    { files: { "app.py": "f''" }, code: { "app.py": "3" } },
    "3.13.0",
    "nothing names a version, and app.py line 7 is no Python 2.7"
  ],
  [
    "code for Python 2",
    { files: { "app.py": "print 1" }, code: { "app.py": "2" } },
    "2.7.18",
    "the default, since the app names none"
  ],
  [
    "code for Python 2 that a classifier would let run on 3",
    { files: { "app.py": "print 1", "setup.cfg": classified("2.7", "3") }, code: { "app.py": "2" } },
    "2.7.18",
    "nothing names a version, and app.py line 7 is Python 2 alone"
  ],
  [
    "code of both kinds: what starts the app counts",
    {
      files: { "app.py": "f''", "one.py": "print 1", "two.py": "print 1" },
      code: { "app.py": "3", "one.py": "2", "two.py": "2" }
    },
    "3.13.0",
    "nothing names a version, and app.py line 7 is no Python 2.7"
  ],
  [
    "code of both kinds: what the Procfile starts counts",
    {
      files: { ...app, Procfile: "web: python lib/run.py\n", "one.py": "f''", "lib/run.py": "print 1" },
      code: { "one.py": "3", "lib/run.py": "2" }
    },
    "2.7.18",
    "nothing names a version, and lib/run.py line 7 is Python 2 alone"
  ],
  [
    "code of both kinds: files at the top before those below",
    { files: { "serve.py": "f''", "setup.py": "", "old/a.py": "print 1" }, code: { "serve.py": "3", "old/a.py": "2" } },
    "3.13.0",
    "nothing names a version, and serve.py line 7 is no Python 2.7"
  ],
  [
    "code of others",
    {
      files: { ...app, "venv/a.py": "f''", "node_modules/b.py": "f''", ".tox/c.py": "f''" },
      code: { "a.py": "3", "b.py": "3", "c.py": "3" }
    },
    "2.7.18",
    "the default, since the app names none"
  ],
  [
    "hints that narrow each other",
    { files: { Dockerfile: "FROM python:3.12\n", "requirements.txt": "Django==4.2\n" } },
    "3.12.1",
    "nothing names a version, and Dockerfile line 1 is built on python:3.12"
  ],
  [
    "the operator's default goes before",
    { files: { ...app, Dockerfile: "FROM python:3.12\n" }, variables: { PYTHON_DEFAULT_VERSION: "3.6" } },
    "3.6.15",
    "the operator's default, $PYTHON_DEFAULT_VERSION"
  ],
  [
    "a place that names it goes before",
    { files: { ...app, Dockerfile: "FROM python:3.12\n", "runtime.txt": "2.7\n" } },
    "2.7.18",
    "asked by runtime.txt line 1"
  ],
  [
    "a line without tools is none",
    { files: { ...app, Procfile: "web: python3 app.py\n" }, stack: stackOf("2.7.18", "3.12.1", "3.17.0") },
    "3.12.1",
    "nothing names a version, and Procfile line 1 starts python3"
  ],
  [
    "a 2 that is not there",
    { files: { ...app, Procfile: "web: python2 app.py\n" }, stack: stackOf("3.12.1") },
    "3.12.1",
    "the newest that this stack has, since the app names none"
  ]
]

describe("an app that names no Python", () => {
  it.each(cases)("with %s", async (_, given, version, reason) => {
    expect(await chosen(given)).toEqual([version, reason])
  })

  it("never ends with a version that is not on the stack", async () => {
    const files = {
      ...app,
      Dockerfile: "FROM python:3.99\n",
      "setup.cfg": classified("3.1")
    }
    expect((await chosen({ files }))[0]).toMatch(/^\d/)
  })
})

describe("what is said", () => {
  const textsOf = async (given: Given, id: string) =>
    (await planOf(given)).notices.filter((one) => one.id === id).map(({ text }) => text)

  it("of a hint that the stack cannot follow is a warning with the line to write", async () => {
    expect(await textsOf({ files: { ...app, Dockerfile: "FROM python:3.9\n" } }, "python/hint-not-on-stack")).toEqual([
      "Dockerfile line 1 is built on python:3.9, and this stack has no such Python, only 3.13.0, 3.12.1, 3.6.15, 2.7.18. Python 3.13.0 is used. Write `Python-3.13` into runtime.txt (or `3.13` into .python-version)."
    ])
    const old = { files: { ...app, Procfile: "web: python2 app.py\n" }, stack: stackOf("3.12.1") }
    expect(await textsOf(old, "python/hint-not-on-stack")).toHaveLength(1)
  })

  it("of hints that exclude each other names both", async () => {
    const files = { ...app, Procfile: "web: python3 app.py\n", Dockerfile: "FROM python:2.7\n" }
    expect(await textsOf({ files }, "python/hints-disagree")).toEqual([
      "Procfile line 1 starts python3. Against that, Dockerfile line 1 is built on python:2.7: what comes first in the table of hints in docs/python-versions.md counts."
    ])
  })

  it("by bin/plan is what each hint came to", async () => {
    const files = {
      ...app,
      Procfile: "web: python3 app.py\n",
      Dockerfile: "FROM python:2.7\n",
      "setup.cfg": classified("3.13")
    }
    const text = explain(await planOf({ files }), { engine: pip, provider: "a stack of values", home: "$HOME/.python" })
    expect(text).toContain("Python 3.13.0: nothing names a version, and Procfile line 1 starts python3\n")
    expect(text).toContain("Procfile line 1 starts python3: chosen\n")
    expect(text).toContain("Dockerfile line 1 is built on python:2.7: passed over, another hint goes first\n")
    expect(text).toContain("setup.cfg line 3 is classified for Python 3.13: met by the choice\n")
    expect(text).toContain(
      "$PYTHON_VERSION, runtime.txt, .python-version, .tool-versions, mise.toml, pyproject.toml: not there\n"
    )
  })
})

describe("a Python that is started by another name", () => {
  const warned = async (files: Record<string, string>, variables: Record<string, string> = {}) =>
    (await planOf({ files, variables })).notices
      .filter(({ id }) => id === "python/starts-another")
      .map(({ text }) => text)

  it.each([
    ["2.7", "web: python3 app.py\n", true],
    ["2.7", "web: python2 app.py\nworker: python2.7 w.py\nclock: python c.py\n", false],
    ["3.12", "web: python2 app.py\n", true],
    ["3.12", "web: python3.6 app.py\n", true],
    ["3.12", "web: python3 app.py\nworker: python3.12 x.py\nclock: python3.12.1 c.py\n", false],
    ["3.12", "web: python$PYTHON_VERSION app.py\n", false]
  ])("on %s, by %j, is warned of: %s", async (version, Procfile, isWarned) => {
    expect((await warned({ ...app, Procfile, "runtime.txt": version })).length > 0).toBe(isWarned)
  })

  it("is told with the place, and what to do", async () => {
    expect(await warned({ ...app, Procfile: "web: python3 app.py\n", "runtime.txt": "2.7" })).toEqual([
      "Procfile line 1 starts python3, and the app is staged on Python 2.7.18, which does not answer to that name: another Python of the machine would start, without the app's packages. Start `python` there, or choose that Python. Write `Python-3` into runtime.txt."
    ])
  })

  it("by the first line of a script that the Procfile starts, is warned of as well", async () => {
    const files = { ...app, Procfile: "web: bin/run\n", "bin/run": "#!/usr/bin/env python3\n" }
    expect((await warned(files, { PYTHON_VERSION: "2.7" }))[0]).toContain("bin/run line 1 starts python3")
  })
})

describe("what an earlier staging has found out", () => {
  const stack = stackOf("3.13.0", "3.12.1", "3.6.15", "2.7.18").map(installed)
  const three = { kind: "code" as const, origin: Origin.file("app.py", 3), says: "is no Python 2.7", allows: [">=3"] }
  const recalled = { line: "3.12", holds: false, reason: "the last staging was on 3.12" }
  const lineOf = (...given: Parameters<typeof unnamed>) => {
    const choice = unnamed(...given)
    return choice === undefined ? undefined : render(versionOf(choice.offer))
  }

  it("stays, while the hints allow it", () => {
    expect(lineOf([three], stack, recalled)).toBe("3.12.1")
    expect(lineOf([], stack, recalled)).toBe("3.12.1")
    expect(lineOf([], stack, { ...recalled, line: "2.7" })).toBe("2.7.18")
    expect(lineOf([{ ...three, allows: ["==3.6.*"] }], stack, recalled)).toBe("3.6.15")
    expect(lineOf([three], stack, { ...recalled, line: "2.7" })).toBe("3.13.0")
    expect(lineOf([three], stack, { ...recalled, line: "3.11" })).toBe("3.13.0")
  })

  it("holds against the hints where it was tried, and they are as they were", () => {
    expect(lineOf([{ ...three, allows: ["==3.6.*"] }], stack, { ...recalled, holds: true })).toBe("3.12.1")
  })
})

it("nothing is chosen of no Python", () => {
  expect(unnamed([], [], undefined)).toBeUndefined()
})

describe("a second try", () => {
  const on = (version: string, suggested?: string, isDefault = true, alternatives = ["3.13", "3.12"]) =>
    secondLine({
      python: {
        offer: installed(runtime(version)),
        requested: "",
        origin: { _tag: "Default", reason: "" },
        reason: "",
        isDefault,
        considered: []
      },
      alternatives,
      lines: ["3.13", "3.12", "3.11", "3.6", "2.7"],
      suggested
    })

  it.each([
    ["2.7.18", undefined, "3.13"],
    ["3.13.0", undefined, "3.12"],
    ["3.12.1", undefined, "3.11"],
    ["3.6.15", undefined, undefined],
    ["3.13.0", "3.6", "3.6"],
    ["3.13.0", "2.7", "2.7"],
    // What the stack lacks, and what has failed, is no suggestion.
    ["2.7.18", "3.9", "3.13"],
    ["3.13.0", "3.13", "3.12"]
  ])("after %s, with %s suggested, is on %s", (version, suggested, line) => {
    expect(on(version, suggested)).toBe(line)
  })

  it.each([
    ["a 2 that is not spoken for", "3.6.15", ["2.7"], undefined],
    ["a 2 that is there alone", "2.7.18", ["2.7"], "3.13"],
    ["a line without tools", "3.13.0", ["3.10", "3.6"], "3.6"]
  ])("is not on %s", (_, version, alternatives, line) => {
    expect(on(version, undefined, true, alternatives)).toBe(line)
  })

  it("is not made where somebody has asked for the Python", () => {
    expect(on("2.7.18", "3.12", false)).toBeUndefined()
  })
})
