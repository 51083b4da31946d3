/** What an editable install would find beside the code, and a wheel does not hold: templates, static files, data. */
import * as Effect from "effect/Effect"
import type { ArchiveFacts } from "../domain/Distribution.ts"
import type { Warning } from "../domain/StagingError.ts"
import { type FileAccessFailed, Filesystem, join } from "../services/Filesystem.ts"

/** Names by which frameworks and people keep what is no code, as folders beside it. */
const beside = new Set(
  "templates static assets data locale locales translations resources fixtures schemas sql public media i18n".split(" ")
)
const isCode = (name: string): boolean => /\.(?:py[cdiowxz]?|pyx|pxd|so|c|cc|cpp|h|hpp)$/.test(name)
const isPassedOver = (name: string): boolean => /^(?:\.|__pycache__$|node_modules$|tests?$)/.test(name)

/** A folder with more is counted up to there. */
const most = 2000

/** The files of a folder that are no code, by their path from there. */
const filesBelow = Effect.fn("EditableOnly.filesBelow")(function* (folder: string) {
  const files = yield* Filesystem
  const found: Array<string> = []
  const walk = (path: string): Effect.Effect<void, FileAccessFailed> =>
    Effect.gen(function* () {
      for (const name of yield* files.list(join(folder, path))) {
        if (found.length >= most || isPassedOver(name)) continue
        const below = path === "" ? name : `${path}/${name}`
        const kind = (yield* files.status(join(folder, below)))?.kind
        if (kind === "directory") yield* walk(below)
        else if (kind === "file" && !isCode(name)) found.push(below)
      }
    })
  yield* walk("")
  return found
})

/** `shop/static/` for many files of one folder, the file itself for one. */
const summary = (paths: ReadonlyArray<string>): ReadonlyArray<string> => {
  const folders = new Map<string, Array<string>>()
  for (const path of paths) {
    const folder = path.split("/").slice(0, 2).join("/")
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  return [...folders].map(([folder, all]) =>
    all.length === 1 && all[0] !== undefined ? all[0] : `${folder}/ (${all.length} files)`
  )
}

/** Names of modules and packages that a wheel brings. */
const topsOf = (installed: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...installed].map((path) => path.split("/")[0] ?? "").filter((name) => !/\.(?:dist|egg)-info$/.test(name)))

const lostIn = Effect.fn("EditableOnly.lostIn")(function* (
  folder: string,
  base: string,
  installed: ReadonlySet<string>
) {
  const files = yield* Filesystem
  const names = yield* files.list(join(folder, base))
  const tops = topsOf(installed)
  if (!names.some((name) => tops.has(name))) return []
  const lost: Array<string> = []
  for (const name of names) {
    if (!tops.has(name) && !beside.has(name)) continue
    if ((yield* files.status(join(folder, base, name)))?.kind !== "directory") continue
    const below = yield* filesBelow(join(folder, base, name))
    lost.push(...below.map((path) => `${name}/${path}`).filter((path) => !installed.has(path)))
  }
  return summary(lost).map((path) => (base === "" ? path : `${base}/${path}`))
})

/** What to warn of; `undefined` where a wheel holds it all. What cannot be looked at is no reason to fail. */
export const editableOnly = Effect.fn("EditableOnly.warning")(function* (
  folder: string,
  line: string,
  sitePackages: string,
  made: ArchiveFacts
) {
  const prefix = `${sitePackages}/`
  const installed = new Set(
    Object.keys(made.files).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []))
  )
  const lost = yield* Effect.forEach(["", "src"], (base) => lostIn(folder, base, installed)).pipe(
    Effect.map((all) => all.flat()),
    Effect.orElseSucceed((): ReadonlyArray<string> => [])
  )
  if (lost.length === 0) return undefined
  const more = lost.length > 6 ? ` and ${lost.length - 6} more` : ""
  const text = [
    `\`${line}\` is installed as a normal package, which does not hold what an editable install would find beside the code: ${lost.slice(0, 6).join(", ")}${more}.`,
    "Make it part of the package (`package_data` or `include_package_data` with a MANIFEST.in in setup.py, [tool.setuptools.package-data] in pyproject.toml), or start the app from its own folder, where it lies."
  ].join("\n")
  const warning: Warning = { id: "packages/editable-alone-finds", text }
  return warning
})
