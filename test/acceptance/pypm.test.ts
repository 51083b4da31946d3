/** `requirements.pypm`, with a pypm client and without one. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { answerOf, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder } from "../support/staging/StagedApp.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"

const { stage, stageWell } = setting()
const old = pythonOf("2.7") ?? newest()

describe("without a pypm", () => {
  it("the list is installed from wheels, with one notice", async () => {
    const staged = await stageWell({ app: appFolder("pypm"), python: old })
    expect(staged.after).toEqual(staged.before)
    expect(staged.output).toMatch(/PyPM/i)
    expect(await answerOf(staged)).toBe("alpha 1.0")
  })

  it("all packages that have no wheel are named", async () => {
    const staged = await stage({
      python: newest(),
      app: { "requirements.pypm": "alpha\npuresdist\nusesdistutils==1.0\n" }
    })
    expect(staged.code).not.toBe(0)
    const told = staged.output
      .split("\n")
      .filter((line) => line.startsWith(" !"))
      .join("\n")
    expect(told).toMatch(/puresdist/)
    expect(told).toMatch(/usesdistutils/)
    expect(existsSync(join(staged.app, ".python"))).toBe(false)
  })

  it("a line that pypm would not have read is an error with its number", async () => {
    const staged = await stage({ python: newest(), app: { "requirements.pypm": "alpha\n-r other.txt\n" } })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(/^ !.*requirements\.pypm/m)
    expect(staged.output).toMatch(/line 2|:2/)
  })
})

/** A client that notes how it was called and installs one module, or fails. */
const clientFolder = (code: number): string => {
  const folder = temporaryFolder("client")
  const script = [
    "#!/bin/sh",
    `printf '%s\\n' "$@" > '${folder}/called'`,
    `[ ${code} = 0 ] || exit ${code}`,
    `site="$PYTHONUSERBASE/lib/python${old.line}/site-packages"`,
    'mkdir -p "$site" && echo "found = True" > "$site/bypypm.py"',
    ""
  ].join("\n")
  plant(folder, { pypm: { content: script, mode: 0o755 } })
  return folder
}

describe("with a pypm on PATH", () => {
  it("calls it as the last client wanted, and what it installs is there at run time", async () => {
    const folder = clientFolder(0)
    const staged = await stageWell({
      python: old,
      env: { PATH: `${folder}:/usr/bin:/bin`, PYPM_OPTS: "-R mine/http://127.0.0.1:9/ --force" },
      app: { "requirements.pypm": "bypypm\n" }
    })
    const called = readFileSync(join(folder, "called"), "utf8").trim().split("\n")
    expect(called.slice(0, 3).concat(called.indexOf("install") > called.indexOf("--force") ? ["install"] : [])).toEqual(
      ["-R", "mine/http://127.0.0.1:9/", "--force", "install"]
    )
    expect(called).toContain("-r")
    expect(called).not.toContain("--user")
    expect(await pythonIn(staged, "import bypypm; print(bypypm.found)")).toBe("True")
  })

  it("fails when it fails", async () => {
    const staged = await stage({
      python: old,
      env: { PATH: `${clientFolder(3)}:/usr/bin:/bin` },
      app: { "requirements.pypm": "bypypm\n" }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(/^ !.*pypm/im)
    expect(existsSync(join(staged.app, ".python"))).toBe(false)
  })
})
