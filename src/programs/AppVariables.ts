/** Variables that a program of the app has read, as they decide whether it must run again. */
import * as Effect from "effect/Effect"
import { keyed } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"

/** Other in each staging, and nothing that decides what comes of a program. */
const ofStaging =
  /^(?:HOME|PATH|PWD|OLDPWD|SHLVL|_|TMPDIR|XDG_CACHE_HOME|PORT|PYTHONUSERBASE|DEPS_DIR|REQUEST_ID|SOURCE_VERSION|CNB_\w+|VCAP_APPLICATION|CF_INSTANCE_\w+|INSTANCE_\w+)$/

/** The names that count, each once, in one order. */
export const decidingVariables = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(names)].filter((name) => !ofStaging.test(name)).toSorted()

/** One digest of their values, salted and slow to try, since there are secrets among them. */
export const valuesDigest = Effect.fn("AppVariables.valuesDigest")(function* (
  names: ReadonlyArray<string>,
  salt: string
) {
  const { variables } = yield* Env
  return keyed(salt, JSON.stringify(names.map((name) => [name, variables.get(name) ?? null])))
})
