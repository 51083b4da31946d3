/** What a single script says that it needs (PEP 723), installed by pip. */
import { PYTHON_SCRIPT } from "../domain/Options.ts"
import type { Notice } from "../domain/StagingError.ts"
import type { Contributor } from "./Installer.ts"
import { listedDependencies } from "./ListedDependencies.ts"

const id = "script"

/** Settings of tools say where packages come from, or of which day, and no such tool is run. */
const ofTools = (path: string, tools: ReadonlyArray<string>): ReadonlyArray<Notice> =>
  tools.length === 0
    ? []
    : [
        {
          level: "notice",
          id: "script/tool-settings",
          text: `${tools.map((tool) => `[tool.${tool}]`).join(", ")} in the block of ${path} is not read, since no such tool is run.`
        }
      ]

export const scriptDependencies: Contributor = {
  _tag: "Contributor",
  id,
  yields: "managers",
  files: [],
  claim: ({ choices, script }) => {
    if (script === undefined) return undefined
    const { lines, path, tools } = script
    const asked = lines.filter((line) => line !== "")
    // What uv has locked of it is installed by that.
    const isLocked = script.lock !== undefined
    return {
      installs: isLocked ? [] : listedDependencies({ installer: id, path, what: `what ${path} needs`, lines: asked }),
      lines: isLocked ? [] : [{ name: path, lines }],
      notices: [
        ...(choices.script === undefined
          ? [
              {
                level: "notice",
                id: "script/found",
                text: `${path} says what it needs (PEP 723), and nothing else does: that is installed. $${PYTHON_SCRIPT.name} names another one, an empty requirements.txt means none.`
              } as const
            ]
          : []),
        ...ofTools(path, isLocked ? tools.filter((tool) => tool !== "uv") : tools)
      ],
      problems: []
    }
  }
}
