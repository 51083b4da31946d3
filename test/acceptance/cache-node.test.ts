/** `bin/cache` where no Node.js is installed: one that a staging has put into the cache is used, and never another put there. */
import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { buildpack } from "./harness/Staging.ts"
import { plant, removeTemporaryFolders, snapshot, temporaryFolder } from "./harness/Trees.ts"

afterAll(removeTemporaryFolders)

/** What the shell scripts call, without any Node.js or npm. */
const tools = temporaryFolder("tools", "-")
for (const name of "ls uname id mkdir rmdir rm mv cp chmod mktemp find tar gzip sha256sum grep uniq head tr env".split(
  " "
)) {
  const found = spawnSync("/bin/sh", ["-c", 'command -v "$0"', name], { encoding: "utf8" }).stdout.trim()
  if (found !== "") symlinkSync(found, join(tools, name))
}

describe("bin/cache without a Node.js on PATH", () => {
  const nodeName = `node-v24.21.0-linux-${process.arch}`
  const fake = '#!/bin/sh\n[ "$1" = -v ] && echo v24.21.0 && exit\necho "started from $0"\n'
  const digest = createHash("sha256").update(fake).digest("hex")

  /** A copy of `bin/` that takes a script for the pinned Node.js, and an archive to fetch that from. */
  const checkout = () => {
    const copy = temporaryFolder("checkout")
    cpSync(join(buildpack, "bin"), join(copy, "bin"), { recursive: true })
    const finder = readFileSync(join(copy, "bin/node.sh"), "utf8")
    writeFileSync(join(copy, "bin/node.sh"), finder.replaceAll(/^(node_sha256_\w+=).*/gm, `$1${digest}`))
    plant(copy, { [`${nodeName}/bin/node`]: { content: fake, mode: 0o755 } })
    execFileSync("tar", ["-czf", join(copy, "node.tar.gz"), "-C", copy, nodeName])
    const home = temporaryFolder("home")
    mkdirSync(join(home, ".cache"))
    const env = { PATH: tools, HOME: home, BUILDPACK_NODE_URL: `file://${copy}/node.tar.gz` }
    const cache = (directory: string) => spawnSync(join(copy, "bin/cache"), [directory], { env, encoding: "utf8" })
    return { home, cache }
  }

  it.each([
    ["is used", fake, (kept: string) => kept],
    [
      "that is damaged is not, nor is one fetched there",
      "damaged",
      (_: string, home: string) => `${home}/.cache/python-buildpack`
    ]
  ])("one that a staging has put there %s", (_, content, from) => {
    const { cache, home } = checkout()
    const directory = temporaryFolder("kept")
    plant(directory, { [`python-buildpack/${nodeName}`]: { content, mode: 0o755 } })
    const before = snapshot(directory)
    expect(cache(directory).stdout).toBe(
      `started from ${from(join(directory, "python-buildpack"), home)}/${nodeName}\n`
    )
    expect(snapshot(directory)).toEqual(before)
  })
})
