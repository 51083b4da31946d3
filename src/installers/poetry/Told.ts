/** What a project of Poetry says that does not come to pass here: told, since somebody would wonder. */
import { satisfies, validRange } from "@renovatebot/pep440"
import type { Pyproject } from "../../domain/Application.ts"
import { type Notice, visible } from "../../domain/StagingError.ts"
import { rangesOf } from "../../formats/PoetryConstraint.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"
import { textIn } from "../LockDocument.ts"

interface Project {
  readonly pyproject: Pyproject
  readonly names: ReadonlySet<string>
  /** The release that wrote the lock file. */
  readonly release: string | undefined
}

const namesPackage = (poetry: Table, { project }: Pyproject): boolean =>
  poetry["name"] !== undefined || project?.name !== undefined

/** Poetry installs such a project by its own backend; pip would build it by setuptools, which knows nothing of it. */
const notBuilt = (poetry: Table, { names, pyproject }: Project): ReadonlyArray<Notice> =>
  poetry["package-mode"] === false ||
  pyproject.hasBuildSystem ||
  names.has("setup.py") ||
  !namesPackage(poetry, pyproject)
    ? []
    : [
        {
          level: "notice",
          id: "lock-file/project-not-installed",
          text: 'The project itself is not installed, since pyproject.toml has no [build-system]. If it is a package, add one (requires = ["poetry-core"], build-backend = "poetry.core.masonry.api"); if not, `package-mode = false` under [tool.poetry] says so.'
        }
      ]

/** No Poetry is run, so what counts is which one wrote the file. */
const writtenByAnother = (poetry: Table, { release }: Project): ReadonlyArray<Notice> => {
  const required = textIn(poetry, "requires-poetry")
  if (required === undefined) return []
  const ranges = (rangesOf(required) ?? []).filter((range) => validRange(range))
  if (release !== undefined && ranges.some((range) => satisfies(release, range))) return []
  const writer = release === undefined ? "does not say which release wrote it" : `was written by Poetry ${release}`
  return [
    {
      level: "warning",
      id: "lock-file/other-release",
      text: `pyproject.toml requires Poetry \`${visible(required)}\`, and poetry.lock ${writer}. It is installed as it is: no Poetry is run.`
    }
  ]
}

export const noticesOf = (project: Project): ReadonlyArray<Notice> => {
  const poetry = tableAt(project.pyproject.document, "tool", "poetry")
  return [...notBuilt(poetry, project), ...writtenByAnother(poetry, project)]
}
