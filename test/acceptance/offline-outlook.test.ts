/** `bin/plan --offline` says yes exactly where a staging without any network succeeds, and `bin/cache prefetch` makes it say so. */
import { spawn } from "node:child_process"
import { rmSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type FileContent, type Files, pack, type PackageDescription } from "../support/index/Distribution.ts"
import { canUnplug, withoutNetwork } from "../support/machine/Confinement.ts"
import { plant, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { needs } from "../support/machine/Needs.ts"
import { newest, pyenvVersions } from "../support/machine/Pythons.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

const { index } = setting()
const python = newest()

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly output: string
}

const run = (
  name: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
  within: ReadonlyArray<string> = []
): Promise<Ended> => {
  const [program = "", ...words] = [...within, join(buildpack, "bin", name), ...args]
  const home = temporaryFolder("home")
  const child = spawn(program, words, {
    cwd: home,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: home,
      PIP_INDEX_URL: index().url,
      // Without a network, a second try waits for nothing.
      PIP_RETRIES: "0",
      BUILDPACK_PYTHON_PATH: pyenvVersions(),
      BUILDPACK_NODE: process.execPath,
      PYTHON_VERSION: python.version,
      ...env
    }
  })
  let [stdout, output] = ["", ""]
  child.stdout.on("data", (part: Buffer) => {
    stdout += part.toString()
    output += part.toString()
  })
  child.stderr.on("data", (part: Buffer) => (output += part.toString()))
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, output })))
}

const folderOf = (files: Files): string => {
  const folder = join(temporaryFolder("offline"), "app")
  plant(folder, files)
  return folder
}

const wheelOf = (name: string, requires: ReadonlyArray<string> = []): PackageDescription => ({
  name,
  version: "1.0",
  wheel: { files: { [`${name}.py`]: "" }, requires }
})
/** A source that the backend of another package builds. */
const source: PackageDescription = {
  name: "raw",
  version: "1.0",
  sdist: { "pyproject.toml": '[build-system]\nrequires = ["maker"]\nbuild-backend = "maker"\n' }
}
const maker: PackageDescription = {
  name: "maker",
  version: "1.0",
  wheel: {
    files: {
      "maker.py": [
        "import os, zipfile",
        "def files(write):",
        '    write("raw-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: raw\\nVersion: 1.0\\n")',
        '    write("raw-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
        '    write("raw-1.0.dist-info/RECORD", "")',
        "def build_wheel(directory, config_settings=None, metadata_directory=None):",
        '    with zipfile.ZipFile(os.path.join(directory, "raw-1.0-py3-none-any.whl"), "w") as out:',
        "        files(out.writestr)",
        '    return "raw-1.0-py3-none-any.whl"',
        ""
      ].join("\n")
    }
  }
}
const vendor = (...packages: ReadonlyArray<PackageDescription>): Record<string, FileContent> =>
  Object.fromEntries(packages.flatMap(pack).map(({ bytes, filename }) => [`vendor/${filename}`, bytes]))

interface Case {
  readonly title: string
  readonly app: Files
  /** What was staged with the network, before. */
  readonly before?: Files
  readonly harm?: (cache: string) => void
  readonly env?: Readonly<Record<string, string>>
  /** What is said besides. */
  readonly remark?: string
  /** The place of each package; of what is missing, so many as the app names. */
  readonly places: Readonly<Record<string, string>>
}

const pins = { "requirements.txt": "alpha==1.0\nbeta==1.0\n" }
const cases: ReadonlyArray<Case> = [
  {
    title: "it was staged, and the rest of it changed",
    app: { ...pins, "more.txt": "" },
    before: pins,
    places: { alpha: "store", beta: "store" }
  },
  {
    title: "it is not pinned, and the index would be asked",
    app: { "requirements.txt": "alpha\n" },
    before: { "requirements.txt": "alpha\n" },
    env: { PYTHON_CACHE_MAX_AGE: "0" },
    places: { alpha: "store", beta: "store" }
  },
  {
    title: "an archive of it is gone",
    app: pins,
    before: pins,
    harm: (cache) => {
      const archive = walk(cache).find((path) => /\/archives\/.*\.(?:tar|zst)/.test(path) || /\/blobs?\//.test(path))
      rmSync(archive ?? cache, { recursive: true })
    },
    places: { alpha: "missing", beta: "missing" }
  },
  {
    title: "all of it lies in vendor/, what a build requires with it",
    app: { "requirements.txt": "raw\nua\n", ...vendor(source, maker, wheelOf("ua", ["ub"]), wheelOf("ub")) },
    places: { raw: "vendor", ua: "vendor", ub: "vendor" }
  },
  {
    title: "a build requires what is not in vendor/",
    app: { "requirements.txt": "raw\n", ...vendor(source) },
    remark: "vendor/ lacks `maker`",
    places: { raw: "vendor" }
  },
  {
    title: "a part of it lies in vendor/",
    app: { "requirements.txt": "ua==1.0\nalpha==1.0\n", ...vendor(wheelOf("ua")) },
    places: { ua: "vendor", alpha: "missing" }
  }
]

const { lacking, words } = needs({ "a network that can be taken away": canUnplug })

describe.skipIf(lacking)(`without a network${words}`, () => {
  it.each(cases)(
    "the answer is that of a staging where $title",
    async ({ app, before, env, harm, places, remark = "" }) => {
      const cache = await cacheWithTools(python)
      if (before !== undefined)
        expect(await run("stage", [folderOf(before), "--cache", cache])).toMatchObject({ code: 0 })
      harm?.(cache)
      const folder = folderOf(app)
      const answer = await run("plan", [folder, "--offline", "--json", "--cache", cache], env)
      const staged = await run("stage", [folder, "--cache", cache], env, withoutNetwork)
      const { offline } = JSON.parse(answer.stdout)
      expect({ code: answer.code, restages: offline.restages, log: offline.restages ? "" : staged.output }).toEqual({
        code: staged.code === 0 ? 0 : 1,
        restages: staged.code === 0,
        log: staged.code === 0 ? "" : staged.output
      })
      expect(
        Object.fromEntries(offline.packages.map(({ from, name }: Record<string, string>) => [name, from]))
      ).toEqual(places)
      expect(offline.remarks.join("\n")).toContain(remark)
      expect(offline).toMatchObject({ python: { version: python.version, from: "here" }, tools: { from: "cache" } })
    }
  )

  it("what is missing is fetched beforehand, into a cache that is as good as that of a staging", async () => {
    const cache = await cacheWithTools(python)
    const folder = folderOf(pins)
    const no = await run("plan", [folder, "--offline", "--cache", cache])
    expect(no.output).toContain("alpha 1.0: missing (nothing is kept)")
    expect(no.output).toContain("(plan/needs-network)")
    expect(no.code).toBe(1)
    const fetched = await run("cache", [cache, "prefetch", folder])
    expect(fetched.output).toContain("It would be staged again: yes.")
    expect(fetched.code).toBe(0)
    const yes = await run("plan", [folder, "--offline", "--cache", cache])
    expect(yes.output).toContain("alpha 1.0: in the store")
    expect(yes.code).toBe(0)
    expect((await run("stage", [folder, "--cache", cache], {}, withoutNetwork)).code).toBe(0)
    const other = folderOf({ "requirements.txt": "no-such-package\n", "other.txt": pins["requirements.txt"] })
    const failed = await run("cache", [cache, "prefetch", other])
    expect(failed.code).toBe(1)
    const words = ["--json", "--env", "PYTHON_REQUIREMENTS=other.txt"]
    const asked = await run("cache", [cache, "prefetch", other, ...words])
    expect(asked.code).toBe(0)
    expect(JSON.parse(asked.stdout)).toMatchObject({ restages: true, packages: [{ name: "alpha" }, {}] })
  })
})
