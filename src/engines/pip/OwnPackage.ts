/** The app as a package of its own, built before and apart from all that it requires. */
import * as Effect from "effect/Effect"
import { join } from "../../services/Filesystem.ts"
import { succeeded } from "../../services/Process.ts"
import { pip, type ResolutionTask, workshop } from "./ResolutionRun.ts"
import { buildWheels } from "./SourceBuilds.ts"
import type { Source } from "../Engine.ts"

/** The own package is built first and alone: so its wheel is known, and hash mode, which knows no folders, stays possible. */
export const buildOwn = Effect.fn("OwnPackage.build")(function* (
  work: ResolutionTask,
  folder: string,
  digest: string | undefined,
  more: Pick<Source, "env" | "options"> = { env: {}, options: [] }
) {
  const line = folder === "." ? "." : `./${folder}`
  const source: Source = {
    title: "Building the app's own package",
    line,
    digest: digest === undefined ? undefined : `the app ${digest}`,
    ...more
  }
  const shop = workshop(work)
  const place = join(work.site.work, digest === undefined ? "own-again" : "own")
  const [own] = yield* buildWheels({ ...shop, options: [...shop.options, ...more.options] }, place, [source])
  return own
})

/** setuptools for a build without isolation, where pip has none at hand (23.1 and newer); where to import it from. */
const installBackend = Effect.fn("OwnPackage.installBackend")(function* (work: ResolutionTask) {
  if (work.site.pip.offers.length > 0) return []
  const target = join(work.site.work, "backend")
  const words = ["install", "--target", target, ...work.site.index.args, "setuptools", "wheel"]
  const outcome = yield* pip({ ...work, patience: undefined }, "pip", words)
  return succeeded(outcome) ? [target] : []
})

/** Builds with what the app requires in reach of setup.py, as it is where people build it by hand; nothing of that is kept. */
export const buildAmong = Effect.fn("OwnPackage.buildAmong")(function* (
  work: ResolutionTask,
  folder: string,
  among: string
) {
  const backend = yield* installBackend(work)
  const path = [...backend, join(among, work.site.runtime.sitePackages), ...work.site.pip.offers]
  const more = { env: { PYTHONPATH: path.join(":") }, options: ["--no-build-isolation"] }
  return yield* buildOwn(work, folder, undefined, more)
})
