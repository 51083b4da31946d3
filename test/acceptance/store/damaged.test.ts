/** Damage of any kind to any file of the cache costs time and a warning, never the staging and never its result. */
import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { counted } from "../../support/index/Counted.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { setting } from "../../support/staging/Setting.ts"
import { cacheWithTools, copyOf, flip, kept, result, sample } from "../../support/staging/CacheFiles.ts"
import { snapshot, temporaryFolder, walk } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const { stageWell } = setting({ packages: [counted("native", { marks }).described] })
const python = newest()
const app = {
  ...projectIn("", { name: "own", version: "1" }, "app"),
  "requirements.txt": "native==1.0\nalpha==1.0\nhashme==1.0\n"
}

let whole = ""
let right: Record<string, string> = {}
beforeAll(async () => {
  const staged = await stageWell({ python, app, cache: await cacheWithTools() })
  whole = staged.cache
  right = result(staged)
})

const harms: ReadonlyArray<readonly [string, (path: string) => void]> = [
  ["a byte is turned", flip],
  ["half of it is gone", (path) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ["it is empty", (path) => truncateSync(path, 0)],
  ["it is gone", (path) => rmSync(path)]
]

/** Each file comes to one harm, in turn; `EVERY_HARM=1` does all of them to each. */
const harmed = (files: ReadonlyArray<string>, which: number): ReadonlyArray<string> =>
  process.env["EVERY_HARM"] === undefined ? files.filter((_, at) => at % harms.length === which) : files

describe("one file after the other", () => {
  it.each(harms)("%s: the staging is right and says what it could not use", async (title, harm) => {
    const files = harmed(
      sample(kept(whole)),
      harms.findIndex(([name]) => name === title)
    )
    expect(files.length).toBeGreaterThan(3)
    for (const file of files) {
      const cache = copyOf(whole)
      harm(join(cache, file))
      const staged = await stageWell({ python, app, cache })
      expect([file, result(staged)]).toEqual([file, right])
      const { built, fetched, restored } = counts(staged)
      expect([file, restored + fetched + built]).toEqual([file, 4])
      if (harm === flip) expect([file, restored === 4 || told(staged) !== ""]).toEqual([file, true])
      rmSync(cache, { recursive: true })
    }
  })

  it("a damaged archive is named, set aside, made anew, and whole the next time", async () => {
    const cache = copyOf(whole)
    const archives = kept(cache).filter((path) => /\.(?:tar|zst|tar\.zst)$/.test(path))
    expect(archives.length).toBeGreaterThan(3)
    for (const each of archives) flip(join(cache, each))
    const mended = await stageWell({ python, app, cache })
    expect(result(mended)).toEqual(right)
    const names = ["native", "alpha", "hashme", "own"]
    const named = (name: string) => new RegExp(`\\b${name}\\b`).test(told(mended))
    const byFile = archives.every((path) => told(mended).includes(basename(path).slice(0, 12)))
    expect(byFile || names.every(named)).toBe(true)
    const next = await stageWell({ python, app, cache })
    expect(result(next)).toEqual(right)
    expect([counts(next).restored, told(next)]).toEqual([4, ""])
  })
})

/** The tools are unpacked anew for one harm to all at once; each of the others was done to them above, file by file. */
const notOfTools = (path: string): boolean => !path.includes("python-buildpack/trees/")

/** To all at once, the two that differ most, unless all are asked for. */
const atOnce = process.env["EVERY_HARM"] === undefined ? [harms.slice(0, 1), harms.slice(-1)].flat() : harms

describe("all at once", () => {
  it.each(atOnce)("to every file: %s", async (_, harm) => {
    const cache = copyOf(whole)
    for (const file of kept(cache).filter((path) => harm === flip || notOfTools(path))) harm(join(cache, file))
    for (const _again of ["damaged", "mended"]) {
      const staged = await stageWell({ python, app, cache })
      expect(result(staged)).toEqual(right)
    }
  })

  it("folders where files were, and files where folders were", async () => {
    const cache = copyOf(whole)
    for (const file of sample(kept(cache)).slice(0, 6)) {
      rmSync(join(cache, file))
      mkdirSync(join(cache, file))
    }
    expect(result(await stageWell({ python, app, cache }))).toEqual(right)
    const folder = join(copyOf(whole), "python-buildpack")
    const inner =
      kept(folder)
        .find((path) => path.includes("/"))
        ?.split("/")[0] ?? ""
    rmSync(join(folder, inner), { recursive: true })
    writeFileSync(join(folder, inner), "")
    expect(result(await stageWell({ python, app, cache: join(folder, "..") }))).toEqual(right)
  })
})

/** Every file below our folder, what pip keeps there among them. */
const everything = (cache: string): ReadonlyArray<string> =>
  walk(join(cache, "python-buildpack")).filter((path) => lstatSync(path).isFile())
const each =
  (harm: (path: string, outside: string) => void, which: (path: string) => boolean = () => true) =>
  (cache: string, outside: string) =>
    everything(cache)
      .filter(which)
      .forEach((path, at) => harm(path, join(outside, String(at))))

/** Each file of a folder becomes the next one of its kind; of a kind that has one file alone, nothing changes. */
const exchanged = (cache: string): void => {
  const groups = Map.groupBy(
    everything(cache).filter(notOfTools),
    (path) => `${dirname(path)} ${path.slice(path.lastIndexOf("."))}`
  )
  for (const paths of groups.values()) {
    const contents = paths.map((path) => readFileSync(path))
    paths.forEach((path, at) => writeFileSync(path, contents[(at + 1) % paths.length] ?? ""))
  }
}
/** As releases up to 0.1 have written texts: with a checksum of the text alone. A report is for others to read, and has none. */
const earlier = (path: string): void => {
  if (basename(path) === "report.json") return
  if (!/\/store\/[^/]+\/[^/]+\.json$|\/manifest\.json$|\/python-buildpack\/[^/]+\.json$/.test(path)) return
  const { text } = JSON.parse(readFileSync(path, "utf8"))
  writeFileSync(path, JSON.stringify({ sha256: createHash("sha256").update(text).digest("hex"), text }))
}
const replaced = (path: string, make: () => void): void => {
  rmSync(path)
  make()
}

const strange: ReadonlyArray<readonly [string, (cache: string, outside: string) => void, RegExp]> = [
  ["pipes that nobody writes to", each((path) => replaced(path, () => execFileSync("mkfifo", [path]))), /Damaged/],
  [
    "links to a device without end",
    each((path) => replaced(path, () => symlinkSync("/dev/zero", path)), notOfTools),
    /Damaged/
  ],
  [
    "links to what they were",
    each((path, outside) => {
      renameSync(path, outside)
      symlinkSync(outside, path)
    }),
    /Damaged/
  ],
  ["exchanged with others of their kind", exchanged, /Damaged/],
  [
    "of an earlier release",
    each(earlier),
    /^ !     What another release of the buildpack has kept in \S.* is made anew as it is needed\.\n !     \(cache\/of-another-release\)\n?$/
  ]
]

/** One that is made by the store, one by another, and one in the store; and those that are as one of these. */
const folders = ["store", "trees", "store/archives", "pip", "store/environments", "store/damaged"]

describe("all files are", () => {
  it.each(strange)("%s: the next staging names them, the one after that finds all", async (_, harm, telling) => {
    const cache = copyOf(whole)
    const outside = temporaryFolder("outside")
    harm(cache, outside)
    const before = snapshot(outside)
    const mended = await stageWell({ python, app, cache })
    expect(result(mended)).toEqual(right)
    expect(told(mended)).toMatch(telling)
    expect(told(mended)).not.toMatch(/Cannot|cannot|disk|denied/)
    expect(snapshot(outside)).toEqual(before)
    const next = await stageWell({ python, app, cache })
    expect([result(next), counts(next).restored, told(next)]).toEqual([right, 4, ""])
  })

  it("links or files where our folders must be: nothing is read or written through them", async () => {
    for (const folder of process.env["EVERY_HARM"] === undefined ? folders.slice(0, 3) : folders) {
      const cache = copyOf(whole)
      const place = join(cache, "python-buildpack", folder)
      const outside = join(temporaryFolder("outside"), "moved")
      mkdirSync(place, { recursive: true })
      renameSync(place, outside)
      symlinkSync(outside, place)
      const before = snapshot(outside)
      const staged = await stageWell({ python, app, cache })
      expect([folder, result(staged), snapshot(outside)]).toEqual([folder, right, before])
      if (folder !== "pip" && folder !== "trees")
        expect(told(staged)).toContain(`Damaged in the cache, made anew: ${place}`)
      expect(told(await stageWell({ python, app, cache }))).toBe("")
    }
  })
})

/** A tar that takes something away when it is started first, and then does what it is asked to. */
const tarThat = (does: string): string => {
  const folder = temporaryFolder("programs", "-")
  const tar = ["/usr/bin/tar", "/bin/tar"].find((path) => existsSync(path)) ?? "tar"
  writeFileSync(join(folder, "tar"), `#!/bin/sh\nmkdir "$0.done" 2>/dev/null && ${does}\nexec ${tar} "$@"\n`, {
    mode: 0o755
  })
  return `${folder}:/usr/local/bin:/usr/bin:/bin`
}

describe("a cache that vanishes while it is read", () => {
  it.each([
    ["the archives", "store/archives"],
    ["everything", "."]
  ])("%s: all is made anew", async (_, place) => {
    const cache = copyOf(whole)
    const gone = join(cache, "python-buildpack", place)
    const staged = await stageWell({ python, app, cache, env: { PATH: tarThat(`rm -rf '${gone}'`) } })
    expect(result(staged)).toEqual(right)
    expect(told(staged)).not.toMatch(/at fault|Cannot/)
    // What was read to its end just before is missed by the next one alone.
    expect(result(await stageWell({ python, app, cache }))).toEqual(right)
  })
})
