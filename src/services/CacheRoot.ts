/** Which directory is ours to keep things in: the operator's, or our part of the platform's. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { cacheFolder } from "../domain/CacheFolder.ts"
import { PYTHON_CACHE, PYTHON_CACHE_DIR, PYTHON_CACHE_MODE } from "../domain/Options.ts"
import { type StagingError, printable } from "../domain/StagingError.ts"
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
    return `$PYTHON_CACHE_DIR is \`${printable(this.value)}\`. This platform does not expand variables in values, so that is no directory.`
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
    return `$PYTHON_CACHE_DIR is \`${printable(this.value)}\`; from which directory a staging is started differs from platform to platform.`
  }
  readonly hints: ReadonlyArray<string> = ["Set $PYTHON_CACHE_DIR to a path that begins with `/`."]
}

/** `$PYTHON_CACHE_MODE` is neither of the two modes. */
export class UnknownCacheMode
  extends Data.TaggedError("UnknownCacheMode")<{ readonly value: string }>
  implements StagingError
{
  readonly id = "cache/unknown-mode"
  readonly blame = "app"
  readonly title = "$PYTHON_CACHE_MODE is not a mode"
  override get message(): string {
    return `$PYTHON_CACHE_MODE is \`${printable(this.value)}\`. The modes are \`read-write\`, which is the default, and \`read-only\`.`
  }
  readonly hints: ReadonlyArray<string> = ["Set $PYTHON_CACHE_MODE=read-only, or remove it."]
}

/** Where things are kept from one staging to the next, and by whose word. */
export interface CachePlace {
  /** A directory of ours alone; `undefined` keeps nothing. */
  readonly root: string | undefined
  /** Why there is none. */
  readonly lack: string
  /** The operator has named it, whoever owns it. */
  readonly vouched: boolean
  readonly readOnly: boolean
  /** A platform's directory for one app. */
  readonly ofOneApp: boolean
}

const off = /^(?:off|0|false|no|none)$/i

const directory = Effect.fn("Cache.directory")(function* (given: string | undefined) {
  const env = yield* Env
  const value = env.get(PYTHON_CACHE_DIR)
  if (value === undefined) return given === undefined ? undefined : join(given, cacheFolder)
  if (value.includes("$")) return yield* new UnexpandedCacheDirectory({ value })
  if (!value.startsWith("/")) return yield* new RelativeCacheDirectory({ value })
  return join(value, cacheFolder)
})

/** `given` is the platform's directory for the app; `shared` when it is a person's, for all of their apps. */
export const cacheRoot = Effect.fn("Cache.root")(function* (given: string | undefined, shared = false) {
  const env = yield* Env
  const vouched = env.get(PYTHON_CACHE_DIR) !== undefined
  const mode = env.get(PYTHON_CACHE_MODE) ?? "read-write"
  if (mode !== "read-only" && mode !== "read-write") return yield* new UnknownCacheMode({ value: mode })
  const root = yield* directory(given)
  const isOff = off.test(env.get(PYTHON_CACHE) ?? "on")
  const place: CachePlace = {
    root: isOff ? undefined : root,
    lack: isOff ? "$PYTHON_CACHE is off" : "no cache directory was given",
    vouched,
    readOnly: mode === "read-only",
    ofOneApp: !vouched && !shared
  }
  return place
})
