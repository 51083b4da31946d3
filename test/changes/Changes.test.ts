/** What is other than in the last staging: a law over random environments, and what people read of it. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Arbitrary from "effect/Arbitrary"
import { describe, expect, it } from "@effect/vitest"
import { applied, Changes, changesBetween, isNothing } from "../../src/changes/Changes.ts"
import { inWords } from "../../src/changes/InWords.ts"
import { asMarkdown, code } from "../../src/changes/Markdown.ts"
import { type PackageState, Snapshot, snapshotOf } from "../../src/changes/Snapshot.ts"

const names = ["alpha", "beta", "constructor", "__proto__", "zeta"] as const
const versions = ["1.0", "1.0.0", "1.1", "2.0rc1", "2.0", "not a version"] as const

const State = Schema.Struct({
  version: Schema.Literals(versions),
  content: Schema.optionalKey(Schema.Literals(["3f2a1bc", "9d0e77a"])),
  size: Schema.optionalKey(Schema.Literals([1, 2000])),
  askedBy: Schema.optionalKey(Schema.Array(Schema.Literals(["requirements.txt line 1", "beta"])))
})
const Environment = Schema.Struct({
  python: Schema.Literals(["3.11.7", "3.12.1", "3.12.2"]),
  packages: Schema.Array(Schema.Tuple([Schema.Literals(names), State]))
})
type Random = typeof Environment.Type

const snapshot = ({ packages, python }: Random): Snapshot => ({ python, packages: Object.fromEntries(packages) })

/** What is installed: who asks for it, and how large it is, is told besides. */
const installed = ({ packages, python }: Snapshot) => [
  python,
  Object.entries(packages)
    .map(([name, { content, version }]) => [name, version, content])
    .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1))
]

const Json = Schema.fromJsonString(Changes)

describe("the difference of two environments", () => {
  it.effect.prop(
    "applied to the one gives the other, also after it was JSON",
    [Arbitrary.schema(Environment), Arbitrary.schema(Environment)],
    ([before, now]) =>
      Effect.gen(function* () {
        const [old, current] = [snapshot(before), snapshot(now)]
        const written = yield* Schema.encodeEffect(Json)(changesBetween(old, current))
        const read = yield* Schema.decodeEffect(Json)(written)
        expect(installed(applied(old, read))).toEqual(installed(current))
        expect(isNothing(changesBetween(old, old))).toBe(true)
        expect(isNothing(changesBetween(old, current))).toBe(
          JSON.stringify(installed(old)) === JSON.stringify(installed(current))
        )
      })
  )
})

const state = (version: string, more: Partial<PackageState> = {}): PackageState => ({ version, ...more })
const of = (packages: Readonly<Record<string, PackageState>>, python = "3.12.1"): Snapshot => ({ python, packages })

describe("a changed package", () => {
  it.each([
    ["1.0", "1.1", "newer"],
    ["1.10", "1.9", "older"],
    ["2.0rc1", "2.0", "newer"],
    ["1!1.0", "2.0", "older"],
    ["1.0", "1.0+local", "newer"],
    ["1.0", "1.0.0", "replaced"],
    ["master", "trunk", "replaced"]
  ])("from %s to %s is %s", (before, now, change) => {
    const { packages } = changesBetween(of({ a: state(before) }), of({ a: state(now) }))
    expect(packages.map((one) => one.change)).toEqual([change])
  })

  it("of the same version is told by its code, and from an index to a repository as well", () => {
    const commit = "3f2a1bc3f2a1bc3f2a1bc3f2a1bc3f2a1bc3f2a1"
    const changes = changesBetween(of({ lib: state("1.0") }), of({ lib: state("1.0", { content: commit }) }))
    expect(inWords(changes)).toEqual(["Since the last staging: 1 rebuilt.", "  lib 1.0 (from an index -> 3f2a1bc)"])
  })

  it("is no change for who asks for it, and for its size alone", () => {
    const [before, now] = [of({ a: state("1", { askedBy: ["x"], size: 1 }) }), of({ a: state("1", { size: 2 }) })]
    expect(inWords(changesBetween(before, now))).toEqual([])
  })
})

describe("a change in words", () => {
  const before = of(
    { old: state("1.0", { askedBy: ["requirements.txt line 2"], size: 4096 }), up: state("2.0") },
    "3.11.7"
  )
  const now = of({
    new: state("0.1", { askedBy: ["requirements.txt line 1", "a", "b", "c", "d"], size: 2048 }),
    up: state("1.0", { askedBy: ["old"] })
  })

  it("says which, who asks, how large, and what of Python", () => {
    expect(inWords(changesBetween(before, now))).toEqual([
      "Since the last staging: Python 3.11.7 -> 3.12.1; 1 older, 1 added, 1 removed (2.0 KiB less).",
      "  up 2.0 -> 1.0 (older), asked for by old",
      "  + new 0.1 (2.0 KiB), asked for by requirements.txt line 1, a, b and 2 more",
      "  - old 1.0, was asked for by requirements.txt line 2"
    ])
  })

  it("is a few lines, however many there are", () => {
    const many = of(Object.fromEntries([...Array(300).keys()].map((at) => [`package-${at}`, state("1.0")])))
    const lines = inWords(changesBetween(of({}), many))
    expect(lines.length).toBeLessThan(100)
    expect(lines.join("\n").match(/package-\d+ 1\.0/g)?.length).toBe(300)
  })

  it("is told whole where the rest would be one", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "last"]
    const nine = of(Object.fromEntries(names.map((name) => [name, state("1.0", { size: 2048 })])))
    expect(inWords(changesBetween(of({}), nine)).at(-1)).toMatch(/^ {2}\+ last 1\.0 \(/)
  })

  it("is a table in Markdown", () => {
    expect(asMarkdown(changesBetween(before, now), 2)).toBe(
      [
        "### Python packages",
        "",
        "Python `3.11.7` → `3.12.1`. 1 older, 1 added, 1 removed, 2.0 KiB less.",
        "",
        "| Package | | Before | Now | Asked for by | Size |",
        "|---|---|---|---|---|---|",
        "| `new` | added |  | `0.1` | `requirements.txt line 1, a, b and 2 more` | +2.0 KiB |",
        "| `old` | removed | `1.0` |  | `requirements.txt line 2` | -4.0 KiB |",
        "| `up` | **older** | `2.0` | `1.0` | `old` |  |",
        ""
      ].join("\n")
    )
    expect(asMarkdown(undefined, 3)).toContain("There is no earlier staging to compare with; 3 packages")
    expect(asMarkdown(changesBetween(now, now), 2)).toContain("Nothing has changed: 2 packages")
  })

  it.each([
    ["a|b", "`a\\|b`"],
    ["a`b", "``a`b``"],
    ["`", "`` ` ``"],
    ["@team <b>", "`@team <b>`"],
    ["line\nbreak", "`line<U+000A>break`"]
  ])("keeps %j from being more than text there", (text, expected) => {
    expect(code(text)).toBe(expected)
  })
})

describe("a snapshot", () => {
  it("has a size where a package came by itself, and no property of every object", () => {
    const one = { size: 10, distributions: [{ name: "constructor", version: "1" }] }
    const bundle = {
      size: 20,
      distributions: [
        { name: "a", version: "1" },
        { name: "b", version: "1" }
      ]
    }
    expect(snapshotOf({ python: "3.12.1", archives: [one, bundle], contents: {}, askedBy: {} })).toEqual({
      python: "3.12.1",
      packages: { constructor: { version: "1", size: 10 }, a: { version: "1" }, b: { version: "1" } }
    })
  })
})
