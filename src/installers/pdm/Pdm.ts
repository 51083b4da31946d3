/** `pdm.lock`, the lock file of PDM. */
import * as Data from "effect/Data"
import type { Application } from "../../domain/Application.ts"
import { normalise } from "../../domain/PackageName.ts"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { type Table, tableAt } from "../../formats/TomlDocument.ts"
import { sha256 } from "../../services/Digest.ts"
import { select } from "../GroupSelection.ts"
import type { Claim, Contributor } from "../Installer.ts"
import { claimOf } from "../LockClaim.ts"
import { once, readToml, releasesIn, tablesIn, textIn, textsIn } from "../LockDocument.ts"
import { asPipReads, trustedHosts } from "../LockIndexes.ts"
import { DriftedLock, type Manager, UnknownLockVersion, UnreadableLock } from "../LockProblems.ts"
import { environmentsOf } from "../LockEnvironments.ts"
import { digested } from "./ContentHash.ts"
import { groupsOf } from "./Asked.ts"
import { groupsIn, hasMetadata, type PdmLockFacts, readPdmLock } from "./PdmLock.ts"
import { readTree } from "./TreeLock.ts"
import { targetsIn } from "./Targets.ts"

const file = "pdm.lock"
const manager: Manager = { name: "PDM", file, command: "pdm lock" }

/** Entries do not say which groups they are of, nor where they hold, and what asks for them does not tell it either. */
export class LockWithoutMetadata
  extends Data.TaggedError("LockWithoutMetadata")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "lock-file/without-metadata"
  readonly blame = "app"
  readonly title = "pdm.lock does not say what its packages are for"
  override get message(): string {
    const which =
      this.names.length === 0
        ? "Which of them is wanted stands in pyproject.toml, and there is none."
        : `What asks for ${this.names.map(printable).join(", ")} leaves open whether, or in which version, it is installed.`
    return `pdm.lock was written without the strategy \`inherit_metadata\`, so its packages have neither groups nor conditions. ${which}`
  }
  readonly hints: ReadonlyArray<string> = ["Run `pdm lock -S inherit_metadata`, and commit the file that it writes."]
}

const formProblems = (document: Table): ReadonlyArray<StagingError> => {
  const found = textIn(tableAt(document, "metadata"), "lock_version") ?? "none"
  return /^4\.[0-5](?:\.\d+)?$/.test(found) ? [] : [new UnknownLockVersion({ manager, found, known: "4.0 to 4.5" })]
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

/** Packages by what entries say of themselves, or by what asks for them. */
const packagesOf = (
  document: Table,
  pyproject: Table | undefined,
  chosen: ReadonlySet<string>,
  excluded: ReadonlySet<string>
): PdmLockFacts => {
  if (hasMetadata(document)) return readPdmLock(manager, document, chosen, excluded)
  const nothing = { packages: [], problems: [], unclear: undefined }
  const { packages, problems, unclear } =
    pyproject === undefined ? nothing : readTree(manager, { lock: document, pyproject }, chosen, excluded)
  const isOpen = unclear === undefined || unclear.length > 0
  return { packages, problems: isOpen ? [new LockWithoutMetadata({ names: unclear ?? [] })] : problems }
}

const read = (document: Table, { choices, pyproject }: Application): Claim => {
  const project = tableAt(pyproject?.document ?? {}, "project")
  const settings = tableAt(pyproject?.document ?? {}, "tool", "pdm")
  const optional = new Set(Object.keys(tableAt(project, "optional-dependencies")).map(normalise))
  const listed = groupsIn(document)
  const known = listed.length > 0 || hasMetadata(document) ? listed : groupsOf(pyproject?.document ?? {})
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
  const { packages, problems } = packagesOf(document, pyproject?.document, chosen, excluded)
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
    releases: () => releasesIn(document, "package"),
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
