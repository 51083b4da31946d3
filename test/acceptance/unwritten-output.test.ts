/** A command that cannot write its output has not done what it was asked for: it says so, and does not end with 0. */
import { spawnSync } from "node:child_process"
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { buildpack } from "../support/staging/StagedApp.ts"
import { plant, snapshot, temporaryFolder } from "../support/machine/Folders.ts"

const full = "/dev/full"
const app = join(temporaryFolder("unwritten"), "app")
plant(app, {
  "app.py": "",
  "requirements.txt": "",
  ".python/buildpack": "# Written by python-buildpack; staging replaces this file.\n",
  ".python/release.yml": '---\ndefault_process_types:\n  web: "hello"\n'
})
const cache = temporaryFolder("cache")
mkdirSync(join(cache, "python-buildpack"))
const before = snapshot(app)

const commands: ReadonlyArray<readonly [string, ...ReadonlyArray<string>]> = [
  ["detect", app],
  ["release", app],
  ["compile", app, cache],
  ["plan", app],
  ["plan", app, "--json"],
  ["plan", join(app, "nowhere"), "--json"],
  ["stage", app, "--output", join(app, "../staged")],
  ["cache", cache],
  ["cache", cache, "list", "--json"],
  ["cache", cache, "prune"],
  ["cache", cache, "verify"],
  ["plan", "--help"],
  ["stage", "--version"]
]

it.skipIf(!existsSync(full)).each(commands)("%s %s %s (needs /dev/full)", (command, ...words) => {
  const output = openSync(full, "w")
  const { status, stderr } = spawnSync(join(buildpack, "bin", command), words, {
    env: { PATH: "/usr/bin:/bin", HOME: temporaryFolder("home"), BUILDPACK_NODE: process.execPath },
    stdio: ["ignore", output, "pipe"],
    encoding: "utf8"
  })
  closeSync(output)
  expect(stderr).toMatch(/command\/output-not-written|I\/O error|No space left/)
  // A disk may have room again another time (EX_TEMPFAIL); `sh` has the one status for what it cannot write.
  expect(status).toBe(stderr.includes("command/output-not-written") ? 75 : 1)
  expect(stderr).not.toMatch(/SIGTERM|at fault/)
  expect(snapshot(app)).toEqual(before)
})
