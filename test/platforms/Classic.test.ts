/** The classic interface on a real disk: what it takes from argv, what it refuses to touch, what it leaves in the app. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import type { Launch } from "../../src/domain/Launch.ts"
import type { StagingError } from "../../src/domain/StagingError.ts"
import { environmentOf, serving } from "../../src/launch/Environment.ts"
import { classic, classicRequest, classicStaging } from "../../src/platforms/Classic.ts"
import { mark } from "../../src/platforms/ShellEnvironment.ts"
import type { Invocation, StageRequest } from "../../src/platforms/Platform.ts"
import * as Env from "../../src/services/Env.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as Report from "../../src/services/Report.ts"
import { layerArchivesMemory, layerProcessScripted } from "../../src/testing.ts"
import { staged } from "../../src/testing/laws/PlatformTrial.ts"
import { removeTemporaryFolders, snapshot, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

const layers = layerArchivesMemory.pipe(
  Layer.provideMerge(
    Layer.mergeAll(
      FilesystemNode.layer,
      Env.layerMemory({}),
      Report.layerMemory([]),
      layerProcessScripted(() => undefined, [])
    )
  )
)
type Services = Layer.Success<typeof layers>
const run = <A>(effect: Effect.Effect<A, StagingError, Services>): Promise<Exit.Exit<A, StagingError>> =>
  Effect.runPromiseExit(Effect.provide(effect, layers))
const well = <A>(effect: Effect.Effect<A, StagingError, Services>): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, layers))
const badly = <A>(effect: Effect.Effect<A, StagingError, Services>): Promise<StagingError> =>
  Effect.runPromise(Effect.provide(Effect.flip(effect), layers))

let root = ""
let home = ""
let request: StageRequest = classicRequest(root)
const at = (...names: ReadonlyArray<string>) => join(root, ...names)
beforeEach(() => {
  root = temporaryFolder("app")
  home = temporaryFolder("buildpack")
  request = classicRequest(root)
  writeFileSync(at("app.py"), "print('hello')\n")
})

/** What an execution would hand over, beside the place where it will stand. */
const prefixWith = (content: string): string => {
  const folder = at(".python-buildpack-x")
  mkdirSync(join(folder, "python", "bin"), { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, "python", "bin", "tool"), content)
  return join(folder, "python")
}
const launch: Launch = {
  processes: [{ type: "web", command: "shop" }],
  environment: environmentOf({ major: 3, minor: 12, patch: 1 }),
  serving
}
const stage = async (content: string): Promise<void> => {
  await well(classicStaging(home).check(request))
  await well(classicStaging(home).respond(request, { ...staged, prefix: prefixWith(content), launch }))
}

describe("the request", () => {
  const invocation = (...args: ReadonlyArray<string>): Invocation => ({
    command: "compile",
    args,
    env: {},
    home,
    cwd: root
  })

  const requestOf = (...args: ReadonlyArray<string>) => {
    const phase = classic.recognise(invocation(...args))
    if (phase?._tag !== "Stage") throw new Error("nothing is staged")
    return phase.request
  }

  it("is told by the program that was started", () => {
    expect([classic.recognise(invocation())?._tag, classic.recognise({ ...invocation(), command: "build" })]).toEqual([
      "Stage",
      undefined
    ])
  })

  it("takes relative paths from where it was started, and the app by its real path", async () => {
    mkdirSync(at("app"))
    symlinkSync("app", at("link"))
    expect(await well(requestOf("link", "cache", "env"))).toEqual(
      classicRequest(at("app"), { cache: at("cache"), envDirectory: at("env") })
    )
  })

  it.each<[ReadonlyArray<string>]>([[["/a"]], [["/a", ""]], [["/a", "", ""]]])(
    "may leave out cache and ENV_DIR: %j",
    async (args) => {
      expect(await well(requestOf(...args))).toEqual(classicRequest("/a"))
    }
  )

  it.each<[ReadonlyArray<string>]>([[[]], [[""]], [["/a", "/b", "/c", "/d"]]])(
    "with %j is told how it is meant",
    async (args) => {
      const error = await badly(requestOf(...args))
      expect([error.id, error.hints]).toEqual([
        "command/wrong-usage",
        ["Usage: bin/compile BUILD_DIR CACHE_DIR [ENV_DIR]"]
      ])
    }
  )
})

describe("an app's own file", () => {
  const cases: ReadonlyArray<readonly [string, string, string, () => void]> = [
    [".python", "file", ".python", () => writeFileSync(at(".python"), "")],
    [".python", "folder that no staging made", ".python", () => mkdirSync(at(".python", "bin"), { recursive: true })],
    [".python", "link", ".python", () => symlinkSync("/usr", at(".python"))],
    [".python", "link that leads nowhere", ".python", () => symlinkSync("/nowhere", at(".python"))],
    [
      ".python",
      "folder with a folder named like our mark",
      ".python",
      () => mkdirSync(at(".python", "buildpack"), { recursive: true })
    ],
    [".profile.d", "link", ".profile.d", () => symlinkSync("/tmp", at(".profile.d"))],
    [".profile.d", "file", ".profile.d", () => writeFileSync(at(".profile.d"), "")],
    [
      ".profile.d/python.sh",
      "script of its own",
      ".profile.d/python.sh",
      () => {
        mkdirSync(at(".profile.d"))
        writeFileSync(at(".profile.d", "python.sh"), "export MINE=1\n")
      }
    ],
    [
      ".profile.d/python.sh",
      "link",
      ".profile.d/python.sh",
      () => {
        mkdirSync(at(".profile.d"))
        symlinkSync("other.sh", at(".profile.d", "python.sh"))
      }
    ],
    [
      ".profile.d/python.sh",
      "folder",
      ".profile.d/python.sh",
      () => mkdirSync(at(".profile.d", "python.sh"), { recursive: true })
    ]
  ]
  it.each(cases)("%s that is a %s is left alone, and is an error", async (_, __, path, make) => {
    make()
    const before = snapshot(root, [])
    const error = await badly(classicStaging(home).check(request))
    expect([error.id, error.title, error.blame]).toEqual([
      "application/place-taken",
      `The app has its own ${path}`,
      "app"
    ])
    expect(error.hints[0]).toContain(`git rm -r --cached ${path}`)
    expect(snapshot(root, [])).toEqual(before)
  })
})

describe("a staging", () => {
  it("leaves .python and one profile script, and nothing beside them", async () => {
    await stage("first")
    expect(readdirSync(root).filter((name) => !name.startsWith(".python-buildpack-"))).toEqual([
      ".profile.d",
      ".python",
      "app.py"
    ])
    expect(readdirSync(at(".python")).toSorted()).toEqual(["bin", "buildpack", "release.yml"])
    expect(readFileSync(at(".python", "release.yml"), "utf8")).toBe('---\ndefault_process_types:\n  web: "shop"\n')
    expect(readFileSync(at(".profile.d", "python.sh"), "utf8")).toContain("export PYTHONUSERBASE=")
  })

  it("may be entered by the user who runs the app", async () => {
    await stage("first")
    expect(statSync(at(".python")).mode & 0o777).toBe(0o755)
    expect(statSync(at(".profile.d", "python.sh")).mode & 0o444).toBe(0o444)
  })

  it("replaces what the last one left, and sweeps up what a killed one left", async () => {
    await stage("first")
    mkdirSync(at(".python-buildpack-killed", "python"), { recursive: true })
    await stage("second")
    expect(readFileSync(at(".python", "bin", "tool"), "utf8")).toBe("second")
    expect(existsSync(at(".python-buildpack-killed"))).toBe(false)
  })

  it("leaves other profile scripts of the app as they are", async () => {
    mkdirSync(at(".profile.d"))
    writeFileSync(at(".profile.d", "mine.sh"), "export MINE=1\n")
    await stage("first")
    expect(readFileSync(at(".profile.d", "mine.sh"), "utf8")).toBe("export MINE=1\n")
    expect(readdirSync(at(".profile.d"))).toEqual(["mine.sh", "python.sh"])
  })

  it("writes no path of the staging into the app", async () => {
    await stage("first")
    for (const name of [".profile.d/python.sh", ".python/release.yml", ".python/buildpack"]) {
      expect(readFileSync(at(name), "utf8")).not.toContain(root)
    }
  })

  it("tells the next buildpack where things are", async () => {
    await stage("first")
    const text = readFileSync(join(home, "export"), "utf8")
    expect(text.startsWith(mark)).toBe(true)
    expect(text).toContain(`'${at(".python")}'`)
  })

  it("succeeds where the buildpack's own directory cannot be written", async () => {
    request = { ...request, home: join(root, "app.py") }
    await stage("first")
    expect(lstatSync(at(".python")).isDirectory()).toBe(true)
  })

  it("that cannot be finished leaves the Python of the last one", async () => {
    await stage("first")
    mkdirSync(join(prefixWith("second"), "release.yml"))
    const exit = await run(
      classicStaging(home).respond(request, { ...staged, prefix: at(".python-buildpack-x", "python"), launch })
    )
    expect([Exit.isFailure(exit), readFileSync(at(".python", "bin", "tool"), "utf8")]).toEqual([true, "first"])
  })
})

it.skipIf(process.getuid?.() === 0)("a folder of an app that is not writable is told of by its path", async () => {
  chmodSync(root, 0o555)
  const error = await badly(classicStaging(home).respond(request, { ...staged, prefix: at("x"), launch }))
  expect(error.message).toContain(root)
})
