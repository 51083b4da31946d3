/** The Pythons of this machine that staging is tried with. */
import { execFileSync } from "node:child_process"
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { homedir } from "node:os"
import { basename, dirname, join } from "node:path"
import { temporaryFolder } from "./Folders.ts"

export interface Python {
  /** `3.12.1` */
  readonly version: string
  /** `3.12` */
  readonly line: string
  /** The interpreter itself, links resolved. */
  readonly path: string
  /** The folder above `bin`. */
  readonly root: string
  readonly pip: boolean
  /** Carries the mark of PEP 668: its packages belong to the operating system. */
  readonly managed: boolean
}

const question = [
  "import json, os, sys",
  "try: import pip; pip = True",
  "except ImportError: pip = False",
  "from sysconfig import get_path",
  "venv = getattr(sys, 'base_prefix', sys.prefix) != sys.prefix or hasattr(sys, 'real_prefix')",
  "print(json.dumps(dict(version='%d.%d.%d' % sys.version_info[:3], pip=pip, venv=venv, path=sys.executable,",
  "  managed=os.path.exists(os.path.join(get_path('stdlib'), 'EXTERNALLY-MANAGED')))))"
].join("\n")

interface Answer {
  readonly version: string
  readonly pip: boolean
  readonly venv: boolean
  readonly path: string
  readonly managed: boolean
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && "version" in value && typeof value.version === "string"

const ask = (candidate: string): Python | undefined => {
  try {
    const stdio: ["ignore", "pipe", "ignore"] = ["ignore", "pipe", "ignore"]
    const text = execFileSync(candidate, ["-E", "-c", question], { encoding: "utf8", stdio, timeout: 60_000 })
    const answer: unknown = JSON.parse(text)
    if (!isAnswer(answer) || answer.venv) return undefined
    const path = realpathSync(answer.path)
    const line = answer.version.split(".").slice(0, 2).join(".")
    return {
      version: answer.version,
      line,
      path,
      root: dirname(dirname(path)),
      pip: answer.pip,
      managed: answer.managed
    }
  } catch {
    return undefined
  }
}

/** pyenv's versions. */
export const pyenvVersions = (): string => join(process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"), "versions")

const candidates = (): Array<string> => {
  const folder = pyenvVersions()
  const pyenv = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name, "bin/python")) : []
  const onPath = (process.env["PATH"] ?? "").split(":").flatMap((each) => [join(each, "python3"), join(each, "python")])
  return [...pyenv, "/usr/bin/python3", "/usr/local/bin/python3", ...onPath].filter((each) => existsSync(each))
}

const numeric = (version: string): number => version.split(".").reduce((total, part) => total * 1000 + Number(part), 0)

const lookFor = (): ReadonlyArray<Python> => {
  const all = new Map<string, Python>()
  for (const candidate of candidates()) {
    const python = ask(candidate)
    if (python !== undefined && numeric(python.version) >= numeric("2.7.0")) all.set(python.path, python)
  }
  return [...all.values()].sort((a, b) => numeric(a.version) - numeric(b.version))
}

/** What the workers of one run inherit, since starting every interpreter costs each test file a second. */
const inherited = "BUILDPACK_TEST_PYTHONS"
const areAnswers = (value: unknown): value is ReadonlyArray<Python> => Array.isArray(value) && value.every(isAnswer)
const handedOver = (): ReadonlyArray<Python> | undefined => {
  const all: unknown = JSON.parse(process.env[inherited] ?? "null")
  return areAnswers(all) ? all : undefined
}

let found: ReadonlyArray<Python> | undefined

/** Every Python of this machine from 2.7 on, oldest first; each interpreter once. */
export const pythons = (): ReadonlyArray<Python> => (found ??= handedOver() ?? lookFor())

/** Looks once for all processes that are started from now on. */
export const handOver = (): void => {
  process.env[inherited] = JSON.stringify(pythons())
}

/** The Python of that line, `3.12`; undefined where this machine has none. */
export const pythonOf = (line: string): Python | undefined => pythons().findLast((python) => python.line === line)

const onlyOne = (python: Python | undefined, what: string): Python => {
  if (python === undefined) throw new Error(`the acceptance tests need ${what}`)
  return python
}

export const newest = (): Python => onlyOne(pythons().at(-1), "a Python")

export const newestWithPip = (): Python =>
  onlyOne(
    pythons().findLast((python) => python.pip),
    "a Python that has pip, to fetch the packaging tools"
  )

/** Another interpreter like the one given, in a folder of its own, less some of its library. */
const twin = (python: Python, folder: string, without: ReadonlySet<string>): Python => {
  const library = `python${python.line}`
  const binary = basename(python.path)
  mkdirSync(join(folder, "bin"), { recursive: true })
  mkdirSync(join(folder, "lib", library, "site-packages"), { recursive: true })
  cpSync(python.path, join(folder, "bin", binary))
  for (const name of ["python", "python3"]) symlinkSync(binary, join(folder, "bin", name))
  for (const name of readdirSync(join(python.root, "lib", library))) {
    if (!without.has(name)) symlinkSync(join(python.root, "lib", library, name), join(folder, "lib", library, name))
  }
  symlinkSync(join(python.root, "include"), join(folder, "include"))
  const made = ask(join(folder, "bin", "python"))
  if (made === undefined) throw new Error(`${folder} is no interpreter`)
  return made
}

/** An interpreter that works like the one given and has no pip, no ensurepip and nothing else installed. */
export const withoutPip = (python: Python, folder: string): Python => {
  const made = twin(python, folder, new Set(["site-packages", "ensurepip", "EXTERNALLY-MANAGED"]))
  if (made.pip) throw new Error(`${folder} is not an interpreter without pip`)
  return made
}

/** An interpreter that writes the command line of each of its processes that no Python has started into a file, as `ps` shows it. */
export const recorded = (python: Python, folder: string, file: string): Python => {
  const made = twin(python, folder, new Set(["site-packages", "EXTERNALLY-MANAGED"]))
  const record = [
    "def words(pid):",
    "    with open('/proc/%s/cmdline' % pid) as f: return f.read().split(chr(0))",
    "import os",
    "if 'python' not in os.path.basename(words(os.getppid())[0]):",
    `    with open(${JSON.stringify(file)}, 'a') as f: f.write(' '.join(words('self')).replace(chr(10), ' ') + chr(10))`
  ]
  writeFileSync(
    join(folder, "lib", `python${python.line}`, "site-packages", "sitecustomize.py"),
    `${record.join("\n")}\n`
  )
  return made
}

/** An archive with the interpreter and what of its library an app may need: `cpython-3.13.0-linux-x86_64.tar`. */
export const packedInto = (python: Python, folder: string): string => {
  const library = `lib/python${python.line}`
  const left = [
    `${library}/test`,
    `${library}/idlelib`,
    `${library}/config-*`,
    `${library}/site-packages`,
    "__pycache__"
  ]
  const archive = join(folder, `cpython-${python.version}-linux-x86_64.tar`)
  const binary = `python${python.line}`
  const links = join(temporaryFolder("links"), "bin")
  mkdirSync(links)
  for (const name of ["python", "python3"]) symlinkSync(binary, join(links, name))
  const shared = readdirSync(join(python.root, "lib")).filter((name) => name.startsWith("libpython"))
  const own = ["-C", python.root, `bin/${binary}`, "include", library, ...shared.map((name) => `lib/${name}`)]
  execFileSync("tar", ["-cf", archive, ...left.map((path) => `--exclude=${path}`), ...own, "-C", dirname(links), "bin"])
  return archive
}

/** Whether anybody on this machine may start it, not only the user who runs the tests. */
export const forAnybody = (python: Python): boolean => {
  try {
    for (let path = python.path; path !== "/"; path = dirname(path)) accessSync(path, constants.X_OK)
    return execFileSync("/usr/bin/stat", ["-c", "%A", ...parents(python.path)], { encoding: "utf8" })
      .trim()
      .split("\n")
      .every((mode) => mode.endsWith("x") || mode.endsWith("t"))
  } catch {
    return false
  }
}

const parents = (path: string): Array<string> => (path === "/" ? [] : [path, ...parents(dirname(path))])
