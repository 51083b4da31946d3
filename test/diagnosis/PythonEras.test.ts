/** What is told of a line of code by its syntax is what the Pythons of this machine make of it. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { arrivals, compareLines, newSyntax, python2Code } from "../../src/diagnosis/PythonEras.ts"
import { pythons } from "../support/machine/Pythons.ts"

/** A program of each kind, with the line that an older Python stumbles over. */
const programs: ReadonlyArray<readonly [first: string, line: string, program?: string]> = [
  ["3.12", "type Point = tuple"],
  ["3.12", "type Pair[T] = tuple[T, T]"],
  ["3.11", "except* ValueError:", "try:\n    pass\nexcept* ValueError:\n    pass\n"],
  ["3.10", "match x:", "match x:\n    case 1:\n        pass\n"],
  ["3.10", "    case 1:", "match x:\n    case 1:\n        pass\n"],
  ["3.8", "(y := 1)"],
  ["3.8", "def f(a, /): pass"],
  ["3.8", "def f(a, /, b=1): pass"],
  ["3.6", "x = f'{1}'"],
  ["3.6", 'x = rf"{1}"'],
  ["3.6", "print(f'{1}')"],
  ["3.6", "x: int = 1"],
  ["3.6", "x: list"],
  ["3.6", "self.x: str = ''"],
  ["3.6", "x = 1_000_000"],
  ["3.5", "async def f(): pass"],
  ["3.5", "    await g()", "async def f():\n    await g()\n"],
  ["3.5", "x = [*y]"],
  ["3.5", "x = [1, *y]"],
  ["3.5", "x = {**y}"],
  ["3.3", "    yield from g()", "def f():\n    yield from g()\n"],
  ["3.0", "def f(a: int): pass"],
  ["3.0", "def f() -> int: pass"],
  [
    "3.0",
    "    raise ValueError() from error",
    "try:\n    pass\nexcept Exception as error:\n    raise ValueError() from error\n"
  ],
  ["3.0", "        nonlocal x", "def f():\n    x = 1\n    def g():\n        nonlocal x\n"],
  ["3.0", "print('a', file=x)"],
  ["3.0", "print('a', 'b', sep='')"],
  ["3.0", "class A(metaclass=B): pass"],
  ["3.0", "class A(B, metaclass = C): pass"],
  ["3.0", "def f(a, *, b): pass"]
]

const ofTwo: ReadonlyArray<readonly [line: string, program?: string]> = [
  ["exec code.text in d"],
  ["print 'a'"],
  ['print "a"'],
  ["print x"],
  ["print '%s' % x"],
  ["except ValueError, error:", "try:\n    pass\nexcept ValueError, error:\n    pass\n"],
  ["except (A, B), error:", "try:\n    pass\nexcept (A, B), error:\n    pass\n"],
  ["raise ValueError, 'a'"],
  ["exec 'x = 1' in d"],
  ["exec code in d"],
  ["x = 1 <> 2"],
  ["x = `y`"],
  ["x = ur'a'"],
  ["x = 0777"],
  ["x = 10L"]
]

const ofBoth = [
  "print('a')",
  "print('a', 'b')",
  "x = 0",
  "x = 100",
  "x = 0x1F",
  "x = 0.5",
  "x = 0o777",
  "x = 'a, L'",
  "raise ValueError('a, b')",
  "exec('x = 1', d)",
  "x = 1 < 2 > 1",
  "x = ['a', b]",
  "f(*x)",
  "f(*x, **y)",
  "def f(a, *b): pass",
  "def f(*a, **b): pass",
  "class A(B): pass",
  "x = {'a': 1}",
  "x = b'a'",
  "d[1:2] = x",
  "if x: pass"
]

/** Which of these programs each Python reads. */
const parser = `
import json, sys
def reads(text):
    try:
        compile(text + "\\n", "program", "exec")
    except SyntaxError:
        return False
    return True
print(json.dumps([reads(text) for text in json.load(sys.stdin)]))
`
const texts = [...programs.map(([, line, text = line]) => text), ...ofTwo.map(([line, text = line]) => text), ...ofBoth]
const reading = pythons().map(({ line, path }) => {
  const answer: unknown = JSON.parse(
    execFileSync(path, ["-W", "ignore", "-c", parser], { encoding: "utf8", input: JSON.stringify(texts) })
  )
  const all = Array.isArray(answer) ? answer.map(Boolean) : []
  return { line, reads: new Map(texts.map((text, at) => [text, all[at] === true])) }
})
const readBy = (text: string): ReadonlyArray<string> =>
  reading.flatMap(({ line, reads }) => (reads.get(text) === true ? [line] : []))
const lines = reading.map(({ line }) => line)

describe("a line that an older Python refuses", () => {
  it.each(programs.map(([first, line, program = line]) => [first, line, program] as const))(
    "is of %s: %j",
    (first, line, program) => {
      expect(newSyntax.find(({ pattern }) => pattern.test(line))?.first).toBe(first)
      expect(readBy(program)).toEqual(lines.filter((one) => compareLines(one, first) >= 0))
    }
  )
})

describe("a line that Python 2 alone reads", () => {
  it.each(ofTwo.map(([line, program = line]) => [line, program] as const))("is known: %j", (line, program) => {
    expect(python2Code.test(line)).toBe(true)
    expect(newSyntax.filter(({ pattern }) => pattern.test(line))).toEqual([])
    expect(readBy(program)).toEqual(lines.filter((one) => one.startsWith("2.")))
  })
})

it("a shift of `print`, which a 3 reads and cannot run, is of Python 2", () => {
  expect(["print >>f, 'a'", "print >> f"].filter((line) => !python2Code.test(line))).toEqual([])
})

describe("a line that all Pythons read", () => {
  it.each(ofBoth)("says nothing: %j", (line) => {
    expect(python2Code.test(line)).toBe(false)
    expect(newSyntax.filter(({ pattern }) => pattern.test(line)).map(({ what }) => what)).toEqual([])
    expect(readBy(line)).toEqual(lines)
  })
})

describe("a module that an older Python lacks", () => {
  const modules = {
    tomllib: "3.11",
    zoneinfo: "3.9",
    graphlib: "3.9",
    dataclasses: "3.7",
    secrets: "3.6",
    typing: "3.5"
  }
  it.each([
    ...Object.entries({ ...modules, pathlib: "3.4", enum: "3.4", ipaddress: "3.3", "concurrent.futures": "3.2" }),
    ...Object.entries({ configparser: "3.0", "http.client": "3.0", "urllib.parse": "3.0" })
  ])("%s is there from %s on", (module, first) => {
    for (const message of [`No module named '${module}'`, `No module named ${module}`])
      expect(arrivals.find(({ pattern }) => pattern.test(message))?.first).toBe(first)
    const other = `No module named 'my_${module}'`
    expect(arrivals.find(({ pattern }) => pattern.test(other))).toBeUndefined()
  })
})
