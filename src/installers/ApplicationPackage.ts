/** The application as a package of its own: `setup.py`, or `pyproject.toml` with `[build-system]` (PEP 518). */
import { asksForRoot } from "../domain/Requirements.ts"
import * as Origin from "../domain/Origin.ts"
import type { Notice } from "../domain/StagingError.ts"
import type { Contributor } from "./Installer.ts"
import { chosenExtras } from "./ProjectExtras.ts"
import { withoutLock } from "./WithoutLock.ts"

const id = "application-package"

/** Other platforms install what requirements.txt asks for, and do not build. */
const bare: Notice = {
  level: "notice",
  id: "application/build-system-alone",
  text: "pyproject.toml has [build-system], but neither [project] nor another table says which package there is to build, so none is built. requirements.txt is installed."
}

/** A line that asks for the app itself says with which extras. */
const byLine = (place: string, extras: ReadonlyArray<string>): Notice => ({
  level: "warning",
  id: "application/extras-not-asked",
  text: `$PYTHON_EXTRAS names ${extras.join(", ")}, but ${place} asks for the app's own package, and says with which extras. Write them there: \`.[${extras.join(",")}]\`.`
})

export const applicationPackage: Contributor = {
  _tag: "Contributor",
  id,
  own: true,
  files: [{ name: "setup.py" }],
  claim: (application) => {
    const { managed, names, pyproject, requirements, wheels = [] } = application
    // It is built already.
    if (wheels.length > 0) return undefined
    const described = names.has("setup.py") || names.has("setup.cfg") || pyproject?.describesNothing !== true
    if (!described && requirements !== undefined) return { installs: [], notices: [bare], problems: [] }
    const files = [
      ...(names.has("setup.py") ? ["setup.py"] : []),
      ...(pyproject?.hasBuildSystem === true ? ["pyproject.toml"] : [])
    ]
    if (files.length === 0) return undefined
    // pip refuses one package from two places, so a requirement file that asks for the app already is enough.
    const asked = requirements === undefined ? undefined : asksForRoot(requirements)
    // Those of a lock file are in it.
    const extras = managed === true ? { names: new Set<string>(), problems: [] } : chosenExtras(application)
    const wanted = [...extras.names].toSorted()
    return {
      installs:
        asked !== undefined
          ? []
          : [
              {
                _tag: "Shared",
                installer: id,
                files,
                title: `the app's own package (${files.join(", ")})`,
                inputs: [{ _tag: "Folder", path: ".", ...(wanted.length === 0 ? {} : { extras: wanted }) }]
              }
            ],
      notices:
        asked === undefined
          ? withoutLock(application)
          : [
              {
                level: "notice",
                id: "application/package-by-requirement",
                text: `${Origin.describe(asked.origin)} asks for the app's own package, which is installed with the rest of that file.`
              },
              ...(wanted.length === 0 ? [] : [byLine(Origin.describe(asked.origin), wanted)])
            ],
      problems: extras.problems
    }
  }
}
