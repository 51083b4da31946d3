/** Pythons that go with the app: from the operator's archives, onto a stack that has none. */
import { execFileSync } from "node:child_process"
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { serveFiles } from "../support/index/FileServer.ts"
import { canMount, withReadOnly } from "../support/machine/Confinement.ts"
import { newestWithPip, pythonOf } from "../support/machine/Pythons.ts"
import { snapshot, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { packedPythons, runtime } from "../support/machine/PackedPythons.ts"
import { faults } from "../support/staging/Schemas.ts"
import { age, cacheWithTools, copyOf } from "../support/staging/CacheFiles.ts"
import { asNobody, otherUser } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack, type Staged } from "../support/staging/StagedApp.ts"
import { plantTools } from "../support/staging/WarmTools.ts"

const { shared, stage, stageWell } = setting()
const python = newestWithPip()
const onStackWithout = { STACK: "heroku-24", BUILDPACK_PYTHON_PATH: undefined }

let made: string | undefined
/** Packed when the first test needs it. */
const archives = (): string => (made ??= packedPythons(python))

const checks = [
  "import alpha, ctypes, json, os, sqlite3, ssl, sys, sysconfig",
  "home = os.path.realpath(os.environ['HOME'])",
  "assert os.path.realpath(sys.executable).startswith(home + '/'), sys.executable",
  "assert os.__file__.startswith(home + '/'), os.__file__",
  "ssl.create_default_context()",
  "wrong = [name for name, value in sysconfig.get_config_vars().items() if name in ('INCLUDEPY', 'LIBDIR', 'prefix', 'LIBDEST') and not str(value).startswith(home + '/')]",
  "assert wrong == [], wrong",
  "assert '-Wl,-rpath' not in str([sysconfig.get_config_var(name) for name in ('LDSHARED', 'LDFLAGS', 'PY_LDFLAGS')])",
  "print('served by %d.%d.%d' % sys.version_info[:3])"
].join("\n")

/** Runs a line in an app that was moved elsewhere, as its platform would. */
const runIn = (app: string, line: string): string =>
  execFileSync("/bin/sh", ["-ec", `for f in .profile.d/*.sh; do . ./$f; done; ${line}`], {
    cwd: app,
    env: { HOME: app, PATH: "/usr/bin:/bin" },
    encoding: "utf8"
  })
const moved = ({ app }: Staged): string => {
  const place = join(temporaryFolder("moved"), "elsewhere")
  renameSync(app, place)
  return place
}

const app = (version: string) => ({
  ".python-version": `${version}\n`,
  "requirements.txt": "alpha\n",
  "app.py": checks
})
const staging = (version: string) => ({
  app: app(version),
  env: { ...onStackWithout, PYTHON_ARCHIVES: archives() }
})

beforeAll(async () => {
  const { cache } = shared({})
  if (cache !== undefined) await plantTools(cache, python)
})
/** A cache that has the Python as an earlier staging has obtained it. */
const cacheWithPython = async (): Promise<string> => copyOf((await stageWell(staging(python.line))).cache)

describe("a Python of the operator's archives", () => {
  it("goes with the app, which runs elsewhere and writes nothing", async () => {
    const staged = await stageWell(staging(python.line))
    expect(staged.output).toContain(`-----> Obtaining Python ${python.version}`)
    const place = moved(staged)
    const before = walk(place).length
    for (const path of walk(place)) if (!path.endsWith(".sh") && existsSync(path)) chmodSync(path, 0o555)
    expect(runIn(place, "python app.py")).toBe(`served by ${python.version}\n`)
    const venv = join(temporaryFolder("venv"), "venv")
    const made = `python -m venv --without-pip '${venv}'; '${venv}/bin/python' -c 'import sys; print(sys.prefix)'`
    expect(runIn(place, made)).toBe(`${venv}\n`)
    expect(walk(place).length).toBe(before)
    const library = join(place, ".python/interpreter/lib", `python${python.line}`)
    expect(readdirSync(library)).not.toContain("test")
    expect(existsSync(join(library, "site-packages/pip"))).toBe(false)
    execFileSync("chmod", ["-R", "u+w", place])
  })

  it("is restored without a download, and without its archive, also when its cache was pruned later", async () => {
    const cache = await cacheWithTools(python)
    const first = await stageWell({ ...staging(python.line), cache })
    age(cache)
    execFileSync(join(buildpack, "bin/cache"), [cache, "prune", "--keep-last"], { stdio: "ignore" })
    const elsewhere = join(temporaryFolder("index"), "pythons")
    cpSync(join(archives(), "index.json"), join(elsewhere, "index.json"))
    const again = await stageWell({
      ...staging(python.line),
      cache: first.cache,
      env: { ...onStackWithout, PYTHON_ARCHIVES: elsewhere }
    })
    expect(again.output).not.toContain("Obtaining")
    expect(runIn(moved(again), "python app.py")).toBe(`served by ${python.version}\n`)
  })

  it("whose archive was changed is not used, and nothing of it is kept", async () => {
    const folder = join(temporaryFolder("changed"), "pythons")
    cpSync(archives(), folder, { recursive: true })
    const name = readdirSync(folder).find((each) => each.endsWith(".tar.gz")) ?? ""
    appendFileSync(join(folder, name), "x")
    const staged = await stage({
      ...staging(python.line),
      cache: join(temporaryFolder("cache"), "cache"),
      env: { ...onStackWithout, PYTHON_ARCHIVES: folder }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toContain("runtime/wrong-checksum")
    expect(staged.output).toContain(name)
  })

  it("that is not listed is told with those that are, and where they were looked for", async () => {
    const staged = await stage({
      ...staging("3.99"),
      env: { ...onStackWithout, PYTHON_ARCHIVES: archives(), PYTHON_RUNTIMES: "archives" }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toContain("python/not-on-stack")
    expect(staged.output).toMatch(new RegExp(`To be had from .*pythons.* is ${python.version.replaceAll(".", "\\.")}`))
  })

  it("comes from a server with a password that no log shows, and builds extensions that run elsewhere", async () => {
    const server = await serveFiles(archives(), { login: "user:hunter2" })
    const address = server.url.replace("://", "://user:hunter2@")
    const staged = await stage({
      app: { ...app(python.line), "requirements.txt": "alpha\ncext\n" },
      cache: await cacheWithTools(python),
      env: { ...onStackWithout, PYTHON_ARCHIVES: `${address}/`, BUILDPACK_DEBUG: "1" }
    })
    await server.close()
    expect([staged.code, staged.output]).toEqual([0, expect.any(String)])
    expect(staged.output).not.toContain("hunter2")
    expect(server.requests.map((line) => line.replace(/cpython.*gz/, "archive"))).toEqual([
      "GET /index.json 200",
      "GET /index.json 200",
      "GET /archive 200"
    ])
    const place = moved(staged)
    expect(runIn(place, 'python app.py; python -c "import cext"')).toBe(`served by ${python.version}\n`)
    const built = walk(place).filter((path) => path.includes("cext") && path.endsWith(".so"))
    expect(built.length).toBe(1)
    for (const path of built) expect(readFileSync(path, "latin1")).not.toContain(python.root)
  })

  it.skipIf(pythonOf("2.7") === undefined)("may be 2.7, and is the default then", async () => {
    const two = pythonOf("2.7")
    const folder = two === undefined ? "" : packedPythons(two)
    const files = { "requirements.txt": "alpha\n", "app.py": "import alpha, sys; print(sys.version_info[:2])\n" }
    const staged = await stageWell({ app: files, env: { ...onStackWithout, PYTHON_ARCHIVES: folder } })
    expect(staged.output).toContain(`Using Python ${two?.version}, the default`)
    expect(runIn(moved(staged), "python app.py")).toBe("(2, 7)\n")
  })
})

describe("on a disk that nobody can write to", () => {
  it.skipIf(!canMount || !otherUser)(
    "it serves another user, and tries to write nothing (mounts, another user)",
    async () => {
      const place = moved(await stageWell(staging(python.line)))
      const venv = join(temporaryFolder("venv", "-"), "venv")
      const lines = [
        "python app.py",
        "touch new 2>&1 | sed 's/.*: //'",
        `python -m venv --without-pip '${venv}'`,
        `'${venv}/bin/python' -c 'import sys; print(sys.prefix)'`,
        "python -v -c 'import json, ssl, sqlite3, alpha' 2>&1 | grep -c -e 'wrote ' -e \"can't create\" -e 'code object from .*[.]py.$' || true"
      ]
      for (const folder of [join(venv, ".."), place]) chmodSync(folder, 0o777)
      const words = [...withReadOnly(place), "setpriv", ...asNobody()]
      const [program = "", ...rest] = words
      // The folder that it is started in is the one below the mount.
      const script = `umask 077; cd "$HOME"; for f in .profile.d/*.sh; do . ./$f; done; ${lines.join("; ")}`
      const env = { HOME: place, PATH: "/usr/bin:/bin" }
      const said = execFileSync(program, [...rest, "/bin/sh", "-ec", script], { cwd: place, env, encoding: "utf8" })
      expect(said.split("\n")).toEqual([`served by ${python.version}`, "Read-only file system", venv, "0", ""])
    }
  )
})

describe("an index that cannot be reached", () => {
  it("is read as the cache has kept it, with a warning; one that was never read is an error", async () => {
    const server = await serveFiles(archives())
    const cache = await cacheWithPython()
    const env = { ...onStackWithout, PYTHON_ARCHIVES: server.url }
    const first = await stageWell({ app: app(python.line), cache, env })
    expect(first.output).not.toContain("runtime/index-out-of-reach")
    await server.unplug()
    const again = await stageWell({ app: app(python.line), cache, env })
    expect(again.output).toContain(`${server.url} cannot be reached, so it is read as it was on 20`)
    expect(again.output).toContain("(runtime/index-out-of-reach)")
    expect(again.output).not.toContain("Obtaining")
    expect(runIn(moved(again), "python app.py")).toBe(`served by ${python.version}\n`)
    const other = await stage({ app: app("3.99"), cache, env: { ...env, PYTHON_RUNTIMES: "archives" } })
    expect(other.output).toMatch(/To be had from .*, as it was on 20[\d-]+ is /)
    const without = await stage({ app: app(python.line), cache: join(temporaryFolder("cache"), "cache"), env })
    expect([without.code === 0, without.output]).toEqual([false, expect.stringContaining("runtime/not-obtained")])
  })

  it("is not read as it was where its server says that it is gone", async () => {
    const folder = join(temporaryFolder("gone"), "pythons")
    cpSync(archives(), folder, { recursive: true })
    const server = await serveFiles(folder)
    const cache = await cacheWithPython()
    const env = { ...onStackWithout, PYTHON_ARCHIVES: server.url }
    await stageWell({ app: app(python.line), cache, env })
    renameSync(join(folder, "index.json"), join(folder, "index.old"))
    const staged = await stage({ app: app(python.line), cache, env })
    await server.close()
    expect([staged.code === 0, staged.output]).toEqual([false, expect.stringContaining("status 404")])
  })
})

describe("bin/runtime", () => {
  it("makes the same bytes of the same Python, shows them and checks them", () => {
    const first = readFileSync(join(archives(), "index.json"), "utf8")
    const folder = temporaryFolder("again")
    expect(faults("runtime-pack", JSON.parse(runtime({}, "pack", python.root, folder, "--json")))).toEqual([])
    expect(readFileSync(join(folder, "index.json"), "utf8")).toBe(first)
    const two = pythonOf("2.7")
    if (two !== undefined) {
      const both = packedPythons(python, two)
      runtime({}, "pack", two.root, folder)
      expect(snapshot(folder)).toEqual(snapshot(both))
    }
    expect(runtime({ PYTHON_ARCHIVES: folder }, "list")).toMatch(new RegExp(`${python.version} .* yes .*\\.tar\\.gz`))
    expect(runtime({}, "verify", folder)).toContain("each is what the index says")
    const name = readdirSync(folder).find((each) => each.endsWith(".tar.gz")) ?? ""
    writeFileSync(join(folder, name), "")
    expect(() => runtime({}, "verify", folder)).toThrow(/runtime\/archives-wrong/)
  })
})
