/** What a staging did with the app's own code, as a record has it: its hooks, what starts it, its static files. */
import * as Schema from "effect/Schema"

export const HookRun = Schema.Struct({
  /** `bin/post_compile` */
  name: Schema.String,
  /** Milliseconds. */
  elapsed: Schema.Finite,
  /** Absent where it was ended, by a signal or for its time. */
  exitCode: Schema.optionalKey(Schema.Int),
  signal: Schema.optionalKey(Schema.String),
  timedOut: Schema.optionalKey(Schema.Literal(true))
})
export type HookRun = typeof HookRun.Type

export const StartCheckRun = Schema.Struct({
  /** `shop.wsgi:application` */
  target: Schema.String,
  result: Schema.Literals(["imported", "failed"]),
  /** It was found out by an earlier staging, and nothing has changed that decides it. */
  kept: Schema.optionalKey(Schema.Literal(true)),
  /** How long the import took, in milliseconds. */
  elapsed: Schema.optionalKey(Schema.Finite),
  /** The modules that took the most of it, each with its own time, in milliseconds. */
  slowest: Schema.Array(Schema.Struct({ module: Schema.String, elapsed: Schema.Finite })),
  /** Why it cannot be imported. */
  why: Schema.optionalKey(Schema.String)
})
export type StartCheckRun = typeof StartCheckRun.Type

export const StaticFilesMade = Schema.Struct({
  /** `kept`: in their place, as an earlier staging has left them. `restored`: put back there. `remote`: given to a storage that is no folder. */
  how: Schema.Literals(["collected", "kept", "restored", "remote"]),
  /** Their folder, from the top of the app. */
  root: Schema.optionalKey(Schema.String),
  count: Schema.optionalKey(Schema.Finite),
  /** What they take on the disk, in bytes. */
  size: Schema.optionalKey(Schema.Finite),
  /** How long it took to collect them, in milliseconds. */
  elapsed: Schema.optionalKey(Schema.Finite),
  /** Whose settings were used: a module, or `manage.py`. */
  settings: Schema.String
})
export type StaticFilesMade = typeof StaticFilesMade.Type

/** A process that is offered, and by what. */
export interface OfferedStart {
  readonly type: string
  readonly command: string
  /** A clause with the place: `Flask application \`app\` (app.py line 3), served by gunicorn`. */
  readonly why: string
}
