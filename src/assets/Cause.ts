/** Why static files were not collected: what a rule is given, and what it makes of it. */
import { type Blame, visible } from "../domain/StagingError.ts"
import type { Failure, Told } from "./Collecting.ts"

export interface Cause {
  readonly id: string
  readonly blame: Blame
  readonly title: string
  readonly message: string
  readonly hints: ReadonlyArray<string>
}

export interface SeenFailure {
  readonly told: Told
  readonly error: Failure
  /** `shop/settings.py line 12`, the line of the app's own that is nearest to the failure. */
  readonly place: string
  readonly manage: string
  /** What Django said meanwhile. */
  readonly output: ReadonlyArray<string>
}

/** `undefined` for a failure that is another's to explain. */
export type CauseRule = (seen: SeenFailure) => Cause | undefined

/** The first line of what was raised, with its class; where an imported file lies is nobody's interest. */
export const said = ({ text, type }: Failure): string =>
  `\`${type}: ${visible((text.split("\n")[0] ?? "").replace(/ \(\/[^()]*\)$/, ""))}\``

/** The settings are still being imported, or the apps that they name. */
export const isImporting = ({ told }: SeenFailure): boolean => ["manage", "settings"].includes(told.phase)
