/** Imports what starts an app, in what was staged for it, and reads what came of it. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { StartObject } from "../launch/StartChoice.ts"
import { runStaged, type StagedPlace } from "../programs/StagedProgram.ts"
import { checkStart } from "../python/Programs.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

const Frame = Schema.Struct({ file: Schema.String, line: Schema.Number })

const ImportFailure = Schema.Struct({
  /** The class of what was raised. */
  type: Schema.String,
  text: Schema.String,
  /** Lines of the app's own that led to it, the innermost last. */
  frames: Schema.Array(Frame),
  /** The module that could not be imported. */
  name: Schema.optionalKey(Schema.String),
  /** The line of source that was refused, or that imports. */
  code: Schema.optionalKey(Schema.String),
  /** The package that was imported from is there. */
  isThere: Schema.optionalKey(Schema.Boolean),
  /** It is a file or a folder of the app. */
  isOwn: Schema.optionalKey(Schema.Boolean),
  /** The variable that is not set. */
  variable: Schema.optionalKey(Schema.String)
})
export type ImportFailure = typeof ImportFailure.Type

const Imported = Schema.Struct({
  seconds: Schema.Number,
  /** Packages and modules with the seconds of their own, the slowest first. */
  slowest: Schema.Array(Schema.Tuple([Schema.String, Schema.Number])),
  /** Names of the variables that were read; not all of them where something went through the whole environment. */
  variables: Schema.Array(Schema.String),
  all: Schema.Boolean,
  /** It was imported, and is not what a server could start. */
  wrong: Schema.optionalKey(
    Schema.Struct({
      condition: Schema.Literals(["absent", "not-callable"]),
      type: Schema.optionalKey(Schema.String)
    })
  ),
  failure: Schema.optionalKey(ImportFailure)
})
export type Imported = typeof Imported.Type

/** What an import comes to: it ended, by itself or not; or it had not ended in time. */
export const ImportOutcome = Schema.Union([
  Schema.TaggedStruct("Imported", { imported: Imported }),
  Schema.TaggedStruct("Ended", {
    status: Schema.optionalKey(Schema.Number),
    bySignal: Schema.optionalKey(Schema.String)
  }),
  Schema.TaggedStruct("TooLong", {})
])
export type ImportOutcome = typeof ImportOutcome.Type

/** A platform gives an app a minute to listen. */
export const patience = 60

export const importOnce = Effect.fn("StartImport.importOnce")(function* (staged: StagedPlace, object: StartObject) {
  const files = yield* Filesystem
  const answer = join(staged.work, "start.json")
  yield* files.remove(answer)
  const [module = "", name = ""] = object.target.split(":")
  const how = object.isFactory ? "call" : "take"
  const outcome = yield* runStaged(staged, {
    label: `the import of ${object.target}`,
    program: "python",
    args: ["-W", "ignore", "-c", checkStart, answer, staged.root, module, name, how, ...(object.path ?? [])],
    env: object.env ?? {},
    cwd: object.base === "" ? staged.root : join(staged.root, object.base)
  }).pipe(Effect.timeoutOption(`${patience} seconds`))
  if (Option.isNone(outcome)) return { _tag: "TooLong" } satisfies ImportOutcome
  const text = yield* ifSeen(files.readText(answer))
  const imported = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(Imported))(text).pipe(
    Effect.orElseSucceed(() => undefined)
  )
  if (imported !== undefined) return { _tag: "Imported", imported } satisfies ImportOutcome
  const { exitCode, signal } = outcome.value
  return {
    _tag: "Ended",
    ...(exitCode === undefined ? { bySignal: signal ?? "a signal" } : { status: exitCode })
  } satisfies ImportOutcome
})
