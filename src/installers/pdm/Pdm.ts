/** `pdm.lock`, the lock file of PDM. */
import * as Data from "effect/Data"
import type { Application } from "../../domain/Application.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"
import { sha256 } from "../../services/Digest.ts"
import { select } from "../GroupSelection.ts"
import type { Claim, Contributor } from "../Installer.ts"
import { claimOf } from "../LockClaim.ts"
import { once, readToml, tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { asPipReads, trustedHosts } from "../LockIndexes.ts"
import { DriftedLock, type Manager, UnknownLockVersion, UnreadableLock } from "../LockProblems.ts"
import { environmentsOf } from "../LockEnvironments.ts"
import { digested } from "./ContentHash.ts"
import { groupsIn, hasMetadata, readPdmLock } from "./PdmLock.ts"
import { targetsIn } from "./Targets.ts"

const file = "pdm.lock"
const manager: Manager = { name: "PDM", file, command: "pdm lock" }

/** Entries do not say which groups they are of, nor where they hold. */
export class LockWithoutMetadata extends Data.TaggedError("LockWithoutMetadata")<{}> implements StagingError {
  readonly id = "lock-file/without-metadata"
  readonly blame = "app"
  readonly title = "pdm.lock does not say what its packages are for"
  override get message(): string {
    return "pdm.lock was written without the strategy `inherit_metadata`, so its packages have neither groups nor conditions."
  }
  readonly hints: ReadonlyArray<string> = ["Run `pdm lock -S inherit_metadata`, and commit the file that it writes."]
}

const formProblems = (document: Table): ReadonlyArray<StagingError> => {
  const found = textIn(tableAt(document, "metadata"), "lock_version") ?? "none"
  if (!/^4\.[45](?:\.\d+)?$/.test(found)) return [new UnknownLockVersion({ manager, found, known: "4.4 to 4.5" })]
  return hasMetadata(document) ? [] : [new LockWithoutMetadata()]
}

/** The digest of a workspace counts files of its members, and one by inputs is written in another way (2.29.4). */
const driftOf = (document: Table, pyproject: Table | undefined): ReadonlyArray<StagingError> => {
  const metadata = tableAt(document, "metadata")
  const digest = /^sha256:(\w+)$/.exec(textIn(metadata, "content_hash") ?? "")?.[1]
  const other =
    metadata["lock_inputs"] !== undefined || tableAt(pyproject ?? {}, "tool", "pdm")["workspace"] !== undefined
  if (pyproject === undefined || digest === undefined || other) return []
  return digested(pyproject).some((text) => sha256(text) === digest)
    ? []
    : [new DriftedLock({ manager, from: "pyproject.toml", differences: [] })]
}

/** A source that is called `pypi` takes the place of the public index, others are asked besides. */
const optionsOf = (settings: Table): ReadonlyArray<string> => {
  const sources = tablesIn(settings, "source").map((source) => ({
    name: textIn(source, "name") ?? "",
    url: asPipReads(textIn(source, "url") ?? ""),
    verified: source["verify_ssl"] !== false,
    links: textIn(source, "type") === "find_links"
  }))
  const words = sources.map(({ links, name, url }) =>
    links ? `--find-links ${url}` : name === "pypi" ? `--index-url ${url}` : `--extra-index-url ${url}`
  )
  return [...words, ...trustedHosts(sources)]
}

const read = (document: Table, { choices, pyproject }: Application): Claim => {
  const project = tableAt(pyproject?.document ?? {}, "project")
  const settings = tableAt(pyproject?.document ?? {}, "tool", "pdm")
  const optional = new Set(Object.keys(tableAt(project, "optional-dependencies")).map(normalise))
  const known = groupsIn(document)
  const groups = select({
    kind: "group",
    asked: choices.groups,
    file,
    known: known.filter((name) => !optional.has(normalise(name))),
    defaults: ["default"]
  })
  const extras = select({
    kind: "extra",
    asked: choices.extras,
    file,
    known: known.filter((name) => optional.has(normalise(name))),
    defaults: []
  })
  const excluded = new Set(textsIn(tableAt(settings, "resolution"), "excludes").map(normalise))
  const chosen = new Set([...groups.names, ...extras.names])
  const { packages, problems } = readPdmLock(manager, document, chosen, excluded)
  const { holds, problems: elsewhere, pythons } = environmentsOf(file, "metadata.targets", targetsIn(document))
  return claimOf({
    installer: "pdm",
    manager,
    files: [file],
    lock: {
      packages,
      ...(pythons === undefined ? {} : { requiresPython: pythons }),
      ...(holds === undefined ? {} : { holds })
    },
    options: optionsOf(settings),
    withoutOwn: settings["distribution"] === false,
    problems: [
      ...driftOf(document, pyproject?.document),
      ...elsewhere,
      ...groups.problems,
      ...extras.problems,
      ...problems
    ]
  })
}

export const pdm: Contributor = {
  _tag: "Contributor",
  id: "pdm",
  files: [{ name: file }],
  excludes: "managers",
  claim: once((application) => {
    const text = application.texts.get(file)
    if (text === undefined) return undefined
    const document = readToml(manager, text)
    const problems = document instanceof UnreadableLock ? [document] : formProblems(document)
    if (document instanceof UnreadableLock || problems.length > 0) return { installs: [], notices: [], problems }
    return read(document, application)
  })
}
