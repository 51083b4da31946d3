/** Wheels of the app's own that were built before it was sent here, installed by pip with what they require. */
import { normalise } from "../domain/PackageName.ts"
import type { Contributor } from "./Installer.ts"
import { chosenExtras } from "./ProjectExtras.ts"

const id = "built-wheel"

/** The name that a wheel's file begins with (PEP 427). */
const nameOf = (path: string): string => normalise(path.slice(path.lastIndexOf("/") + 1).split("-")[0] ?? "")

export const builtWheels: Contributor = {
  _tag: "Contributor",
  id,
  yields: "managers",
  files: [],
  claim: (application) => {
    const { chosenWheels = [], wheels = [] } = application
    if (wheels.length === 0) return undefined
    const extras = [...chosenExtras(application).names].toSorted()
    return {
      installs:
        chosenWheels.length === 0
          ? []
          : [
              {
                _tag: "Shared",
                installer: id,
                files: chosenWheels,
                title: `${chosenWheels.join(", ")} with pip`,
                inputs: chosenWheels.map((path) => ({ _tag: "ProjectDependencies", path, names: [nameOf(path)] }))
              }
            ],
      lines: [
        {
          name: "wheels of the app",
          lines: chosenWheels.map((path) => `./${path}${extras.length === 0 ? "" : `[${extras.join(",")}]`}`)
        }
      ],
      notices: [],
      problems: []
    }
  }
}
