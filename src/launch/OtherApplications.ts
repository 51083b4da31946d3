/** Applications beside the one that is started, which its author may have meant. */
import type { CodeModule } from "../domain/CodeFacts.ts"
import type { Notice } from "../domain/StagingError.ts"
import { lineOf } from "./StartMessages.ts"
import type { StartChoice } from "./StartChoice.ts"

const most = 3

/** All that a module imports of the app, by others too. */
const usedBy = (path: string, modules: ReadonlyArray<CodeModule>): ReadonlySet<string> => {
  const found = new Set([path])
  for (const one of found) for (const used of modules.find((other) => other.path === one)?.uses ?? []) found.add(used)
  return found
}

/** `undefined` where the one, with what it imports, is all there is. */
export const otherApplications = (
  chosen: StartChoice,
  all: ReadonlyArray<StartChoice>,
  modules: ReadonlyArray<CodeModule>
): Notice | undefined => {
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
