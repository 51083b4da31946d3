/** Nothing of a secret is kept: neither as it was given nor decoded, in no file and in no name, unpacked or not. */
import { execFileSync } from "node:child_process"
import { readFileSync, statSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { countedSource } from "../../support/index/Counted.ts"
import { openGate } from "../../support/index/Gate.ts"
import { startIndex, type RunningIndex } from "../../support/index/PackageIndex.ts"
import { counts } from "../../support/staging/Log.ts"
import { newest, recorded } from "../../support/machine/Pythons.ts"
import { python as pythonIn, runFolder } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { cacheWithTools, copyOf, mentionsInside } from "../../support/staging/CacheFiles.ts"
import { plant, temporaryFolder, walk } from "../../support/machine/Folders.ts"

const { index, stage, stageWell } = setting()
const marks = temporaryFolder("marks", "-")
const secret = "s3cret/of+the@index"
const encoded = encodeURIComponent(secret)
const forGit = "t0kenOfTheRepository"
const forms = (user: string, text: string): ReadonlyArray<string> => [
  text,
  encodeURIComponent(text),
  Buffer.from(`${user}:${text}`).toString("base64"),
  Buffer.from(text).toString("base64").replace(/=+$/, ""),
  Buffer.from(text).toString("hex")
]

let guarded: RunningIndex
let repository: Server
let repositoryPort = 0

/** A repository over HTTP, as plain files, for those who know the token. */
const serve = (folder: string): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = join(folder, new URL(request.url ?? "/", "http://127.0.0.1").pathname)
      const given = Buffer.from(request.headers.authorization?.replace(/^Basic /, "") ?? "", "base64").toString()
      try {
        if (given !== `git:${forGit}`) response.writeHead(401, { "WWW-Authenticate": 'Basic realm="git"' }).end()
        else if (statSync(path).isFile()) response.writeHead(200).end(readFileSync(path))
        else response.writeHead(404).end()
      } catch {
        response.writeHead(404).end()
      }
    }).listen(0, "127.0.0.1", () => resolve(server))
  })

const bareRepository = (): string => {
  const folder = temporaryFolder("repository", "-")
  const git = (cwd: string, ...argv: Array<string>): void => {
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main"]
    execFileSync("git", [...who, ...argv], { cwd, stdio: "ignore", env: { PATH: "/usr/bin:/bin", HOME: folder } })
  }
  plant(join(folder, "tree"), countedSource("fromgit", { marks }))
  git(join(folder, "tree"), "init", "-q")
  git(join(folder, "tree"), "add", ".")
  git(join(folder, "tree"), "commit", "-q", "-m", "all")
  git(folder, "clone", "-q", "--bare", "tree", "repository.git")
  git(join(folder, "repository.git"), "update-server-info")
  return folder
}

beforeAll(async () => {
  guarded = await startIndex({
    auth: { user: "reader", password: secret },
    packages: [
      { name: "guarded", version: "1.0", wheel: { files: { "guarded.py": "found = True\n" } } },
      { name: "builtguarded", version: "1.0", sdist: countedSource("builtguarded", { marks }) }
    ]
  })
  repository = await serve(bareRepository())
  const address = repository.address()
  repositoryPort = typeof address === "object" && address !== null ? address.port : 0
})
afterAll(async () => {
  await guarded.close()
  repository.closeAllConnections()
  repository.close()
})

const withPassword = (password: string): string => guarded.url.replace("//", `//reader:${password}@`)
const fileUrl = (password: string): string =>
  guarded.fileUrl("guarded-1.0-py2.py3-none-any.whl").replace("//", `//reader:${password}@`)

describe("a secret is in no file of the cache, nor in the app:", () => {
  const imports = "import guarded, builtguarded, alpha; print(guarded.found)"
  const cases: ReadonlyArray<{
    readonly title: string
    readonly env: () => Readonly<Record<string, string>>
    readonly text: () => string | undefined
    readonly pyproject?: () => string
  }> = [
    {
      title: "in the address of an index, in a variable",
      env: () => ({ PIP_EXTRA_INDEX_URL: withPassword(encoded) }),
      text: () => "guarded\nbuiltguarded\nalpha\n"
    },
    {
      title: "in the address of an index, in $PIP_OPTS",
      env: () => ({ PIP_OPTS: `--extra-index-url ${withPassword(encoded)}` }),
      text: () => "guarded==1.0\nbuiltguarded==1.0\nalpha\n"
    },
    {
      title: "in the value of ${TOKEN}",
      env: () => ({ TOKEN: encoded }),
      text: () => `--extra-index-url ${withPassword("${TOKEN}")}\nguarded\nbuiltguarded\nalpha\n`
    },
    {
      title: "in a requirement file itself",
      env: () => ({}),
      text: () => `--extra-index-url ${withPassword(encoded)}\nguarded\nbuiltguarded\nalpha\n`
    },
    {
      title: "in the address of a file",
      env: () => ({ TOKEN: encoded, PIP_EXTRA_INDEX_URL: withPassword(encoded) }),
      text: () => `guarded @ ${fileUrl("${TOKEN}")}\nbuiltguarded\nalpha\n`
    },
    {
      title: "in requirements and files that $PIP_OPTS names",
      env: () => ({
        PIP_OPTS: `-i ${index().url.replace("//", `//reader:${encoded}@`)} -f ${withPassword(encoded)} --extra-index-url ${withPassword(encoded)} '${fileUrl(encoded)}'`
      }),
      text: () => "builtguarded\nalpha\n"
    },
    {
      title: "in the dependencies of pyproject.toml",
      env: () => ({ PIP_EXTRA_INDEX_URL: withPassword(encoded) }),
      text: () => undefined,
      pyproject: () =>
        `[project]\nname = "x"\nversion = "1"\ndependencies = ["guarded @ ${fileUrl(encoded)}", "builtguarded", "alpha"]\n`
    }
  ]

  it.each(cases.map((each, at) => ({ ...each, bare: at === 0 })))("$title", async ({ bare, env, pyproject, text }) => {
    // The first of them is the one in which the tools are fetched with the secret, too.
    const cache = bare ? join(temporaryFolder("cache"), "cache") : await cacheWithTools()
    const commands = join(temporaryFolder("record"), "commands")
    const python = recorded(newest(), temporaryFolder("recorded"), commands)
    const options = { python, cache, env: { ...env(), BUILDPACK_DEBUG: "1" }, app: { "app.py": "" } }
    const lines = text()
    const prepare = (app: string): void =>
      plant(app, lines === undefined ? { "pyproject.toml": pyproject?.() ?? "" } : { "requirements.txt": lines })
    await stageWell({ ...options, prepare })
    const staged = await stageWell({ ...options, prepare })
    expect(await pythonIn(staged, imports)).toBe("True")
    expect(mentionsInside(cache, forms("reader", secret))).toEqual([])
    expect(mentionsInside(join(runFolder(staged), ".python"), forms("reader", secret))).toEqual([])
    for (const hidden of [secret, encoded]) expect(staged.output).not.toContain(hidden)
    const shown = readFileSync(commands, "utf8")
    expect(shown).toMatch(/ download /)
    expect(forms("reader", secret).filter((form) => shown.includes(form))).toEqual([])
  })

  it("in the address of a repository", async () => {
    const cache = await cacheWithTools()
    const address = `git+http://git:\${GIT_TOKEN}@127.0.0.1:${repositoryPort}/repository.git@main`
    const options = { python: newest(), cache, env: { GIT_TOKEN: forGit } }
    const app = { "requirements.txt": `fromgit @ ${address}\nalpha\n` }
    await stageWell({ ...options, app })
    const staged = await stageWell({ ...options, app })
    expect(await pythonIn(staged, "import fromgit; print(fromgit.answer)")).toBe("42")
    expect(mentionsInside(cache, forms("git", forGit))).toEqual([])
    expect(mentionsInside(join(runFolder(staged), ".python"), forms("git", forGit))).toEqual([])
  })
})

it("the search itself finds what is there", async () => {
  const cache = await cacheWithTools()
  await stageWell({ python: newest(), cache, app: { "requirements.txt": "alpha==1.0\npuresdist==1.0\n" } })
  const copy = copyOf(cache)
  plant(copy, { "a wheel.whl": index().file("alpha-1.0-py2.py3-none-any.whl").bytes })
  plant(copy, { "a source.tar.gz": index().file("puresdist-1.0.tar.gz").bytes })
  const found = mentionsInside(copy, ['version = "1.0"']).map((line) => line.split(":")[0])
  expect(found).toEqual(expect.arrayContaining(["a wheel.whl", "a source.tar.gz"]))
  const unpacked = gunzipSync(index().file("puresdist-1.0.tar.gz").bytes)
  expect([unpacked.includes("puresdist"), walk(copy).length > 5]).toEqual([true, true])
})

describe("in a cache that apps share", () => {
  it("what one app was let in for is not given to others, and a new password builds nothing anew", async () => {
    const cache = { PYTHON_CACHE_DIR: await cacheWithTools() }
    const auth = { user: "reader", password: "changed-word" }
    const packages = [{ name: "builtguarded", version: "1.0", sdist: countedSource("builtguarded", { marks }) }]
    const gate = await openGate(guarded)
    const as = (password: string | undefined) => ({
      python: newest(),
      env: {
        ...cache,
        PIP_RETRIES: "0",
        PIP_EXTRA_INDEX_URL: password === undefined ? gate.url : gate.url.replace("//", `//reader:${password}@`)
      },
      app: { "requirements.txt": "builtguarded==1.0\n" }
    })
    await stageWell(as(encoded))
    expect(counts(await stageWell(as(encoded)))).toEqual({ restored: 1, fetched: 0, built: 0 })
    for (const password of ["wrong", undefined]) expect((await stage(as(password))).code).not.toBe(0)
    const changed = await startIndex({ auth, packages })
    gate.lead(changed)
    const later = await stageWell(as("changed-word"))
    await changed.close()
    await gate.close()
    expect(counts(later)).toEqual({ restored: 1, fetched: 0, built: 0 })
  })
})
