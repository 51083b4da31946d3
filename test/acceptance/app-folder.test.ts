/** What staging does to an app's folder: its own files appear and nothing else changes, whatever is there or set. */
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { projectIn } from "../support/index/Projects.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { exec, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder } from "../support/staging/StagedApp.ts"
import { snapshot, temporaryFolder } from "../support/machine/Folders.ts"

const { stage, stageWell } = setting()
const oldest = pythonOf("2.7")
const requirements = { "requirements.txt": "alpha==1.0\n" }

describe("a folder that was staged before", () => {
  it("is staged again, and what the app no longer asks for is gone", async () => {
    const first = await stageWell({ python: newest(), app: { "requirements.txt": "alpha==1.0\nbeta==1.0\n" } })
    writeFileSync(join(first.app, "requirements.txt"), "alpha==1.1\n")
    const second = await stageWell({ again: first, python: newest() })
    expect(second.after).toEqual(second.before)
    expect(await pythonIn(second, "import alpha; print(alpha.version)")).toBe("1.1")
    expect((await exec(second, ["python", "-c", "import beta"])).code).toBe(1)
  })

  it("is the same after the second time when nothing has changed", async () => {
    const first = await stageWell({ python: newest(), app: { "requirements.txt": "alpha==1.0\npuresdist\n" } })
    const before = Object.keys(snapshot(first.app))
    const second = await stageWell({ again: first, python: newest() })
    expect(Object.keys(snapshot(second.app))).toEqual(before)
  })
})

describe("what is the app's own", () => {
  it.each([
    { what: ".python", files: { ".python/mine.txt": "mine" } },
    { what: ".profile.d/python.sh", files: { ".profile.d/python.sh": "export MINE=1\n" } }
  ])("stays and is an error when it stands where ours goes: $what", async ({ what, files }) => {
    const staged = await stage({ python: newest(), app: { ...requirements, ...files } })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(new RegExp(`^ !.*${what.replaceAll(".", "\\.")}`, "m"))
    const [[path = "", content] = []] = Object.entries(files)
    expect(readFileSync(join(staged.app, path), "utf8")).toBe(content)
    expect(staged.after).toEqual(staged.before)
  })

  it.each([".python", ".profile.d"])(
    "is an error when it is a link: %s, and nothing is written behind it",
    async (name) => {
      const elsewhere = temporaryFolder("elsewhere")
      const staged = await stage({
        python: newest(),
        app: requirements,
        prepare: (app) => symlinkSync(elsewhere, join(app, name))
      })
      expect(staged.code).not.toBe(0)
      expect(staged.output).toMatch(new RegExp(`^ !.*\\${name}`, "m"))
      expect(readdirSync(elsewhere)).toEqual([])
      expect(readlinkSync(join(staged.app, name))).toBe(elsewhere)
    }
  )

  it("is an error when a build puts a link there, and nothing is written behind it", async () => {
    const elsewhere = temporaryFolder("elsewhere")
    const staged = await stage({
      python: newest(),
      app: {
        "setup.py":
          "import os\nos.symlink(os.environ['VICTIM'], os.environ['PLACE'])\nfrom setuptools import setup\nsetup(name='linking', version='1')\n"
      },
      env: { VICTIM: elsewhere, PYTHON_BUILD_ENV: "VICTIM" },
      prepare: (app) => {
        const setup = readFileSync(join(app, "setup.py"), "utf8")
        writeFileSync(
          join(app, "setup.py"),
          setup.replace("os.environ['PLACE']", JSON.stringify(join(app, ".profile.d")))
        )
      }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(/^ !.*\.profile\.d/m)
    expect(readdirSync(elsewhere)).toEqual([])
  })

  it("stays beside ours: other profile scripts, a committed venv (with a warning), links, read-only files", async () => {
    const staged = await stageWell({
      python: newest(),
      app: {
        ...requirements,
        ".profile.d/own.sh": "export OWN=1\n",
        "venv/pyvenv.cfg": "home = /usr/bin\n",
        "read-only.txt": { content: "x", mode: 0o444 }
      },
      prepare: (app) => {
        symlinkSync("/nowhere", join(app, "broken link"))
        symlinkSync(".", join(app, "loop"))
        mkdirSync(join(app, "empty"))
      }
    })
    expect(staged.after).toEqual(staged.before)
    expect(staged.output).toMatch(/^ !.*venv/m)
    expect((await exec(staged, ["sh", "-c", "echo $OWN; python -c 'import alpha'"])).stdout).toBe("1\n")
  })
})

describe.each([
  { name: "2.7", python: oldest },
  { name: "the newest Python", python: newest() }
])("on $name", ({ name, python }) => {
  it.skipIf(python === undefined)(
    `files of the app named like modules of the tools shadow nothing (${name})`,
    async () => {
      const staged = await stageWell({ app: appFolder("shadowing-names"), ...(python && { python }) })
      expect(staged.after).toEqual(staged.before)
      expect((await exec(staged, ["cext-answer"])).stdout).toBe("42\n")
    }
  )

  it.skipIf(python === undefined)(`variables that would send packages elsewhere do nothing (${name})`, async () => {
    const trap = temporaryFolder("trap")
    writeFileSync(join(trap, "pip.py"), "raise ImportError('trapped')")
    writeFileSync(join(trap, "json.py"), "raise ImportError('trapped')")
    const hostile = {
      PYTHONPATH: trap,
      PYTHONHOME: trap,
      PYTHONSTARTUP: join(trap, "pip.py"),
      PYTHONNOUSERSITE: "1",
      PYTHONUSERBASE: trap,
      PYTHONDONTWRITEBYTECODE: "1",
      PIP_TARGET: join(trap, "target"),
      PIP_PREFIX: join(trap, "prefix"),
      PIP_ROOT: join(trap, "root"),
      PIP_USER: "0",
      PIP_REQUIRE_VIRTUALENV: "1",
      PIP_NO_DEPS: "1",
      VIRTUAL_ENV: trap,
      BUILD_DIR: trap,
      CACHE_DIR: trap
    }
    const staged = await stageWell({
      app: { "requirements.txt": "alpha==2.0\ncext\n" },
      ...(python && { python }),
      env: hostile,
      envDir: hostile
    })
    expect(readdirSync(trap).sort()).toEqual(["json.py", "pip.py"])
    expect(await pythonIn(staged, "import alpha, cext; print(alpha.version)")).toBe("2.0")
  })
})

it("stages under umask 077, without HOME, from a folder that is gone for others, with an empty third argument", async () => {
  const staged = await stageWell({
    python: newest(),
    app: { "requirements.txt": "alpha==1.0\npuresdist\n" },
    umask: "077",
    env: { HOME: undefined },
    cwd: temporaryFolder("somewhere"),
    envDir: ""
  })
  expect(await pythonIn(staged, "import puresdist, alpha; print(alpha.version)")).toBe("1.0")
})

describe("a failing installation", () => {
  it("ends non-zero and leaves the app as it was, with the earlier staging gone or whole", async () => {
    const fresh = await stage({ python: newest(), app: { "requirements.txt": "alpha==1.0\nnosuchpackage\n" } })
    expect(fresh.code).not.toBe(0)
    expect(existsSync(join(fresh.app, ".python"))).toBe(false)
    expect(existsSync(join(fresh.app, ".profile.d"))).toBe(false)
    expect(fresh.after).toEqual(fresh.before)
    expect(readdirSync(fresh.temporary)).toEqual([])
    expect(readdirSync(fresh.home)).toEqual([])
  })

  it("in one installer is not made good by another that succeeds", async () => {
    const staged = await stage({
      python: newest(),
      app: {
        "requirements.txt": "nosuchpackage\n",
        ...projectIn("", { name: "a", version: "1" }, "app")
      }
    })
    expect(staged.code).not.toBe(0)
    expect(existsSync(join(staged.app, ".python"))).toBe(false)
  })
})
