/** A `requirements.pypm` as read. */
import type { Origin } from "./Origin.ts"
import type { Notice, StagingError } from "./StagingError.ts"

export interface PypmRequirement {
  readonly origin: Origin
  readonly text: string
  readonly name: string
  readonly specifier?: string
}

export interface PypmList {
  readonly requirements: ReadonlyArray<PypmRequirement>
  readonly problems: ReadonlyArray<StagingError>
  readonly notices: ReadonlyArray<Notice>
}
