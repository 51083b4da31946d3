/** All that pip accepts in a `requirements.txt`, and the options that reach it. */
import { execFileSync } from "node:child_process"
import { readdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { pack } from "../support/index/Distribution.ts"
import { projectIn } from "../support/index/Projects.ts"
import { startIndex, type RunningIndex } from "../support/index/PackageIndex.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { answerOf, exec, python as pythonIn, runFolder } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, compileWell, type Staged } from "../support/staging/StagedApp.ts"
import { mentions, plant, temporaryFolder, walk } from "../support/machine/Folders.ts"

const { index, stage, stageWell } = setting()
const oldest = pythonOf("2.7")
const secret = "s3cret/of+the@index"
const encoded = encodeURIComponent(secret)

/** Offers what nobody else has, to those who know the password. */
let guarded: RunningIndex
beforeAll(async () => {
  guarded = await startIndex({
    auth: { user: "reader", password: secret },
    packages: [
      { name: "guarded", version: "1.0", wheel: { files: { "guarded.py": "found = True\n" } } },
      { name: "guarded-build", version: "1.0", wheel: { files: { "guarded_build.py": "found = True\n" } } },
      {
        name: "built-with-guarded",
        version: "1.0",
        sdist: {
          "pyproject.toml":
            '[build-system]\nrequires = ["setuptools", "wheel", "guarded-build"]\nbuild-backend = "setuptools.build_meta"\n',
          "setup.py":
            "import guarded_build\nfrom setuptools import setup\nsetup(name='built-with-guarded', version='1.0', py_modules=['built'])\n",
          "built.py": "found = True\n"
        }
      }
    ]
  })
})
afterAll(() => guarded.close())

const hash = (file: string): string => `--hash=sha256:${index().file(file).sha256}`

const withPassword = (password: string): string => guarded.url.replace("//", `//reader:${password}@`)

/** The folders build themselves instead of by setuptools, which builds the app itself and, on 2.7, all three. */
const selfBuilding = (app: string): void => {
  for (const name of ["first", "second"]) {
    rmSync(join(app, "libs", name, "setup.py"))
    const files = projectIn(`libs/${name}/`, { name, version: "0.1" }, "app")
    plant(app, { ...files, [`libs/${name}/${name}.py`]: `name = "${name}"\n` })
  }
}

describe.each([
  { name: "2.7", python: oldest, prepare: () => undefined },
  { name: "the newest Python", python: newest(), prepare: selfBuilding }
])("on $name", ({ name, prepare, python }) => {
  it.skipIf(python === undefined)(
    `nested files, constraints, -e . and folders become normal packages (${name})`,
    async () => {
      const staged = await stageWell({ app: appFolder("local-packages"), prepare, ...(python && { python }) })
      expect(staged.after).toEqual(staged.before)
      expect(staged.output).toMatch(/-e \./)
      expect(await answerOf(staged)).toBe("alpha 1.1 beta 1.0 first second")
      expect(await pythonIn(staged, "import the_app, first, second; print('found')", { cwd: "/" })).toBe("found")
      expect(mentions(join(runFolder(staged), ".python"), [staged.app, "file://"])).toEqual([])
    }
  )

  it.skipIf(python === undefined)(`hashes are checked for wheels and for what is built (${name})`, async () => {
    const staged = await stageWell({
      ...(python && { python }),
      app: {
        "requirements.txt": [
          `hashme==1.0 \\\n    ${hash("hashme-1.0-py2.py3-none-any.whl")} \\\n    ${hash("hashme-1.0.tar.gz")}`,
          `puresdist==1.0 ${hash("puresdist-1.0.tar.gz")}`,
          ""
        ].join("\n")
      }
    })
    expect(await pythonIn(staged, "import hashme, puresdist; print(hashme.version)")).toBe("1.0")
  })
})

it("installs extras, markers, URLs with a hash, local wheels and archives, in UTF-16 with a mark", async () => {
  const wheel = index().file("ns_one-1.0-py2.py3-none-any.whl")
  const archive = index().file("puresdist-1.0.tar.gz")
  const text = [
    "extraful[more]==1.0",
    "py3only ; python_version >= '3'",
    "nosuchpackage ; python_version < '3'",
    index().fileUrl("hashme-1.0-py2.py3-none-any.whl"),
    `./vendored/${wheel.filename}`,
    `vendored/${archive.filename}`,
    ""
  ].join("\n")
  const staged = await stageWell({
    python: newest(),
    app: {
      "requirements.txt": Buffer.from(`\ufeff${text}`, "utf16le"),
      [`vendored/${wheel.filename}`]: wheel.bytes,
      [`vendored/${archive.filename}`]: archive.bytes
    }
  })
  const code = "import extraful, beta, py3only, hashme, ns.one, puresdist; print(beta.version)"
  expect(await pythonIn(staged, code)).toBe("1.0")
  expect(mentions(join(runFolder(staged), ".python"), [staged.app])).toEqual([])
})

it("a group that $PIP_GROUP names is installed, and reaches neither the packaging tools nor a build", async () => {
  const lib = projectIn("lib/", { name: "lib", version: "1" }, "app")
  const staged = await stageWell({
    python: newest(),
    cache: join(temporaryFolder("cache"), "cache"),
    env: { PIP_GROUP: "more" },
    app: {
      "requirements.txt": "puresdist==1.0\n./lib\n",
      "pyproject.toml": '[dependency-groups]\nmore = ["beta==1.0"]\n',
      ...lib,
      "lib/backend.py": `${lib["lib/backend.py"]}assert not any(name.upper() == "PIP_GROUP" for name in os.environ)\n`
    }
  })
  expect(await pythonIn(staged, "import puresdist, beta, lib; print(beta.version)")).toBe("1.0")
})

it("a folder whose build reads what lies beside it is built again when that has changed", async () => {
  const local = projectIn("libs/local/", { name: "local", version: "" }, "app")
  const backend = `${local["libs/local/backend.py"]}`
  const reading = backend.replace("version = lines[:2]", 'version = lines[0], io.open("../../VERSION").read()')
  expect(reading).not.toBe(backend)
  const first = await stageWell({
    python: newest(),
    app: { ...local, "requirements.txt": "./libs/local\n", VERSION: "1.0", "libs/local/backend.py": reading }
  })
  const packages = (staged: Staged): ReadonlyArray<string> =>
    walk(join(staged.app, ".python")).flatMap((path) => /local-[\d.]+(?=\.dist-info$)/.exec(path) ?? [])
  expect(packages(first)).toEqual(["local-1.0"])
  writeFileSync(join(first.app, "VERSION"), "1.1")
  expect(packages(await stageWell({ python: newest(), again: first }))).toEqual(["local-1.1"])
})

const git = (folder: string, ...argv: Array<string>): void => {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main"]
  execFileSync("git", [...who, ...argv], { cwd: folder, stdio: "ignore", env: { PATH: "/usr/bin:/bin", HOME: folder } })
}

it("installs from a repository, also when asked to do it editable", async () => {
  const repository = temporaryFolder("repository", "-")
  plant(repository, projectIn("", { name: "fromgit", version: "1" }, "git"))
  git(repository, "init", "-q")
  git(repository, "add", ".")
  git(repository, "commit", "-q", "-m", "all")
  const staged = await stageWell({
    python: newest(),
    app: { "requirements.txt": `-e git+file://${repository}@main#egg=fromgit\n` }
  })
  expect(staged.after).toEqual(staged.before)
  expect(await pythonIn(staged, "import fromgit; print(fromgit.found)", { cwd: "/" })).toBe("fromgit 1 from git")
})

it("takes credentials from ENV_DIR and shows or keeps them nowhere", async () => {
  const staged = await compileWell({
    python: newest(),
    env: { BUILDPACK_DEBUG: "1" },
    envDir: { PIP_INDEX_URL: withPassword(encoded), INDEX_PASSWORD: encoded, OTHER_SECRET: "hunter2hunter2\n" },
    app: {
      "requirements.txt": [`--extra-index-url ${withPassword("${INDEX_PASSWORD}")}`, "guarded", "puresdist", ""].join(
        "\n"
      )
    }
  })
  expect(await pythonIn(staged, "import guarded, puresdist; print(guarded.found)")).toBe("True")
  for (const hidden of [secret, encoded, "hunter2hunter2"]) expect(staged.output).not.toContain(hidden)
  const texts = [secret, encoded, Buffer.from(`reader:${secret}`).toString("base64"), "hunter2hunter2"]
  expect(mentions(runFolder(staged), texts)).toEqual([])
  expect(mentions(staged.cache, texts)).toEqual([])
})

it("shows no credentials when the installation fails", async () => {
  const staged = await stage({
    python: newest(),
    env: { BUILDPACK_DEBUG: "1", PIP_OPTS: `--extra-index-url ${withPassword(encoded)}` },
    app: { "requirements.txt": "nosuchpackage\n" }
  })
  expect(staged.code).not.toBe(0)
  expect(staged.output).toMatch(/^ !.*nosuchpackage/m)
  expect(staged.output).not.toContain(secret)
  expect(staged.output).not.toContain(encoded)
})

describe("$PIP_OPTS", () => {
  it("reaches downloads and isolated builds, reads quotes as a shell does and drops what pip forgot", async () => {
    const described = { name: "vendoredonly", version: "1.0", wheel: { files: { "vendoredonly.py": "" } } }
    const staged = await stageWell({
      python: newest(),
      env: {
        PIP_OPTS: [
          `--extra-index-url '${withPassword(encoded)}'`,
          "--use-mirrors --download-cache /nowhere",
          '--find-links "the vendored files"'
        ].join(" ")
      },
      app: {
        "requirements.txt": "built-with-guarded\nvendoredonly\n",
        ...Object.fromEntries(pack(described).map((file) => [`the vendored files/${file.filename}`, file.bytes]))
      }
    })
    expect(staged.output).toMatch(/^ !.*--use-mirrors/m)
    expect(staged.output).toMatch(/^ !.*--download-cache/m)
    expect(await pythonIn(staged, "import built, vendoredonly; print(built.found)")).toBe("True")
  })

  it.each(["--target /elsewhere", "--prefix=/elsewhere", "--root /elsewhere", "--user", "--python /usr/bin/python3"])(
    "may not send packages elsewhere: %s",
    async (options) => {
      const staged = await stage({
        python: newest(),
        env: { PIP_OPTS: options },
        app: { "requirements.txt": "alpha\n" }
      })
      expect(staged.code).not.toBe(0)
      expect(staged.output).toMatch(/^ !.*PIP_OPTS/m)
      expect(staged.output).toContain(options.split(/[ =]/)[0])
      expect(readdirSync(staged.app)).not.toContain(".python")
    }
  )

  it("with an unclosed quote is an error that names it and shows nothing of it", async () => {
    const staged = await stage({
      python: newest(),
      env: { PIP_OPTS: "--extra-index-url 'http://reader:hunter2hunter2@127.0.0.1:1/simple/" },
      app: { "requirements.txt": "alpha\n" }
    })
    expect(staged.code).not.toBe(0)
    expect(staged.output).toMatch(/^ !.*PIP_OPTS/m)
    expect(staged.output).not.toContain("hunter2hunter2")
  })

  it("runs nothing", async () => {
    const mark = join(temporaryFolder("mark"), "ran")
    const staged = await stage({
      python: newest(),
      env: { PIP_OPTS: `--find-links $(touch '${mark}') ; touch '${mark}'` },
      app: { "requirements.txt": "alpha\n" }
    })
    expect(staged.signal).toBeNull()
    expect(readdirSync(join(mark, ".."))).toEqual([])
  })
})

describe("what `pip freeze` wrote on another machine", () => {
  it.each([
    { line: "pkg-resources==0.0.0", says: /pkg-resources/ },
    { line: "thing @ file:///home/me/thing-1.0-py3-none-any.whl", says: /file:\/\/\/home\/me/ }
  ])("is explained: $line", async ({ line, says }) => {
    const staged = await stage({ python: newest(), app: { "requirements.txt": `alpha==1.0\n${line}\n` } })
    const told = staged.output
      .split("\n")
      .filter((each) => each.startsWith(" !"))
      .join("\n")
    expect(told).toMatch(says)
    expect(told).toMatch(/requirements\.txt line 2|requirements\.txt:2|line 2/)
    if (staged.code === 0) expect((await exec(staged, ["python", "-c", "import alpha"])).code).toBe(0)
  })
})
