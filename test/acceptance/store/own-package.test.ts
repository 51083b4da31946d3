/** An app's own package and folders are built when a byte of them changes, and are nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { buildsOf, counted, countedSource } from "../../support/index/Counted.ts"
import type { FileContent, Files, PackageDescription } from "../../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../../support/index/PackageIndex.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { cacheWithTools } from "../../support/staging/CacheFiles.ts"
import { compileWell, type Staged } from "../../support/staging/StagedApp.ts"
import { temporaryFolder } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const { index, stageWell } = setting({
  packages: ["dep27", "depnew"].map((name) => counted(name, { marks }).described)
})

const patched = (text: string): ReadonlyArray<PackageDescription> => [
  { name: "samewheel", version: "1.0", wheel: { files: { "samewheel.py": `text = "${text}"\n` } } },
  counted("samesource", { marks: temporaryFolder("marks", "-"), text }).described
]
let indexes: ReadonlyArray<RunningIndex> = []
beforeAll(async () => {
  indexes = [await startIndex({ packages: patched("one") }), await startIndex({ packages: patched("two") })]
})
afterAll(async () => {
  for (const each of indexes) await each.close()
})

/** Built by setuptools, as most are; its build environment comes from the index. */
const bySetup = (text: string, requires: ReadonlyArray<string>): Files => ({
  "setup.py": [
    "from setuptools import setup",
    "setup(name='app', version='0.1', py_modules=['the_app'],",
    `      install_requires=${JSON.stringify(requires)}, entry_points={'console_scripts': ['the-app = the_app:main']})`,
    ""
  ].join("\n"),
  "the_app.py": `text = "${text}"\ndef main():\n    print(text)\n`
})
const app = (text: string, requires: ReadonlyArray<string>): Files => ({
  ...projectIn("", { name: "the-app", version: "0.1", requires }, "app"),
  "the_app.py": `text = "${text}"\n`
})

const textOf = (staged: Staged): Promise<string> =>
  pythonIn(staged, "import the_app; print(the_app.text)", { cwd: "/" })
const below = (folder: string, files: Files): Record<string, FileContent> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]))
const shared = async (python = newest()) => ({ PYTHON_CACHE_DIR: await cacheWithTools(python) })

describe.each([
  { name: "2.7", python: pythonOf("2.7"), dependency: "dep27", edited: bySetup },
  { name: "the newest Python", python: newest(), dependency: "depnew", edited: app }
])("an app with a package of its own that is edited ($name)", ({ dependency, edited, name, python }) => {
  it.skipIf(python === undefined)(`runs its new code; what it requires is restored (${name})`, async () => {
    const options = { ...(python && { python }), env: await shared(python) }
    const requires = ["alpha", `${dependency}==1.0`]
    expect(await textOf(await stageWell({ ...options, app: edited("first", requires) }))).toBe("first")
    const asked = index().requests.length
    const second = await stageWell({ ...options, app: edited("second", requires) })
    const requests = index().requests.slice(asked)
    expect(requests.filter((path) => /alpha|beta|dep27|depnew/.test(path))).toEqual([])
    expect(await textOf(second)).toBe("second")
    expect(await pythonIn(second, `import alpha, ${dependency}; print(alpha.version)`)).toBe("2.0")
    expect(buildsOf(marks, dependency).length).toBe(1)
  })

  it.skipIf(python === undefined)(`gets what it has come to require (${name})`, async () => {
    const options = { ...(python && { python }), env: await shared(python) }
    await stageWell({ ...options, app: app("first", ["alpha==1.0"]) })
    const second = await stageWell({ ...options, app: app("first", ["alpha==1.1", "hashme==1.0"]) })
    expect(await pythonIn(second, "import alpha, hashme; print(alpha.version)")).toBe("1.1")
  })
})

it("goes back to its old code when its old code is back", async () => {
  const options = { python: newest(), env: await shared() }
  const texts: Array<string> = []
  for (const text of ["first", "second", "first"])
    texts.push(await textOf(await stageWell({ ...options, app: app(text, []) })))
  expect(texts).toEqual(["first", "second", "first"])
})

describe("on one $PYTHON_CACHE_DIR", () => {
  it("two apps whose packages have one name and version get each its own, also when staged again", async () => {
    const options = { python: newest(), env: await shared() }
    for (const text of ["mine", "yours", "mine", "yours"]) {
      const staged = await stageWell({ ...options, app: app(text, ["beta==1.0"]) })
      expect(await textOf(staged)).toBe(text)
    }
  })

  it("a third app that asks the index for that name does not get it", async () => {
    const options = { python: newest(), env: await shared() }
    const own = projectIn("", { name: "alpha", version: "1.0" }, "app")
    await stageWell({ ...options, app: { ...own, "alpha.py": "version = 'of the app'\n" } })
    const other = await stageWell({ ...options, app: { "requirements.txt": "alpha==1.0\n" } })
    expect(await pythonIn(other, "import alpha; print(alpha.version)")).toBe("1.0")
  })

  it("two indexes with one name and version and other content give each app its own", async () => {
    const env = await shared()
    const lines = "samewheel==1.0\nsamesource==1.0\n"
    for (const [which, text] of [0, 1, 0, 1].map((each) => [each, each === 0 ? "one" : "two"] as const)) {
      const served = indexes[which]
      const staged = await compileWell({
        python: newest(),
        env,
        ...(served && { index: served }),
        app: { "requirements.txt": lines }
      })
      const code = "import samewheel, samesource; print(samewheel.text, samesource.text)"
      expect(await pythonIn(staged, code)).toBe(`${text} ${text}`)
    }
  })

  it("folders of two apps with one path, name and version stay apart", async () => {
    const env = await shared()
    for (const text of ["mine", "yours", "mine"]) {
      const folder = below("libs/local", countedSource("local", { marks, text }))
      const staged = await stageWell({
        python: newest(),
        env,
        app: { "requirements.txt": "./libs/local\n", ...folder }
      })
      expect(await pythonIn(staged, "import local; print(local.text)")).toBe(text)
    }
  })
})

it("a folder of the app is built again when a byte of it changes, and only then", async () => {
  const options = { python: newest(), env: await shared() }
  const at = (text: string, line: string): Files => ({
    "requirements.txt": `./libs/folder\n${line}\n`,
    ...below("libs/folder", countedSource("folder", { marks, text }))
  })
  const texts: Array<string> = []
  for (const each of [at("a", "alpha==1.0"), at("a", "alpha==1.0"), at("a", "alpha==1.1"), at("b", "alpha==1.1")]) {
    const staged = await stageWell({ ...options, app: each })
    texts.push(await pythonIn(staged, "import alpha, folder; print(folder.text, alpha.version)"))
  }
  expect(texts).toEqual(["a 1.0", "a 1.0", "a 1.1", "b 1.1"])
  expect(buildsOf(marks, "folder").length).toBe(2)
})
