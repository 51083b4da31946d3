/** What there is in a user base, and what of it does not fit together. */
import * as Effect from "effect/Effect"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { succeeded } from "../../services/Process.ts"
import { closedPipEnvironment } from "../../programs/ChildEnvironment.ts"
import { runQuietly } from "../../programs/Program.ts"
import type { PipSite } from "./PipSite.ts"
import { normalise } from "../../domain/PackageName.ts"

export interface Distribution {
  readonly name: string
  readonly version: string
  /** The directory or file that describes it, in the packages' place. */
  readonly metadata: string
}

const describe = (metadata: string): ReadonlyArray<Distribution> => {
  const stem = metadata.replace(/\.(?:dist|egg)-info$/, "").replace(/-py\d\.\d+$/, "")
  const cut = stem.indexOf("-")
  return stem === metadata || cut < 0
    ? []
    : [{ name: normalise(stem.slice(0, cut)), version: stem.slice(cut + 1), metadata }]
}

/** What stands in the packages' place, by name. */
export const distributions = Effect.fn("ConflictCheck.distributions")(function* (
  site: Pick<PipSite, "prefix" | "runtime">
) {
  const files = yield* Filesystem
  const names = yield* files.list(join(site.prefix, site.runtime.sitePackages))
  return names.flatMap(describe).toSorted((a, b) => (a.name < b.name ? -1 : 1))
})

/** `pip check` over the app's packages alone: `-S` hides the host's, which is why their place is given by PYTHONPATH. */
export const conflicts = Effect.fn("ConflictCheck.conflicts")(function* (
  site: PipSite,
  installed: ReadonlyArray<Pick<Distribution, "name">>
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
