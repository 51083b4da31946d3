/** Asks an interpreter once what it is, and keeps the answer as long as its files stay the same. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { parse } from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { Cache } from "../services/Cache.ts"
import { keptValue } from "../services/KeptValue.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Process, succeeded } from "../services/Process.ts"
import { interpreterFacts } from "../python/Programs.ts"

const Answer = Schema.Struct({
  executable: Schema.String,
  prefix: Schema.String,
  base: Schema.String,
  version: Schema.String,
  implementation: Schema.String,
  release: Schema.String,
  freeThreaded: Schema.Boolean,
  cacheTag: Schema.String,
  magic: Schema.String,
  abi: Schema.String,
  platform: Schema.String,
  libc: Schema.String,
  sitePackages: Schema.String,
  sharedLibrary: Schema.String,
  pip: Schema.optionalKey(Schema.Struct({ version: Schema.String, path: Schema.String })),
  bundledPip: Schema.optionalKey(Schema.String)
})
type Answer = typeof Answer.Type
const Kept = Schema.fromJsonString(Schema.Struct({ stamp: Schema.String, answer: Answer }))
const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Answer))

const marker = "@python-buildpack@"

export type Inspection =
  | { readonly _tag: "Found"; readonly runtime: Runtime }
  | { readonly _tag: "Rejected"; readonly reason: string }

const rejected = (reason: string): Inspection => ({ _tag: "Rejected", reason })

const stampOf = Effect.fn("Interpreter.stamp")(function* (paths: ReadonlyArray<string>) {
  const files = yield* Filesystem
  const parts = yield* Effect.forEach(
    paths.filter((path) => path !== ""),
    (path) => Effect.map(files.target(path), (status) => `${path} ${status?.size ?? 0} ${status?.mtime ?? 0}`)
  )
  return parts.join("\n")
})

const ask = Effect.fn("Interpreter.ask")(function* (executable: string) {
  const process = yield* Process
  const env = yield* Env
  const outcome = yield* process.run({
    program: executable,
    args: ["-E", "-s", "-c", interpreterFacts],
    // LD_LIBRARY_PATH stays: an interpreter outside of the system's places may live by it.
    env: { PATH: env.get("PATH") ?? "/usr/bin:/bin", ...libraryPath(env.get("LD_LIBRARY_PATH")) },
    cwd: "/",
    timeout: "20 seconds"
  })
  const line = outcome.output.find((text) => text.startsWith(marker))
  if (!succeeded(outcome) || line === undefined) {
    const said = outcome.output.find((text) => text.trim() !== "") ?? ""
    return yield* Effect.fail(
      outcome.timedOut ? "it gave no answer within 20 seconds" : `it does not run: ${said.slice(0, 120)}`
    )
  }
  return yield* decode(line.slice(marker.length)).pipe(Effect.mapError(() => "its answer cannot be understood"))
})
const libraryPath = (value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { LD_LIBRARY_PATH: value }

const remembered = Effect.fn("Interpreter.remembered")(function* (path: string) {
  const kept = yield* keptValue(Kept, `interpreter-${path}`)
  if (kept === undefined) return undefined
  const stamp = yield* stampOf([path, kept.answer.sharedLibrary, kept.answer.pip?.path ?? ""])
  return stamp === kept.stamp ? kept.answer : undefined
})

const remember = Effect.fn("Interpreter.remember")(function* (path: string, answer: Answer) {
  const cache = yield* Cache
  const stamp = yield* stampOf([path, answer.sharedLibrary, answer.pip?.path ?? ""])
  const text = yield* Effect.orDie(Schema.encodeEffect(Kept)({ stamp, answer }))
  yield* cache.keep(`interpreter-${path}`, text)
})

const toRuntime = (provider: string, path: string, answer: Answer): Inspection => {
  const version = parse(answer.version)
  if (version === undefined) return rejected(`its version ${answer.version} cannot be understood`)
  if (answer.implementation !== "cpython") return rejected(`it is ${answer.implementation}, not CPython`)
  if (answer.freeThreaded) return rejected("it is a free-threaded build, which most compiled packages do not support")
  if (answer.release !== "final") return rejected(`it is a pre-release (${answer.release})`)
  const { abi, cacheTag, executable, implementation, libc, magic, platform, sitePackages } = answer
  return {
    _tag: "Found",
    runtime: {
      provider,
      executable,
      path,
      version,
      implementation,
      cacheTag,
      magic,
      abi,
      platform,
      libc,
      sitePackages,
      ...(answer.pip === undefined ? {} : { pip: answer.pip }),
      ...(answer.bundledPip === undefined ? {} : { bundledPip: answer.bundledPip })
    }
  }
}

/**
 * What the interpreter at `path` is. A virtual environment's is replaced by the one that it was made from: most are links
 * to it; copies (virtualenv 20 and older) say so themselves. At a passing place, as that of a staging is, nothing is remembered.
 */
export const inspect = (
  provider: string,
  path: string,
  place: "lasting" | "passing" = "lasting"
): Effect.Effect<Inspection, never, Filesystem | Process | Cache | Env> =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const real = yield* files.realPath(path).pipe(Effect.mapError(() => "it is a broken link"))
    const answer = (place === "lasting" ? yield* remembered(real) : undefined) ?? (yield* ask(real))
    if (answer.base !== answer.prefix) return yield* inspectBase(provider, answer)
    // A script that starts a Python may start another one tomorrow.
    if (place === "lasting" && answer.executable === real) yield* remember(real, answer)
    return toRuntime(provider, path, answer)
  }).pipe(
    Effect.catch((problem) =>
      Effect.succeed(
        rejected(typeof problem === "string" ? problem : (problem.message.split("\n")[0] ?? "it cannot be used"))
      )
    )
  )

const inspectBase = Effect.fn("Interpreter.inspectBase")(function* (provider: string, answer: Answer) {
  const files = yield* Filesystem
  const [major, minor] = answer.version.split(".")
  const base = join(answer.base, "bin", `python${major}.${minor}`)
  if ((yield* files.target(base)) === undefined)
    return rejected(`it is a virtual environment whose base ${answer.base} is gone`)
  const asked: Inspection = yield* inspect(provider, base)
  return asked
})
