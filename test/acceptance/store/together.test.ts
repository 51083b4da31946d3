/** Several stagings at once on one cache, of one app and of several: each gets what it would get alone. */
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { buildsOf, counted } from "../../support/index/Counted.ts"
import type { Files } from "../../support/index/Distribution.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, result } from "../../support/staging/CacheFiles.ts"
import { temporaryFolder } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const { stageWell } = setting({ packages: ["native", "other"].map((name) => counted(name, { marks }).described) })

const app = (...lines: ReadonlyArray<string>): Files => ({ "requirements.txt": `${lines.join("\n")}\n` })
const one = app("native==1.0", "alpha==1.0", "ns.one==1.0", "beta==1.0")
const apps: ReadonlyArray<Files> = [
  one,
  app("native==1.0", "alpha==1.1", "ns.two==1.0"),
  app("other==1.0", "alpha==1.0", "dataful"),
  { ...app("native==1.0"), ...projectIn("", { name: "x", version: "1" }, "app") }
]

/** Each staged with a cache of its own: what it has to be. */
const alone = new Map<Files, Promise<Staged>>()
const expected = async (files: Files): Promise<Record<string, string>> => {
  const known = alone.get(files) ?? stageWell({ python: newest(), app: files })
  alone.set(files, known)
  return result(await known)
}

const together = (env: Readonly<Record<string, string>>, all: ReadonlyArray<Files>): Promise<ReadonlyArray<Staged>> =>
  Promise.all(all.map((app) => stageWell({ python: newest(), env, app })))

describe("at once on one $PYTHON_CACHE_DIR", () => {
  it.each([
    { title: "three of one app", all: [one, one, one], bare: true },
    { title: "four apps, and one of them twice", all: [...apps, one], bare: false }
  ])("$title: nothing kept, then all kept", async ({ all, bare }) => {
    const env = {
      PYTHON_CACHE_DIR: bare ? join(temporaryFolder("shared cache"), "cache") : await cacheWithTools()
    }
    for (const kept of [false, true]) {
      const before = buildsOf(marks, "native").length
      const staged = await together(env, all)
      expect(buildsOf(marks, "native").length - before).toBe(kept ? 0 : 1)
      for (const [each, one] of staged.entries()) {
        expect(result(one)).toEqual(await expected(all[each] ?? {}))
        expect(told(one)).toBe("")
        if (kept) expect(counts(one)).toMatchObject({ fetched: 0 })
      }
    }
    const last = await stageWell({ python: newest(), env, app: one })
    expect(counts(last)).toEqual({ restored: 4, fetched: 0, built: 0 })
    expect(await pythonIn(last, "import native; print(native.answer)")).toBe("42")
  })
})
