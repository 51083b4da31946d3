/** `requirements.txt`, or the files that `$PYTHON_REQUIREMENTS` names, installed by pip. */
import type { Application } from "../domain/Application.ts"
import type { Contributor } from "./Installer.ts"

const id = "pip"

const asksForNothing = ({ requirements }: Application): boolean =>
  requirements !== undefined &&
  requirements.requirements.every(({ constraint }) => constraint) &&
  requirements.options.every(({ name }) => name !== "--requirement")

export const requirementsTxt: Contributor = {
  _tag: "Contributor",
  id,
  yields: "managers",
  files: [{ name: "requirements.txt" }],
  claim: (application) => {
    const { requirementFiles: paths, requirements } = application
    if (requirements === undefined) return undefined
    const empty = asksForNothing(application)
    const named = paths.join(", ")
    return {
      installs: empty
        ? []
        : [
            {
              _tag: "Shared",
              installer: id,
              files: requirements.files,
              title: `${named} with pip`,
              inputs: paths.map((path) => ({ _tag: "RequirementFile", path }))
            }
          ],
      notices: empty
        ? [
            {
              level: "notice",
              id: "requirements/empty",
              text: `${named} ${paths.length === 1 ? "names" : "name"} no package.`
            }
          ]
        : [],
      problems: []
    }
  }
}
