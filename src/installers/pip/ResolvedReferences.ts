/** What a resolution took from addresses that may mean something else tomorrow, and by which content each package is told. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { normalise } from "../../domain/PackageName.ts"
import type { Reference } from "../../domain/Reference.ts"
import type { Requirement, Requirements } from "../../domain/Requirements.ts"
import { basename, Filesystem } from "../../services/Filesystem.ts"
import { Env } from "../../services/Env.ts"
import { Report } from "../../services/Report.ts"
import { lineOf } from "./DirectUrls.ts"
import { isMovingArchive, plainUrl, repositoryOf, type Validators } from "./MovingReferences.ts"
import * as Address from "./RepositoryAddress.ts"
import type { Built } from "./Sources.ts"
import type { Wheel } from "./Wheelhouse.ts"

export interface Origins {
  readonly references: ReadonlyArray<Reference>
  /** By name, of what no index has: the commit, or the SHA-256 of the archive. */
  readonly contents: ReadonlyMap<string, string>
}

interface Cloned {
  readonly name: string
  /** As pip shows it: `****@` in the place of whoever asks. */
  readonly url: string
  readonly revision: string | undefined
  readonly commit: string
}

/** pip 20.3.4 does not say which commit it has. */
export const cloned = (output: ReadonlyArray<string>): ReadonlyArray<Cloned> => {
  const found: Array<Cloned> = []
  let name: string | undefined
  let open: { readonly url: string; readonly revision: string | undefined } | undefined
  for (const line of output) {
    const collecting = /^\s*(?:Collecting|Obtaining) (?:([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*(?:@|from\b))?/.exec(line)
    if (collecting !== null) name = collecting[1]
    const [, url, revision] = /^\s*Cloning (\S+)(?: \(to revision (\S+)\))? to /.exec(line) ?? []
    if (url !== undefined) open = { url, revision }
    const [, repository, commit] = /^\s*Resolved (\S+) to commit ([0-9a-f]{40})/.exec(line) ?? []
    if (commit === undefined || open === undefined || repository !== open.url) continue
    found.push({ name: normalise(name ?? basename(open.url).replace(/\.git$/, "")), ...open, commit })
  }
  return found
}

/** Who asks over ssh is `git`, wherever repositories are hosted. */
const addressOf = ({ revision, url }: Cloned): Address.RepositoryAddress | undefined => {
  const address = Address.parse(`git+${url.replace(/^(ssh:\/\/)\*+@/, "$1git@")}`)
  return address === undefined ? undefined : { ...address, revision, credentials: undefined }
}

const asksFor = (lines: ReadonlyArray<Requirement>, { source }: Built): Requirement | undefined =>
  lines.find(({ constraint, text }) => !constraint && text === (source.asks ?? source.line))

interface Found {
  readonly name: string
  readonly file: string
  readonly sha256: string
}

const filesOf = Effect.fn("ResolvedReferences.files")(function* (
  fetched: ReadonlyArray<Wheel>,
  built: ReadonlyArray<Built>
) {
  const files = yield* Filesystem
  const ready = yield* Effect.forEach(fetched, ({ name, path }) =>
    Effect.map(files.digest(path), (sha256): Found => ({ name, file: basename(path), sha256 }))
  )
  const made = built.flatMap(({ source: { archive }, wheels }) =>
    archive === undefined ? [] : wheels.map(({ name }): Found => ({ name, ...archive }))
  )
  return [...ready, ...made]
})

/** Addresses of archives that packages require. */
const requiredArchives = (
  output: ReadonlyArray<string>
): ReadonlyArray<{ readonly name: string; readonly url: string }> =>
  output.flatMap((line) => {
    const [, name, url] =
      /^\s*Collecting ([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*@ (https?:\/\/[^\s?#]+)(?=$|\s)/.exec(line) ?? []
    return name === undefined || url === undefined ? [] : [{ name: normalise(name), url }]
  })

/** `validators` were asked before pip was started. */
export const origins = Effect.fn("ResolvedReferences.origins")(function* (
  all: ReadonlyArray<Requirements>,
  output: ReadonlyArray<string>,
  made: { readonly fetched: ReadonlyArray<Wheel>; readonly built: ReadonlyArray<Built> },
  validators: Validators
) {
  const env = yield* Env
  const report = yield* Report
  const now = yield* Clock.currentTimeMillis
  const lines = all.flatMap(({ requirements }) => requirements)
  const references: Array<Reference> = []
  const contents = new Map<string, string>()
  const addRepository = (name: string, address: Address.RepositoryAddress, commit: string): void => {
    contents.set(name, commit)
    if (Address.isFixed(address, commit)) return
    const { revision, system } = address
    const url = report.redacted(address.url)
    const moving = revision === undefined ? {} : { revision: report.redacted(revision) }
    references.push({ _tag: "Repository", name, system, url, ...moving, commit, asked: now })
  }
  const named = lines.flatMap((line) => repositoryOf(line, env.variables) ?? [])
  for (const one of made.built) {
    const line = asksFor(lines, one)
    const address = line === undefined ? undefined : repositoryOf(line, env.variables)
    const name = one.wheels[0]?.name ?? line?.name
    const { commit } = one.source
    if (address !== undefined && name !== undefined && commit !== undefined) addRepository(name, address, commit)
  }
  for (const one of cloned(output)) {
    const known = named.some(
      ({ revision, url }) => Address.anonymous(url) === Address.anonymous(one.url) && revision === one.revision
    )
    const address = addressOf(one)
    if (!known && address !== undefined && !contents.has(one.name)) addRepository(one.name, address, one.commit)
  }
  const required = requiredArchives(output)
  const fromCache = (url: string) => output.some((line) => /^\s*Using cached /.test(line) && line.includes(url))
  for (const { file, name, sha256 } of yield* filesOf(made.fetched, made.built)) {
    const line = lineOf(lines, { name, file }, output)
    const url = line === undefined ? required.find((one) => one.name === name)?.url : plainUrl(line.address ?? "")
    if (url === undefined) continue
    contents.set(name, sha256)
    if (line !== undefined && !isMovingArchive(line)) continue
    // What pip had of its own may be older than what the server has told just now.
    const known = fromCache(url) ? {} : (validators.get(url) ?? {})
    references.push({ _tag: "Archive", name, url: report.redacted(url), sha256, ...known, asked: now })
  }
  const origins: Origins = { references, contents }
  return origins
})
