/** The code of the pages compiles, runs, and does what they say of it. */
import { execFile, execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { newest, newestWithPip } from "../support/machine/Pythons.ts"
import { exec } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { blocksOf, pageOf, root, shipped } from "../support/pages/Pages.ts"

const execute = promisify(execFile)

const mayUnshare = (): boolean => {
  try {
    execFileSync("/usr/bin/unshare", ["--mount", "--pid", "--fork", "--net", "--", "true"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
const { index, stageWell } = setting()

describe("a task without the profile script", () => {
  const given = /`(PYTHONUSERBASE=\S+) \.python\/bin\/python/.exec(pageOf("docs/files.md").text)?.[1] ?? "missing"

  it("finds the packages as the page says, and only so", async () => {
    const staged = await stageWell({ python: newest(), app: { "requirements.txt": "alpha\n" } })
    const python = ".python/bin/python -c 'import alpha; print(alpha.__name__)'"
    const said = async (command: string) => (await exec(staged, ["sh", "-c", command], { profile: false })).stdout
    expect([await said(python), await said(`${given} ${python}`)]).toEqual(["", "alpha\n"])
  })
})

const blocks = shipped.flatMap(blocksOf)
const code = blocks
  .filter(({ language }) => language === "ts")
  .map(({ body, page }) => ({ page, name: /^\/\/ (\S+)\n/.exec(body)?.[1] ?? "", body }))

/** The library as it stands in `src`: what stands in `dist` may be of another day. */
const fromSource = (body: string): string =>
  body
    .replaceAll('"python-buildpack/testing"', '"../../../src/testing.ts"')
    .replaceAll('"python-buildpack"', '"../../../src/index.ts"')

/** The backend of a package that tells which interfaces of the network its build has seen, and needs nothing to be built. */
const backend = `import os, socket, zipfile
def build_wheel(directory, config_settings=None, metadata_directory=None):
    seen = [name for _, name in socket.if_nameindex()]
    files = {
        "own.py": "interfaces = %r" % seen,
        "own-1.dist-info/METADATA": "Metadata-Version: 2.1\\nName: own\\nVersion: 1\\n",
        "own-1.dist-info/WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    files["own-1.dist-info/RECORD"] = "".join(name + ",,\\n" for name in [*files, "own-1.dist-info/RECORD"])
    with zipfile.ZipFile(os.path.join(directory, "own-1-py3-none-any.whl"), "w") as wheel:
        for name, text in files.items():
            wheel.writestr(name, text)
    return "own-1-py3-none-any.whl"
`

describe("the code of the pages", () => {
  let folder = ""
  beforeAll(() => {
    folder = mkdtempSync(join(import.meta.dirname, ".code-"))
    for (const { body, name } of code) writeFileSync(join(folder, name), fromSource(body))
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../../tsconfig.json", include: ["*.ts"] })
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const node = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>>, cwd = folder) =>
    execute(process.execPath, args, { cwd, env, encoding: "utf8" }).catch((error: unknown) => {
      const { stderr, stdout } = { stderr: "", stdout: "", ...(error instanceof Error ? error : {}) }
      throw new Error(`${args.join(" ")} failed:\n${stdout}${stderr}`)
    })

  it("has a file name in the first line of each block", () => {
    expect(code.length).toBeGreaterThan(5)
    expect(code.filter(({ name }) => name === "")).toEqual([])
    expect(new Set(code.map(({ name }) => name)).size).toBe(code.length)
  })

  it("compiles under this project's own settings", async () => {
    const told = await node([join(root, "node_modules/typescript/bin/tsc"), "-p", folder], {
      PATH: "/usr/bin:/bin"
    }).then(() => "", String)
    // What is wrong with the library itself is for the check of its types to say.
    expect(told.split("\n").filter((line) => code.some(({ name }) => line.startsWith(`${name}(`)))).toEqual([])
  })

  it("keeps the laws", async () => {
    const { stdout } = await node(["--test", "laws.test.ts"], { PATH: "/usr/bin:/bin" })
    expect(stdout).toMatch(/pass [1-9]\d+\n/)
    expect(stdout).toContain("fail 0")
  })

  it("stages an app with the wheels that it brings along, and leaves a script that runs it", async () => {
    const place = temporaryFolder("pages")
    const app = join(place, "app")
    const wheel = index().file("alpha-1.1-py2.py3-none-any.whl")
    plant(app, { "app.py": "import alpha; print(alpha.__name__)\n", [`vendor/${wheel.filename}`]: wheel.bytes })
    const uv = join(place, ".local/share/uv/python")
    mkdirSync(uv, { recursive: true })
    symlinkSync(newestWithPip().root, join(uv, `cpython-${newestWithPip().version}`))
    const env = { PATH: "/usr/bin:/bin", HOME: place, PIP_INDEX_URL: index().url }
    const { stdout } = await node([join(folder, "prepare.ts"), app], env)
    expect(stdout).toContain(`-----> Using Python ${newestWithPip().version}`)
    expect(stdout).toContain("-----> Installing the wheels in vendor/")
    const said = await execute(join(app, "run"), ["python", join(app, "app.py")], {
      cwd: "/",
      env: { PATH: "/usr/bin:/bin" }
    })
    expect(said.stdout).toBe("alpha\n")
  })

  it("keeps what was built by a store of its own, which collects the wheels", async () => {
    const place = temporaryFolder("pages")
    const app = join(place, "app")
    const setup = "from setuptools import setup\nsetup(name='own', version='1', py_modules=['own'])\n"
    plant(app, { "requirements.txt": "./own\n", "own/setup.py": setup, "own/own.py": "" })
    const path = `${join(newestWithPip().path, "..")}:/usr/bin:/bin`
    const env = { PATH: path, HOME: place, PIP_INDEX_URL: index().url }
    const first = await node([join(folder, "collect.ts"), app], env)
    expect(first.stdout).toContain("1 package: 0 restored, 0 fetched, 1 built.")
    expect(readdirSync(join(folder, "wheels"))).toEqual(["own-1-py3-none-any.whl"])
    const second = await node([join(folder, "collect.ts"), app], env)
    expect(second.stdout).toContain("1 package: 1 restored, 0 fetched, 0 built.")
  })
  it.skipIf(!mayUnshare())(
    "lets fetches have a network, and builds none (needs unshare, and the rights for it)",
    async () => {
      const app = join(temporaryFolder("pages"), "app")
      const project = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
      plant(app, { "requirements.txt": "beta\n./own\n", "own/pyproject.toml": project, "own/backend.py": backend })
      const path = `${join(newestWithPip().path, "..")}:/usr/bin:/bin`
      const env = { PATH: path, HOME: join(app, ".."), PIP_INDEX_URL: index().url }
      const { stdout } = await node([join(folder, "confined.ts"), app], env)
      expect(stdout).toContain("2 packages: 0 restored, 1 fetched, 1 built.")
      const said = await execute(join(app, "run"), ["python", "-c", "import beta, own; print(own.interfaces)"], {
        env: { PATH: "/usr/bin:/bin" }
      })
      expect(said.stdout).toBe("['lo']\n")
    }
  )
})
