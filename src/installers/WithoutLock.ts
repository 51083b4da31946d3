/** A project of a lock-file manager that has no lock file: it is installed as what it is, which is not what its manager would. */
import type { Application } from "../domain/Application.ts"
import type { Notice } from "../domain/StagingError.ts"
import { tableAt } from "../formats/TomlDocument.ts"

/** Tables of managers, and what of them is for their build backends alone. */
const managers = [
  { name: "uv", file: "uv.lock", backend: ["build-backend"] },
  { name: "poetry", file: "poetry.lock", backend: [] },
  { name: "pdm", file: "pdm.lock", backend: ["build", "version"] }
]

/** Says nothing where the file is there, and somebody has chosen that it does not count. */
export const withoutLock = ({
  managed,
  names,
  pyproject,
  requirements
}: Pick<Application, "managed" | "names" | "pyproject" | "requirements">): ReadonlyArray<Notice> => {
  if (managed === true || requirements !== undefined) return []
  const tools = tableAt(pyproject?.document ?? {}, "tool")
  const found = managers.find(({ backend, name }) =>
    Object.keys(tableAt(tools, name)).some((key) => !backend.includes(key))
  )
  return found === undefined || names.has(found.file)
    ? []
    : [
        {
          level: "notice",
          id: "lock-file/not-there",
          text: `pyproject.toml has [tool.${found.name}], and there is no ${found.file}: what the project requires is installed as pip chooses, anew whenever something changes. To fix it, run \`${found.name} lock\`, and commit ${found.file}.`
        }
      ]
}
