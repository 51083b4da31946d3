/** Packs a package described in TypeScript to the files that an index offers: source distributions and wheels. */
import { createHash } from "node:crypto"
import { type ArchiveEntry, tarGz, zip } from "./Archives.ts"

/** Text is written as UTF-8; bytes as they are. */
export type FileContent = string | Uint8Array | { readonly content: string | Uint8Array; readonly mode: number }
export type Files = Readonly<Record<string, FileContent>>

export interface WheelDescription {
  /** `py2.py3-none-any` unless said otherwise. */
  readonly tag?: string
  readonly files: Files
  readonly requires?: ReadonlyArray<string>
  readonly consoleScripts?: ReadonlyArray<string>
  /** More lines of its METADATA. */
  readonly metadata?: ReadonlyArray<string>
}

export interface PackageDescription {
  readonly name: string
  readonly version: string
  readonly requiresPython?: string
  /** Its authors withdrew it (PEP 592). */
  readonly yanked?: true
  readonly extras?: ReadonlyArray<string>
  /** Files below `NAME-VERSION/`; a `PKG-INFO` is added. */
  readonly sdist?: Files
  readonly wheel?: WheelDescription
}

/** One file of the index. */
export interface Distribution {
  readonly project: string
  readonly filename: string
  readonly bytes: Buffer
  readonly sha256: string
  readonly requiresPython: string | undefined
  readonly yanked: boolean
}

/** The form of a name in the addresses of an index (PEP 503). */
export const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-")

const entry = (path: string, content: FileContent): ArchiveEntry => {
  const described = typeof content === "string" || content instanceof Uint8Array ? { content, mode: 0o644 } : content
  return { path, content: Buffer.from(described.content), mode: described.mode }
}

const entries = (files: Files, prefix = ""): Array<ArchiveEntry> =>
  Object.entries(files).map(([path, content]) => entry(`${prefix}${path}`, content))

const metadata = (described: PackageDescription, lines: ReadonlyArray<string>): string =>
  [
    "Metadata-Version: 2.1",
    `Name: ${described.name}`,
    `Version: ${described.version}`,
    "Summary: made for a test",
    ...(described.requiresPython === undefined ? [] : [`Requires-Python: ${described.requiresPython}`]),
    ...(described.extras ?? []).map((extra) => `Provides-Extra: ${extra}`),
    ...lines,
    ""
  ].join("\n")

const sdist = (described: PackageDescription, files: Files): Buffer => {
  const prefix = `${described.name}-${described.version}/`
  return tarGz(entries({ ...files, "PKG-INFO": metadata(described, []) }, prefix))
}

const wheelTags = (tag: string): Array<string> => {
  const [python = "", abi = "", platform = ""] = tag.split("-")
  return python.split(".").map((each) => `Tag: ${each}-${abi}-${platform}`)
}

const recordLine = (each: ArchiveEntry): string => {
  const digest = createHash("sha256").update(each.content).digest("base64url")
  return `${each.path},sha256=${digest},${each.content.length}`
}

const wheel = (described: PackageDescription, wheelDescription: WheelDescription, tag: string): Buffer => {
  const info = `${described.name.replace(/[-.]/g, "_")}-${described.version}.dist-info`
  const scripts = wheelDescription.consoleScripts ?? []
  const content = entries({
    ...wheelDescription.files,
    [`${info}/METADATA`]: metadata(described, [
      ...(wheelDescription.requires ?? []).map((requirement) => `Requires-Dist: ${requirement}`),
      ...(wheelDescription.metadata ?? [])
    ]),
    [`${info}/WHEEL`]: ["Wheel-Version: 1.0", "Generator: test", "Root-Is-Purelib: true", ...wheelTags(tag), ""].join(
      "\n"
    ),
    ...(scripts.length === 0 ? {} : { [`${info}/entry_points.txt`]: ["[console_scripts]", ...scripts, ""].join("\n") })
  })
  const record = [...content.map(recordLine), `${info}/RECORD,,`, ""].join("\n")
  return zip([...content, entry(`${info}/RECORD`, record)])
}

/** What an index needs to know of a file's bytes. */
export const distribution = (
  project: string,
  filename: string,
  bytes: Buffer,
  requiresPython: string | undefined,
  yanked = false
): Distribution => ({
  project: normalised(project),
  filename,
  bytes,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  requiresPython,
  yanked
})

/** Every file of a package: its source distribution, its wheel, or both. */
export const pack = (described: PackageDescription): ReadonlyArray<Distribution> => {
  const { name, requiresPython, version, yanked } = described
  const tag = described.wheel?.tag ?? "py2.py3-none-any"
  const wheelName = `${name.replace(/[-.]/g, "_")}-${version}-${tag}.whl`
  return [
    ...(described.sdist === undefined
      ? []
      : [distribution(name, `${name}-${version}.tar.gz`, sdist(described, described.sdist), requiresPython, yanked)]),
    ...(described.wheel === undefined
      ? []
      : [distribution(name, wheelName, wheel(described, described.wheel, tag), requiresPython, yanked)])
  ]
}
