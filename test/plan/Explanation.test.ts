/** What `bin/plan` says is run is what a staging runs, each in the words of the other. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "@effect/vitest"
import { pip } from "../../src/engines/pip/Pip.ts"
import type { Plan } from "../../src/domain/Plan.ts"
import { explain } from "../../src/plan/Explanation.ts"
import type { Command } from "../../src/services/Process.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { type Index, stageIn } from "../support/memory/MemoryStaging.ts"
import { planOf } from "../support/memory/PlannedApp.ts"

const index: Index = { flask: { "1.0": "a wheel" }, lxml: { "5.0": "source of lxml" } }
const root = "/app"
const setup = "from setuptools import setup\nsetup(name='shop')\n"

/** The first words of a line of the explanation, by what a command does. */
const wordsOf = ({ args }: Command): string | undefined => {
  if (args.includes("--dest")) return "pip download"
  if (args.includes("--wheel-dir")) return "pip wheel --no-deps"
  if (args.includes("check")) return "pip check"
  return args.some((word) => word.endsWith(".order.json")) ? "compilation" : undefined
}

const runsIn = (text: string): ReadonlyArray<string> => {
  const [, section = ""] = /\nRuns\n((?: {2}.*\n)+)/.exec(text) ?? []
  return section.split("\n").flatMap((line) => (line === "" ? [] : [line.trim()]))
}

describe("the explanation of a plan", () => {
  const told = async (change: (plan: Plan) => Plan) =>
    explain(change(await planOf({ files: { "app.py": "" } })), { engine: pip, provider: "", home: "$HOME/.python" })

  it("has a line for each change of the environment, as a shell would see it", async () => {
    const environment: Plan["launch"]["environment"] = [
      { _tag: "Set", name: "A", value: "{prefix}/a" },
      { _tag: "Default", name: "B", value: "{prefix}/b" },
      { _tag: "Prepend", name: "C", value: "{prefix}/c", delimiter: ":" },
      { _tag: "Append", name: "D", value: "{prefix}/d", delimiter: ";" },
      { _tag: "Unset", name: "E" }
    ]
    const serving: Plan["launch"]["serving"] = [{ _tag: "Default", name: "F", value: "f" }]
    const text = await told((plan) => ({ ...plan, launch: { ...plan.launch, environment, serving } }))
    const lines = [
      "A=$HOME/.python/a",
      "B=$HOME/.python/b, unless it is set",
      "C=$HOME/.python/c:$C",
      "D=$D;$HOME/.python/d",
      "E is removed",
      "F=f, unless it is set"
    ]
    expect(text).toContain(`\n\nEnvironment of the running app\n  ${lines.join("\n  ")}\n`)
  })

  it("says that nothing is installed, and what is to be known", async () => {
    const notices: Plan["notices"] = [
      { level: "warning", id: "a/b", text: "One.\nTwo." },
      { level: "notice", id: "a/c", text: "Three." }
    ]
    const text = await told((plan) => ({ ...plan, notices }))
    expect(text).toContain("\n\nInstalls\n  nothing\n")
    expect(text).toContain("\n\nTo know\n  Warning: One.\n  Two.\n  Three.\n")
    expect(await told((plan) => ({ ...plan, notices: [] }))).not.toContain("To know")
  })
})

describe.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>?]>([
  ["wheels alone", { "requirements.txt": "flask\n" }],
  ["a source", { "requirements.txt": "flask\nlxml\n" }],
  ["the app itself", { "requirements.txt": "flask\n", "setup.py": setup }],
  ["what pip does not vouch for", { "requirements.txt": "flask\n" }, { PIP_OPTS: "--no-deps" }]
])("an app with %s", (_, files, variables = {}) => {
  const disk = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]))

  it.effect("runs nothing that is not told, and all that is told without a condition", () =>
    Effect.gen(function* () {
      const told = runsIn(
        explain(yield* Effect.promise(() => planOf({ files, variables })), { engine: pip, provider: "", home: "" })
      )
      const { commands, error } = yield* stageIn({ root, index, variables })
      expect(error).toBeUndefined()
      const run = new Set(commands.flatMap((command) => wordsOf(command) ?? []))
      expect(run.size).toBeGreaterThan(1)
      for (const words of run) expect(told.filter((line) => line.startsWith(words))).not.toEqual([])
      const conditional = /of each source|of what the cache|unpacking/
      for (const line of told.filter((one) => !conditional.test(one)))
        expect([line, ...[...run].filter((words) => line.startsWith(words))]).toHaveLength(2)
    }).pipe(Effect.provide(layerMemory(disk)))
  )

  it.effect("runs nothing of it where the environment is kept", () =>
    Effect.gen(function* () {
      yield* stageIn({ root, index, variables })
      const { commands } = yield* stageIn({ root, index, variables })
      expect(commands.flatMap((command) => wordsOf(command) ?? [])).toEqual([])
    }).pipe(Effect.provide(layerMemory(disk)))
  )
})
