/** Makes compiled distributions: archives of wheels, each the same bytes whatever else is made and wherever. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { ArchiveFacts } from "../domain/Distribution.ts"
import { Env } from "../services/Env.ts"
import { Filesystem } from "../services/Filesystem.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import { childEnvironment } from "../programs/ChildEnvironment.ts"
import { launcher } from "./Launcher.ts"
import { runQuietly } from "../programs/Program.ts"
import type { Workplace } from "../domain/Workplace.ts"
import { Condition, DistributionNotMade } from "./DistributionNotMade.ts"
import { compileDistributions } from "../python/Programs.ts"

export interface CompileJob {
  /** A wheel, or a user base that an old installer has filled. */
  readonly _tag: "Wheel" | "Tree"
  readonly path: string
  /** The archive to write: a tar without end-of-archive blocks. `TARGET.json` beside it tells of it. */
  readonly target: string
}

/** A staging container has few cores, and each process holds its largest file in memory. */
const processes = 2

const Result = Schema.fromJsonString(
  Schema.Union([
    ArchiveFacts,
    Schema.Struct({ failed: Schema.Struct({ condition: Condition, detail: Schema.String }) })
  ])
)

/** A requirement may be an address with a password in it, and what is known of an archive is kept. */
const withoutSecrets = (made: ArchiveFacts): ArchiveFacts => ({
  ...made,
  distributions: made.distributions.map((one) => ({ ...one, requires: one.requires.map(withoutCredentials) }))
})

const resultOf = Effect.fn("Compiler.resultOf")(function* (job: CompileJob, output: ReadonlyArray<string>) {
  const files = yield* Filesystem
  const { path } = job
  const ended = new DistributionNotMade({ path, condition: "Ended", detail: output.slice(-5).join("\n") })
  const text = yield* files.readText(`${job.target}.json`).pipe(Effect.mapError(() => ended))
  const result = yield* Schema.decodeUnknownEffect(Result)(text).pipe(Effect.mapError(() => ended))
  return "failed" in result ? yield* new DistributionNotMade({ path, ...result.failed }) : withoutSecrets(result)
})

/** Compiles, and answers in the order of the jobs; the first that fails is the failure of all. */
export const compile = Effect.fn("Compiler.make")(function* (
  site: Pick<Workplace, "runtime" | "work" | "prefix">,
  jobs: ReadonlyArray<CompileJob>
) {
  const first = jobs[0]
  if (first === undefined) return []
  const env = yield* Env
  const files = yield* Filesystem
  const order = `${first.target}.order.json`
  yield* files.write(order, JSON.stringify({ jobs, launcher, packages: site.runtime.sitePackages, processes }))
  for (const { target } of jobs) yield* files.remove(`${target}.json`)
  // -S: no module of the host takes part. Not -E, which would hide PYTHONHASHSEED, on which compiled sets depend.
  const outcome = yield* runQuietly({
    label: "Compiling",
    program: site.runtime.executable,
    args: ["-s", "-S", "-c", compileDistributions, order],
    env: { ...childEnvironment(env, site), PYTHONHASHSEED: "0" },
    cwd: site.work
  })
  return yield* Effect.forEach(jobs, (job) => resultOf(job, outcome.output))
})
