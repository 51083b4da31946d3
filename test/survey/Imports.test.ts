/** What counts as an import that must be there, and what does not. */
import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { importsOf } from "../../src/survey/Imports.ts"
import { pythons } from "../support/machine/Pythons.ts"
import { threadMilliseconds } from "../support/machine/ThreadTime.ts"

/** Of each twentieth file of a Python's own library, the imports at its first level, by Python's own parser. */
const ofLibrary = `
import ast, glob, json, os
found = {}
library = os.path.dirname(os.__file__)
for path in sorted(glob.glob(os.path.join(library, "*.py")) + glob.glob(os.path.join(library, "*", "*.py")))[::20]:
    with open(path, "rb") as file:
        source = file.read()
    try:
        source.decode("utf-8")
        tree = ast.parse(source)
    except (SyntaxError, UnicodeDecodeError):
        continue
    found[path] = []
    for node in tree.body:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            names = [node.module] if isinstance(node, ast.ImportFrom) and not node.level else []
        found[path] += ["%d %s" % (node.lineno, name.split(".")[0]) for name in names]
print(json.dumps(found))
`

const modules = (text: string): ReadonlyArray<string> => importsOf(text).map(({ module }) => module)

describe("an import at the first level", () => {
  it.each<[string, ReadonlyArray<string>]>([
    ["import flask", ["flask"]],
    ["import a.b as c, d, e as f", ["a", "d", "e"]],
    ["from x.y import (\n  z,\n  w)\nimport v", ["x", "v"]],
    ["from x import y", ["x"]],
    ["from .x import y\nfrom . import z", []],
    ["import os; import flask # web", ["os", "flask"]],
    ["import a, \\\n  b", ["a", "b"]],
    ["\ufeff# coding: utf-8\r\nimport flask\r\n", ["flask"]],
    ['"""Text\nimport numpy\n"""\nimport flask', ["flask"]],
    ["'''a \\''' \nimport numpy'''\nimport flask", ["flask"]],
    ["x = [\nimport_numpy,\n]\nimport flask", ["flask"]],
    ["x = 'it''s \"\"\"'\nimport flask", ["flask"]],
    ['# """\nimport flask', ["flask"]],
    ["x = '('\nimport flask", ["flask"]],
    ["x = 'it\\'s ('\nimport flask", ["flask"]],
    ["f('a', [\nimport numpy\n])\nimport flask", ["flask"]],
    ["try:\n    import flask\nexcept ImportError:\n    flask = None", []],
    ["if TYPE_CHECKING:\n    import numpy", []],
    ["def f():\n\timport numpy", []],
    ["importlib.import_module('x')\nfrom_x = 1", []],
    ["print 'a python of old'\nimport MySQLdb", ["MySQLdb"]]
  ])("%j: %j", (text, found) => {
    expect(modules(text)).toEqual(found)
  })

  it("has the line that it begins on", () => {
    expect(importsOf('"""\nText.\n"""\n\nimport a, \\\n  b\nimport c\n')).toEqual([
      { module: "a", line: 5 },
      { module: "b", line: 5 },
      { module: "c", line: 7 }
    ])
  })

  it.prop("is read out of any text", [Schema.String], ([text]) => {
    for (const { line, module } of importsOf(`import first\n${text}`)) {
      expect(module).toMatch(/^\w+$/)
      expect(line).toBeGreaterThan(0)
    }
  })

  it.each([...new Set([pythons()[0], pythons().at(-1)])].flatMap((one) => one ?? []))(
    "is found in the library of Python $version as that finds it itself",
    ({ path }) => {
      const answer: unknown = JSON.parse(execFileSync(path, ["-W", "ignore", "-c", ofLibrary], { encoding: "utf8" }))
      const all = Schema.decodeUnknownSync(Schema.Record(Schema.String, Schema.Array(Schema.String)))(answer)
      const files = Object.entries(all)
      expect(files.length).toBeGreaterThan(20)
      for (const [file, itself] of files) {
        const found = importsOf(readFileSync(file, "utf8")).map(({ line, module }) => `${line} ${module}`)
        expect([file, found]).toEqual([file, itself])
      }
    }
  )

  it("is found in time in a megabyte of anything", () => {
    for (const piece of ["'", '"""', "\\", "import a,", "(", "\\\n", "import a\\\n", "#", "a"]) {
      const text = `import ${piece.repeat(1_000_000 / piece.length)}`
      expect([piece, threadMilliseconds(() => importsOf(text)) < 2000]).toEqual([piece, true])
    }
  })
})
