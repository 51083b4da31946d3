/** `requirements.pypm`: what is read, and what is refused with which explanation. */
import { describe, expect, it } from "vitest"
import { describe as say } from "../../../src/domain/Origin.ts"
import { decode } from "../../../src/formats/TextFile.ts"
import { parse } from "../../../src/installers/pypm/PypmFile.ts"

const read = (bytes: Uint8Array): string => decode(bytes).text
const utf8 = (text: string): string => read(new TextEncoder().encode(text))

describe("parse", () => {
  it("reads one requirement a line and passes over blank lines and comments", () => {
    const { requirements, problems, notices } = parse(
      utf8("\ufeff# list\r\n\r\nFlask == 0.9\r\n  zope.interface\nlxml>=2,<3\nraven[flask]")
    )
    expect(problems).toEqual([])
    expect(notices).toEqual([])
    expect(requirements.map(({ origin, text, name, specifier }) => [say(origin), text, name, specifier])).toEqual([
      ["requirements.pypm line 3", "Flask == 0.9", "flask", "== 0.9"],
      ["requirements.pypm line 4", "zope.interface", "zope-interface", ""],
      ["requirements.pypm line 5", "lxml>=2,<3", "lxml", ">=2,<3"],
      ["requirements.pypm line 6", "raven[flask]", "raven", ""]
    ])
  })

  it.each(["setuptools", "distribute>=0.6", "Setuptools==1.0"])("passes over %s and says so", (line) => {
    const { requirements, problems, notices } = parse(utf8(line))
    expect([requirements, problems]).toEqual([[], []])
    expect(notices).toMatchObject([
      { level: "notice", id: "requirements-pypm/built-in", text: expect.stringContaining(line) }
    ])
  })

  it.each([
    ["http://pypm.example.test/2.7/lxml-2.3_linux-x86_64_2.7_1.pypm", "package-file"],
    ["./lxml-2.3_linux-x86_64_2.7_1.pypm", "package-file"],
    ["http://example.test/x.tar.gz", "url"],
    ["git+https://example.test/x.git", "url"],
    ["x @ https://example.test/x.zip", "url"],
    ["./libs/x", "url"],
    ["-r other.pypm", "option"],
    ["--index-url https://example.test", "option"],
    ["flask --upgrade", "option"],
    ["flask # the web", "trailing-comment"],
    ["flask \\", "continuation"],
    ["flask ; python_version < '3'", "marker"],
    ["flask=1.0", "operator"],
    ["flask 1.0", "operator"],
    ["flask, lxml", "several"],
    ["pypm install flask", "several"],
    ["pip install flask", "command"],
    ["import flask", "python-code"],
    ["<<<<<<< HEAD", "merge-conflict"],
    ["!", "invalid-line"]
  ])("refuses `%s` as %s", (line, condition) => {
    const { requirements, problems } = parse(utf8(`# first\n${line}\n`))
    expect(requirements).toEqual([])
    expect(problems.map(({ id, blame }) => [id, blame])).toEqual([[`requirements-pypm/${condition}`, "app"]])
    expect(problems[0]?.message).toContain("requirements.pypm line 2 is `")
    expect(problems[0]?.title).not.toBe("")
    expect(problems[0]?.hints[0]).toMatch(/\.$/)
  })

  it("gives every bad line its own error and keeps the good ones", () => {
    const { requirements, problems } = parse(utf8("-r x\nflask\n./y\n"))
    expect(requirements.map(({ name }) => name)).toEqual(["flask"])
    expect(problems.map(({ id }) => id)).toEqual(["requirements-pypm/option", "requirements-pypm/url"])
  })

  it("says that the service has ended", () => {
    expect(parse(utf8("http://e.test/a.pypm")).problems[0]?.message).toMatch(/service, which has ended/)
  })

  it("shows neither passwords nor invisible characters as they are", () => {
    const { problems } = parse(utf8("https://me:hunter2@example.test/x\nfla\u200bsk\n"))
    expect(problems.map(({ message }) => message).join("\n")).not.toContain("hunter2")
    expect(problems[1]?.message).toContain("fla<U+200B>sk")
  })

  it("reads UTF-16, with its mark and without", () => {
    const encoded = [..."flask"].flatMap((c) => [c.charCodeAt(0), 0])
    for (const bytes of [[0xff, 0xfe, ...encoded], encoded])
      expect(parse(read(Uint8Array.from(bytes))).requirements.map(({ name }) => name)).toEqual(["flask"])
  })
})
