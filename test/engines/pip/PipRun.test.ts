/** What `ps` shows of a pip that we start: no secret, wherever it stood. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "@effect/vitest"
import { runPip } from "../../../src/engines/pip/PipRun.ts"
import * as Env from "../../../src/services/Env.ts"
import { Filesystem } from "../../../src/services/Filesystem.ts"
import type { Command } from "../../../src/services/Process.ts"
import * as Report from "../../../src/services/Report.ts"
import { layerMemory as layerFilesystemMemory } from "../../../src/testing/MemoryFilesystem.ts"
import { layerScripted } from "../../../src/testing/ScriptedProcess.ts"

interface Seen {
  readonly args: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string>>
  /** The words that came by a file of ours. */
  readonly file: string
  readonly mode: number
  readonly output: ReadonlyArray<string>
  readonly log: string
}

const started = (words: ReadonlyArray<string>, variables: Readonly<Record<string, string>> = {}): Promise<Seen> => {
  const record: Array<Command> = []
  const log: Array<string> = []
  const program = Effect.gen(function* () {
    const files = yield* Filesystem
    const outcome = yield* runPip("/work", {
      label: "pip",
      program: "/python",
      args: ["/pip", "download", "--dest", "/wheels", ...words],
      env: { PIP_index_url: "https://other.test/" },
      cwd: "/app"
    })
    const [command] = record
    const at = command?.args[2] === "-r" ? (command.args[3] ?? "") : ""
    const file = at === "" ? "" : yield* files.readText(at)
    const mode = at === "" ? 0 : ((yield* files.status(at))?.mode ?? 0)
    const { args = [], env = {} } = command ?? {}
    return { args, env, file, mode, output: outcome.output, log: log.join("") }
  })
  const answers = ({ args }: Command) => ({
    output: args[2] === "-r" ? [`Collecting x@ https://h.test/x.whl (from -r ${args[3] ?? ""} (line 1))`] : []
  })
  const services = Layer.mergeAll(
    layerFilesystemMemory(),
    Layer.provideMerge(
      Report.layer((text) => void log.push(text)),
      Env.layerMemory(variables)
    ),
    layerScripted(answers, record)
  )
  return Effect.runPromise(Effect.provide(program, services))
}

const index = "https://me:hunter2@packages.test/simple"

describe("a word with a secret", () => {
  it.each([
    [`--extra-index-url=${index}`, `--extra-index-url '${index}'\n`],
    [`--find-links=${index}`, `--find-links '${index}'\n`],
    [`--constraint=${index}/c.txt`, `--constraint '${index}/c.txt'\n`],
    [`--requirement=${index}/r.txt`, `--requirement '${index}/r.txt'\n`],
    [`x @ ${index}/x.whl`, `x @ ${index}/x.whl\n`],
    [`git+https://ghp_0123456789abcdef0123@git.test/x.git`, `git+https://ghp_0123456789abcdef0123@git.test/x.git\n`],
    ["x @ https://s3.test/x.whl?X-Amz-Signature=abc123", "x @ https://s3.test/x.whl?X-Amz-Signature=abc123\n"],
    ["https://h.test/x.whl?private_token=abc123", "https://h.test/x.whl?private_token=abc123\n"],
    ["--find-links=https://a:it's@h.test/", `--find-links 'https://a:it'"'"'s@h.test/'\n`]
  ])("%s goes by a file that only we can read", async (word, line) => {
    const { args, file, mode } = await started(["--pre", word])
    expect(file).toBe(line)
    expect(mode & 0o777).toBe(0o600)
    expect(args.join(" ")).toMatch(/^\/pip download -r \/work\/words-[0-9a-f]{16}\.txt --dest \/wheels --pre$/)
  })

  it.each([
    [`--index-url=${index}`, { PIP_INDEX_URL: index }],
    ["--proxy=me:hunter2@proxy.test:3128", { PIP_PROXY: "me:hunter2@proxy.test:3128" }],
    [`--build-constraint=${index}/b.txt`, { PIP_BUILD_CONSTRAINT: `${index}/b.txt` }]
  ])("%s goes by a variable", async (word, variables) => {
    const { args, env, file } = await started([word])
    expect(args).toEqual(["/pip", "download", "--dest", "/wheels"])
    expect(env).toMatchObject(variables)
    expect(file).toBe("")
    if (word.startsWith("--index-url")) expect(env["PIP_index_url"]).toBeUndefined()
  })

  it("of several indexes, the last is the one", async () => {
    const last = await started([`--index-url=${index}`, "--index-url=https://open.test/"])
    expect(last.args.slice(4)).toEqual(["--index-url=https://open.test/"])
    expect(last.env["PIP_INDEX_URL"]).toBeUndefined()
    const first = await started(["--index-url=https://open.test/", `--index-url=${index}`])
    expect(first.args.slice(4)).toEqual([])
    expect(first.env["PIP_INDEX_URL"]).toBe(index)
  })

  it("known from a variable, is none of the arguments either", async () => {
    const { args, file } = await started(["x @ https://h.test/abcd-1234/x.whl"], { DEPLOY_TOKEN: "abcd-1234" })
    expect(args.join(" ")).not.toContain("abcd-1234")
    expect(file).toBe("x @ https://h.test/abcd-1234/x.whl\n")
  })

  it("leaves no trace of our file in what pip says", async () => {
    const { log, output } = await started([`x @ ${index}/x.whl`])
    expect(output).toEqual(["Collecting x@ https://h.test/x.whl"])
    expect(log).toContain("       Collecting x@ https://h.test/x.whl\n")
    expect(log).not.toContain("hunter2")
  })
})

it("what holds none stays as it is", async () => {
  const words = [
    "--index-url=https://open.test/simple",
    "flask==3.0",
    "-r",
    "requirements.txt",
    "git+ssh://git@h.test/x"
  ]
  const { args, file } = await started(words)
  expect(args).toEqual(["/pip", "download", "--dest", "/wheels", ...words])
  expect(file).toBe("")
})
