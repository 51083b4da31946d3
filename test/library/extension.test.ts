/** An installer, a runtime provider and a platform of one's own need no file of `src` changed. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { execFileSync } from "node:child_process"
import { readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { apply, Launch, type StagingError } from "../../src/index.ts"
import { newestWithPip, packedInto } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { shelve } from "./other/Buildpack.ts"
import { broken } from "./other/laws.ts"

const { index } = setting()
const python = newestWithPip().path
let packed = ""
beforeAll(() => {
  packed = packedInto(newestWithPip(), temporaryFolder("packed"))
})

const app = {
  "greeting.txt": "hello\n",
  "requirements.txt": "miniweb\n",
  "app.py": "import miniweb\nfrom greeting import text\nprint(text, miniweb.__name__)\n"
}

const stage = async (
  files: Readonly<Record<string, string>>,
  interpreter = python,
  at: string = temporaryFolder("shelf")
) => {
  plant(join(at, "app"), files)
  const log: Array<string> = []
  const env = { PATH: "/usr/bin:/bin", PIP_INDEX_URL: index().url }
  const shelving = { app: join(at, "app"), cache: join(at, "cache"), python: interpreter, env }
  const ended: StagingError | undefined = await Effect.runPromise(
    shelve(shelving, (text) => void log.push(text)).pipe(Effect.as(undefined), Effect.catch(Effect.succeed))
  )
  return { at, ended, log: log.join("") }
}

const start = (folder: string): string => {
  const launch = Schema.decodeSync(Schema.fromJsonString(Launch))(readFileSync(join(folder, "shelf.json"), "utf8"))
  const env = apply(launch.environment, { PATH: "/usr/bin:/bin" }, join(folder, "shelf"))
  return execFileSync("python", [join(folder, "app.py")], { cwd: "/", env, encoding: "utf8" })
}

describe("a buildpack of one's own", () => {
  it("stages an app with its installer beside ours, its Python and its platform", async () => {
    const { at, ended, log } = await stage(app)
    expect(ended?.message).toBeUndefined()
    expect(log).toContain("Installing the greeting of greeting.txt")
    renameSync(join(at, "app"), join(at, "moved"))
    expect(start(join(at, "moved"))).toBe("hello miniweb\n")
  })

  it("is told of a failure as an error value, after the log was", async () => {
    const { ended, log } = await stage({ ...app, ".python-version": "2.6\n" })
    expect(ended).toMatchObject({ id: "python-version-file/unsupported-version", blame: "app" })
    expect(log).toContain("(python-version-file/unsupported-version)")
  })

  it("finds no Python but the one that its provider gives", async () => {
    const { ended } = await stage(app, "/nowhere/python")
    expect(ended).toMatchObject({ id: "python/none-on-stack" })
  })

  it("puts its Python in place, and ships it with the app", async () => {
    const tells = { ...app, "app.py": `${app["app.py"]}import sys\nprint(sys.base_prefix)\n` }
    const first = await stage(tells, packed)
    expect(first.ended?.message).toBeUndefined()
    expect(first.log).toContain("Unpacking Python")
    // Another staging puts it in another place, and finds what was kept.
    const again = await stage(tells, packed, first.at)
    expect(again.log).toContain("1 package: 1 restored, 0 fetched, 0 built.")
    const moved = join(temporaryFolder("moved"), "app")
    renameSync(join(first.at, "app"), moved)
    expect(start(moved)).toBe(`hello miniweb\n${join(moved, "shelf/interpreter")}\n`)
  })

  it.each(["on the stack", "to be put in place"])("keeps the laws with a Python that is %s", async (where) => {
    expect(await broken(where === "on the stack" ? python : packed)).toEqual([])
  })
})
