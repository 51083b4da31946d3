/** The app as a package of its own, built before and apart from all that it requires. */
import * as Effect from "effect/Effect"
import { join } from "../../services/Filesystem.ts"
import { succeeded } from "../../services/Process.ts"
import { pip, type ResolutionTask, workshop } from "./Resolution.ts"
import { type Source, buildWheels } from "./SourceBuilds.ts"

/** The own package is built first and alone: so its wheel is known, and hash mode, which knows no folders, stays possible. */
export const buildOwn = Effect.fn("Resolution.buildOwn")(function* (
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
export const installBackend = Effect.fn("Resolution.installBackend")(function* (work: ResolutionTask) {
  if (work.site.pip.offers.length > 0) return []
  const target = join(work.site.work, "backend")
  const words = ["install", "--target", target, ...work.site.index.args, "setuptools", "wheel"]
  const outcome = yield* pip({ ...work, patience: undefined }, "pip", words)
  return succeeded(outcome) ? [target] : []
})
