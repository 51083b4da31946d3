/** A Python that was chosen, from where, and what there is to say about it. */
import type { ChosenPython } from "../domain/Plan.ts"
import type { Notice } from "../domain/StagingError.ts"

export interface Choice extends Omit<ChosenPython, "considered"> {
  readonly notices: ReadonlyArray<Notice>
  /** What each hint came to, where hints were heard. */
  readonly hints?: ChosenPython["considered"]
  /** Lines that would do as well as far as anybody has said, newest first; for a second try. */
  readonly alternatives?: ReadonlyArray<string>
}
