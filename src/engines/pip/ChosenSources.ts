/** What pip chose, each as a wheel that is there or as a source to be built, with the line of the app that asks for it. */
import * as Effect from "effect/Effect"
import { sourceDigest } from "../../keys/FolderDigest.ts"
import type { Requirement, Requirements } from "../../domain/Requirements.ts"
import { basename, Filesystem } from "../../services/Filesystem.ts"
import { relative, resolve } from "../../domain/Path.ts"
import { decoded, withoutCredentials } from "../../domain/Secrets.ts"
import type { Chosen } from "./Account.ts"
import { sourceAgain } from "./SourceAgain.ts"
import type { PipSite } from "./PipSite.ts"
import { withoutRevision, optionsIn } from "../../domain/RequirementSource.ts"
import { parse } from "../../distributions/Wheelhouse.ts"
import type { Fetched, Source } from "../Engine.ts"

/** A source to be built, and the name of what must come of it. */
export interface ToBuild {
  readonly name: string
  readonly source: Source
}

export interface Taken {
  readonly fetched: ReadonlyArray<Fetched>
  readonly sources: ReadonlyArray<ToBuild>
}

interface Work {
  readonly site: Pick<PipSite, "root" | "folder">
  /** The application's files, where pip was run: its directory, or a copy. */
  readonly sources: string
  readonly lines: ReadonlyArray<Requirements>
}

/** Two spellings of an address lead to one place; what stands behind `#` says what to do there. */
const plain = (address: string): string => decoded(withoutCredentials(address).replace(/#.*$/, ""))

/** The path that a `file:` address names on this host. */
const pathOf = (address: string): string => plain(address).replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, "")

/** Paths of the app's folder, and its own path from the top of all that is the app's. */
interface Places {
  readonly places: ReadonlyArray<string>
  readonly folder: string
}

/** The top, of which a path of the app's folder is a part. */
const topIn = (place: string, folder: string): string =>
  folder === "" ? place : place.slice(0, -(folder.length + 1)) || "/"

/** The part of a path behind a folder that it is below, or is. */
const behind = (folder: string, path: string): string | undefined =>
  path === folder || path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined

/** The path from the app's root where it lies in what is the app's; absolute otherwise. */
const seenFrom = ({ folder, places }: Places, path: string): string => {
  for (const place of places) {
    const below = behind(place, path)
    if (below !== undefined) return below || "."
    const above = folder === "" ? undefined : behind(topIn(place, folder), path)
    if (above !== undefined) return relative(folder, above)
  }
  return path
}

const leadsTo = (places: Places, chosen: Chosen, { address, localPath }: Requirement): boolean =>
  localPath === undefined
    ? address !== undefined && plain(address) === plain(chosen.address)
    : /^file:/i.test(chosen.address) && seenFrom(places, pathOf(chosen.address)) === localPath

/** pip says by which address, and not by which line: two lines of one name may differ in their conditions. */
const lineFor = (lines: ReadonlyArray<Requirement>, places: Places, chosen: Chosen): Requirement | undefined => {
  const byName = lines.filter(({ name }) => name === chosen.name)
  if (!chosen.asked) return byName.find(({ kind }) => kind === "named")
  const byAddress = lines.filter((line) => line.kind !== "named" && leadsTo(places, chosen, line))
  return byAddress.find((line) => byName.includes(line)) ?? byAddress[0] ?? byName[0]
}

/** A place as a line of a requirement file: by an address, a file may have any name, and a part of it may be meant. */
export const lineOfPlace = (path: string, subdirectory: string, options: ReadonlyArray<string>): string => {
  const url = `file://${path.split("/").map(encodeURIComponent).join("/")}`
  return [subdirectory === "" ? url : `${url}#subdirectory=${encodeURI(subdirectory)}`, ...options].join(" ")
}

const ofFile = Effect.fn("ChosenSources.ofFile")(function* ({ name, path, subdirectory }: Chosen) {
  const files = yield* Filesystem
  const file = basename(path)
  const sha256 = yield* files.digest(path)
  return {
    title: `Building ${/\.\w+$/.test(file) ? file : name}`,
    place: path,
    digest: ["archive", sha256, ...(subdirectory === "" ? [] : [subdirectory])].join(" "),
    archive: { file, sha256 }
  }
})

/** What a build leaves behind may not end in the app, so it has a copy wherever the app's own folder is meant. */
const ofFolder = Effect.fn("ChosenSources.ofFolder")(function* (
  { name, path, subdirectory }: Chosen,
  { sources }: Work,
  places: Places
) {
  const files = yield* Filesystem
  const seen = seenFrom(places, path)
  return {
    title: `Building ${seen === "." || seen.startsWith("/") ? name : seen}`,
    place: resolve(sources, seen),
    digest: `folder ${subdirectory} ${yield* sourceDigest(files, sources, seen, topIn(sources, places.folder))}`
  }
})

/** Built is the clone of which pip has read the metadata: a branch may have moved since. */
const ofRepository = ({ address, commit = "", name, path, subdirectory }: Chosen) => ({
  title: `Building ${name}`,
  place: path,
  ...(commit === ""
    ? { digest: undefined }
    : { digest: `repository ${withoutCredentials(withoutRevision(address))} ${commit} ${subdirectory}`, commit })
})

export const taken = Effect.fn("ChosenSources.taken")(function* (work: Work, account: ReadonlyArray<Chosen>) {
  const files = yield* Filesystem
  // pip is told by the system where it is run, which knows no links.
  const places = {
    places: [work.sources, yield* files.realPath(work.sources), work.site.root],
    folder: work.site.folder ?? ""
  }
  const lines = work.lines.flatMap(({ requirements }) => requirements).filter(({ constraint }) => !constraint)
  const fetched: Array<Fetched> = []
  const sources: Array<ToBuild> = []
  for (const chosen of account) {
    const line = lineFor(lines, places, chosen)
    const from = chosen.asked ? { from: { address: chosen.address } } : {}
    const asks = { ...(line === undefined ? {} : { asks: line }), ...from }
    const isNear = /^file:/i.test(chosen.address)
    const seen =
      isNear || chosen.kind === "folder" ? seenFrom(places, isNear ? pathOf(chosen.address) : chosen.path) : undefined
    const again = (sha256?: string) => {
      const found = sourceAgain(chosen, seen, sha256)
      return found === undefined ? {} : { again: found }
    }
    const wheel = chosen.kind === "file" ? parse(chosen.path) : undefined
    if (wheel !== undefined) {
      fetched.push({ ...wheel, ...asks, ...again() })
      continue
    }
    const options = line === undefined ? [] : optionsIn(line)
    const { place, ...told }: Pick<Source, "title" | "digest" | "archive" | "commit"> & { readonly place: string } =
      chosen.kind === "file"
        ? yield* ofFile(chosen)
        : chosen.kind === "folder"
          ? yield* ofFolder(chosen, work, places)
          : ofRepository(chosen)
    const source: Source = {
      ...told,
      line: lineOfPlace(place, chosen.subdirectory, options),
      options,
      env: {},
      ...asks,
      ...again(told.archive?.sha256)
    }
    sources.push({ name: chosen.name, source })
  }
  const all: Taken = { fetched, sources }
  return all
})
