/** Two distributions that own one path: the later wins each time, and neither is kept with the other's content. */
import { describe, expect, it } from "vitest"
import { counted } from "../../support/index/Counted.ts"
import type { PackageDescription } from "../../support/index/Distribution.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { exec, python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"
import { cacheWithTools, result } from "../../support/staging/CacheFiles.ts"
import { temporaryFolder } from "../../support/machine/Folders.ts"

/** Both bring a `tests` package and a `speak` script. */
const owner = (name: string): PackageDescription => ({
  name,
  version: "1.0",
  wheel: {
    files: { [`${name}.py`]: `def main():\n    print("${name}")\n`, "tests/__init__.py": `owner = "${name}"\n` },
    consoleScripts: [`speak = ${name}:main`]
  }
})
const marks = temporaryFolder("marks", "-")
/** The same of two that are built here. */
const built = (name: string): PackageDescription =>
  counted(name, { marks, more: { "tests/__init__.py": `owner = "${name}"\n` } }).described

const { stageWell } = setting({ packages: [...["first", "second"].map(owner), ...["third", "fourth"].map(built)] })

const ownerIn = (staged: Staged): Promise<string> => pythonIn(staged, "import tests; print(tests.owner)", { cwd: "/" })
const speaks = async (staged: Staged): Promise<string> => (await exec(staged, [".python/bin/speak"])).stdout.trim()

describe.each([
  { name: "2.7", python: pythonOf("2.7") },
  { name: "the newest Python", python: newest() }
])("two wheels with one path ($name)", ({ name, python }) => {
  it.skipIf(python === undefined)(`give the same each time, with a warning that names both (${name})`, async () => {
    const options = { ...(python && { python }), env: { PYTHON_CACHE_DIR: await cacheWithTools(python) } }
    const both = { "requirements.txt": "first==1.0\nsecond==1.0\n" }
    const one = await stageWell({ ...options, app: both })
    const again = await stageWell({ ...options, app: both })
    for (const staged of [one, again]) {
      expect(told(staged)).toMatch(/first/)
      expect(told(staged)).toMatch(/second/)
      expect(told(staged)).toMatch(/tests\/__init__\.py|speak/)
    }
    expect(result(again)).toEqual(result(one))
    const winner = await ownerIn(one)
    expect(await speaks(one)).toBe(winner)
    for (const alone of ["first", "second"]) {
      const staged = await stageWell({ ...options, app: { "requirements.txt": `${alone}==1.0\n` } })
      expect(counts(staged)).toEqual({ restored: 1, fetched: 0, built: 0 })
      expect([await ownerIn(staged), await speaks(staged)]).toEqual([alone, alone])
      expect(told(staged)).not.toMatch(/tests\/__init__\.py|speak/)
    }
    const turned = await stageWell({ ...options, app: { "requirements.txt": "second==1.0\nfirst==1.0\n" } })
    expect(["first", "second"]).toContain(await ownerIn(turned))
  })
})

it("two that were built here stay apart, whichever app came first", async () => {
  const options = { python: newest(), env: { PYTHON_CACHE_DIR: await cacheWithTools() } }
  const both = await stageWell({ ...options, app: { "requirements.txt": "third==1.0\nfourth==1.0\n" } })
  expect(["third", "fourth"]).toContain(await ownerIn(both))
  for (const alone of ["third", "fourth"]) {
    const staged = await stageWell({ ...options, app: { "requirements.txt": `${alone}==1.0\n` } })
    expect(await ownerIn(staged)).toBe(alone)
  }
})
