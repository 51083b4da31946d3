/** Where the app is in what a platform has given: at its top, or in the folder that its user names. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { FileMarker } from "../domain/FileMarker.ts"
import { APP_BASE, GOOGLE_BUILDABLE, type Option, PROJECT_PATH, PYTHON_APP_DIR } from "../domain/Options.ts"
import { resolve } from "../domain/Path.ts"
import { type Notice, printable, type StagingError } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join, within } from "../services/Filesystem.ts"
import { pythonFolders } from "./PythonFolders.ts"
import { looksLikePython } from "./Survey.ts"

/** The names that count where the top is no app by itself, since a buildpack before this one may have moved the folder there already. */
const others: ReadonlyArray<Option> = [APP_BASE, PROJECT_PATH, GOOGLE_BUILDABLE]

/** A value as a shell and an editor of variables both take it, where it has nothing that a shell reads. */
const word = (folder: string): string =>
  /^[\w./-]+$/.test(folder) ? folder : `'${printable(folder).replaceAll("'", `'\\''`)}'`

const set = (folders: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...folders.map((folder) => `Set ${PYTHON_APP_DIR.name}=${word(folder)}`),
  folders.length === 0
    ? `Take $${PYTHON_APP_DIR.name} away if the app is at the top of what is deployed.`
    : `Or take $${PYTHON_APP_DIR.name} away if the app is at the top of what is deployed.`
]

/** Nothing of the name is deployed, or no folder. */
export class AppDirectoryMissing
  extends Data.TaggedError("AppDirectoryMissing")<{
    readonly written: string
    readonly isFile: boolean
    /** Folders that hold a file of a Python app. */
    readonly folders: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "app-dir/not-found"
  readonly blame = "app"
  readonly title = "The folder of the app is not there"
  override get message(): string {
    const found =
      this.folders.length === 0
        ? "No folder of it looks like a Python app."
        : `These folders of it look like Python apps: ${this.folders.map(printable).join(", ")}.`
    return `$${PYTHON_APP_DIR.name} is \`${printable(this.written)}\`, and ${this.isFile ? "that is a file" : "what is deployed has no such folder"}. ${found}`
  }
  get hints(): ReadonlyArray<string> {
    return set(this.folders)
  }
}

/** It leads to what is not deployed with the app. */
export class AppDirectoryOutside
  extends Data.TaggedError("AppDirectoryOutside")<{ readonly written: string; readonly why: string }>
  implements StagingError
{
  readonly id = "app-dir/outside"
  readonly blame = "app"
  readonly title = "The folder of the app is outside of what is deployed"
  override get message(): string {
    return `$${PYTHON_APP_DIR.name} is \`${printable(this.written)}\`, ${this.why}.`
  }
  readonly hints: ReadonlyArray<string> = [
    `Write the path from the top of what is deployed, like ${PYTHON_APP_DIR.name}=services/api.`
  ]
}

export interface AppPlace {
  /** The app's own folder. */
  readonly root: string
  /** Its path from the top; `undefined` where it is the top. */
  readonly folder?: string
  readonly notices: ReadonlyArray<Notice>
}

/** People whose tools look upwards expect these to count. */
const ofTop = ["runtime.txt", ".python-version", "requirements.txt"]

const told = Effect.fn("AppDirectory.told")(function* (top: string, folder: string, { name }: Option) {
  const files = yield* Filesystem
  const passed = yield* Effect.filter(ofTop, (file) =>
    Effect.map(ifSeen(files.target(join(top, file))), (status) => status?.kind === "file")
  )
  const does = passed.length === 1 ? "does" : "do"
  const besides = passed.length === 0 ? "" : `; ${passed.join(" and ")} at the top ${does} not count`
  const notice: Notice = {
    level: "notice",
    id: "app-dir/used",
    text: `The app is the folder ${printable(folder)}, as $${name} says${besides}.`
  }
  return notice
})

/** What the user has named, under whichever name; blanks around it are none of its. */
const named = Effect.fn("AppDirectory.named")(function* (root: string, markers: ReadonlyArray<FileMarker>) {
  const env = yield* Env
  const files = yield* Filesystem
  const valueOf = (option: Option): string => env.get(option)?.trim() ?? ""
  const own = valueOf(PYTHON_APP_DIR)
  if (own !== "") return { option: PYTHON_APP_DIR, written: own }
  for (const option of others) {
    const value = valueOf(option)
    const folder = resolve("", value.replace(/^\/+/, ""))
    if (value === "" || folder === "." || folder.startsWith("..")) continue
    if ((yield* ifSeen(files.target(join(root, folder))))?.kind !== "directory") continue
    return (yield* looksLikePython(root, markers)) || !(yield* looksLikePython(join(root, folder), markers))
      ? undefined
      : { option, written: folder }
  }
  return undefined
})

/** The place of the app in a directory that a platform has given. */
export const appPlace = Effect.fn("AppDirectory.appPlace")(function* (
  given: string,
  markers: ReadonlyArray<FileMarker>
): Effect.fn.Return<AppPlace, StagingError, Env | Filesystem> {
  const files = yield* Filesystem
  const atTop: AppPlace = { root: given, notices: [] }
  const found = yield* named(given, markers)
  if (found === undefined || (yield* files.target(given))?.kind !== "directory") return atTop
  const { option, written } = found
  if (written.startsWith("/"))
    return yield* new AppDirectoryOutside({ written, why: "a path of a machine and not of what is deployed" })
  const folder = resolve("", written)
  if (folder === ".") return atTop
  if (folder.startsWith(".."))
    return yield* new AppDirectoryOutside({ written, why: "which leads above the top of it" })
  const status = yield* ifSeen(files.target(join(given, folder)))
  if (status?.kind !== "directory")
    return yield* new AppDirectoryMissing({
      written,
      isFile: status !== undefined,
      folders: yield* pythonFolders(given, markers)
    })
  const top = yield* files.realPath(given)
  const real = yield* files.realPath(join(given, folder))
  if (real === top) return atTop
  const inside = within(real, top)
  if (inside === real) return yield* new AppDirectoryOutside({ written, why: "a link that leads out of it" })
  return { root: join(given, inside), folder: inside, notices: [yield* told(given, inside, option)] }
})
