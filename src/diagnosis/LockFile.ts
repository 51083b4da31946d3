/** The lock file that pip's lines came from, and the command that writes it. */
import type { PipFailure } from "./Rule.ts"

export interface LockFile {
  readonly file: string
  readonly command: string
}

const commands: ReadonlyMap<string, string> = new Map([
  ["Pipfile.lock", "pipenv lock"],
  ["pdm.lock", "pdm lock"],
  ["poetry.lock", "poetry lock"],
  ["uv.lock", "uv lock"],
  ["pylock.toml", "pip lock ."]
])

export const lockFileIn = ({ files }: Pick<PipFailure, "files">): LockFile | undefined =>
  files.flatMap((file) => {
    const command = commands.get(file)
    return command === undefined ? [] : [{ file, command }]
  })[0]
