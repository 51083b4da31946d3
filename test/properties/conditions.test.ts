/** Laws of conditions as alternatives, against another reading of the same text: that of requirement lines. */
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { all, type Alternatives, alternativesOf, any, markerOf } from "../../src/domain/Alternatives.ts"
import { surelyFails, surelyHolds } from "../../src/domain/EnvironmentMarker.ts"
import { and, type Marker, or, parse, print } from "../../src/domain/Marker.ts"
import { saySame } from "../../src/domain/MarkerEquality.ts"
import { anyPython } from "../../src/domain/PythonRange.ts"
import type { Runtime } from "../../src/domain/Runtime.ts"
import { runtime } from "../support/memory/Stack.ts"

const comparison = Schema.Literals([
  "python_full_version < '3.9'",
  "python_full_version >= '3.9'",
  "python_full_version == '3.10.*'",
  "python_full_version != '3.12.*'",
  "python_full_version > '3.11.7'",
  "python_full_version <= '3.11.7'",
  "'3.12.1' == python_full_version",
  "python_version > '3.10'",
  "python_version != '3.9'",
  "python_version <= '3.8'",
  "python_version < '4'",
  "python_version > '3'",
  "python_version >= '3.9.0'",
  "python_version >= '3.11.1'",
  "python_version < '3.11.1'",
  "platform_machine == 'x86_64'",
  "platform_machine != 'x86_64'",
  "platform_machine == 'aarch64'",
  "platform_machine != 'aarch64'",
  "'64' in platform_machine",
  "sys_platform == 'linux'",
  "sys_platform != 'linux'",
  "sys_platform == 'win32'"
])

/** Of both of some, or one of some. */
const term = Schema.Struct({
  together: Schema.Boolean,
  parts: Schema.Array(
    Schema.Struct({ together: Schema.Boolean, parts: Schema.Array(comparison).check(Schema.isMaxLength(3)) })
  ).check(Schema.isMaxLength(4))
})
const given = Arbitrary.schema(term)
type Given = typeof given extends Arbitrary.Arbitrary<infer A> ? A : never

const join = (together: boolean, parts: ReadonlyArray<Marker>): Marker => (together ? and(parts) : or(parts))
const markerOfGiven = ({ parts, together }: Given): Marker =>
  join(
    together,
    parts.map((one) =>
      join(
        one.together,
        one.parts.map((text) => parse(text) ?? or([]))
      )
    )
  )

const runtimes: ReadonlyArray<Runtime> = [
  "3.8.18",
  "3.9.18",
  "3.10.13",
  "3.11.7",
  "3.11.8",
  "3.12.1",
  "3.12.4",
  "3.13.2"
].flatMap((version) => ["linux-x86_64", "linux-aarch64"].map((platform) => ({ ...runtime(version), platform })))

const holds = (marker: Marker): ReadonlyArray<boolean> =>
  runtimes.map((one) => (print(marker) === "" ? true : surelyHolds(print(marker), one)))

const made = (found: Alternatives | undefined): Alternatives => {
  if (found === undefined) throw new Error("there are too many")
  return found
}
const read = (marker: Marker): Alternatives => made(alternativesOf(marker))

it.prop(
  "what surely does not hold is what does not surely hold, where all that is compared is known",
  [given],
  ([one]) => {
    const text = print(markerOfGiven(one))
    if (text !== "")
      for (const python of runtimes)
        expect([text, surelyFails(text, python)]).toEqual([text, !surelyHolds(text, python)])
    expect(surelyFails(`${text === "" ? "" : `(${text}) and `}platform_release > '6'`, runtime("3.12.1"))).toBe(
      text !== "" && !surelyHolds(text, runtime("3.12.1"))
    )
  }
)

describe("conditions as alternatives", () => {
  it.prop("hold where what they were made of does", [given], ([one]) => {
    const marker = markerOfGiven(one)
    expect(holds(markerOf(read(marker)))).toEqual(holds(marker))
  })

  it.prop("hold together where both do, and as one of two where one does", [given, given], ([one, other]) => {
    const [a, b] = [markerOfGiven(one), markerOfGiven(other)]
    const [left, right] = [holds(a), holds(b)]
    expect(holds(markerOf(made(all(read(a), read(b)))))).toEqual(left.map((holds, at) => holds && right[at] === true))
    expect(holds(markerOf(made(any([read(a), read(b)]))))).toEqual(left.map((holds, at) => holds || right[at] === true))
  })

  it.prop(
    "say the same as what they were made of, and nothing that holds elsewhere",
    [given, given],
    ([one, other]) => {
      const [a, b] = [markerOfGiven(one), markerOfGiven(other)]
      expect(saySame(a, markerOf(read(a)), anyPython)).toBe(true)
      if (JSON.stringify(holds(a)) !== JSON.stringify(holds(b))) expect(saySame(a, b, anyPython)).toBe(false)
    }
  )

  it.prop("do not grow by what they hold already", [given], ([one]) => {
    const found = read(markerOfGiven(one))
    const twice = made(any([found, found]))
    expect(twice).toEqual(found)
  })
})
