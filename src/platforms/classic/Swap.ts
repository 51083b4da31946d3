/**
 * Puts the base and its profile script into an app together: both or neither. Each is one rename; what stood there before
 * waits until both are done, so that the next staging can undo what a kill has cut in two. The script waits in the staging's
 * own directory, and the base beside it: when even the way back fails, it is not removed with that directory.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Blame, StagingError } from "../../domain/StagingError.ts"
import { basename, dirname, type FileAccessFailed, type Interface as Files, join } from "../../services/Filesystem.ts"

/** What the app had before: a base of an earlier staging, its script, and a folder for scripts. */
const Before = Schema.Struct({ base: Schema.Boolean, script: Schema.Boolean, folder: Schema.Boolean })
type Before = typeof Before.Type
const BeforeText = Schema.fromJsonString(Before)

/** The end of the name of an old base, after the name of the staging's own directory. */
const setAside = ".before"

/** The new base could not be put into its place, nor the old one back. */
export class OldBaseSetAside
  extends Data.TaggedError("OldBaseSetAside")<{
    readonly root: string
    /** Where the old one is now. */
    readonly path: string
    readonly error: FileAccessFailed
    readonly undoing: FileAccessFailed
  }>
  implements StagingError
{
  readonly id = "application/old-python-set-aside"
  get blame(): Blame {
    return this.error.blame
  }
  readonly title = "The app has lost its place for Python, and what stood there is beside it"
  override get message(): string {
    return [
      this.error.message,
      `The .python of the last staging could not be put back either: ${this.undoing.message}`,
      `It is whole, as ${basename(this.path)} in the app's folder.`
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return [
      ...this.error.hints,
      `Deploy again: a staging puts it back first. Or do so by hand: \`mv ${basename(this.path)} .python\` in ${this.root}.`
    ]
  }
}

const placesIn = (root: string, own: string) => ({
  base: join(root, ".python"),
  folder: join(root, ".profile.d"),
  script: join(root, ".profile.d", "python.sh"),
  /** There as long as a swap is under way. */
  record: join(own, "swap.json"),
  newBase: join(own, "python"),
  newScript: join(own, "python.sh"),
  oldBase: `${own}${setAside}`,
  oldScript: join(own, "before.sh"),
  undone: join(own, "undone")
})
type Places = ReturnType<typeof placesIn>

const isThere = (files: Files, path: string) => Effect.map(files.status(path), (status) => status !== undefined)

/** May be cut off at any step and begun again. */
const undo = Effect.fn("Swap.undo")(function* (files: Files, at: Places, before: Before) {
  const isDone = !(yield* isThere(files, at.newBase))
  if (before.base ? yield* isThere(files, at.oldBase) : isDone) {
    if (yield* isThere(files, at.base)) yield* files.rename(at.base, at.undone)
    if (before.base) yield* files.rename(at.oldBase, at.base)
  }
  if (!(yield* isThere(files, at.newScript))) {
    // The old one stays where it is, or a second attempt would find none.
    if (before.script) yield* files.copy(at.oldScript, at.newScript)
    yield* before.script ? files.rename(at.newScript, at.script) : files.remove(at.script)
  }
  if (!before.folder && (yield* files.list(at.folder)).length === 0) yield* files.remove(at.folder)
  yield* files.remove(at.record)
})

/** Is it the name of an old base that a staging has set aside? */
export const isSetAside = (name: string): boolean => name.startsWith(".python-buildpack-") && name.endsWith(setAside)

/** Fails with the error, or with one that says where the old base is. */
const undone = Effect.fn("Swap.undone")(function* (
  files: Files,
  root: string,
  at: Places,
  before: Before,
  error: FileAccessFailed
) {
  const way = yield* Effect.result(undo(files, at, before))
  if (Result.isSuccess(way)) return yield* error
  const left = before.base && (yield* isThere(files, at.oldBase).pipe(Effect.orElseSucceed(() => true)))
  return yield* left ? new OldBaseSetAside({ root, path: at.oldBase, error, undoing: way.failure }) : error
})

const record = Effect.fn("Swap.record")(function* (files: Files, at: Places) {
  const before: Before = {
    base: yield* isThere(files, at.base),
    script: yield* isThere(files, at.script),
    folder: yield* isThere(files, at.folder)
  }
  if (before.script) yield* files.copy(at.script, at.oldScript)
  yield* files.write(at.record, yield* Effect.orDie(Schema.encodeEffect(BeforeText)(before)))
  return before
})

/** `prefix` is complete, and the only thing called so in a directory of the staging's own that lies in the app. */
export const put = (
  files: Files,
  root: string,
  prefix: string,
  script: string
): Effect.Effect<void, FileAccessFailed | OldBaseSetAside> => {
  const at = { ...placesIn(root, dirname(prefix)), newBase: prefix }
  return Effect.gen(function* () {
    yield* files.write(at.newScript, script)
    const before = yield* record(files, at)
    yield* Effect.gen(function* () {
      yield* files.makeDirectory(at.folder)
      if (before.base) yield* files.rename(at.base, at.oldBase)
      yield* files.rename(at.newBase, at.base)
      yield* files.rename(at.newScript, at.script)
      yield* files.remove(at.record)
    }).pipe(Effect.catch((error) => undone(files, root, at, before, error)))
  }).pipe(
    Effect.uninterruptible,
    // What is left of it, the next staging sweeps away.
    Effect.andThen(Effect.ignore(files.remove(at.oldBase)))
  )
}

/** Puts back what a staging had to leave aside, where nothing has taken its place. */
export const putBack = Effect.fn("Swap.putBack")(function* (files: Files, root: string) {
  for (const name of (yield* files.list(root)).filter(isSetAside)) {
    const path = join(root, name)
    const status = yield* files.status(path)
    if (status?.kind === "directory" && !(yield* isThere(files, join(root, ".python"))))
      yield* files.rename(path, join(root, ".python"))
    else yield* files.remove(path)
  }
})

/** Undoes the swap that was cut off in a directory that a killed staging has left. */
export const recover = Effect.fn("Swap.recover")(function* (files: Files, root: string, own: string) {
  const at = placesIn(root, own)
  const text = yield* files.readText(at.record, { follow: false }).pipe(Effect.orElseSucceed(() => undefined))
  const before = yield* Schema.decodeUnknownEffect(BeforeText)(text).pipe(Effect.orElseSucceed(() => undefined))
  // An app may hold whatever it likes under our names: through a link nothing is put anywhere.
  const folder = yield* files.status(at.folder)
  if (before === undefined || (folder !== undefined && folder.kind !== "directory")) return
  yield* undo(files, at, before)
})
