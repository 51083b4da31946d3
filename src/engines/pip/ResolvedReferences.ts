/** What a resolution took from addresses that may mean something else tomorrow, and by which content each package is told. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { Reference } from "../../domain/Reference.ts"
import type { Requirement } from "../../domain/Requirements.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import { Env } from "../../services/Env.ts"
import { Report } from "../../services/Report.ts"
import { isMovingArchive, plainUrl, repositoryOf, type Validators } from "./MovingReferences.ts"
import * as Address from "../../domain/RepositoryAddress.ts"
import type { Built, Fetched, Origins } from "../Engine.ts"

/** What was asked for by its address, and came as a file or a commit. */
interface Come {
  readonly name: string
  readonly address: string
  /** The line that names the address; a package may require it, or a constraint give it. */
  readonly line: Requirement | undefined
  readonly commit?: string
  readonly sha256?: string
}

const lineOf = (asks: Requirement | undefined): Requirement | undefined => (asks?.kind === "named" ? undefined : asks)

const come = Effect.fn("ResolvedReferences.come")(function* (
  fetched: ReadonlyArray<Fetched>,
  built: ReadonlyArray<Built>
) {
  const files = yield* Filesystem
  const all: Array<Come> = []
  for (const { asks, from, name, path } of fetched)
    if (from !== undefined)
      all.push({ name, address: from.address, line: lineOf(asks), sha256: yield* files.digest(path) })
  for (const { source, wheels } of built) {
    const { archive, asks, commit, from } = source
    if (from === undefined) continue
    const told = {
      ...(commit === undefined ? {} : { commit }),
      ...(archive === undefined ? {} : { sha256: archive.sha256 })
    }
    for (const { name } of wheels) all.push({ name, address: from.address, line: lineOf(asks), ...told })
  }
  return all
})

/** What follows a `?` is often a token, and without it an address that a package requires is another one. */
const urlOf = ({ address, line }: Come): string | undefined => {
  if (line !== undefined) return line.kind === "url" ? plainUrl(line.address ?? "") : undefined
  return /^https?:[^?]*$/i.test(address) ? plainUrl(address) : undefined
}

/** `validators` were asked before pip was started. */
export const origins = Effect.fn("ResolvedReferences.origins")(function* (
  fetched: ReadonlyArray<Fetched>,
  built: ReadonlyArray<Built>,
  output: ReadonlyArray<string>,
  validators: Validators
) {
  const env = yield* Env
  const report = yield* Report
  const now = yield* Clock.currentTimeMillis
  const references: Array<Reference> = []
  const contents = new Map<string, string>()
  const fromCache = (url: string) => output.some((line) => /^\s*Using cached /.test(line) && line.includes(url))
  for (const one of yield* come(fetched, built)) {
    const { address, commit, line, name, sha256 } = one
    if (commit !== undefined) {
      const named = line === undefined ? undefined : repositoryOf(line, env.variables)
      const repository = named ?? Address.parse(address)
      if (repository === undefined) continue
      contents.set(name, commit)
      if (Address.isFixed(repository, commit)) continue
      const { revision, system } = repository
      const url = report.redacted(repository.url)
      const moving = revision === undefined ? {} : { revision: report.redacted(revision) }
      references.push({ _tag: "Repository", name, system, url, ...moving, commit, asked: now })
    }
    const url = urlOf(one)
    if (sha256 === undefined || url === undefined) continue
    contents.set(name, sha256)
    if (!isMovingArchive(line ?? { address, constraint: false, hashes: 0, kind: "url" })) continue
    // What pip had of its own may be older than what the server has told just now.
    const known = fromCache(url) ? {} : (validators.get(url) ?? {})
    references.push({ _tag: "Archive", name, url: report.redacted(url), sha256, ...known, asked: now })
  }
  const origins: Origins = { references, contents }
  return origins
})
