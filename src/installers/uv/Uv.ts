/** `uv.lock`, the lock file of uv, read without it. */
import type { Contributor } from "../Installer.ts"
import { once, readToml } from "../LockDocument.ts"
import { type Manager, UnreadableLock, WithoutProject } from "../LockProblems.ts"
import { claimOfLock } from "./UvClaim.ts"
import { asSeenFrom } from "./Workspace.ts"

const id = "uv"
const file = "uv.lock"
const manager: Manager = { name: "uv", file, command: "uv lock" }

/** What the folders that a lock file names say of themselves. */
const projectsIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/^source = \{ (?:editable|virtual|directory) = "([^"\\]+)"/gm)].flatMap(([, path = ""]) =>
    /^\.?$|^\/|(?:^|\/)\.\.(?:\/|$)/.test(path) ? [] : [`${path}/pyproject.toml`]
  )

export const uv: Contributor = {
  _tag: "Contributor",
  id,
  files: [{ name: file, leadsTo: projectsIn }],
  excludes: "managers",
  claim: once((application) => {
    const text = application.texts.get(file)
    if (text === undefined) return undefined
    if (!application.names.has("pyproject.toml"))
      return { installs: [], notices: [], problems: [new WithoutProject({ manager, from: "pyproject.toml" })] }
    const document = readToml(manager, text)
    if (document instanceof UnreadableLock) return { installs: [], notices: [], problems: [document] }
    const { workspace } = application
    const seen = workspace === undefined ? document : asSeenFrom(workspace, document)
    return claimOfLock(
      { installer: id, manager, files: [file, "pyproject.toml"], from: "pyproject.toml" },
      application,
      seen
    )
  })
}
