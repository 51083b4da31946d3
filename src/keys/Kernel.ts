/**
 * The kernel, which a condition can read (`platform_release`, `platform_version`, PEP 508; with a dot in the names of
 * before): it decides nothing else, and is another on each host of a platform, so it counts where a condition reads it.
 */
import * as Effect from "effect/Effect"
import type { Requirements } from "../domain/Requirements.ts"
import { Filesystem } from "../services/Filesystem.ts"

/** Is it read by what follows a requirement's semicolon, in one of these lines? */
export const readsKernel = (lines: ReadonlyArray<string>): boolean =>
  lines.some((line) => /;.*\bplatform[._](?:release|version)\b/s.test(line))

/** The release and the version, as `platform.release()` and `platform.version()` have it. */
export const kernel = Effect.gen(function* () {
  const files = yield* Filesystem
  const texts = yield* Effect.forEach(["osrelease", "version"], (name) =>
    files.readText(`/proc/sys/kernel/${name}`).pipe(Effect.orElseSucceed(() => ""))
  )
  return texts.map((text) => text.trim()).join(" ")
})

/** Its name among the inputs. */
export const kernelInput = "the kernel, which a condition reads"

/** The input, where lines of the app read it. */
export const kernelRead = Effect.fn("Kernel.kernelRead")(function* (asked: ReadonlyArray<Requirements>) {
  const lines = asked.flatMap(({ requirements }) => requirements.map(({ text }) => text))
  return readsKernel(lines) ? [[kernelInput, yield* kernel] as const] : []
})
