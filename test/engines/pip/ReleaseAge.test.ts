/** Which packages the app fixes itself, so that their age does not matter, and which Pythons can ask for ages. */
import { describe, expect, it } from "vitest"
import { ageLimit, ageWords, fixedNames, unsupported } from "../../../src/engines/pip/ReleaseAge.ts"
import { parse } from "../../../src/formats/requirements/RequirementsFile.ts"
import { runtime } from "../../support/memory/Stack.ts"

const digest = "a".repeat(64)
const fixed = (text: string, dependencies: ReadonlyArray<string> = [], constraints = "") => {
  const texts: Readonly<Record<string, string>> = { "requirements.txt": text, "constraints.txt": constraints }
  const lines = parse(
    "/app",
    (path) => {
      const content = texts[path]
      return content === undefined ? "missing" : new TextEncoder().encode(content)
    },
    new Map()
  )
  return fixedNames([lines], dependencies, runtime("3.12.1"))
}

describe("fixed by the app is", () => {
  it.each<readonly [string, ReadonlyArray<string>]>([
    ["", []],
    ["flask\nclick>=8\nsix!=1.0", []],
    ["Flask == 3.0\nzope_interface===6.0", ["flask", "zope-interface"]],
    ["flask==3.*", []],
    ["flask==3.0 ; python_version < '3'", []],
    ["flask==3.0 ; python_version >= '3'", ["flask"]],
    [`flask==3.0 --hash=sha256:${digest}`, ["flask"]],
    ["flask>=3,==3.0", []]
  ])("of %j", (text, names) => {
    expect(fixed(text)).toEqual(names)
  })

  it("what a constraint or [project] gives one version of", () => {
    expect(fixed("flask\n-c constraints.txt", [], "flask==3.0\nclick>=8\n")).toEqual(["flask"])
    expect(
      fixed("", [
        "Click == 8.1",
        "six>=1",
        "attrs==23.*",
        "web[x] (==1.0)",
        "a==1,>0",
        "b==1; python_version<'3'",
        "c===1"
      ])
    ).toEqual(["c", "click", "web"])
  })
})

it("what the own package fixes counts with the extras that are chosen alone", () => {
  const required = [
    "a==1",
    "b==1 ; extra == 'web'",
    "c==1; extra == 'more'",
    "d (==1) ; extra == 'Web' and os_name == 'nt'"
  ]
  const chosen = (extras: ReadonlyArray<string>) => fixedNames([], required, runtime("3.12.1"), extras)
  expect([chosen([]), chosen(["WEB"]), chosen(["web", "more"])]).toEqual([["a"], ["a", "b"], ["a", "b", "c"]])
})

describe("the age of releases", () => {
  const site = (pip: string, python: string) => ({
    pip: { path: "/pip", offers: [], version: pip },
    runtime: runtime(python),
    ageLimit: ageLimit(259_200, Date.parse("2026-11-29T10:00:00.123Z"))
  })
  const asked = (pip: string, python: string) => {
    const { ageLimit, ...place } = site(pip, python)
    return ageLimit === undefined ? place : { ...place, ageLimit }
  }

  it("is a moment to pips that can tell", () => {
    expect(ageWords(asked("26.2.1", "3.12.1"))).toEqual(["--uploaded-prior-to=2026-11-26T10:00:00Z"])
    expect(unsupported(asked("26.0.1", "3.9.18"))).toBeUndefined()
    expect(ageLimit(0, 0)).toBeUndefined()
  })

  it("is an error with others, which names the Pythons that can", () => {
    expect(ageWords(asked("25.0.1", "3.8.18"))).toEqual([])
    const { hints, message } = unsupported(asked("25.0.1", "3.8.18")) ?? { message: "", hints: [] }
    expect(message).toContain("releases of 3 days and older. Python 3.8 goes with pip 25.0.1")
    expect(hints[0]).toMatch(/^Choose one of the Pythons that can: 3\.9, 3\.10, /)
  })
})
