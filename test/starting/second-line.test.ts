/** An app that cannot be imported on a Python that nobody has asked for: tried on another line, once, and the better one is kept. */
import { describe, expect, it } from "vitest"
import { readStarts } from "../../src/python/Programs.ts"
import type { Command } from "../../src/services/Process.ts"
import type { Answer } from "../../src/testing/ScriptedProcess.ts"
import { type Given, imports, pythonWithPip, staging } from "../support/memory/ScriptedStaging.ts"

const runtimes = ["2.7.18", "3.11.9", "3.12.1"].map(pythonWithPip)
const files = { "requirements.txt": "flask\n", "app.py": "app = 1\n" }
const flask = { framework: "flask", interface: "wsgi", madeIn: "app.py", madeAt: 2 }
const code = {
  modules: [
    {
      path: "app.py",
      base: "",
      module: "app",
      objects: [{ name: "app", line: 2, ...flask }],
      factories: [],
      acts: false
    }
  ],
  unread: [],
  mounted: [],
  within: []
}
const answer = ({ args }: Command): Answer | undefined =>
  args.includes(readStarts) ? { output: [`@python-buildpack@${JSON.stringify(code)}`] } : undefined

const failing = (line: number, type: string, text: string, more: object = {}) => ({
  failure: { type, text, frames: [{ file: "app.py", line }], ...more }
})
const attribute = failing(3, "AttributeError", "'Flask' object has no attribute 'get'")
const unset = failing(5, "KeyError", "'SHOP_KEY'", { variable: "SHOP_KEY" })
const well = {}
const more = { tooMany: failing(1, "AssertionError", "no import was expected") }

/** Stagings in a row, whose imports come to these outcomes one after another. */
const stage = async (outcomes: ReadonlyArray<object>, given: Partial<Given> = {}) => {
  let at = 0
  const imported = () => outcomes[at++] ?? more.tooMany
  const { commands, error, log } = await staging({ files, runtimes, answer, imported, ...given })
  const last = log.slice(log.lastIndexOf("-----> Using Python"))
  return { error, imports: commands.filter(imports).length, log, last }
}

describe("an import that fails over a Python that nobody has asked for", () => {
  it("is tried once on the newest line, which is kept where it does better, and at once in the next staging", async () => {
    const { error, imports, last, log } = await stage([attribute, well], { times: 3 })
    expect([error, imports]).toEqual([undefined, 2])
    expect(log).toContain(
      "`app:app` cannot be imported on Python 2.7, which no file of the app asks for: app.py line 3: AttributeError: 'Flask' object has no attribute 'get'"
    )
    expect(log).toContain("Python 3.12 is used, which was tried as well. Write `Python-3.12` into runtime.txt")
    expect(log).not.toContain("start/not-importable")
    expect(last).toContain(
      "Using Python 3.12.1: nothing names a version, and an earlier staging found that 3.12 will do"
    )
    expect(last).not.toContain("python/tried-another")
  })

  it("stays where it is where the other line fails at the same place, and is not tried again while nothing changes", async () => {
    const { error, imports, last } = await stage([attribute, attribute], { times: 3 })
    expect([error, imports]).toEqual([undefined, 2])
    expect(last).toContain("Using Python 2.7.18, the default")
    expect(last).toContain("app.py line 3: AttributeError: 'Flask' object has no attribute 'get'")
    expect(last).toContain("Python 3.12 was tried as well")
    expect(last).toContain("It was not imported again: nothing that decides it has changed since.")
    expect(last).toContain("start/not-importable")
  })

  it("goes to the line where it comes further, to what no Python has, if it was never staged before", async () => {
    const { imports, last, log } = await stage([attribute, unset])
    expect(imports).toBe(2)
    expect(log).toContain("Python 3.12 is used")
    expect(last).toContain("app.py line 5: `$SHOP_KEY` is read, and not set.")
  })

  it("goes to the line where all of it can be imported, though what is named is not there", async () => {
    const { log } = await stage([attribute, { wrong: { condition: "absent" } }])
    expect(log).toContain("Python 3.12 is used")
  })

  it("moves no app that has run on its line, but to where it can be imported", async () => {
    // A service that did not answer may do so the next time, so nothing of that is kept.
    const unanswered = failing(9, "ConnectionError", "refused")
    const { imports, last, log } = await stage([unanswered, attribute, unset], { times: 2 })
    expect(imports).toBe(3)
    expect(log).toContain("Trying Python 3.12 as well")
    expect(last).toContain("Using Python 2.7.18")
    expect(last).toContain("Python 3.12 was tried as well, which nothing asks for either: app.py line 5: `$SHOP_KEY`")
  })

  it.each([
    ["where a file asks for the Python", { files: { ...files, "runtime.txt": "2.7" } }],
    ["where the check is off", { variables: { PYTHON_START_CHECK: "off" } }]
  ])("is not tried %s", async (_, given) => {
    const { log } = await stage([attribute], given)
    expect(log).not.toContain("Trying Python")
  })

  it("ends the staging where the policy says so, and neither line will do", async () => {
    const { error, imports } = await stage([attribute, attribute], { variables: { PYTHON_START_CHECK: "error" } })
    expect([error?.id, imports]).toEqual(["start/not-importable", 2])
    expect(error?.message).toContain("Python 3.12 was tried as well")
  })

  it("goes from a 3 to the line that the failure speaks for, and to none where it speaks for none", async () => {
    const threes = { runtimes: runtimes.slice(1) }
    const gone = failing(1, "ModuleNotFoundError", "No module named 'imp'", { name: "imp" })
    const moved = await stage([gone, well], threes)
    expect([moved.imports, moved.log]).toEqual([2, expect.stringContaining("Python 3.11 is used")])
    expect((await stage([attribute], threes)).imports).toBe(1)
  })
})
