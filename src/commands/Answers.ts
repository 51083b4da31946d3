/** What commands answer to programs, as types that the schemas in the package are made of. */
import * as Schema from "effect/Schema"
import { Changes } from "../changes/Changes.ts"
import { PackageState } from "../changes/Snapshot.ts"
import { Plan } from "../domain/Plan.ts"
import { StartupHook } from "../domain/StartupHook.ts"

const format = { format: Schema.Literal(1) }
const named = { name: Schema.String, version: Schema.String }

/** An error in the place of an answer. */
export const ErrorAnswer = Schema.Struct({
  ...format,
  error: Schema.Struct({
    id: Schema.String,
    blame: Schema.Literals(["app", "environment", "buildpack"]),
    title: Schema.String,
    message: Schema.String,
    hints: Schema.Array(Schema.String)
  })
})

/** `null` where there is nothing to compare with. */
const ChangesAnswered = Schema.NullOr(Schema.Struct({ ...Changes.fields, bytes: Schema.Finite }))

/** The answer of `bin/stage --json`. */
export const StageAnswer = Schema.Struct({
  ...format,
  /** Where the staged copy is; or the image. */
  directory: Schema.optionalKey(Schema.String),
  image: Schema.optionalKey(Schema.String),
  python: Schema.String,
  packages: Schema.Array(Schema.Struct({ name: Schema.String, ...PackageState.fields })),
  startup: Schema.Array(StartupHook),
  changes: ChangesAnswered
})

/** What `bin/stage --changes` writes, and the answer of `bin/cache DIR changes --json`. */
export const ChangesAnswer = Schema.Struct({
  ...format,
  environments: Schema.optionalKey(Schema.Struct({ before: Schema.String, now: Schema.String })),
  changes: ChangesAnswered
})

/** The answer of `bin/cache DIR list --json`. */
export const CacheAnswer = Schema.Struct({
  ...format,
  directory: Schema.String,
  environments: Schema.Array(
    Schema.Struct({
      key: Schema.String,
      used: Schema.String,
      python: Schema.String,
      pinned: Schema.Boolean,
      confirmed: Schema.String,
      bytes: Schema.Finite,
      packages: Schema.Array(Schema.Struct(named)),
      startup: Schema.Array(StartupHook)
    })
  ),
  /** Sizes by kind, and in all. */
  bytes: Schema.Record(Schema.String, Schema.Finite)
})

/** The answer of `bin/plan --json`. */
export const PlanAnswer = Schema.Struct({
  ...format,
  ...Plan.fields,
  /** How the app is started, for people. */
  starts: Schema.Array(Schema.String),
  /** Steps of the app's own that are taken, for people. */
  own: Schema.optionalKey(Schema.Array(Schema.String)),
  /** What a staging would find in the cache. */
  cache: Schema.optionalKey(
    Schema.Struct({
      directory: Schema.String,
      environment: Schema.Literals(["kept", "aged", "none"]),
      restored: Schema.Array(Schema.Struct(named)),
      reasons: Schema.Array(Schema.String),
      built: Schema.Array(Schema.Struct({ folder: Schema.String, reason: Schema.String }))
    })
  ),
  /** Whether a staging would do without a network. */
  offline: Schema.optionalKey(Schema.Record(Schema.String, Schema.Unknown))
})
