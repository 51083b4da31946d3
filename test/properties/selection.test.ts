/** Laws of choosing a Python, over any stack, any request, any range. */
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { satisfies as inRange } from "@renovatebot/pep440"
import { describe, expect, it } from "@effect/vitest"
import * as Origin from "../../src/domain/Origin.ts"
import * as Version from "../../src/domain/PythonVersion.ts"
import { installed, versionOf } from "../../src/domain/Runtime.ts"
import { supportedLines } from "../../src/tools/ToolBands.ts"
import { withoutPatches } from "../../src/plan/PatchRelease.ts"
import { select } from "../../src/plan/RuntimeSelection.ts"
import { renderError } from "../../src/services/Report.ts"
import { fromFile, fromVariable } from "../../src/formats/VersionFile.ts"
import { application } from "../../src/testing/SampleApplication.ts"
import { stackOf } from "../support/memory/Stack.ts"

/** Few lines and few patches, so that requests are often met. */
const version = Schema.Literals(["2.7.17", "2.7.18", "3.6.15", "3.9.2", "3.9.18", "3.12.1", "3.12.7", "3.13.0"])
const request = Schema.Literals([
  "2",
  "3",
  "2.7",
  "3.6",
  "3.9",
  "3.12",
  "3.13",
  "2.7.18",
  "3.9.2",
  "3.12.4",
  "3.8",
  "3.14.1",
  "latest",
  ">=3.6,<3.13",
  "==3.12.*",
  "<3.9"
])
const range = Schema.Literals([
  ">=3.6",
  ">=3.9,<3.13",
  "<3",
  "~=3.9",
  "!=3.13.*",
  "==3.9.*",
  ">=2.7,!=3.0.*",
  "^3.9",
  ">=4",
  "==3.12.1"
])
const few = <A extends Schema.Constraint>(item: A) => Schema.Array(item).check(Schema.isMaxLength(2))

const given = Arbitrary.schema(
  Schema.Struct({
    stack: Schema.Array(version).check(Schema.isMaxLength(8)),
    variable: Schema.optionalKey(request),
    file: Schema.optionalKey(request),
    ranges: few(range),
    operator: Schema.optionalKey(request),
    exact: Schema.Boolean
  })
)
type Given = typeof given extends Arbitrary.Arbitrary<infer A> ? A : never

const choose = ({ exact, file, operator, ranges, stack, variable }: Given) =>
  select(
    application({
      versionSources: [
        variable === undefined ? [] : fromVariable("PYTHON_VERSION", variable),
        file === undefined ? [] : fromFile("runtime.txt", new TextEncoder().encode(file))
      ].flat(),
      ranges: ranges.map((specifier, at) => ({ origin: Origin.file("pyproject.toml", at + 1), specifier }))
    }),
    stackOf(...stack).map(installed),
    {
      defaultVersion: operator === undefined ? undefined : fromVariable("PYTHON_DEFAULT_VERSION", operator),
      patchPolicy: exact ? "exact" : undefined,
      supported: supportedLines
    }
  )
const text = (found: Version.PythonVersion): string => Version.render(found)
/** What goes first of those that say something. */
const first = ({ file, variable }: Given): string | undefined => variable ?? file
/** A range that stands in place of a version counts with those that are declared. */
const rangesOf = (all: Given): ReadonlyArray<string> => {
  const asked = first(all)
  return asked !== undefined && /^[<>=]/.test(asked) ? [asked, ...all.ranges] : all.ranges
}

describe("the chosen Python", () => {
  it.prop("is one of the stack", [given], ([all]) => {
    const result = choose(all)
    if (Result.isSuccess(result)) expect(all.stack).toContain(text(versionOf(result.success.python.offer)))
  })

  it.prop("is what the first place asks for, or another patch of it where the policy allows that", [given], ([all]) => {
    const result = choose(all)
    const asked = Version.parseRequest(first(all) ?? "")
    if (!Result.isSuccess(result) || asked === undefined) return
    const version = versionOf(result.success.python.offer)
    const { patch: _, ...line } = asked
    const there = stackOf(...all.stack).some((runtime) => Version.satisfies(runtime.version, asked))
    expect(Version.satisfies(version, there || all.exact ? asked : line)).toBe(true)
  })

  it.prop("is within every range that the app declares, but for the patch release", [given], ([all]) => {
    const result = choose(all)
    if (!Result.isSuccess(result)) return
    for (const specifier of rangesOf(all)) {
      const range = { origin: Origin.file("pyproject.toml"), specifier }
      const met = all.exact ? specifier : withoutPatches(range).specifier
      expect(inRange(text(versionOf(result.success.python.offer)), met)).toBe(true)
    }
  })

  it.prop("is the newest of those that would do", [given], ([all]) => {
    const result = choose(all)
    const asked = Version.parseRequest(first(all) ?? "")
    if (!Result.isSuccess(result) || (asked === undefined && rangesOf(all).length === 0)) return
    const version = versionOf(result.success.python.offer)
    for (const other of stackOf(...all.stack)) {
      const would =
        (asked === undefined || Version.satisfies(other.version, asked)) &&
        rangesOf(all).every((each) => inRange(text(other.version), each))
      if (would) expect(Version.compare(version, other.version)).toBeGreaterThanOrEqual(0)
    }
  })

  it.prop("does not depend on the order of the stack", [given], ([all]) => {
    const there = choose(all)
    const back = choose({ ...all, stack: all.stack.toReversed() })
    const shown = (result: typeof there) =>
      Result.isSuccess(result) ? text(versionOf(result.success.python.offer)) : renderError(result.failure)
    expect(shown(back)).toBe(shown(there))
  })

  it.prop("is the same every time", [given], ([all]) => {
    expect(choose(all)).toEqual(choose(all))
  })

  it.prop("is refused only when nothing would do", [given], ([all]) => {
    const result = choose(all)
    const asked = Version.parseRequest(first(all) ?? "")
    const ranges = rangesOf(all)
    if (Result.isSuccess(result) || ranges.includes("^3.9")) return
    if (asked === undefined && (ranges.length === 0 || first(all) === "latest")) return
    const would = stackOf(...all.stack).filter(
      ({ version }) =>
        (asked === undefined || Version.satisfies(version, asked)) &&
        ranges.every((each) => inRange(text(version), each))
    )
    expect(would).toEqual([])
  })

  it.prop("or the error says all that its reader needs", [given], ([all]) => {
    const result = choose(all)
    if (Result.isSuccess(result)) return
    const { hints, id, message, title } = result.failure
    // Where several things are wrong, the hints stand under each.
    const advice = result.failure._tag === "SeveralProblems" ? message : hints.join("")
    for (const part of [id, title, message, advice]) expect(part).not.toMatch(/^$|undefined|\[object|NaN/)
  })
})
