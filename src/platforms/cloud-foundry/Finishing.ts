/** The last buildpack's step: what every index has supplied is brought to the running app, and start commands are looked at. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { fileOf, programOf } from "../../domain/CommandWords.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem, ifSeen, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import { answerFile, checkPrefix, markFile } from "../OwnFolder.ts"
import type { FinishPhase, Invocation, Request } from "../Platform.ts"
import { mark } from "../ShellEnvironment.ts"
import { filesIn, suppliedIn } from "./DepsFolder.ts"
import { isOurs, offered, type Place, placeOf, requestOf } from "./IndexFolder.ts"
import { everybodysName, everybodysScript } from "./ProfileScripts.ts"
import { notInApp, notStaged, readManifest, readProcfile, type StartCommand } from "./StartCommands.ts"

/** The last step was asked for without the one before it. */
export class NotSupplied extends Data.TaggedError("NotSupplied")<{ readonly index: string }> implements StagingError {
  readonly id = "stage/not-supplied"
  readonly blame = "environment"
  readonly title = "There is nothing to finish"
  override get message(): string {
    return `bin/supply has put nothing into the folder of index ${this.index} below DEPS_DIR.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Run bin/supply with the same BUILD_DIR, CACHE_DIR, DEPS_DIR and INDEX first."
  ]
}

const usage = "bin/finalize BUILD_DIR CACHE_DIR DEPS_DIR INDEX [PROFILE_DIR]"

/** The Procfile as the platform will read it. */
export const procfileIn = Effect.fn("CloudFoundry.procfileIn")(function* (root: string) {
  const files = yield* Filesystem
  const path = join(root, "Procfile")
  const isThere = (yield* ifSeen(files.target(path)))?.kind === "file"
  return yield* Effect.fromResult(readProcfile(isThere ? yield* files.readText(path) : ""))
})

/** What the app has of an earlier staging on another platform would set a prefix that is not the one of this. */
const sweepApp = Effect.fn("CloudFoundry.sweepApp")(function* (root: string) {
  const files = yield* Filesystem
  yield* checkPrefix(root)
  yield* files.remove(join(root, ".python"))
  const script = join(root, ".profile.d", "python.sh")
  if ((yield* files.status(join(root, ".profile.d")))?.kind !== "directory") return
  if ((yield* files.status(script))?.kind !== "file") return
  if ((yield* files.readText(script)).startsWith(mark)) yield* files.remove(script)
})

/** At run time nothing of any index counts by itself: the final buildpack brings all of it to the launcher. */
const applyAll = Effect.fn("CloudFoundry.applyAll")(function* ({ deps, profiles }: Place) {
  const files = yield* Filesystem
  const supplied = yield* suppliedIn(deps)
  yield* files.makeDirectory(profiles)
  yield* files.write(join(profiles, everybodysName), everybodysScript(supplied))
  for (const { index } of supplied) {
    const folder = join(deps, index, "profile.d")
    for (const name of yield* filesIn(folder))
      yield* files.write(join(profiles, `${index}_${name}`), yield* files.read(join(folder, name)))
  }
  return supplied
})

/** The commands of a manifest that was pushed with the app, if it was. */
const manifestIn = Effect.fn("CloudFoundry.manifestIn")(function* (root: string) {
  const files = yield* Filesystem
  for (const name of ["manifest.yml", "manifest.yaml"]) {
    const path = join(root, name)
    if ((yield* ifSeen(files.target(path)))?.kind !== "file") continue
    return readManifest(yield* files.readText(path)).map((command): StartCommand => ({ ...command, file: name }))
  }
  return []
})

/** Whether a script that is not ours may lead to programs that are looked up in vain here. */
const hasOtherPlaces = Effect.fn("CloudFoundry.hasOtherPlaces")(function* ({ profiles, root }: Place) {
  const files = yield* Filesystem
  const folders = [...new Set([profiles, join(root, ".profile.d")])]
  const scripts = yield* Effect.forEach(folders, (folder) =>
    Effect.map(filesIn(folder), (names) => names.map((name) => join(folder, name)))
  )
  const own = join(root, ".profile")
  const all = [...scripts.flat(), ...((yield* files.status(own))?.kind === "file" ? [own] : [])]
  const texts = yield* Effect.forEach(all, (path) => Effect.orElseSucceed(files.readText(path), () => ""))
  return texts.some((text) => !text.startsWith(mark) && /\bPATH=/.test(text))
})

/** Whether one of the folders has a file of the name. */
const isIn = Effect.fn("CloudFoundry.isIn")(function* (folders: ReadonlyArray<string>, name: string) {
  const files = yield* Filesystem
  const found = yield* Effect.forEach(folders, (folder) => ifSeen(files.target(join(folder, name))))
  return found.some((status) => status?.kind === "file")
})

/** Warns of commands that start a file which the app does not have, or not as a program. */
const warnOfFiles = Effect.fn("CloudFoundry.warnOfFiles")(function* (
  commands: ReadonlyArray<StartCommand>,
  root: string
) {
  const files = yield* Filesystem
  const report = yield* Report
  for (const command of commands) {
    const started = fileOf(command.command)
    if (started === undefined) continue
    const status = yield* ifSeen(files.target(join(root, started.path)))
    const isThere = status?.kind === "file"
    if (!isThere || (started.itself && (status.mode & 0o111) === 0))
      yield* report.warning(notInApp(command, started.path, isThere))
  }
})

/** Warns of commands whose program nobody has; the stack that stages is the one that runs the app. */
const warnOfMissing = Effect.fn("CloudFoundry.warnOfMissing")(function* (
  commands: ReadonlyArray<StartCommand>,
  folders: ReadonlyArray<string>
) {
  const report = yield* Report
  for (const command of commands) {
    const program = programOf(command.command)
    if (program !== undefined && !(yield* isIn(folders, program))) yield* report.warning(notStaged(command, program))
  }
})

export const finalize = (invocation: Invocation): FinishPhase => {
  const place = placeOf(usage, invocation, 5)
  return {
    _tag: "Finish",
    request: Effect.map(place, (found): Request => requestOf(found)),
    respond: Effect.fn("CloudFoundry.finalize")(function* ({ root }) {
      const files = yield* Filesystem
      const report = yield* Report
      const found = yield* place
      const own = join(found.deps, found.index)
      if (!(yield* isOurs(own))) return yield* new NotSupplied({ index: found.index })
      yield* sweepApp(root)
      const supplied = yield* applyAll(found)
      const folder = join(root, ".python")
      yield* files.makeDirectory(folder)
      yield* files.write(join(folder, markFile), `${mark}\n`)
      yield* files.write(join(folder, answerFile), yield* files.readText(join(own, offered)))
      const { commands, warnings } = yield* procfileIn(root)
      for (const warning of warnings) yield* report.warning(warning)
      const all = [...(yield* manifestIn(root)), ...commands]
      yield* warnOfFiles(all, root)
      if (yield* hasOtherPlaces(found)) return
      const path = (yield* Env).get("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
      const folders = [
        ...supplied.map(({ index }) => join(found.deps, index, "bin")),
        ...path.split(":").filter((entry) => entry.startsWith("/"))
      ]
      yield* warnOfMissing(all, folders)
    })
  }
}
