/** What can be wrong with a lock file, whoever wrote it. */
import * as Data from "effect/Data"
import * as Origin from "../domain/Origin.ts"
import { printable, type StagingError, visible } from "../domain/StagingError.ts"

/** A manager as messages name it. */
export interface Manager {
  /** `uv` */
  readonly name: string
  /** The lock file. */
  readonly file: string
  /** What writes the lock file anew: `uv lock`. */
  readonly command: string
}

/** The file is no TOML or JSON, or a merge was left unfinished in it. */
export class UnreadableLock
  extends Data.TaggedError("UnreadableLock")<{
    readonly manager: Manager
    readonly line: number | undefined
    /** A clause: `it is no TOML (…)`. */
    readonly reason: string
    readonly conflict: boolean
  }>
  implements StagingError
{
  readonly id = "lock-file/unreadable"
  readonly blame = "app"
  get title(): string {
    return this.conflict
      ? `${this.manager.file} holds the marks of a merge that was not finished`
      : `${this.manager.file} cannot be read`
  }
  override get message(): string {
    return `${Origin.describe(Origin.file(this.manager.file, this.line))}: ${this.reason}. Nothing can be installed from it as it is.`
  }
  get hints(): ReadonlyArray<string> {
    const { command, file } = this.manager
    return this.conflict
      ? [`Take one side (\`git checkout --theirs ${file}\`), run \`${command}\`, and commit the file.`]
      : [`Run \`${command}\`, and commit the file that it writes.`]
  }
}

/** The format is one that nobody knows here. */
export class UnknownLockVersion
  extends Data.TaggedError("UnknownLockVersion")<{
    readonly manager: Manager
    readonly found: string
    readonly known: string
  }>
  implements StagingError
{
  readonly id = "lock-file/unknown-version"
  readonly blame = "app"
  get title(): string {
    return `${this.manager.file} has a format that this buildpack does not know`
  }
  override get message(): string {
    const { file } = this.manager
    return this.found === ""
      ? `${file} does not say of which version it is, so it is empty, or cut, or no lock file. Read is version ${this.known}.`
      : `${file} is of version \`${visible(this.found)}\`; read is ${this.known}. What another format means is not guessed.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Write it with a release of ${this.manager.name} that has the format ${this.known} (\`${this.manager.command}\`), and commit it.`,
      "Or use a newer release of this buildpack."
    ]
  }
}

/** The lock file and what it was made from do not agree. */
export class DriftedLock
  extends Data.TaggedError("DriftedLock")<{
    readonly manager: Manager
    /** The file that it was made from: `pyproject.toml`. */
    readonly from: string
    /** What differs, in whole sentences; empty where a digest alone tells. */
    readonly differences: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "lock-file/drifted"
  readonly blame = "app"
  get title(): string {
    return `${this.manager.file} is older than ${this.from}`
  }
  override get message(): string {
    const { file } = this.manager
    const there = this.from.includes("/") ? "the one that is there" : "the one beside it"
    const first = `${file} was made from another ${this.from} than ${there}, so one of them does not say what the app needs.`
    return [first, ...this.differences.map((one) => `  ${visible(one)}`)].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    return [`Run \`${this.manager.command}\`, and commit ${this.manager.file} with ${this.from}.`]
  }
}

/** The file that the lock file was made from is not there. */
export class WithoutProject
  extends Data.TaggedError("WithoutProject")<{ readonly manager: Manager; readonly from: string }>
  implements StagingError
{
  readonly id = "lock-file/without-project"
  readonly blame = "app"
  get title(): string {
    return `${this.manager.file} has no ${this.from} beside it`
  }
  override get message(): string {
    return `${this.manager.file} was made from a ${this.from}, which says what of it is installed. There is none in the app's folder.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Commit ${this.from} with ${this.manager.file}.`]
  }
}

/** A variable names a group or an extra that there is none of. */
export class UnknownGroup
  extends Data.TaggedError("UnknownGroup")<{
    readonly variable: string
    readonly kind: "group" | "extra"
    readonly names: ReadonlyArray<string>
    readonly file: string
    readonly known: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "lock-file/unknown-group"
  readonly blame = "app"
  get title(): string {
    return `$${this.variable} names what ${this.file} does not have`
  }
  override get message(): string {
    const named = this.names.map((name) => `\`${printable(name)}\``).join(", ")
    const known = this.known.length === 0 ? `no ${this.kind}s` : `the ${this.kind}s ${this.known.join(", ")}`
    return `$${this.variable} names ${named}. ${this.file} has ${known}.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      this.known.length === 0
        ? `Remove $${this.variable}.`
        : `Correct $${this.variable}: names, separated by commas; \`all\` means each of them, and \`-name\` leaves one out.`
    ]
  }
}

/** An entry of the lock file does not say what it has to. */
export class InvalidLockEntry
  extends Data.TaggedError("InvalidLockEntry")<{
    readonly manager: Manager
    /** The package, or the table. */
    readonly entry: string
    /** A clause: `has neither a version nor a place`. */
    readonly lack: string
    /** Further entries of which the same is to be said. */
    readonly others?: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "lock-file/invalid-entry"
  readonly blame = "app"
  get title(): string {
    return `${this.manager.file} has an entry that says too little`
  }
  override get message(): string {
    const { entry, lack, manager, others = [] } = this
    const one = `\`${visible(entry)}\` in ${manager.file} ${lack}.`
    const rest = others.length > most ? [...others.slice(0, most).map(visible), "…"] : others.map(visible)
    return others.length === 0 ? one : `${one} So it is with ${others.length} more: ${rest.join(", ")}.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Run \`${this.manager.command}\`, and commit the file that it writes.`]
  }
}

/** Names of further entries that a message lists. */
const most = 10

/** What is wrong with many entries is told once. */
export const gathered = (problems: ReadonlyArray<StagingError>): ReadonlyArray<StagingError> => {
  const entries = new Map<string, ReadonlyArray<string>>()
  for (const one of problems)
    if (one instanceof InvalidLockEntry) entries.set(one.lack, [...(entries.get(one.lack) ?? []), one.entry])
  const told = new Set<string>()
  return problems.flatMap((one): ReadonlyArray<StagingError> => {
    if (!(one instanceof InvalidLockEntry)) return [one]
    const { entry, lack, manager } = one
    const [, ...others] = entries.get(lack) ?? []
    if (told.has(lack)) return []
    told.add(lack)
    return [others.length === 0 ? one : new InvalidLockEntry({ manager, entry, lack, others })]
  })
}

/** Where a merge was left unfinished, counted from 1. */
export const conflictIn = (text: string): number | undefined => {
  const at = text.search(/^(?:<{7}|>{7}) /m)
  return at < 0 ? undefined : text.slice(0, at).split("\n").length
}

export const conflicted = (manager: Manager, line: number): UnreadableLock =>
  new UnreadableLock({ manager, line, reason: "two sides of a merge stand there", conflict: true })
