/** A distribution is what the pip of that Python makes of the same wheel, and pip takes it for its own work. */
import { execFileSync, spawnSync } from "node:child_process"
import { cpSync, existsSync, readFileSync, symlinkSync } from "node:fs"
import { basename, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Python, pythons } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders, snapshot, temporaryFolder, touchAll } from "../support/machine/Folders.ts"
import { everything } from "../support/index/Wheels.ts"
import {
  fetched,
  packagesOf,
  type Product,
  products,
  toolWheels,
  unpack,
  written
} from "../support/machine/Workshop.ts"

afterAll(removeTemporaryFolders)

const all = pythons()
const largest = new Set([all.at(0), all.at(-1)])

/** Real wheels, as far as they run on that Python, and the one that has everything. */
const wheelsFor = (python: Python): ReadonlyArray<string> => [
  ...toolWheels(python, largest.has(python) ? ["pip", "setuptools", "wheel"] : ["pip", "wheel"]),
  ...(Number(python.line.split(".")[1]) >= 8 ? [...fetched("packaging"), ...fetched("wheel-0.45.1")] : []),
  ...(python === all.at(-1) ? fetched("setuptools-80") : []),
  // pip 20.3.4 on 2.7 finds no file of a wheel whose name is not ASCII.
  ...written([python.line === "2.7" ? everything({}) : everything()])
]

const environment = (base: string) => ({
  PATH: "/usr/bin:/bin",
  HOME: base,
  LANG: "C.UTF-8",
  LC_ALL: "C.UTF-8",
  PYTHONUSERBASE: base,
  PIP_CONFIG_FILE: "/dev/null",
  PIP_BREAK_SYSTEM_PACKAGES: "1",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_NO_PYTHON_VERSION_WARNING: "1",
  PIP_ROOT_USER_ACTION: "ignore",
  PYTHONDONTWRITEBYTECODE: "1"
})

const byPip = (python: Python, pip: string, base: string, words: ReadonlyArray<string>): string => {
  // What the machine's own packages lack is no fault of ours: -S hides them.
  const [flags, more] =
    words[0] === "check" ? [["-S"], { PYTHONPATH: join(base, packagesOf(python)) }] : [[], undefined]
  const env = { ...environment(base), ...more }
  const done = spawnSync(python.path, [...flags, pip, ...words], { env, cwd: base, encoding: "utf8" })
  if (done.status !== 0) throw new Error(`pip ${words[0]} ends with ${done.status}: ${done.stdout}${done.stderr}`)
  return done.stdout
}

/** Written by pip for what it was asked, or compiled. */
const isOurBusiness = (path: string): boolean =>
  !/\.dist-info\/(?:INSTALLER|REQUESTED|RECORD|direct_url\.json)$|\.pyc$/.test(path)
const isScript = (path: string): boolean => path.startsWith("bin/")
const of = (tree: Readonly<Record<string, string>>, keeps: (path: string) => boolean) =>
  Object.fromEntries(Object.entries(tree).filter(([path, what]) => !what.startsWith("folder") && keeps(path)))
/** Less what stands before the script's own first line. */
const bodyOf = (path: string, lines: number): string => readFileSync(path, "utf8").split("\n").slice(lines).join("\n")

/** Compiles anew what was compiled, and says what is not the same. */
const comparing = `
import sys, os, marshal, py_compile, tempfile, io
prefix, packages, names = sys.argv[1], sys.argv[2], sys.argv[3:]
target = tempfile.mkdtemp() + "/one.pyc"
os.chdir(prefix)
for name in names:
    path = packages + "/" + name
    options = {"doraise": True}
    if sys.version_info >= (3, 7):
        options["invalidation_mode"] = py_compile.PycInvalidationMode.UNCHECKED_HASH
    py_compile.compile(path, target, path, **options)
    ours = path + "c"
    if sys.version_info[0] > 2:
        import importlib.util
        ours = importlib.util.cache_from_source(path)
    ours, theirs = io.open(ours, "rb").read(), io.open(target, "rb").read()
    start = 16 if sys.version_info >= (3, 7) else 12 if sys.version_info[0] > 2 else 8
    same = ours == theirs
    # Up to 3.10, what else the process has seen decides which objects are written once.
    if (3,) <= sys.version_info < (3, 11):
        same = ours[:start] == theirs[:start] and marshal.loads(ours[start:]) == marshal.loads(theirs[start:])
    sys.stdout.write("" if same else name + "\\n")
`

describe.each(all.map((python) => [python.version, python] as const))("on Python %s", (_, python) => {
  const wheels = wheelsFor(python)
  const [ours, theirs] = [join(temporaryFolder("ours"), "base"), temporaryFolder("theirs")]
  // Beside a pip that is started by its path, it also sees what is installed there.
  const pip = join(temporaryFolder("pip"), "pip")
  let made: ReadonlyArray<Product> = []
  const trees = () => [of(snapshot(ours), isOurBusiness), of(snapshot(theirs), isOurBusiness)] as const

  beforeAll(async () => {
    made = await products(python, wheels)
    unpack(
      made.map(({ tar }) => tar),
      ours
    )
    cpSync(join(ours, packagesOf(python), "pip"), pip, { recursive: true, preserveTimestamps: true })
    const options = ["--user", "--no-deps", "--no-index", "--ignore-installed", "--no-compile"]
    byPip(python, pip, theirs, ["install", "-q", ...options, "--no-warn-script-location", ...wheels])
  })

  it("the same files are there, with the same content and modes", () => {
    const [mine, pips] = trees()
    expect(Object.keys(mine)).toEqual(Object.keys(pips))
    expect(of(mine, (path) => !isScript(path))).toEqual(of(pips, (path) => !isScript(path)))
  })

  it("scripts differ in how they begin", () => {
    const [mine, pips] = trees()
    const modes = (tree: Readonly<Record<string, string>>) =>
      Object.entries(of(tree, isScript)).map(([path, what]) => [path, what.split(" ")[1]])
    expect(modes(mine)).toEqual(modes(pips))
    for (const path of Object.keys(of(mine, isScript)).filter((path) => path !== "bin/every-sh")) {
      expect([path, bodyOf(join(ours, path), 2)]).toEqual([path, bodyOf(join(theirs, path), 1)])
    }
  })

  it("nothing tells where it was made or who installed it", () => {
    expect(
      Object.keys(snapshot(ours)).filter((path) => /\/(?:INSTALLER|REQUESTED|direct_url\.json)$/.test(path))
    ).toEqual([])
    for (const { tar } of made) expect(tar.includes("/buildpack")).toBe(false)
  })

  it("its scripts run", () => {
    symlinkSync(python.path, join(ours, "bin/python"))
    const said = ["every-cli", "every-extra", "every.dot", "every-gui", "every-tool", "every-sh"].map((name) =>
      execFileSync(join(ours, "bin", name), { env: { PATH: "/usr/bin:/bin" }, encoding: "utf8", cwd: "/" })
    )
    expect(said.join("")).toBe(`${"every thing\n".repeat(4)}tool\nshell\n`)
  })

  it("imports take what was compiled, also when the times are lost", () => {
    const before = snapshot(ours)
    if (python.line !== "2.7" && Number(python.line.slice(2)) >= 7) touchAll(ours, 1_000_000_000)
    const { PYTHONDONTWRITEBYTECODE: _, ...env } = environment(ours)
    const names = ["every_thing", "every_thing.Upper", "every_thing.latin", "every_thing.crlf", "spaces", "pure_module"]
    const modules = names.filter((name) => python.line !== "2.7" || name !== "spaces")
    const words = ["-c", `import ${modules.join(", ")}, pip._internal`]
    execFileSync(python.path, words, { env, encoding: "utf8" })
    expect(snapshot(ours)).toEqual(before)
  })

  it("compiled files are those of py_compile", () => {
    const names = ["Upper", "latin", "utf", "crlf", "unended", "empty", "__init__"].map(
      (name) => `every_thing/${name}.py`
    )
    const more = ["pip/_vendor/idna/idnadata.py", "pip/_internal/commands/show.py", "pip/_vendor/distlib/util.py"]
    const present = [...names, ...more.filter((name) => existsSync(join(ours, packagesOf(python), name)))]
    const words = ["-c", comparing, ours, packagesOf(python), ...present]
    const env = { ...environment(ours), PYTHONHASHSEED: "0" }
    expect(execFileSync(python.path, words, { env, encoding: "utf8" })).toBe("")
  })

  it("pip lists it, finds it complete and removes all of it", () => {
    const frozen = byPip(python, pip, ours, ["freeze", "--all", "--user"])
    const expected = wheels.map((path) => basename(path).split("-").slice(0, 2).join("==").toLowerCase())
    expect(frozen.toLowerCase().replaceAll("-", "_").trim().split("\n").sort()).toEqual(expected.sort())
    byPip(python, pip, ours, ["check"])
    const names = made.flatMap((each) => each.made.distributions.map(({ name }) => name))
    byPip(python, pip, ours, ["uninstall", "-q", "-y", ...names])
    expect(Object.keys(of(snapshot(ours), (path) => path !== "bin/python"))).toEqual([])
  })
})
