/** What an app asks for by its address is told apart from what it asks for by name, cold and restored alike. */
import { execFile, execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { beforeAll, describe, expect, it } from "vitest"
import { countedSource } from "../../support/index/Counted.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { counts } from "../../support/staging/Log.ts"
import { newest, newestWithPip, type Python, pythonOf } from "../../support/machine/Pythons.ts"
import { exec } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, kept, result } from "../../support/staging/CacheFiles.ts"
import { plant, temporaryFolder, walk } from "../../support/machine/Folders.ts"

const { index, stageWell } = setting()
const marks = temporaryFolder("marks", "-")
const pythons: ReadonlyArray<readonly [string, Python | undefined]> = [
  ["2.7", pythonOf("2.7")],
  ["3.6", pythonOf("3.6")],
  ["the newest Python", newest()]
]

let repository = ""
let commit = ""
beforeAll(() => {
  repository = temporaryFolder("repository", "-")
  const git = (...argv: Array<string>): string => {
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main"]
    return execFileSync("git", [...who, ...argv], {
      cwd: repository,
      env: { PATH: "/usr/bin:/bin", HOME: repository }
    }).toString()
  }
  plant(repository, countedSource("fromgit", { marks }))
  for (const argv of ["init -q", "add .", "commit -q -m all", "tag v1"]) git(...argv.split(" "))
  commit = git("rev-parse", "HEAD").trim()
})

/** What the packages of an app say, by their names. */
const directUrls = (root: string): Record<string, unknown> =>
  Object.fromEntries(
    walk(root)
      .filter((path) => path.endsWith(".dist-info/direct_url.json"))
      .map((path) => [path.split("/").at(-2)?.split("-")[0], JSON.parse(readFileSync(path, "utf8"))])
  )
const told = (staged: Staged) => directUrls(join(staged.app, ".python"))

const addresses = () => ({
  alpha: index().fileUrl("alpha-1.0-py2.py3-none-any.whl"),
  puresdist: index().fileUrl("puresdist-1.0.tar.gz").replace(/#.*/, ""),
  git: `git+file://${repository}`
})
/** Pips before 22 take no `name @ git+file:///…`. */
const linesAt = (revision: string) => {
  const { alpha, git, puresdist } = addresses()
  return [`alpha @ ${alpha}`, puresdist, `${git}@${revision}#egg=fromgit`, "beta==1.0", ""].join("\n")
}
const ofFile = (file: string) => {
  const { sha256 } = index().file(file)
  return {
    url: index().fileUrl(file).replace(/#.*/, ""),
    archive_info: { hash: `sha256=${sha256}`, hashes: { sha256 } }
  }
}
const expectedAt = (revision: string) => ({
  alpha: ofFile("alpha-1.0-py2.py3-none-any.whl"),
  puresdist: ofFile("puresdist-1.0.tar.gz"),
  fromgit: {
    url: `file://${repository}`,
    vcs_info: { vcs: "git", requested_revision: revision, commit_id: commit }
  }
})

describe.each(pythons)("on %s", (name, python) => {
  it.skipIf(python === undefined)(`an address is told beside what came from it (${name})`, async () => {
    if (python === undefined) return
    // pip 20.3.4 does not say to which commit a tag led.
    const revision = name === "2.7" ? commit : "v1"
    const options = { python, env: { PYTHON_CACHE_DIR: await cacheWithTools(python) } }
    const app = { "requirements.txt": linesAt(revision) }
    const first = await stageWell({ ...options, app })
    expect(told(first)).toEqual(expectedAt(revision))
    const second = await stageWell({ ...options, app })
    expect(counts(second)).toEqual({ restored: 4, fetched: 0, built: 0 })
    expect(result(second)).toEqual(result(first))
    const more = await stageWell({ ...options, app: { "requirements.txt": `${linesAt(revision)}hashme==1.0\n` } })
    expect([told(more), counts(more).restored]).toEqual([expectedAt(revision), 4])
    expect(kept(options.env.PYTHON_CACHE_DIR).filter((path) => path.includes("direct_url"))).toEqual([])
  })
})

it("it stays when nothing but the app's own package changes", async () => {
  const env = { PYTHON_CACHE_DIR: await cacheWithTools() }
  const { alpha, git } = addresses()
  const app = {
    ...projectIn("", { name: "shop", version: "1", requires: [`alpha @ ${alpha}`] }, "app"),
    "requirements.txt": `.\nalpha @ ${alpha}\n${git}@v1#egg=fromgit\n`
  }
  const { alpha: one, fromgit } = expectedAt("v1")
  for (const text of ["", "changed = True\n"]) {
    const staged = await stageWell({ python: newest(), env, app: { ...app, "shop.py": text } })
    expect(told(staged)).toEqual({ alpha: one, fromgit })
  }
})

it("pip shows it, finds nothing wrong, and takes it away with the package", async () => {
  const python = newestWithPip()
  const env = { PYTHON_CACHE_DIR: await cacheWithTools(python) }
  const app = { "requirements.txt": linesAt("v1") }
  await stageWell({ python, env, app })
  const staged = await stageWell({ python, env, app })
  const pip = (...argv: ReadonlyArray<string>) => exec(staged, ["python", "-m", "pip", ...argv])
  const { alpha, git, puresdist } = addresses()
  const hash = `sha256=${index().file("puresdist-1.0.tar.gz").sha256}`
  expect((await pip("freeze", "--user")).stdout.split("\n")).toEqual([
    `alpha @ ${alpha}`,
    "beta==1.0",
    `fromgit @ ${git}@${commit}`,
    `puresdist @ ${puresdist}#${hash}`,
    ""
  ])
  expect((await pip("check")).code).toBe(0)
  expect((await pip("uninstall", "-y", "alpha", "fromgit")).code).toBe(0)
  const left = (await exec(staged, ["find", ".python", "-name", "*.dist-info"])).stdout
  expect([left.includes("beta"), left.includes("alpha"), left.includes("fromgit")]).toEqual([true, false, false])
})

it("pip itself would write the same", async () => {
  const python = newestWithPip()
  const staged = await stageWell({ python, app: { "requirements.txt": linesAt("v1") } })
  const folder = temporaryFolder("pip", "-")
  plant(folder, { "requirements.txt": linesAt("v1") })
  const words = ["-m", "pip", "install", "-q", "--no-deps", "--no-cache-dir", "--target", join(folder, "base")]
  await promisify(execFile)(python.path, [...words, "-r", "requirements.txt"], {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", HOME: folder, PIP_INDEX_URL: index().url, PIP_CONFIG_FILE: "/dev/null" }
  })
  expect(told(staged)).toEqual(directUrls(folder))
})
