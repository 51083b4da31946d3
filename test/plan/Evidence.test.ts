/** What hints leave of a stack: each narrows what those before it have left, and a line that is missing means the next. */
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import type { PythonHint } from "../../src/domain/PythonHint.ts"
import { render } from "../../src/domain/PythonVersion.ts"
import { installed, versionOf } from "../../src/domain/Runtime.ts"
import { isUndecided, weigh } from "../../src/plan/Evidence.ts"
import { stackOf } from "../support/memory/Stack.ts"

const stack = ["3.13.0", "3.12.9", "3.12.1", "3.6.15", "2.7.18"]
const hint = (says: string): PythonHint => {
  const [allows = "", patch] = says.split(" as ")
  const base = { kind: "dockerfile", origin: Origin.file("Dockerfile"), says, allows: allows.split(" or ") } as const
  return patch === undefined ? base : { ...base, patch }
}
const weighed = (hints: ReadonlyArray<string>) => weigh(stackOf(...stack).map(installed), hints.map(hint))

describe("hints leave", () => {
  it.each<readonly [hints: ReadonlyArray<string>, left: string, verdicts: ReadonlyArray<string>]>([
    [[], "3.13.0 3.12.9 3.12.1 3.6.15 2.7.18", []],
    [["==3.12.*"], "3.12.9 3.12.1", ["used"]],
    [["==3.12.* as 3.12.1"], "3.12.1", ["used"]],
    [["==3.12.* as 3.12.4"], "3.12.9 3.12.1", ["used"]],
    [["==2.*"], "2.7.18", ["used"]],
    // What runs on a line mostly runs on the next.
    [["==3.9.*"], "3.13.0 3.12.9 3.12.1", ["lacking"]],
    [["==3.9.* or ==3.7.*"], "3.13.0 3.12.9 3.12.1", ["lacking"]],
    [["==3.14.* or ==3.13.*"], "3.13.0", ["used"]],
    // The lowest of those that are named, in whichever order.
    [["==3.14.* or ==3.8.*"], "3.13.0 3.12.9 3.12.1", ["lacking"]],
    [["==3.8.* or ==3.14.*"], "3.13.0 3.12.9 3.12.1", ["lacking"]],
    // None is newer: any of the major.
    [["==3.14.*"], "3.13.0 3.12.9 3.12.1 3.6.15", ["lacking"]],
    [["==2.6.*"], "2.7.18", ["lacking"]],
    [[">=3.14"], "3.13.0 3.12.9 3.12.1 3.6.15", ["lacking"]],
    // 2 and 3 mean a 3, even where the stack has none of its lines.
    [["==2.7.* or ==3.9.*"], "3.13.0 3.12.9 3.12.1", ["lacking"]],
    [["==2.6.* or ==3.9.*"], "3.13.0 3.12.9 3.12.1", ["lacking"]],
    [["==2.7.* or ==3.6.*"], "3.6.15 2.7.18", ["used"]],
    // A range over both says nothing where none of it is there.
    [["<2.7 or >=3.14"], "3.13.0 3.12.9 3.12.1 3.6.15 2.7.18", ["passed over"]],
    [["==2.7.* or ==3.*"], "3.13.0 3.12.9 3.12.1 3.6.15 2.7.18", ["used"]],
    // Each within what is left.
    [["==3.*", "<3.10"], "3.6.15", ["used", "used"]],
    [["==3.12.*", "==3.6.*"], "3.12.9 3.12.1", ["used", "passed over"]],
    [["==3.12.*", "==3.9.*"], "3.12.9 3.12.1", ["used", "lacking"]],
    [["==2.7.*", "==3.9.*"], "2.7.18", ["used", "passed over"]],
    [["==3.9.*", "==3.6.*"], "3.13.0 3.12.9 3.12.1", ["lacking", "passed over"]],
    // What nobody can read is not heard.
    [["three"], "3.13.0 3.12.9 3.12.1 3.6.15 2.7.18", []],
    [["==3.6.* or three"], "3.13.0 3.12.9 3.12.1 3.6.15 2.7.18", []],
    [["three", "==3.6.*"], "3.6.15", ["used"]]
  ])("%j: %s", (hints, left, verdicts) => {
    const evidence = weighed(hints)
    expect(evidence.left.map((offer) => render(versionOf(offer))).join(" ")).toBe(left)
    expect(evidence.heard.map(({ verdict }) => verdict)).toEqual(verdicts)
  })

  it("a choice to the code while a 2 and a 3 are left", () => {
    expect([[], ["==3.*"], ["==2.*"]].map((hints) => isUndecided(weighed(hints)))).toEqual([true, false, false])
  })
})
