/** What Cloud Foundry's staging and its command line read start commands from, read as they do: pure. */
import * as Data from "effect/Data"
import * as Result from "effect/Result"
import * as Yaml from "effect/encoding/Yaml"
import { printable, type StagingError, type Warning } from "../../domain/StagingError.ts"

/** The platform would end the staging over it, after every buildpack is done, with a line about YAML. */
export class ProcfileNotYaml
  extends Data.TaggedError("ProcfileNotYaml")<{
    readonly line: number | undefined
    readonly why: string
    readonly text: string
  }>
  implements StagingError
{
  readonly id = "procfile/not-yaml"
  readonly blame = "app"
  readonly title = "Cloud Foundry cannot read the Procfile"
  override get message(): string {
    const place = this.line === undefined ? "Procfile" : `Procfile line ${this.line}`
    const said = this.text === "" ? "" : `, \`${printable(this.text)}\`,`
    return `${place}${said} ${this.why}. Cloud Foundry reads the file as YAML, a mapping of process types to commands, and ends the staging over one that is none.`
  }
  get hints(): ReadonlyArray<string> {
    const found = /^([\w-]+)\s*:\s+(\S.*)$/.exec(this.text)
    const [, type = "web", command = "gunicorn app:app"] = found ?? []
    return [
      `Write one line for each process, with the command in single quotes where it holds more than plain words (a single quote in it is written twice):`,
      "",
      `  ${printable(type)}: ${found === null ? command : `'${printable(command.replaceAll("'", "''"))}'`}`,
      "",
      "Or put the command into a script of the app's, and name the script."
    ]
  }
}

export interface StartCommand {
  readonly type: string
  readonly command: string
  readonly file: string
  readonly line: number | undefined
}

export interface ReadProcfile {
  readonly commands: ReadonlyArray<StartCommand>
  readonly warnings: ReadonlyArray<Warning>
}

/** Characters that begin no plain scalar (YAML 1.2 §7.3.3); the parser that we use lets them pass. */
const noBeginning = /^(?:[@`%,\]}]|[?-](?:\s|$))/
/** `type: command`; between the colon and the command at least one blank. */
const entry = /^(["']?)([^\s:"'#][^:"']*?)\1\s*:(?:\s+(.*))?$/

const reasons: ReadonlyArray<readonly [pattern: RegExp, why: string]> = [
  [/colon in plain scalar/i, "holds a colon with a blank behind it in its command, which begins another mapping"],
  [/after quoted/i, "goes on behind a quoted text"],
  [/alias/i, "begins its command with `*`, which names something that is written elsewhere"],
  [/tab/i, "is indented by a tab"]
]
const reasonOf = (error: unknown): string => {
  const said = error instanceof Error ? error.message : String(error)
  return reasons.find(([pattern]) => pattern.test(said))?.[1] ?? "is no YAML"
}

const parse = (text: string): Result.Result<unknown, unknown> =>
  Result.try({ try: () => Yaml.parse(text), catch: (error) => error })

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): boolean => typeof value !== "object" || value === null

const isNothing = (line: string): boolean => /^\s*(?:#.*)?$/.test(line) || /^---\s*$/.test(line)

/** The reason why a line by itself is no entry, if it is none. */
const wrongWith = (line: string): string | undefined => {
  const found = entry.exec(line)
  if (found !== null && noBeginning.test(found[3] ?? ""))
    return `begins its command with \`${(found[3] ?? "").slice(0, 1)}\`, with which no plain text of YAML begins`
  const value = parse(line)
  if (Result.isFailure(value)) return reasonOf(value.failure)
  if (!isMapping(value.success)) return "is no `type: command`"
  return Object.values(value.success).every(isScalar) ? undefined : "has a list or a mapping where a command belongs"
}

/** The part of a plain command that YAML takes for a comment. */
const cutOff = (command: string): string | undefined =>
  /^["'|>]/.test(command) ? undefined : /\s#.*$/.exec(command)?.[0].trim()

/** Entries that take one line each, which is how nearly all of them are written. */
const entriesIn = (text: string) =>
  text.split(/\r?\n/).flatMap((line, index) => {
    const found = entry.exec(line.trimEnd())
    return found === null ? [] : [{ type: found[2] ?? "", rest: found[3] ?? "", line: index + 1 }]
  })

/** A Procfile as Diego's builder reads it: YAML, text to text. */
export const readProcfile = (text: string): Result.Result<ReadProcfile, ProcfileNotYaml> => {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/)
  const whole = parse(lines.join("\n"))
  const duplicate = Result.isFailure(whole) && /duplicate key/i.test(String(whole.failure))
  const value = Result.isSuccess(whole) ? (whole.success ?? {}) : undefined
  const isGood = duplicate || (isMapping(value) && Object.values(value).every(isScalar))
  const entries = entriesIn(lines.join("\n"))
  const unreadable = entries.some(({ rest }) => noBeginning.test(rest))
  if (!isGood || unreadable) {
    const at = lines.findIndex(
      (line) => !isNothing(line) && !/^\s/.test(line) && wrongWith(line.trimEnd()) !== undefined
    )
    const line = lines[at]?.trim() ?? ""
    const why = at < 0 ? "is no YAML" : (wrongWith(line) ?? "is no YAML")
    return Result.fail(new ProcfileNotYaml({ line: at < 0 ? undefined : at + 1, why, text: line }))
  }
  const commandOf = (type: string): string | undefined => {
    const found = isMapping(value) ? value[type] : undefined
    return typeof found === "string" ? found : undefined
  }
  return Result.succeed({
    commands: entries.flatMap(({ line, type }) => {
      const command = commandOf(type)
      return command === undefined ? [] : [{ type, command, file: "Procfile", line }]
    }),
    warnings: entries.flatMap(({ line, rest, type }): ReadonlyArray<Warning> => {
      const lost = cutOff(rest)
      if (lost === undefined) return []
      return [
        {
          id: "procfile/comment-in-command",
          text: `Procfile line ${line}: Cloud Foundry reads the file as YAML, where \` #\` begins a comment, so the command of \`${printable(type)}\` ends before \`${printable(lost)}\`.\nPut the whole command in single quotes, if that is a part of it.`
        }
      ]
    })
  })
}

/** The commands of a manifest of `cf push`, which go before a Procfile's. */
export const readManifest = (text: string): ReadonlyArray<StartCommand> => {
  const value = Result.getOrElse(parse(text), () => undefined)
  const applications = isMapping(value) && Array.isArray(value["applications"]) ? value["applications"] : []
  const lines = text.split(/\r?\n/)
  const commandIn = (found: unknown, type: string): ReadonlyArray<StartCommand> => {
    if (!isMapping(found) || typeof found["command"] !== "string") return []
    const command = found["command"]
    const first = command.split("\n")[0] ?? ""
    const at = lines.findIndex((line) => {
      const written = /^\s*(?:-\s+)?command\s*:\s+["']?(.*)$/.exec(line)?.[1]
      return written !== undefined && first !== "" && written.startsWith(first)
    })
    return [{ type, command, file: "manifest.yml", line: at < 0 ? undefined : at + 1 }]
  }
  return applications.flatMap((application: unknown) => {
    const processes = isMapping(application) && Array.isArray(application["processes"]) ? application["processes"] : []
    const typeOf = (found: unknown): string =>
      isMapping(found) && typeof found["type"] === "string" ? found["type"] : "web"
    return [...commandIn(application, "web"), ...processes.flatMap((found: unknown) => commandIn(found, typeOf(found)))]
  })
}

const told = ({ command, file, line, type }: StartCommand, started: string, why: string): Warning => ({
  id: "process/program-missing",
  text: `${file}${line === undefined ? "" : ` line ${line}`}: \`${printable(command)}\` starts \`${printable(started)}\` for the process \`${printable(type)}\`, and ${why}`
})

/** What is told of a command whose program no buildpack has brought and the stack does not have. */
export const notStaged = (command: StartCommand, program: string): Warning =>
  told(
    command,
    program,
    "there is no program of that name: no package brings one, no other buildpack has supplied one, and the stack has none.\nAsk for its package in requirements.txt, or correct the command."
  )

/** What is told of a command whose file the app does not have, or has as one that cannot be started. */
export const notInApp = (command: StartCommand, path: string, isThere: boolean): Warning =>
  told(
    command,
    path,
    isThere
      ? "that file may not be started: its mode says that it is no program.\nPush it as one (`chmod +x`, `git update-index --chmod=+x`), or name what reads it, as in `bash run.sh`."
      : "the app has no such file.\nPush it with the app (`.cfignore` may leave it out), or correct the command."
  )
