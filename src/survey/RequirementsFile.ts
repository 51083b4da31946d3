/** What a requirement file and those that it names ask of pip, and what pip could not do; pip itself reads the files again. */
import * as Data from "effect/Data"
import * as Origin from "../domain/Origin.ts"
import type { Requirement, RequirementOption, Requirements } from "../domain/Requirements.ts"
import { visible, type Notice, type StagingError } from "../domain/StagingError.ts"
import { inUrls, redact } from "../services/Secrets.ts"
import * as RequirementLine from "./RequirementLine.ts"
import type { Fault } from "./RequirementLine.ts"
import * as TextFile from "./TextFile.ts"

/** Of a path from the application's root, or an absolute one. */
export type Read = (pathFromAppRoot: string) => Uint8Array | "missing" | "directory"

interface Spot {
  readonly path: string
  readonly line: number
}
const at = (spot: Spot): string => Origin.describe(Origin.file(spot.path, spot.line))
const shown = (text: string): string => visible(redact(text, []))

/** pip cannot read a line. */
export class InvalidRequirementLine
  extends Data.TaggedError("InvalidRequirementLine")<Spot & Fault & { readonly text: string }>
  implements StagingError
{
  readonly blame = "app"
  readonly title = "A line of a requirement file cannot be read"
  get id(): string {
    return `requirements/${this.condition}`
  }
  override get message(): string {
    return `${at(this)} is \`${shown(this.text)}\`. ${this.meaning}`
  }
  get hints(): ReadonlyArray<string> {
    return [redact(this.hint, [])]
  }
}

const fileFaults = {
  missing: [
    "is not there",
    "Correct the path (it counts from the folder of the file that names it), or commit the file."
  ],
  directory: ["is a folder, not a file", "Name a file in that folder."],
  cycle: [
    "leads back to itself: each file would be read again and again",
    "Remove one of the lines that close the circle."
  ],
  "not-text": ["is UTF-16 without the mark that says so, which pip cannot read", "Save the file as UTF-8."],
  "not-utf8": [
    "holds letters that are not UTF-8, which pip refuses",
    "Save the file as UTF-8, or write `# -*- coding: latin-1 -*-` as its first line, with the encoding that it has."
  ]
} as const

/** A whole requirement file cannot be used; `namedBy` is the line that leads to it. */
export class UnusableRequirementsFile
  extends Data.TaggedError("UnusableRequirementsFile")<{
    readonly path: string
    readonly line?: number
    readonly fault: keyof typeof fileFaults
    readonly namedBy: Spot | undefined
    readonly text: string | undefined
  }>
  implements StagingError
{
  readonly blame = "app"
  readonly title = "A requirement file cannot be used"
  get id(): string {
    return `requirements/file-${this.fault}`
  }
  override get message(): string {
    const named = this.namedBy === undefined ? "" : `${at(this.namedBy)} is \`${shown(this.text ?? "")}\`: `
    return `${named}${Origin.describe(Origin.file(visible(this.path), this.line))} ${fileFaults[this.fault][0]}.`
  }
  get hints(): ReadonlyArray<string> {
    const backslash = this.text?.includes("\\") === true ? ["Write folders with `/`; pip drops a `\\`."] : []
    return [fileFaults[this.fault][1], ...backslash]
  }
}

/** `pip freeze` of a virtual environment of Debian or Ubuntu lists a package that no index has. */
export class FreezeLeftover
  extends Data.TaggedError("FreezeLeftover")<Spot & { readonly text: string }>
  implements StagingError
{
  readonly id = "requirements/freeze-leftover"
  readonly blame = "app"
  readonly title = "A requirement exists on no index"
  override get message(): string {
    return `${at(this)} is \`${shown(this.text)}\`. \`pip freeze\` writes it in virtual environments of Debian and Ubuntu by mistake; there is no such package.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Remove the line from ${this.path}.`]
  }
}

/** Lines hold paths of the computer that the file was written on. */
export class PathsOfAnotherMachine
  extends Data.TaggedError("PathsOfAnotherMachine")<{
    readonly lines: ReadonlyArray<Spot & { readonly text: string; readonly instead: string | undefined }>
  }>
  implements StagingError
{
  readonly id = "requirements/path-of-another-machine"
  readonly blame = "app"
  readonly title = "Requirements lie in folders of another computer"
  override get message(): string {
    const lines = this.lines.map((line) => `  ${at(line)}: ${shown(line.text)}`)
    return ["These lines name paths that are not here; `pip freeze`, often inside conda, writes such:", ...lines].join(
      "\n"
    )
  }
  get hints(): ReadonlyArray<string> {
    const replace = this.lines.map((line) =>
      line.instead === undefined
        ? `${at(line)}: write the package's name and version, or copy it into the app and write \`./its-folder\`.`
        : `${at(line)}: write \`${shown(line.instead)}\`.`
    )
    return [...replace, "`pip list --format=freeze > requirements.txt` writes a list without paths."]
  }
}

/** A folder or an archive of the application is not there, or nothing that pip can install. */
export class UnusableLocalPath
  extends Data.TaggedError("UnusableLocalPath")<
    Spot & {
      readonly text: string
      readonly localPath: string
      readonly fault: "missing" | "not-installable" | "not-a-project"
    }
  >
  implements StagingError
{
  readonly blame = "app"
  readonly title = "A local path cannot be installed"
  get id(): string {
    return `requirements/path-${this.fault}`
  }
  override get message(): string {
    const meaning = {
      missing: "does not exist in the app.",
      "not-installable": "is a folder without `setup.py` and `pyproject.toml`, so pip does not know how to install it.",
      "not-a-project": "is a file, but neither a wheel nor a source archive."
    }
    return `${at(this)} is \`${shown(this.text)}\`: ${shown(this.localPath)} ${meaning[this.fault]}`
  }
  get hints(): ReadonlyArray<string> {
    const hints = {
      missing: ["Correct the path: it counts from the app's root. If it is right, see whether git ignores the files."],
      "not-installable": [
        "Add a `setup.py` there: `from setuptools import setup` on its first line, `setup()` on its second."
      ],
      "not-a-project": [`If it is a list of requirements, write \`-r ${shown(this.localPath)}\`.`]
    }
    return hints[this.fault]
  }
}

/** Lines that share one notice: `id` to lines, in the order met. */
type Remarks = Map<keyof typeof remarks, Array<string>>
const remarks = {
  editable: [
    "notice",
    "Editable requirements are installed as normal packages, since an editable install does not survive being moved"
  ],
  "legacy-version": [
    "warning",
    "pip 24.1 and newer refuse these versions; write versions made of numbers, as in `==1.2.3`"
  ],
  "obsolete-option": ["warning", "Newer pips refuse files with these options; remove them"],
  ignored: [
    "warning",
    "pip reads only a part of these lines; write one requirement or option a line, and no `-` before it"
  ],
  "variable-not-set": ["warning", "These variables are not set, so pip reads them as they stand"]
} as const satisfies Record<string, readonly [Notice["level"], string]>

interface State {
  readonly root: string
  readonly read: Read
  readonly environment: ReadonlyMap<string, string>
  readonly files: Set<string>
  /** A file is read once as requirements and once as constraints, however often it is named. */
  readonly visited: Set<string>
  readonly requirements: Array<Requirement>
  readonly options: Array<RequirementOption>
  readonly problems: Array<StagingError>
  readonly foreign: Array<PathsOfAnotherMachine["lines"][number]>
  foreignAt: number
  readonly remarks: Remarks
  readonly secrets: Set<string>
}
interface Place extends Spot {
  readonly constraint: boolean
  /** The line as written. */
  readonly text: string
}

const unsetVariable = (name: string): Fault => ({
  condition: "variable-not-set",
  meaning: `The variable $${name} is not set, so pip reads the line as it stands, and cannot.`,
  hint: `Set the variable ${name} for the app, or write its value into the line.`
})
const remark = (state: State, id: keyof typeof remarks, place: Place, about: string): void => {
  state.remarks.set(id, [...(state.remarks.get(id) ?? []), `${at(place)}: ${shown(about)}`])
}
const fail = (state: State, place: Place, found: Fault): void => {
  const unset = RequirementLine.expand(place.text, state.environment).unset[0]
  const fault = unset === undefined || found.condition !== "invalid-line" ? found : unsetVariable(unset)
  const repeated = (problem: StagingError) =>
    problem instanceof InvalidRequirementLine && problem.path === place.path && problem.condition === "merge-conflict"
  if (fault.condition === "merge-conflict" && state.problems.some(repeated)) return
  state.problems.push(new InvalidRequirementLine({ path: place.path, line: place.line, text: place.text, ...fault }))
}
const failPath = (state: State, place: Place, localPath: string, fault: UnusableLocalPath["fault"]): void => {
  state.problems.push(new UnusableLocalPath({ path: place.path, line: place.line, text: place.text, localPath, fault }))
}

/** Lexically, as `os.path.normpath`: `a/../b` is `b` whatever `a` is. */
const resolve = (folder: string, path: string): string => {
  const absolute = path.startsWith("/") || folder.startsWith("/")
  const parts: Array<string> = []
  for (const part of (path.startsWith("/") ? path : `${folder}/${path}`).split("/")) {
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop()
    else if (part === ".." && !absolute) parts.push(part)
    else if (part !== "" && part !== "." && part !== "..") parts.push(part)
  }
  return `${absolute ? "/" : ""}${parts.join("/")}` || "."
}
/** From the application's root where the path lies in it, however it was written. */
const locate = (state: State, folder: string, path: string): string => {
  const found = resolve(folder, path)
  const absolute = found === ".." || found.startsWith("../") ? resolve(state.root, found) : found
  if (absolute === state.root) return "."
  return absolute.startsWith(`${state.root}/`) ? absolute.slice(state.root.length + 1) : found
}
/** No disk holds other names, and some answer with an error that is not "missing". */
const readable = (path: string): boolean =>
  !path.includes("\0") && path.split("/").every((part) => new TextEncoder().encode(part).length <= 255)
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1)

const archive = /[^/]\.(?:zip|whl|tbz|txz|tlz|tgz|tar(?:\.(?:bz2|xz|lz|lzma|gz))?)$/i
const windowsPath = /^(?:[A-Za-z]:|\\\\)/
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
/** The path in a `file:` URL; one of another host has none. */
const pathInUrl = (url: string): string | undefined => {
  const match = /^file:(?:\/\/([^/?#]*))?([^?#]*)/i.exec(url)
  const [, host = "", path = ""] = match ?? []
  return match !== null && (host === "" || host.toLowerCase() === "localhost") ? decoded(path) : undefined
}
const eggName = (url: string): string | undefined => {
  const name = /[#&]egg=([A-Za-z0-9][\w.-]*)/.exec(url)?.[1]
  return name === undefined ? undefined : RequirementLine.normalise(name)
}
const wheelFile = (path: string): { readonly name: string; readonly version: string } | undefined => {
  const [, name, version] =
    /(?:^|\/)([^/-]+)-([^/-]+)(?:-[^/]+)?-[^/-]+-[^/-]+-[^/-]+\.whl$/i.exec(path.replace(/[?#].*$/, "")) ?? []
  return name === undefined || version === undefined ? undefined : { name: RequirementLine.normalise(name), version }
}
const sourceArchive = (path: string): string | undefined => {
  const [, name, version] =
    /([A-Za-z0-9][\w.]*(?:-[A-Za-z][\w.]*)*)-(\d[\w.!+]*?)\.(?:zip|tgz|tar\.\w+)$/.exec(path) ?? []
  return name === undefined ? undefined : `${RequirementLine.normalise(name)}==${version}`
}
const withoutExtras = (text: string): readonly [path: string, extras: ReadonlyArray<string>] => {
  const [, path, extras] = /^(.+)\[([^\]]+)\]$/.exec(text) ?? []
  return path === undefined || extras === undefined
    ? [text, []]
    : [path, extras.split(",").map((extra) => extra.trim())]
}
const named = (name: string | undefined): { readonly name?: string } => (name === undefined ? {} : { name })

const subdirectoryOf = (url: string): { readonly subdirectory?: string } => {
  const subdirectory = /[#&]subdirectory=([^&]+)/.exec(url)?.[1]
  return subdirectory === undefined ? {} : { subdirectory: decoded(subdirectory) }
}

interface Target extends Omit<Requirement, "origin" | "text" | "marker" | "hashes" | "constraint"> {
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

/** A path as pip takes it: from the application's root, where pip is started, and not from the file that names it. */
const localTarget = (state: State, place: Place, path: string, known: Known): Target | undefined => {
  const localPath = locate(state, "", path)
  const found = state.read(localPath)
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
    if (path.startsWith("/")) return foreign(state, place, localPath, name)
    return void failPath(state, place, localPath, "missing")
  }
  if (found !== "directory" && kind !== "archive-path") return void failPath(state, place, localPath, "not-a-project")
  const projectFiles = ["setup.py", "pyproject.toml"].map((file) =>
    state.read(resolve(resolve(localPath, subdirectory ?? ""), file))
  )
  if (found === "directory" && projectFiles.every((file) => file === "missing"))
    return void failPath(state, place, localPath, "not-installable")
  return { ...target, localPath }
}

const foreign = (state: State, place: Place, path: string, name: string | undefined): undefined => {
  const wheel = wheelFile(path)
  const guess = wheel === undefined ? sourceArchive(path) : `${wheel.name}==${wheel.version}`
  if (state.foreign.length === 0) state.foreignAt = state.problems.length
  state.foreign.push({ path: place.path, line: place.line, text: place.text, instead: guess ?? name })
  return undefined
}

const urlTarget = (
  state: State,
  place: Place,
  url: string,
  editable: boolean,
  optional: boolean
): Target | undefined => {
  const name = eggName(url)
  const path = pathInUrl(url)
  const subdirectory = subdirectoryOf(url)
  if (path !== undefined)
    return localTarget(state, place, path, { ...named(name), ...subdirectory, extras: [], editable, optional })
  const kind = RequirementLine.isVcs(url) ? (editable ? "editable-vcs" : "vcs") : "url"
  return { kind, ...named(name ?? wheelFile(url)?.name), ...subdirectory, extras: [] }
}

const namedTarget = (
  state: State,
  place: Place,
  line: RequirementLine.Named,
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
  if (line.legacy) remark(state, "legacy-version", place, place.text)
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
const plainTarget = (state: State, place: Place, text: string, optional: boolean): Target | undefined => {
  if (RequirementLine.isUrl(text)) return urlTarget(state, place, text, false, optional)
  const line = RequirementLine.parseNamed(text)
  if (line?.url !== undefined) return namedTarget(state, place, line, false, optional)
  // Cleaned up as a path, an address would show the password in it.
  if (line === undefined && text.includes("://")) return void fail(state, place, RequirementLine.explain(text))
  const [path, extras] = withoutExtras(text)
  const looksLikePath = text.includes("/") || text.startsWith(".")
  if (looksLikePath && state.read(locate(state, "", path)) === "directory")
    return localTarget(state, place, path, { extras, editable: false, optional })
  if (archive.test(path)) return localTarget(state, place, path, { extras, editable: false, optional })
  if (line !== undefined) return namedTarget(state, place, line, false, optional)
  if (windowsPath.test(text)) return foreign(state, place, text, undefined)
  const fault = RequirementLine.explain(text === "" ? place.text : text)
  if (!looksLikePath || fault.condition !== "invalid-line") return void fail(state, place, fault)
  return localTarget(state, place, path, { extras, editable: false, optional: false })
}

const editableTarget = (state: State, place: Place, text: string): Target | undefined => {
  const [path, extras] = withoutExtras(text)
  const line = RequirementLine.parseNamed(text)
  if (!RequirementLine.isUrl(text) && state.read(locate(state, "", path)) === "directory")
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
  if (RequirementLine.isVcs(text)) {
    if (eggName(text) !== undefined) return urlTarget(state, place, text, true, false)
    return void fail(state, place, {
      condition: "editable-without-name",
      meaning: "pip cannot tell the name of an editable requirement from version control.",
      hint: `Write its name behind the address: \`-e ${shown(text)}#egg=NAME\`.`
    })
  }
  if (windowsPath.test(path)) return foreign(state, place, path, undefined)
  if (line === undefined && !RequirementLine.isUrl(text)) {
    const fault = RequirementLine.explain(text)
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

const readRequirement = (
  state: State,
  place: Place,
  line: RequirementLine.Line,
  editable: string | undefined
): void => {
  const { target, marker } =
    editable === undefined ? RequirementLine.splitMarker(line.requirement) : { target: editable }
  const found =
    editable === undefined
      ? plainTarget(state, place, target, marker !== undefined)
      : editableTarget(state, place, target)
  const fault = marker === undefined || found === undefined ? undefined : RequirementLine.markerFault(marker)
  if (fault !== undefined) return fail(state, place, fault)
  if (found === undefined) return
  if (editable !== undefined && !place.constraint) remark(state, "editable", place, place.text)
  state.requirements.push({
    origin: Origin.file(place.path, place.line),
    text: place.text,
    ...found,
    ...(marker === undefined ? {} : { marker }),
    hashes: line.options.filter((option) => option.name === "--hash").length,
    constraint: place.constraint
  })
}

/** pip takes the first file of a line alone, and a requirement file before a constraint file. */
const nestedFile = (
  options: ReadonlyArray<RequirementLine.LineOption>
): readonly [path: string, constraint: boolean] | undefined => {
  for (const [name, constraint] of [
    ["--requirement", false],
    ["--constraint", true]
  ] as const) {
    const value = options.find((option) => option.name === name)?.value
    if (value !== undefined) return [value, constraint]
  }
  return undefined
}

const readOptions = (
  state: State,
  place: Place,
  options: ReadonlyArray<RequirementLine.LineOption>,
  chain: ReadonlyArray<string>
): void => {
  const origin = Origin.file(place.path, place.line)
  const nested = nestedFile(options)
  // pip passes over whatever else stands on a line that names a file.
  if (nested === undefined) return void state.options.push(...options.map((option) => ({ origin, ...option })))
  const [path, constraint] = nested
  if (/^(?:https?|file):/i.test(path)) {
    state.options.push({ origin, name: constraint ? "--constraint" : "--requirement", value: path })
    return
  }
  if (path.includes("://")) {
    const named = { path: redact(path, []), fault: "missing", namedBy: place, text: place.text } as const
    return void state.problems.push(new UnusableRequirementsFile(named))
  }
  readFile(state, locate(state, folderOf(place.path), path), constraint, chain, place)
}

/** What is wrong with the whole line says more than what is wrong with its options. */
const sayFault = (text: string, line: RequirementLine.Line, fault: Fault): Fault => {
  const whole = RequirementLine.explain(text)
  if (whole.condition === "list-output" || whole.condition === "command") return whole
  const { target } = RequirementLine.splitMarker(line.requirement)
  const readable = target === "" || RequirementLine.isUrl(target) || RequirementLine.parseNamed(target) !== undefined
  return readable ? fault : whole
}

const readLine = (state: State, place: Place, chain: ReadonlyArray<string>): void => {
  const { text, unset } = RequirementLine.expand(place.text, state.environment)
  for (const name of unset) remark(state, "variable-not-set", place, `\${${name}}`)
  for (const secret of inUrls(text)) state.secrets.add(secret).add(decoded(secret))
  // A token before a word that only fills the place of the password, as GitHub documents it.
  for (const [, token] of text.matchAll(/:\/\/([^\s/?#:@]+):(?:x-oauth-basic)?@/g))
    if (token !== undefined) state.secrets.add(token)
  const line = RequirementLine.parseLine(text)
  if (line.fault !== undefined) return fail(state, place, sayFault(place.text, line, line.fault))
  for (const option of line.options) {
    if (RequirementLine.goneSince(option.name) !== undefined) remark(state, "obsolete-option", place, option.name)
  }
  const editables = line.options.filter((option) => option.name === "--editable")
  const files = line.options.filter((option) => option.name === "--requirement" || option.name === "--constraint")
  if ((line.requirement === "" && line.ignored.length > 0) || editables.length > 1 || files.length > 1)
    remark(state, "ignored", place, place.text)
  if (line.requirement !== "") return readRequirement(state, place, line, undefined)
  if (editables[0]?.value !== undefined) return readRequirement(state, place, line, editables[0].value)
  return readOptions(state, place, line.options, chain)
}

const readFile = (
  state: State,
  path: string,
  constraint: boolean,
  chain: ReadonlyArray<string>,
  namedBy: Place | undefined
): void => {
  const refuse = (fault: UnusableRequirementsFile["fault"], line?: number): void =>
    void state.problems.push(
      new UnusableRequirementsFile({
        path,
        fault,
        namedBy,
        text: namedBy?.text,
        ...(line === undefined ? {} : { line })
      })
    )
  if (chain.includes(path)) return refuse("cycle")
  const key = `${constraint ? "-c" : "-r"} ${path}`
  if (state.visited.has(key)) return
  state.visited.add(key)
  const bytes = state.read(path)
  if (typeof bytes === "string") return refuse(bytes)
  state.files.add(path)
  const { text, invalidUtf8, unmarkedUtf16 } = TextFile.decode(bytes)
  if (unmarkedUtf16) return refuse("not-text")
  // eslint-disable-next-line no-control-regex
  if (invalidUtf8)
    return refuse("not-utf8", TextFile.pythonLines(text).findIndex((line) => /[^\0-\x7f]/.test(line)) + 1)
  for (const { number, text: written } of RequirementLine.logicalLines(text)) {
    const before = state.problems.length
    readLine(state, { path, line: number, text: written, constraint }, [...chain, path])
    const problem = state.problems[before]
    // The rest of a web page says nothing more.
    if (problem instanceof InvalidRequirementLine && problem.condition === "html") return
  }
}

const conclude = (state: State): Requirements => {
  const problems = [...state.problems]
  if (state.foreign.length > 0) problems.splice(state.foreignAt, 0, new PathsOfAnotherMachine({ lines: state.foreign }))
  const asked = (name: string) => state.options.some((option) => option.name === name)
  const hashed = asked("--require-hashes") || state.requirements.some(({ hashes }) => hashes > 0)
  return {
    files: [...state.files],
    requirements: state.requirements,
    options: state.options,
    hashMode: hashed && !asked("--no-require-hashes"),
    problems,
    notices: [...state.remarks].map(([id, lines]) => ({
      level: remarks[id][0],
      id: `requirements/${id}`,
      text: `${remarks[id][1]}: ${lines.join(", ")}.`
    })),
    secrets: [...state.secrets]
  }
}

/**
 * Reads `file` and every file that it leads to. `root` is the application's root, where pip is started; `read` is asked
 * for paths below it, and for absolute ones outside.
 */
export const parse = (
  root: string,
  read: Read,
  environment: ReadonlyMap<string, string>,
  file = "requirements.txt"
): Requirements => {
  const state: State = {
    root: root.replace(/\/+$/, ""),
    read: (path) => (readable(path) ? read(path) : "missing"),
    environment,
    files: new Set(),
    visited: new Set(),
    requirements: [],
    options: [],
    problems: [],
    foreign: [],
    foreignAt: 0,
    remarks: new Map(),
    secrets: new Set()
  }
  readFile(state, locate(state, "", file), false, [], undefined)
  return conclude(state)
}
