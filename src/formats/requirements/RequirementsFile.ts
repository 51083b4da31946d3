/** What a requirement file and those that it names ask of pip, and what pip could not do; pip itself reads the files again. */
import * as Origin from "../../domain/Origin.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import { decoded as unescaped, inAddresses, redact, withoutCredentials } from "../../domain/Secrets.ts"
import { isUrl, parseNamed } from "./NamedRequirement.ts"
import { expand, type Line, logicalLines, parseLine } from "./LogicalLine.ts"
import { markerFault, splitMarker } from "./LineMarker.ts"
import { explain, type Fault } from "./Mistake.ts"
import { goneSince, type LineOption } from "./LineOptions.ts"
import { furtherLines, gather, mostMistakes } from "./RepeatedMistake.ts"
import { digestOf } from "./RequirementsDigest.ts"
import { folderOf, locate, readable } from "./LocalPath.ts"
import { InvalidRequirementLine, PathsOfAnotherMachine, UnusableRequirementsFile } from "./Problems.ts"
import { fail, type LinePlace, type Read, remark, remarkPlace, remarks, type ReadingState } from "./Reading.ts"
import { editableTarget, plainTarget } from "./Target.ts"
import * as TextFile from "../TextFile.ts"

const readRequirement = (state: ReadingState, place: LinePlace, line: Line, editable: string | undefined): void => {
  const { target, marker } = editable === undefined ? splitMarker(line.requirement) : { target: editable }
  const found =
    editable === undefined
      ? plainTarget(state, place, target, marker !== undefined)
      : editableTarget(state, place, target)
  const fault = marker === undefined || found === undefined ? undefined : markerFault(marker)
  if (fault !== undefined) return fail(state, place, fault)
  if (found === undefined) return
  if (editable !== undefined && !place.constraint) remark(state, "requirements/editable", place, place.text)
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
const nestedFile = (options: ReadonlyArray<LineOption>): readonly [path: string, constraint: boolean] | undefined => {
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
  state: ReadingState,
  place: LinePlace,
  options: ReadonlyArray<LineOption>,
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
const sayFault = (text: string, line: Line, fault: Fault): Fault => {
  const whole = explain(text)
  if (whole.condition === "list-output" || whole.condition === "command") return whole
  const { target } = splitMarker(line.requirement)
  const readable = target === "" || isUrl(target) || parseNamed(target) !== undefined
  return readable ? fault : whole
}

/** A password that is no variable, or a user that is a token of a Git host or an index, by the beginnings that these have. */
const writtenSecret =
  /:\/\/(?:[^\s/?#:@]+:(?!x-oauth-basic@)[^\s/?#@${%]+@|(?:gh[oprsu]_|github_pat_|glpat-|pypi-)[\w-]{16,}(?::[^\s/?#@]*)?@)/

const readLine = (state: ReadingState, place: LinePlace, chain: ReadonlyArray<string>): void => {
  const { text, unset } = expand(place.text, state.environment)
  for (const name of unset) remark(state, "requirements/variable-not-set", place, `\${${name}}`)
  if (writtenSecret.test(place.text)) remarkPlace(state, "requirements/secret-in-line", place)
  for (const secret of inAddresses(text)) state.secrets.add(secret).add(unescaped(secret))
  // A token before a word that only fills the place of the password, as GitHub documents it.
  for (const [, token] of text.matchAll(/:\/\/([^\s/?#:@]+):(?:x-oauth-basic)?@/g))
    if (token !== undefined) state.secrets.add(token)
  const line = parseLine(text)
  if (line.fault !== undefined) return fail(state, place, sayFault(place.text, line, line.fault))
  for (const option of line.options) {
    if (goneSince(option.name) !== undefined) remark(state, "requirements/obsolete-option", place, option.name)
  }
  const editables = line.options.filter((option) => option.name === "--editable")
  const files = line.options.filter((option) => option.name === "--requirement" || option.name === "--constraint")
  if ((line.requirement === "" && line.ignored.length > 0) || editables.length > 1 || files.length > 1)
    remark(state, "requirements/ignored", place, place.text)
  if (line.requirement !== "") return readRequirement(state, place, line, undefined)
  if (editables[0]?.value !== undefined) return readRequirement(state, place, line, editables[0].value)
  return readOptions(state, place, line.options, chain)
}

/** Each file is read from within the one that names it, and Python's own limit ends a pip before 21 at 480 (pip 26: at 975). */
const deepest = 400

const readFile = (
  state: ReadingState,
  path: string,
  constraint: boolean,
  chain: ReadonlyArray<string>,
  namedBy: LinePlace | undefined
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
  if (chain.length >= deepest) return refuse("too-deep")
  const key = `${constraint ? "-c" : "-r"} ${path}`
  if (state.visited.has(key)) return
  state.visited.add(key)
  const bytes = state.read(path)
  if (typeof bytes === "string") return refuse(bytes)
  state.files.add(path)
  const decoded = TextFile.decode(bytes)
  const { text, invalidUtf8, unmarkedUtf16 } = decoded
  if (unmarkedUtf16) return refuse("not-text")
  // eslint-disable-next-line no-control-regex
  if (invalidUtf8)
    return refuse("not-utf8", TextFile.pythonLines(text).findIndex((line) => /[^\0-\x7f]/.test(line)) + 1)
  const lines = logicalLines(text)
  state.texts.set(path, lines.map((line) => line.text).join("\n"))
  state.digests.set(path, digestOf(decoded, lines))
  const within = [...chain, path]
  for (const { number, text: written } of lines) {
    if (state.problems.length >= mostMistakes) return
    const before = state.problems.length
    readLine(state, { path, line: number, text: written, constraint }, within)
    const problem = state.problems[before]
    // The rest of a web page says nothing more.
    if (problem instanceof InvalidRequirementLine && problem.condition === "html") return
  }
}

/** The variables that a text names, as pip finds them: upper case alone (requirement file format). */
const variablesIn = (text: string): ReadonlyArray<string> =>
  [...new Set([...text.matchAll(/\$\{([A-Z0-9_]+)\}/g)].flatMap(([, name]) => name ?? []))].toSorted()

/** Lines that a notice lists. */
const most = 20

const conclude = (state: ReadingState): Requirements => {
  const problems = [...state.problems]
  if (state.foreign.length > 0) problems.splice(state.foreignAt, 0, new PathsOfAnotherMachine({ lines: state.foreign }))
  const asked = (name: string) => state.options.some((option) => option.name === name)
  const texts = [...state.texts.values()].join("\n")
  const hashed = asked("--require-hashes") || state.requirements.some(({ hashes }) => hashes > 0)
  return {
    files: [...state.files],
    requirements: state.requirements,
    options: state.options,
    hashMode: hashed && !asked("--no-require-hashes"),
    digests: new Map(state.digests),
    mentions: variablesIn(texts),
    variables: variablesIn(withoutCredentials(texts)),
    problems: gather(problems),
    notices: [...state.remarks].map(([id, lines]) => ({
      level: remarks[id][0],
      id,
      text: `${remarks[id][1]}: ${[...lines.slice(0, most), ...(lines.length > most ? [furtherLines(lines.length - most)] : [])].join(", ")}.`
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
  const state: ReadingState = {
    root: root.replace(/\/+$/, ""),
    read: (path) => (readable(path) ? read(path) : "missing"),
    environment,
    files: new Set(),
    texts: new Map(),
    digests: new Map(),
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
