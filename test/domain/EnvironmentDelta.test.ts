/** What changes of an environment do, and that doing them twice harms nothing. */
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import {
  apply,
  Change,
  type EnvironmentDelta,
  prefix,
  prepend,
  set,
  setDefault
} from "../../src/domain/EnvironmentDelta.ts"

const name = Schema.Literals(["A", "B", "PATH"])
const environment = Schema.Record(name, Schema.String)
const repeatable = Schema.Array(
  Schema.Union([
    Schema.TaggedStruct("Set", { name, value: Schema.String }),
    Schema.TaggedStruct("Default", { name, value: Schema.String }),
    Schema.TaggedStruct("Unset", { name })
  ])
)

describe("a change", () => {
  it.each<[string, Change, Record<string, string>, string | undefined]>([
    ["sets whatever was there", set("A", "new"), { A: "old" }, "new"],
    ["sets where nothing was", set("A", "new"), {}, "new"],
    ["leaves what a user has set", setDefault("A", "new"), { A: "old" }, "old"],
    ["sets a default where nothing was", setDefault("A", "new"), {}, "new"],
    ["sets a default where the value is empty", setDefault("A", "new"), { A: "" }, "new"],
    ["puts in front", prepend("A", "new"), { A: "old:older" }, "new:old:older"],
    ["puts no delimiter before nothing", prepend("A", "new"), {}, "new"],
    ["puts no delimiter before an empty value", prepend("A", "new"), { A: "" }, "new"],
    ["puts behind", { _tag: "Append", name: "A", value: "new", delimiter: " " }, { A: "old" }, "old new"],
    ["puts no delimiter behind nothing", { _tag: "Append", name: "A", value: "new", delimiter: " " }, {}, "new"],
    ["takes away", { _tag: "Unset", name: "A" }, { A: "old" }, undefined],
    ["takes away nothing", { _tag: "Unset", name: "A" }, {}, undefined]
  ])("%s", (_, change, before, after) => {
    expect(apply([change], before, "/app/.python")["A"]).toBe(after)
  })

  it.each(["/app/.python", "/a b/$HOME", "/$&/$$/$1", "/it's"])("has %s where the prefix stands", (place) => {
    const delta: EnvironmentDelta = [set("A", `${prefix}/x:${prefix}`), prepend("B", `${prefix}/bin`)]
    expect(apply(delta, { B: "/bin" }, place)).toEqual({ A: `${place}/x:${place}`, B: `${place}/bin:/bin` })
  })
})

describe("a list of changes", () => {
  it("counts in its order", () => {
    expect(apply([set("A", "1"), prepend("A", "2"), setDefault("A", "3")], {}, "")).toEqual({ A: "2:1" })
  })

  it("does not touch the environment that it is given", () => {
    const before = { A: "old" }
    apply([set("A", "new"), { _tag: "Unset", name: "A" }], before, "")
    expect(before).toEqual({ A: "old" })
  })

  it.prop(
    "that sets, defaults and unsets, each name once, is the same done twice",
    [repeatable, environment],
    ([all, before]) => {
      const delta = all.filter((change, at) => all.findIndex(({ name }) => name === change.name) === at)
      const once = apply(delta, before, "/p")
      expect(apply(delta, once, "/p")).toEqual(once)
    }
  )

  it.prop("changes nothing that it does not name", [repeatable, environment], ([delta, before]) => {
    expect(apply(delta, { ...before, OTHER: "kept" }, "/p")["OTHER"]).toBe("kept")
  })

  it.prop("is the same after encoding and decoding", [Schema.Array(Change)], ([delta]) => {
    const json = Schema.fromJsonString(Schema.Array(Change))
    expect(Schema.decodeUnknownSync(json)(Schema.encodeSync(json)(delta))).toEqual(delta)
  })
})
