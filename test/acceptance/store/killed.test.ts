/** A staging that is killed at any moment leaves a cache with which the next one gets everything right. */
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { counted } from "../../support/index/Counted.ts"
import { canSeeProcesses, type Descendant, survivors } from "../../support/machine/Descendants.ts"
import { killAll, killAlone, killEverything } from "../../support/machine/Killing.ts"
import { told } from "../../support/staging/Log.ts"
import { newest } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { type Staged, startCompile } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, copyOf, result } from "../../support/staging/CacheFiles.ts"
import { temporaryFolder } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const { shared, stageWell } = setting({ packages: [counted("native", { marks }).described] })
const python = newest()
const app = { "requirements.txt": "native==1.0\nalpha==1.0\nns.one==1.0\nbeta==1.0\npthful\n" }

/** What the app has to become, how long that takes when nothing of it is kept, and a cache that holds only the tools. */
let right: Record<string, string> = {}
let whole = 0
let tools = ""
/** Processes whose staging was killed, and the ends of their output. */
const left: Array<Descendant> = []
const ends: Array<Promise<Staged>> = []
beforeAll(async () => {
  tools = await cacheWithTools(python)
  const before = performance.now()
  right = result(await stageWell({ python, app, cache: copyOf(tools) }))
  whole = performance.now() - before
})
afterAll(async () => {
  killAll(await survivors(left))
  await Promise.all(ends)
})

/**
 * Five moments for each of some caches; they cover the whole staging evenly, in no order (by the golden ratio).
 * `STORE_KILLED_ROUNDS=10` makes them fifty.
 */
const rounds = Array.from({ length: Number(process.env["STORE_KILLED_ROUNDS"] ?? 2) }, (_, round) => ({
  round: round + 1,
  moments: [0, 1, 2, 3, 4].map((each) => ((round * 5 + each) * 0.618034) % 1)
}))

describe("killed at any moment (seen through /proc)", () => {
  it.skipIf(!canSeeProcesses).each(rounds)("cache $round: the next staging is right", async ({ moments, round }) => {
    const cache = copyOf(tools)
    for (const moment of moments) {
      const compiling = startCompile(shared({ python, app, cache }))
      await Promise.race([pause(moment * whole), compiling.finished])
      // A kernel that is short of memory ends one process; a host that goes down ends all.
      if (round % 2 === 0) {
        killEverything(compiling.pid)
        await compiling.finished
      } else {
        // Those that it had started go on beside the next staging.
        left.push(...killAlone(compiling.pid))
        ends.push(compiling.finished)
      }
    }
    const after = await stageWell({ python, app, cache })
    expect([told(after), result(after)]).toEqual(["", right])
    const next = await stageWell({ python, app, cache })
    expect([told(next), result(next)]).toEqual(["", right])
    expect(await pythonIn(next, "import native, alpha, beta, pthful, ns.one; print(native.answer)")).toBe("42")
  })
})
