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
import { describe, expect, it } from "vitest"
import { serveFiles } from "../support/index/FileServer.ts"
import { newestWithPip, pythonOf } from "../support/machine/Pythons.ts"
import { temporaryFolder, walk } from "../support/machine/Folders.ts"
import { packedPythons, runtime } from "../support/machine/PackedPythons.ts"
import { setting } from "../support/staging/Setting.ts"
import type { Staged } from "../support/staging/StagedApp.ts"

const { stage, stageWell } = setting()
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

  it("is restored without a download, and without its archive", async () => {
    const first = await stageWell(staging(python.line))
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
      cache: join(temporaryFolder("cache"), "cache"),
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

describe("bin/runtime", () => {
  it("makes the same bytes of the same Python, shows them and checks them", () => {
    const first = readFileSync(join(archives(), "index.json"), "utf8")
    const folder = packedPythons(python)
    expect(readFileSync(join(folder, "index.json"), "utf8")).toBe(first)
    expect(runtime({ PYTHON_ARCHIVES: folder }, "list")).toMatch(new RegExp(`${python.version} .* yes .*\\.tar\\.gz`))
    expect(runtime({}, "verify", folder)).toContain("each is what the index says")
    const name = readdirSync(folder).find((each) => each.endsWith(".tar.gz")) ?? ""
    writeFileSync(join(folder, name), "")
    expect(() => runtime({}, "verify", folder)).toThrow(/runtime\/archives-wrong/)
  })
})
