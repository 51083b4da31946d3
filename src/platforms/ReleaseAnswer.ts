/** What `bin/release` prints: one YAML mapping. */
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type { ProcessType } from "../domain/Launch.ts"
import { lineFrom } from "./StartWords.ts"

/** The command for `web` in an answer of ours; `undefined` when it offers none. */
export const offeredWeb = (answer: string): string | undefined => {
  const written = /^ {2}web: (".+")$/m.exec(answer)?.[1]
  const read = Option.flatMap(
    Option.fromUndefinedOr(written),
    Schema.decodeUnknownOption(Schema.fromJsonString(Schema.String))
  )
  return Option.getOrUndefined(read)
}

/** A double-quoted scalar (a JSON string is one, YAML 1.2 §1.3) says a command exactly. */
export const releaseAnswer = (processes: ReadonlyArray<ProcessType>): string =>
  processes.length === 0
    ? "--- {}\n"
    : [
        "---",
        "default_process_types:",
        ...processes.map((one) => `  ${one.type}: ${JSON.stringify(lineFrom(one))}`),
        ""
      ].join("\n")
