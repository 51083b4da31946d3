/** The programs in Python: that they are run as they are written, and that each says what it is given and what it gives. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { programs } from "../../.ci/PythonPrograms.ts"
import { strip } from "../../.ci/PythonText.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"

const root = join(import.meta.dirname, "../../src/python")

/** `strip` of a file with that behind its docstring. */
const stripped = (code: string): string => strip(`"""Contract."""\n${code}`).text

describe("a Python source without what is for readers", () => {
  it.each([
    ["a comment", "x = 1  # one\n# two\ny = 2\n", "x = 1\ny = 2\n"],
    ["a # in texts", `x = "# a", '#', r"\\"#", u'#'  # b\n`, `x = "# a", '#', r"\\"#", u'#'\n`],
    ["a long text", `x = """\n# a\n\n  "b" \\"""  \n"""  # c\n`, `x = """\n# a\n\n  "b" \\"""  \n"""\n`],
    ["an escaped quote", `x = 'it\\'s #'  # a\n`, `x = 'it\\'s #'\n`],
    ["an escaped backslash", `x = "\\\\"  # "\n`, `x = "\\\\"\n`],
    ["a text over two lines", `x = "a \\\n# b"  # c\n`, `x = "a \\\n# b"\n`],
    ["a comment in brackets", "x = [\n    1,  # one\n\n    # two\n    2,\n]\n", "x = [\n    1,\n    2,\n]\n"],
    ["brackets in texts", `x = "(["  # a\n\ny = ')'\n`, `x = "(["\ny = ')'\n`],
    ["a line that goes on", "x = 1 + \\\n    2  # a\n", "x = 1 + \\\n    2\n"],
    ["a function's docstring", `def f(a):\n    """Does."""\n    return a\n`, "def f(a):\n    return a\n"],
    ["a docstring in two texts", `class A:\n    'Is' "so"\n    a = 1\n`, "class A:\n    a = 1\n"],
    [
      "a head over lines",
      `def f(\n    a,  # one\n):\n    u"Does."\n    return a\n`,
      "def f(\n    a,\n):\n    return a\n"
    ],
    [
      "a docstring behind a comment",
      `def f():\n    # Why.\n\n    r'''Does.'''\n    return 1\n`,
      "def f():\n    return 1\n"
    ],
    ["a docstring that is all", `def f():\n    """Does."""\n\nx = 1\n`, `def f():\n    """Does."""\nx = 1\n`],
    ["a docstring that is all, at the end", `def f():\n    """Does."""\n`, `def f():\n    """Does."""\n`],
    ["texts that are no docstring", `if x:\n    "a"\n"b"\nx = 1\n`, `if x:\n    "a"\n"b"\nx = 1\n`],
    ["bytes, which are no docstring", `def f():\n    b"a"\n    return 1\n`, `def f():\n    b"a"\n    return 1\n`],
    ["operators before a text", `x = a if"b"else[c for c in"d"]\n`, `x = a if"b"else[c for c in"d"]\n`],
    [
      "what is brought in of a part",
      "import os\nfrom .archive import (\n    Member,  # one\n    write,\n)\nx = 1\n",
      "import os\nx = 1\n"
    ]
  ])("%s", (_, code, expected) => {
    expect(stripped(code)).toBe(expected)
  })

  it.each([
    ["no docstring", "import os\n", "Line 1: no docstring"],
    ["a text of a newer Python", `"""Contract."""\nx = f"{1}"\n`, "Line 2: 2.7 has no such text"],
    ["a prefix of Python 3", `"""Contract."""\nx = rb"a"\n`, `write br""`],
    ["a text without an end", `"""Contract."""\nx = 'a\n`, "Line 2: a text without an end"],
    ["a bracket without an end", `"""Contract."""\nx = (\n`, "the file ends in a statement"],
    ["a part under another name", `"""Contract."""\nfrom .archive import write as put\n`, "a part is imported by"],
    ["a part in a function", `"""Contract."""\ndef f():\n    from .archive import write\n`, "a part is imported by"]
  ])("is not made of %s", (_, code, message) => {
    expect(() => strip(code)).toThrow(message)
  })
})

/**
 * Reads pairs of a program's files and its text, and writes what is wrong with them. Docstrings are taken out of both; what is
 * brought in of other parts must be there, and stands once in all of them.
 */
const comparing = `
import ast, json, sys
raw = sys.stdin.read()
wrong = []
def without_docstrings(tree):
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and body and isinstance(body[0], ast.Expr):
            text = body[0].value.value if hasattr(body[0].value, "value") else getattr(body[0].value, "s", None)
            if isinstance(text, (str, type(u""))):
                node.body = body[1:]
    return tree
def is_of_part(node):
    return isinstance(node, ast.ImportFrom) and node.level == 1
def named(body):
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.If, ast.Try if hasattr(ast, "Try") else ast.TryExcept)):
            for name in named(node.body + node.orelse):
                yield name
        elif isinstance(node, ast.Assign):
            for each in ast.walk(node):
                if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                    yield each.id
for program in json.loads(raw):
    parts, whole, names = {}, [], {}
    for path, source in program["files"]:
        body = without_docstrings(ast.parse(source.encode("utf-8"), path)).body
        part = path.split("/")[-1].split(".")[0]
        whole += [node for node in body if not is_of_part(node)]
        parts[part] = set(named(body))
        for node in body:
            if is_of_part(node):
                wrong += ["%s: %s has no %s" % (path, node.module, alias.name) for alias in node.names if alias.name not in parts[node.module]]
        for name in parts[part]:
            if name in names:
                wrong.append("%s: %s stands in %s too" % (path, name, names[name]))
            names[name] = path
    text = without_docstrings(ast.parse(program["text"].encode("utf-8")))
    if [ast.dump(node) for node in whole] != [ast.dump(node) for node in text.body]:
        wrong.append("%s: another program than its files" % program["name"])
sys.stdout.write(json.dumps(wrong))
`

/** Every name that a file neither has nor brings in: what another part happens to have would be found only when all stand in one text. */
const resolving = `
import builtins, json, symtable, sys
wrong = []
def look(table, known, path):
    for symbol in table.get_symbols():
        if symbol.is_global() and symbol.is_referenced() and symbol.get_name() not in known:
            wrong.append("%s: %s is brought in from nowhere" % (path, symbol.get_name()))
    for child in table.get_children():
        look(child, known, path)
for program in json.loads(sys.stdin.read()):
    for path, source in program["files"]:
        top = symtable.symtable(source, path, "exec")
        own = set(each.get_name() for each in top.get_symbols() if each.is_assigned() or each.is_imported() or each.is_namespace())
        look(top, own | set(dir(builtins)), path)
sys.stdout.write(json.dumps(wrong))
`

const all = programs()
const given = JSON.stringify(
  all.map(({ name, text, files }) => ({
    name,
    text,
    files: files.map((file) => [file, readFileSync(join(root, file), "utf8")])
  }))
)
const said = (python: string, program: string): unknown =>
  JSON.parse(execFileSync(python, ["-E", "-s", "-c", program], { input: given, encoding: "utf8" }))

describe("the programs in Python", () => {
  const oldest = pythonOf("2.7")

  it("are what their files say, to the newest Python here", () => {
    expect(said(newest().path, comparing)).toEqual([])
  })

  it.skipIf(oldest === undefined)("are what their files say, to a 2.7", () => {
    expect(said(oldest?.path ?? "", comparing)).toEqual([])
  })

  it("bring in what they use", () => {
    expect(said(newest().path, resolving)).toEqual([])
  })

  it("stand in files that Python can import", () => {
    expect(
      all.flatMap(({ files }) => files).filter((file) => !/^(?:[a-z]+(?:_[a-z]+)*\/?){1,2}\.py$/.test(file))
    ).toEqual([])
  })

  it.each(all.map(({ name, contract }) => [name, contract] as const))(
    "%s says what it is given and gives",
    (_, contract) => {
      expect(contract).toMatch(/^\S.*\.\n\n/)
      expect(contract).toMatch(/^Run\b.* 2\.7\b/m)
      expect(contract).toMatch(/^Arguments?[:,]/m)
      expect(contract).toMatch(/^(?:Environment, stdout, status|Status): /m)
    }
  )
})
