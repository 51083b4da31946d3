/** What a rule of the diagnosis sees, and what it answers. */
import type { Origin } from "../domain/Origin.ts"
import { line, type PythonVersion } from "../domain/PythonVersion.ts"
import type { Requirements } from "../domain/Requirements.ts"
import type { Blame } from "../domain/StagingError.ts"
import { redact } from "../domain/Secrets.ts"

/** A lock file that pip's lines came from, and the command that writes it. */
export interface LockFile {
  readonly file: string
  readonly command: string
}

/** A run of pip that failed, and what it was run for. */
export interface PipFailure {
  /** stdout and stderr as one stream, in order. */
  readonly output: ReadonlyArray<string>
  readonly exitCode: number | undefined
  readonly signal: string | undefined
  readonly timedOut: boolean
  readonly python: PythonVersion
  /** The version of pip. */
  readonly pip: string
  readonly pythonOrigin: Origin
  /** Nobody chose the Python, so a failure over its version is told as that first. */
  readonly pythonWasDefault: boolean
  /** The lines that the stack has and that there are tools for, newest first. */
  readonly lines?: ReadonlyArray<string>
  /** Where pyproject.toml says which Pythons it runs on, if not as `requires-python`. */
  readonly pythonKey?: string | undefined
  /** The application's files that take part: `requirements.txt`. */
  readonly files: ReadonlyArray<string>
  readonly hashMode: boolean
  readonly lock?: LockFile
  /** What the requirement files say, each line with its place. */
  readonly requirements?: Requirements
  /** The words that pip was given of $PIP_OPTS, and those of $PIP_NO_INDEX; a valued option is one word, `--proxy=…`. */
  readonly options?: Words
  /** Names of variables that are set, and that no build sees. */
  readonly hidden?: ReadonlyArray<string>
  /** The name of the app's own package, where that is already built. */
  readonly ownPackage?: string
  /** Where another Python was tried, before or after: its line, and what it failed over, as a title. */
  readonly alsoTried?: { readonly line: string; readonly title: string }
  /** pip only looked whether the hashes vouch for all that the app's own package asks for. */
  readonly checkedOwn?: true
}

/** `$PIP_OPTS`, by what pip does with it. */
export interface Words {
  readonly options: ReadonlyArray<string>
  readonly requirements: ReadonlyArray<string>
  /** $PIP_NO_INDEX is set. */
  readonly noIndex: boolean
  /** Options that variables of pip give: `--only-binary=:all:` of $PIP_ONLY_BINARY. */
  readonly variables?: ReadonlyArray<{ readonly name: string; readonly variable: string; readonly value: string }>
}

export interface Diagnosis {
  /** `pip/no-matching-distribution` */
  readonly id: string
  readonly blame: Blame
  /** Another try may pass, though nobody has changed anything. */
  readonly transient?: true
  readonly title: string
  readonly message: string
  readonly hints: ReadonlyArray<string>
  /** The failure would not be with another Python. */
  readonly overPython?: true
  /** A name, a connection or a server does not answer; a refusal, a bad certificate and a wrong hash are answers. */
  readonly unreachable?: true
  /** The line of the stack that would do. */
  readonly line?: string
}

/** A rule answers when it recognises the failure; `text` is the whole output, lines joined, credentials in URLs hidden. */
export type Rule = (failure: PipFailure, text: string) => Diagnosis | undefined

export const textOf = (failure: PipFailure): string => redact(failure.output.join("\n"), [])

/** `3.12` */
export const pythonLine = (failure: PipFailure): string => line(failure.python)
