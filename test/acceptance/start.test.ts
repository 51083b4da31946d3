/** An app that does not say how it is started: found in its code, imported once, and started by what `bin/release` says. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import type { PackageDescription } from "../support/index/Distribution.ts"
import { newestWithPip, pythonOf } from "../support/machine/Pythons.ts"
import { answerOf } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { release, type Staged } from "../support/staging/StagedApp.ts"

/** Serves `module:name` on $PORT, as the server of that name does. */
const gunicorn: PackageDescription = {
  name: "gunicorn",
  version: "1.0",
  wheel: {
    consoleScripts: ["gunicorn = miniweb:main"],
    // As the package `future` brings one for 2.7, which is not Python's own.
    files: { "builtins.py": "" },
    requires: ["miniweb"]
  }
}
const { stage, stageWell } = setting({ packages: [gunicorn] })
const two = pythonOf("2.7")

const app = {
  "requirements.txt": "gunicorn\n",
  "web.py": `import os
import greeting
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [("%s, %s" % (greeting.word, os.environ.get("WHOM", "you"))).encode()]
`,
  "greeting.py": "word = 'hello'\n"
}
/** As packages that read settings do it. */
const settings = `import os
try:
    key = os.environ["SHOP_KEY"]
except KeyError:
    raise RuntimeError("Set the SHOP_KEY environment variable")
`
const importing = "Importing `web:application` once"

describe.each([
  { name: "the newest Python", python: newestWithPip() },
  { name: "2.7", python: two }
])("on $name", ({ name, python }) => {
  let staged: Staged | undefined
  const first = (): Staged => {
    if (staged === undefined) throw new Error("it is staged before")
    return staged
  }

  beforeAll(async () => {
    if (python !== undefined) staged = await stageWell({ app, python })
  })

  it.skipIf(python === undefined)(`an app is started by what its code says (${name})`, async () => {
    const { after, before, output } = first()
    expect(output).toContain(
      "Started by `web: gunicorn web:application`: WSGI function `application` (web.py line 3), served by gunicorn."
    )
    expect(output).toMatch(
      /-----> Importing `web:application` once, as its server will\n +`web:application` was imported in \d/
    )
    expect(await release(first())).toContain('web: "gunicorn web:application"')
    expect(after).toEqual(before)
  })

  it.skipIf(python === undefined)(`nothing is read or imported again while nothing changed (${name})`, async () => {
    const again = await stageWell({ again: first(), ...(python && { python }) })
    expect(again.output).toContain("Started by `web: gunicorn web:application`")
    expect(again.output).not.toContain(importing)
  })

  it.skipIf(python === undefined)(
    `what a Procfile starts is imported, and told with what is there (${name})`,
    async () => {
      const procfile = join(first().app, "Procfile")
      writeFileSync(procfile, "# how it runs\nweb: gunicorn --workers 2 web:app\n")
      const wrong = await stageWell({ again: first(), ...(python && { python }) })
      expect(wrong.output).toContain(" !     `web:app`, which Procfile line 2 starts, cannot be imported.")
      expect(wrong.output).toContain("Write `web:application` there: WSGI function `application` (web.py line 3).")
      const again = await stageWell({ again: first(), ...(python && { python }) })
      expect(again.output).not.toContain("Importing")
      expect(again.output).toContain("It was not imported again: nothing that decides it has changed since.")
      rmSync(procfile)
    }
  )

  it.skipIf(python === undefined)(`an import that fails is told with the line to write (${name})`, async () => {
    const broken = join(first().app, "greeting.py")
    const word = readFileSync(broken, "utf8")
    writeFileSync(broken, "import yaml\n")
    const env = { PYTHON_START_CHECK: "error" }
    const refused = await stage({ again: first(), env, ...(python && { python }) })
    expect(refused.code).not.toBe(0)
    expect(refused.output).toContain("greeting.py line 1: there is no module `yaml`.")
    expect(refused.output).toContain("Add the line `PyYAML` to requirements.txt")
    expect(refused.output).toContain("start/not-importable")
    expect(existsSync(join(first().app, ".python"))).toBe(true)
    writeFileSync(broken, settings)
    const warned = await stageWell({ again: first(), ...(python && { python }) })
    expect(warned.output).toContain(" !     `web:application`, which starts the app, cannot be imported.")
    expect(warned.output).toContain("greeting.py line 5: `$SHOP_KEY` is read, and not set.")
    const off = await stageWell({ again: first(), env: { PYTHON_START_CHECK: "off" }, ...(python && { python }) })
    expect(off.output).not.toContain("Importing")
    writeFileSync(broken, word)
  })

  it.skipIf(python === undefined)(`it answers (${name})`, async () => {
    expect(await answerOf(first(), { env: { WHOM: "world" } })).toBe("hello, world")
  })
})

it("a policy that is no word of its own ends the staging before anything is fetched", async () => {
  const staged = await stage({ app, env: { PYTHON_START_CHECK: "maybe" } })
  expect(staged.code).not.toBe(0)
  expect(staged.output).toContain("$PYTHON_START_CHECK is `maybe`. It takes one of `warn`, `error` and `off`.")
  expect(staged.output).toContain("start/check-unknown")
})
