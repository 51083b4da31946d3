/** The predecessor's manifest, with a file-system service as `$PYTHON_CACHE_DIR`, on a platform that forgets CACHE_DIR. */
import { chmodSync, lchownSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { buildsOf, counted } from "../../support/index/Counted.ts"
import type { Files } from "../../support/index/Distribution.ts"
import { projectIn } from "../../support/index/Projects.ts"
import { counts, told } from "../../support/staging/Log.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { otherUser, python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { plantTools } from "../../support/staging/WarmTools.ts"
import type { Staged } from "../../support/staging/StagedApp.ts"
import { result } from "../../support/staging/CacheFiles.ts"
import { plant, snapshot, temporaryFolder, walk } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const { index, stage, stageWell } = setting({
  packages: [
    ...["heavy27", "heavynew"].map((name) => counted(name, { marks }).described),
    counted("together", { marks }).described
  ]
})

/** What the platform mounts for `type: filesystem`: there already, with a folder of its own, writable for all, of whoever. */
const service = (): string => {
  const folder = join(temporaryFolder("services"), "python-install-cache")
  mkdirSync(folder)
  plant(folder, { "lost+found/keep": "theirs\n", "alpha-1.0-py2.py3-none-any.whl": "the predecessor's\n" })
  chmodSync(folder, 0o777)
  if (otherUser) for (const path of [folder, ...walk(folder)]) lchownSync(path, 65534, 65534)
  return folder
}

/** The `env:` of the manifest, values as the platform gives them. */
const manifest = (version: string, folder: string): Readonly<Record<string, string | undefined>> => ({
  PYTHON_VERSION: version,
  PIP_INDEX_URL: undefined,
  PIP_OPTS: `--index-url ${index().url}`,
  PYPM_OPTS: "--no-autosync",
  PYTHON_CACHE_DIR: folder,
  STACKATO_FILESYSTEM_PYTHON_INSTALL_CACHE: folder
})

const packaged = (name: string, heavy: string): Files => ({
  ...projectIn("", { name, version: "1" }, "app"),
  [`${name}.py`]: `name = "${name}"\n`,
  "requirements.txt": `${heavy}==1.0\nalpha==1.0\n`
})

describe.each([
  { line: "2.7", python: pythonOf("2.7"), heavy: "heavy27" },
  { line: newest().line, python: newest(), heavy: "heavynew" }
])("the manifest for Python $line", ({ heavy, line, python }) => {
  it.skipIf(python === undefined)(
    `installs at once what was compiled, for the next staging and the next app (${line})`,
    async () => {
      const folder = service()
      if (python !== undefined) await plantTools(folder, python)
      const env = manifest(line, folder)
      const at = (name: string): Promise<Staged> => stageWell({ env, app: packaged(name, heavy) })
      const first = await at("one")
      const asked = index().requests.length
      const again = await at("one")
      expect(index().requests.slice(asked)).toEqual([])
      expect(result(again)).toEqual(result(first))
      expect(counts(again)).toEqual({ restored: 3, fetched: 0, built: 0 })
      const other = await at("two")
      expect(counts(other)).toMatchObject({ restored: 2, fetched: 0 })
      const code = `import two, alpha, ${heavy}; print('%s %s' % (two.name, ${heavy}.answer))`
      expect(await pythonIn(other, code, { cwd: "/" })).toBe("two 42")
      expect(buildsOf(marks, heavy).length).toBe(1)
      expect(
        told(again)
          .split("\n")
          .filter((each) => /cache/i.test(each))
      ).toEqual([])
      expect(Object.keys(snapshot(folder, ["python-buildpack"]))).toEqual([
        "alpha-1.0-py2.py3-none-any.whl",
        "lost+found",
        "lost+found/keep"
      ])
    }
  )
})

it("apps of several Pythons share the service", async () => {
  const folder = service()
  const env = manifest("", folder)
  const pythons = [pythonOf("2.7"), pythonOf("3.6"), newest()].flatMap((python) => python ?? [])
  for (const python of pythons) await plantTools(folder, python)
  const lines = pythons.map(({ line }) => line)
  for (const _ of ["cold", "warm"]) {
    for (const line of lines) {
      const app = { "requirements.txt": "together==1.0\nalpha==1.0\n" }
      const staged = await stageWell({ env: { ...env, PYTHON_VERSION: line }, app })
      expect(await pythonIn(staged, "import alpha, together; print(together.answer)")).toBe("42")
    }
  }
  expect(buildsOf(marks, "together").map((build) => build.python)).toEqual(lines)
})

it("on a platform that does not expand variables, the value itself is named", async () => {
  const env = { ...manifest(newest().line, service()), PYTHON_CACHE_DIR: "$STACKATO_FILESYSTEM_PYTHON_INSTALL_CACHE" }
  const staged = await stage({ env, app: { "requirements.txt": "alpha==1.0\n" } })
  expect(staged.code).not.toBe(0)
  expect(told(staged)).toContain("$STACKATO_FILESYSTEM_PYTHON_INSTALL_CACHE")
})
