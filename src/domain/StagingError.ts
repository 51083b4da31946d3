/**
 * What every expected failure of a staging has in common. The classes stand in the files that raise them; one renderer
 * prints them all, so a class only holds facts and turns them into a title, a message and hints.
 */

/**
 * Who can mend it: the application's author (`app`), whoever runs network, disk, index or stack (`environment`), or we
 * (`buildpack`: a defect).
 */
export type Blame = "app" | "environment" | "buildpack"

export interface StagingError extends Error {
  readonly _tag: string
  /** Stable, for scripts and search: `runtime-txt/invalid-version`. */
  readonly id: string
  readonly blame: Blame
  /**
   * Whether it is of the environment, and another try may pass though nobody has changed anything: network, index, a
   * full disk.
   */
  readonly transient?: boolean
  /** One line without a full stop: what went wrong. */
  readonly title: string
  /** What was found, in which file and line, and what it means; may have several lines. */
  readonly message: string
  /** Imperatives: the exact line to write or command to run. */
  readonly hints: ReadonlyArray<string>
  /** Facts for whoever decides how to go on. */
  readonly facts?: FailureFacts
}

/** What is only looked for when something has failed. */
export interface StackFacts {
  /** The lines of Python that the stack has and that there are tools for, newest first. */
  readonly lines: ReadonlyArray<string>
  /** Where pyproject.toml says which Pythons it runs on, if not as `requires-python`. */
  readonly pythonKey: string | undefined
}

export interface FailureFacts {
  /** An index, or what leads to it, does not answer: what is kept may serve instead. */
  readonly unreachable?: boolean
  /** It would not have failed with another Python; the line that would do, where one is known. */
  readonly overPython?: { readonly line: string | undefined }
  /** What a build lacks that is the app's own: files, or a module that its requirements may bring. */
  readonly buildLacks?: "files" | "module"
  /** This failure, told with what is known of the stack. */
  readonly knowing?: (stack: StackFacts) => StagingError
  /** Which of two failures, on two Pythons, is to be told, this one or an earlier; it names the other. */
  readonly after?: (earlier: StagingError) => StagingError
}

export const factsOf = ({ facts = {} }: StagingError): FailureFacts => facts

/** Whether a failure only says that an index, or what leads to it, does not answer. */
export const isUnreachable = (error: StagingError): boolean => factsOf(error).unreachable === true

const byNumber = (c: string): string => `<U+${(c.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`

/** Makes invisible characters of a user's text visible: `3.12\u{200b}` → `3.12<U+200B>`; cut after 80 characters. */
export const visible = (text: string): string => {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ufffd]/gu, byNumber)
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown
}

/**
 * What a terminal obeys instead of showing it: control characters (C0 but the tab, DEL, C1), marks that turn the direction
 * of writing, breaks of lines and paragraphs that are none of ours.
 */
const obeyed = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** One line as it may be printed; also for a name within a text of several lines: a line break in it is one of its letters. */
export const printable = (line: string): string => line.replaceAll(obeyed, byNumber)

/** Lines that are ours, of what need not be. */
export const printableLines = (text: string): string => text.split("\n").map(printable).join("\n")

/** JSON escapes C0 by itself; the rest is the same text when it is written by number. */
export const printableJson = (json: string): string =>
  json
    .split("\n")
    .map((line) => line.replaceAll(obeyed, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`))
    .join("\n")

/** What stops nothing, and is to be known. */
export interface Warning {
  /** Stable, for scripts and search, as of an error; it stands in the source as one literal, `id: "cache/not-trusted"`. */
  readonly id: string
  readonly text: string
}

/** A warning or a notice of survey and plan; the plan carries it. */
export interface Notice extends Warning {
  readonly level: "warning" | "notice"
}
