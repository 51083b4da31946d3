/** The words behind `bin/plan` and `bin/stage`. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { planArguments, planUsage, stageArguments, stageUsage, wantsJson } from "../../src/commands/Arguments.ts"

const asked = { app: "/home/me/app", cache: undefined, variables: new Map() }

describe("the words behind bin/plan and bin/stage", () => {
  it("are understood in any order", () => {
    const words = ["--cache=keep", "--env", "A=1", "app", "--env=B=x=y", "--env", "A=2"]
    const expected = { ...asked, cache: "/home/me/keep", variables: new Map(Object.entries({ A: "2", B: "x=y" })) }
    expect(Result.getOrThrow(planArguments("/home/me", [...words, "--json"]))).toEqual({
      ...expected,
      json: true,
      offline: false
    })
    expect(Result.getOrThrow(stageArguments("/home/me", [...words, "--run", "--output", "/out/"]))).toEqual({
      ...expected,
      run: true,
      output: "/out",
      json: false,
      image: undefined,
      changes: [],
      reports: []
    })
    expect(Result.getOrThrow(planArguments("/home/me", ["--", "--json"]))).toEqual({
      ...asked,
      app: "/home/me/--json",
      json: false,
      offline: false
    })
  })

  it.each<readonly [ReadonlyArray<string>, string]>([
    [[], "The app's directory is missing."],
    [[""], "The app's directory is missing."],
    [["a", "b"], "Only one directory can be given; `b` is too much."],
    [["a", "--evn", "A=1"], "Unknown option '--evn'. Did you mean --env?"],
    [["a", "--cahce", "c"], "Unknown option '--cahce'. Did you mean --cache?"],
    [["a", "--verbose"], "Unknown option '--verbose'."],
    [["a", "--env", "secret"], "--env takes NAME=VALUE, a name of letters, digits and underscores."],
    [["a", "--env"], "Option '--env <value>' argument missing."]
  ])("%j are answered with what is wrong, and with the usage", (words, problem) => {
    for (const [read, usage] of [
      [planArguments, planUsage],
      [stageArguments, stageUsage]
    ] as const) {
      const { hints, id, message } = Result.getOrThrow(
        Result.flip<unknown, { hints: ReadonlyArray<string>; id: string; message: string }>(read("/home/me", words))
      )
      expect([message, hints, id]).toEqual([problem, [`Usage: ${usage}`], "command/wrong-usage"])
    }
  })

  it("ask for an image by the form of the output, on top of a base of the same forms", () => {
    const read = (...words: ReadonlyArray<string>) => stageArguments("/home/me", ["app", ...words])
    expect(Result.getOrThrow(read("--output", "oci:out", "--base=oci-archive:/base.tar"))).toEqual({
      ...asked,
      run: false,
      json: false,
      changes: [],
      reports: [],
      output: undefined,
      image: { output: { form: "folder", path: "/home/me/out" }, base: { form: "archive", path: "/base.tar" } }
    })
    const problemOf = (...words: ReadonlyArray<string>): string =>
      Result.getOrThrow(Result.flip(read(...words))).problem
    expect(problemOf("--base", "oci:base")).toContain("--output oci:DIR or oci-archive:FILE asks for one")
    expect(problemOf("--output", "out", "--base", "oci:base")).toContain("asks for one")
    expect(problemOf("--output", "oci:out", "--run")).toBe("--run starts a staged copy, and no image.")
    expect(problemOf("--output", "oci:out", "--base", "debian:12")).toBe("--base takes oci:DIR or oci-archive:FILE.")
  })

  it("name files for what has changed by how these end", () => {
    const read = (...words: ReadonlyArray<string>) => stageArguments("/home/me", ["app", ...words])
    expect(Result.getOrThrow(read("--changes", "a.md", "--changes=/b.json", "--json"))).toMatchObject({
      json: true,
      changes: [
        { path: "/home/me/a.md", form: "markdown" },
        { path: "/b.json", form: "json" }
      ]
    })
    const problemOf = (...words: ReadonlyArray<string>): string =>
      Result.getOrThrow(Result.flip(read(...words))).problem
    for (const name of ["changes", "", ".md", "a/.json", "a.txt"])
      expect(problemOf("--changes", name)).toContain("--changes takes a file that ends with .md")
    expect(problemOf("--json", "--run")).toContain("take one of them")
  })

  it("say for whom the answer is, even when they are wrong", () => {
    expect([["a", "--json"], ["--json", "--x"], ["--", "--json"], ["a"]].map(wantsJson)).toEqual([
      true,
      true,
      false,
      false
    ])
  })
})
