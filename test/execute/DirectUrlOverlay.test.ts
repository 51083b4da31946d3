/** How something was asked for is written beside what was unpacked, and RECORD lists it. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { Overlay } from "../../src/domain/Distribution.ts"
import { writeDirectUrl, listedIn } from "../../src/execute/DirectUrlOverlay.ts"
import { Filesystem } from "../../src/services/Filesystem.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { pythonWithPip } from "../support/memory/ScriptedStaging.ts"

const line = "six-1.0.dist-info/direct_url.json,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0"
const listed = (record: string) => listedIn(record, "six-1.0.dist-info/direct_url.json", new Uint8Array())

describe("RECORD", () => {
  it.each<readonly [string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ["in the middle", ["six-1.0.dist-info/WHEEL,,", "six.py,,"], ["six-1.0.dist-info/WHEEL,,", line, "six.py,,"]],
    ["at the end", ['"a,b.py",,', "a.py,,"], ['"a,b.py",,', "a.py,,", line]],
    ["alone", [], [line]],
    ["once", ["a.py,,", "six-1.0.dist-info/direct_url.json,sha256=old,3"], ["a.py,,", line]]
  ])("gets the line %s", (_, before, after) => {
    const text = (lines: ReadonlyArray<string>) => lines.map((each) => `${each}\n`).join("")
    expect(listed(text(before))).toBe(text(after))
    expect(listed(listed(text(before)))).toBe(text(after))
  })
})

const runtime = pythonWithPip("3.12.1")
const packages = `/base/${runtime.sitePackages}`
const laid = (planted: Readonly<Record<string, string>>) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const files = yield* Filesystem
      yield* writeDirectUrl({ prefix: "/base", runtime }, { metadata: "six-1.0.dist-info", directUrl: "{}" })
      return yield* files.list(`${packages}/six-1.0.dist-info`)
    }).pipe(Effect.provide(layerMemory(planted)))
  )

it("what has a RECORD gets the file, and what was not unpacked gets nothing", async () => {
  expect(await laid({ [`${packages}/six-1.0.dist-info/RECORD`]: "six.py,,\n" })).toEqual(["RECORD", "direct_url.json"])
  expect(await laid({ [`${packages}/six-1.0.dist-info/METADATA`]: "" })).toEqual(["METADATA"])
  expect(await laid({})).toEqual([])
})

it.each([
  ["six-1.0.dist-info", true],
  ["six-1.0.egg-info", false],
  ["../six-1.0.dist-info", false],
  ["/etc/six.dist-info", false],
  ["", false]
])("the name of a folder in a manifest decides where something is written: %s", (metadata, expected) => {
  expect(Schema.is(Overlay)({ metadata, directUrl: "{}" })).toBe(expected)
})
