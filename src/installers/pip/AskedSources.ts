/** The folders and repositories that an app's lines name, each as a source to be built by that line. */
import * as Effect from "effect/Effect"
import { sourceDigest } from "../../caching/Inputs.ts"
import { normalise } from "../../domain/PackageName.ts"
import type { Requirement, Requirements } from "../../domain/Requirements.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import { withoutCredentials } from "../../services/Secrets.ts"
import type { Source } from "./Sources.ts"

export interface Asked {
  readonly requirement: Requirement
  readonly source: Source
}

const fullCommit = /^[0-9a-f]{40}$/

/** `git+https://host/path@rev#egg=…` in its parts. */
const revision = (address: string): string | undefined =>
  /^[^#]*?:\/\/[^/#]*\/[^#]*@([^@#/]+)(?:#.*)?$/.exec(address)?.[1] ??
  /^git\+[^#]*:[^#]*@([^@#/]+)(?:#.*)?$/.exec(address)?.[1]

/** A line fixes what it names by the whole name of a commit: branches and tags move. */
export const isFullCommit = ({ address }: Requirement): boolean => fullCommit.test(revision(address ?? "") ?? "")

/** The last `@` of the path begins the revision, and branches may have slashes. */
export const bare = (address: string): string =>
  address
    .replace(/#.*$/, "")
    .replace(/^\w+\+/, "")
    .replace(/^([^:]*:\/\/[^/]*\/.*)@[^@]*$/, "$1")

/**
 * What pip says of a repository that it has looked at (20.3.4 says nothing). It does not say for which revision, so of
 * two revisions of one repository neither is known.
 */
const resolvedCommit = (address: string, output: ReadonlyArray<string>): string | undefined => {
  const commits = output.flatMap((line) => {
    const [, url = "", commit] = /^\s*Resolved (\S+) to commit ([0-9a-f]{40})/.exec(line) ?? []
    return commit !== undefined && withoutCredentials(url) === bare(address) ? [commit] : []
  })
  return new Set(commits).size === 1 ? commits[0] : undefined
}

const commitOf = (requirement: Requirement, output: ReadonlyArray<string>): string | undefined => {
  const { address = "" } = requirement
  return isFullCommit(requirement) ? revision(address) : resolvedCommit(address, output)
}

/** What a repository is told by. */
const ofRepository = (
  requirement: Requirement,
  output: ReadonlyArray<string>
): { readonly digest: string | undefined; readonly commit?: string } => {
  const { address = "", subdirectory = "" } = requirement
  const commit = commitOf(requirement, output)
  return commit === undefined
    ? { digest: undefined }
    : { digest: `repository ${bare(address)} ${commit} ${subdirectory}`, commit }
}

const perLine = /\s--(?:config-settings|global-option|install-option|build-option)(?:=|\s+)(?:"[^"]*"|'[^']*'|\S+)/g

const optionsIn = ({ text }: Requirement): ReadonlyArray<string> =>
  [...text.matchAll(perLine)].map(([option]) => option.trim())

/** `foo-bar-1.0.tar.gz` is none of `foo`: behind the name comes a version. */
export const isArchiveOf = (name: string, archive: string): boolean => {
  const file = normalise(archive)
  return file.startsWith(`${name}-`) && /^v?\d/.test(file.slice(name.length + 1))
}

/** Options on the line of the package that an archive is of. */
export const lineOptions = (lines: ReadonlyArray<Requirements>, archive: string): ReadonlyArray<string> =>
  lines
    .flatMap(({ requirements }) => requirements)
    .filter(({ name }) => name !== undefined && isArchiveOf(name, archive))
    .flatMap(optionsIn)

const isFolder = ({ kind }: Requirement): boolean => kind === "path" || kind === "editable-path"
const isRepository = ({ kind }: Requirement): boolean => kind === "vcs" || kind === "editable-vcs"

const titleOf = ({ address, localPath, name }: Requirement): string =>
  `Building ${localPath ?? name ?? bare(address ?? "")}`

/** `sources` is where relative paths count from; `output` what pip said while it resolved. */
export const asked = Effect.fn("AskedSources.asked")(function* (
  lines: ReadonlyArray<Requirements>,
  sources: string,
  output: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  const found = new Map<string, Asked>()
  for (const requirement of lines.flatMap(({ requirements }) => requirements)) {
    const { constraint, localPath, text } = requirement
    if (constraint || found.has(text) || (!isFolder(requirement) && !isRepository(requirement))) continue
    const told =
      localPath === undefined
        ? ofRepository(requirement, output)
        : { digest: `folder ${requirement.subdirectory ?? ""} ${yield* sourceDigest(files, sources, localPath)}` }
    const source: Source = { title: titleOf(requirement), line: text, options: [], env: {}, ...told }
    found.set(text, { requirement, source })
  }
  return [...found.values()]
})
