/** What a staging did, for people, scripts and a page: everything that was decided, made and told, as one value. */
import * as Schema from "effect/Schema"
import { Changes } from "../changes/Changes.ts"
import { HookRun, StartCheckRun, StaticFilesMade } from "../domain/OwnWork.ts"
import { StartupHook } from "../domain/StartupHook.ts"

/**
 * Another one means that a reader of the last would be wrong: a field is gone, has another name, type, unit or meaning, may be
 * absent where it was always there, or has a new word where the schema lists the words. New fields that may be absent, ids, kinds of
 * activities and all texts may come at any time.
 */
export const reportFormat = 1

export const Told = { id: Schema.String, text: Schema.String }

export const ReportedOrigin = Schema.Struct({
  /** `local`: of the app itself. `vendor`: of the wheels in the app. */
  kind: Schema.Literals(["index", "vendor", "archive", "repository", "local"]),
  /** The address of a file without credentials, the address of a repository, or a path in the app. */
  at: Schema.optionalKey(Schema.String),
  /** What it is told by where no index has it: `git+https://…@commit`, or the address of a file. */
  address: Schema.optionalKey(Schema.String),
  /** The name of the file that it was installed from. */
  file: Schema.optionalKey(Schema.String),
  commit: Schema.optionalKey(Schema.String)
})
export type ReportedOrigin = typeof ReportedOrigin.Type

export const ReportedPackage = Schema.Struct({
  name: Schema.String,
  version: Schema.String,
  /** The digest of the wheel that it was installed from. */
  sha256: Schema.optionalKey(Schema.String),
  /** An SPDX expression, where the metadata comes to one. */
  licence: Schema.optionalKey(Schema.String),
  /** What the metadata calls its licence, where that comes to none. */
  licenceNames: Schema.optionalKey(Schema.Array(Schema.String)),
  /** Its package URL; none of what nobody but the app has. */
  purl: Schema.optionalKey(Schema.String),
  /** What it takes on the disk, in bytes; absent where it came together with others. */
  size: Schema.optionalKey(Schema.Finite),
  origin: Schema.optionalKey(ReportedOrigin),
  /** Lines of the app's files, and packages: `requirements.txt line 3`, `flask`. */
  askedBy: Schema.optionalKey(Schema.Array(Schema.String)),
  /** `inPlace`: an earlier staging's, which the platform still has where it wants it. */
  how: Schema.Literals(["restored", "fetched", "built", "inPlace"])
})
export type ReportedPackage = typeof ReportedPackage.Type

export const ReportedPython = Schema.Struct({
  version: Schema.String,
  /** Who gives it: `host`, `standalone`. */
  provider: Schema.String,
  /** What was asked for, as a version or a range; empty for a default. */
  requested: Schema.String,
  /** Where that stands: `runtime.txt line 1`, `$PYTHON_VERSION`. */
  origin: Schema.String,
  reason: Schema.String,
  isDefault: Schema.Boolean,
  /** Every place that was looked at, and what came of it. */
  considered: Schema.Array(Schema.Struct({ origin: Schema.String, asked: Schema.String, verdict: Schema.String }))
})

export const ReportedProcess = Schema.Struct({
  type: Schema.String,
  command: Schema.String,
  /** The folder that it is started in, from the top of the app; not said, it is that one. */
  directory: Schema.optionalKey(Schema.String),
  /** `offered`: for want of another, by this buildpack. */
  from: Schema.Literals(["Procfile", "offered"]),
  /** Why it is offered, with the file and the line. */
  why: Schema.optionalKey(Schema.String)
})
export type ReportedProcess = typeof ReportedProcess.Type

/** Something that took its time. */
export const Activity = Schema.Struct({
  /** Names its kind for programs: `Resolution.download`. */
  name: Schema.String,
  title: Schema.String,
  /** Milliseconds since the staging began. */
  start: Schema.Finite,
  elapsed: Schema.Finite,
  /** The place, in the list, of what it is a part of. */
  within: Schema.optionalKey(Schema.Int),
  /** How long processors were at work for a program that ran, in milliseconds; for the rest it has waited. */
  cpu: Schema.optionalKey(Schema.Finite),
  /** Nothing was done but waited, for somebody else. */
  waiting: Schema.optionalKey(Schema.Literal(true)),
  failed: Schema.optionalKey(Schema.Literal(true))
})
export type Activity = typeof Activity.Type

export const ReportedError = Schema.Struct({
  id: Schema.String,
  /** Who can mend it. */
  blame: Schema.Literals(["app", "environment", "buildpack"]),
  /** Another try may pass though nobody has changed anything. */
  transient: Schema.Boolean,
  title: Schema.String,
  message: Schema.String,
  hints: Schema.Array(Schema.String)
})
export type ReportedError = typeof ReportedError.Type

export const BuildReport = Schema.Struct({
  format: Schema.Literal(reportFormat),
  buildpack: Schema.Struct({ name: Schema.String, version: Schema.String }),
  /** The interface that was asked: `classic`, `cloud-foundry`, `cloud-native`, `keyboard`. */
  platform: Schema.String,
  /** The folder that was staged, as it was given, by its real path. */
  app: Schema.optionalKey(Schema.String),
  /** When it began (ISO 8601, UTC). */
  started: Schema.String,
  /** How long it took, in milliseconds. */
  elapsed: Schema.Finite,
  /** `unfinished`: under way, or ended so that it could say nothing of itself (SIGKILL, a machine that went down). */
  outcome: Schema.Literals(["succeeded", "failed", "interrupted", "unfinished"]),
  /** Absent where it failed before one was chosen. */
  python: Schema.optionalKey(ReportedPython),
  /** What is installed by what, from which files. */
  installs: Schema.Array(
    Schema.Struct({ installer: Schema.String, title: Schema.String, files: Schema.Array(Schema.String) })
  ),
  processes: Schema.Array(ReportedProcess),
  /** Whether what starts the app can be imported; absent where it was not tried. */
  startCheck: Schema.optionalKey(StartCheckRun),
  /** The app's own steps that ran, in their order. */
  hooks: Schema.optionalKey(Schema.Array(HookRun)),
  /** What became of the static files of a Django app; absent where none were looked for. */
  staticFiles: Schema.optionalKey(StaticFilesMade),
  /** All that is installed, sorted by name; nothing where it failed before. */
  packages: Schema.Array(ReportedPackage),
  /** Why what was kept has not been the answer as it was. */
  why: Schema.optionalKey(Schema.String),
  /** What packages have run at each start of Python. */
  startup: Schema.Array(StartupHook),
  /** What is other than in the app's last staging; absent where that is not known. */
  changes: Schema.optionalKey(Changes),
  warnings: Schema.Array(Schema.Struct(Told)),
  notices: Schema.Array(Schema.Struct(Told)),
  error: Schema.optionalKey(ReportedError),
  /** The log's headlines, with the milliseconds after which each was told. */
  steps: Schema.Array(Schema.Struct({ at: Schema.Finite, text: Schema.String })),
  /** What took long enough to be told, by its beginning. */
  activities: Schema.Array(Activity)
})
export type BuildReport = typeof BuildReport.Type
