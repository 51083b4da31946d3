/** What places that name a Python ask for; every way to get it wrong has its own answer. */
import * as Data from "effect/Data"
import type { VersionProblem, VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import { inPlace } from "../domain/ChoosingPython.ts"
import { parseRequest, type PythonRequest } from "../domain/PythonVersion.ts"
import { visible } from "../domain/StagingError.ts"
import { isTemplate } from "../domain/TemplateText.ts"
import { redact } from "../domain/Secrets.ts"
import { decode, lines, trim } from "./TextFile.ts"

export const faults = {
  "no-version": ["names no Python version", "There is no version in it, so nobody can tell which Python is meant."],
  "multiple-versions": ["names more than one Python version", "An app runs on one Python."],
  "invalid-encoding": ["is not saved as UTF-8", "An editor saved it as UTF-16, in which no version can be read."],
  "control-characters": [
    "holds invisible characters",
    "They came along when the text was copied, and are part of the version as it stands."
  ],
  template: [
    "holds the text of a template",
    "Something should have put a version in its place before the app was sent here, and did not."
  ],
  "other-implementation": ["asks for a Python that is not CPython", "This buildpack stages on CPython."],
  "system-python": [
    "asks for the system's Python",
    "Which one that is differs from host to host, so the app could run on another one than it was built for."
  ],
  "development-version": ["asks for a development version", "Only released versions can be staged."],
  "free-threaded": [
    "asks for a free-threaded Python",
    "Most compiled packages do not support it, so this buildpack stages on the regular build."
  ],
  "range-not-version": [
    "asks for a range that cannot be understood",
    "A range is written as in `requires-python` (PEP 440), like `>=3.11` or `>=3.11,<3.13`; the `^3.11` of other tools is `>=3.11,<4`."
  ],
  "unsupported-version": [
    "asks for a Python that is not supported",
    "Supported are Python 2.7, and the lines of Python 3 from 3.3 on."
  ],
  "invalid-version": [
    "holds something that is no Python version",
    "A version is `X.Y`, or `X.Y.Z` for an exact patch release."
  ]
} as const
export type VersionFault = keyof typeof faults

/** What stands before the fault in an id, one for each place that names a version. */
export const places = [
  "runtime-txt",
  "python-version-file",
  "python-version-variable",
  "tool-versions",
  "mise",
  "pipfile",
  "pipfile-lock"
] as const

const placesOfFiles: Readonly<Record<string, (typeof places)[number]>> = {
  "runtime.txt": "runtime-txt",
  ".tool-versions": "tool-versions",
  Pipfile: "pipfile",
  "Pipfile.lock": "pipfile-lock"
}

const placeOf = (origin: Origin.Origin): (typeof places)[number] =>
  origin._tag !== "File"
    ? "python-version-variable"
    : (placesOfFiles[origin.path] ?? (origin.path.endsWith(".toml") ? "mise" : "python-version-file"))

/** A place that names the Python does not name one that can be had. */
export class UnusablePythonVersion
  extends Data.TaggedError("UnusablePythonVersion")<{
    readonly origin: Origin.Origin
    readonly fault: VersionFault
    /** The offending text, as found. */
    readonly text: string
    /** The line that the text seems to mean: `3.12`. */
    readonly guess: string | undefined
    /** The lines of the stack, newest first; none before they are known. */
    readonly lines: ReadonlyArray<string>
  }>
  implements VersionProblem
{
  readonly blame = "app"
  get id(): string {
    return `${placeOf(this.origin)}/${this.fault}`
  }
  get place(): string {
    return this.origin._tag === "File" ? this.origin.path : Origin.describe(this.origin)
  }
  get title(): string {
    return `${this.place} ${faults[this.fault][0]}`
  }
  override get message(): string {
    const found =
      this.text === ""
        ? ""
        : `${Origin.describe(this.origin)} says:\n\n  ${this.text.split("\n").map(visible).join("\n  ")}\n\n`
    return `${found}${faults[this.fault][1]}`
  }
  /** What it seems to mean, where the stack has that; else its newest; `3` is the newest of that line anywhere. */
  get suggestion(): string {
    const { guess, lines } = this
    return guess !== undefined && (lines.length === 0 || lines.includes(guess)) ? guess : (lines[0] ?? "3")
  }
  get hints(): ReadonlyArray<string> {
    const { origin, suggestion } = this
    if (origin._tag !== "File") return [`Set ${Origin.describe(origin)} to a version, for example: ${suggestion}`]
    const written = inPlace(suggestion, origin.path)
    if (written !== undefined) return [written]
    return [
      `Write one line into ${origin.path}, for example:`,
      "",
      `  ${origin.path === "runtime.txt" ? `Python-${suggestion}` : suggestion}`
    ]
  }
  onStack(lines: ReadonlyArray<string>): UnusablePythonVersion {
    const { fault, guess, origin, text } = this
    return new UnusablePythonVersion({ fault, guess, origin, text, lines })
  }
}

const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/u
const ofOther =
  /^(?:pypy|jython|ironpython|graalpy|micropython|stackless|anaconda|miniconda|miniforge|mambaforge|pyston|cinder)/i

/** The word without the prefix that both file formats allow: `Python-3.12` and `cpython-3.12` mean `3.12`. */
const withoutPrefix = (word: string): string => word.replace(/^c?python-/i, "")

/** `3.12.x` is how Cloud Foundry's documentation writes the newest of 3.12; `3.x` and `3.12.*` mean the same. */
const withoutWildcard = (version: string): string => version.replace(/^(\d+(?:\.\d+)?)(?:\.[x*]){1,2}$/i, "$1")

const faultOf = (word: string): VersionFault => {
  const version = withoutPrefix(word)
  if (isTemplate(word)) return "template"
  if (/^(?:c?python-)?\d[\d.]*(?:[ \t]+(?:c?python-)?\d[\d.]*)+$/i.test(word)) return "multiple-versions"
  if (invisible.test(word)) return "control-characters"
  if (ofOther.test(word)) return "other-implementation"
  if (/^system$/i.test(word)) return "system-python"
  if (/^\d+(?:\.\d+)*t$/.test(version)) return "free-threaded"
  if (/^\d+(?:\.(?:\d+|x))*-?(?:dev|a\d+|b\d+|rc\d+)$/i.test(version) || version.endsWith("+"))
    return "development-version"
  if (/[<>=~^!*|]|\.x\b/i.test(version)) return "range-not-version"
  if (/^(?:[014-9]|\d\d+)(?:\.\d+){0,2}$/.test(version)) return "unsupported-version"
  return "invalid-version"
}

/** Supported lines: 2.7 and from 3.3 on; `2` and `3` are lines to choose from. */
const isSupported = ({ major, minor }: PythonRequest): boolean =>
  minor === undefined || (major === 2 ? minor === 7 : minor >= 3)

/** The version in a wrong text, if one can be guessed: it becomes the example of the hint, where the stack has it. */
const guessIn = (text: string): string | undefined =>
  /(?:^|\D)(2\.7|3\.(?:[3-9]|[1-9]\d))(?:\.\d+)?/.exec(text.replaceAll(",", "."))?.[1]

const understood = (origin: Origin.Origin, text: string, asked: PythonRequest): VersionSource => ({
  origin,
  text,
  asked,
  problem: undefined
})

export const unusable = (origin: Origin.Origin, fault: VersionFault, found: string): VersionSource => {
  const text = redact(found, [])
  return {
    origin,
    text,
    asked: undefined,
    problem: new UnusablePythonVersion({ origin, fault, text, guess: guessIn(text), lines: [] })
  }
}

const comparison = String.raw`(?:[<>]=?|[!=]=|~=)[ \t]*\d(?:\.\d{1,3}){0,2}(?:\.\*)?[ \t]*`
const comparisons = new RegExp(`^${comparison}(?:,[ \\t]*${comparison})*$`)

/** Comparisons of PEP 440, one or several; `3.12` alone is a version. */
const isRange = (word: string): boolean => comparisons.test(word)

/** One word that should be a version, or a range of them. */
export const readWord = (origin: Origin.Origin, word: string): VersionSource => {
  const specifier = withoutPrefix(word)
  if (isRange(specifier)) return { origin, text: word, asked: undefined, specifier, problem: undefined }
  const asked = parseRequest(withoutWildcard(withoutPrefix(word)))
  if (asked === undefined) return unusable(origin, faultOf(word), word)
  return isSupported(asked) ? understood(origin, word, asked) : unusable(origin, "unsupported-version", word)
}

/** `$PYTHON_VERSION` and its kin; surrounding blanks are none of its value. */
export const fromVariable = (name: string, value: string): VersionSource =>
  readWord(Origin.variable(name), value.trim())

/** Blank lines, comments, a BOM, CRLF and trailing blanks say nothing. */
export const fromFile = (path: string, bytes: Uint8Array): VersionSource => {
  const { encoding, text } = decode(bytes)
  if (encoding.startsWith("utf-16") || bytes.includes(0)) return unusable(Origin.file(path), "invalid-encoding", "")
  const words = lines(text)
    .map((text, at) => ({ line: at + 1, text: trim(text.replace(/(?:^|\s)#.*/, ""), " \t\r") }))
    .filter(({ text }) => text !== "")
  const [first, second] = words
  if (first === undefined) return unusable(Origin.file(path), "no-version", "")
  if (second !== undefined) {
    const all = words.map(({ text }) => text).join("\n")
    return unusable(Origin.file(path, first.line), isTemplate(all) ? "template" : "multiple-versions", all)
  }
  return readWord(Origin.file(path, first.line), first.text)
}
