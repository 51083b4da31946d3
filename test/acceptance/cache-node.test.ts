/** `bin/cache` where no Node.js is installed: one that a staging has put into the cache is used, and never another put there. */
import { spawnSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { archive, checkout, nodeName, toolsBut } from "../support/machine/StandInNode.ts"
import { plant, removeTemporaryFolders, snapshot, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

const PATH = toolsBut()

describe("bin/cache without a Node.js on PATH", () => {
  const fake = '#!/bin/sh\n[ "$1" = -v ] && echo v24.21.0 && exit\necho "started from $0"\n'

  const buildpack = () => {
    const copy = checkout(fake)
    const home = temporaryFolder("home")
    mkdirSync(join(home, ".cache"))
    const env = { PATH, HOME: home, BUILDPACK_NODE_URL: `file://${archive(fake)}` }
    const cache = (directory: string) => spawnSync(join(copy, "bin/cache"), [directory], { env, encoding: "utf8" })
    return { home, cache }
  }

  it.each([
    ["is used", { content: fake, mode: 0o755 }, (kept: string) => kept],
    [
      "that is damaged is not, nor is one fetched there",
      { content: "damaged", mode: 0o755 },
      (_: string, home: string) => `${home}/.cache/python-buildpack`
    ],
    [
      "that has lost its modes is not, nor does it get them back",
      { content: fake, mode: 0o644 },
      (_: string, home: string) => `${home}/.cache/python-buildpack`
    ]
  ])("one that a staging has put there %s", (_, kept, from) => {
    const { cache, home } = buildpack()
    const directory = temporaryFolder("kept")
    plant(directory, { [`python-buildpack/${nodeName}`]: kept })
    const before = snapshot(directory)
    expect(cache(directory).stdout).toBe(
      `started from ${from(join(directory, "python-buildpack"), home)}/${nodeName}\n`
    )
    expect(snapshot(directory)).toEqual(before)
  })
})
