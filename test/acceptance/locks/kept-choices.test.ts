/** What a lock file fixes as an earlier staging has it comes from the cache, and is what a staging without one would install. */
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import type { PackageDescription } from "../../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../../support/index/PackageIndex.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { type Chance, chance, seedsOf } from "../../support/index/Universe.ts"
import { makeReadOnly, temporaryFolder, walk } from "../../support/machine/Folders.ts"
import { newest, recorded } from "../../support/machine/Pythons.ts"
import { cacheWithTools, copyOf, flip, result } from "../../support/staging/CacheFiles.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"

const { stage, stageWell } = setting()
const python = newest()

const names = ["ant", "bee", "cat", "dog", "eel"] as const
const versions = ["1.0", "2.0"] as const
/** The first suits this Python best; the last suits none here. */
const tags = [`cp${python.line.replace(".", "")}-none-any`, "py3-none-any", "cp27-none-any"] as const

const packages = names.flatMap((name, at) =>
  versions.flatMap((version): ReadonlyArray<PackageDescription> => [
    ...tags.map((tag) => ({
      name,
      version,
      wheel: { tag, files: { [`${name}.py`]: `found = "${version} ${tag}"\n` } }
    })),
    ...(at === 0 ? [{ name, version, sdist: projectIn("", { name, version }, "source") }] : [])
  ])
)

/** What the lock file says of a package: which release, by which of its files, and where. */
interface Entry {
  readonly version: string
  readonly files: ReadonlyArray<string>
  readonly marker: string
}
type Locked = ReadonlyMap<string, Entry>

const markers = ["", "", "python_version >= '3'", "sys_platform == 'win32'", "platform_release != ''"] as const
const wheelOf = (name: string, version: string, tag: string): string => `${name}-${version}-${tag}.whl`

const entryOf = ({ next, oneOf }: Chance, name: string): Entry => {
  const version = oneOf(versions)
  const [best, plain, foreign] = tags.map((tag) => wheelOf(name, version, tag))
  const source = name === names[0] ? [`${name}-${version}.tar.gz`] : []
  const choices = [[best, plain, foreign], [plain], [plain, foreign], [best], source.length > 0 ? source : [plain]]
  const files = (choices[next(choices.length)] ?? []).flatMap((file) => file ?? [])
  return { version, files: [...files, ...(next(2) === 0 ? source : [])], marker: oneOf(markers) }
}

/** Two forms: of one that says where each file is, and of one that asks an index. */
const forms = (index: RunningIndex) => ({
  "pylock.toml": (locked: Locked): string =>
    [
      'lock-version = "1.0"\ncreated-by = "a test"',
      ...[...locked].map(([name, { files, marker, version }]) => {
        const told = (file: string): string =>
          `{ url = "${index.fileUrl(file).replace(/#.*/, "")}", hashes = { sha256 = "${index.file(file).sha256}" } }`
        const wheels = files.filter((file) => file.endsWith(".whl")).map(told)
        const sdist = files.filter((file) => !file.endsWith(".whl")).map((file) => `sdist = ${told(file)}\n`)
        const condition = marker === "" ? "" : `marker = "${marker}"\n`
        return `[[packages]]\nname = "${name}"\nversion = "${version}"\n${condition}wheels = [${wheels.join(", ")}]\n${sdist.join("")}`
      })
    ].join("\n"),
  "Pipfile.lock": (locked: Locked): string =>
    JSON.stringify({
      _meta: { hash: { sha256: "" }, "pipfile-spec": 6, requires: {}, sources: [] },
      default: Object.fromEntries(
        [...locked].map(([name, { files, marker, version }]) => [
          name,
          {
            version: `==${version}`,
            hashes: files.map((file) => `sha256:${index.file(file).sha256}`),
            ...(marker === "" ? {} : { markers: marker })
          }
        ])
      ),
      develop: {}
    })
})

/** What became of each: the same packages, or the same error. */
const outcome = (staged: Staged): unknown =>
  staged.code === 0 ? result(staged) : (/\(([a-z-]+\/[a-z-]+)\)/.exec(staged.output)?.[1] ?? staged.output)

const archivesIn = (cache: string): readonly [string, ...ReadonlyArray<string>] => {
  const [first, ...rest] = walk(cache).filter((path) => path.endsWith(".tar.zst"))
  if (first === undefined) throw new Error("nothing is kept")
  return [first, ...rest]
}

/** Harm that a cache comes to between two stagings. */
const harms: ReadonlyArray<(cache: string, some: Chance) => void> = [
  () => undefined,
  () => undefined,
  (cache, { oneOf }) => flip(oneOf(archivesIn(cache))),
  (cache, { oneOf }) => rmSync(oneOf(archivesIn(cache))),
  (cache) => {
    for (const path of walk(cache)) if (/\/distributions\/\w+\.json$/.test(path)) rmSync(path)
  }
]

it("asks for what has changed alone, and for nothing where nothing is new: without an index, and in a cache that none may write", async () => {
  const index = await startIndex({ packages, tools: false })
  const commands = join(temporaryFolder("commands"), "commands")
  const told = recorded(python, temporaryFolder("python"), commands)
  const cache = await cacheWithTools(told)
  const on = (entries: ReadonlyArray<readonly [string, string]>): string =>
    forms(index)["Pipfile.lock"](
      new Map(
        entries.map(([name, version]) => [
          name,
          { version, files: tags.map((tag) => wheelOf(name, version, tag)), marker: "" }
        ])
      )
    )
  const staged = async (again: Staged | undefined, lock: string): Promise<Staged> => {
    if (again !== undefined) writeFileSync(join(again.app, "Pipfile.lock"), lock)
    const from = again === undefined ? { app: { "app.py": "", "Pipfile.lock": lock } } : { again }
    return stageWell({ ...from, cache, python: told, index })
  }
  const first = await staged(
    undefined,
    on([
      ["bee", "1.0"],
      ["cat", "1.0"],
      ["dog", "1.0"]
    ])
  )
  const before = index.requests.length
  const changed = await staged(
    first,
    on([
      ["bee", "1.0"],
      ["cat", "2.0"],
      ["dog", "1.0"]
    ])
  )
  expect(changed.output).toMatch(/2 packages are in the cache as Pipfile\.lock fixes them; pip is asked for one more\./)
  expect(changed.output).toMatch(/3 packages: 2 restored, 1 fetched, 0 built\./)
  expect(index.requests.slice(before).filter((path) => !path.includes("cat"))).toEqual([])

  const last = on([
    ["bee", "1.0"],
    ["cat", "2.0"]
  ])
  await index.close()
  const copy = copyOf(cache)
  writeFileSync(commands, "")
  const fewer = await staged(changed, last)
  expect(fewer.output).toMatch(/2 packages are in the cache as Pipfile\.lock fixes them; nothing is fetched\./)
  expect(readFileSync(commands, "utf8")).not.toContain("download")

  makeReadOnly(copy)
  const there = { app: { "app.py": "", "Pipfile.lock": last }, cache: copy, python: told, index }
  const unwritten = await stageWell(there)
  expect(result(unwritten)).toEqual(result(fewer))
})

it.for(seedsOf("KEPT_CHOICES", 1))(
  "is what a staging with an empty cache installs, whatever of a lock file changes: %d",
  async (seed) => {
    const some = chance(seed)
    const index = await startIndex({ packages, tools: false })
    try {
      const file = seed % 2 === 0 ? "Pipfile.lock" : "pylock.toml"
      const cache = await cacheWithTools(python)
      const bare = copyOf(cache)
      let locked: Locked = new Map(names.map((name) => [name, entryOf(some, name)]))
      let last: Staged | undefined
      let reused = 0
      for (let round = 0; round < Number(process.env["KEPT_CHOICES_ROUNDS"] ?? 3); round += 1) {
        const app = { "app.py": "", [file]: forms(index)[file](locked) }
        if (last !== undefined) writeFileSync(join(last.app, file), app[file] ?? "")
        const warm = await stage({ ...(last === undefined ? { app } : { again: last }), cache, python, index })
        const cold = await stage({ app, cache: copyOf(bare), python, index })
        expect({ round, [file]: app[file], became: outcome(warm) }).toEqual({
          round,
          [file]: app[file],
          became: outcome(cold)
        })
        reused += warm.output.includes("in the cache as") ? 1 : 0
        last = warm
        const changed = some.oneOf(names)
        locked = new Map(
          names.flatMap((name): ReadonlyArray<readonly [string, Entry]> => {
            const before = locked.get(name)
            if (name === changed || before === undefined) return some.next(4) === 0 ? [] : [[name, entryOf(some, name)]]
            return [[name, before]]
          })
        )
        some.oneOf(harms as [(typeof harms)[number], ...typeof harms])(cache, some)
      }
      expect(reused).toBeGreaterThan(0)
    } finally {
      await index.close()
    }
  }
)
