/** A staging that is told to end, ends: with all its processes and without leaving anything. */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { reportIn } from "../support/report/LeftReport.ts"
import { startIndex } from "../support/index/PackageIndex.ts"
import { canSeeProcesses, descendants, survivors } from "../support/machine/Descendants.ts"
import { newest } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { type Compiling, type Staged, startCompile } from "../support/staging/StagedApp.ts"

const { index, shared, stageWell } = setting()

const expectCleanEnd = async (compiling: Compiling, end = () => compiling.kill("SIGTERM")): Promise<Staged> => {
  const running = descendants(compiling.pid)
  expect(running.length).toBeGreaterThan(0)
  end()
  const staged = await compiling.finished
  expect([staged.code === 0, staged.signal === "SIGKILL"]).toEqual([false, false])
  expect((await survivors(running)).map((each) => each.command)).toEqual([])
  expect(readdirSync(staged.temporary)).toEqual([])
  expect(existsSync(join(staged.app, ".python"))).toBe(false)
  expect(existsSync(join(staged.app, ".profile.d"))).toBe(false)
  expect(staged.after).toEqual(staged.before)
  return staged
}

it.skipIf(!canSeeProcesses)("SIGTERM while a package is being fetched (seen through /proc)", async () => {
  const stalled = await startIndex({ fault: { kind: "stalled", paths: /files\/alpha/ } })
  const compiling = startCompile({ python: newest(), index: stalled, app: { "requirements.txt": "alpha\n" } })
  await Promise.race([stalled.asked(/files\/alpha/), compiling.finished])
  const staged = await expectCleanEnd(compiling)
  expect(staged.code).toBe(143)
  expect(staged.output).toMatch(/^ !.*SIGTERM/m)
  expect(reportIn(staged.cache)).toMatchObject({ outcome: "interrupted", app: staged.app, packages: [] })
  await stalled.close()
})

it.skipIf(!canSeeProcesses)("a terminal that is closed, with SIGHUP (seen through /proc)", async () => {
  const stalled = await startIndex({ fault: { kind: "stalled", paths: /files\/alpha/ } })
  const compiling = startCompile({ python: newest(), index: stalled, app: { "requirements.txt": "alpha\n" } })
  await Promise.race([stalled.asked(/files\/alpha/), compiling.finished])
  await expectCleanEnd(compiling, () => compiling.kill("SIGHUP"))
  await stalled.close()
})

it.skipIf(!canSeeProcesses)("a log that nobody reads any more (seen through /proc)", async () => {
  const chatty = "import sys\nfor i in range(20000):\n    sys.stderr.write('line %d\\n' % i)\nraise SystemExit(1)\n"
  const compiling = startCompile(
    shared({ python: newest(), app: { "setup.py": chatty, "requirements.txt": "alpha\n" } })
  )
  await Promise.race([index().asked(/simple\//), compiling.finished])
  await expectCleanEnd(compiling, compiling.hangUp)
})

it.skipIf(!canSeeProcesses)("SIGTERM while a build ignores it and has children (seen through /proc)", async () => {
  const setup = [
    "import signal, subprocess, time",
    "try: from urllib.request import urlopen, ProxyHandler",
    "except ImportError: from urllib2 import urlopen",
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)",
    "child = subprocess.Popen(['sleep', '600'])",
    `try: urlopen('http://127.0.0.1:${index().port}/building')`,
    "except Exception: pass",
    "child.wait()",
    ""
  ].join("\n")
  const compiling = startCompile(shared({ python: newest(), app: { "setup.py": setup } }))
  await Promise.race([index().asked(/\/building/), compiling.finished])
  await expectCleanEnd(compiling)
})

it.skipIf(!canSeeProcesses)("the next staging with the same cache works (seen through /proc)", async () => {
  const first = startCompile(shared({ python: newest(), app: { "requirements.txt": "puresdist\nalpha==1.0\n" } }))
  await Promise.race([index().asked(/simple\/puresdist/), first.finished])
  first.kill("SIGTERM")
  await first.finished
  const second = await stageWell({ python: newest(), app: { "requirements.txt": "puresdist\nalpha==1.0\n" } })
  expect(second.code).toBe(0)
})
