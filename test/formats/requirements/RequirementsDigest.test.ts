/** What decides is what the lines say: edits that pip passes over leave the digest alone, and every other one changes it. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { requirementsDigest } from "../../../src/formats/requirements/RequirementsDigest.ts"
import { parse } from "../../../src/formats/requirements/RequirementsFile.ts"

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const digest = (text: string): string => requirementsDigest(bytes(text))

const lines = [
  "flask==3.0.0",
  'django>=4 ; python_version >= "3.8"',
  "six @ https://files.example.test/six.zip#egg=six",
  "--index-url https://index.example.test/simple",
  "git+https://host.example.test/lib@main#egg=lib&subdirectory=python",
  "-e ./libs/local",
  "idna==3.4 --hash=sha256:00ff --hash=sha256:11ee",
  "uvicorn[standard]",
  "bücher==1"
]

type Edit = (all: ReadonlyArray<string>, at: number) => ReadonlyArray<string>
const changed =
  (edit: (line: string) => string): Edit =>
  (all, at) =>
    all.map((line, index) => (index === at ? edit(line) : line))

/** Each puts something into the file that pip (9 to 26) reads over. */
const unread: ReadonlyArray<readonly [string, Edit]> = [
  ["a line of comment", (all, at) => all.toSpliced(at, 0, "# why: ${NOT_READ} and https://me:secret@host/")],
  ["an indented comment", (all, at) => all.toSpliced(at, 0, "\t # flask==2")],
  ["a blank line", (all, at) => all.toSpliced(at, 0, "")],
  ["a line of blanks", (all, at) => all.toSpliced(at, 0, " \t ")],
  ["a comment behind a line", changed((line) => `${line}  # pinned for a reason`)],
  ["blanks behind a line", changed((line) => `${line} \t`)],
  ["blanks before a line", changed((line) => `  ${line}`)],
  ["a line end of Windows", changed((line) => `${line}\r`)],
  ["a line that is continued", changed((line) => (/[#\r]/.test(line) ? line : line.replace(/ /, " \\\n")))],
  ["a last comment", (all) => [...all, "# end"]]
]

/** Each changes what pip reads. */
const read: ReadonlyArray<readonly [string, Edit]> = [
  ["another word", changed((line) => line.replace(/\w/, "9x"))],
  ["a line more", (all, at) => all.toSpliced(at, 0, "more")],
  ["a line less", (all, at) => all.toSpliced(at, 1)],
  ["another order", (all, at) => [...all.slice(at), ...all.slice(0, at)]],
  ["a # that begins no comment", changed((line) => `${line}#more`)],
  ["a line that is no comment any more", changed((line) => `${line} ; x`)]
]

const choices = (most: number, count: number) =>
  Schema.Array(
    Schema.Struct({
      which: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: count - 1 })),
      at: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: lines.length - 1 }))
    })
  ).check(Schema.isMaxLength(most))

const edited = (
  edits: ReadonlyArray<readonly [string, Edit]>,
  chosen: ReadonlyArray<{ readonly which: number; readonly at: number }>,
  to: ReadonlyArray<string>
): ReadonlyArray<string> =>
  chosen.reduce(
    (all, { at, which }) =>
      edits[which]
        ?.[1](all, at % all.length)
        .join("\n")
        .split("\n") ?? all,
    to
  )

/** As pip reads it: `\` continues only a line that is none of comment. */
const text = (all: ReadonlyArray<string>): string => `${all.join("\n")}\n`

describe("the digest of a requirement file", () => {
  it.effect.prop(
    "stays as it is whatever pip passes over",
    [choices(8, unread.length)],
    ([chosen]) =>
      Effect.sync(() => {
        // A continued line must stay whole, so each edit is made to the lines as they were, one after another.
        const all = chosen.reduce<ReadonlyArray<string>>(
          (before, { at, which }) => unread[which]?.[1](before, at % before.length) ?? before,
          lines
        )
        expect(digest(text(all))).toBe(digest(text(lines)))
      }),
    { arbitrary: { runs: 300 } }
  )

  it.effect.prop(
    "changes with whatever pip reads",
    [choices(8, unread.length), choices(1, read.length)],
    ([over, chosen]) =>
      Effect.sync(() => {
        const before = edited(
          unread.slice(0, 4),
          over.map(({ at, which }) => ({ at, which: which % 4 })),
          lines
        )
        const one = chosen.length === 0 ? [{ at: 1, which: 0 }] : chosen
        expect(digest(text(before))).toBe(digest(text(lines)))
        expect(digest(text(edited(read, one, lines)))).not.toBe(digest(text(before)))
      }),
    { arbitrary: { runs: 300 } }
  )

  it.each(unread)("counts no %s", (_, edit) => {
    for (let at = 0; at < lines.length; at += 1) expect(digest(text(edit(lines, at)))).toBe(digest(text(lines)))
  })

  it.each(read)("counts %s", (_, edit) => {
    for (let at = 1; at < lines.length; at += 1) expect(digest(text(edit(lines, at)))).not.toBe(digest(text(lines)))
  })

  it("does not depend on a byte order mark, on an encoding that says the same, or on a last line break", () => {
    const plain = "flask==3.0.0\nsix"
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...plain].flatMap((letter) => [letter.charCodeAt(0), 0])])
    for (const same of [bytes(`\ufeff${plain}`), utf16, bytes(`${plain}\n`), bytes(`# coding: latin-1\n${plain}`)])
      expect(requirementsDigest(same)).toBe(digest(plain))
  })

  it("depends on the encoding where another one would say something else", () => {
    const latin = new Uint8Array([...bytes("# coding: cp850\n"), ...bytes("b"), 0xfc, ...bytes("cher\n")])
    const other = new Uint8Array([...bytes("# coding: cp437\n"), ...bytes("b"), 0xfc, ...bytes("cher\n")])
    expect(requirementsDigest(latin)).not.toBe(requirementsDigest(other))
  })

  it("holds no credentials, and variables by their names", () => {
    const one = digest("-i https://me:one@index.example.test/${NAME}\n")
    expect(digest("-i https://you:two@index.example.test/${NAME}\n")).toBe(one)
    expect(digest("-i https://you:two@index.example.test/${OTHER}\n")).not.toBe(one)
  })
})

it("variables in comments are none that a requirement file mentions", () => {
  const facts = parse("/app", () => bytes("# ${A_TOKEN}\nflask # ${B_TOKEN}\nsix==${VERSION}\n"), new Map())
  expect([facts.mentions, facts.variables]).toEqual([["VERSION"], ["VERSION"]])
})
