/** A repository that a line names, as a source of one commit: what is built is what was resolved, whatever is pushed meanwhile. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import type { Requirement } from "../../domain/Requirements.ts"
import type { Asked } from "./AskedSources.ts"
import { Env } from "../../services/Env.ts"
import { filled, repositoryOf } from "./MovingReferences.ts"
import * as Address from "./RepositoryAddress.ts"
import { ask, type Place } from "./RepositoryQuestion.ts"
import { cloned } from "./ResolvedReferences.ts"

interface RepositorySource {
  /** What it is told by; `undefined` where nobody tells the commit. */
  readonly digest: string | undefined
  readonly commit?: string
  /** To be built by. */
  readonly line: string
}

/** For one that pip could not do without either. */
const limit = "20 seconds"

/** What pip says of a repository that it has looked at (20.3.4 says nothing). */
const resolvedCommit = (
  { revision, url }: Address.RepositoryAddress,
  output: ReadonlyArray<string>
): string | undefined => {
  const commits = cloned(output)
    .filter((one) => Address.anonymous(one.url) === Address.anonymous(url) && one.revision === revision)
    .map(({ commit }) => commit)
  return new Set(commits).size === 1 ? commits[0] : undefined
}

/** The repository is asked where pip does not say, and about tags, whose objects pip takes for commits. */
const commitOf = Effect.fn("RepositorySources.commit")(function* (
  place: Place,
  address: Address.RepositoryAddress,
  output: ReadonlyArray<string>
) {
  if (Address.isFixed(address)) return address.revision?.toLowerCase()
  const resolved = resolvedCommit(address, output)
  if (resolved !== undefined && (address.revision === undefined || Address.isFixed(address, resolved))) return resolved
  const said = Option.getOrUndefined(yield* Effect.timeoutOption(ask(place, address), limit))
  if (said?._tag !== "Commit") return resolved
  return resolved === undefined || said.also.includes(resolved) ? said.commit : resolved
})

/** The line with the commit in the place of what stands for it; what cannot be written so stays as it is. */
export const atCommit = (
  text: string,
  address: Address.RepositoryAddress,
  commit: string,
  variables: ReadonlyMap<string, string>
): string => {
  const written = Address.addressIn(text)
  // Nobody may fetch a commit by its name that no branch and no tag has.
  if (written === undefined || address.revision?.startsWith("refs/") === true) return text
  const [body = "", ...fragment] = written.split("#")
  const cut = address.revision === undefined ? body : body.slice(0, body.lastIndexOf("@"))
  const pinned = [`${cut}@${commit}`, ...fragment].join("#")
  const now = Address.parse(filled(pinned, variables))
  return now?.url === address.url && now.revision === commit ? text.replace(written, () => pinned) : text
}

const repositorySource = Effect.fn("RepositorySources.source")(function* (
  place: Place,
  requirement: Requirement,
  output: ReadonlyArray<string>
) {
  const env = yield* Env
  const { subdirectory = "", text } = requirement
  const unknown: RepositorySource = { digest: undefined, line: text }
  const address = repositoryOf(requirement, env.variables)
  const commit = address === undefined ? undefined : yield* commitOf(place, address, output)
  if (address === undefined || commit === undefined) return unknown
  const digest = `repository ${Address.anonymous(address.url)} ${commit} ${subdirectory}`
  const source: RepositorySource = { digest, commit, line: atCommit(text, address, commit, env.variables) }
  return source
})

/** Of what a line asks for, the source of one commit; a folder stays what it is. */
export const atOneCommit = Effect.fn("RepositorySources.atOneCommit")(function* (
  place: Place,
  asked: Asked,
  output: ReadonlyArray<string>
) {
  const { kind } = asked.requirement
  if (kind !== "vcs" && kind !== "editable-vcs") return asked
  const found = yield* repositorySource(place, asked.requirement, output)
  const one: Asked = { ...asked, source: { ...asked.source, ...found, asks: asked.source.line } }
  return one
})
