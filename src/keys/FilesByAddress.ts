/** Requirement files that lines name by an address of this machine, and not by their path. */
import type { Requirements } from "../domain/Requirements.ts"

/** Each as it is written there. */
export const filesByAddress = (asked: ReadonlyArray<Requirements>): ReadonlyArray<string> =>
  asked.flatMap(({ options }) =>
    options.flatMap(({ name, value = "" }) =>
      /^--(?:requirement|constraint)$/.test(name) && /^file:/i.test(value) ? [value] : []
    )
  )
