/** Why a hook of the app ends a staging. */
import * as Data from "effect/Data"
import { printable, type StagingError, visible } from "../domain/StagingError.ts"

export type HookName = "pre_compile" | "post_compile"
export const pathOf = (hook: HookName): string => `bin/${hook}`

const orWithout = (hook: HookName): string =>
  `Or take \`${pathOf(hook)}\` away, or give it another name: then it is not run.`

/** It ran, and said by how it ended that it could not do its work. */
export class HookFailed
  extends Data.TaggedError("HookFailed")<{
    readonly hook: HookName
    readonly exitCode: number | undefined
    readonly signal: string | undefined
    readonly timedOut: boolean
    /** The program that a shell has looked for in vain, as its last lines say. */
    readonly missing: string | undefined
  }>
  implements StagingError
{
  readonly id = "hook/failed"
  readonly blame = "app"
  get title(): string {
    return `The app's hook ${pathOf(this.hook)} failed`
  }
  private get how(): string {
    if (this.timedOut) return "did not come to its end in time, and was ended with all that it had started"
    if (this.signal !== undefined)
      return `was ended by ${this.signal}${this.signal === "SIGKILL" ? ", as a system does whose memory is full" : ""}`
    return `ended with exit code ${this.exitCode ?? "unknown"}`
  }
  override get message(): string {
    const why =
      this.missing === undefined
        ? "What it said stands above."
        : `It starts \`${visible(this.missing)}\`, and there is no such program.`
    return `\`${pathOf(this.hook)}\` ${this.how}. ${why} Nothing of this staging was put into the app.`
  }
  get hints(): ReadonlyArray<string> {
    const before = this.hook === "pre_compile" && /^(?:python|pip)[\d.]*$/.test(this.missing ?? "")
    return [
      ...(before
        ? ["Do in `bin/post_compile` what needs the app's Python: it is not there yet while `bin/pre_compile` runs."]
        : []),
      ...(this.timedOut ? ["Give it longer with $BUILDPACK_STEP_TIMEOUT, in seconds."] : []),
      `Correct the script, and try it in the app's folder: \`sh -x ${pathOf(this.hook)}\`. A command that may fail ends in \`|| true\`.`,
      orWithout(this.hook)
    ]
  }
}

/** What it is written in, or how, keeps it from being started at all. */
export class HookNotStarted
  extends Data.TaggedError("HookNotStarted")<{
    readonly hook: HookName
    /** A sentence without its full stop. */
    readonly why: string
    readonly remedy: string
  }>
  implements StagingError
{
  readonly id = "hook/not-started"
  readonly blame = "app"
  get title(): string {
    return `The app's hook ${pathOf(this.hook)} cannot be started`
  }
  override get message(): string {
    return `${printable(this.why)}.`
  }
  get hints(): ReadonlyArray<string> {
    return [this.remedy, orWithout(this.hook)]
  }
}
