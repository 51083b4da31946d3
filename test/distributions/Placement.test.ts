/** What a package brings and cannot stand is told of the package, with its path. */
import { describe, expect, it } from "vitest"
import { type Part } from "../../src/distributions/Parts.ts"
import { findMisplaced } from "../../src/distributions/Placement.ts"

const part = (name: string, ...paths: ReadonlyArray<string>): Part => {
  const made = {
    members: paths.length,
    size: 512,
    files: Object.fromEntries(paths.map((path) => [path, "digest"])),
    distributions: [{ name, version: "1.0", metadata: `${name}-1.0.dist-info`, requires: [], scripts: [] }]
  }
  return { key: undefined, piece: { _tag: "Fresh", tar: "/tmp/one.tar", made }, made, how: "fetched" }
}
const site = "lib/python3.12/site-packages"
const reserved = ["buildpack", "release.yml"]
const plain = part("plain", `${site}/plain.py`, "bin/plain", "share/a/b")

const cases: ReadonlyArray<readonly [string, ReadonlyArray<Part>, string, string]> = [
  ["a name of 256 bytes", [part("long", `${site}/${"a".repeat(253)}.py`)], "long", "longer than any disk takes"],
  ["a name of 129 letters of two bytes", [part("long", `${site}/${"ü".repeat(129)}`)], "long", "longer than any disk"],
  ["folders without end", [part("deep", `${site}/${"d/".repeat(2200)}x.py`)], "deep", "longer than any disk takes"],
  ["our mark", [part("marker", "buildpack")], "marker", "brings `buildpack`, where the staging puts a file of its own"],
  ["something below it", [part("marker", "release.yml/x")], "marker", "brings `release.yml/x`"],
  ["a file for our folder of programs", [part("bins", "bin")], "bins", "brings a file `bin`, where a folder must be"],
  [
    "a file that is a folder of another one",
    [part("one", `${site}/thing`), part("two", `${site}/thing/x.py`)],
    "two",
    `\`${site}/thing\` is a file of one`
  ],
  [
    "a folder that is a file of another one",
    [part("two", `${site}/thing/deeper/x.py`), part("one", `${site}/thing`)],
    "two",
    `\`${site}/thing\` is a file of one`
  ],
  [
    "a file far above, behind others of the folder",
    [part("two", "opt/x/y/z"), part("three", "opt/x/y/a"), part("one", "opt")],
    "two",
    "`opt` is a file of one"
  ]
]

describe("a package that brings", () => {
  it.each(cases)("%s is named", (_, parts, name, problem) => {
    const error = findMisplaced([plain, ...parts], reserved)
    expect([error?.id, error?.blame, error?.name]).toEqual(["python/package-misplaced", "app", name])
    expect(error?.message).toContain(problem)
    expect(error?.message.length).toBeLessThan(400)
  })

  it.each([
    ["a name of 255 bytes", part("fits", `${site}/${"a".repeat(252)}.py`)],
    ["our names elsewhere", part("fits", `${site}/buildpack`, "share/release.yml", "buildpacks", "bin/python9")],
    ["nothing", part("empty")],
    ["the same file as another one", part("same", `${site}/plain.py`)]
  ])("%s has its place", (_, one) => {
    expect(findMisplaced([plain, one], reserved)).toBe(undefined)
  })
})
