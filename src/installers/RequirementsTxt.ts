/** `requirements.txt`, installed by pip. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import type { Installer } from "./Installer.ts"

const id = "pip"

const asksForNothing = ({ requirements }: Application): boolean =>
  requirements !== undefined &&
  requirements.requirements.every(({ constraint }) => constraint) &&
  requirements.options.every(({ name }) => name !== "--requirement")

export const requirementsTxt: Installer = {
  id,
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
              installer: id,
              files: requirements.files,
              title: "requirements.txt with pip",
              closure: [{ _tag: "RequirementFile", path: "requirements.txt" }],
              settings: {}
            }
          ],
      notices: empty ? [{ level: "notice", id: "requirements/empty", text: "requirements.txt names no package." }] : [],
      problems: []
    }
  },
  install: () => Effect.succeed({ scripts: [] })
}
