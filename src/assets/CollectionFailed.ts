/** A failed `collectstatic`, explained: what Django, the settings or a storage said, by its cause. */
import * as Data from "effect/Data"
import { DISABLE_COLLECTSTATIC } from "../domain/Options.ts"
import { type Blame, printable, type StagingError, visible } from "../domain/StagingError.ts"
import { type Cause, type CauseRule, said, type SeenFailure } from "./Cause.ts"
import type { Told } from "./Collecting.ts"
import { settingsFirst, settingsLast } from "./SettingsCauses.ts"

const orWithout = `Or set ${DISABLE_COLLECTSTATIC.name}=1, if the app serves no static files, or they are collected elsewhere.`

/** Static files of a Django app were not collected, and would be missing in the running app. */
export class CollectionFailed
  extends Data.TaggedError("CollectionFailed")<{ readonly cause: Cause }>
  implements StagingError
{
  get id(): string {
    return this.cause.id
  }
  get blame(): Blame {
    return this.cause.blame
  }
  get title(): string {
    return this.cause.title
  }
  override get message(): string {
    return this.cause.message
  }
  get hints(): ReadonlyArray<string> {
    return [...this.cause.hints, orWithout]
  }
}

const databaseModules = /^(?:django\.db|psycopg|MySQLdb|pymysql|sqlite3|oracledb|cx_Oracle|mysql)/
const database: CauseRule = ({ error, place }) =>
  databaseModules.test(error.module) && error.type.endsWith("Error")
    ? {
        id: "static-files/database",
        blame: "app",
        title: "Django asks a database while static files are collected",
        message: `${place} leads to a question to the database, and there need be none while the app is staged: ${said(error)}.`,
        hints: [
          "Ask the database when a request comes, and not when a module is imported, in the settings, or in `ready()`."
        ]
      }
    : undefined

const network =
  /^(?:botocore|boto3|google\.|azure|requests|urllib3|socket|ssl|paramiko|dropbox|cloudinary|http\.client)/
const storage: CauseRule = ({ error, told }) =>
  told.verdict === "remote" || network.test(error.module) || (told.phase === "storage" && error.type !== "SyntaxError")
    ? {
        id: "static-files/storage",
        blame: "app",
        title: "The storage for static files cannot be used while the app is staged",
        message: `${told.storage === undefined ? "The storage that the settings name" : `\`${printable(told.storage)}\``} said ${said(error)}. ${told.verdict === "remote" ? "It keeps the files on another machine, which must be reached for that." : "It is what the settings name in STORAGES or STATICFILES_STORAGE."}`,
        hints: [
          told.verdict === "remote"
            ? "Set the variables with its credentials before the app is deployed, and let the staging host reach it; or collect files from elsewhere, before the deploy."
            : "Ask for its package in the requirements, and correct its name and options in the settings."
        ]
      }
    : undefined

const reference: CauseRule = ({ error, output }) => {
  const by = /The (?:\w+ )?file '([^']+)' references a file which could not be found:\s*([^\s]+?)\.?(?:\s|$)/.exec(
    error.text
  )
  const lost =
    by?.[2] ??
    /^The file '([^']+)' could not be found/.exec(error.text)?.[1] ??
    /Missing staticfiles manifest entry for '([^']+)'/.exec(error.text)?.[1]
  if (lost === undefined) return undefined
  const from =
    by?.[1] ??
    /^Post-processing '([^']+)' failed!$/.exec(output.findLast((line) => line.endsWith("failed!")) ?? "")?.[1]
  const who = from === undefined ? "A style sheet, or a script, names" : `\`${visible(from)}\` names`
  const isMap = lost.endsWith(".map")
  return {
    id: "static-files/missing-reference",
    blame: "app",
    title: "A static file names another one that is not there",
    message: `${who} \`${visible(lost)}\`, and no folder of static files has it. The storage for static files gives each file a name with its digest, and so has to find every file that another one names.`,
    hints: [
      isMap
        ? "Add the source map, or remove the last line of the file, which names it (`sourceMappingURL`)."
        : "Add the file, or correct the path, which counts from the folder of the file that names it.",
      "Or let the storage pass over it: `manifest_strict = False` in a class of your own, `WHITENOISE_MANIFEST_STRICT = False` with WhiteNoise."
    ]
  }
}

const folder: CauseRule = ({ error, told }) =>
  told.phase === "collecting" && error.errno === 2 && typeof error.path === "string"
    ? {
        id: "static-files/missing-folder",
        blame: "app",
        title: "A folder of static files is not there",
        message: `The settings name a folder of static files, in STATICFILES_DIRS as a rule, that was not deployed: \`${visible(error.path.slice(error.path.lastIndexOf("/") + 1))}\`. Git keeps no empty folders, and .gitignore may leave it out.`,
        hints: [
          "Commit the folder with a file in it, as `static/.gitkeep`; have a buildpack before this one make it; or remove it from STATICFILES_DIRS."
        ]
      }
    : undefined

/** So much of what Django says of a setting is enough to find it. */
const longest = 400

/** The package of what a backend could not load, as Django or the backend says it. */
const lackedBy = (text: string): string | undefined =>
  /Did you install ([\w-]+)/.exec(text)?.[1] ??
  (/Error loading psycopg/.test(text) ? "psycopg[binary]" : undefined) ??
  (/Could not load Google Cloud Storage/.test(text) ? "google-cloud-storage" : undefined) ??
  (/Could not load Boto3/i.test(text) ? "boto3" : undefined)

const improper: CauseRule = ({ error, place }) => {
  if (!["ImproperlyConfigured", "SystemCheckError", "AppRegistryNotReady"].includes(error.type)) return undefined
  const lines = error.text.split("\n").map((line) => line.trim().replace(/^\?: /, ""))
  const told = lines.filter((line) => line !== "" && !/System check identified|^[A-Z]+:$/.test(line)).join(" ")
  const cut = told.length > longest ? `${told.slice(0, longest)}…` : told
  const lacked = lackedBy(told)
  return {
    id: "static-files/improper",
    blame: "app",
    title: "Django finds fault with the settings",
    message: `${/(?:^|\/)manage\.py line/.test(place) ? "Django says" : place}: ${printable(cut)}`,
    hints: [
      lacked === undefined
        ? "Correct the setting that it names."
        : `Ask for the package that it needs in the requirements: \`${lacked}\`.`
    ]
  }
}

/** The first that recognises the failure explains it. */
const rules: ReadonlyArray<CauseRule> = [
  ...settingsFirst,
  database,
  reference,
  folder,
  improper,
  storage,
  ...settingsLast
]

interface End {
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly timedOut: boolean
  readonly output?: ReadonlyArray<string>
}

const ofEnd = ({ exitCode, signal, timedOut }: End): Cause => ({
  id: "static-files/failed",
  blame: "app",
  title: "The static files could not be collected",
  message: timedOut
    ? "`collectstatic` did not come to its end in time, and was ended. Something that is imported may wait for what is not there, such as a service on the network."
    : signal === undefined
      ? `\`collectstatic\` ended with exit code ${exitCode ?? "unknown"}. What it said stands above.`
      : `\`collectstatic\` was ended by ${signal}${signal === "SIGKILL" ? ", as a system does whose memory is full" : ""}.`,
  hints: timedOut ? ["Give it longer with $BUILDPACK_STEP_TIMEOUT, in seconds."] : ["Correct what the lines above say."]
})

/** Why it failed. */
export const causeOf = (told: Told | undefined, end: End, manage: string): CollectionFailed => {
  const { error } = told ?? {}
  if (told === undefined || error === undefined || end.timedOut) return new CollectionFailed({ cause: ofEnd(end) })
  const at = error.frames.findLast(({ file }) => !file.endsWith("manage.py")) ?? error.frames.at(-1)
  const place = at === undefined ? printable(manage) : `${printable(at.file)} line ${at.line}`
  const seen: SeenFailure = { told, error, place, manage: printable(manage), output: end.output ?? [] }
  for (const rule of rules) {
    const cause = rule(seen)
    if (cause !== undefined) return new CollectionFailed({ cause })
  }
  const cause: Cause = {
    id: "static-files/failed",
    blame: "app",
    title: "The static files could not be collected",
    message: `${place} led to ${said(error)}.`,
    hints: ["Correct what the lines above say."]
  }
  return new CollectionFailed({ cause })
}
