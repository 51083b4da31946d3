/** The lock file beside a script comes to what uv exports of it, and is held against the script's block. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { uvScript } from "../../../src/installers/uv/UvScript.ts"
import { claimOf, linesOf, problemsOf, said } from "../../support/memory/ClaimedApp.ts"
import { planOf } from "../../support/memory/PlannedApp.ts"
import { partsOf } from "../../support/pip/Conditions.ts"

/** Written by uv 0.13.9, with its `export --script`. */
const folder = join(import.meta.dirname, "locks/script")
const textOf = (name: string): string => readFileSync(join(folder, name), "utf8")
const files = { "tool.py": textOf("tool.py"), "tool.py.lock": textOf("tool.py.lock") }

const inWords = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => JSON.stringify(partsOf(line.replace(/ --hash=.*/, "")))).toSorted()

describe("a script with a lock file", () => {
  it("comes to what uv exports of it", async () => {
    const claim = await claimOf(uvScript, files)
    expect([problemsOf(claim), said(claim)]).toEqual([[], []])
    expect(inWords(linesOf(claim))).toEqual(inWords(textOf("requirements.txt").trim().split("\n")))
    expect(linesOf(claim).every((line) => line.includes(" --hash=sha256:"))).toBe(true)
  })

  it("has that alone installed, by whichever way it is the app", async () => {
    for (const [more, variables] of [
      [{ ".python-version": "3.13\n" }, {}],
      [{ "requirements.txt": "six\n" }, { PYTHON_SCRIPT: "tool.py" }]
    ] as const) {
      const plan = await planOf({ files: { ...files, ...more }, variables })
      expect(plan.installs.map(({ title }) => title)).toEqual(["tool.py.lock with pip"])
    }
  })

  it.each([
    [">=13", ">=14", "`rich>=14` stands in tool.py alone."],
    ['"click",', "", "`click` stands in tool.py.lock alone."],
    [">=3.9", ">=3.10", "`requires-python` is `>=3.10` in tool.py, and `>=3.9` in tool.py.lock."],
    ["< '3.10'", "< '3.11'", "`importlib-metadata>=6` has another condition in tool.py than in tool.py.lock."]
  ])("whose block has changed %s to %s is an error that says so", async (before, now, told) => {
    const claim = await claimOf(uvScript, { ...files, "tool.py": files["tool.py"].replace(before, now) })
    expect(problemsOf(claim)).toEqual(["lock-file/drifted"])
    const [error] = claim?.problems ?? []
    expect(error?.message).toContain(told)
    expect(error?.hints.join(" ")).toContain("`uv lock --script tool.py`")
  })

  it.each([
    ["of the future", files["tool.py.lock"].replace("version = 1", "version = 2"), "lock-file/unknown-version"],
    ["that a merge was left in", `<<<<<<< HEAD\n${files["tool.py.lock"]}`, "lock-file/unreadable"]
  ])("%s is an error", async (_, text, id) => {
    expect(problemsOf(await claimOf(uvScript, { ...files, "tool.py.lock": text }))).toEqual([id])
  })
})
