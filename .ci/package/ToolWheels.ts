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

/** They are for Pythons that may be older than the one that fetches them. */
const fetch = ({ name, sha256: expected, version }: Tool): void => {
  const pins = join(fetchedFolder, "pins.txt")
  writeFileSync(pins, `${name}==${version} --hash=sha256:${expected}\n`)
  const anyPython = ["--only-binary", ":all:", "--python-version", "3.14", "--ignore-requires-python", "--no-deps"]
  const words = ["-m", "pip", "download", "-q", "--disable-pip-version-check", "--require-hashes", ...anyPython]
  execFileSync("python3", [...words, "-d", fetchedFolder, "-r", pins], { stdio: ["ignore", "ignore", "inherit"] })
}

export const toolWheels = (): ReadonlyArray<Dependency> => {
  mkdirSync(fetchedFolder, { recursive: true })
  return allTools.map((tool) => {
    if (!isThere(tool)) fetch(tool)
    if (!isThere(tool)) throw new Error(`${tool.file} is not what src/tools/ToolBands.ts pins`)
    const { file, name, version } = tool
    const content = readFileSync(join(fetchedFolder, file))
    return { name, version, path: `dependencies/tools/${file}`, content, program: false }
  })
}
