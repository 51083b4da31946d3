/** What `pyproject.toml` and `uv.lock` say that a project asks for, each in one way to write it. */
import { valid } from "@renovatebot/pep440"
import { always, and, type Marker, or, parse } from "../../domain/Marker.ts"
import { normalise } from "../../domain/PackageName.ts"
import { withoutCredentials } from "../../domain/Secrets.ts"
import { isTable, tableAt, type Table } from "../../formats/TomlDocument.ts"
import { markerIn, tableIn, textIn, textsIn } from "../LockDocument.ts"
import { asUvWrites } from "./UvMarkers.ts"

/** What is asked for, by name, extras and version or place; and where. */
export type AskedDependencies = ReadonlyMap<string, Marker>

/** A version as uv writes it: `3.08` is `3.8`, `2.0.0rc01` is `2.0.0rc1`. */
const version = (text: string): string =>
  (valid(text) ?? text.toLowerCase()).replace(/^[^+]*/, (own) => own.replaceAll(/(?<!\d)0+(?=\d)/g, ""))

/** `>= 2, <3` and `<3,>=2.0` are written in one way. */
export const specifier = (text: string): string =>
  text
    .replaceAll(/[()\s]/g, "")
    .split(",")
    .filter((one) => one !== "")
    .map((one) => one.replace(/^([<>=!~]+)(.*)$/, (_, operator: string, of: string) => `${operator}${version(of)}`))
    .toSorted()
    .join(",")

interface One {
  readonly name: string
  readonly extras: ReadonlyArray<string>
  /** A specifier, or the kind of a place. */
  readonly what: string
  readonly marker: Marker
}

const keyOf = ({ extras, name, what }: One): string => {
  const bracket = extras.length === 0 ? "" : `[${extras.map(normalise).toSorted().join(",")}]`
  return `${normalise(name)}${bracket}${what}`
}

export const asked = (all: ReadonlyArray<One>): AskedDependencies => {
  const found = new Map<string, Marker>()
  for (const one of all) found.set(keyOf(one), or([found.get(keyOf(one)) ?? or([]), one.marker]))
  return found
}

/** How [tool.uv.sources] says where packages come from. */
export interface NamedSources {
  readonly tables: Table
  readonly has: (name: string) => boolean
  readonly kindOf: (name: string) => string | undefined
}

export const anyPlace = " (from [tool.uv.sources])"
const folders = ["editable", "directory", "virtual"]
const references = new Set(["rev", "tag", "branch", "subdirectory"])

/** `git (tag=v1)` */
const gitPlace = (values: ReadonlyArray<readonly [string, string]>): string => {
  const found = values.filter(([key]) => references.has(key)).map(([key, value]) => `${key}=${value}`)
  return ` @ git${found.length === 0 ? "" : ` (${found.toSorted().join(", ")})`}`
}

export const sourcesOf = (...settings: ReadonlyArray<Table>): NamedSources => {
  const all = settings.flatMap((table) => Object.entries(tableIn(table, "sources") ?? {}))
  const tables = new Map(all.map(([name, value]) => [normalise(name), value]))
  return {
    tables: Object.fromEntries(tables),
    has: (name) => tables.has(normalise(name)),
    kindOf: (name) => {
      const source = tables.get(normalise(name))
      // One of several, or one for some systems alone, is written into the lock in several entries.
      if (!isTable(source) || ["marker", "extra", "group", "package"].some((key) => key in source)) return anyPlace
      if ("git" in source) {
        const texts = Object.entries(source).flatMap(([key, value]) =>
          typeof value === "string" ? [[key, value] as const] : []
        )
        return gitPlace(texts)
      }
      if ("workspace" in source) return " @ folder"
      if ("path" in source) return " @ path"
      return "url" in source ? ` @ ${textIn(source, "url") ?? ""}` : undefined
    }
  }
}

export const lockedPlace = (entry: Table, sources: NamedSources): string => {
  const name = textIn(entry, "name") ?? ""
  const kind = sources.has(name) ? sources.kindOf(name) : undefined
  if (kind === anyPlace) return anyPlace
  const git = textIn(entry, "git")
  if (git !== undefined) return gitPlace([...new URLSearchParams(/\?([^#]*)/.exec(git)?.[1] ?? "")])
  const url = textIn(entry, "url")
  if (url !== undefined) return ` @ ${withoutCredentials(url).replace(/#.*$/, "")}`
  if (folders.some((key) => key in entry)) return kind === " @ path" ? " @ path" : " @ folder"
  if ("path" in entry) return " @ path"
  const range = textIn(entry, "specifier")
  // Of a member that asks for the root of its workspace, uv writes the name alone (0.13.9).
  return range === undefined && kind === " @ folder" ? kind : specifier(range ?? "")
}

export const locked = (entries: ReadonlyArray<Table>, sources: NamedSources): AskedDependencies =>
  asked(
    entries.map((entry) => ({
      name: textIn(entry, "name") ?? "",
      extras: textsIn(entry, "extras"),
      what: lockedPlace(entry, sources),
      marker: markerIn(entry, "marker") ?? always
    }))
  )

/** PEP 508. */
const requirement = /^\s*([\w.-]+)\s*(?:\[([^\]]*)\])?\s*(?:@\s*([^\s;]+(?:;\S+)*)|([^;]*?))\s*(?:;\s*(.*))?$/s

const directPlace = (address: string): string =>
  address.startsWith("git+")
    ? gitPlace([
        ...[...new URLSearchParams(address.replace(/^[^#]*#?/, ""))].filter(([key]) => key === "subdirectory"),
        ...[/^[^#]*:\/\/[^#]*\/[^#/]*@([^#]+)/.exec(address)?.[1]].flatMap((rev) =>
          rev === undefined ? [] : [["rev", rev] as const]
        )
      ])
    : address.startsWith("file:")
      ? " @ folder"
      : ` @ ${withoutCredentials(address).replace(/#.*$/, "")}`

/** `undefined` for what is no requirement: whoever reads `pyproject.toml` says so. */
const oneOf = (text: string, sources: NamedSources, marker: Marker): One | undefined => {
  const [, name, extras = "", address, range = "", condition = ""] = requirement.exec(text) ?? []
  const own = parse(condition)
  if (name === undefined || own === undefined) return undefined
  const kind = sources.has(name) ? sources.kindOf(name) : undefined
  const what = kind ?? (address === undefined ? specifier(range) : directPlace(address))
  return {
    name,
    extras: extras
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
    what,
    marker: and([asUvWrites(own), marker])
  }
}

export const written = (
  texts: ReadonlyArray<string>,
  sources: NamedSources,
  marker: Marker = always
): ReadonlyArray<One> => texts.flatMap((text) => oneOf(text, sources, marker) ?? [])

const inExtra = (name: string): Marker => parse(`extra == '${normalise(name)}'`) ?? always

export const ofProject = (project: Table, sources: NamedSources): ReadonlyArray<One> => [
  ...written(textsIn(project, "dependencies"), sources),
  ...Object.keys(tableAt(project, "optional-dependencies")).flatMap((extra) =>
    written(textsIn(tableAt(project, "optional-dependencies"), extra), sources, inExtra(extra))
  )
]
