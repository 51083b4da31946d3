/**
 * Writes what nobody writes by hand: the bundles in `bin/`, the licence notices of what is in them, the file markers that
 * `bin/detect` reads, and the schemas of what commands print for programs; before them, of the Python programs in `src/python` and of the script and style in `src/report/browser`, the modules that the bundles take them from.
 * `npm run bundle` writes them; with `--check` it writes nothing and fails when one is stale.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { type OutputChunk, type Plugin, rolldown } from "rolldown"
import { type FileMarker, nearMisses, toShell, wellKnownMarkers } from "../src/domain/FileMarker.ts"
import { folderOf, notices, titleOf } from "./Notices.ts"
import { assetsModule } from "./PageAssets.ts"
import { programsModule } from "./PythonPrograms.ts"
import { schemaFiles } from "./Schemas.ts"
import { manPage } from "./terminal/ManPage.ts"
import { bash, fish, zsh } from "./terminal/Shells.ts"
import { registry } from "../src/installers/registry.ts"

const root = fileURLToPath(new URL("../", import.meta.url))

/** The markers in the order of the registry, each once, then the well-known ones. */
export const detectScript = (installers: ReadonlyArray<{ readonly files: ReadonlyArray<FileMarker> }>): string =>
  toShell([...new Set([...installers.flatMap((installer) => installer.files), ...wellKnownMarkers])], nearMisses)

/** The folders of the packages whose modules are in it; what the bundler adds of its own is one of them. */
const foldersIn = (chunk: OutputChunk): ReadonlyArray<string> => {
  const folders = chunk.moduleIds.flatMap((module) =>
    /\0?rolldown[\\/]runtime/.test(module) ? join(root, "node_modules/rolldown") : (folderOf(module) ?? [])
  )
  return [...new Set(folders)]
}

const header = (folders: ReadonlyArray<string>): string => {
  const lines = folders
    .map(titleOf)
    .toSorted()
    .map((name) => `//   ${name}`)
  return ["// Written by `npm run bundle` from src, with code of these packages:", ...lines, ""].join("\n")
}

/**
 * Packages that the program loads when it comes to that, each as a file of its own: V8 reads all of a module before any of it
 * runs, and execa alone is a fifth of it. What such a file exports is the package's own interface, so that it never has to
 * be of the same day as the program.
 */
const apart = ["execa"] as const
/**
 * Parts of ours that few ask for: the page of a report, what a terminal shows while an app is staged. They are of the same day as
 * the program, which checks nothing.
 */
const parts = [
  { source: join(root, "src/report/page/Page.ts"), file: "report-page" },
  { source: join(root, "src/progress/Progress.ts"), file: "progress" }
] as const
const fileOf = (name: string): string => `./${name}.mjs`
const isApart = (name: string): boolean => apart.some((each) => each === name)
const partOf = (name: string, importer: string): string | undefined =>
  parts.find(({ source }) => name.startsWith(".") && resolve(dirname(importer), name) === source)?.file

interface Bundle {
  readonly code: string
  /** Of the packages whose code is in it. */
  readonly folders: ReadonlyArray<string>
}

/**
 * The program as one expression, the function that `src/start.ts` calls: a script's compiled form can be kept, and that of a
 * module cannot (Node 24). V8 reads ASCII without decoding it, and whatever else stands in strings can be written so.
 */
const asFunction = (code: string): string => {
  const raw = /String\.raw`[^`]*[\u0080-\uffff]/.exec(code)
  if (raw !== null) throw new Error(`Only ASCII can stand in what is taken as it is written: ${raw[0]}`)
  const escaped = code.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`
  )
  const loaded = escaped.replaceAll(/\bimport\((?="[^"]*"\))/g, "importModule(")
  return `(function (exports, require, __filename, importModule) {\n${loaded}})\n`
}

/** One file with everything in it but Node's own modules, and what is apart; the same bytes from the same sources. */
const bundle = async (entry: string, format: "esm" | "cjs"): Promise<Bundle> => {
  // Debug information would be each module's path, which no reader needs and a moved checkout would change.
  const experimental = { attachDebugInfo: "none" } as const
  const setApart: Plugin = {
    name: "set-apart",
    resolveId: (name, importer) => {
      if (importer === undefined) return undefined
      const file = isApart(name) ? name : partOf(name, importer)
      return file === undefined ? undefined : { id: fileOf(file), external: true }
    }
  }
  const plugins = [setApart]
  const build = await rolldown({ input: entry, cwd: root, platform: "node", logLevel: "warn", experimental, plugins })
  const { output } = await build.generate({ format, codeSplitting: false, comments: false, minify: false })
  await build.close()
  const chunk = output[0]
  if (output.length !== 1) throw new Error(`More than one file would be needed: ${output.map((o) => o.fileName)}`)
  const folders = foldersIn(chunk)
  const code = format === "cjs" ? asFunction(chunk.code) : chunk.code
  return { code: `${header(folders)}${code}`, folders }
}

const onDisk = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}

/** Written aside and renamed, since a staging may be reading the old one. */
const replace = (file: string, content: string): void => {
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** The names of the files that were, or with `check` would be, written. */
export const refresh = async (check: boolean): Promise<ReadonlyArray<string>> => {
  const write = (files: ReadonlyArray<readonly [string, string]>): ReadonlyArray<string> => {
    const stale = files.filter(([name, content]) => onDisk(join(root, name)) !== content)
    if (!check) for (const [name, content] of stale) replace(join(root, name), content)
    return stale.map(([name]) => name)
  }
  const sources = write([
    ["src/python/Programs.ts", programsModule()],
    ["src/report/page/Assets.ts", await assetsModule()]
  ])
  const entries = [
    ["bin/buildpack.mjs", join(root, "src/start.ts"), "esm"],
    ["bin/program.cjs", join(root, "src/main.ts"), "cjs"],
    ...parts.map(({ file, source }) => [`bin/${file}.mjs`, source, "esm"] as const),
    ...apart.map((name) => [`bin/${name}.mjs`, name, "esm"] as const)
  ] as const
  const bundles = await Promise.all(
    entries.map(async ([name, entry, format]) => [name, await bundle(entry, format)] as const)
  )
  const inBin = write([
    ["bin/detect.sh", detectScript(registry)],
    ...schemaFiles(),
    ["share/completions/python-buildpack.bash", bash()],
    ["share/completions/_python_buildpack", zsh()],
    ["share/completions/python-buildpack.fish", fish()],
    ["share/man/python-buildpack.1", manPage()],
    ...bundles.map(([name, { code }]) => [name, code] as const),
    ["bin/THIRD-PARTY-NOTICES", notices(bundles.flatMap(([, { folders }]) => folders))]
  ])
  return [...sources, ...inBin]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check")
  const stale = await refresh(check)
  for (const name of stale) console.log(check ? `${name} is stale: run npm run bundle` : `${name} written`)
  if (stale.length === 0) console.log("bin/, schemas/, share/ and src/python/Programs.ts are up to date")
  if (check && stale.length > 0) process.exitCode = 1
}
