/** What `.gitignore` files say, held against git itself. */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { isIgnored, matchesPart, parseIgnore } from "../../src/domain/GitIgnore.ts"

const paths = [
  "a.so",
  "a.pyc",
  "#file",
  "!file",
  "build/",
  "build/lib/",
  "doc/build/",
  "doc/frotz/",
  "a/doc/frotz/",
  "a/c/c/d.txt",
  "a/x/b",
  "a/b",
  "abc",
  "data1.csv",
  "data2.csv",
  "datax.csv",
  "trailing",
  "deep/data1.csv",
  "logs/",
  "logs/debug.log",
  "deep/logs/",
  "keep.log",
  "x]y",
  "star*name",
  "größe.txt"
]
const patterns = [
  "*.so",
  "*.py[co]",
  "\\#file",
  "\\!file",
  "build/",
  "/build/",
  "doc/frotz/",
  "**/build",
  "a/**/b",
  "a/**",
  "**/logs",
  "data[12].csv",
  "data[!12].csv",
  "data[0-9].csv",
  "trailing   ",
  "*.log\n!keep.log",
  "!keep.log\n*.log",
  "?bc",
  "a*c",
  "/*",
  "/*\n!/abc",
  "logs/*.log",
  "# a comment\n\nabc",
  "star\\*name",
  "gr*.txt",
  "[",
  "x]y"
]

const git = spawnSync("git", ["--version"]).status === 0

describe.skipIf(!git)("a pattern ignores what git says that it ignores", () => {
  it.each(patterns)("%j", (pattern) => {
    const root = mkdtempSync(join(tmpdir(), "ignore-"))
    try {
      spawnSync("git", ["init", "-q", root])
      writeFileSync(join(root, ".gitignore"), `${pattern}\n`)
      for (const path of paths) {
        mkdirSync(join(root, path.endsWith("/") ? path : dirname(path)), { recursive: true })
        if (!path.endsWith("/")) writeFileSync(join(root, path), "")
      }
      const { stdout } = spawnSync("git", ["-C", root, "check-ignore", "-z", "--stdin", "--no-index"], {
        input: paths.map((path) => path.replace(/\/$/, "")).join("\0"),
        env: { PATH: process.env["PATH"], HOME: root },
        encoding: "utf8"
      })
      const rules = parseIgnore(`${pattern}\n`, "")
      // git is asked about a path with all folders above it, each of which may be ignored by itself.
      const ignored = (path: string): boolean => {
        const parts = path.replace(/\/$/, "").split("/")
        return parts.some((_, at) =>
          isIgnored(rules, parts.slice(0, at + 1).join("/"), at < parts.length - 1 || path.endsWith("/"))
        )
      }
      expect(
        paths
          .filter(ignored)
          .map((path) => path.replace(/\/$/, ""))
          .toSorted()
      ).toEqual(
        stdout
          .split("\0")
          .filter((path) => path !== "")
          .toSorted()
      )
    } finally {
      rmSync(root, { recursive: true })
    }
  })
})

describe("a rule", () => {
  it("of a folder applies below it alone", () => {
    const rules = parseIgnore("*.txt\n/top\n", "deep/")
    expect(
      ["a.txt", "deep/a.txt", "deep/er/a.txt", "deep/top", "deep/er/top"].map((path) => isIgnored(rules, path, false))
    ).toEqual([false, true, true, true, false])
  })

  it("with many stars takes no time", () => {
    expect(matchesPart("*a".repeat(60), "a".repeat(20_000).concat("b"))).toBe(false)
  }, 2000)
})
