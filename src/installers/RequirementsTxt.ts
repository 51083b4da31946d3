/** `requirements.txt`, installed by pip. */
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
    const { requirements } = application
    if (requirements === undefined) return undefined
    const empty = asksForNothing(application)
    return {
      installs: empty
        ? []
        : [
            {
              _tag: "Shared",
              installer: id,
              files: requirements.files,
              title: "requirements.txt with pip",
              inputs: [{ _tag: "RequirementFile", path: "requirements.txt" }]
            }
          ],
      notices: empty ? [{ level: "notice", id: "requirements/empty", text: "requirements.txt names no package." }] : [],
      problems: []
    }
  }
}
