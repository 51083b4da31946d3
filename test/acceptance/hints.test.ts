/** The Python of an app that names none: by what its files and its code say, and by what earlier stagings found out. */
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { newest, pythonOf, pythons } from "../support/machine/Pythons.ts"
import { exec, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { cacheWithTools } from "../support/staging/CacheFiles.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { stageWell } = setting()
const two = pythonOf("2.7")
const version = "import platform; print(platform.python_version())"
const ownCache = (): string => join(temporaryFolder("cache"), "cache")
const using = (output: string): string => /Using Python .*/.exec(output)?.[0] ?? output

describe.skipIf(two === undefined)("an app that names no Python, beside a 2.7", () => {
  it("gets a 3 where its code is no Python 2.7, and keeps it when that is gone (2.7)", async () => {
    const cache = ownCache()
    const first = await stageWell({ app: { "app.py": 'import os\n\nprint(f"{os.sep}")\n' }, cache })
    expect(using(first.output)).toBe(
      `Using Python ${newest().version}: nothing names a version, and app.py line 3 is no Python 2.7`
    )
    writeFileSync(join(first.app, "app.py"), "print('both')\n")
    const second = await stageWell({ again: first, cache })
    expect(using(second.output)).toBe(
      `Using Python ${newest().version}: nothing names a version, and the last staging was on ${newest().line}`
    )
    expect(await pythonIn(second, version)).toBe(newest().version)
  })

  it("stays on 2.7 where its code is for that, whatever lies beside it (2.7)", async () => {
    const app = {
      "app.py": "print 'two'\n",
      "lib/three.py": "async def f(x: int) -> int:\n    await f(1)\n",
      "data.py": "\x00\x01",
      "deep.py": `x = ${"(".repeat(500)}${")".repeat(500)}\n`
    }
    const staged = await stageWell({ app, cache: ownCache() })
    expect(using(staged.output)).toBe(
      "Using Python 2.7.18: nothing names a version, and app.py line 1 is Python 2 alone"
    )
    expect((await exec(staged, ["python", "app.py"])).stdout.trim()).toBe("two")
  })

  it("is tried once on another line where the packages cannot be had for 2.7, and begins there the next time (2.7)", async () => {
    const cache = await cacheWithTools(newest(), ...(two === undefined ? [] : [two]))
    const first = await stageWell({ app: { "app.py": "", "requirements.txt": "py3only==1.0\n" }, cache })
    expect(first.output).toMatch(
      /^ !.*Python 2\.7, which no file of the app asks for: py3only 1\.0 does not run on Python 2\.7/m
    )
    expect(first.output).toContain(`Write \`Python-${newest().line}\` into runtime.txt`)
    const second = await stageWell({ again: first, cache })
    expect(using(second.output)).toBe(
      `Using Python ${newest().version}: nothing names a version, and an earlier staging found that ${newest().line} will do`
    )
    expect(await pythonIn(second, version)).toBe(newest().version)
  })
})

const lines = [...new Set(pythons().map(({ line }) => line))].filter((line) => line.startsWith("3.")).slice(-3)
const [older, middle, newer] = lines

describe.skipIf(newer === undefined)("an app that names no Python, beside three lines of it", () => {
  it("stays on its line whatever becomes the default, until it has chosen", async () => {
    const cache = ownCache()
    const first = await stageWell({ app: { "app.py": "" }, cache, env: { PYTHON_DEFAULT_VERSION: older } })
    const again = async (line: string | undefined): Promise<string> =>
      (await stageWell({ again: first, cache, env: { PYTHON_DEFAULT_VERSION: line } })).output
    const kept = await again(newer)
    expect(using(kept)).toContain(`nothing names a version, and the last staging was on ${older}`)
    expect(kept).toContain(
      `stays on ${older}, where the last staging was; a new app would be on ${newer}. Write \`Python-${older}\` into runtime.txt`
    )
    writeFileSync(join(first.app, ".tool-versions"), `python ${middle}\n`)
    expect(using(await again(newer))).toContain("asked by .tool-versions line 1")
    rmSync(join(first.app, ".tool-versions"))
    expect(using(await again(newer))).toContain("the operator's default, $PYTHON_DEFAULT_VERSION")
  })
})
