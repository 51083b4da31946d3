/** Whether what a Procfile starts is there, once everything is installed: programs of packages, and files of the app. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import { fileOf, programOf, type SimpleCommand, simpleCommand, startsModule } from "../domain/CommandWords.ts"
import { printable, type Warning } from "../domain/StagingError.ts"
import { nameOf, packageOf } from "../launch/KnownPrograms.ts"
import { type Brought, broughtOf } from "../launch/Servers.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"

export interface Written {
  readonly application: Application
  readonly packages: ReadonlyArray<{ readonly name: string; readonly version: string }>
}

interface Command {
  readonly type: string
  readonly command: string
  readonly simple: SimpleCommand | undefined
}

const told = ({ command, type }: Command, started: string, why: string): Warning => ({
  id: "process/program-missing",
  text: `Procfile: \`${printable(command)}\` starts \`${printable(started)}\` for the process \`${printable(type)}\`, and ${why}`
})

const write = ({ type }: Command, { before, written }: SimpleCommand): string =>
  printable(`${type}: ${[...before, ...written].join(" ")}`)

/** `poetry run gunicorn`: what is installed is found without. */
const withoutRunner = (command: Command, simple: SimpleCommand, runner: string): Warning => {
  const words = runner.split(" ")
  const [program = ""] = words
  const at = simple.before.findIndex((_, one) => words.every((word, index) => simple.before[one + index] === word))
  const before = simple.before.filter((_, one) => one < at || one >= at + words.length)
  return told(
    command,
    program,
    `no package brings that. The app's packages are found without it.\nWrite \`${write(command, { ...simple, before })}\`.`
  )
}

const onPath = Effect.fn("WrittenPrograms.onPath")(function* (program: string) {
  const files = yield* Filesystem
  const folders = ((yield* Env).get("PATH") ?? "").split(":").filter((entry) => entry.startsWith("/"))
  const found = yield* Effect.forEach(folders, (folder) => ifSeen(files.target(join(folder, program))))
  return found.some((status) => status?.kind === "file")
})

/** Only of programs that come with packages: another buildpack, which may run later, can bring any other. */
const programWarning = Effect.fn("WrittenPrograms.program")(function* (
  command: Command,
  brought: Brought,
  ownScripts: ReadonlySet<string>
) {
  const { simple } = command
  if (simple?.runner !== undefined) {
    const [manager = ""] = simple.runner.split(" ")
    return brought.has(manager) || (yield* onPath(manager)) ? undefined : withoutRunner(command, simple, simple.runner)
  }
  const isModule = startsModule(simple?.words ?? [])
  const program = isModule ? simple?.words[2] : programOf(simple?.written.join(" ") ?? command.command)
  const requirement = program === undefined ? undefined : packageOf(program)
  if (program === undefined || requirement === undefined) return undefined
  if (ownScripts.has(program) || brought.has(nameOf(requirement).toLowerCase())) return undefined
  if (!isModule && (yield* onPath(program))) return undefined
  return told(
    command,
    isModule ? `python -m ${program}` : program,
    `no package that is installed brings that.\nAdd the line \`${requirement}\` to requirements.txt (or what lists the app's packages), or correct the command.`
  )
})

const endsForWindows = (text: string): boolean => /^#![^\n]*\r\n/.test(text)

const fileWarning = Effect.fn("WrittenPrograms.file")(function* (command: Command, root: string) {
  const files = yield* Filesystem
  const started = fileOf(command.command)
  if (started === undefined) return undefined
  const { itself, path } = started
  const place = join(root, path)
  const status = yield* ifSeen(files.target(place))
  if (status?.kind !== "file")
    return told(command, path, "the app has no such file.\nCommit it, or correct the command in the Procfile.")
  if (!itself) return undefined
  if (endsForWindows((yield* ifSeen(files.readText(place))) ?? ""))
    return told(
      command,
      path,
      `its first line ends as lines do on Windows (CRLF), so that the system looks for an interpreter whose name ends in a carriage return.\nWrite it with plain line ends: \`sed -i 's/\\r$//' ${printable(path)}\`, and \`${printable(path)} text eol=lf\` in .gitattributes keeps git from changing them.`
    )
  return (status.mode & 0o111) === 0
    ? told(
        command,
        path,
        `its mode says that it is no program.\nCommit it as one: \`git update-index --chmod=+x ${printable(path)}\`. Or name what reads it: \`bash ${printable(path)}\`.`
      )
    : undefined
})

/** Told after the app's own steps, which may write what is started. */
export const writtenPrograms = Effect.fn("WrittenPrograms.writtenPrograms")(function* (
  { application, packages }: Written,
  ownScripts: ReadonlyArray<string>
) {
  const { folder, isStartedAtTop, procfile, root } = application
  const report = yield* Report
  const brought = broughtOf(packages)
  const own = new Set(ownScripts)
  for (const [type, command] of procfile ?? []) {
    const one: Command = { type, command, simple: simpleCommand(command) }
    // Another folder than this one is where it is started then.
    const isHere = folder === undefined || isStartedAtTop !== true
    const warning = (yield* programWarning(one, brought, own)) ?? (isHere ? yield* fileWarning(one, root) : undefined)
    if (warning !== undefined) yield* report.warning(warning)
  }
})
