/** A Python that nobody has asked for, and what a staging finds out about it: tried once more, asked of the code, remembered. */
import { describe, expect, it } from "vitest"
import type { Command } from "../../src/services/Process.ts"
import { parseSources } from "../../src/python/Programs.ts"
import type { Answer } from "../../src/testing/ScriptedProcess.ts"
import { pythonWithPip, resolves, type Given, staging } from "../support/memory/ScriptedStaging.ts"

const runtimes = ["2.7.18", "3.6.15", "3.12.1"].map(pythonWithPip)
const files = { "requirements.txt": "flask\n" }
const refused = (python: string, range: string) =>
  `ERROR: Package 'flask' requires a different Python: ${python} not in '${range}'`

/** pip fails on these Pythons, saying that. */
const failingOn =
  (said: Readonly<Record<string, string>>) =>
  (command: Command): Answer | undefined => {
    const found = Object.entries(said).find(([version]) => command.program.includes(version) && resolves(command))
    return found === undefined ? undefined : { exitCode: 1, output: [found[1]] }
  }
const resolutions = (commands: ReadonlyArray<Command>): ReadonlyArray<string> =>
  commands.filter(resolves).map(({ program }) => /\d\.\d+\.\d+/.exec(program)?.[0] ?? program)
const stage = (given: Partial<Given>) => staging({ files, runtimes, ...given })

describe("an installation that fails over a Python that nobody has asked for", () => {
  const old = failingOn({ "2.7.18": refused("2.7.18", ">=3.6") })

  it("is tried once on the newest line that would do, with a warning and the line to write", async () => {
    const { commands, error, log } = await stage({ answer: old })
    expect([error, resolutions(commands)]).toEqual([undefined, ["2.7.18", "3.12.1"]])
    expect(log).toContain(
      "The packages cannot be installed on Python 2.7, which no file of the app asks for: flask does not run on Python 2.7. Python 3.12 is tried, once. Write `Python-3.12` into runtime.txt (or `3.12` into .python-version)."
    )
    expect(log).toContain("Using Python 3.12.1: nothing names a version, and on 2.7 the packages cannot be installed")
  })

  it("takes the line that the failure speaks for", async () => {
    const answer = failingOn({ "2.7.18": refused("2.7.18", ">=3.3,<3.8") })
    expect(resolutions((await stage({ answer })).commands)).toEqual(["2.7.18", "3.6.15"])
  })

  it("ends with the error of the second try, and is not tried a third time", async () => {
    const answer = failingOn({ "2.7.18": refused("2.7.18", ">=3.6"), "3.12.1": refused("3.12.1", "<3.9") })
    const { commands, disk, error } = await stage({ answer })
    expect([error?.id, resolutions(commands)]).toEqual(["pip/unsupported-python", ["2.7.18", "3.12.1"]])
    expect(Object.keys(disk).filter((path) => path.startsWith("/app/.python"))).toEqual([])
  })

  it("is remembered, so that the next staging begins with what did", async () => {
    const { commands, error, log } = await stage({ answer: old, times: 2, variables: { PYTHON_CACHE_MAX_AGE: "0" } })
    expect([error, resolutions(commands)]).toEqual([undefined, ["2.7.18", "3.12.1", "3.12.1"]])
    expect(log).toContain(
      "Using Python 3.12.1: nothing names a version, and an earlier staging found that 3.12 will do"
    )
  })

  it.each([
    ["runtime.txt", { "runtime.txt": "2.7" }],
    ["a range", { "pyproject.toml": '[project]\nname = "x"\nrequires-python = "<3"\n' }]
  ])("is an error at once where %s asks for it", async (_, more) => {
    const { commands, error } = await stage({ files: { ...files, ...more }, answer: old })
    expect([error?.id, resolutions(commands)]).toEqual(["pip/unsupported-python", ["2.7.18"]])
  })

  it("is an error at once where another Python would not help", async () => {
    const answer = failingOn({
      "2.7.18": "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device"
    })
    expect(resolutions((await stage({ answer })).commands)).toEqual(["2.7.18"])
  })

  it("names in its hints only what the stack has, though one Python alone was looked at before", async () => {
    const answer = failingOn({ "2.7.18": refused("2.7.18", ">=3.6") })
    const one = await stage({ files: { ...files, "runtime.txt": "2.7" }, answer })
    expect(one.error?.hints[0]).toBe("Write `Python-3.12` into runtime.txt.")
    const none = await stage({
      files: { ...files, "runtime.txt": "2.7" },
      answer: failingOn({ "2.7.18": refused("2.7.18", ">=3.13") })
    })
    expect(none.error?.hints[0]).toMatch(/^Python 3\.13 to 3\.14 would do, and this stack has none\./)
  })
})

describe("the code of an app", () => {
  const asked = (commands: ReadonlyArray<Command>): ReadonlyArray<string> =>
    commands
      .filter(({ args }) => args.includes(parseSources))
      .map(
        ({ args, program }) =>
          `${/\d\.\d+/.exec(program)?.[0]}: ${args.slice(args.indexOf(parseSources) + 1).join(" ")}`
      )
  const parsing =
    (three: boolean) =>
    ({ args, program }: Command): Answer | undefined => {
      if (!args.includes(parseSources)) return undefined
      const parses = three ? program.includes("/3.") : true
      const answers = args.slice(args.indexOf(parseSources) + 1).map(() => ({ parses, line: 3 }))
      return { output: [`@python-buildpack@${JSON.stringify(answers)}`] }
    }
  const app = { "app.py": "x", "requirements.txt": "flask\n" }

  it("is asked of the 2.7, and of the newest 3 where that is at a loss; not again while it is as it was", async () => {
    const { commands, log } = await stage({ files: app, answer: parsing(true), times: 3 })
    expect(asked(commands)).toEqual(["2.7: /app/app.py", "3.12: /app/app.py"])
    expect(log).toContain("Using Python 3.12.1: nothing names a version, and app.py line 3 is no Python 2.7")
  })

  it("is asked of the 2.7 alone where that can parse all of it", async () => {
    const { commands, log } = await stage({ files: app, answer: parsing(false), times: 2 })
    expect(asked(commands)).toEqual(["2.7: /app/app.py"])
    expect(log).toContain("Using Python 2.7.18, the default, since the app names none")
  })

  it.each([
    ["a place names the Python", { "runtime.txt": "2.7" }, {}],
    ["the operator has a default", {}, { PYTHON_DEFAULT_VERSION: "3.6" }],
    ["a hint has decided", { Procfile: "web: python3 app.py" }, {}]
  ])("is not asked where %s", async (_, more, variables) => {
    expect(asked((await stage({ files: { ...app, ...more }, variables })).commands)).toEqual([])
  })

  it("says nothing where an interpreter gives no answer", async () => {
    const answer = ({ args }: Command) =>
      args.includes(parseSources) ? { exitCode: 1, output: ["Segmentation fault"] } : undefined
    const { error, log } = await stage({ files: app, answer })
    expect(error).toBeUndefined()
    expect(log).toContain("Using Python 2.7.18, the default")
  })
})
