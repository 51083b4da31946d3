/** How a build log looks, line by line, and what never stands in it. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import type { StagingError } from "../../src/domain/StagingError.ts"
import { FileAccessFailed } from "../../src/services/Filesystem.ts"
import * as Env from "../../src/services/Env.ts"
import { byCommand, layer, make, renderError, Report } from "../../src/services/Report.ts"

type Line = readonly [stream: string, text: string]
const reporting = (
  use: (report: Report["Service"]) => Effect.Effect<void>,
  variables: Readonly<Record<string, string>> = {}
): ReadonlyArray<Line> => {
  const written: Array<Line> = []
  const layers = Layer.provide(
    layer((text, stream) => void written.push([stream, text])),
    Env.layerMemory(variables)
  )
  Effect.runSync(Effect.flatMap(Report, use).pipe(Effect.provide(layers)))
  return written
}

const error: StagingError = Object.assign(new Error("runtime.txt line 1 says:\n\n  latest"), {
  _tag: "Wrong",
  id: "runtime-txt/invalid-version",
  blame: "app" as const,
  title: "runtime.txt names no version",
  hints: ["Write one line into runtime.txt:", "", "  Python-3.13"]
})

describe("the classic format", () => {
  it.each<[string, (report: Report["Service"]) => Effect.Effect<void>, ReadonlyArray<Line>]>([
    ["a step", (report) => report.step("Using Python 3.12.1"), [["stdout", "-----> Using Python 3.12.1\n"]]],
    ["a detail", (report) => report.detail("flask 3.0"), [["stdout", "       flask 3.0\n"]]],
    [
      "a detail of several lines",
      (report) => report.detail("flask\n  six\n"),
      [["stdout", "       flask\n         six\n\n"]]
    ],
    ["a warning", (report) => report.warning({ id: "a/b", text: "Old." }), [["stderr", " !     Old.\n !     (a/b)\n"]]],
    [
      "a warning of several lines",
      (report) => report.warning({ id: "a/b", text: "Old.\n\nWrite 3.13." }),
      [["stderr", " !     Old.\n !\n !     Write 3.13.\n !     (a/b)\n"]]
    ]
  ])("%s", (_, use, lines) => {
    expect(reporting(use)).toEqual(lines)
  })

  it("an error has title, message, hints and id, every line of it marked", () => {
    const text = reporting((report) => report.error(error))
      .map(([, text]) => text)
      .join("")
    expect(text).toBe(
      [
        " !",
        " !     runtime.txt names no version.",
        " !",
        " !     runtime.txt line 1 says:",
        " !",
        " !       latest",
        " !",
        " !     Write one line into runtime.txt:",
        " !",
        " !       Python-3.13",
        " !",
        " !     (runtime-txt/invalid-version)",
        " !     More: docs/errors.md#runtime-txt/invalid-version of this buildpack",
        ""
      ].join("\n")
    )
  })

  it("a person at a keyboard is told the command, and nobody of an error that its usage explains", () => {
    const told = (id: string): string => {
      const written: Array<string> = []
      const report = make((text) => void written.push(text), false, [], { more: byCommand })
      Effect.runSync(report.error({ ...error, name: "", message: "", id }))
      return written.join("").trimEnd().split("\n").at(-1) ?? ""
    }
    expect(told("pip/conflict")).toBe(" !     More: bin/explain pip/conflict")
    expect(told("pip/conflict, python/invalid-range")).toBe(
      " !     More: bin/explain pip/conflict python/invalid-range"
    )
    expect(told("command/wrong-usage")).toBe(" !     (command/wrong-usage)")
  })

  it("an error of the surroundings says that a retry may help", () => {
    expect(renderError({ ...error, message: "The disk is full.", name: "", blame: "environment" })).toContain(
      "can pass when the cause is mended"
    )
    expect(renderError(error)).not.toMatch(/can pass|may pass/)
    const passing: StagingError = { ...error, message: "No answer.", name: "", blame: "environment", transient: true }
    expect(renderError(passing)).toContain("another try may pass")
  })

  it.prop("every line of a warning begins with its mark", [Schema.String], ([text]) => {
    for (const [stream, written] of reporting((report) => report.warning({ id: "a/b", text }))) {
      expect(stream).toBe("stderr")
      for (const line of written.slice(0, -1).split("\n")) expect(line).toMatch(/^ !(?: {5}|$)/)
    }
  })
})

describe("what a terminal would obey", () => {
  it.each([
    ["an escape sequence", "\u001b[2Jgone", "<U+001B>[2Jgone"],
    ["a return", "100%\rdone", "100%<U+000D>done"],
    ["the end of a line of DOS", "done\r", "done"],
    ["a control character of C1", "a\u009b31mb", "a<U+009B>31mb"],
    ["a mark that turns the direction", "gpj.\u202eexe", "gpj.<U+202E>exe"],
    ["a break of lines that is none of ours", "a\u2028b", "a<U+2028>b"],
    ["a backspace, a bell, DEL", "a\bb\u0007\u007f", "a<U+0008>b<U+0007><U+007F>"],
    ["letters of every script", "naïve 名前 👍🏽\tתודה", "naïve 名前 👍🏽\tתודה"]
  ])("%s is seen", (_, text, shown) => {
    expect(reporting((report) => report.detail(text))).toEqual([["stdout", `       ${shown}\n`]])
    expect(reporting((report) => report.warning({ id: "a/b", text: `a\n${text}` }))).toEqual([
      ["stderr", ` !     a\n !     ${shown}\n !     (a/b)\n`]
    ])
  })

  it("a break in a step is part of a name", () => {
    expect(reporting((report) => report.step("a\n-----> b"))).toEqual([["stdout", "-----> a<U+000A>-----> b\n"]])
  })

  it("a path with a line break in it stays one name", () => {
    const error = new FileAccessFailed({ operation: "read", path: "/app/a\n-----> b", reason: "Other", detail: "x\ny" })
    expect(error.message).toBe("Cannot read /app/a<U+000A>-----> b: the operation failed: x<U+000A>y.")
  })

  it.prop("nothing printed has any", [Schema.String], ([text]) => {
    for (const [, written] of reporting((report) => Effect.andThen(report.step(text), report.detail(text))))
      expect(written).not.toMatch(/(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u)
  })
})

describe("$BUILDPACK_DEBUG", () => {
  const debug = (report: Report["Service"]) => report.debug("pip wheel flask")
  it.each([["1"], ["true"], ["yes"], ["00"]])("of %j shows commands", (value) => {
    expect(reporting(debug, { BUILDPACK_DEBUG: value })).toEqual([["stdout", " *     pip wheel flask\n"]])
  })
  it.each<[Record<string, string>]>([[{}], [{ BUILDPACK_DEBUG: "" }], [{ BUILDPACK_DEBUG: "0" }]])(
    "in %j shows none",
    (variables) => {
      expect(reporting(debug, variables)).toEqual([])
    }
  )
})

describe("a secret", () => {
  const secrets = { DB_PASSWORD: "p@ssw/rd", BUILDPACK_DEBUG: "1" }
  it("is hidden in everything that is written, in every spelling", () => {
    const text = "x p@ssw/rd y p%40ssw%2Frd z https://me:hunter2@packages.example.test"
    const lines = reporting(
      (report) =>
        Effect.all(
          [
            report.step(text),
            report.detail(text),
            report.warning({ id: "a/b", text }),
            report.debug(text),
            report.error(Object.assign(new Error(text), { ...error, message: text, hints: [text], title: text }))
          ],
          { discard: true }
        ),
      secrets
    )
      .map(([, line]) => line)
      .join("")
    expect(lines).not.toMatch(/p@ssw|p%40ssw|hunter2/)
    expect(lines.split("x **** y **** z https://****@packages.example.test")).toHaveLength(8)
  })

  it("is hidden from the moment on that it is known", () => {
    const lines = reporting((report) =>
      Effect.andThen(report.hide(["found-in-a-file"]), report.detail("found-in-a-file"))
    )
    expect(lines).toEqual([["stdout", "       ****\n"]])
  })

  it("is hidden in what is written elsewhere, too", () => {
    const report = make(() => {}, false, ["hunter2"])
    expect(report.redacted("hunter2 and https://me:x1@a.test")).toBe("**** and https://****@a.test")
  })
})
