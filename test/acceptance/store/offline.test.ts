/** An app that has not changed is staged again where there is no network at all, whatever it is made of. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import type { FileContent, Files } from "../../support/index/Distribution.ts"
import type { RunningIndex } from "../../support/index/PackageIndex.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { canUnplug, withoutNetwork } from "../../support/machine/Confinement.ts"
import { newest, pythonOf, type Python } from "../../support/machine/Pythons.ts"
import { exec } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { result } from "../../support/staging/CacheFiles.ts"
import { plant, temporaryFolder } from "../../support/machine/Folders.ts"

const { index, stageWell } = setting()

const module = (name: string): Files => projectIn("", { name, version: "1" }, "app")
/** As most are, whose build environment comes from the index. */
const bySetup: Files = {
  "setup.py":
    "from setuptools import setup\nsetup(name='whole', version='1', py_modules=['whole'], install_requires=['alpha<2'])\n",
  "whole.py": ""
}

const below = (folder: string, files: Files): Record<string, FileContent> =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]))

/** A repository with one commit on the branch `main`. */
const repository = (): string => {
  const folder = temporaryFolder("repository", "-")
  plant(folder, module("fromgit"))
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main"]
  for (const words of [
    ["init", "-q"],
    ["add", "."],
    ["commit", "-q", "-m", "all"]
  ]) {
    execFileSync("git", [...who, ...words], { cwd: folder, env: { PATH: "/usr/bin:/bin", HOME: folder } })
  }
  return folder
}

const wheel = "alpha-1.0-py2.py3-none-any.whl"

interface Case {
  readonly title: string
  readonly imports: string
  readonly app: (index: RunningIndex) => Files
  readonly env?: Readonly<Record<string, string>>
  readonly python?: Python
}

const cases: ReadonlyArray<Case> = [
  {
    title: "pins",
    imports: "alpha, puresdist",
    app: () => ({ "requirements.txt": "alpha==1.0\npuresdist==1.0\n" })
  },
  { title: "a name alone", imports: "alpha, beta", app: () => ({ "requirements.txt": "alpha\n" }) },
  {
    title: "a setup.py",
    imports: "whole, alpha",
    app: () => ({ ...bySetup, "requirements.txt": "beta\n" })
  },
  {
    title: "[project] alone",
    imports: "alpha",
    app: () => ({ "pyproject.toml": '[project]\nname = "x"\nversion = "0"\ndependencies = ["alpha<2"]\n' })
  },
  {
    title: "nested files and constraints",
    imports: "alpha, beta",
    app: () => ({
      "requirements.txt": "-r requirements/base.txt\n",
      "requirements/base.txt": "-r more/deep.txt\n-c constraints.txt\nalpha\n",
      "requirements/more/deep.txt": "beta\n",
      "requirements/constraints.txt": "alpha<2\n"
    })
  },
  {
    title: "folders of the app",
    imports: "first, second",
    app: () => ({
      "requirements.txt": "-e ./libs/first\n./libs/second\n",
      ...below("libs/first", module("first")),
      ...below("libs/second", module("second"))
    })
  },
  {
    title: "a branch of a repository",
    imports: "fromgit",
    app: () => ({ "requirements.txt": `fromgit @ git+file://${repository()}@main\n` })
  },
  {
    title: "an address without a hash",
    imports: "alpha",
    app: ({ fileUrl }) => ({ "requirements.txt": `${fileUrl(wheel).replace(/#.*/, "")}\n` })
  },
  {
    title: "files of another address",
    imports: "alpha",
    app: ({ fileUrl }) => ({ "requirements.txt": `--find-links ${fileUrl(wheel).replace(/#.*/, "")}\nalpha<1.1\n` })
  },
  {
    title: "a folder of wheels by $PIP_OPTS",
    imports: "alpha",
    env: { PIP_OPTS: "--find-links vendored" },
    app: ({ file }) => ({ "requirements.txt": "alpha<1.1\n", [`vendored/${wheel}`]: file(wheel).bytes })
  },
  {
    title: "a list for pypm",
    imports: "alpha, beta",
    python: pythonOf("2.7") ?? newest(),
    app: () => ({ "requirements.pypm": "alpha\n" })
  }
]

describe("without a network (needs unshare -rn)", () => {
  for (const { app, env = {}, imports, python = newest(), title } of cases) {
    it.skipIf(!canUnplug)(`an app of ${title} is staged again`, async () => {
      const options = { python, env, app: app(index()) }
      const first = await stageWell(options)
      const second = await stageWell({ ...options, within: withoutNetwork })
      const old = await stageWell({ ...options, env: { ...env, PYTHON_CACHE_MAX_AGE: "0" }, within: withoutNetwork })
      expect(result(second)).toEqual(result(first))
      expect(result(old)).toEqual(result(first))
      expect((await exec(old, ["python", "-c", `import ${imports}`], { cwd: "/" })).stderr).toBe("")
    })
  }
})
