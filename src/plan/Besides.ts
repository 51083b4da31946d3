/** What stands in an app besides the files that a plan is made of, and would be passed over without a word. */
import type { Application } from "../domain/Application.ts"
import { misspellings } from "../domain/Misspelling.ts"
import { type Notice, printable, type StagingError } from "../domain/StagingError.ts"
import { nothingInstalled } from "./NothingInstalled.ts"

export interface Besides {
  readonly problems: ReadonlyArray<StagingError>
  readonly notices: ReadonlyArray<Notice>
}

/** Names that are nearly right, told as detection tells them where nothing else makes it an app. */
const nearMisses = (names: ReadonlySet<string>): ReadonlyArray<Notice> =>
  misspellings(names).map(({ meant, name }) => ({
    level: "warning",
    id: "application/near-miss",
    text: `Found ${printable(name)}, which is not read: rename it to ${meant} if that is what it is meant to be.`
  }))

/** `installs`: whether anything is installed, or that is not known since something else is wrong. */
export const besides = ({ names, overlooked, recognised }: Application, installs: boolean): Besides => {
  const nothing =
    installs || overlooked === undefined
      ? { problems: [], notices: [] }
      : nothingInstalled(overlooked, { emptyList: names.has("requirements.txt") })
  return {
    problems: nothing.problems,
    notices: [...(recognised ? nearMisses(names) : []), ...nothing.notices]
  }
}
