/** How the packaging tools are obtained: which ways are tried, what is trusted, what is kept. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import type { Tool } from "../../../src/domain/Plan.ts"
import type { Runtime } from "../../../src/domain/Runtime.ts"
import * as Tools from "../../../src/engines/pip/PackagingTools.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import * as Env from "../../../src/services/Env.ts"
import { Filesystem } from "../../../src/services/Filesystem.ts"
import type { Command } from "../../../src/services/Process.ts"
import * as Report from "../../../src/services/Report.ts"
import * as MemoryCache from "../../../src/testing/MemoryCache.ts"
import * as MemoryFilesystem from "../../../src/testing/MemoryFilesystem.ts"
import { layerScripted, type Script } from "../../../src/testing/ScriptedProcess.ts"
import { runtime } from "../../support/memory/Stack.ts"

const content = "the bytes of a wheel"
const toolOf = (name: string, bytes: string): Tool => ({
  name,
  version: "1.0",
  file: `${name}-1.0-py3-none-any.whl`,
  sha256: sha256(bytes)
})
const pip = toolOf("pip", content)

const withPip = (version: string): Runtime => ({
  ...runtime(version),
  pip: { version: "9.9", path: `/pips/${version}/pip` }
})
const placeOf = (chosen: Runtime, others: ReadonlyArray<Runtime> = []): Tools.ToolRequest => ({
  runtime: chosen,
  work: "/work",
  prefix: "/prefix",
  downloads: "/work/pip-cache",
  indexOptions: [],
  optionEnv: {},
  root: "/app",
  others: Effect.succeed(others)
})

/** The last argument but those of the file list: where the program must put what it fetches. */
const into = ({ args }: Command): string => args[args.indexOf("-d") + 1] ?? ""
type Way = "own pip" | "other pip" | "index" | "unpack"
const wayOf = (command: Command, chosen: Runtime): Way => {
  if (command.args.some((word) => word.includes("zipfile"))) return "unpack"
  if (!command.args.includes("download")) return "index"
  return command.program === chosen.executable ? "own pip" : "other pip"
}

interface Tried {
  readonly ways: ReadonlyArray<Way>
  readonly commands: ReadonlyArray<Command>
  readonly log: string
}

/** Gives the tools by the ways named, each with the bytes named; all other ways fail. */
const trying = (
  place: Tools.ToolRequest,
  gives: Partial<Record<Way, string>>,
  options: { readonly times?: number; readonly variables?: Record<string, string> } = {}
) => {
  const record: Array<Command> = []
  const log: Array<string> = []
  const script: Script<Filesystem> = (command) => {
    const way = wayOf(command, place.runtime)
    const bytes = way === "unpack" ? content : gives[way]
    if (bytes === undefined) return { exitCode: 1, output: [`ERROR: no ${way}`] }
    return Effect.gen(function* () {
      const files = yield* Filesystem
      if (way === "unpack") yield* files.write(`${command.args[4]}/pip.py`, "")
      else yield* files.write(way === "index" ? (command.args.at(-1) ?? "") : `${into(command)}/${pip.file}`, bytes)
      return { exitCode: 0 }
    }).pipe(Effect.orDie)
  }
  const files = MemoryFilesystem.layerMemory({ "/work/": "", "/cache/": "" })
  const base = Layer.mergeAll(
    Env.layerMemory(options.variables ?? {}),
    Report.layerMemory(log),
    layerScripted(script, record),
    MemoryCache.layerMemory("/cache")
  )
  const effect = Effect.gen(function* () {
    for (let time = 1; time < (options.times ?? 1); time++) yield* Tools.provide(place, [pip])
    return yield* Tools.provide(place, [pip])
  }).pipe(Effect.result, Effect.provide(Layer.provideMerge(base, files)))
  const tried = (): Tried => ({
    ways: record.map((command) => wayOf(command, place.runtime)),
    commands: record,
    log: log.join("")
  })
  return Effect.runPromise(Effect.map(effect, (result) => ({ result, ...tried() })))
}

describe("the tools come", () => {
  it("by the interpreter's own pip", async () => {
    const { result, ways } = await trying(placeOf(withPip("3.12.1")), { "own pip": content })
    expect([result._tag, ways]).toEqual(["Success", ["own pip", "unpack"]])
  })

  it("by the wheel of pip that the interpreter ships", async () => {
    const chosen = { ...runtime("3.12.1"), bundledPip: "/usr/share/python-wheels/pip-23.whl" }
    const { commands } = await trying(placeOf(chosen), { "own pip": content })
    expect(commands[0]?.args[0]).toBe("/usr/share/python-wheels/pip-23.whl/pip")
  })

  it("by another interpreter's pip, which is told for which Python", async () => {
    const { commands, ways } = await trying(placeOf(runtime("2.7.18"), [withPip("3.12.1")]), { "other pip": content })
    expect(ways).toEqual(["other pip", "unpack"])
    expect(commands[0]?.args.join(" ")).toContain("--python-version 27")
  })

  it("from the index itself where there is no pip at all", async () => {
    const { ways } = await trying(
      placeOf(runtime("3.12.1")),
      { index: content },
      { variables: { PIP_INDEX_URL: "https://packages.example.test/simple" } }
    )
    expect(ways).toEqual(["index", "unpack"])
  })

  it("by the next way when one gives other bytes than were pinned", async () => {
    const variables = { PIP_INDEX_URL: "https://packages.example.test/simple" }
    const { result, ways } = await trying(
      placeOf(withPip("3.12.1")),
      { "own pip": "other bytes", index: content },
      { variables }
    )
    expect([result._tag, ways]).toEqual(["Success", ["own pip", "index", "unpack"]])
  })

  it("from the cache when they were fetched before", async () => {
    const { ways } = await trying(placeOf(withPip("3.12.1")), { "own pip": content }, { times: 3 })
    expect(ways).toEqual(["own pip", "unpack"])
  })
})

describe("pip is asked", () => {
  it("for exactly these bytes, without dependencies and without building", async () => {
    const { commands } = await trying(placeOf(withPip("3.12.1")), { "own pip": content })
    for (const option of ["--no-deps", "--require-hashes", "--only-binary"]) expect(commands[0]?.args).toContain(option)
  })

  it("at the user's index", async () => {
    const place = { ...placeOf(withPip("3.12.1")), indexOptions: ["--index-url=https://packages.example.test/simple"] }
    const { commands } = await trying(place, { "own pip": content })
    expect(commands[0]?.args).toContain("--index-url=https://packages.example.test/simple")
  })

  it("and no argument of a program holds a password of the index", async () => {
    const variables = { PIP_INDEX_URL: "https://me:hunter2@packages.example.test/simple" }
    const { commands, result } = await trying(placeOf(runtime("3.12.1")), { index: content }, { variables })
    expect([
      result._tag,
      commands
        .flatMap(({ args }) => args)
        .join(" ")
        .includes("hunter2")
    ]).toEqual(["Success", false])
  })
})

describe("when no way leads to the tools", () => {
  it("the interpreter's own pip serves, with a warning", async () => {
    const { log, result } = await trying(placeOf(withPip("3.12.1")), {})
    expect(result).toMatchObject({ _tag: "Success", success: { path: "/pips/3.12.1/pip", version: "9.9", offers: [] } })
    expect(log).toMatch(/^ ! {5}pip 1\.0 could not be fetched, so the interpreter's own pip 9\.9 is used\.$/m)
  })

  it("an interpreter without pip is an error that says what to set", async () => {
    const { result } = await trying(placeOf(runtime("3.12.1")), {})
    expect(result).toMatchObject({
      _tag: "Failure",
      failure: { _tag: "ToolsUnavailable", id: "tools/unavailable", blame: "environment" }
    })
    expect(JSON.stringify(result._tag === "Failure" ? result.failure.hints : [])).toContain("$PIP_INDEX_URL")
  })

  it("bytes that are not the pinned ones are never used", async () => {
    const { ways } = await trying(placeOf(runtime("3.12.1"), [withPip("3.13.0")]), {
      "other pip": "other bytes",
      index: "other bytes"
    })
    expect(ways).not.toContain("unpack")
  })
})
