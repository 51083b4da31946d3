/** The whole log of a staging, as files to review: nothing kept, nothing changed, something changed, and a failure. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { pythonOf, type Python } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import type { Staged } from "../support/staging/StagedApp.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"

const { index, stage } = setting()
/** Of one line, whose pip is pinned: what that one says is a part of the log. */
const python = pythonOf("3.12")

const app = {
  "runtime.txt": "python-3.12\n",
  "requirements.txt": "alpha==1.0\npuresdist\n",
  Procfile: "web: python app.py\n",
  "app.py": "import alpha, puresdist\n"
}

/** What differs from one machine or one day to the next. */
const masked = (staged: Staged, { version }: Python): string =>
  [staged.app, staged.cache, staged.home, staged.temporary]
    .reduce((text, path, at) => text.replaceAll(path, ["APP", "CACHE", "HOME", "TMP"][at] ?? ""), staged.output)
    .replaceAll(version, "3.12.x")
    .replaceAll(`:${index().port}/`, ":PORT/")
    // Only where a program takes long.
    .replaceAll(/^.* is still running, .* so far\.\n/gm, "")
    // Which steps are told, and whether any, depends on how long each took.
    .replaceAll(/^ +Time: .*\n?/gm, "")
    .replaceAll(/\b\d+(?:\.\d+)? (?:bytes|B|kB|MB|KiB|MiB)(?=\W)/g, "N bytes")

it.skipIf(python === undefined)("reads as a person should find it: cold, warm, changed, failing (3.12)", async () => {
  if (python === undefined) return
  const common = {
    cache: join(temporaryFolder("log"), "cache"),
    env: { BUILDPACK_PYTHON_PATH: python.root }
  }
  const cold = await stage({ ...common, app })
  await expect(masked(cold, python)).toMatchFileSnapshot("logs/cold.txt")
  const warm = await stage({ ...common, again: cold })
  await expect(masked(warm, python)).toMatchFileSnapshot("logs/warm.txt")
  writeFileSync(join(cold.app, "requirements.txt"), "alpha==1.1\npuresdist\nbeta\n")
  const changed = await stage({ ...common, again: cold })
  await expect(masked(changed, python)).toMatchFileSnapshot("logs/changed.txt")
  writeFileSync(join(cold.app, "requirements.txt"), "alpha==9.9\npuresdist\nbeta\n")
  const failing = await stage({ ...common, again: cold })
  await expect(masked(failing, python)).toMatchFileSnapshot("logs/failing.txt")
  expect([cold, warm, changed, failing].map(({ code }) => code)).toEqual([0, 0, 0, 1])
})
