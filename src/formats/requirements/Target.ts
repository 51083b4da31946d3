/** What a line of a requirement file asks for: a name, an address, or a path of the app that must be there. */
import { resolve } from "../../domain/Path.ts"
import type { Requirement } from "../../domain/Requirements.ts"
import { isUrl, isVcs, type Named, parseNamed } from "./NamedRequirement.ts"
import { explain, type Fault } from "./Mistake.ts"
import {
  archive,
  eggName,
  locate,
  named,
  pathInUrl,
  sourceArchive,
  subdirectoryOf,
  wheelFile,
  windowsPath,
  withoutExtras
} from "./LocalPath.ts"
import * as TextFile from "../TextFile.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import { FreezeLeftover, shown, WorkingFolderInPath } from "./Problems.ts"
import { fail, failPath, type LinePlace, remark, type ReadingState } from "./Reading.ts"

export interface Target extends Omit<Requirement, "origin" | "text" | "marker" | "hashes" | "constraint"> {
  /** The part of a folder or a repository that holds the project, when it is not the whole. */
  readonly subdirectory?: string
}
/** What a line says of a local path beside the path. */
interface Known {
  readonly name?: string
  readonly subdirectory?: string
  readonly extras: ReadonlyArray<string>
  readonly editable: boolean
  /** It has a marker. */
  readonly optional: boolean
}

/** git leaves the folder of a submodule empty where nobody fetched it, and `.gitmodules` names it. */
const isSubmodule = (state: ReadingState, folder: string): boolean => {
  const modules = state.read(".gitmodules")
  if (typeof modules === "string") return false
  const paths = TextFile.lines(TextFile.decode(modules).text).map((line) =>
    /^\s*path\s*=\s*(\S.*)$/.exec(line)?.[1]?.trim()
  )
  return paths.some((path) => path !== undefined && (folder === path || folder.startsWith(`${path}/`)))
}

/** A path as pip takes it: from the application's root, where pip is started, and not from the file that names it. */
const localTarget = (state: ReadingState, place: LinePlace, path: string, known: Known): Target | undefined => {
  const localPath = locate(state, "", path)
  const found = state.read(localPath)
  const folder = state.environment.get("PWD") ?? ""
  // Where the step was started in the app itself, the path is one of the app.
  if (place.text.includes("${PWD}") && path.startsWith("/") && localPath.startsWith("/") && !known.optional)
    return void state.problems.push(
      new WorkingFolderInPath({ path: place.path, line: place.line, text: place.text, value: folder })
    )
  const kind = known.editable
    ? "editable-path"
    : found === "directory" || !archive.test(localPath)
      ? "path"
      : "archive-path"
  const name = known.name ?? wheelFile(localPath)?.name
  const { extras, subdirectory } = known
  const target: Target = { kind, ...named(name), extras, ...(subdirectory === undefined ? {} : { subdirectory }) }
  if (found === "missing") {
    // pip looks at the marker first: on this system the line may ask for nothing.
    if (known.optional) return target
    if (path.startsWith("/") || windowsPath.test(path)) return foreign(state, place, localPath, name)
    return void failPath(state, place, localPath, "missing")
  }
  if (found !== "directory" && kind !== "archive-path") return void failPath(state, place, localPath, "not-a-project")
  const projectFiles = ["setup.py", "pyproject.toml"].map((file) =>
    state.read(resolve(resolve(localPath, subdirectory ?? ""), file))
  )
  if (found === "directory" && projectFiles.every((file) => file === "missing"))
    return void failPath(state, place, localPath, isSubmodule(state, localPath) ? "submodule" : "not-installable")
  return { ...target, localPath }
}

/** The path in the app of a file that a path of the author's machine names in the folder of the project. */
const belowRoot = (state: ReadingState, path: string): string | undefined => {
  const parts = path.split("/").slice(-6)
  return parts
    .map((_, at) => parts.slice(at).join("/"))
    .find((each) => each !== "" && typeof state.read(each) !== "string")
}

const foreign = (state: ReadingState, place: LinePlace, path: string, name: string | undefined): undefined => {
  const file = path.replaceAll("\\", "/")
  const wheel = wheelFile(file)
  const here = archive.test(file) && !windowsPath.test(file) ? belowRoot(state, file) : undefined
  const guess =
    here !== undefined ? `./${here}` : wheel === undefined ? sourceArchive(file) : `${wheel.name}==${wheel.version}`
  if (state.foreign.length === 0) state.foreignAt = state.problems.length
  state.foreign.push({ path: place.path, line: place.line, text: place.text, instead: guess ?? name })
  return undefined
}

const urlTarget = (
  state: ReadingState,
  place: LinePlace,
  url: string,
  editable: boolean,
  optional: boolean
): Target | undefined => {
  const name = eggName(url)
  const path = pathInUrl(url)
  const subdirectory = subdirectoryOf(url)
  if (path !== undefined)
    return localTarget(state, place, path, { ...named(name), ...subdirectory, extras: [], editable, optional })
  const kind = isVcs(url) ? (editable ? "editable-vcs" : "vcs") : "url"
  const address = withoutCredentials(url)
  return { kind, ...named(name ?? wheelFile(url)?.name), ...subdirectory, address, extras: [] }
}

/** Old pips read these and find no release that fits; behind `>=`, `>` and `!=` they find every one. */
const withoutVersion = /(?:^|,)[ \t]*(===?|<=?)[ \t]*(?:,|$)/
const missingVersion = (operator: string): Fault => ({
  condition: "operator",
  meaning: `Behind \`${operator}\` the version is missing.`,
  hint: `Write the version, or leave the \`${operator}\` out: then the newest release is taken.`
})

const namedTarget = (
  state: ReadingState,
  place: LinePlace,
  line: Named,
  editable: boolean,
  optional: boolean
): Target | undefined => {
  const { name, extras, specifier, url } = line
  if (url !== undefined) {
    const path = pathInUrl(url)
    if (path !== undefined)
      return localTarget(state, place, path, { name, ...subdirectoryOf(url), extras, editable, optional })
    const target = urlTarget(state, place, url, editable, optional)
    return target === undefined ? undefined : { ...target, name, extras }
  }
  const operator = place.constraint || optional ? undefined : withoutVersion.exec(specifier ?? "")?.[1]
  if (operator !== undefined) return void fail(state, place, missingVersion(operator))
  if (line.legacy) remark(state, "requirements/legacy-version", place, place.text)
  const pin = /^(?:===|==(?!=))[ \t]*v?([^,*\s]+)$/.exec(specifier ?? "")?.[1]
  if (name === "pkg-resources" && pin === "0.0.0" && !place.constraint && !optional) {
    state.problems.push(new FreezeLeftover({ path: place.path, line: place.line, text: place.text }))
    return undefined
  }
  return {
    kind: "named",
    name,
    extras,
    ...(specifier === undefined ? {} : { specifier }),
    ...(pin === undefined ? {} : { pin })
  }
}

/** The order of pip's own questions: a URL, a folder, an archive, a name. */
export const plainTarget = (
  state: ReadingState,
  place: LinePlace,
  text: string,
  optional: boolean
): Target | undefined => {
  if (isUrl(text)) return urlTarget(state, place, text, false, optional)
  const line = parseNamed(text)
  if (line?.url !== undefined) return namedTarget(state, place, line, false, optional)
  // Cleaned up as a path, an address would show the password in it.
  if (line === undefined && text.includes("://")) return void fail(state, place, explain(text))
  const [path, extras] = withoutExtras(text)
  const looksLikePath = text.includes("/") || text.startsWith(".")
  if (looksLikePath && state.read(locate(state, "", path)) === "directory")
    return localTarget(state, place, path, { extras, editable: false, optional })
  if (archive.test(path)) return localTarget(state, place, path, { extras, editable: false, optional })
  if (line !== undefined) return namedTarget(state, place, line, false, optional)
  if (windowsPath.test(text)) return foreign(state, place, text, undefined)
  const fault = explain(text === "" ? place.text : text)
  if (!looksLikePath || fault.condition !== "invalid-line") return void fail(state, place, fault)
  return localTarget(state, place, path, { extras, editable: false, optional: false })
}

export const editableTarget = (state: ReadingState, place: LinePlace, text: string): Target | undefined => {
  const [path, extras] = withoutExtras(text)
  const line = parseNamed(text)
  if (!isUrl(text) && state.read(locate(state, "", path)) === "directory")
    return localTarget(state, place, path, { extras, editable: true, optional: false })
  if (line?.url !== undefined) return namedTarget(state, place, line, true, false)
  const file = /^file:/i.test(path) ? pathInUrl(path) : undefined
  if (file !== undefined)
    return localTarget(state, place, file, {
      ...named(eggName(text)),
      ...subdirectoryOf(text),
      extras,
      editable: true,
      optional: false
    })
  if (isVcs(text)) {
    if (eggName(text) !== undefined) return urlTarget(state, place, text, true, false)
    return void fail(state, place, {
      condition: "editable-without-name",
      meaning: "pip cannot tell the name of an editable requirement from version control.",
      hint: `Write its name behind the address: \`-e ${shown(text)}#egg=NAME\`.`
    })
  }
  if (windowsPath.test(path)) return foreign(state, place, path, undefined)
  if (line === undefined && !isUrl(text)) {
    const fault = explain(text)
    if (fault.condition === "version-control")
      return void fail(state, place, {
        ...fault,
        hint: fault.hint.replace("`git", "`-e git").replace(/`\.$/, "#egg=NAME`.")
      })
    if (text.includes("://")) return void fail(state, place, fault)
    return localTarget(state, place, path, { extras, editable: true, optional: false })
  }
  return void fail(state, place, {
    condition: "editable-target",
    meaning: "Behind `-e` stands neither a folder of the app nor an address for version control.",
    hint: `Write \`${shown(text)}\` without \`-e\`, or \`-e ./FOLDER\`.`
  })
}
