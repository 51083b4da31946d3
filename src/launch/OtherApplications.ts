/** Applications beside the one that is started, which its author may have meant. */
import type { CodeModule } from "../domain/CodeFacts.ts"
import type { Notice } from "../domain/StagingError.ts"
import { lineOf } from "./StartMessages.ts"
import { usedBy } from "./UsedModules.ts"
import type { StartChoice } from "./StartChoice.ts"

const most = 3

/** `undefined` where the one, with what it imports, is all there is. */
export const otherApplications = (
  chosen: StartChoice,
  all: ReadonlyArray<StartChoice>,
  modules: ReadonlyArray<CodeModule>
): Notice | undefined => {
  // Who writes such a file says what is served.
  if (/(?:^|\/)[aw]sgi\.py$/.test(chosen.path)) return undefined
  const parts = usedBy(chosen.path, modules)
  const others = all.filter(
    ({ path, possible }, at) =>
      !parts.has(path) && all.findIndex((other) => other.possible.title === possible.title) === at
  )
  if (others.length === 0) return undefined
  const shown = others.slice(0, most)
  const more = others.length - shown.length
  return {
    level: "notice",
    id: "start/other-application",
    text: [
      `Beside ${chosen.possible.title}, which is started, there ${others.length === 1 ? "is" : "are"} ${shown.map(({ possible }) => possible.title).join(", ")}${more > 0 ? `, and ${more} more` : ""}.`,
      `To start ${others.length === 1 ? "that" : "one of them"} instead, write it into a file named Procfile:`,
      ...shown.map(({ possible }) => `  ${lineOf(possible)}`)
    ].join("\n")
  }
}
