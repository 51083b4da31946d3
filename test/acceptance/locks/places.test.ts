/** What a lock file fixes at a commit, an address, a file and a folder of the app, by each manager: installed as it says, and again without a network. */
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { parse } from "smol-toml"
import { afterAll, beforeAll, expect, it } from "vitest"
import { contentHashes } from "../../../src/installers/poetry/ContentHash.ts"
import type { Files } from "../../support/index/Distribution.ts"
import * as Projects from "../../support/index/Projects.ts"
import { canUnplug, withoutNetwork } from "../../support/machine/Confinement.ts"
import { walk } from "../../support/machine/Folders.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { result } from "../../support/staging/CacheFiles.ts"
import { counts } from "../../support/staging/Log.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"

const { index, stage, stageWell } = setting()
const managers = ["uv", "poetry", "pdm", "pipenv", "pylock"] as const
type Manager = (typeof managers)[number]

/** Where one app has its packages from: each manager others, so that nothing is in the cache for another. */
interface Places {
  /** `fromgit` in the folder `sub`. */
  readonly repository: string
  readonly commit: string
  /** The source of `fromurl`. */
  readonly url: string
  readonly urlHash: string
  /** The wheel of `fromfile` in the app. */
  readonly file: string
  readonly fileHash: string
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
const archiveOf = (manager: Manager): Uint8Array =>
  Projects.projectTar("fromurl-1.0/", { name: "fromurl", version: "1.0" }, manager)
const wheelOf = (manager: Manager) => Projects.projectWheel({ name: "fromfile", version: "1.0" }, manager)

let host: Projects.Host
beforeAll(async () => {
  host = await Projects.startHost(
    new Map(managers.map((manager) => [`/${manager}/fromurl-1.0.tar.gz`, archiveOf(manager)]))
  )
})
afterAll(() => host.close())

const alpha = () => index().file("alpha-1.0-py2.py3-none-any.whl")
const lines = (...all: ReadonlyArray<string>): string => `${all.join("\n")}\n`

const uv = ({ commit, file, fileHash, repository, url, urlHash }: Places): Files => ({
  "pyproject.toml": lines(
    '[project]\nname = "shop"\nversion = "1.0"\ndependencies = ["alpha", "fromgit", "fromurl", "fromfile", "part"]',
    "[tool.uv.workspace]\nmembers = ['libs/*']",
    "[tool.uv.sources]",
    `fromgit = { git = "${repository}", tag = "v1", subdirectory = "sub" }`,
    `fromurl = { url = "${url}" }`,
    `fromfile = { path = "${file}" }`,
    "part = { workspace = true }"
  ),
  "uv.lock": lines(
    'version = 1\nrevision = 3\nrequires-python = ">=3.6"\n\n[manifest]\nmembers = ["part", "shop"]',
    '[[package]]\nname = "alpha"\nversion = "1.0"\nsource = { registry = "https://pypi.org/simple" }',
    `wheels = [{ url = "${index().fileUrl(alpha().filename).replace(/#.*/, "")}", hash = "sha256:${alpha().sha256}" }]`,
    '[[package]]\nname = "fromgit"\nversion = "1.0"',
    `source = { git = "${repository}?subdirectory=sub&tag=v1#${commit}" }`,
    `[[package]]\nname = "fromurl"\nversion = "1.0"\nsource = { url = "${url}" }\nsdist = { hash = "sha256:${urlHash}" }`,
    `[[package]]\nname = "fromfile"\nversion = "1.0"\nsource = { path = "${file}" }`,
    `wheels = [{ filename = "${basename(file)}", hash = "sha256:${fileHash}" }]`,
    '[[package]]\nname = "part"\nversion = "1.0"\nsource = { editable = "libs/part" }',
    '[[package]]\nname = "shop"\nversion = "1.0"\nsource = { virtual = "." }',
    'dependencies = [{ name = "alpha" }, { name = "fromgit" }, { name = "fromurl" }, { name = "fromfile" }, { name = "part" }]',
    "[package.metadata]\nrequires-dist = [",
    `  { name = "alpha" },\n  { name = "fromfile", path = "${file}" },`,
    `  { name = "fromgit", git = "${repository}?subdirectory=sub&tag=v1" },`,
    `  { name = "fromurl", url = "${url}" },\n  { name = "part", editable = "libs/part" },\n]`
  )
})

const poetry = ({ commit, file, fileHash, repository, url, urlHash }: Places): Files => {
  const pyproject = lines(
    '[tool.poetry]\nname = "shop"\npackage-mode = false\n[tool.poetry.dependencies]\npython = ">=3.6"\nalpha = "*"',
    `fromgit = { git = "${repository}", tag = "v1", subdirectory = "sub" }`,
    `fromurl = { url = "${url}" }\nfromfile = { path = "${file}" }\npart = { path = "libs/part", develop = true }`
  )
  const [digest = ""] = contentHashes(parse(pyproject), { lockVersion: "2.1", release: "2.5.1" })
  const entry = (name: string, files: string, source = ""): string =>
    lines(
      `[[package]]\nname = "${name}"\nversion = "1.0"\noptional = false\npython-versions = "*"\ngroups = ["main"]`,
      `files = [${files}]`,
      source === "" ? "" : `[package.source]\n${source}`
    )
  const listed = (name: string, hash: string): string => `{file = "${name}", hash = "sha256:${hash}"}`
  return {
    "pyproject.toml": pyproject,
    "poetry.lock": lines(
      entry("alpha", listed(alpha().filename, alpha().sha256)),
      entry(
        "fromgit",
        "",
        `type = "git"\nurl = "${repository}"\nreference = "v1"\nresolved_reference = "${commit}"\nsubdirectory = "sub"`
      ),
      entry("fromurl", listed("fromurl-1.0.tar.gz", urlHash), `type = "url"\nurl = "${url}"`),
      entry("fromfile", listed(basename(file), fileHash), `type = "file"\nurl = "${file}"`),
      entry("part", "", 'type = "directory"\nurl = "libs/part"').replace("files", "develop = true\nfiles"),
      `[metadata]\nlock-version = "2.1"\npython-versions = ">=3.6"\ncontent-hash = "${digest}"`
    )
  }
}

const pdm = ({ commit, file, fileHash, repository, url, urlHash }: Places): Files => {
  const entry = (name: string, ...more: ReadonlyArray<string>): string =>
    lines(`[[package]]\nname = "${name}"\nversion = "1.0"\ngroups = ["default"]`, ...more)
  const listed = (name: string, hash: string): string => `files = [{file = "${name}", hash = "sha256:${hash}"}]`
  return {
    "pdm.lock": lines(
      '[metadata]\ngroups = ["default"]\nstrategy = ["inherit_metadata"]\nlock_version = "4.5.1"',
      entry("alpha", listed(alpha().filename, alpha().sha256)),
      entry("fromgit", `git = "${repository}"\nref = "v1"\nrevision = "${commit}"\nsubdirectory = "sub"`),
      entry("fromurl", `url = "${url}"`, listed("fromurl-1.0.tar.gz", urlHash)),
      entry("fromfile", `path = "./${file}"`, listed(basename(file), fileHash)),
      entry("part", 'editable = true\npath = "./libs/part"')
    )
  }
}

const pipenv = ({ commit, file, fileHash, repository, url, urlHash }: Places): Files => {
  const hashes = (hash: string): ReadonlyArray<string> => [`sha256:${hash}`]
  const sources = [{ name: "pypi", url: "https://pypi.org/simple", verify_ssl: true }]
  const packages = {
    alpha: { version: "==1.0", hashes: hashes(alpha().sha256), index: "pypi" },
    fromgit: { git: repository, ref: commit, subdirectory: "sub" },
    fromurl: { file: url, hashes: hashes(urlHash) },
    fromfile: { path: `./${file}`, hashes: hashes(fileHash) },
    part: { path: "./libs/part", editable: true }
  }
  const meta = { hash: { sha256: "" }, "pipfile-spec": 6, requires: {}, sources }
  return { "Pipfile.lock": JSON.stringify({ _meta: meta, default: packages, develop: {} }) }
}

const pylock = ({ commit, file, fileHash, repository, url, urlHash }: Places): Files => ({
  "pylock.toml": lines(
    'lock-version = "1.0"\ncreated-by = "a test"',
    '[[packages]]\nname = "alpha"\nversion = "1.0"',
    `wheels = [{ url = "${index().fileUrl(alpha().filename).replace(/#.*/, "")}", hashes = { sha256 = "${alpha().sha256}" } }]`,
    '[[packages]]\nname = "fromgit"\nversion = "1.0"',
    `vcs = { type = "git", url = "${repository}", requested-revision = "v1", commit-id = "${commit}", subdirectory = "sub" }`,
    `[[packages]]\nname = "fromurl"\nversion = "1.0"\narchive = { url = "${url}", hashes = { sha256 = "${urlHash}" } }`,
    `[[packages]]\nname = "fromfile"\nversion = "1.0"\narchive = { path = "${file}", hashes = { sha256 = "${fileHash}" } }`,
    '[[packages]]\nname = "part"\ndirectory = { path = "libs/part", editable = true }'
  )
})

const filesBy = { uv, poetry, pdm, pipenv, pylock }

/** The app of one manager, and where its packages are. */
const appOf = (manager: Manager) => {
  const project = { name: "fromgit", version: "1.0" }
  const repository = Projects.projectRepository("sub/", project, manager)
  const wheel = wheelOf(manager)
  const places = {
    repository: repository.url.replace("git+", ""),
    commit: repository.commit,
    url: `${host.url}/${manager}/fromurl-1.0.tar.gz`,
    urlHash: sha256(archiveOf(manager)),
    file: `wheels/${wheel.file}`,
    fileHash: sha256(wheel.bytes)
  }
  const app: Files = {
    "app.py": "",
    ...Projects.projectIn("libs/part/", { name: "part", version: "1.0" }, manager),
    [places.file]: wheel.bytes,
    ...filesBy[manager](places)
  }
  return { app, places }
}

/** What the packages of an app say of where they came from (PEP 610), by their names. */
const directUrls = (staged: Staged): Record<string, unknown> =>
  Object.fromEntries(
    walk(join(staged.app, ".python"))
      .filter((path) => path.endsWith(".dist-info/direct_url.json"))
      .map((path) => [path.split("/").at(-2)?.split("-")[0], JSON.parse(readFileSync(path, "utf8"))])
  )

const found = `import importlib.metadata as m, alpha, fromgit, fromurl, fromfile, part
print(alpha.version, *(one.found for one in (fromgit, fromurl, fromfile, part)), sep=", ")
print(*(name + " " + m.version(name) for name in ("alpha", "fromgit", "fromurl", "fromfile", "part")), sep=", ")`

it.skipIf(!canUnplug).each(managers)(
  "by %s it is installed from there, and again without a network (needs unshare -rn)",
  async (manager) => {
    const { app, places } = appOf(manager)
    const options = { app, python: newest() }
    const first = await stageWell(options)
    expect(counts(first).built).toBe(3)
    expect(directUrls(first)).toEqual({
      fromgit: {
        url: places.repository,
        subdirectory: "sub",
        vcs_info: { vcs: "git", commit_id: places.commit, requested_revision: places.commit }
      },
      fromurl: {
        url: places.url,
        archive_info: { hash: `sha256=${places.urlHash}`, hashes: { sha256: places.urlHash } }
      }
    })
    const again = await stageWell({ ...options, within: withoutNetwork })
    expect(result(again)).toEqual(result(first))
    expect(counts(again)).toEqual({ restored: 5, fetched: 0, built: 0 })
    const from = ["fromgit", "fromurl", "fromfile", "part"].map((name) => `${name} 1.0 from ${manager}`)
    expect((await pythonIn(again, found)).split("\n")).toEqual([
      ["1.0", ...from].join(", "),
      ["alpha", "fromgit", "fromurl", "fromfile", "part"].map((name) => `${name} 1.0`).join(", ")
    ])
  }
)

// Pipenv checks no file that is at an address or in the app.
it.each([
  ["uv", "fileHash"],
  ["poetry", "urlHash"],
  ["pdm", "fileHash"],
  ["pylock", "urlHash"]
] as const)("by %s it is refused where it is another file: %s", async (manager, which) => {
  const { app, places } = appOf(manager)
  const wrong = { ...app, ...filesBy[manager]({ ...places, [which]: "0".repeat(64) }) }
  const staged = await stage({ app: wrong, python: newest() })
  expect([staged.code, staged.stderr]).toEqual([1, expect.stringContaining("(pip/hash-mismatch)")])
})
