/** What a staged app finds when it runs: packages of every kind, in every shell, as anybody, read-only. */
import { realpathSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { forAnybody, newest, pythonOf, pythons } from "../support/machine/Pythons.ts"
import { answerOf, exec, otherUser, python as pythonIn, runFolder } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, type Staged } from "../support/staging/StagedApp.ts"
import { makeReadOnly, snapshot } from "../support/machine/Folders.ts"

const { stageWell } = setting()
const oldest = pythonOf("2.7")
const reachable = pythons().findLast(forAnybody)

const rich = ["dataful", "ns.one", "ns.two", "pthful", ""].join("\n")

describe.each([
  { name: "2.7", chosen: oldest },
  { name: "3.6", chosen: pythonOf("3.6") },
  { name: "the newest Python", chosen: newest() }
])("packages with more than modules, on $name", ({ name, chosen }) => {
  let staged: Staged
  beforeAll(async () => {
    if (chosen !== undefined) staged = await stageWell({ python: chosen, app: { "requirements.txt": rich } })
  })

  it.skipIf(chosen === undefined)(`bring data, namespaces and .pth files (${name})`, async () => {
    const code = "import dataful, ns.one, ns.two, pthful; print(dataful.inside() + ns.one.name + ns.two.name)"
    expect(await pythonIn(staged, code)).toBe("insideonetwo")
    expect((await exec(staged, ["cat", ".python/share/dataful/outside.txt"])).stdout).toBe("outside\n")
  })

  it.skipIf(chosen === undefined)(`bring scripts whose first lines matter (${name})`, async () => {
    const done = await exec(staged, ["dataful-script", "a b", "--version"], { cwd: "/" })
    expect(done).toEqual({
      code: 0,
      stdout: "Usage: dataful-script [ARGUMENT]...\nTrue inside ['a b', '--version']\n",
      stderr: ""
    })
  })

  it.skipIf(chosen === undefined)(`start under dash and bash, with and without the profile (${name})`, async () => {
    const script = join(runFolder(staged), ".python/bin/dataful-entry")
    for (const shell of ["bash", "dash"] as const) {
      expect((await exec(staged, ["dataful-entry"], { shell })).stdout).toBe("inside\n")
      expect((await exec(staged, [script], { shell, profile: false, cwd: "/", env: { HOME: undefined } })).stdout).toBe(
        "inside\n"
      )
    }
  })
})

describe("the profile script", () => {
  let staged: Staged
  beforeAll(async () => {
    staged = await stageWell({ python: newest(), app: { "requirements.txt": "alpha==1.0\n" } })
  })

  it.each(["bash", "dash"] as const)(
    "prints nothing and leaves folder and options as they were, under set -u (%s)",
    async (shell) => {
      const script = [
        "set -u",
        "cd /tmp",
        'before="$(pwd; set +o)"',
        '. "$HOME/.profile.d/python.sh"',
        'after="$(pwd; set +o)"',
        '[ "$before" = "$after" ] || echo changed'
      ].join("\n")
      const done = await exec(staged, [shell, "-c", script], { profile: false })
      expect(done).toEqual({ code: 0, stdout: "", stderr: "" })
    }
  )

  it("sets what a Python app needs, and not over what the user has set", async () => {
    const show = ["sh", "-c", 'echo "$PYTHONUSERBASE|$PYTHONUNBUFFERED|$PYTHON_VERSION|$LANG|$(command -v python)"']
    const folder = runFolder(staged)
    const plain = (await exec(staged, show)).stdout.trim().split("|")
    expect(plain[0]).toBe(join(folder, ".python"))
    expect(plain[1]).not.toBe("")
    expect(plain[2]).toContain(newest().line)
    expect(plain[3]).not.toBe("")
    expect(plain[4]).toBe(join(folder, ".python/bin/python"))
    const own = (await exec(staged, show, { env: { LANG: "de_DE.UTF-8" } })).stdout.trim().split("|")
    expect(own[3]).toBe("de_DE.UTF-8")
  })

  it("finds its own place under bash when HOME is elsewhere", async () => {
    const script = `. "$1"; python -c "import alpha; print(alpha.version)"`
    const argv = ["bash", "-c", script, "bash", join(runFolder(staged), ".profile.d/python.sh")]
    expect((await exec(staged, argv, { profile: false, env: { HOME: "/nonexistent" } })).stdout).toBe("1.0\n")
  })

  it("gives a python that is the chosen one", async () => {
    const path = await pythonIn(staged, "import os, sys; print(os.path.realpath(sys.executable))")
    expect(path).toBe(realpathSync(newest().path))
  })

  it("works twice in the same shell", async () => {
    const twice =
      '. "$HOME/.profile.d/python.sh"; first="$PATH"; . "$HOME/.profile.d/python.sh"; python -c "import alpha"'
    expect(await exec(staged, ["sh", "-c", twice], { profile: false })).toEqual({ code: 0, stdout: "", stderr: "" })
  })
})

describe("another user than the one who staged", () => {
  const skip = !otherUser || reachable === undefined
  it.skipIf(skip).each(["022", "077"])(
    "runs the app, read-only, staged under umask %s (needs root, setpriv and a Python that anybody may start)",
    async (umask) => {
      const staged = await stageWell({ app: appFolder("every-python"), ...(reachable && { python: reachable }), umask })
      const folder = runFolder(staged)
      makeReadOnly(folder)
      const before = snapshot(folder)
      expect(await answerOf(staged, { asOther: true })).toBe(`${reachable?.version} alpha 1.1 cext 42`)
      expect((await exec(staged, ["cext-answer"], { asOther: true })).stdout).toBe("42\n")
      expect(snapshot(folder)).toEqual(before)
    }
  )
})
