/** The application as a package of its own: `setup.py`, or `pyproject.toml` with `[build-system]` (PEP 518). */
import * as Effect from "effect/Effect"
import { asksForRoot } from "../domain/Requirements.ts"
import * as Origin from "../domain/Origin.ts"
import type { Installer } from "./Installer.ts"

const id = "application-package"

export const applicationPackage: Installer = {
  id,
  files: [{ name: "setup.py" }],
  claim: ({ names, pyproject, requirements }) => {
    const files = [
      ...(names.has("setup.py") ? ["setup.py"] : []),
      ...(pyproject?.hasBuildSystem === true ? ["pyproject.toml"] : [])
    ]
    if (files.length === 0) return undefined
    // pip refuses one package from two places, so a requirement file that asks for the app already is enough.
    const asked = requirements === undefined ? undefined : asksForRoot(requirements)
    return {
      installs:
        asked !== undefined
          ? []
          : [
              {
                installer: id,
                files,
                title: `the app's own package (${files.join(", ")})`,
                closure: [{ _tag: "Folder", path: "." }],
                settings: {}
              }
            ],
      notices:
        asked === undefined
          ? []
          : [
              {
                level: "notice",
                id: "application/package-by-requirement",
                text: `${Origin.describe(asked.origin)} asks for the app's own package, which is installed with the rest of that file.`
              }
            ],
      problems: []
    }
  },
  install: () => Effect.succeed({ scripts: [] })
}
