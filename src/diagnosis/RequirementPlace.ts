/** Where a person wrote what pip speaks of: pips from 21 on name few lines, and none names $PIP_OPTS. */
import { describe } from "../domain/Origin.ts"
import { normalise } from "../domain/PackageName.ts"
import type { Requirement } from "../domain/Requirements.ts"
import type { PipFailure } from "./Rule.ts"

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "")
const sorted = (specifier: string): string => plain(specifier).split(",").toSorted().join(",")

/** The lines, or the constraints, of a package. */
export const linesOfName = (failure: PipFailure, name: string, constraint = false): ReadonlyArray<Requirement> =>
  (failure.requirements?.requirements ?? []).filter(
    (each) => each.constraint === constraint && each.name !== undefined && normalise(each.name) === normalise(name)
  )

/** The lines that ask for a package; with a specifier, the one that has it where there is one. */
const lineOf = (failure: PipFailure, name: string, specifier?: string): Requirement | undefined => {
  const all = linesOfName(failure, name)
  const exact =
    specifier === undefined ? undefined : all.find((each) => sorted(each.specifier ?? "") === sorted(specifier))
  return exact ?? all[0]
}

/** The place of the line, of several for one package, that says exactly this: `flask==1.0`. */
export const placeOfExactly = (failure: PipFailure, text: string): string | undefined => {
  const [name = "", specifier = ""] = /^([\w.-]*\w)(?:\[[^\]]*\])?(.*)$/.exec(text)?.slice(1) ?? []
  const line = lineOf(failure, name, specifier)
  return line === undefined || sorted(line.specifier ?? "") !== sorted(specifier) ? undefined : describe(line.origin)
}

/** `requirements.txt line 4` of the line that asks for a package. */
export const placeOfName = (failure: PipFailure, name: string, specifier?: string): string | undefined => {
  const line = lineOf(failure, name, specifier)
  if (line !== undefined) return describe(line.origin)
  const words = failure.options?.requirements ?? []
  return words.some((word) => normalise(/^[\w.-]*\w/.exec(word)?.[0] ?? "") === normalise(name))
    ? "$PIP_OPTS"
    : undefined
}

/** The place of the line that holds this text. */
export const placeOfText = (failure: PipFailure, text: string): string | undefined => {
  const line = failure.requirements?.requirements.find((each) => plain(each.text).includes(plain(text)))
  return line === undefined ? undefined : describe(line.origin)
}

/** The lines that ask for a folder or an archive of the app. */
export const linesOfPath = (failure: PipFailure, path: string): ReadonlyArray<Requirement> =>
  failure.requirements?.requirements.filter(({ localPath }) => localPath === path.replace(/^\.\//, "")) ?? []

/** Whether a word of $PIP_OPTS is this requirement. */
export const isInOptions = (failure: PipFailure, text: string): boolean =>
  failure.options?.requirements.some((word) => word === text || word === `--editable=${text}`) ?? false

interface Given {
  readonly place: string
  readonly value: string | undefined
}

const inOptions = (failure: PipFailure, name: string): ReadonlyArray<Given> =>
  [...(failure.options?.options ?? []), ...(failure.options?.requirements ?? [])].flatMap((each) =>
    each === name || each.startsWith(`${name}=`)
      ? [{ place: "$PIP_OPTS", value: each === name ? undefined : each.slice(name.length + 1) }]
      : []
  )
const inLines = (failure: PipFailure, name: string): ReadonlyArray<Given> =>
  (failure.requirements?.options ?? []).flatMap((each) =>
    each.name === name ? [{ place: describe(each.origin), value: each.value }] : []
  )

const inVariables = (failure: PipFailure, name: string): ReadonlyArray<Given> =>
  (failure.options?.variables ?? []).flatMap((each) =>
    each.name === name ? [{ place: `$${each.variable}`, value: each.value }] : []
  )

/** Every time that this option of pip (`--no-binary`) was given, in the order in which pip reads them. */
export const optionsGiven = (failure: PipFailure, name: string): ReadonlyArray<Given> => [
  ...inVariables(failure, name),
  ...inOptions(failure, name),
  ...inLines(failure, name)
]

/** `$PIP_OPTS`, the line, or a variable of pip: who gave this option of pip (`--no-index`) and what it has for a value. */
export const optionGiven = (failure: PipFailure, name: string): Given | undefined =>
  inOptions(failure, name).at(-1) ?? inLines(failure, name)[0] ?? inVariables(failure, name)[0]

/** Who says that no index is to be asked. */
export const noIndexBy = (failure: PipFailure): string | undefined =>
  optionGiven(failure, "--no-index")?.place ?? (failure.options?.noIndex === true ? "$PIP_NO_INDEX" : undefined)

/** Where an address with this host is named. */
export const placeOfHost = (failure: PipFailure, host: string): string | undefined => {
  const names = (text: string): boolean => text.includes(`//${host}`) || text.includes(`@${host}`)
  const { options = [], requirements = [] } = failure.requirements ?? {}
  const line =
    requirements.find(({ text }) => names(text)) ?? options.find(({ value }) => value !== undefined && names(value))
  if (line !== undefined) return describe(line.origin)
  return [...(failure.options?.options ?? []), ...(failure.options?.requirements ?? [])].some(names)
    ? "$PIP_OPTS"
    : undefined
}
