/** An app's folder as it is found in the world: products of earlier builds, files that nobody can read, names that are none. */
import { execFile, execFileSync } from "node:child_process"
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { asSomebody, canBeSomebody } from "../support/machine/Confinement.ts"
import { forAnybody, newest, pythons } from "../support/machine/Pythons.ts"
import { exec } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"

const { index, stageWell } = setting()
const reachable = pythons().find((each) => forAnybody(each))
const setup = (version: string, more = ""): string =>
  `from setuptools import setup\nsetup(name="hx-own", version="${version}", packages=["hx_own"]${more})\n`

describe("products of earlier builds", () => {
  it("are no part of the next one, and are named", async () => {
    const staged = await stageWell({
      python: newest(),
      app: {
        "setup.py": setup("2", ", include_package_data=True"),
        "hx_own/__init__.py": "value = 2\n",
        "hx_own/old.dat": "",
        "build/lib/hx_own/__init__.py": "value = 1\n",
        "build/lib/hx_own/removed.py": "",
        "hx_own.egg-info/SOURCES.txt": "hx_own/old.dat\n",
        "hx_own.egg-info/PKG-INFO": "Metadata-Version: 2.1\nName: hx-own\nVersion: 1\n"
      }
    })
    const shown = `import hx_own, os; print(hx_own.value, sorted(os.listdir(os.path.dirname(hx_own.__file__))))`
    const seen = await exec(staged, ["python", "-c", `import sys; sys.path.remove(""); ${shown}`])
    expect(seen.stdout.trim()).toBe("2 ['__init__.py', '__pycache__']")
    expect(staged.output).toContain("left by earlier builds: build/lib, hx_own.egg-info")
  })

  it("that a package is made of are no products", async () => {
    const staged = await stageWell({
      python: newest(),
      app: {
        "setup.py": `from setuptools import setup\nsetup(name="build", packages=["build", "dist"], package_data={"dist": ["*"]})\n`,
        "build/__init__.py": "",
        "build/lib.py": "value = 3\n",
        "dist/__init__.py": "",
        "dist/data.zip": "x"
      }
    })
    const script = `import sys; sys.path.remove(""); import build.lib, dist, os; print(build.lib.value, "data.zip" in os.listdir(dist.__path__[0]))`
    expect((await exec(staged, ["python", "-c", script])).stdout.trim()).toBe("3 True")
  })
})

describe.skipIf(!canBeSomebody || reachable === undefined)("odd files that nobody asked about", () => {
  /** A link in a circle, a pipe, a name in Latin-1, and what another user keeps for himself. */
  const oddities = (app: string): void => {
    symlinkSync("odd", join(app, "odd"))
    execFileSync("mkfifo", [join(app, "pipe")])
    writeFileSync(Buffer.concat([Buffer.from(`${app}/gr`), Buffer.from([0xf6, 0xdf, 0x65])]), "x")
    for (const name of ["pgdata", "venv"]) {
      mkdirSync(join(app, name))
      chmodSync(join(app, name), 0o000)
    }
  }

  it("end no staging, also from a folder that is gone, with the home of another user", async () => {
    const gone = temporaryFolder("gone")
    const files = { "setup.py": setup("1"), "hx_own/__init__.py": "value = 5\n" }
    const app = temporaryFolder("app")
    plant(app, files)
    oddities(app)
    if (asSomebody.length > 0) execFileSync("chown", ["65534:65534", app])
    const home = temporaryFolder("home")
    chmodSync(home, 0o700)
    const [cache, tmp] = [temporaryFolder("cache"), temporaryFolder("tmp")]
    for (const path of [cache, tmp]) chmodSync(path, 0o777)
    const script = `cd "$1" && mv "$1" "$1.away" && mkdir "$1" && rmdir "$1.away" && shift && exec "$@"`
    const words = ["-c", script, "sh", gone, ...asSomebody, join(buildpack, "bin/compile"), app, join(cache, "cache")]
    const env = {
      PATH: "/usr/bin:/bin",
      HOME: home,
      TMPDIR: tmp,
      PYTHON_VERSION: reachable?.version,
      PIP_INDEX_URL: index().url
    }
    const { stdout } = await promisify(execFile)("/bin/sh", words, { env, timeout: 120_000 })
    expect(stdout).toContain("not readable, or no regular files: pgdata, pipe")
    for (const name of ["pgdata", "venv"]) chmodSync(join(app, name), 0o755)
    rmSync(app, { recursive: true })
    mkdirSync(app)
  })
})

describe("a file that is asked about and cannot be read", () => {
  it("is an error of the app, and keeps nobody waiting", async () => {
    const folder = temporaryFolder("app")
    plant(folder, { "requirements.txt": "./alpha-1.0.tar.gz\n" })
    execFileSync("mkfifo", [join(folder, "alpha-1.0.tar.gz")])
    const said = (() => {
      try {
        return execFileSync(join(buildpack, "bin/plan"), [folder], {
          encoding: "utf8",
          timeout: 120_000,
          stdio: "pipe"
        })
      } catch (error) {
        return error instanceof Error && "stderr" in error ? String(error.stderr) : ""
      }
    })()
    expect(said).toContain("alpha-1.0.tar.gz is there, but cannot be read: it is no regular file")
  })
})
