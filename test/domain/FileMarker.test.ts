/** Which lines and names make a folder a Python app, and that a real shell reads the generated globs alike. */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type FileMarker, claims, nearMisses, toShell, verdict, wellKnownMarkers } from "../../src/domain/FileMarker.ts"

const markerOf = (name: string): FileMarker => wellKnownMarkers.find((m) => m.name === name) ?? { name: "missing" }
const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1")

describe("runtime.txt", () => {
  it.each([
    "Python-2.7",
    "python-3.11.7\r\n",
    "PYTHON-3.3\n",
    "pypy-7.3",
    "3.12",
    "3",
    "2.7\n",
    "3.x-dev",
    "\n# which one\n\t python-3.6 \n",
    "\ufeffpython-3.13\n"
  ])("names Python: %j", (text) => expect(claims(markerOf("runtime.txt"), latin1(text))).toBe(true))
  it.each([
    "",
    "ruby-3.3.0\n",
    "node-24",
    "# python",
    "12",
    "3rd",
    "java.runtime.version=17",
    "\ufeff\ufeffpython",
    "1.3"
  ])("names something else: %j", (text) => expect(claims(markerOf("runtime.txt"), latin1(text))).toBe(false))
})

it("a runtime.txt in which nothing is found may be UTF-16", () => {
  const bytes = Buffer.from("\ufeffpython-3.12\r\n", "utf16le").toString("latin1")
  expect(claims(markerOf("runtime.txt"), bytes)).toBe(false)
  expect(markerOf("runtime.txt").wanted).toContain("(or is saved as UTF-16)")
})

describe("pyproject.toml", () => {
  it.each([
    "[project]",
    "[ project ]\nname='a'",
    "[\tproject\t]",
    "[project] # mine",
    "x=1\r\n[build-system]\r\n",
    "  [build-system]",
    "[project.scripts]",
    "[ build-system ]",
    "\ufeff[project]"
  ])("describes a project: %j", (text) => expect(claims(markerOf("pyproject.toml"), latin1(text))).toBe(true))
  it.each([
    "",
    "[tool.black]\nline-length = 1",
    "[projects]",
    "[tool.project]",
    "#[project]",
    "x = '[project]'",
    "[build-systems]"
  ])("is tool configuration: %j", (text) => expect(claims(markerOf("pyproject.toml"), latin1(text))).toBe(false))
})

const text = () => "nothing"

const never = (name: string): string => expect.unreachable(name)

describe("verdict", () => {
  it("is the first marker that claims the app", () => {
    expect(verdict(wellKnownMarkers, new Set(["app.py", "runtime.txt", "uv.lock"]), text)?.name).toBe("uv.lock")
  })
  it("is nothing where only near misses are", () => {
    expect(verdict(wellKnownMarkers, new Set(nearMisses.map((miss) => miss.name)), text)).toBeUndefined()
  })
  it("reads no file whose being there is enough", () => {
    expect(verdict([{ name: "manage.py" }], new Set(["manage.py"]), never)?.name).toBe("manage.py")
  })
  it("takes no near miss for a marker", () => {
    const names = new Set(wellKnownMarkers.map((m) => m.name))
    expect(nearMisses.filter((miss) => names.has(miss.name))).toEqual([])
  })
})

describe("globs", () => {
  it.each(["[abc", "a\\b", "[^a]", "[[:alpha:]]", "a]", "a\nb", "\u65e5"])(
    "refuses %j, which shells read differently",
    (glob) => {
      expect(() => claims({ name: "f", lines: [glob] }, "x")).toThrow("limited to")
      expect(() => toShell([{ name: "f", lines: [glob] }], [])).toThrow("limited to")
    }
  )
  it("stand for files whose names need no quotes", () => {
    expect(() => toShell([{ name: "two words" }], [])).toThrow("no quotes")
  })

  it("match in a real shell exactly what they match here", () => {
    const globs = [
      "*",
      "?",
      "a?c",
      "[]x]*",
      "[!]x]",
      "[a-c1-3]",
      "[!a-c]*z",
      "*[?*]*",
      "$HOME*",
      "a'b\"c`d",
      "#*",
      "~",
      "(a|b);&<>"
    ]
    const more = ["[ \t]*", "a b", "{x,y}", "*\t*", "!a", "[!!]", "[$'\"]*", "==", "a^b", "[a^]", "-n", "x*y*z"]
    const texts = [
      ...globs,
      ...more,
      "abc",
      "]",
      "x",
      "q",
      "b",
      "é",
      "zz\nx1y2z",
      "a?c\r",
      " a b\t",
      "\0x\0",
      "a\\c",
      "\\",
      "",
      "\n",
      "   ",
      "\ufeffx",
      "q\n\ufeffx"
    ]
    const bytes = texts.map(latin1)
    const root = mkdtempSync(join(tmpdir(), "globs-"))
    try {
      const lines = [...globs, ...more]
      lines.forEach((glob, n) =>
        writeFileSync(join(root, `${100 + n}.sh`), toShell([{ name: "f", lines: [glob] }], []))
      )
      bytes.forEach((text, n) => {
        mkdirSync(join(root, `${100 + n}`))
        writeFileSync(join(root, `${100 + n}`, "f"), text, "latin1")
      })
      const loop =
        'LC_ALL=C; for m in ./*.sh; do . "$m"; for d in ./*/; do python_app "$d" && printf 1 || printf 0; done; echo; done'
      const answers = execFileSync("sh", ["-uc", loop], { cwd: root, encoding: "utf8" }).trimEnd().split("\n")
      const expected = lines.map((glob) =>
        bytes.map((text) => (claims({ name: "f", lines: [glob] }, text) ? "1" : "0")).join("")
      )
      expect(answers).toEqual(expected)
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

describe("the generated shell", () => {
  it("asks for each name once, and joins what two installers look for in one file", () => {
    const shell = toShell(
      [{ name: "f", lines: ["a*"] }, { name: "g" }, { name: "g" }, { name: "f", lines: ["b*"] }],
      []
    )
    expect(shell).toContain("for name in g; do")
    expect(shell).toContain("a* | b*) return 0")
    expect(shell).toContain("markers='f g'")
  })
})
