/** The packaging tools of every line of Python, fetched by the pip of this machine with its settings, each compared with its pinned checksum. */
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Tool } from "../../src/domain/Plan.ts"
import { bands } from "../../src/tools/ToolBands.ts"
import type { Dependency } from "./Dependency.ts"
import { fetchedFolder } from "./NodeBinaries.ts"
import { sha256 } from "./Statement.ts"

/** Each once, by the name of its file. */
export const allTools: ReadonlyArray<Tool> = [
  ...new Map(bands.flatMap(({ tools }) => tools).map((tool) => [tool.file, tool])).values()
].toSorted((a, b) => (a.file < b.file ? -1 : 1))

const isThere = ({ file, sha256: expected }: Tool): boolean =>
  existsSync(join(fetchedFolder, file)) && sha256(readFileSync(join(fetchedFolder, file))) === expected

/** One start of pip takes one version of each. */
const rounds = (tools: ReadonlyArray<Tool>): ReadonlyArray<ReadonlyArray<Tool>> => {
  const byName = [...Map.groupBy(tools, ({ name }) => name).values()]
  const most = Math.max(0, ...byName.map(({ length }) => length))
  return Array.from({ length: most }, (_, round) => byName.flatMap((versions) => versions[round] ?? []))
}

/** They are for Pythons that may be older than the one that fetches them. */
const fetch = (tools: ReadonlyArray<Tool>): void => {
  const pins = join(fetchedFolder, "pins.txt")
  const lines = tools.map(({ name, sha256: expected, version }) => `${name}==${version} --hash=sha256:${expected}\n`)
  writeFileSync(pins, lines.join(""))
  const anyPython = ["--only-binary", ":all:", "--python-version", "3.14", "--ignore-requires-python", "--no-deps"]
  const words = ["-m", "pip", "download", "-q", "--disable-pip-version-check", "--require-hashes", ...anyPython]
  execFileSync("python3", [...words, "-d", fetchedFolder, "-r", pins], { stdio: ["ignore", "ignore", "inherit"] })
}

export const toolWheels = (): ReadonlyArray<Dependency> => {
  mkdirSync(fetchedFolder, { recursive: true })
  for (const round of rounds(allTools.filter((tool) => !isThere(tool)))) fetch(round)
  return allTools.map((tool) => {
    if (!isThere(tool)) throw new Error(`${tool.file} is not what src/tools/ToolBands.ts pins`)
    const { file, name, version } = tool
    const content = readFileSync(join(fetchedFolder, file))
    return { name, version, path: `dependencies/tools/${file}`, content, program: false }
  })
}
