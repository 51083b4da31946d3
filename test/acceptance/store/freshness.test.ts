/** When the index is asked again about what is not pinned, and what becomes of an app while the index is in trouble. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Gate, openGate } from "../../support/index/Gate.ts"
import type { PackageDescription } from "../../support/index/Distribution.ts"
import { type RunningIndex, startIndex } from "../../support/index/PackageIndex.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { compile, compileWell, type Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, copyOf, result } from "../../support/staging/CacheFiles.ts"

const gamma = (version: string): PackageDescription => ({
  name: "gamma",
  version,
  wheel: { files: { "gamma.py": `version = "${version}"\n` } }
})

setting()
let early: RunningIndex
let late: RunningIndex
const gates: Array<Gate> = []
beforeAll(async () => {
  early = await startIndex({ packages: [gamma("1.0")] })
  late = await startIndex({ packages: [gamma("1.0"), gamma("1.1")] })
})
afterAll(async () => {
  for (const each of [...gates, early, late]) await each.close()
})

const always = { PYTHON_CACHE_MAX_AGE: "0" }
const unpinned = "gamma\nalpha==1.0\n"
const versionIn = (staged: Staged) => pythonIn(staged, "import gamma; print(gamma.version)")

interface Past {
  readonly gate: Gate
  readonly first: Staged
}
const staged = async (text: string): Promise<Past> => {
  const gate = await openGate(early)
  gates.push(gate)
  const app = { "requirements.txt": text }
  const env = { PIP_INDEX_URL: gate.url }
  return { gate, first: await compileWell({ python: newest(), cache: await cacheWithTools(), env, app }) }
}
const pasts = new Map<string, Promise<Past>>()

/** An app that was staged once through a gate, with a copy of the cache of then; the gate is open as it was then. */
const begin = async (text: string) => {
  const past = pasts.get(text) ?? staged(text)
  pasts.set(text, past)
  const { first, gate } = await past
  await gate.plug()
  gate.lead(early)
  const options = { python: newest(), cache: copyOf(first.cache) }
  const at = (env: Readonly<Record<string, string>>, app = text) => ({
    ...options,
    env: { PIP_INDEX_URL: gate.url, ...env },
    app: { "requirements.txt": app }
  })
  return { gate, first, at, asked: gate.requests.length }
}

describe("what is not pinned", () => {
  it("is restored without asking while its last confirmation is young", async () => {
    const { asked, at, first, gate } = await begin(unpinned)
    gate.lead(late)
    const second = await compileWell(at({}))
    expect(gate.requests.slice(asked)).toEqual([])
    expect(result(second)).toEqual(result(first))
    expect(counts(second)).toEqual({ restored: 2, fetched: 0, built: 0 })
  })

  it("is asked for again when it is old, and a new release is taken and told", async () => {
    const { at, gate } = await begin(unpinned)
    const same = await compileWell(at(always))
    expect(counts(same)).toEqual({ restored: 2, fetched: 0, built: 0 })
    gate.lead(late)
    const second = await compileWell(at(always))
    expect(counts(second)).toEqual({ restored: 1, fetched: 1, built: 0 })
    expect(second.output).toMatch(/gamma 1\.0 -> 1\.1/)
    expect(await versionIn(second)).toBe("1.1")
  })

  it("is also what a pinned package requires", async () => {
    const { asked, at, gate } = await begin("alpha==2.0\n")
    const second = await compileWell(at(always))
    expect(gate.requests.slice(asked)).toContain("/simple/beta/")
    expect(counts(second)).toEqual({ restored: 2, fetched: 0, built: 0 })
  })
})

it("what is pinned, with all that it requires, is never asked for again", async () => {
  const { asked, at, first, gate } = await begin("alpha==2.0\nbeta==2.0\n")
  const second = await compileWell(at(always))
  expect(gate.requests.slice(asked)).toEqual([])
  expect(result(second)).toEqual(result(first))
})

describe("while the index is out of reach", () => {
  const troubles: ReadonlyArray<readonly [string, (gate: Gate) => void | Promise<void>]> = [
    ["nobody listens", (gate) => gate.unplug()],
    ["it answers 503", (gate) => gate.refuse(503)],
    ["it answers nothing", (gate) => gate.stall()]
  ]

  it.each(troubles)("the old environment serves, with a warning and soon: %s", async (_, trouble) => {
    const { at, first, gate } = await begin(unpinned)
    await trouble(gate)
    const before = performance.now()
    const second = await compileWell(at(always))
    // pip alone would wait for fifteen seconds, six times over.
    expect(performance.now() - before).toBeLessThan(40_000)
    expect(told(second)).toMatch(/index|127\.0\.0\.1/i)
    expect(result(second)).toEqual(result(first))
  })

  it("it serves again at the next staging, and a new release is taken as soon as the index is back", async () => {
    const { at, gate } = await begin(unpinned)
    gate.refuse(503)
    for (const _ of ["once", "twice"]) expect(await versionIn(await compileWell(at(always)))).toBe("1.0")
    gate.lead(late)
    expect(await versionIn(await compileWell(at(always)))).toBe("1.1")
  })

  it("a requirement that has changed is an error", async () => {
    const { at, gate } = await begin(unpinned)
    gate.refuse(503)
    const second = await compile(at({ PIP_RETRIES: "0" }, `${unpinned}beta\n`))
    expect(second.code).not.toBe(0)
    expect(existsSync(join(second.app, ".python"))).toBe(false)
  })
})

describe("an answer of the index that is no trouble on the way is an error", () => {
  const answers: ReadonlyArray<readonly [string, (gate: Gate, empty: RunningIndex) => void, RegExp]> = [
    ["it has no such version any more", (gate, empty) => gate.lead(empty), /gamma/],
    ["it wants a password", (gate) => gate.refuse(401), /401|password|credential|gamma/i],
    ["it forbids", (gate) => gate.refuse(403), /403|forbid|credential|gamma/i],
    ["a file is not what its hash says", (gate) => gate.tamper(late, /files\/gamma-1\.1/), /hash|sha256/i]
  ]

  it.each(answers)("%s", async (_, change, says) => {
    const { at, gate } = await begin(unpinned)
    const empty = await startIndex()
    change(gate, empty)
    const second = await compile(at(always))
    await empty.close()
    expect([second.code === 0, second.signal]).toEqual([false, null])
    expect(told(second)).toMatch(says)
    expect(existsSync(join(second.app, ".python"))).toBe(false)
  })
})
