/** Apps with a Pipfile.lock: what it fixes is installed, and again where there is no network. */
import { execFileSync } from "node:child_process"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { Files } from "../../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../../support/index/PackageIndex.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { canUnplug, withoutNetwork } from "../../support/machine/Confinement.ts"
import { plant, temporaryFolder } from "../../support/machine/Folders.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { mentionsInside, result } from "../../support/staging/CacheFiles.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { python as pythonIn, runFolder } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"

const wheel = (name: string, where: string) => ({
  name,
  version: "1.0",
  wheel: { files: { [`${name}.py`]: `where = "${where}"\n` } }
})

const { index, stage, stageWell } = setting({ packages: [wheel("twice", "the public one")] })
const password = "s3cret/of+the@index"

let guarded: RunningIndex
beforeAll(async () => {
  guarded = await startIndex({
    auth: { user: "reader", password },
    packages: [wheel("guarded", "the guarded one"), wheel("twice", "the guarded one")]
  })
})
afterAll(() => guarded.close())

/** The commit of a repository with one project. */
const repository = (): { readonly folder: string; readonly commit: string } => {
  const folder = temporaryFolder("repository", "-")
  plant(folder, projectIn("", { name: "fromgit", version: "1" }, "a repository"))
  const git = (...words: ReadonlyArray<string>): string =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.test", ...words], {
      cwd: folder,
      encoding: "utf8",
      env: { PATH: "/usr/bin:/bin", HOME: folder }
    }).trim()
  git("init", "-q")
  git("add", ".")
  git("commit", "-q", "-m", "all")
  return { folder, commit: git("rev-parse", "HEAD") }
}

const hashOf = (from: RunningIndex, file: string): ReadonlyArray<string> => [`sha256:${from.file(file).sha256}`]
const wheelOf = (name: string, version: string): string => `${name}-${version}-py2.py3-none-any.whl`

type Entries = Readonly<Record<string, object>>

const lock = (entries: Entries, develop: Entries = {}): Files => {
  const sources = [
    { name: "pypi", url: "https://pypi.org/simple", verify_ssl: true },
    { name: "guarded", url: guarded.url.replace("//", "//reader:$PASSWORD@"), verify_ssl: false }
  ]
  const meta = { hash: { sha256: "" }, "pipfile-spec": 6, requires: {}, sources }
  return { "Pipfile.lock": JSON.stringify({ _meta: meta, default: entries, develop }, undefined, 4) }
}

const alpha = (version: string) => ({
  alpha: { version: `==${version}`, hashes: hashOf(index(), wheelOf("alpha", version)) }
})
const mixed = (): Entries => ({
  ...alpha("1.0"),
  twice: { version: "==1.0", hashes: hashOf(index(), wheelOf("twice", "1.0")) },
  guarded: { version: "==1.0", index: "guarded", hashes: hashOf(guarded, wheelOf("guarded", "1.0")) },
  puresdist: { version: "==1.0", hashes: hashOf(index(), "puresdist-1.0.tar.gz") },
  elsewhere: { version: "*", markers: "sys_platform == 'win32'" }
})
const secret = { PASSWORD: encodeURIComponent(password) }

describe("an app with a Pipfile.lock", () => {
  const places = (): Files => {
    const { commit, folder } = repository()
    const entries = {
      ...mixed(),
      fromgit: { git: `file://${folder}`, ref: commit },
      first: { path: "./libs/first", editable: true }
    }
    return { ...lock(entries), ...projectIn("libs/first/", { name: "first", version: "1" }, "the app") }
  }

  it.skipIf(!canUnplug)(
    "has what it fixes, from each place, and again without a network (needs unshare -rn)",
    async () => {
      const options = { app: places(), env: secret, python: newest() }
      const first = await stageWell(options)
      const program =
        "import alpha, fromgit, first, puresdist, guarded, twice; print('%s, %s' % (guarded.where, twice.where))"
      const second = await stageWell({ ...options, within: withoutNetwork })
      expect(result(second)).toEqual(result(first))
      expect(counts(second)).toMatchObject({ fetched: 0, built: 0 })
      // Of two indexes with one name and version, the file with the hash.
      expect(await pythonIn(second, program)).toBe("the guarded one, the public one")
      const secrets = [password, encodeURIComponent(password)]
      expect(secrets.filter((text) => (first.output + second.output).includes(text))).toEqual([])
      for (const folder of [first.cache, runFolder(second)]) expect(mentionsInside(folder, secrets)).toEqual([])
    }
  )

  it("fetches nothing but what has changed, and nothing of what is not installed", async () => {
    const app = (version: string, entries: Entries) => ({
      app: lock({ ...entries, ...alpha(version) }, mixed()),
      env: secret,
      python: newest()
    })
    const { twice = {}, guarded: own = {}, puresdist = {} } = mixed()
    await stageWell(app("1.0", { twice, guarded: own, puresdist }))
    const requests = () => [...index().requests, ...guarded.requests]
    const asked = new Set(requests())
    const other = await stageWell(app("1.1", { twice, guarded: own, puresdist }))
    expect(counts(other)).toEqual({ restored: 3, fetched: 1, built: 0 })
    expect(requests().filter((path) => path.startsWith("/files/") && !asked.has(path))).toEqual([
      `/files/${wheelOf("alpha", "1.1")}`
    ])
  })

  it("is not staged with a file that the hash is not of", async () => {
    const entries = { alpha: { version: "==1.0", hashes: [`sha256:${"0".repeat(64)}`] } }
    const staged = await stage({ app: lock(entries), env: secret, python: newest() })
    expect(staged.code).toBe(1)
    expect(told(staged)).toContain("hash")
  })

  it("is not staged with a Pipfile that it was not made from", async () => {
    const staged = await stage({
      app: { ...lock(alpha("1.0")), Pipfile: '[packages]\nalpha = "<1"\n' },
      python: newest()
    })
    expect(staged.code).toBe(1)
    expect(told(staged)).toContain("Pipfile.lock is older than Pipfile")
  })

  const two = pythonOf("2.7")
  it.skipIf(two === undefined)("may be of Python 2.7 (2.7)", async () => {
    const staged = await stageWell({ app: lock(mixed()), env: secret, ...(two === undefined ? {} : { python: two }) })
    expect(await pythonIn(staged, "import alpha, puresdist, guarded; print(guarded.where)")).toBe("the guarded one")
  })
})
