/** What a command that failed ends with, so that a script can tell whether another try makes sense. */
import type { StagingError } from "./StagingError.ts"

/**
 * Exit codes, those of `sysexits.h` where it has one. Platforms know zero and anything else, and take the rest for
 * failures alike.
 */
export const exitCodes = {
  /** The app's author, or an operator, has to change something first. */
  failed: 1,
  wrongUsage: 2,
  /** EX_SOFTWARE: a defect of the buildpack. */
  defect: 70,
  /** EX_TEMPFAIL: the same may pass another time. */
  tryAgain: 75
} as const

export const exitCodeOf = ({ blame, transient }: Pick<StagingError, "blame" | "transient">): number =>
  blame === "buildpack"
    ? exitCodes.defect
    : blame === "environment" && transient === true
      ? exitCodes.tryAgain
      : exitCodes.failed
