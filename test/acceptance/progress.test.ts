/** What somebody at a terminal sees while an app is staged, and what is left of it. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { projectIn } from "../support/index/Projects.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { startOnTerminal } from "../support/machine/Pty.ts"
import { newest, pyenvVersions } from "../support/machine/Pythons.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

/** A build that is at work until this file is there. */
const gate = join(temporaryFolder("gate"), "open")
const held = (): Files => {
  const files = projectIn("", { name: "held", version: "1.0" }, "the index")
  const backend = String(files["backend.py"])
  const waiting = `import time\nwhile not os.path.exists(${JSON.stringify(gate)}): time.sleep(0.05)\n`
  return {
    ...files,
    "backend.py": backend.replace(
      /(def build_wheel\(.*\n)/,
      (start) => start + waiting.replaceAll(/^/gm, "    ").trimEnd() + "\n"
    )
  }
}
const { index } = setting({
  packages: [
    { name: "held", version: "1.0", sdist: held() },
    { name: "later", version: "1.0", wheel: { files: { "later.py": "" }, requires: ["held"] } }
  ]
})
const python = newest()

const staged = async (app: string, size: { readonly columns: number; readonly rows: number }) => {
  const home = temporaryFolder("home")
  const args = [app, "--cache", await cacheWithTools(python), "--output", join(home, "staged")]
  return startOnTerminal([join(buildpack, "bin/stage"), ...args], {
    ...size,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: home,
      TERM: "xterm-256color",
      PIP_INDEX_URL: index().url,
      BUILDPACK_PYTHON_PATH: pyenvVersions(),
      BUILDPACK_NODE: process.execPath,
      PYTHON_VERSION: python.version
    }
  })
}

it("shows what is built and what waits for it, and leaves the log alone, also after Ctrl-C", async () => {
  const app = temporaryFolder("app")
  plant(app, { "requirements.txt": "later\n" })
  const ended = await staged(app, { columns: 40, rows: 24 })
  await ended.shows(/^ Building held-1\.0\.tar\.gz.*, \d+ s\n {3}later waits for it$/m)
  ended.types("\u0003")
  const interrupted = await ended.ended
  expect(interrupted.code).toBe(130)
  expect(interrupted.screen.at(-1)).toBe(" !     Ended by SIGINT.")
  expect(interrupted.screen.join("\n")).not.toMatch(/, \d+ s$|waits for it/m)

  const whole = await staged(app, { columns: 200, rows: 50 })
  await whole.shows(/^ {7}Building held-1\.0\.tar\.gz.*, \d+ s\n {9}later waits for it$/m)
  writeFileSync(gate, "")
  const { bytes, code, screen } = await whole.ended
  expect(code).toBe(0)
  expect(screen.at(-1)).toMatch(/^-----> The staged app is in /)
  expect(screen.join("\n")).not.toMatch(/, \d+ s$|waits for it|Progress \d/m)
  // The cursor was never hidden, and no colour was set.
  const sequences = bytes.split("\u001b[").slice(1)
  expect(sequences.filter((one) => one.startsWith("?25l") || /^[\d;]*m/.test(one))).toEqual([])
})
