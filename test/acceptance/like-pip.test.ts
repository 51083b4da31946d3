/**
 * What is installed is what plain pip installs into an empty base: over random sets of requirement lines of every form,
 * and for each form that has been got wrong before. What pip refuses is refused.
 */
import { execFile } from "node:child_process"
import { mkdirSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bandOf } from "../../src/tools/ToolBands.ts"
import { random } from "../support/Random.ts"
import { newest, type Python, pythonOf } from "../support/machine/Pythons.ts"
import { python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import type { Staged } from "../support/staging/StagedApp.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { contentOf, toolsIn } from "../support/staging/PlainPip.ts"
import { mentions, plant, temporaryFolder } from "../support/machine/Folders.ts"
import type { Files } from "../support/index/Distribution.ts"
import * as Projects from "../support/index/Projects.ts"

const { index, stage, stageWell } = setting()
const marker = '; python_version < "2"'

const pythons: ReadonlyArray<readonly [string, Python | undefined]> = [
  ["2.7", pythonOf("2.7")],
  ["3.6", pythonOf("3.6")],
  ["the newest Python", newest()]
]
/** Random sets for each Python, and where they begin: a failure names its seed. Many more are tried before a release. */
const sets = Number(process.env["LIKE_PIP_SETS"] ?? 1)
const firstSeed = Number(process.env["LIKE_PIP_SEED"] ?? 1)

const names = ["hx-api", "money", "Zope.Thing", "two_words", "lib"]
const project = (name: string, requires: ReadonlyArray<string> = []): Projects.Project => ({
  name,
  version: "1.0",
  requires
})

let host: Projects.Host
const repositories = new Map<string, Projects.Repository>()
beforeAll(async () => {
  const paths = new Map<string, Uint8Array>()
  for (const name of names) {
    const one = project(name)
    paths.set(`/${name}/tarball/v1`, Projects.projectTar(`${name}-1/`, one, "tarball"))
    paths.set(`/${name}/archive/main.tar.gz`, Projects.projectTar(`${name}-main/`, one, "main"))
    paths.set(`/${name}/MAIN.ZIP`, Projects.projectZip(one, "zip"))
    paths.set(`/${name}/mono.tar.gz`, Projects.projectTar("mono/python/a/", one, "part"))
    const wheel = Projects.projectWheel(one, "wheel")
    paths.set(`/${name}/${wheel.file}`, wheel.bytes)
    repositories.set(name, Projects.projectRepository("", one, "repository"))
    repositories.set(`${name} in part`, Projects.projectRepository("part/of it/", one, "part of a repository"))
  }
  host = await Projects.startHost(paths)
})
afterAll(() => host.close())

interface Asked {
  readonly lines: ReadonlyArray<string>
  readonly files: Files
}
const asks = (line: string, files: Files = {}): Asked => ({ lines: [line], files })

const repository = (key: string): Projects.Repository => {
  const found = repositories.get(key)
  if (found === undefined) throw new Error(`no repository ${key}`)
  return found
}
const vendored = (name: string) => Projects.projectWheel(project(name), "vendored wheel")
type Form = (name: string) => Asked
const forms: Readonly<Record<string, Form>> = {
  "an address without an ending": (name) => asks(`${host.url}/${name}/tarball/v1`),
  "a name and an address without an ending": (name) => asks(`${name} @ ${host.url}/${name}/tarball/v1`),
  "an archive of a branch": (name) => asks(`${host.url}/${name}/archive/main.tar.gz`),
  "an archive of a branch with a name": (name) => asks(`${host.url}/${name}/archive/main.tar.gz#egg=${name}`),
  "an archive in capitals": (name) => asks(`${host.url}/${name}/MAIN.ZIP`),
  "a part of an archive": (name) => asks(`${host.url}/${name}/mono.tar.gz#subdirectory=python/a`),
  "a named part of an archive": (name) => asks(`${host.url}/${name}/mono.tar.gz#egg=${name}&subdirectory=python/a`),
  "an address with a question": (name) => asks(`${host.url}/${name}/archive/main.tar.gz?ref=main`),
  "a wheel by its address": (name) => asks(`${host.url}/${name}/${Projects.projectWheel(project(name), "").file}`),
  "a branch of a repository": (name) => asks(`${repository(name).url}@main#egg=${name}`),
  "a commit of a repository": (name) => asks(`${repository(name).url}@${repository(name).commit}#egg=${name}`),
  "a part of a repository": (name) =>
    asks(`${repository(`${name} in part`).url}@v1#egg=${name}&subdirectory=part/of%20it`),
  "a folder": (name) => asks(`./libs/${name}`, Projects.projectIn(`libs/${name}/`, project(name), "folder")),
  "a folder for editing": (name) =>
    asks(`-e ./libs/${name}`, Projects.projectIn(`libs/${name}/`, project(name), "folder")),
  "an archive of the app": (name) =>
    asks(`./vendor/${name}.ZIP`, { [`vendor/${name}.ZIP`]: Projects.projectZip(project(name), "vendored zip") }),
  "a tarball of the app": (name) =>
    asks(`./vendor/${name}-1.0.tar.gz`, {
      [`vendor/${name}-1.0.tar.gz`]: Projects.projectTar(`${name}-1.0/`, project(name), "vendored tar")
    }),
  "a wheel of the app": (name) =>
    asks(`./vendor/${vendored(name).file}`, { [`vendor/${vendored(name).file}`]: vendored(name).bytes }),
  "a folder that requires an archive by its address": (name) =>
    asks(`./libs/${name}`, {
      ...Projects.projectIn(`libs/${name}/`, project(name, [`needed @ ${host.url}/none ${marker}`, "beta"]), "folder")
    }),
  "a line that is not for this Python": (name) => asks(`${name} ${marker}`),
  "a name that the index has": () => asks("alpha==1.0"),
  "a name of which the index has the source alone": () => asks("beta"),
  "a constraint that nothing needs": () =>
    asks("-c constraints.txt", { "constraints.txt": "alpha<2\nclash-old==1.0\n" }),
  "another name than the archive's": (name) => asks(`not-${name} @ ${host.url}/${name}/tarball/v1`)
}

/** Each project in one form; the last form, which pip refuses, once in a while. */
const setOf = (seed: number): Files => {
  const below = random(seed)
  const all = Object.values(forms)
  const chosen = names.slice(0, 2 + below(names.length - 1)).map((name) => {
    const form = all[below(below(8) === 0 ? all.length : all.length - 1)] ?? (() => asks(""))
    return form(name)
  })
  const lines = [...new Set(chosen.flatMap(({ lines }) => lines))]
  return Object.assign({ "requirements.txt": `${lines.join("\n")}\n` }, ...chosen.map(({ files }) => files))
}

/** The same pip that the staging runs, into an empty folder; `undefined` when it refuses. */
const byPip = async (python: Python, cache: string, app: Files): Promise<Record<string, string> | undefined> => {
  const folder = temporaryFolder("pip", "-")
  const base = join(folder, "base")
  plant(join(folder, "app"), app)
  mkdirSync(base)
  const plain = `${app["requirements.txt"]}`.replaceAll(/^-e /gm, "")
  plant(join(folder, "app"), { "requirements.txt": plain })
  const tools = toolsIn(cache)
  const own = "pyproject.toml" in app ? ["."] : []
  const words = ["install", "--target", base, "--no-compile", "--no-cache-dir", "-r", "requirements.txt", ...own]
  const offers =
    (bandOf({ major: Number(python.line.split(".")[0]), minor: Number(python.line.split(".")[1]) })?.tools.length ??
      1) > 1
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: folder,
    PIP_INDEX_URL: index().url,
    PIP_CONFIG_FILE: "/dev/null",
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    ...(offers ? { PYTHONPATH: tools } : {})
  }
  try {
    await promisify(execFile)(python.path, [join(tools, "pip"), ...words], { cwd: join(folder, "app"), env })
  } catch {
    return undefined
  }
  return contentOf(base)
}

const packagesOf = (app: string): string => {
  const lib = join(app, ".python/lib")
  return join(lib, readdirSync(lib).find((name) => name.startsWith("python")) ?? "", "site-packages")
}

interface Compared {
  readonly staged: Staged
  readonly cache: string
}

/** Both ways; what the staging leaves out, or adds, is a difference. */
const compare = async (python: Python, app: Files): Promise<Compared> => {
  const cache = await cacheWithTools(python)
  const [expected, staged] = await Promise.all([
    byPip(python, cache, app),
    stage({ python, app: { "app.py": "", ...app }, env: { PYTHON_CACHE_DIR: cache } })
  ])
  const found = staged.code === 0 ? contentOf(packagesOf(staged.app)) : undefined
  // Where the staging alone fails, its log tells why.
  expect(found ?? (expected === undefined ? undefined : staged.output)).toEqual(expected)
  return { staged, cache }
}

describe.each(pythons)("on %s", (name, python) => {
  it.skipIf(python === undefined).each(Array.from({ length: sets }, (_, at) => firstSeed + at))(
    `a random set of lines comes to what pip makes of it (${name}): seed %i`,
    async (seed) => {
      if (python !== undefined) await compare(python, setOf(seed * 100 + Number(python.line.replace(".", ""))))
    }
  )
})

/** What has been got wrong before, all in one app. */
const wrongBefore = (): Files => {
  const [hx = "", money = "", thing = "", words = "", lib = ""] = names
  const asked = [
    forms["a name and an address without an ending"]?.(hx),
    forms["an archive of a branch"]?.(money),
    forms["an archive of a branch"]?.(thing),
    forms["a part of an archive"]?.(words),
    forms["an archive of the app"]?.(lib),
    forms["a constraint that nothing needs"]?.(lib)
  ].filter((one) => one !== undefined)
  return Object.assign(
    { "requirements.txt": asked.flatMap(({ lines }) => lines).join("\n") },
    ...asked.map(({ files }) => files)
  )
}

/** An own package that requires a folder of the app, a file in it, and what both of them require. */
const withOwnFolders = (): Files => {
  const wheel = vendored("two_words")
  const needs = ["money @ file://localhost{here}/libs/money", `two_words @ file://{here}/vendor/${wheel.file}`]
  return {
    ...Projects.projectIn("", project("shop", needs), "app"),
    ...Projects.projectIn("libs/money/", project("money", ["alpha==1.0"]), "folder"),
    [`vendor/${wheel.file}`]: wheel.bytes,
    "requirements.txt": "beta==1.0\n"
  }
}

describe.each(pythons)("with what has been got wrong before, on %s", (name, python) => {
  it.skipIf(python === undefined)(`names of files decide nothing (${name})`, async () => {
    if (python !== undefined) await compare(python, wrongBefore())
  })

  it.skipIf(python === undefined)(`an own package may require folders and files of the app (${name})`, async () => {
    if (python === undefined) return
    const app = withOwnFolders()
    const { cache, staged: first } = await compare(python, app)
    expect(first.code).toBe(0)
    // The folder of that staging is gone, and the package that named it is asked for again.
    const more = { ...app, "requirements.txt": "beta==1.0\nhashme==1.0\n" }
    const changed = {
      ...more,
      ...Projects.projectIn("libs/money/", project("money", ["alpha==1.0"]), "changed folder")
    }
    const second = await stageWell({ python, app: changed, env: { PYTHON_CACHE_DIR: cache } })
    for (const staged of [first, second]) {
      expect(mentions(join(staged.app, ".python"), ["file:", staged.temporary])).toEqual([])
      expect(mentions(cache, ["/sources/"])).toEqual([])
    }
    expect(await pythonIn(second, "import money, shop; print(money.found)", { cwd: "/" })).toBe(
      "money 1.0 from changed folder"
    )
  })
})
