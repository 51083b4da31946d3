/** Versions of Python as values: texts round-trip, the order is total, a request fixes a prefix. */
import * as Arbitrary from "effect/Arbitrary"
import { describe, expect, it } from "@effect/vitest"
import * as Version from "../../src/domain/PythonVersion.ts"

const version = Arbitrary.schema(Version.PythonVersion)

describe("a version", () => {
  it.prop("is the same after rendering and parsing", [version], ([v]) => {
    expect(Version.parse(Version.render(v))).toEqual(v)
  })

  it.prop("stands in a total order", [version, version, version], ([a, b, c]) => {
    const order = (x: Version.PythonVersion, y: Version.PythonVersion) => Math.sign(Version.compare(x, y))
    expect(order(a, b) + order(b, a)).toBe(0)
    expect(order(a, a)).toBe(0)
    if (order(a, b) === 0) expect(a).toEqual(b)
    if (order(a, b) >= 0 && order(b, c) >= 0) expect(order(a, c)).toBeGreaterThanOrEqual(0)
  })

  it.each([
    ["3.12.1", "3.12.1"],
    ["3.13.0rc1", "3.13.0"],
    ["3.14.0a1+", "3.14.0"],
    ["2.7.18", "2.7.18"]
  ])("%s, as an interpreter says it, is %s", (text, expected) => {
    const found = Version.parse(text)
    expect(found === undefined ? "none" : Version.render(found)).toBe(expected)
  })

  it.each(["", "3.12", "three", "v3.12.1"])("is not in %j", (text) => {
    expect(Version.parse(text)).toBeUndefined()
  })
})

describe("a request", () => {
  it.prop("for a version or its beginning is met by it", [version], ([v]) => {
    for (const request of [{ major: v.major }, { major: v.major, minor: v.minor }, v]) {
      expect(Version.satisfies(v, request)).toBe(true)
    }
    expect(Version.satisfies(v, { major: v.major, minor: v.minor + 1 })).toBe(false)
    expect(Version.satisfies(v, { ...v, patch: v.patch + 1 })).toBe(false)
  })

  it.each(["3", "3.12", "3.12.1", "2.7", "3.0.0", "3.10.14"])("%s is the same after parsing and rendering", (text) => {
    const request = Version.parseRequest(text)
    expect(request === undefined ? "none" : Version.renderRequest(request)).toBe(text)
  })

  it.each([
    "",
    "4",
    "1.0",
    "3.",
    ".3",
    "3.012",
    "3.12.01",
    "3.100",
    "3.12.1000",
    "3.12.1.1",
    " 3",
    "3\n",
    "٣",
    "-3",
    "3.1e1"
  ])("is not in %j", (text) => {
    expect(Version.parseRequest(text)).toBeUndefined()
  })
})
