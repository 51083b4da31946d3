/** What `bin/release` prints: one YAML mapping. */
import type { ProcessType } from "../domain/Launch.ts"

/** The command for `web` in an answer of ours; `undefined` when it offers none. */
export const offeredWeb = (answer: string): string | undefined => /^ {2}web: "([\w.-]+)"$/m.exec(answer)?.[1]

/** Commands are plain words, so a double-quoted scalar (a JSON string is one, YAML 1.2 §1.3) says them exactly. */
export const releaseAnswer = (processes: ReadonlyArray<ProcessType>): string =>
  processes.length === 0
    ? "--- {}\n"
    : [
        "---",
        "default_process_types:",
        ...processes.map(({ command, type }) => `  ${type}: ${JSON.stringify(command)}`),
        ""
      ].join("\n")
