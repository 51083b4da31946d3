/** `tool.py.lock`, which uv writes beside a script that says what it needs (`uv lock --script`). */
import type { Application, AppScript } from "../../domain/Application.ts"
import { always } from "../../domain/Marker.ts"
import type { Contributor } from "../Installer.ts"
import { once, readToml, tableIn } from "../LockDocument.ts"
import { type Manager, UnreadableLock } from "../LockProblems.ts"
import { claimOfLock } from "./UvClaim.ts"
import type { UvLock, UvPackage } from "./UvLockFile.ts"

/** A script has no name that a package could have. */
const name = "the-script"

/** What the lock file says that the script asks for, as a package of it. */
const withScript = (lock: UvLock): UvLock => {
  const script: UvPackage = {
    name,
    version: undefined,
    source: { virtual: "." },
    sourceText: "virtual .",
    forks: always,
    dependencies: lock.requirements,
    extras: new Map(),
    groups: new Map(),
    entry: { metadata: { "requires-dist": lock.manifest["requirements"] ?? [] } }
  }
  return { ...lock, packages: [...lock.packages, script], requirements: [] }
}

/** The app as if the block were its pyproject.toml. */
const asProject = (application: Application, { document, lines }: AppScript): Application => {
  const requires = document["requires-python"]
  const project = {
    name,
    dependencies: lines.filter((line) => line !== ""),
    ...(typeof requires === "string" ? { "requires-python": requires } : {})
  }
  const { extras: _, groups: __, ...choices } = application.choices
  const { workspace: ___, ...alone } = application
  return {
    ...alone,
    choices,
    pyproject: {
      document: { project, tool: { uv: tableIn(tableIn(document, "tool") ?? {}, "uv") ?? {} } },
      hasBuildSystem: false,
      project: { name, dependencies: project.dependencies, dynamicDependencies: false }
    }
  }
}

export const uvScript: Contributor = {
  _tag: "Contributor",
  id: "uv-script",
  yields: "managers",
  files: [],
  claim: once((application) => {
    const { script } = application
    if (script?.lock === undefined) return undefined
    const { path, text } = script.lock
    const manager: Manager = { name: "uv", file: path, command: `uv lock --script ${script.path}` }
    const document = readToml(manager, text)
    if (document instanceof UnreadableLock) return { installs: [], notices: [], problems: [document] }
    const of = { installer: "uv-script", manager, files: [path, script.path], from: script.path }
    return claimOfLock(of, asProject(application, script), document, withScript)
  })
}
