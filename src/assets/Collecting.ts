/** Has the app's own Django collect its static files, and reads what came of it. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { runStaged, type StagedPlace } from "../programs/StagedProgram.ts"
import { collectStatic } from "../python/Programs.ts"
import { Filesystem, ifSeen } from "../services/Filesystem.ts"
import { succeeded } from "../services/Process.ts"
import { settingsVariable } from "./ServedSettings.ts"

const Frame = Schema.Struct({ file: Schema.String, line: Schema.Number })

const Failure = Schema.Struct({
  /** The class of what was raised, and the module of that. */
  type: Schema.String,
  module: Schema.String,
  text: Schema.String,
  /** Lines of the app's own that led to it, the innermost last. */
  frames: Schema.Array(Frame),
  /** Variables that such a line reads without a default, and that are not set; the innermost line first. */
  asks: Schema.optionalKey(Schema.Array(Schema.Struct({ ...Frame.fields, name: Schema.String }))),
  errno: Schema.optionalKey(Schema.NullOr(Schema.Number)),
  /** The file that was looked for, from the top where it is below that. */
  path: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** What was to be started, where that is what the system did not find. */
  program: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** The module that could not be imported. */
  name: Schema.optionalKey(Schema.NullOr(Schema.String))
})
export type Failure = typeof Failure.Type

const Told = Schema.Struct({
  /** How far it came: `manage`, `settings`, `storage`, `collecting`, `done`. */
  phase: Schema.String,
  verdict: Schema.NullOr(Schema.Literals(["absent", "no-root", "outside", "remote", "collected"])),
  /** Names of the variables that were read; `all` where something went through all of them. */
  variables: Schema.Array(Schema.String),
  all: Schema.Boolean,
  /** Names of those that are not set, the first to be read first. */
  missing: Schema.Array(Schema.String),
  /** The place of the files: as it is set, and as it is seen from the top. */
  place: Schema.optionalKey(Schema.String),
  root: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** The class of the storage. */
  storage: Schema.optionalKey(Schema.String),
  /** The file of the settings, from the top. */
  settings: Schema.optionalKey(Schema.NullOr(Schema.String)),
  /** What the settings are imported as. */
  settingsModule: Schema.optionalKey(Schema.String),
  /** The settings name no app at all. */
  noApps: Schema.optionalKey(Schema.Boolean),
  count: Schema.optionalKey(Schema.Number),
  /** The size of all, in bytes. */
  size: Schema.optionalKey(Schema.Number),
  error: Schema.optionalKey(Failure)
})
export type Told = typeof Told.Type

export const ToldText = Schema.fromJsonString(Told)

/** Files of one collection, all in a folder that is the staging's own. */
export interface CollectionPlace {
  readonly answer: string
  /** Gets what stood in the place of the files; not there yet. */
  readonly before: string
}

/** Lines that tell of one file each, and the summary, whose numbers are told in another way. */
const isNoise = (line: string): boolean =>
  /^(?:Post-processed '|Copying '|Linking '|Pretending to |Skipping '|Deleting ')/.test(line) ||
  /^\d+ static files? (?:copied|symlinked)/.test(line) ||
  line.trim() === ""

/** What was said so far; `undefined` where nothing can be read. */
export const toldIn = Effect.fn("Collecting.toldIn")(function* ({ answer }: CollectionPlace) {
  const text = yield* ifSeen((yield* Filesystem).readText(answer))
  return yield* Schema.decodeUnknownEffect(ToldText)(text).pipe(Effect.orElseSucceed(() => undefined))
})

export const collect = Effect.fn("Collecting.collect")(function* (
  staged: StagedPlace,
  /** `manage.py`, by its path in the app; the top of what is deployed; and settings, if not those of `manage.py`. */
  { manage, settings, top }: { readonly manage: string; readonly settings?: string; readonly top: string },
  place: CollectionPlace
) {
  const outcome = yield* runStaged(staged, {
    label: "collectstatic",
    program: "python",
    args: ["-c", collectStatic, place.answer, top, manage, place.before],
    ...(settings !== undefined && { env: { [settingsVariable]: settings } }),
    shows: (line) => !isNoise(line)
  })
  return { outcome, ended: succeeded(outcome), told: yield* toldIn(place) }
})
