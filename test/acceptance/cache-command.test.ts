/** `bin/cache` over a cache that real stagings have filled: what it shows, what it removes, and what it never touches. */
import { spawnSync } from "node:child_process"
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { projectIn } from "../support/index/Projects.ts"
import { counts } from "../support/staging/Log.ts"
import { newest } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"
import { copyOf, flip, kept, sizeOf } from "../support/staging/CacheFiles.ts"
import { plant, snapshot, temporaryFolder } from "../support/machine/Folders.ts"

const { stageWell } = setting()
const python = newest()

interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

const run = (words: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}, cwd = "/"): Ended => {
  const { status, stderr, stdout } = spawnSync(join(buildpack, "bin/cache"), words, {
    cwd,
    env: { PATH: "/usr/bin:/bin", HOME: temporaryFolder("home"), BUILDPACK_NODE: process.execPath, ...env },
    encoding: "utf8"
  })
  return { status, stdout, stderr }
}

const own = {
  ...projectIn("", { name: "own", version: "1" }, "app"),
  "requirements.txt": "hashme==1.0\n"
}
const pinned = { "requirements.txt": "alpha==1.0\n" }

/** Two environments, one of them with a package of its own and a built wheel; a stranger's files beside. */
let whole = ""
beforeAll(async () => {
  const cache = join(temporaryFolder("command"), "cache")
  plant(cache, { "theirs/file": "theirs\n", "theirs.txt": "theirs\n" })
  await stageWell({ python, cache, app: own })
  await stageWell({ python, cache, app: pinned })
  whole = cache
})

interface Listing {
  readonly directory: string
  readonly environments: ReadonlyArray<{
    readonly used: string
    readonly python: string
    readonly pinned: boolean
    readonly bytes: number
    readonly packages: ReadonlyArray<{ readonly name: string; readonly version: string }>
  }>
  readonly bytes: Readonly<Record<string, number>>
}
const listing = (cache: string): Listing => JSON.parse(run([cache, "list", "--json"]).stdout)
const ours = (cache: string): string => join(cache, "python-buildpack")

describe("list", () => {
  it("tells each environment, the last used first, and changes nothing", () => {
    const before = snapshot(whole)
    const { status, stdout } = run([whole])
    expect(status).toBe(0)
    const lines = stdout.split("\n")
    const when = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`
    const line = (packages: number, index: string) =>
      expect.stringMatching(
        new RegExp(String.raw`^${when} +[0-9a-f]{12} +${python.version} +${packages} +[\d.]+ (?:B|[KM]iB) +${index}$`)
      )
    expect(lines.slice(1, 5)).toEqual([
      line(1, "pinned"),
      "  alpha 1.0",
      line(2, String.raw`(?:pinned|asked \d+ min ago)`),
      "  hashme 1.0, own 1"
    ])
    expect(stdout).toContain(`in ${ours(whole)}`)
    expect(snapshot(whole)).toEqual(before)
  })

  it("gives the same as JSON, whose bytes are those of the disk", () => {
    const { bytes, directory, environments } = listing(whole)
    expect(directory).toBe(ours(whole))
    expect(environments.map(({ packages }) => packages.map(({ name }) => name))).toEqual([["alpha"], ["hashme", "own"]])
    expect(
      [...environments]
        .map(({ used }) => used)
        .toSorted()
        .toReversed()
    ).toEqual(environments.map(({ used }) => used))
    const { total = 0, ...shares } = bytes
    expect([total, Object.values(shares).reduce((sum, one) => sum + one, 0)]).toEqual([sizeOf(ours(whole)), total])
    for (const share of ["archives", "wheels", "tools"]) expect([share, (bytes[share] ?? 0) > 0]).toEqual([share, true])
  })

  it("says so where nothing is kept, from wherever the directory is named", () => {
    const empty = temporaryFolder("empty", "-")
    const { status, stdout } = run([".", "list"], {}, empty)
    expect([status, stdout]).toEqual([0, expect.stringContaining(`Nothing is kept here: ${empty}`)])
    mkdirSync(join(empty, "python-buildpack"))
    expect(run([empty]).stdout).toContain("No environment is kept.")
  })

  it("is not led astray by a directory that is named by a variable", () => {
    const missing = join(temporaryFolder("variable"), "not made")
    const { status, stdout } = run([whole], { PYTHON_CACHE_DIR: missing, PYTHON_CACHE_MAX_SIZE: "any" })
    expect([status, stdout]).toEqual([0, expect.stringContaining("alpha 1.0")])
    expect(run([missing]).status).toBe(1)
  })
})

describe("changes", () => {
  it("tells how the last two environments differ, in the form that is asked for", () => {
    const { status, stdout } = run([whole, "changes"])
    expect([status, stdout.split("\n")]).toEqual([
      0,
      [
        expect.stringMatching(/^From [0-9a-f]{12} to [0-9a-f]{12}:$/),
        expect.stringMatching(/^  1 added, 2 removed \(.* less\)\.$/),
        expect.stringMatching(/^  \+ alpha 1\.0 \(.*\), asked for by requirements\.txt line 1$/),
        "  - hashme 1.0, was asked for by requirements.txt line 1",
        "  - own 1, was asked for by the app itself",
        ""
      ]
    ])
    const { changes, environments } = JSON.parse(run([whole, "changes", "--json"]).stdout)
    expect(changes.packages.map(({ change, name }: Record<string, string>) => [name, change])).toEqual([
      ["alpha", "added"],
      ["hashme", "removed"],
      ["own", "removed"]
    ])
    const { before, now } = environments
    const named = run([whole, "changes", now.slice(0, 8), before, "--markdown"]).stdout
    expect(named).toContain("| `alpha` | removed | `1.0` |  | `requirements.txt line 1` |")
  })

  it("names those that are kept where one is not, and says where there are no two", () => {
    const { status, stderr } = run([whole, "changes", "beef"])
    expect([status, stderr]).toEqual([1, expect.stringMatching(/used 0 min ago: Python [\d.]+, 1 package$/m)])
    expect(stderr).toContain("(environment/not-kept)")
    const cache = copyOf(whole)
    const key = kept(ours(cache)).find((path) => path.startsWith("store/environments/")) ?? ""
    rmSync(join(ours(cache), key))
    rmSync(join(ours(cache), "store/environments"), { recursive: true })
    expect(run([cache, "changes"]).stderr).toContain("(cache/nothing-to-compare)")
  })
})

describe("prune", () => {
  it("leaves what has room, and says how much that is", () => {
    const before = snapshot(whole)
    // As much for each of them, tools and all.
    const said = [["prune"], ["prune", "--keep-last"], ["prune", "--max-size", "1G"]].map((words) =>
      run([whole, ...words])
    )
    const { status, stdout } = said[0] ?? { status: 1, stdout: "" }
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Nothing had to go: \d+\.\d MiB are kept\.\n$/)])
    expect(said.map((one) => one.stdout)).toEqual([stdout, stdout, stdout])
    expect(snapshot(whole)).toEqual(before)
  })

  it("forgets what was not used for longest, by the option or the variable; the rest is at once there", async () => {
    const cache = copyOf(whole)
    const size = sizeOf(ours(cache))
    const { status, stdout } = run([cache, "prune"], { PYTHON_CACHE_MAX_SIZE: String(size - 1000) })
    expect([status, stdout]).toEqual([0, expect.stringMatching(/2 packages[^]*[KM]iB freed/)])
    expect(listing(cache).environments.map(({ packages }) => packages.length)).toEqual([1])
    expect(sizeOf(ours(cache))).toBeLessThan(size - 1000)
    expect(run([cache, "prune", "--max-size", "0"]).status).toBe(0)
    const staged = await stageWell({ python, cache, app: pinned })
    expect(counts(staged)).toEqual({ restored: 1, fetched: 0, built: 0 })
    expect(run([cache, "verify"]).status).toBe(0)
    expect(snapshot(join(cache, "theirs"))).toEqual(snapshot(join(whole, "theirs")))
  })
})

describe("verify", () => {
  it("finds nothing wrong with what stagings have kept", () => {
    const { status, stdout } = run([whole, "verify"])
    expect([status, stdout]).toEqual([0, expect.stringContaining("Nothing is damaged")])
  })

  it("names every damaged file, and what follows", () => {
    const cache = copyOf(whole)
    const files = kept(ours(cache)).filter((path) =>
      /^store\/|^trees\/[^/]+\/(?:manifest\.json|files\/pip\/__init__\.py)$/.test(path)
    )
    for (const path of files) flip(join(ours(cache), path))
    const { status, stderr } = run([cache, "verify"])
    expect(status).toBe(1)
    // Of tools whose manifest is damaged, nothing else can be told.
    const told = files.filter((path) => !path.includes("/files/pip/"))
    expect(told.filter((path) => !stderr.includes(`${join(ours(cache), path)} is not what was kept: `))).toEqual([])
    expect(stderr).toMatch(/anew by the next staging that needs it\./)
    expect(stderr).toContain("(cache/damaged)")
  })

  it("names what a manifest promises and is gone", () => {
    const cache = copyOf(whole)
    const archive = join(ours(cache), kept(ours(cache)).find((path) => path.startsWith("store/archives/")) ?? "")
    rmSync(archive)
    const { status, stderr } = run([cache, "verify"])
    expect([status, stderr.split(`${archive} is gone: made anew`).length]).toEqual([1, 2])
  })
})

describe("clear", () => {
  it("removes what is ours and nothing else, and follows no link", () => {
    const cache = copyOf(whole)
    const outside = temporaryFolder("outside")
    plant(outside, { precious: "mine\n" })
    symlinkSync(outside, join(ours(cache), "store/link"))
    const { status, stdout } = run([cache, "clear"])
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d [KM]iB freed: /)])
    expect(kept(cache)).toEqual(["theirs.txt", "theirs/file"])
    expect(kept(outside)).toEqual(["precious"])
    expect(run([cache, "clear"]).stderr).toContain("(cache/nothing-kept)")
  })

  it("refuses a link in place of our folder", () => {
    const cache = temporaryFolder("linked")
    symlinkSync(ours(whole), ours(cache))
    for (const action of ["list", "prune", "verify", "clear"]) {
      const { status, stderr } = run([cache, action])
      expect([status, stderr]).toEqual([1, expect.stringContaining("(cache/unusable-directory)")])
    }
  })
})

describe("a command that cannot be carried out", () => {
  const here = temporaryFolder("wrong")
  writeFileSync(join(here, "file"), "")
  const wrong: ReadonlyArray<readonly [string, ReadonlyArray<string>, RegExp]> = [
    ["a directory that is not there", [join(here, "nowhere")], /nowhere does not exist/],
    ["a file", [join(here, "file"), "clear"], /file is not a directory/],
    ["nothing to prune", [here, "prune"], /holds no folder `python-buildpack`/]
  ]
  it("is told of a size that is none with the usage", () => {
    const { status, stderr } = run([here, "prune", "--max-size", "3Q"])
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/--max-size is `3Q`[^]*K, M, G, T[^]*Usage: bin\/cache /)
    ])
  })

  it("is told in JSON where that was asked for", () => {
    const { status, stdout } = run([join(here, "nowhere"), "--json"])
    const told: unknown = JSON.parse(stdout)
    expect([status, told]).toMatchObject([1, { format: 1, error: { id: "cache/unusable-directory" } }])
  })

  it.each(wrong)("is told what is wrong: %s", (_, words, message) => {
    const { status, stderr } = run(words)
    expect([status, stderr]).toEqual([1, expect.stringMatching(message)])
  })

  it("is told of a variable that cannot be understood", () => {
    const { status, stderr } = run([whole, "prune"], { PYTHON_CACHE_MAX_SIZE: "much" })
    expect([status, stderr]).toEqual([1, expect.stringContaining("PYTHON_CACHE_MAX_SIZE is `much`")])
  })
})
