/** A machine as platforms are: no Node.js on PATH or beside the buildpack, and the pinned one at an address close by. */
import { execFileSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from "node:fs"
import { join } from "node:path"

const checkout = join(import.meta.dirname, "../..")

export interface NodeLess {
  /** A copy of the buildpack as it is cloned. */
  readonly buildpack: string
  /** The folder of all programs but Node.js and what comes with it. */
  readonly path: string
  /** What stands for `$BUILDPACK_NODE_URL`. */
  readonly address: string
}

/** As node.sh names it. */
const nameOf = (version: string): string => `node-v${version}-linux-${process.arch}`

/** `undefined` where development itself does not run on the pinned Node.js. */
export const nodeLess = (work: string): NodeLess | undefined => {
  const own = join(checkout, "node_modules/.bin/node")
  if (!existsSync(own)) return undefined
  const [buildpack, path, name] = [join(work, "buildpack"), join(work, "path"), nameOf(process.versions.node)]
  for (const part of ["bin", "package.json"]) cpSync(join(checkout, part), join(buildpack, part), { recursive: true })
  mkdirSync(path)
  for (const program of readdirSync("/usr/bin"))
    if (!/^(?:node|nodejs|npm|npx|corepack)$/.test(program)) symlinkSync(join("/usr/bin", program), join(path, program))
  const content = join(work, "node", name, "bin")
  mkdirSync(content, { recursive: true })
  cpSync(realpathSync(own), join(content, "node"))
  const archive = join(work, "node.tar.gz")
  execFileSync("tar", ["-C", join(work, "node"), "-I", "gzip -1", "-cf", archive, name])
  return { buildpack, path, address: `file://${archive}` }
}
