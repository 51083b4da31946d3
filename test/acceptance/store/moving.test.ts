/** Branches and archives of branches: asked each time, used as they are now, and told; without a Python where nothing has moved. */
import { execFileSync } from "node:child_process"
import { mkdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { tarGz } from "../../support/index/Archives.ts"
import type { Files } from "../../support/index/Distribution.ts"
import { countedSource } from "../../support/index/Counted.ts"
import { type FileServer, serveFiles } from "../../support/index/FileServer.ts"
import { canTrace, counts, told, trace } from "../../support/staging/Log.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { CompileOptions, Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools } from "../../support/staging/CacheFiles.ts"
import { plant, temporaryFolder } from "../../support/machine/Folders.ts"

const hasGit = ((): boolean => {
  try {
    execFileSync("git", ["--version"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
})()

const { stageWell, stage } = setting()
const folder = temporaryFolder("moving")
const served = join(folder, "served")
const marks = join(folder, "marks")
let server: FileServer
beforeAll(async () => {
  mkdirSync(served)
  mkdirSync(marks)
  server = await serveFiles(served)
})
afterAll(() => server.close())

/** A repository whose branch `main` can be pushed to. */
const repository = (name: string) => {
  const work = join(folder, `work-${name}`)
  const bare = join(served, `${name}.git`)
  const git = (...args: ReadonlyArray<string>): string =>
    execFileSync("git", ["-c", "user.name=me", "-c", "user.email=me@example.test", ...args], {
      cwd: work,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" }
    }).trim()
  mkdirSync(work)
  git("init", "-q", "-b", "main")
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", bare])
  const push = (text: string): string => {
    plant(work, countedSource(name, { marks, text }))
    git("add", ".")
    git("commit", "-q", "-m", text)
    git("push", "-q", bare, "main")
    execFileSync("git", ["update-server-info"], { cwd: bare })
    return git("rev-parse", "HEAD")
  }
  return { bare, push, url: `git+${server.url}/${name}.git` }
}

const packed = (top: string, source: Files): Buffer =>
  tarGz(
    Object.entries(source).flatMap(([path, content]) =>
      typeof content === "string" ? [{ path: `${top}/${path}`, content: Buffer.from(content), mode: 0o644 }] : []
    )
  )

const short = (commit: string): string => commit.slice(0, 7)
const textIn = (staged: Staged, name: string) => pythonIn(staged, `import ${name}; print(${name}.text)`)
const started = (programs: ReadonlyArray<string>) => programs.filter((path) => /\/(?:python|pip)[\d.]*$/.test(path))

const trial = async (name: string, lines: (url: string) => string, python = newest()) => {
  const { bare, push, url } = repository(name)
  const options: CompileOptions = {
    python,
    cache: await cacheWithTools(python),
    app: { "requirements.txt": lines(url) },
    env: { PYTHON_CACHE_MAX_AGE: "0" }
  }
  const run = (more: CompileOptions = {}) => stageWell({ ...options, ...more })
  return { bare, push, run, options }
}

describe.skipIf(!hasGit)("a branch", () => {
  it("is asked each time, and its new commit is taken and told, under one version", async () => {
    const { bare, options, push, run } = await trial("branched", (url) => `branched @ ${url}@main\n`)
    const one = push("one")
    const first = await run()
    expect(first.output).toMatch(new RegExp(`branched: main of \\S+ is ${short(one)}\\.`))
    const traced = canTrace ? trace() : undefined
    const same = await run(traced === undefined ? {} : { within: traced.within })
    expect(same.output).toContain(`is still ${short(one)}.`)
    expect(same.output).toContain("The packages are those of the last staging.")
    expect(counts(same)).toEqual({ restored: 1, fetched: 0, built: 0 })
    if (traced !== undefined) expect(started(traced.programs())).toEqual([])
    const two = push("two")
    const moved = await run()
    expect(moved.output).toContain(`was ${short(one)}, and is ${short(two)} now.`)
    expect(moved.output).toMatch(new RegExp(`branched \\S+ \\(${short(one)} -> ${short(two)}\\)`))
    expect(await textIn(moved, "branched")).toBe("two")
    await server.unplug()
    const silent = await run()
    await server.plug()
    expect(told(silent)).toMatch(new RegExp(`main of \\S+ has moved cannot be asked.*${short(two)}`))
    expect(await textIn(silent, "branched")).toBe("two")
    renameSync(bare, `${bare}-gone`)
    const gone = await stage(options)
    expect(gone.code).not.toBe(0)
  })

  it.runIf(pythonOf("2.7") !== undefined)("is known by its commit where pip does not say it, too", async () => {
    const { push, run } = await trial("aged", (url) => `${url}#egg=aged\n`, pythonOf("2.7"))
    const one = push("one")
    expect((await run()).output).toMatch(new RegExp(`aged: the default branch of \\S+ is ${short(one)}\\.`))
    expect(counts(await run())).toEqual({ restored: 1, fetched: 0, built: 0 })
    push("two")
    expect(await textIn(await run(), "aged")).toBe("two")
  })

  it("that a package requires is asked, too", async () => {
    const inner = repository("inner")
    const one = inner.push("one")
    const outer = join(served, "outer.tar.gz")
    const source = countedSource("outer", { marks, requires: [`inner @ ${inner.url}@main`] })
    writeFileSync(outer, packed("outer-1.0", source))
    const options = { python: newest(), cache: await cacheWithTools() }
    const run = () => stageWell({ ...options, app: { "requirements.txt": `outer @ ${server.url}/outer.tar.gz\n` } })
    expect((await run()).output).toContain(`is ${short(one)}.`)
    const two = inner.push("two")
    const moved = await run()
    expect(moved.output).toContain(`was ${short(one)}, and is ${short(two)} now.`)
    expect(await textIn(moved, "inner")).toBe("two")
  })
})

describe("an archive without a hash", () => {
  const put = (name: string, text: string): void => {
    const source = countedSource(name, { marks, text })
    writeFileSync(join(served, `${name}.tar.gz`), packed(`${name}-main`, source))
  }

  it("is asked for by what its server tells it by, and fetched when it has changed", async () => {
    const options = { python: newest(), cache: await cacheWithTools() }
    const run = () =>
      stageWell({ ...options, app: { "requirements.txt": `archived @ ${server.url}/archived.tar.gz\n` } })
    put("archived", "one")
    await run()
    const asked = server.requests.length
    const same = await run()
    expect(server.requests.slice(asked)).toEqual(["GET /archived.tar.gz 304"])
    expect(same.output).toContain("The packages are those of the last staging.")
    put("archived", "two")
    const moved = await run()
    expect(await textIn(moved, "archived")).toBe("two")
    expect(moved.output).toMatch(/archived \S+ \([0-9a-f]{7} -> [0-9a-f]{7}\)/)
  })
})
