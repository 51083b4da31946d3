/** What commands answer to programs, as types that the schemas in the package are made of. */
import * as Schema from "effect/Schema"
import { Changes } from "../changes/Changes.ts"
import { PackageState } from "../changes/Snapshot.ts"
import { Plan } from "../domain/Plan.ts"
import { StartupHook } from "../domain/StartupHook.ts"
import { ReportedProcess, Told } from "../report/BuildReport.ts"

const format = { format: Schema.Literal(1) }
const named = { name: Schema.String, version: Schema.String }

/** An error in the place of an answer. */
export const ErrorAnswer = Schema.Struct({
  ...format,
  error: Schema.Struct({
    id: Schema.String,
    blame: Schema.Literals(["app", "environment", "buildpack"]),
    /** What the command ends with. */
    exitCode: Schema.Int,
    title: Schema.String,
    message: Schema.String,
    /** Files of the app and lines of them that the message names. */
    places: Schema.Array(Schema.Struct({ file: Schema.String, line: Schema.Int })),
    /** What to do, the surest first. */
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
  /** How the app is started: by its Procfile, or as it is offered. */
  processes: Schema.Array(ReportedProcess),
  warnings: Schema.Array(Schema.Struct(Told)),
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

/** The answer of `bin/cache DIR prefetch APP_DIR --json`: whether the next staging does without a network. */
export const PrefetchAnswer = Schema.Struct({
  ...format,
  restages: Schema.Boolean,
  python: Schema.Record(Schema.String, Schema.Unknown),
  tools: Schema.Record(Schema.String, Schema.Unknown),
  packages: Schema.Array(Schema.Record(Schema.String, Schema.Unknown)),
  remarks: Schema.Array(Schema.String),
  /** What a staging without a network would fail with. */
  trouble: Schema.optionalKey(Schema.Struct({ id: Schema.String, title: Schema.String, message: Schema.String }))
})

/** The answer of `bin/cache DIR prune --json`. */
export const PruneAnswer = Schema.Struct({
  ...format,
  /** Environments that are gone, by their keys. */
  environments: Schema.Array(Schema.String),
  /** How many files and folders. */
  removed: Schema.Int,
  /** Bytes. */
  freed: Schema.Finite,
  remaining: Schema.Finite
})

/** The answer of `bin/cache DIR verify --json`, where nothing is damaged; else it is an error. */
export const VerifyAnswer = Schema.Struct({ ...format, checked: Schema.Int })

/** The answer of `bin/cache DIR clear --json`. */
export const ClearAnswer = Schema.Struct({ ...format, directory: Schema.String, freed: Schema.Finite })

/** The answer of `bin/cache DIR lock --json`. */
export const LockAnswer = Schema.Struct({
  ...format,
  /** The environment's key. */
  environment: Schema.String,
  /** A `pylock.toml`. */
  lock: Schema.String
})

const archive = {
  version: Schema.String,
  platform: Schema.String,
  /** The least C library, `glibc-2.17`; empty where none is needed. */
  libc: Schema.String,
  archive: Schema.String
}

/** The answer of `bin/runtime list --json`. */
export const RuntimesAnswer = Schema.Struct({
  ...format,
  index: Schema.String,
  pythons: Schema.Array(
    Schema.Struct({
      ...archive,
      sha256: Schema.String,
      /** Why it would not run here; missing where it would. */
      unfit: Schema.optionalKey(Schema.String)
    })
  )
})

/** The answer of `bin/runtime pack --json`. */
export const PackAnswer = Schema.Struct({
  ...format,
  ...archive,
  bytes: Schema.Finite,
  /** Shared libraries of the system that it needs. */
  needs: Schema.Array(Schema.String)
})

/** The answer of `bin/runtime verify --json`, where each archive is what the index says; else it is an error. */
export const ArchivesAnswer = Schema.Struct({ ...format, index: Schema.String, checked: Schema.Int })

const level = { level: Schema.Literals(["error", "warning", "notice"]), means: Schema.String }

/** The answer of `bin/explain --json`: a list of all ids, or the pages of those that were asked for. */
export const ExplainAnswer = Schema.Union([
  Schema.Struct({ ...format, ids: Schema.Array(Schema.Struct({ id: Schema.String, ...level })) }),
  Schema.Struct({
    ...format,
    pages: Schema.Array(
      Schema.Struct({
        id: Schema.String,
        ids: Schema.Array(Schema.String),
        ...level,
        why: Schema.String,
        ways: Schema.Array(Schema.String),
        examples: Schema.Array(Schema.Struct({ title: Schema.String, lines: Schema.Array(Schema.String) }))
      })
    )
  })
])

/** What `bin/report` prints for a platform: as flat as it reads it, and with what there is to tell alone. */
export const FactsAnswer = Schema.StructWithRest(
  Schema.Struct({
    format: Schema.Int,
    buildpack_version: Schema.String,
    platform: Schema.String,
    outcome: Schema.String,
    started: Schema.String,
    total_duration: Schema.Finite,
    packages: Schema.Int,
    warnings: Schema.Int
  }),
  [Schema.Record(Schema.String, Schema.Union([Schema.String, Schema.Finite, Schema.Boolean]))]
)
