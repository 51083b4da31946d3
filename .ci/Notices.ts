/** The licence notices of the packages whose code is in the bundles, which their licences want to go with it. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** The folder of the package that a bundled module stands in; `undefined` for what is of this repository. */
export const folderOf = (module: string): string | undefined =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0]

const text = (value: unknown, fallback: string): string => (typeof value === "string" ? value : fallback)

/** `effect 4.1.0 (MIT)`, from its manifest. */
export const titleOf = (folder: string): string => {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  return `${text(manifest["name"], folder)} ${text(manifest["version"], "")} (${text(manifest["license"], "licence unknown")})`
}

/** Licences of lists, whose packages have no file of it: they ask for the author's name and the address of their text. */
const addresses: Readonly<Record<string, string>> = {
  "CC-BY-3.0": "https://creativecommons.org/licenses/by/3.0/legalcode",
  "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/legalcode"
}

const ofList = (folder: string): ReadonlyArray<string> => {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const address = addresses[text(manifest["license"], "")]
  return address === undefined ? [] : [`By ${text(manifest["author"], "its contributors")}, under ${address}`]
}

/** Each file of a package that is a licence or a notice, by name, whole. */
const textsOf = (folder: string): ReadonlyArray<string> => {
  const names = readdirSync(folder).filter((name) => /^(?:licen[cs]e|notice|copying|authors)\b/i.test(name))
  const texts = names.toSorted().map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n").trim())
  const all = texts.length === 0 ? ofList(folder) : texts
  if (all.length === 0) throw new Error(`${folder} has no licence file, so it cannot be bundled`)
  return all
}

const rule = "-".repeat(100)

/** `folders` in any order and as often as they come; the same text from the same packages. */
export const notices = (folders: ReadonlyArray<string>): string => {
  const all = new Map([...new Set(folders)].map((folder) => [titleOf(folder), folder] as const))
  const sections = [...all].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [
    "bin/program.cjs and bin/execa.mjs hold code of these packages, with their licences. Written by `npm run bundle`.",
    ...sections.flatMap(([title, folder]) => [`${rule}\n${title}`, ...textsOf(folder)])
  ]
    .map((part) => `${part}\n`)
    .join("\n")
}
