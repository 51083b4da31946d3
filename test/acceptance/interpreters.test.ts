/** Interpreters that are not as the tools expect: without pip, owned by the operating system, virtual. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { newest, pythonOf, pythons, withoutPip } from "../support/machine/Pythons.ts"
import { exec, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { stageWell } = setting()
const managed = pythons().findLast((python) => python.managed)
const withPyenvTree = (line: string) => pythons().findLast((python) => python.line === line && !python.managed)

describe.each(["2.7", "3.13"])("Python %s without pip", (line) => {
  const model = withPyenvTree(line)
  it.skipIf(model === undefined).each([
    { cache: "an empty cache", shared: false },
    { cache: "a used cache", shared: true }
  ])(`is staged with $cache (a copy of ${line} without its packages)`, async ({ shared }) => {
    if (model === undefined) return
    const python = withoutPip(model, join(temporaryFolder("runtime", "-"), "python"))
    const staged = await stageWell({
      app: { "requirements.txt": "alpha==1.0\n" },
      python,
      ...(shared ? {} : { cache: join(temporaryFolder("cache"), "cache") })
    })
    const code = "import alpha, platform; print(platform.python_version(), alpha.version)"
    expect(await pythonIn(staged, code)).toMatch(new RegExp(`${python.version}'?,? '?1\\.0`))
  })
})

it.skipIf(managed === undefined)(
  "an interpreter that its system manages (PEP 668) is staged and not written to",
  async () => {
    const staged = await stageWell({
      app: { "requirements.txt": "alpha==1.0\npuresdist\n" },
      ...(managed && { python: managed })
    })
    expect(staged.output).not.toMatch(/externally.managed/i)
    const where = await pythonIn(staged, "import alpha; print(alpha.__file__)")
    expect(where).toContain("/.python/lib/")
    const outside = await exec(staged, [managed?.path ?? "", "-c", "import alpha"], { profile: false, cwd: "/" })
    expect(outside.code).toBe(1)
  }
)

it.skipIf(pythonOf("3.12") === undefined)("a virtual environment stands for its base (3.12)", async () => {
  const base = pythonOf("3.12")
  const folder = join(temporaryFolder("virtual", "-"), "env")
  execFileSync(base?.path ?? "", ["-m", "venv", "--without-pip", folder])
  const staged = await stageWell({
    app: { "requirements.txt": "alpha==1.0\n" },
    env: { BUILDPACK_PYTHON_PATH: folder, PYTHON_VERSION: base?.version }
  })
  expect(await pythonIn(staged, "import sys, alpha; print(sys.prefix == sys.base_prefix)")).toBe("True")
})

it("a package that the interpreter already has is still installed into the app", async () => {
  const python = newest()
  const staged = await stageWell({ app: { "requirements.txt": "pip\n" }, python })
  expect(await pythonIn(staged, "import pip; print(pip.__file__)")).toContain("/.python/lib/")
})
