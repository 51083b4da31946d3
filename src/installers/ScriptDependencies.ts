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
  claim: ({ choices, names, script }) => {
    if (script === undefined) return undefined
    const { lines, path, tools } = script
    const asked = lines.filter((line) => line !== "")
    const lock = `${path}.lock`
    return {
      installs: listedDependencies({ installer: id, path, what: `what ${path} needs`, lines: asked }),
      lines: [{ name: path, lines }],
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
        ...ofTools(path, tools),
        ...(names.has(lock)
          ? [
              {
                level: "warning",
                id: "script/lock-not-read",
                text: `${lock} is not read: what ${path} asks for is resolved anew. Pin it in the block, or make a project of it with a lock file.`
              } as const
            ]
          : [])
      ],
      problems: []
    }
  }
}
