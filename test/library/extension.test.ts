/** An installer, a runtime provider and a platform of one's own need no file of `src` changed. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { apply, Launch, type StagingError } from "../../src/index.ts"
import { bucket } from "../support/index/Bucket.ts"
import { newestWithPip, packedInto } from "../support/machine/Pythons.ts"
import { pack } from "../support/index/Distribution.ts"
import { setting } from "../support/staging/Setting.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { type Shelving, shelve } from "./other/Buildpack.ts"
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
  at: string = temporaryFolder("shelf"),
  more: Pick<Shelving, "vendors" | "bucket"> = {}
) => {
  plant(join(at, "app"), files)
  const log: Array<string> = []
  const env = { PATH: "/usr/bin:/bin", PIP_INDEX_URL: index().url }
  const shelving = { app: join(at, "app"), cache: join(at, "cache"), python: interpreter, env, ...more }
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

  it("installs a lock file that is its own, and no other list", async () => {
    const locked = { "crate.lock": "miniweb==1.0\n", "app.py": "import miniweb\nprint(miniweb.__name__)\n" }
    const first = await stage(locked)
    expect(first.ended?.message).toBeUndefined()
    expect(first.log).toContain("Installing crate.lock with crate")
    expect(start(join(first.at, "app"))).toBe("miniweb\n")
    // What is pinned asks no index again.
    const again = await stage(locked, python, first.at)
    expect(again.log).toContain("1 package: 1 restored, 0 fetched, 0 built.")
  })

  it("is told when two managers want one app", async () => {
    const { ended } = await stage({ "crate.lock": "miniweb==1.0\n", "bale.lock": "miniweb==1.0\n" })
    expect(ended).toMatchObject({ id: "installers/several-managers", blame: "app" })
    expect(ended?.message).toContain("crate.lock (crate)")
    expect(ended?.message).toContain("bale.lock (bale)")
  })

  it("keeps its packages in a bucket, and none of them in the cache", async () => {
    const kept = await bucket()
    const first = await stage(app, python, undefined, { bucket: kept.url })
    expect(first.ended?.message).toBeUndefined()
    expect(first.log).toContain("1 package: 0 restored, 1 fetched, 0 built.")
    const folders = new Set([...kept.objects.keys()].map((name) => name.split("/")[0]))
    expect([...folders].toSorted()).toEqual(["archives", "distributions", "environments"])
    const { at } = first
    expect(existsSync(join(at, "cache/python-buildpack/store"))).toBe(false)
    const second = await stage(app, python, at, { bucket: kept.url })
    expect(second.log).toContain("1 package: 1 restored, 0 fetched, 0 built.")
    expect(start(join(at, "app"))).toBe("hello miniweb\n")
    const archive = [...kept.objects.keys()].find((name) => name.startsWith("archives/")) ?? ""
    const bytes = Buffer.from(kept.objects.get(archive) ?? "")
    bytes[20] = (bytes[20] ?? 0) ^ 1
    kept.objects.set(archive, bytes)
    const damaged = await stage(app, python, at, { bucket: kept.url })
    expect(damaged.log).toContain(`Damaged in the bucket, made anew: ${archive}`)
    expect(start(join(at, "app"))).toBe("hello miniweb\n")
    await kept.close()
    const alone = await stage(app, python, at, { bucket: kept.url })
    expect(alone.ended?.message).toBeUndefined()
    expect(alone.log).toContain(`Not everything can be kept in the bucket ${kept.url}.`)
    expect(start(join(at, "app"))).toBe("hello miniweb\n")
  })

  it("resolves by its own engine, and by pip where that declines", async () => {
    const [wheel] = pack({ name: "minitool", version: "2.0", wheel: { files: { "minitool.py": "" } } })
    const vendored = { "requirements.txt": "minitool\n", "app.py": "import minitool\nprint('vendored')\n" }
    const at = temporaryFolder("shelf")
    mkdirSync(join(at, "app/vendor"), { recursive: true })
    writeFileSync(join(at, "app/vendor", wheel?.filename ?? ""), wheel?.bytes ?? "")
    const { ended, log } = await stage(vendored, python, at, { vendors: true })
    expect(ended?.message).toBeUndefined()
    expect(log).toContain("1 package: 0 restored, 1 fetched, 0 built.")
    expect(start(join(at, "app"))).toBe("vendored\n")
    const lacking = await stage({ ...vendored, "requirements.txt": "minitool\nabsent\n" }, python, at, {
      vendors: true
    })
    expect(lacking.ended).toMatchObject({ id: "vendor/missing" })
  })

  it.each(["on the stack", "to be put in place"])("keeps the laws with a Python that is %s", async (where) => {
    expect(await broken(where === "on the stack" ? python : packed)).toEqual([])
  })
})
