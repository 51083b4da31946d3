/**
 * What pip writes as `direct_url.json` beside what a line asks for by its address (PEP 610), so that `pip freeze` names
 * the address. Folders and files of the app get none: where they lay at staging is nowhere afterwards.
 */
import * as Effect from "effect/Effect"
import type { Requirement } from "../../domain/Requirements.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import { decoded } from "../../domain/Secrets.ts"
import type { PipSite } from "./PipSite.ts"
import { withoutRevision } from "../../domain/RequirementSource.ts"
import type { Built, Source, Fetched } from "../Engine.ts"

type Asking = Pick<Requirement, "address" | "subdirectory" | "text">

const inFolder = ({ subdirectory }: Asking) => (subdirectory === undefined ? {} : { subdirectory })

/** The revision that an address asks for, as pip reads it: behind the last `@` of the path, slashes included. */
const requestedRevision = (address: string): string | undefined =>
  /^[^#]*?:\/\/[^/#]*\/[^#]*@([^@#]+)/.exec(address)?.[1]

/** The user `git` is no secret, and without it the address leads nowhere. */
const withUser = (url: string, text: string): string =>
  /^[^#]*?:\/\/git@/.test(text) ? url.replace("://", "://git@") : url

/** The text for a repository at a commit; `undefined` for an address without a scheme of its own. */
export const ofRepository = (line: Asking, commit: string): string | undefined => {
  const { address = "", text } = line
  const vcs = /^(git|hg|svn|bzr)\+\w+:\/\//.exec(address)?.[1]
  if (vcs === undefined) return undefined
  const revision = requestedRevision(address)
  const requested = revision === undefined ? {} : { requested_revision: revision }
  return JSON.stringify({
    ...inFolder(line),
    url: withUser(withoutRevision(address), text),
    vcs_info: { commit_id: commit, ...requested, vcs }
  })
}

/**
 * The text for a file behind an address; `hash` is what pip before 23.1 reads. What follows a `?` is often a signature or a
 * token, and without it the address is another one.
 */
export const ofArchive = (line: Asking, sha256: string): string | undefined => {
  const url = (line.address ?? "").replace(/#.*$/, "")
  if (!/^https?:\/\/[^?]+$/i.test(url)) return undefined
  return JSON.stringify({
    archive_info: { hash: `sha256=${sha256}`, hashes: { sha256 } },
    ...inFolder(line),
    url
  })
}

/** A repository in the app or in a place of this staging is gone with it. */
const isPassing = ({ root, work }: Pick<PipSite, "root" | "work">, { address = "" }: Asking): boolean => {
  const path = decoded(/^\w+\+file:\/\/[^/]*(\/[^#]*)/.exec(address)?.[1] ?? "").replaceAll(/\/{2,}/g, "/")
  return [root, work].some((folder) => path.startsWith(`${folder}/`))
}

interface Work {
  readonly site: Pick<PipSite, "root" | "work">
}

/** Variables are filled in: a secret may stand anywhere in an address. */
const mayBeShown = Effect.fn("DirectUrls.mayBeShown")(function* ({ site }: Work, line: Requirement) {
  const report = yield* Report
  const { address = "" } = line
  return report.redacted(address) === address && !isPassing(site, line)
})

/** What there is to write of the line that asks for it. */
const told = Effect.fn("DirectUrls.told")(function* (
  work: Work,
  line: Requirement | undefined,
  text: string | undefined
) {
  return line !== undefined && text !== undefined && (yield* mayBeShown(work, line)) ? text : undefined
})

const ofFetched = Effect.fn("DirectUrls.ofFetched")(function* (work: Work, { asks, path }: Fetched) {
  const files = yield* Filesystem
  // A constraint may give an address to what a line asks for by name.
  return asks?.kind === "url" ? yield* told(work, asks, ofArchive(asks, yield* files.digest(path))) : undefined
})

const ofBuilt = ({ archive, asks, commit }: Source): string | undefined => {
  if (asks === undefined) return undefined
  if (archive !== undefined) return asks.kind === "url" ? ofArchive(asks, archive.sha256) : undefined
  return commit === undefined ? undefined : ofRepository(asks, commit)
}

/**
 * The texts by name. Only what a line of the app asks for is known: the address that a package writes for one that it
 * requires is in that package's metadata.
 */
export const directUrls = Effect.fn("DirectUrls.directUrls")(function* (
  work: Work,
  { built, fetched }: { readonly fetched: ReadonlyArray<Fetched>; readonly built: ReadonlyArray<Built> }
) {
  const found = new Map<string, string>()
  for (const wheel of fetched) {
    const text = yield* ofFetched(work, wheel)
    if (text !== undefined) found.set(wheel.name, text)
  }
  for (const { source, wheels } of built) {
    const text = yield* told(work, source.asks, ofBuilt(source))
    for (const { name } of wheels) if (text !== undefined) found.set(name, text)
  }
  return found
})
