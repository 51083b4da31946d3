/**
 * Writes what `bin/` holds but nobody writes by hand: the bundle, and the file markers that `bin/detect` reads.
 * `npm run bundle` writes both; `npm run bundle -- --check` writes nothing and fails when one of them is stale.
 */
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type OutputChunk, type Plugin, rolldown } from "rolldown"
import { type FileMarker, nearMisses, toShell, wellKnownMarkers } from "../src/domain/FileMarker.ts"
import { registry } from "../src/installers/registry.ts"

const root = fileURLToPath(new URL("../", import.meta.url))

/** The markers in the order of the registry, each once, then the well-known ones. */
export const detectScript = (installers: ReadonlyArray<{ readonly files: ReadonlyArray<FileMarker> }>): string =>
  toShell([...new Set([...installers.flatMap((installer) => installer.files), ...wellKnownMarkers])], nearMisses)

const text = (value: unknown, fallback: string): string => (typeof value === "string" ? value : fallback)

/** `effect 4.1.0 (MIT)`, from the manifest of the package that a bundled module stands in. */
const packageOf = (module: string): string | undefined => {
  const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0]
  if (folder === undefined) return undefined
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  return `${text(manifest["name"], folder)} ${text(manifest["version"], "")} (${text(manifest["license"], "licence unknown")})`
}

const header = (chunk: OutputChunk): string => {
  const packages = [...new Set(chunk.moduleIds.map(packageOf))].filter((name) => name !== undefined).toSorted()
  const lines = packages.map((name) => `//   ${name}`)
  return ["// Written by `npm run bundle` from src, with code of these packages:", ...lines, ""].join("\n")
}

/**
 * Packages that the program loads when it comes to that, each as a file of its own: V8 reads all of a module before any of it
 * runs, and execa alone is a fifth of it. What such a file exports is the package's own interface, so that it never has to
 * be of the same day as the program.
 */
const apart = ["execa"] as const
const fileOf = (name: string): string => `./${name}.mjs`
const isApart = (name: string): boolean => apart.some((each) => each === name)

/** One ES module with everything in it but Node's own modules, and what is apart; the same bytes from the same sources. */
export const bundle = async (entry: string): Promise<string> => {
  // Debug information would be each module's path, which no reader needs and a moved checkout would change.
  const experimental = { attachDebugInfo: "none" } as const
  const setApart: Plugin = {
    name: "set-apart",
    resolveId: (name, importer) =>
      importer !== undefined && isApart(name) ? { id: fileOf(name), external: true } : undefined
  }
  const plugins = [setApart]
  const build = await rolldown({ input: entry, cwd: root, platform: "node", logLevel: "warn", experimental, plugins })
  const { output } = await build.generate({ format: "esm", codeSplitting: false, comments: false, minify: false })
  await build.close()
  const chunk = output[0]
  if (output.length !== 1) throw new Error(`More than one file would be needed: ${output.map((o) => o.fileName)}`)
  return `${header(chunk)}${chunk.code}`
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
  const files: ReadonlyArray<readonly [string, string]> = [
    ["bin/detect.sh", detectScript(registry)],
    ["bin/buildpack.mjs", await bundle(join(root, "src/main.ts"))],
    ...(await Promise.all(apart.map(async (name) => [`bin/${name}.mjs`, await bundle(name)] as const)))
  ]
  const stale = files.filter(([name, content]) => onDisk(join(root, name)) !== content)
  if (!check) for (const [name, content] of stale) replace(join(root, name), content)
  return stale.map(([name]) => name)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes("--check")
  const stale = await refresh(check)
  for (const name of stale) console.log(check ? `${name} is stale: run npm run bundle` : `${name} written`)
  if (stale.length === 0) console.log("bin/ is up to date")
  if (check && stale.length > 0) process.exitCode = 1
}
