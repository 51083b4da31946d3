/** Compiles what was installed, so that no start pays for it and a read-only app need not. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { succeeded } from "../services/Process.ts"
import { childEnvironment } from "./ChildEnvironment.ts"
import { compileScript } from "./CompileScript.ts"
import { runQuietly } from "./Running.ts"
import type { Site } from "./Site.ts"

export class CompilationFailed
  extends Data.TaggedError("CompilationFailed")<{ readonly output: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "python/compilation-failed"
  readonly blame = "environment"
  readonly title = "Python could not compile what was installed"
  override get message(): string {
    return ["The packages are installed, but a process that compiles them ended early.", ...this.output.slice(-5)].join(
      "\n"
    )
  }
  readonly hints: ReadonlyArray<string> = [
    "Look for a full disk or too little memory on the staging host, then deploy again."
  ]
}

/** Processes at once: a staging container has few cores, and more than four do not pay. */
const jobs = 2

export const compile = Effect.fn("Compilation.compile")(function* (site: Pick<Site, "runtime" | "prefix" | "work">) {
  const env = yield* Env
  const outcome = yield* runQuietly({
    label: "Compiling",
    program: site.runtime.executable,
    args: ["-E", "-s", "-c", compileScript, site.prefix, site.runtime.sitePackages, String(jobs)],
    env: { ...childEnvironment(env, site), PYTHONHASHSEED: "0" },
    cwd: site.work
  })
  if (!succeeded(outcome)) return yield* new CompilationFailed({ output: outcome.output })
})
