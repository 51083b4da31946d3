/** `pylock.toml`, the lock file of the standard (PEP 751), which several managers write. */
import { select } from "../GroupSelection.ts"
import type { Contributor } from "../Installer.ts"
import { claimOf } from "../LockClaim.ts"
import { once, readToml, releasesIn } from "../LockDocument.ts"
import { type Manager, UnreadableLock } from "../LockProblems.ts"
import { defaultGroupsIn, extrasIn, groupsIn, readPylock } from "./PylockFile.ts"

const file = "pylock.toml"
const manager: Manager = { name: "pip", file, command: "pip lock ." }

export const pylock: Contributor = {
  _tag: "Contributor",
  id: "pylock",
  files: [{ name: file }],
  excludes: "managers",
  claim: once(({ choices, texts }) => {
    const text = texts.get(file)
    if (text === undefined) return undefined
    const document = readToml(manager, text)
    if (document instanceof UnreadableLock) return { installs: [], notices: [], problems: [document] }
    const groups = select({
      kind: "group",
      asked: choices.groups,
      file,
      known: groupsIn(document),
      defaults: defaultGroupsIn(document)
    })
    const extras = select({
      kind: "extra",
      asked: choices.extras,
      file,
      known: extrasIn(document),
      defaults: []
    })
    const { lock, problems } = readPylock(manager, document, { groups: groups.names, extras: extras.names })
    return claimOf({
      installer: "pylock",
      manager,
      files: [file],
      lock,
      releases: () => releasesIn(document, "packages"),
      problems: [...groups.problems, ...extras.problems, ...problems]
    })
  })
}
