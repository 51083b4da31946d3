/** What can be wrong with requirement files, each told with file, line and the line to write instead. */
import * as Data from "effect/Data"
import * as Origin from "../../domain/Origin.ts"
import { visible, type StagingError } from "../../domain/StagingError.ts"
import { redact } from "../../domain/Secrets.ts"
import { furtherLines } from "./RepeatedMistake.ts"
import type { Fault } from "./Mistake.ts"

export interface Spot {
  readonly path: string
  readonly line: number
}
export const at = (spot: Spot): string => Origin.describe(Origin.file(spot.path, spot.line))
export const shown = (text: string): string => visible(redact(text, []))

/** pip cannot read a line. */
export class InvalidRequirementLine
  extends Data.TaggedError("InvalidRequirementLine")<Spot & Fault & { readonly text: string }>
  implements StagingError
{
  readonly blame = "app"
  readonly title = "A line of a requirement file cannot be read"
  get id(): string {
    return `requirements/${this.condition}`
  }
  override get message(): string {
    return `${at(this)} is \`${shown(this.text)}\`. ${this.meaning}`
  }
  get hints(): ReadonlyArray<string> {
    return [redact(this.hint, [])]
  }
}

const folders = (text: string | undefined): ReadonlyArray<string> =>
  text?.includes("\\") === true ? ["Write folders with `/`; on this system a `\\` is no separator."] : []

export const fileFaults = {
  missing: [
    "is not there",
    "Correct the path (it counts from the folder of the file that names it), or commit the file."
  ],
  directory: ["is a folder, not a file", "Name a file in that folder."],
  cycle: [
    "leads back to itself: each file would be read again and again",
    "Remove one of the lines that close the circle."
  ],
  "too-deep": [
    "is named by a file that is named by a file, and so on, over more files than pip reads one from within the other",
    "Name the files from one list, one `-r` a line, in place of one file from the next."
  ],
  "not-text": ["is UTF-16 without the mark that says so, which pip cannot read", "Save the file as UTF-8."],
  "not-utf8": [
    "holds letters that are not UTF-8, which pip refuses",
    "Save the file as UTF-8, or write `# -*- coding: latin-1 -*-` as its first line, with the encoding that it has."
  ]
} as const

/** A whole requirement file cannot be used; `namedBy` is the line that leads to it. */
export class UnusableRequirementsFile
  extends Data.TaggedError("UnusableRequirementsFile")<{
    readonly path: string
    readonly line?: number
    readonly fault: keyof typeof fileFaults
    readonly namedBy: Spot | undefined
    readonly text: string | undefined
  }>
  implements StagingError
{
  readonly blame = "app"
  readonly title = "A requirement file cannot be used"
  get id(): string {
    return `requirements/file-${this.fault}`
  }
  override get message(): string {
    const named = this.namedBy === undefined ? "" : `${at(this.namedBy)} is \`${shown(this.text ?? "")}\`: `
    return `${named}${Origin.describe(Origin.file(visible(this.path), this.line))} ${fileFaults[this.fault][0]}.`
  }
  get hints(): ReadonlyArray<string> {
    return [fileFaults[this.fault][1], ...folders(this.text)]
  }
}

/** `pip freeze` of a virtual environment of Debian or Ubuntu lists a package that no index has. */
export class FreezeLeftover
  extends Data.TaggedError("FreezeLeftover")<Spot & { readonly text: string }>
  implements StagingError
{
  readonly id = "requirements/freeze-leftover"
  readonly blame = "app"
  readonly title = "A requirement exists on no index"
  override get message(): string {
    return `${at(this)} is \`${shown(this.text)}\`. \`pip freeze\` writes it in virtual environments of Debian and Ubuntu by mistake; there is no such package.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Remove the line from ${this.path}.`]
  }
}

/** Lines hold paths of the computer that the file was written on. */
export class PathsOfAnotherMachine
  extends Data.TaggedError("PathsOfAnotherMachine")<{
    readonly lines: ReadonlyArray<Spot & { readonly text: string; readonly instead: string | undefined }>
  }>
  implements StagingError
{
  readonly id = "requirements/path-of-another-machine"
  readonly blame = "app"
  readonly title = "Requirements lie in folders of another computer"
  /** A whole environment of conda has a hundred such lines: then the command says more than the lines do. */
  get listed(): typeof this.lines {
    return this.lines.length > 10 ? this.lines.slice(0, 3) : this.lines
  }
  override get message(): string {
    const lines = this.listed.map((line) => `  ${at(line)}: ${shown(line.text)}`)
    const rest = this.lines.length - lines.length
    return [
      "These lines name paths that are not here; `pip freeze`, often inside conda, writes such:",
      ...lines,
      ...(rest === 0 ? [] : [`  … ${furtherLines(rest)}.`])
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const replace = this.listed.map((line) =>
      line.instead === undefined
        ? `${at(line)}: write the package's name and version, or copy it into the app and write \`./its-folder\`.`
        : `${at(line)}: write \`${shown(line.instead)}\`.`
    )
    return [...replace, "`pip list --format=freeze > requirements.txt` writes a list without paths."]
  }
}

/** `${PWD}` names the folder in which the step of the platform was started; pip is started in a copy of the app. */
export class WorkingFolderInPath
  extends Data.TaggedError("WorkingFolderInPath")<Spot & { readonly text: string; readonly value: string }>
  implements StagingError
{
  readonly id = "requirements/working-folder-in-path"
  readonly blame = "app"
  readonly title = "A path begins with ${PWD}, which is not the app's folder here"
  override get message(): string {
    return `${at(this)} is \`${shown(this.text)}\`. \`PWD\` is a shell's own variable: while the app is staged it is \`${shown(this.value)}\`, the folder in which the platform started the step.`
  }
  get hints(): ReadonlyArray<string> {
    const below = /\$\{PWD\}\/*([^\s;#'"]*)/.exec(this.text)?.[1] ?? ""
    const extras = /#egg=[\w.-]+(\[[^\]]*\])/.exec(this.text)?.[1] ?? ""
    return [
      `Write \`${/^\s*(?:-e|--editable)\b/.test(this.text) ? "-e " : ""}./${shown(below)}${extras}\` in its place: such paths count from the app's root.`
    ]
  }
}

export const pathFaults = {
  missing: "does not exist in the app.",
  "not-installable": "is a folder without `setup.py` and `pyproject.toml`, so pip does not know how to install it.",
  submodule: "is a submodule of git that was not fetched: its folder is here, and its files are not.",
  "not-a-project": "is a file, but neither a wheel nor a source archive."
} as const

/** A folder or an archive of the application is not there, or nothing that pip can install. */
export class UnusableLocalPath
  extends Data.TaggedError("UnusableLocalPath")<
    Spot & {
      readonly text: string
      readonly localPath: string
      readonly fault: keyof typeof pathFaults
    }
  >
  implements StagingError
{
  readonly blame = "app"
  readonly title = "A local path cannot be installed"
  get id(): string {
    return `requirements/path-${this.fault}`
  }
  override get message(): string {
    return `${at(this)} is \`${shown(this.text)}\`: ${shown(this.localPath)} ${pathFaults[this.fault]}`
  }
  get hints(): ReadonlyArray<string> {
    const hints = {
      missing: ["Correct the path: it counts from the app's root. If it is right, see whether git ignores the files."],
      "not-installable": [
        "Add a `setup.py` there: `from setuptools import setup` on its first line, `setup()` on its second."
      ],
      submodule: [
        "Have the platform fetch submodules (`git submodule update --init`) before it hands over the app.",
        "Or write the address of its repository in the place of the path: `NAME @ git+https://…`."
      ],
      "not-a-project": [`If it is a list of requirements, write \`-r ${shown(this.localPath)}\`.`]
    }
    return [...hints[this.fault], ...folders(this.text)]
  }
}
