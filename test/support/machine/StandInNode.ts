/** A copy of `bin/` that takes a shell script for its pinned Node.js, and what a test needs to let it be found or fetched. */
import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { arch } from "node:os"
import { dirname, join } from "node:path"
import { buildpack } from "../staging/StagedApp.ts"
import { temporaryFolder } from "./Folders.ts"

export const executable = (path: string, text: string): string => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o755)
  return path
}

/** Answers `-v`, and otherwise tells how it was started. */
export const fakeNode = (version: string, label: string): string => `#!/bin/sh
[ "$1" = --min-semi-space-size=16 ] && shift
[ "$1" = -v ] && echo '${version}' && exit
echo '${label}'; umask; echo "options:\${NODE_OPTIONS-} authorities:\${NODE_EXTRA_CA_CERTS-}"; printf '<%s>\\n' "$@"
`
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")

/** What the shell scripts may call, without any Node.js and npm. */
const commands =
  "ls uname id mkdir rmdir rm mv cp chmod mktemp find tar gzip sha256sum cksum df grep uniq head tr env curl timeout".split(
    " "
  )

/** A folder with links to those programs, but for the ones named. */
export const toolsBut = (...without: ReadonlyArray<string>): string => {
  const folder = temporaryFolder("tools", "-")
  for (const name of commands.filter((each) => !without.includes(each))) {
    const found = spawnSync("/bin/sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" }).stdout.trim()
    if (found !== "") symlinkSync(found, join(folder, name))
  }
  return folder
}

export const nodeName = `node-v24.21.0-linux-${arch()}`
export const pinned = fakeNode("v24.21.0", "fetched")

/** With the checksums of the stand-in. */
export const checkout = (binary = pinned): string => {
  const copy = temporaryFolder("build pack")
  cpSync(join(buildpack, "bin"), join(copy, "bin"), { recursive: true })
  const said = spawnSync("cksum", { input: binary, encoding: "utf8" }).stdout ?? ""
  const script = readFileSync(join(copy, "bin/node.sh"), "utf8")
    .replaceAll(/^(node_sha256_\w+=).*/gm, `$1${sha256(binary)}`)
    .replaceAll(/^(node_cksum_\w+=).*/gm, `$1'${said.trim()}'`)
  writeFileSync(join(copy, "bin/node.sh"), script)
  return copy
}

export const archive = (binary = pinned, member = `${nodeName}/bin/node`): string => {
  const content = temporaryFolder("archive")
  executable(join(content, member), binary)
  execFileSync("tar", ["-czf", join(content, "node.tar.gz"), "-C", content, member])
  return join(content, "node.tar.gz")
}

export interface Answer {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}
export const firstLine = ({ status, stdout }: Answer) => ({ status, first: stdout.split("\n")[0] })
