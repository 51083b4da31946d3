/** What of a user base does not fit together. */
import * as Effect from "effect/Effect"
import { Env } from "../../services/Env.ts"
import { join } from "../../services/Filesystem.ts"
import { succeeded } from "../../services/Process.ts"
import { runQuietly } from "../../programs/Program.ts"
import type { PipSite } from "./PipSite.ts"
import { normalise } from "../../domain/PackageName.ts"
import { closedPipEnvironment } from "./PipEnvironment.ts"

/** `pip check` over the app's packages alone: `-S` hides the host's, which is why their place is given by PYTHONPATH. */
export const conflicts = Effect.fn("ConflictCheck.conflicts")(function* (
  site: PipSite,
  installed: ReadonlyArray<{ readonly name: string }>
) {
  const env = yield* Env
  const place = join(site.prefix, site.runtime.sitePackages)
  const outcome = yield* runQuietly({
    label: "pip check",
    program: site.runtime.executable,
    args: ["-S", site.pip.path, "check"],
    env: { ...closedPipEnvironment(env, site), PYTHONPATH: place },
    cwd: site.work
  })
  const names = new Set(installed.map(({ name }) => name))
  return succeeded(outcome) ? [] : outcome.output.filter((line) => names.has(normalise(line.split(" ")[0] ?? "")))
})
