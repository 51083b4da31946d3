/**
 * What a person reads when packages cannot be installed: the reason, by name, and what to do. One of each way to fail; what
 * is made of all that pips have said is held by `test/diagnosis`.
 */
import { existsSync, readdirSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { startIndex } from "../support/index/PackageIndex.ts"
import { newest, pythonOf, type Python } from "../support/machine/Pythons.ts"
import { exec } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import type { Staged } from "../support/staging/StagedApp.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { shared, stage, stageWell } = setting()
const oldest = pythonOf("2.7")

const told = (staged: Staged): string =>
  staged.output
    .split("\n")
    .filter((line) => line.startsWith(" !"))
    .join("\n")

const expectFailure = (staged: Staged, says: ReadonlyArray<RegExp>): void => {
  expect([staged.code === 0, staged.signal]).toEqual([false, null])
  for (const words of says) expect(told(staged)).toMatch(words)
  expect(staged.after).toEqual(staged.before)
  expect(existsSync(join(staged.app, ".python"))).toBe(false)
  expect(readdirSync(staged.temporary)).toEqual([])
}

interface Case {
  readonly title: string
  readonly app: Files
  readonly python: Python | undefined
  readonly says: ReadonlyArray<RegExp>
}

const requirements = (...lines: ReadonlyArray<string>): Files => ({ "requirements.txt": `${lines.join("\n")}\n` })

const cases: ReadonlyArray<Case> = [
  {
    title: "a package that nobody has",
    python: newest(),
    app: requirements("alpha", "nosuchpackage"),
    says: [/nosuchpackage/]
  },
  { title: "a version that nobody has", python: newest(), app: requirements("alpha==9.9"), says: [/alpha/, /9\.9/] },
  {
    title: "a package for Python 3 only, on 2.7",
    python: oldest,
    app: requirements("py3only"),
    says: [/py3only/, /2\.7/, /3/]
  },
  {
    title: "a package for Python 2 only, on the newest",
    python: newest(),
    app: requirements("oldonly"),
    says: [/oldonly/, new RegExp(newest().line.replace(".", "\\."))]
  },
  {
    title: "a package for Python 3.8 and later, on 3.7",
    python: pythonOf("3.7"),
    app: requirements("newonly"),
    says: [/newonly/, /3\.7/, /3\.8/]
  },
  {
    title: "two packages that exclude each other",
    python: newest(),
    app: requirements("clash-one", "clash-two"),
    says: [/clash-one/, /clash-two/, /beta/]
  },
  {
    title: "a header of a known library",
    python: newest(),
    app: requirements("needspq"),
    says: [/libpq-fe\.h/, /libpq-dev/]
  },
  {
    title: "Python 3 code on Python 2",
    python: oldest,
    app: requirements("py3code"),
    says: [/py3code/, /Python 3|newer Python/]
  },
  {
    title: "a source whose name lies about its version",
    python: newest(),
    app: requirements("badmeta"),
    says: [/badmeta/]
  },
  {
    title: "a line that is no requirement",
    python: newest(),
    app: requirements("alpha", "", "beta = 1.0"),
    says: [/requirements\.txt/, /line 3|:3/, /beta = 1\.0/]
  },
  {
    title: "an included file that is not there",
    python: newest(),
    app: requirements("alpha", "-r requirements/nowhere.txt"),
    says: [/nowhere\.txt/]
  },
  {
    title: "a hash of other content",
    python: newest(),
    app: requirements(`alpha==1.0 --hash=sha256:${"0".repeat(64)}`),
    says: [/hash/i, /alpha/]
  },
  {
    title: "a folder of the app that does not build, on a pip that would pass it over",
    python: oldest,
    app: {
      ...requirements("alpha==1.0", "./libs/broken"),
      "libs/broken/setup.py":
        "from setuptools import Extension, setup\nsetup(name='broken', version='1', ext_modules=[Extension('broken', ['broken.c'])])\n",
      "libs/broken/broken.c": "#include <nosuch.h>\n"
    },
    says: [/broken/, /nosuch\.h/]
  },
  {
    title: "a package without a hash among some with",
    python: newest(),
    app: requirements("beta==1.0", `alpha==1.0 --hash=sha256:${"0".repeat(64)}`),
    says: [/hash/i, /beta/]
  }
]

describe("a failure is explained", () => {
  for (const each of cases) {
    it.skipIf(each.python === undefined)(`for ${each.title}`, async () => {
      const staged = await stage({ app: each.app, ...(each.python && { python: each.python }) })
      expectFailure(staged, each.says)
    })
  }

  it("no compiler", async () => {
    const folder = temporaryFolder("path", "-")
    const compilers = /gcc|g\+\+|clang|^cc$|^c\+\+$|^c89|^c99|^cpp|^tcc/
    for (const name of readdirSync("/usr/bin")) {
      if (!compilers.test(name)) symlinkSync(join("/usr/bin", name), join(folder, name))
    }
    const staged = await stage({ python: newest(), env: { PATH: folder }, app: requirements("cext") })
    expectFailure(staged, [/cext/, /compiler/i, /build-essential|gcc/])
  })

  it("an index that nobody serves", async () => {
    await stageWell({ python: newest(), app: requirements("alpha==1.0") })
    const env = { PIP_INDEX_URL: "http://127.0.0.1:1/simple/", PIP_RETRIES: "0" }
    const staged = await stage({ python: newest(), env, app: requirements("beta") })
    expectFailure(staged, [/127\.0\.0\.1/])
    expect(told(staged)).toMatch(/index/i)
  })

  it.each([
    { kind: "unavailable" as const, paths: /simple\/beta/, says: [/503|unavailable|index/i] },
    { kind: "truncated" as const, paths: /files\/beta/, says: [/beta|index|connection|download/i] }
  ])("an index in trouble: $kind", async ({ kind, paths, says }) => {
    const troubled = await startIndex({ fault: { kind, paths } })
    const staged = await stage({
      index: troubled,
      python: newest(),
      env: { PIP_RETRIES: "0" },
      app: requirements("beta")
    })
    await troubled.close()
    expectFailure(staged, says)
  })

  it("an index that wants a password", async () => {
    const guarded = await startIndex({ auth: { user: "reader", password: "right" } })
    const url = guarded.url.replace("//", "//reader:wrong@")
    const staged = await stage({
      ...shared({}),
      python: newest(),
      app: requirements(`--index-url ${url}`, "beta")
    })
    await guarded.close()
    expectFailure(staged, [/beta|password|credential|401/i])
    expect(staged.output).not.toContain("wrong@")
  })
})

describe("a package that old tools could install", () => {
  for (const line of ["2.7", "3.6"]) {
    const python = pythonOf(line)
    it.skipIf(python === undefined)(`is installed although it refuses to become a wheel (${line})`, async () => {
      const staged = await stageWell({ ...(python && { python }), app: requirements("nobdist", "alpha==1.0") })
      expect((await exec(staged, ["python", "-c", "import nobdist, alpha"])).code).toBe(0)
    })
  }

  it("is installed although its setup.py imports distutils", async () => {
    const staged = await stageWell({ python: newest(), app: requirements("usesdistutils") })
    expect((await exec(staged, ["python", "-c", "import usesdistutils"])).code).toBe(0)
  })

  it("is explained when its setup.py imports pkg_resources, which the newest setuptools no longer has", async () => {
    const staged = await stage({ python: newest(), app: requirements("usespkgresources") })
    expectFailure(staged, [/usespkgresources/, /pkg_resources/, /setuptools/])
  })
})
