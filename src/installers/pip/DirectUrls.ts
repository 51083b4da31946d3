/**
 * What pip writes as `direct_url.json` beside what a line asks for by its address (PEP 610), so that `pip freeze` names
 * the address. Folders and files of the app get none: where they lay at staging is nowhere afterwards.
 */
import * as Effect from "effect/Effect"
import type { Requirement, Requirements } from "../../domain/Requirements.ts"
import { basename, Filesystem } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import { decoded, withoutCredentials } from "../../services/Secrets.ts"
import type { Site } from "../Site.ts"
import { bare } from "./AskedSources.ts"
import type { Built } from "./Sources.ts"
import type { Wheel } from "./Wheelhouse.ts"

type Asking = Pick<Requirement, "address" | "subdirectory" | "text">

const inFolder = ({ subdirectory }: Asking) => (subdirectory === undefined ? {} : { subdirectory })

/** As pip does: behind the last `@` of the path, slashes included. */
const requestedRevision = (address: string): string | undefined =>
  /^[^#]*?:\/\/[^/#]*\/[^#]*@([^@#]+)/.exec(address)?.[1]

/** The user `git` is no secret, and without it the address leads nowhere. */
const withUser = (url: string, text: string): string =>
  /^[^#]*?:\/\/git@/.test(text) ? url.replace("://", "://git@") : url

/** Of a repository at a commit; `undefined` for an address without a scheme of its own. */
export const ofRepository = (line: Asking, commit: string): string | undefined => {
  const { address = "", text } = line
  const vcs = /^(git|hg|svn|bzr)\+\w+:\/\//.exec(address)?.[1]
  if (vcs === undefined) return undefined
  const revision = requestedRevision(address)
  const requested = revision === undefined ? {} : { requested_revision: revision }
  return JSON.stringify({
    ...inFolder(line),
    url: withUser(bare(address), text),
    vcs_info: { commit_id: commit, ...requested, vcs }
  })
}

/**
 * Of a file behind an address; `hash` is what pip before 23.1 reads. What follows a `?` is often a signature or a token,
 * and without it the address is another one.
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

const fileIn = (address: string): string => decoded(basename(address.replace(/[?#].*$/, "")))

/** A line with a marker may ask for nothing here; what it asks for, pip says by its address. */
const isUsed = ({ address = "", marker }: Requirement, output: ReadonlyArray<string>): boolean => {
  const url = address.replace(/#.*$/, "")
  return marker === undefined || output.some((line) => withoutCredentials(line).includes(url))
}

/** The line that asks for a file by its address. */
export const lineOf = (
  lines: ReadonlyArray<Requirement>,
  found: { readonly name: string; readonly file: string },
  output: ReadonlyArray<string>
): Requirement | undefined =>
  lines.find(
    (line) =>
      line.kind === "url" &&
      !line.constraint &&
      (line.name === undefined ? fileIn(line.address ?? "") === found.file : line.name === found.name) &&
      isUsed(line, output)
  )

/** A repository in the app or in a place of this staging is gone with it. */
const isPassing = ({ root, work }: Pick<Site, "root" | "work">, { address = "" }: Asking): boolean => {
  const path = decoded(/^\w+\+file:\/\/[^/]*(\/[^#]*)/.exec(address)?.[1] ?? "").replaceAll(/\/{2,}/g, "/")
  return [root, work].some((folder) => path.startsWith(`${folder}/`))
}

interface Work {
  readonly site: Pick<Site, "root" | "work">
  readonly lines: ReadonlyArray<Requirements>
}

/** Variables are filled in: a secret may stand anywhere in an address. */
const mayBeShown = Effect.fn("DirectUrls.mayBeShown")(function* ({ site }: Work, line: Requirement) {
  const report = yield* Report
  const { address = "" } = line
  return report.redacted(address) === address && !isPassing(site, line)
})

/** The line that asked for it, and what is to be written of that. */
interface Told {
  readonly name: string
  readonly line: Requirement
  readonly text: string | undefined
}

const ofFetched = Effect.fn("DirectUrls.ofFetched")(function* (
  lines: ReadonlyArray<Requirement>,
  output: ReadonlyArray<string>,
  { name, path }: Wheel
) {
  const files = yield* Filesystem
  const line = lineOf(lines, { name, file: basename(path) }, output)
  const told: ReadonlyArray<Told> =
    line === undefined ? [] : [{ name, line, text: ofArchive(line, yield* files.digest(path)) }]
  return told
})

const ofBuilt = (
  lines: ReadonlyArray<Requirement>,
  output: ReadonlyArray<string>,
  { source, wheels }: Built
): ReadonlyArray<Told> =>
  wheels.flatMap(({ name }) => {
    const { archive, commit } = source
    if (archive !== undefined) {
      const line = lineOf(lines, { name, file: archive.file }, output)
      return line === undefined ? [] : [{ name, line, text: ofArchive(line, archive.sha256) }]
    }
    const line = lines.find(({ text }) => text === (source.asks ?? source.line))
    return line === undefined || commit === undefined ? [] : [{ name, line, text: ofRepository(line, commit) }]
  })

/**
 * By name. Only what a line of the app asks for is known: the address that a package writes for one that it requires is
 * in that package's metadata.
 */
export const directUrls = Effect.fn("DirectUrls.directUrls")(function* (
  work: Work,
  output: ReadonlyArray<string>,
  { built, fetched }: { readonly fetched: ReadonlyArray<Wheel>; readonly built: ReadonlyArray<Built> }
) {
  const lines = work.lines.flatMap(({ requirements }) => requirements)
  const ready = yield* Effect.forEach(fetched, (wheel) => ofFetched(lines, output, wheel))
  const found = new Map<string, string>()
  for (const { line, name, text } of [...ready.flat(), ...built.flatMap((one) => ofBuilt(lines, output, one))])
    if (text !== undefined && (yield* mayBeShown(work, line))) found.set(name, text)
  return found
})
