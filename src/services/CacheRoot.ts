/** Which directory is ours to keep things in: the operator's, or our part of the platform's. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { Env } from "./Env.ts"
import { join } from "./Filesystem.ts"

/** `$PYTHON_CACHE_DIR` still holds the name of a variable that nobody expanded. */
export class UnexpandedCacheDirectory
  extends Data.TaggedError("UnexpandedCacheDirectory")<{ readonly value: string }>
  implements StagingError
{
  readonly id = "cache/unexpanded-variable"
  readonly blame = "app"
  readonly title = "$PYTHON_CACHE_DIR names a variable instead of a directory"
  override get message(): string {
    return `$PYTHON_CACHE_DIR is \`${this.value}\`. This platform does not expand variables in values, so that is no directory.`
  }
  readonly hints: ReadonlyArray<string> = ["Set $PYTHON_CACHE_DIR to the directory itself, an absolute path."]
}

/** The directory is no absolute path. */
export class RelativeCacheDirectory
  extends Data.TaggedError("RelativeCacheDirectory")<{ readonly value: string }>
  implements StagingError
{
  readonly id = "cache/relative-path"
  readonly blame = "app"
  readonly title = "$PYTHON_CACHE_DIR is not an absolute path"
  override get message(): string {
    return `$PYTHON_CACHE_DIR is \`${this.value}\`; from which directory a staging is started differs from platform to platform.`
  }
  readonly hints: ReadonlyArray<string> = ["Set $PYTHON_CACHE_DIR to a path that begins with `/`."]
}

const own = "python-buildpack"

/** Other buildpacks keep things in the platform's directory too, so ours has a name of its own. */
export const cacheRoot = Effect.fn("Cache.root")(function* (given: string | undefined) {
  const env = yield* Env
  const value = env.get("PYTHON_CACHE_DIR")
  if (value === undefined) return given === undefined ? undefined : join(given, own)
  if (value.includes("$")) return yield* new UnexpandedCacheDirectory({ value })
  if (!value.startsWith("/")) return yield* new RelativeCacheDirectory({ value })
  return join(value, own)
})
