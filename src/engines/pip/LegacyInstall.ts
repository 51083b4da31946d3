/**
 * Packages that refuse to become wheels. pip before 23.1 installs them with `setup.py install` where `pip wheel` fails
 * (tried: 20.3.4, 21.3.1); newer ones do not install them at all.
 */
import * as Effect from "effect/Effect"
import { isPipSince } from "../../domain/PipVersion.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import type { Outcome } from "../../services/Process.ts"
import { run } from "../../programs/Program.ts"
import type { PipSite } from "./PipSite.ts"
import { pipEnvironment } from "./PipEnvironment.ts"

/** Whether it is worth a second try: only a failed wheel is; a download or a resolution that failed would fail again. */
export const mayNeedLegacyInstall = (site: PipSite, outcome: Outcome): boolean =>
  !isPipSince(site.pip.version, "23.1") &&
  !outcome.timedOut &&
  outcome.signal === undefined &&
  outcome.output.some((line) => /Failed building wheel for|Failed to build one or more wheels/.test(line))

/** `--user` of pip's own old way, into a base of its own, without dependencies, which are resolved already. */
export const installLegacy = Effect.fn("LegacyInstall.installAlone")(function* (
  site: PipSite,
  prefix: string,
  cwd: string,
  line: string
) {
  const env = yield* Env
  const files = yield* Filesystem
  yield* files.makeDirectory(prefix)
  const options = ["--user", "--ignore-installed", "--no-deps", "--no-compile", "--no-warn-script-location"]
  return yield* run({
    label: "pip install",
    program: site.runtime.executable,
    args: [site.pip.path, "install", ...options, "-r", line],
    env: pipEnvironment(env, { ...site, prefix }),
    cwd
  })
})
