/** The two streams of the process: what cannot be written to the first of them is a failure, and told on the other one. */
import * as Data from "effect/Data"
import type { StagingError } from "../domain/StagingError.ts"
import { codeOf } from "./SystemErrors.ts"

const meanings: Readonly<Record<string, string>> = {
  EPIPE: "nobody reads it any more",
  ENOSPC: "the disk that it goes to is full",
  EDQUOT: "the disk that it goes to is full",
  EIO: "the terminal is gone, or the disk that it goes to is at fault",
  EBADF: "it is closed"
}

/** Standard output was cut off; what was to be done may have been done or not. */
export class OutputNotWritten
  extends Data.TaggedError("OutputNotWritten")<{ readonly code: string }>
  implements StagingError
{
  readonly id = "command/output-not-written"
  readonly blame = "environment"
  get transient(): boolean {
    return this.code === "ENOSPC" || this.code === "EDQUOT"
  }
  readonly title = "The output could not be written"
  override get message(): string {
    return `Standard output takes no more: ${meanings[this.code] ?? "writing to it failed"} (${this.code}). The command has ended there.`
  }
  readonly hints: ReadonlyArray<string> = ["Run it again with an output that can be written."]
}

let failed: OutputNotWritten | undefined
const note = (cause: unknown): void => {
  failed ??= new OutputNotWritten({ code: codeOf(cause) })
}

/** `stop` is called once, as soon as something could not be written; nobody is told when stderr fails. */
export const watch = (stop: () => void): void => {
  process.stdout.on("error", (cause) => {
    if (failed === undefined) {
      note(cause)
      stop()
    }
  })
  process.stderr.on("error", () => undefined)
}

/**
 * Node's own exit cuts off what is still on its way into a pipe, so both streams are written out first. What the first
 * one would not take is found out here at the latest: Console passes over it (Node 24).
 */
export const flush = (
  then: (failure: OutputNotWritten | undefined, finish: (end: () => void) => void) => void
): void => {
  process.stdout.write("", (cause) => {
    if (cause !== null && cause !== undefined) note(cause)
    then(failed, (end) => process.stderr.write("", () => end()))
  })
}
