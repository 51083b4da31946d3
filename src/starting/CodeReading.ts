/**
 * Has the app's own Python read its code for what could start it: one process, which imports nothing of the app; none where
 * neither the files nor the Python have changed.
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { CodeFacts, noCode } from "../domain/CodeFacts.ts"
import { render } from "../domain/PythonVersion.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { StagingError } from "../domain/StagingError.ts"
import { readStarts } from "../python/Programs.ts"
import { Cache } from "../services/Cache.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { keptValue } from "../services/KeptValue.ts"
import { Process, succeeded } from "../services/Process.ts"
import { Report } from "../services/Report.ts"
import { type CodeFile, sourceFiles } from "./SourceFiles.ts"

const marker = "@python-buildpack@"
const Answer = Schema.fromJsonString(CodeFacts)
const Kept = Schema.fromJsonString(Schema.Struct({ stamp: Schema.String, facts: CodeFacts }))

const ask = Effect.fn("CodeReading.ask")(
  function* (root: string, runtime: Runtime, sources: ReadonlyArray<CodeFile>) {
    const process = yield* Process
    const env = yield* Env
    const libraries = env.get("LD_LIBRARY_PATH")
    const outcome = yield* process.run({
      program: runtime.executable,
      // Neither the app's folder nor anybody's packages can be imported from.
      args: ["-E", "-s", "-S", "-B", "-W", "ignore", "-c", readStarts, root, ...sources.map(({ path }) => path)],
      env: {
        PATH: env.get("PATH") ?? "/usr/bin:/bin",
        LC_ALL: "C.UTF-8",
        ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: libraries })
      },
      cwd: "/",
      timeout: "20 seconds"
    })
    const said = outcome.output.findLast((text) => text.startsWith(marker))
    if (!succeeded(outcome) || said === undefined) {
      yield* (yield* Report).detail("What starts the app was not found out: its code could not be read in 20 seconds.")
      return undefined
    }
    return yield* Schema.decodeUnknownEffect(Answer)(said.slice(marker.length))
  },
  Effect.orElseSucceed(() => undefined)
)

/** What the code says, `undefined` where the Python could not tell, and what that is a function of. A cache of one app keeps one answer; where several share it, each has its own name. `ready` comes before the Python is started. */
export const readCode = <E extends StagingError, R>(root: string, runtime: Runtime, ready: Effect.Effect<void, E, R>) =>
  Effect.gen(function* () {
    const sources = yield* sourceFiles(root)
    if (sources.length === 0) return { facts: noCode, code: undefined }
    const cache = yield* Cache
    const who = `${runtime.implementation} ${render(runtime.version)}`
    const stamp = sha256(JSON.stringify([readStarts, who, sources]))
    const name = cache.ofOneApp ? "start-code" : `start-code-${stamp}`
    const kept = yield* keptValue(Kept, name)
    if (kept?.stamp === stamp) return { facts: kept.facts, code: stamp }
    yield* ready
    const facts = yield* ask(root, runtime, sources)
    if (facts === undefined) return { facts: undefined, code: undefined }
    yield* cache.keep(name, yield* Effect.orDie(Schema.encodeEffect(Kept)({ stamp, facts })))
    return { facts, code: stamp }
  })
