/** `[project]` in `pyproject.toml` without `[build-system]`: nothing to build, but dependencies to install, and extras that were chosen. */
import type { Notice } from "../domain/StagingError.ts"
import type { Contributor } from "./Installer.ts"
import { listedDependencies } from "./ListedDependencies.ts"
import { chosenExtras, linesOfExtras } from "./ProjectExtras.ts"
import { withoutLock } from "./WithoutLock.ts"

const id = "project-dependencies"

export const projectDependencies: Contributor = {
  _tag: "Contributor",
  id,
  yields: "managers",
  files: [],
  claim: (application) => {
    const { choices, names, pyproject, requirements, wheels = [] } = application
    // Whoever names a script or a wheel means that alone.
    if (choices.script !== undefined || wheels.length > 0) return undefined
    const project = pyproject?.project
    if (project === undefined || pyproject?.hasBuildSystem === true || names.has("setup.py")) return undefined
    if (requirements !== undefined) {
      return {
        installs: [],
        problems: [],
        notices:
          project.dependencies.length === 0
            ? []
            : [
                {
                  level: "notice",
                  id: "pyproject/requirements-txt-goes-first",
                  text: "Both requirements.txt and [project] in pyproject.toml list dependencies. requirements.txt is installed, the list in pyproject.toml is not."
                }
              ]
      }
    }
    const extras = chosenExtras(application)
    const lines = [...new Set([...project.dependencies, ...linesOfExtras(application, extras.names)])]
    const untold: ReadonlyArray<Notice> = project.dynamicDependencies
      ? [
          {
            level: "warning",
            id: "pyproject/dynamic-dependencies",
            text: "pyproject.toml says that the dependencies are dynamic, but has no [build-system] that could tell them. None are installed.\nAdd a [build-system] table, or list them under [project] dependencies."
          }
        ]
      : []
    return {
      installs: listedDependencies({
        installer: id,
        path: "pyproject.toml",
        what: "the dependencies in pyproject.toml",
        lines
      }),
      notices: [...withoutLock(application), ...untold],
      lines: [{ name: "pyproject.toml", lines, derived: true }],
      problems: extras.problems
    }
  }
}
