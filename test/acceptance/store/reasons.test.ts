/** What changes when a requirement, a file or a variable does, and that the log names every reason. */
import { describe, expect, it } from "vitest"
import type { Files } from "../../support/index/Distribution.ts"
import type { RunningIndex } from "../../support/index/PackageIndex.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { type Counts, counts } from "../../support/staging/Log.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { exec, python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { CompileOptions, Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, copyOf, result } from "../../support/staging/CacheFiles.ts"
import { plant, temporaryFolder } from "../../support/machine/Folders.ts"
import { join } from "node:path"

const { index, stageWell } = setting()

const known = new Map<string, Promise<Staged>>()
/** Staged without a past; each app under each environment once. */
const fresh = (options: Pick<CompileOptions, "app" | "env" | "python">): Promise<Staged> => {
  const key = JSON.stringify(options)
  const stage = async () => stageWell({ python: newest(), ...options, cache: await cacheWithTools(options.python) })
  const staged = known.get(key) ?? stage()
  known.set(key, staged)
  return staged
}

/** Stages an app, and then another with the cache directory that the first one leaves. */
const twice = async (
  first: Parameters<typeof fresh>[0],
  second: Parameters<typeof fresh>[0]
): Promise<readonly [Staged, Staged]> => {
  const before = await fresh(first)
  return [before, await stageWell({ python: newest(), ...second, cache: copyOf(before.cache) })]
}

/** Some line says that this is what has changed, in whatever way. */
const expectReason = (staged: Staged, name: string): void => {
  const lines = staged.output.split("\n").filter((line) => line.includes(name))
  expect(lines.join("\n")).toMatch(/chang|\bnew\b|added|gone|removed|differ|other/i)
}

const file = (name: string, text: string): Files => ({ [name]: text })
const base = { "requirements.txt": "alpha==1.0\nbeta==1.0\n" }
const nested = { "requirements.txt": "-r requirements/base.txt\nbeta==1.0\n", "requirements/base.txt": "alpha==1.0\n" }
const constrained = { "requirements.txt": "-c constraints.txt\nalpha\nbeta==1.0\n", "constraints.txt": "alpha==1.0\n" }
const wheel = "hashme-1.0-py2.py3-none-any.whl"

interface Case {
  readonly title: string
  readonly reason: string
  readonly first: (index: RunningIndex) => Pick<CompileOptions, "app" | "env">
  readonly second: (index: RunningIndex) => Pick<CompileOptions, "app" | "env">
  readonly counts?: Counts
}

const oneFetched = { restored: 1, fetched: 1, built: 0 }
const nothingNew = { restored: 2, fetched: 0, built: 0 }

const cases: ReadonlyArray<Case> = [
  {
    title: "a requirement that is added",
    reason: "requirements.txt",
    first: () => ({ app: file("requirements.txt", "alpha==1.0\n") }),
    second: () => ({ app: base }),
    counts: oneFetched
  },
  {
    title: "a requirement that is removed",
    reason: "requirements.txt",
    first: () => ({ app: base }),
    second: () => ({ app: file("requirements.txt", "alpha==1.0\n") }),
    counts: { restored: 1, fetched: 0, built: 0 }
  },
  {
    title: "a requirement in a nested file",
    reason: "requirements/base.txt",
    first: () => ({ app: nested }),
    second: () => ({ app: { ...nested, "requirements/base.txt": "alpha==1.1\n" } }),
    counts: oneFetched
  },
  {
    title: "a file of constraints",
    reason: "constraints.txt",
    first: () => ({ app: constrained }),
    second: () => ({ app: { ...constrained, "constraints.txt": "alpha==1.1\n" } }),
    counts: oneFetched
  },
  {
    title: "a folder of the app",
    reason: "libs/local",
    first: () => ({ app: { "requirements.txt": "./libs/local\n", ...localFolder("first") } }),
    second: () => ({ app: { "requirements.txt": "./libs/local\n", ...localFolder("second") } })
  },
  {
    title: "a folder of wheels",
    reason: "vendored",
    first: ({ file: get }) => ({
      app: { "requirements.txt": "--find-links vendored\nalpha==1.0\n", [`vendored/${wheel}`]: get(wheel).bytes }
    }),
    second: ({ file: get }) => ({
      app: {
        "requirements.txt": "--find-links vendored\nalpha==1.0\n",
        [`vendored/${wheel}`]: get(wheel).bytes,
        "vendored/beta-1.0-py2.py3-none-any.whl": get("beta-1.0-py2.py3-none-any.whl").bytes
      }
    })
  },
  {
    title: "options for pip",
    reason: "PIP_OPTS",
    first: () => ({ app: base }),
    second: () => ({ app: base, env: { PIP_OPTS: "--pre" } }),
    counts: nothingNew
  },
  {
    title: "a variable of pip",
    reason: "PIP_PREFER_BINARY",
    first: () => ({ app: base }),
    second: () => ({ app: base, env: { PIP_PREFER_BINARY: "1" } }),
    counts: nothingNew
  },
  {
    title: "the value of a variable in a requirement file",
    reason: "INDEX_HOST",
    first: ({ port }) => ({ app: byVariable, env: { PIP_INDEX_URL: undefined, INDEX_HOST: `127.0.0.1:${port}` } }),
    second: ({ port }) => ({ app: byVariable, env: { PIP_INDEX_URL: undefined, INDEX_HOST: `localhost:${port}` } })
  },
  {
    title: "the stack",
    reason: "STACK",
    first: () => ({ app: base, env: { STACK: "old-22" } }),
    second: () => ({ app: base, env: { STACK: "new-24" } })
  }
]

function localFolder(text: string): Files {
  return projectIn("libs/local/", { name: "local", version: "1" }, text)
}

const byVariable = {
  "requirements.txt": "--index-url http://${INDEX_HOST}/simple/\nalpha==1.0\nbeta==1.0\n"
}

describe("a change is named:", () => {
  it.each(cases)("$title", async ({ counts: expected, first, reason, second }) => {
    const [before, after] = await twice(first(index()), second(index()))
    expect(before.code).toBe(0)
    expectReason(after, reason)
    if (expected !== undefined) expect(counts(after)).toEqual(expected)
    const alone = expected === nothingNew ? before : await fresh(second(index()))
    expect(result(after)).toEqual(result(alone))
  })

  it("a file of pip's configuration", async () => {
    const folder = temporaryFolder("configuration")
    const write = (text: string): void => plant(folder, { "pip.conf": `[global]\n${text}\n` })
    const options = { env: { PIP_CONFIG_FILE: join(folder, "pip.conf") }, app: base }
    const common = { python: newest(), cache: await cacheWithTools(), ...options }
    write("timeout = 20")
    await stageWell({ ...common, env: { ...options.env, PIP_INDEX_URL: index().url } })
    write("timeout = 20\nprefer-binary = true")
    const second = await stageWell({ ...common, env: { ...options.env, PIP_INDEX_URL: index().url } })
    expectReason(second, "pip.conf")
    expect(counts(second)).toEqual(nothingNew)
  })

  const old = pythonOf("3.6")
  it.skipIf(old === undefined)("another Python", async () => {
    const [, after] = await twice({ app: base, ...(old && { python: old }) }, { app: base })
    expect(after.output).toMatch(/Python.*3\.6.*|3\.6.*Python/)
    expectReason(after, "3.6")
    expect(await pythonIn(after, "import alpha, sys; print(sys.version_info[:2] >= (3, 7))")).toBe("True")
  })

  it("all of them, when there are several", async () => {
    const changed = { ...nested, "requirements.txt": "-r requirements/base.txt\nbeta==2.0\n" }
    const [, after] = await twice(
      { app: nested },
      { app: { ...changed, "requirements/base.txt": "alpha==1.1\n" }, env: { PIP_OPTS: "--pre", STACK: "new-24" } }
    )
    for (const name of ["requirements.txt", "requirements/base.txt", "PIP_OPTS", "STACK"]) expectReason(after, name)
    expect(counts(after)).toEqual({ restored: 0, fetched: 2, built: 0 })
  })
})

it("what was removed is gone, and the summary says what changed", async () => {
  const [, after] = await twice({ app: base }, { app: file("requirements.txt", "alpha==1.1\nhashme==1.0\n") })
  expect(after.output).toMatch(/- beta/)
  expect(after.output).toMatch(/\+ hashme 1\.0/)
  expect(after.output).toMatch(/alpha 1\.0 -> 1\.1/)
  expect(Object.keys(result(after)).filter((path) => path.includes("beta"))).toEqual([])
  expect((await exec(after, ["python", "-c", "import beta"])).code).toBe(1)
})

it("nothing is named when nothing changed, and the value of a variable is never shown", async () => {
  const secret = { INDEX_TOKEN: "tok3n-of-the-index", UNUSED: "1" }
  const text = `--extra-index-url http://reader:\${INDEX_TOKEN}@127.0.0.1:${index().port}/simple/\nalpha==1.0\n`
  const app = file("requirements.txt", text)
  const [, same] = await twice({ app, env: secret }, { app, env: { ...secret, UNUSED: "2" } })
  expect(counts(same)).toEqual({ restored: 1, fetched: 0, built: 0 })
  expect(same.output.replace(/Nothing changed/g, "")).not.toMatch(/changed/)
  const [, other] = await twice({ app, env: secret }, { app, env: { INDEX_TOKEN: "another-t0ken" } })
  expect(counts(other)).toEqual({ restored: 1, fetched: 0, built: 0 })
  for (const token of [secret.INDEX_TOKEN, "another-t0ken"]) expect(other.output).not.toContain(token)
})
