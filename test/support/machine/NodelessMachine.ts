/** What a machine has that has no Node.js: every other program of this one, and the pinned Node.js at an address close by. */
import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from "node:fs"
import { join } from "node:path"

/** The one that development runs on, where the registry has it for this machine. */
const own = join(import.meta.dirname, "../../../node_modules/.bin/node")
export const hasPinnedNode = existsSync(own)

/** A new folder of links to all programs but Node.js and what comes with it. */
export const programsWithoutNode = (folder: string): string => {
  mkdirSync(folder)
  for (const program of readdirSync("/usr/bin"))
    if (!/^(?:node|nodejs|npm|npx|corepack)$/.test(program))
      symlinkSync(join("/usr/bin", program), join(folder, program))
  return folder
}

/** What stands for `$BUILDPACK_NODE_URL`: an archive of the pinned Node.js that is made in a folder, little compressed. */
export const pinnedNodeAddress = (folder: string): string => {
  // As node.sh names it.
  const name = `node-v${process.versions.node}-linux-${process.arch}`
  const content = join(folder, "node", name, "bin")
  mkdirSync(content, { recursive: true })
  cpSync(realpathSync(own), join(content, "node"))
  const archive = join(folder, "node.tar.gz")
  execFileSync("tar", ["-C", join(folder, "node"), "-I", "gzip -1", "-cf", archive, name])
  return `file://${archive}`
}
