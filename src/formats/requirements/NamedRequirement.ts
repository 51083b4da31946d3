/** A requirement by its name, as pip reads it: `name[extra]>=1,<2`, or `name @ URL`. */
import { normalise } from "../../domain/PackageName.ts"
import { trim } from "../TextFile.ts"

export interface Named {
  readonly name: string
  readonly extras: ReadonlyArray<string>
  readonly specifier?: string
  readonly url?: string
  /** A version that only pips before 24.1 understand. */
  readonly legacy: boolean
}

export const isUrl = (text: string): boolean => /^(?:https?|file|ftp|(?:git|hg|bzr|svn)(?:\+[a-z-]+)?):/i.test(text)
export const isVcs = (text: string): boolean => /^(?:git|hg|bzr|svn)(?:\+[a-z-]+)?:/i.test(text)

const identifier = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/
const release = String.raw`v?(?:\d+!)?\d+(?:\.\d+)*`
const pre = String.raw`(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?`
const dev = String.raw`(?:[-_.]?dev[-_.]?\d*)?`
const local = String.raw`(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?`
/** The versions of PEP 440 behind each operator; pips before 24.1 take nearly anything instead, save behind `~=`. */
const standard: ReadonlyMap<string, RegExp> = new Map([
  ...["==", "!="].map((op) => [op, new RegExp(`^${release}${pre}(?:${dev}${local}|\\.\\*)$`, "i")] as const),
  ...["<", ">", "<=", ">="].map((op) => [op, new RegExp(`^${release}${pre}${dev}$`, "i")] as const),
  ["~=", new RegExp(`^v?(?:\\d+!)?\\d+(?:\\.\\d+)+${pre}${dev}$`, "i")]
])

/** Blanks and tabs only: pip refuses the wider ones inside a line, and they are hard to see. */
const trimBlanks = (text: string): string => trim(text, " \t")

const specifierKind = (part: string): "standard" | "legacy" | "invalid" => {
  const match = /^(?:(===)[ \t]*\S*|(~=|==|!=|<=|>=|<|>)[ \t]*([^\s;)]*))$/.exec(trimBlanks(part))
  const [, arbitrary, operator = "", version = ""] = match ?? []
  if (match === null) return "invalid"
  if (arbitrary !== undefined) return "standard"
  if (standard.get(operator)?.test(version) === true) return "standard"
  return operator === "~=" ? "invalid" : "legacy"
}

/** What follows the name, with or without parentheses; a comma at the end passes from pip 24.1 on. */
const readSpecifier = (text: string): { readonly specifier?: string; readonly legacy: boolean } | undefined => {
  const bare = text.startsWith("(") ? /^\((.*)\)$/.exec(text)?.[1]?.trim() : text
  if (bare === undefined) return undefined
  if (bare === "") return { legacy: false }
  const parts = bare.replace(/,[ \t]*$/, "").split(",")
  const kinds = new Set(parts.map(specifierKind))
  if (kinds.has("invalid")) return undefined
  return { specifier: parts.map((part) => part.trim()).join(","), legacy: kinds.has("legacy") }
}

/** `name[extra] >=1,<2` or `name @ URL`, without its marker; `undefined` where no pip could install it. */
export const parseNamed = (text: string): Named | undefined => {
  const match = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?)[ \t]*(?:\[([^\]]*)\])?[ \t]*/.exec(text)
  const [head, name] = match ?? []
  if (head === undefined || name === undefined) return undefined
  const listed = match?.[2]?.trim() ?? ""
  const extras = listed === "" ? [] : listed.split(",").map((extra) => extra.trim())
  if (!extras.every((extra) => identifier.test(extra))) return undefined
  const rest = trimBlanks(text.slice(head.length))
  if (rest.startsWith("@")) {
    const url = rest.slice(1).trim()
    // pip 24.1 and newer read anything behind the @, and fail to download what has no scheme.
    const usable = /^\S+$/.test(url) && (isUrl(url) || url.includes("://"))
    return usable ? { name: normalise(name), extras, url, legacy: false } : undefined
  }
  const specifier = readSpecifier(rest)
  return specifier === undefined ? undefined : { name: normalise(name), extras, ...specifier }
}
