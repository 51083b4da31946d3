/** Distributions in `vendor/` go before the index, which is asked for what they lack alone; what is installed is what plain pip installs of the folder alone, and of both no release of the index where the folder's would do. */
import { execFile } from "node:child_process"
import { mkdirSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { beforeAll, describe, expect, it } from "vitest"
import { random } from "../support/Random.ts"
import { type FileContent, type Files, pack, type PackageDescription } from "../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../support/index/PackageIndex.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { newest, type Python, pythonOf } from "../support/machine/Pythons.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { contentOf, toolsIn } from "../support/staging/PlainPip.ts"
import { setting } from "../support/staging/Setting.ts"
import type { Staged } from "../support/staging/StagedApp.ts"

const { stage, stageWell } = setting()

const described = (name: string, version: string, requires: ReadonlyArray<string> = []): PackageDescription => ({
  name,
  version,
  wheel: { files: { [`${name}.py`]: `found = "${name} ${version}"\n` }, requires }
})
const vendorOf = (packages: ReadonlyArray<PackageDescription>): Record<string, FileContent> =>
  Object.fromEntries(packages.flatMap(pack).map(({ bytes, filename }) => [`vendor/${filename}`, bytes]))

interface Universe {
  readonly packages: ReadonlyArray<PackageDescription>
  readonly app: Files
}

/** Six packages of three releases that require later ones; some releases are vendored, some are in the index, most in both. */
const universe = (seed: number): Universe => {
  const below = random(seed)
  const names = ["ua", "ub", "uc", "ud", "ue", "uf"]
  const versions = ["1.0", "1.5", "2.0"]
  const oneOf = (all: ReadonlyArray<string>): string => all[below(all.length)] ?? ""
  const conditions = ["", "", ">=1.5", "<2", "==1.0"]
  const all = names.flatMap((name, at) =>
    versions.map((version) =>
      described(
        name,
        version,
        names.slice(at + 1).flatMap((other) => (below(4) === 0 ? [`${other}${oneOf(conditions)}`] : []))
      )
    )
  )
  const shares = [8, 8, 3][below(3)] ?? 8
  const asked = names.filter(() => below(3) === 0)
  const lines = [...new Set([oneOf(names), ...asked])].map((name) => `${name}${oneOf(conditions)}`)
  return {
    packages: all.filter(() => below(10) > 0),
    app: {
      "requirements.txt": `${lines.join("\n")}\n`,
      ...vendorOf(all.filter(() => below(10) < shares)),
      ...vendorOf([described("unasked", "1.0")])
    }
  }
}

const environment = (folder: string, index: RunningIndex) => ({
  PATH: "/usr/bin:/bin",
  HOME: folder,
  PIP_INDEX_URL: index.url,
  PIP_CONFIG_FILE: "/dev/null",
  PIP_DISABLE_PIP_VERSION_CHECK: "1"
})

/** What pip makes of it; `undefined` where it finds nothing that fits. */
const byPip = async (
  python: Python,
  cache: string,
  app: Files,
  index: RunningIndex,
  more: ReadonlyArray<string>,
  pins: ReadonlyArray<string> = []
): Promise<Record<string, string> | undefined> => {
  const folder = temporaryFolder("pip", "-")
  plant(folder, { ...app, "pins.txt": pins.map((pin) => `${pin}\n`).join("") })
  mkdirSync(join(folder, "base"))
  const words = ["install", "--target", "base", "--no-compile", "--no-cache-dir", "--find-links", "vendor", ...more]
  const program = [join(toolsIn(cache), "pip"), ...words, "-r", "requirements.txt", "-c", "pins.txt"]
  return promisify(execFile)(python.path, program, { cwd: folder, env: environment(folder, index) }).then(
    () => contentOf(join(folder, "base")),
    () => undefined
  )
}

/** The release of each package. */
const releasesIn = (content: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.keys(content).flatMap((title) => {
      const [, name, version] = /^(\w+) ([\d.]+)$/.exec(title) ?? []
      return name === undefined || version === undefined ? [] : [[name, version] as const]
    })
  )

/** Releases of the index in the place of one of the folder that would have done with all the others as they are. */
const needless = async (
  python: Python,
  cache: string,
  app: Files,
  index: RunningIndex,
  found: Readonly<Record<string, string>>
): Promise<ReadonlyArray<string>> => {
  const releases = releasesIn(found)
  const vendored = Object.keys(app).flatMap((path) => {
    const [, name = "", version = ""] = /^vendor\/(\w+)-([\d.]+)-/.exec(path) ?? []
    return releases.has(name) ? [{ name, version }] : []
  })
  const isBrought = ({ name }: { name: string }): boolean =>
    vendored.some((one) => one.name === name && releases.get(name) === one.version)
  const wrong: Array<string> = []
  for (const one of vendored.filter((each) => !isBrought(each))) {
    const others = [...releases].filter(([name]) => name !== one.name).map(([name, version]) => `${name}==${version}`)
    const would = await byPip(python, cache, app, index, [], [...others, `${one.name}==${one.version}`])
    if (would !== undefined && Object.keys(would).length > 0 && releasesIn(would).size <= releases.size)
      wrong.push(`${one.name} ${releases.get(one.name)} in the place of ${one.version}`)
  }
  return wrong
}

const packagesOf = ({ app }: Staged): Record<string, string> => {
  const lib = join(app, ".python/lib")
  return contentOf(join(lib, readdirSync(lib).find((name) => name.startsWith("python")) ?? "", "site-packages"))
}

/** Random universes for each Python, and where they begin. */
const sets = Number(process.env["LIKE_VENDOR_SETS"] ?? 1)
const firstSeed = Number(process.env["LIKE_VENDOR_SEED"] ?? 1)

describe.each([
  ["2.7", pythonOf("2.7")],
  ["the newest Python", newest()]
] as const)("on %s", (name, python) => {
  it.skipIf(python === undefined).each(Array.from({ length: sets }, (_, at) => firstSeed + at))(
    `a random universe comes to what pip makes of it (${name}): seed %i`,
    async (seed) => {
      if (python === undefined) return
      const { app, packages } = universe(seed * 100 + Number(python.line.replace(".", "")))
      const index = await startIndex({ packages })
      try {
        const cache = await cacheWithTools(python)
        const alone = await byPip(python, cache, app, index, ["--no-index"])
        const expected = alone ?? (await byPip(python, cache, app, index, []))
        const asked = index.requests.length
        const env = { PYTHON_CACHE_DIR: cache, PIP_INDEX_URL: index.url }
        const staged = await stage({ python, index, env, app: { "app.py": "", ...app } })
        const fetched = index.requests.slice(asked).flatMap((path) => /\/files\/(.*\.whl)$/.exec(path)?.[1] ?? [])
        const found = staged.code === 0 ? packagesOf(staged) : undefined
        if (alone === undefined) {
          expect(found === undefined).toBe(expected === undefined)
          expect(found === undefined || releasesIn(found).size > 0).toBe(true)
          // The resolver of 2.7 takes the first that it comes upon, and looks at no other condition (pip 20.3.4).
          const isLegacy = python.line === "2.7"
          expect(found === undefined || isLegacy ? [] : await needless(python, cache, app, index, found)).toEqual([])
        } else expect(found ?? staged.output).toEqual(alone)
        expect(fetched.filter((file) => `vendor/${file}` in app)).toEqual([])
      } finally {
        await index.close()
      }
    }
  )
})

describe("an app that brings everything along", () => {
  const backend = [
    "import zipfile",
    "def build_wheel(directory, config_settings=None, metadata_directory=None):",
    '    name = "shop-1.0-py3-none-any.whl"',
    '    with zipfile.ZipFile(directory + "/" + name, "w") as out:',
    '        out.writestr("shop-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: shop\\nVersion: 1.0\\nRequires-Dist: needed\\n")',
    '        out.writestr("shop-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
    '        out.writestr("shop-1.0.dist-info/RECORD", "")',
    "    return name",
    ""
  ].join("\n")
  const maker = { name: "maker", version: "1.0", wheel: { files: { "maker.py": backend } } }
  const brought = [described("needed", "1.0", ["deeper"]), described("deeper", "3.0"), maker]
  const project = {
    "pyproject.toml":
      '[build-system]\nrequires = ["maker"]\nbuild-backend = "maker"\n[project]\nname = "shop"\nversion = "1.0"\n'
  }
  const [hashed] = pack(described("deeper", "3.0"))
  let nowhere: RunningIndex
  beforeAll(async () => {
    nowhere = await startIndex()
    await nowhere.close()
  })
  const alone = async (app: Files, cache: string) =>
    stage({
      python: newest(),
      index: nowhere,
      app: { "app.py": "", ...app },
      env: { PYTHON_CACHE_DIR: cache }
    })

  it("has its own package built by what it brings, and everything restored from then on, until a file of the same name is another", async () => {
    const cache = await cacheWithTools(newest())
    const first = await alone({ ...project, ...vendorOf(brought) }, cache)
    expect(first.output).toContain("2 packages from vendor/.")
    expect(first.code).toBe(0)
    const again = await alone({ ...project, ...vendorOf(brought) }, cache)
    expect(again.output).toContain("Restoring 3 packages from the cache")
    const patched = { ...maker, version: "1.0" }
    const other = { ...described("deeper", "3.0"), wheel: { files: { "deeper.py": 'found = "patched"\n' } } }
    const changed = await alone({ ...project, ...vendorOf([brought[0] ?? maker, other, patched]) }, cache)
    expect(changed.output).toContain("the packages in vendor changed")
    expect(packagesOf(changed)["deeper.py"]).toBe('found = "patched"\n')
  })

  it("has hashes checked, also those of a lock file, and is told of what nothing needs", async () => {
    const cache = await cacheWithTools(newest())
    const pin = (sha256: string): string => `deeper==3.0 --hash=sha256:${sha256}\n`
    const right = await alone({ "requirements.txt": pin(hashed?.sha256 ?? ""), ...vendorOf(brought) }, cache)
    expect(right.output).toContain("1 package from vendor/.")
    expect(right.output).toContain(
      "Nothing needs these files of vendor/: maker-1.0-py2.py3-none-any.whl, needed-1.0-py2.py3-none-any.whl."
    )
    const lock = [
      'lock-version = "1.0"',
      'created-by = "test"',
      "[[packages]]",
      'name = "deeper"',
      'version = "3.0"',
      "wheels = [",
      `  { name = "${hashed?.filename}", url = "https://files.invalid/${hashed?.filename}", hashes = { sha256 = "${hashed?.sha256}" } },`,
      "]",
      ""
    ].join("\n")
    const locked = await alone({ "pylock.toml": lock, ...vendorOf(brought) }, await cacheWithTools(newest()))
    expect(locked.output).toContain("1 package from vendor/.")
    const wrong = await alone({ "requirements.txt": pin("0".repeat(64)), ...vendorOf(brought) }, cache)
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain("(pip/hash-mismatch)")
  })
})

it("vendor/ counts by what lies in it: without a wheel or a source distribution it is somebody else's", async () => {
  const staged = await stageWell({
    python: newest(),
    app: { "requirements.txt": "alpha==1.0\n", "vendor/jquery.zip": "", "vendor/deeper/alpha-1.0-py3-none-any.whl": "" }
  })
  expect(staged.output).not.toContain("vendor")
})
