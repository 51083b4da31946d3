/** Lock files of package managers that this buildpack does not run: what to do about each. */
import * as Data from "effect/Data"
import type { Notice, StagingError } from "../domain/StagingError.ts"

interface Manager {
  readonly name: string
  readonly command: string
}

const managers: Readonly<Record<string, Manager>> = {
  "pdm.lock": { name: "PDM", command: "pdm export --prod -f requirements -o requirements.txt" }
}
export const lockFiles: ReadonlyArray<string> = Object.keys(managers)

/** Only a lock file says what to install, and nothing here reads it. */
export class LockFileNotSupported
  extends Data.TaggedError("LockFileNotSupported")<{ readonly files: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "lock-file/not-supported"
  readonly blame = "app"
  get title(): string {
    return `${this.files.join(" and ")} cannot be installed from`
  }
  override get message(): string {
    const made = this.files.map((file) => `${file} is written by ${managers[file]?.name ?? "another tool"}`).join("; ")
    return `${made}. This buildpack installs from requirements.txt, which is not there.`
  }
  get hints(): ReadonlyArray<string> {
    const commands = this.files.map((file) => `  ${managers[file]?.command ?? ""}`)
    return [
      `Write requirements.txt from ${this.files.length === 1 ? "the lock file" : "the one that the app is really installed from"}, and commit it:`,
      "",
      ...commands
    ]
  }
}

const found = (names: ReadonlySet<string>): ReadonlyArray<string> => lockFiles.filter((name) => names.has(name))

/** `unread` are the names that no installer claims; `installed` the file that says what is installed. */
export const lockFileProblems = (
  unread: ReadonlySet<string>,
  installed: string | undefined
): ReadonlyArray<StagingError> => {
  const files = found(unread)
  return files.length === 0 || installed !== undefined ? [] : [new LockFileNotSupported({ files })]
}

export const lockFileNotices = (unread: ReadonlySet<string>, installed: string | undefined): ReadonlyArray<Notice> => {
  const files = found(unread)
  return files.length === 0 || installed === undefined
    ? []
    : [
        {
          level: "notice",
          id: "lock-file/not-read",
          text: `${installed} is installed; ${files.join(" and ")} beside it ${files.length === 1 ? "is" : "are"} not read.`
        }
      ]
}
