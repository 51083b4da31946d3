/** `[project]` in `pyproject.toml` without `[build-system]`: nothing to build, but dependencies to install. */
import type { Contributor } from "./Installer.ts"

const id = "project-dependencies"

/** PEP 508 begins with the name. */
const nameOf = (text: string): string => /^\s*([\w.-]+)/.exec(text)?.[1] ?? "unnamed"

export const projectDependencies: Contributor = {
  _tag: "Contributor",
  id,
  yields: "managers",
  files: [],
  claim: ({ names, pyproject, requirements }) => {
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
    return {
      installs:
        project.dependencies.length === 0
          ? []
          : [
              {
                _tag: "Shared",
                installer: id,
                files: ["pyproject.toml"],
                title: "the dependencies in pyproject.toml with pip",
                inputs: [
                  { _tag: "ProjectDependencies", path: "pyproject.toml", names: project.dependencies.map(nameOf) }
                ]
              }
            ],
      notices: project.dynamicDependencies
        ? [
            {
              level: "warning",
              id: "pyproject/dynamic-dependencies",
              text: "pyproject.toml says that the dependencies are dynamic, but has no [build-system] that could tell them. None are installed.\nAdd a [build-system] table, or list them under [project] dependencies."
            }
          ]
        : [],
      problems: []
    }
  }
}
