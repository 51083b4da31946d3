/** The program that parses an app's code, run by the Pythons of this machine: what it finds, and that nothing of the code is run. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { parseSources } from "../../src/python/Programs.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"

const folder = mkdtempSync(join(tmpdir(), "parsing-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parsed = (python: string, name: string, code: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, code)
  const args = ["-E", "-s", "-S", "-B", "-W", "ignore", "-c", parseSources, path]
  const output = execFileSync(python, args, { cwd: "/", encoding: "utf8" })
  const [answer] = JSON.parse(output.split("@python-buildpack@")[1] ?? "[]")
  return answer
}

const two = pythonOf("2.7")
const pythons = [two, pythonOf("3.6"), newest()].filter((python) => python !== undefined)

const code: ReadonlyArray<readonly [string, string | Uint8Array, boolean | null, boolean | null, number | undefined]> =
  [
    ["both", "print('x')\n", true, true, undefined],
    ["a print statement", "import os\nprint 'x'\n", true, false, 2],
    ["an exception of old", "try:\n    pass\nexcept ValueError, e:\n    pass\n", true, false, 3],
    ["backticks and <>", "x = `1` if 1 <> 2 else 0\n", true, false, 1],
    ["an f-string", "\n\nx = f'{1}'\n", false, true, 3],
    ["annotations", "def f(x: int) -> int:\n    return x\n", false, true, 1],
    ["async", "async def f():\n    pass\n", false, true, 1],
    ["print with a file", "import sys\nprint('x', file=sys.stderr)\n", false, true, 2],
    [
      "print with a file, as of __future__",
      "from __future__ import print_function\nprint('x', file=None)\n",
      true,
      true,
      undefined
    ],
    ["annotations of __future__", "from __future__ import annotations\n", false, true, 1],
    ["letters without an encoding", "x = 'ä'\n", false, true, 1],
    ["letters with an encoding", "# -*- coding: utf-8 -*-\nx = 'ä'\n", true, true, undefined],
    ["letters and a byte order mark", "\ufeffx = 'ä'\n", true, true, undefined],
    ["bytes that are no text", Uint8Array.from([0x78, 0x20, 0x3d, 0x20, 0, 1]), null, null, undefined],
    ["neither", "x = = 1\n", false, false, 1],
    ["a module that only a 3 has", "import os\nimport http.server\n", false, true, 2],
    ["one that a from names", "from urllib import parse\n", false, true, 1],
    ["a module that only a 2 has", "import os, urllib2\n", true, false, 1],
    [
      "either, by a try",
      "try:\n    import urllib2\nexcept ImportError:\n    import urllib.request\n",
      true,
      true,
      undefined
    ],
    ["either, by the package future", "from builtins import str\nimport http.client\n", true, true, undefined],
    ["super() without arguments", "class A(B):\n    def f(self):\n        super().f()\n", false, true, 3],
    [
      "super of future",
      "from future.builtins import super\nclass A(B):\n    def f(self):\n        super().f()\n",
      true,
      true,
      undefined
    ],
    ["open with an encoding", "def f():\n    return open('x', encoding='utf-8')\n", false, true, 2],
    ["open of io", "from io import open\nopen('x', encoding='utf-8')\n", true, true, undefined]
  ]

describe.skipIf(two === undefined)("code with", () => {
  it.each(code)("%s (2.7 and the newest)", (_, text, byTwo, byThree, line) => {
    const [old, now] = [parsed(two?.path ?? "", "code.py", text), parsed(newest().path, "code.py", text)]
    // What is no text is refused by some as a syntax error.
    if (byTwo === null) return expect([old.parses, now.parses]).not.toContain(true)
    expect([old.parses, now.parses]).toEqual([byTwo, byThree])
    return expect(old.line ?? now.line).toBe(line)
  })
})

describe.skipIf(two === undefined)("a module of the app's own", () => {
  it("says nothing by its name", () => {
    writeFileSync(join(folder, "socketserver.py"), "")
    expect(parsed(two?.path ?? "", "code.py", "import socketserver\n").parses).toBe(true)
    rmSync(join(folder, "socketserver.py"))
  })
})

const classifiers = 'classifiers=["License :: OSI", "Programming Language :: Python :: 3.9"]'
const setups: ReadonlyArray<readonly [string, string | undefined]> = [
  ["setup(python_requires='>=3.6')", ">=3.6"],
  ["import setuptools\nsetuptools.setup(python_requires='>=3.6, <4')", ">=3.6, <4"],
  ["REQUIRES = '>=3.7'\nsetup(python_requires=REQUIRES)", ">=3.7"],
  ["LOW = '3.6'\nsetup(python_requires='>=' + LOW)", ">=3.6"],
  ["setup(**dict(python_requires='>=3.6'))", ">=3.6"],
  ["meta = {'name': 'x', 'python_requires': '>=3.5'}\nsetup(**meta)", ">=3.5"],
  ["# setup(python_requires='>=3.6')\nsetup()", undefined],
  ["'''setup(python_requires=\">=3.6\")'''\nsetup()", undefined],
  ["other(python_requires='>=3.6')\nsetup()", undefined],
  ["setup(python_requires=computed())", undefined],
  ["a = b\nb = a\nsetup(python_requires=a)", undefined]
]

describe.each(pythons)("setup.py, read by Python $line", ({ path }) => {
  it.each(setups)(`%j asks for %s (${path.includes("2.7") ? "2.7" : "3"})`, (text, requires) => {
    expect(parsed(path, "setup.py", `${text}\n`).setup?.requires?.text).toBe(requires)
  })

  it.each([
    `setup(${classifiers})`,
    `setup(classifiers="""\nProgramming Language :: Python :: 3.9\nOther ::\n""".splitlines())`,
    `TEXT = "Programming Language :: Python :: 3.9"\nsetup(classifiers=list(filter(None, [TEXT])))`
  ])("%j is classified", (text) => {
    expect(parsed(path, "setup.py", text).setup?.classifiers?.texts).toEqual(["Programming Language :: Python :: 3.9"])
  })

  it("is not run, and nothing of the app is imported", () => {
    const mark = join(folder, "was-run")
    const run = `open(${JSON.stringify(mark)}, "w").write("x")\n`
    writeFileSync(join(folder, "json.py"), run)
    writeFileSync(join(folder, "ast.py"), run)
    parsed(path, "setup.py", `${run}setup()\n`)
    expect(existsSync(mark)).toBe(false)
    rmSync(join(folder, "json.py"))
    rmSync(join(folder, "ast.py"))
  })
})
