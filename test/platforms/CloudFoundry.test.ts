/** The interface of Cloud Foundry on a real disk: what it takes from argv, what it refuses, and what it applies of other buildpacks'. */
import * as Yaml from "effect/encoding/Yaml"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { execFileSync } from "node:child_process"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import type { StagingError } from "../../src/domain/StagingError.ts"
import { environmentOf, serving } from "../../src/launch/Environment.ts"
import { cloudFoundry } from "../../src/platforms/CloudFoundry.ts"
import type { FinishPhase, StagePhase } from "../../src/platforms/Platform.ts"
import * as Env from "../../src/services/Env.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as Report from "../../src/services/Report.ts"
import { layerArchivesMemory, layerProcessScripted } from "../../src/testing.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

/** What the steps have told. */
const log: Array<string> = []

const layers = layerArchivesMemory.pipe(
  Layer.provideMerge(
    Layer.mergeAll(
      FilesystemNode.layer,
      Env.layerMemory({ LANG: "en_US.UTF-8" }),
      Report.layerMemory(log),
      layerProcessScripted(() => undefined, [])
    )
  )
)
type Services = Layer.Success<typeof layers>
const well = <A>(effect: Effect.Effect<A, StagingError, Services>): Promise<A> =>
  Effect.runPromise(Effect.provide(effect, layers))
const idOf = (effect: Effect.Effect<unknown, StagingError, Services>): Promise<string> =>
  Effect.runPromise(Effect.provide(Effect.flip(effect), layers)).then(({ id }) => id)

let root = ""
beforeEach(() => {
  root = temporaryFolder("app")
  plant(root, { "app/app.py": "", "deps/0/x": "", "deps/1/x": "", "cache/x": "" })
  for (const index of ["0", "1"]) execFileSync("rm", [join(root, "deps", index, "x")])
})
const at = (...names: ReadonlyArray<string>): string => join(root, ...names)

const phase = (command: string, args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}) =>
  cloudFoundry.recognise({ command, args, env, home: "/", cwd: root })
const supplying = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>> = {}): StagePhase => {
  const found = phase("supply", args, env)
  if (found?._tag !== "Stage") throw new Error("supply stages")
  return found
}
const finishing = (args: ReadonlyArray<string>): FinishPhase => {
  const found = phase("finalize", args)
  if (found?._tag !== "Finish") throw new Error("finalize finishes")
  return found
}
const usual = ["app", "cache", "deps", "1"]
const launch = {
  processes: [{ type: "web", command: "shop" }],
  environment: environmentOf({ major: 3, minor: 12, patch: 1 }),
  serving
}
/** What a staging hands over besides the prefix. */
const rest = {
  launch,
  procfile: undefined,
  python: "3.12.1",
  shipped: undefined,
  packages: [],
  own: undefined,
  identity: undefined,
  inPlace: false
}
/** Supplies a prefix with one program, beside its Python. */
const supply = (args: ReadonlyArray<string> = usual, interpreter = "/bin/sh") =>
  well(
    Effect.gen(function* () {
      const stage = supplying(args)
      const request = yield* stage.request
      yield* stage.check(request)
      const prefix = join(request.build, ".python-buildpack-x", "python")
      plant(prefix, { "bin/tool": "a tool" })
      symlinkSync(interpreter, join(prefix, "bin", "python"))
      yield* stage.respond(request, { prefix, ...rest })
      execFileSync("rm", ["-r", join(request.build, ".python-buildpack-x")])
    })
  )
const finish = (args: ReadonlyArray<string> = [...usual, "profile.d"]) =>
  well(
    Effect.gen(function* () {
      const last = finishing(args)
      yield* last.respond(yield* last.request)
    })
  )

describe("the arguments", () => {
  it.each([
    [[]],
    [["app"]],
    [["app", "cache", ""]],
    [["app", "cache", "deps"]],
    [["app", "cache", "deps", ".."]],
    [["app", "cache", "deps", "0/1"]],
    [[...usual, "", "more"]]
  ])("that cannot be understood are an error of usage: %j", async (args) => {
    expect(await idOf(supplying(args).request)).toBe("command/wrong-usage")
  })

  it("name the index's own folder as the place of the prefix, by real paths, and no ENV_DIR", async () => {
    const real = realpathSync(root)
    expect(await well(supplying(usual).request)).toMatchObject({
      root: join(real, "app"),
      build: join(real, "deps/1"),
      cache: at("cache"),
      envDirectory: undefined,
      home: "$DEPS_DIR/1"
    })
  })
})

describe("the environment of a build behind other buildpacks", () => {
  it("has their folders before its own, the later first, and of a variable that two set the earlier's, but nothing of ours", async () => {
    plant(at("deps"), {
      "0/bin/a": "",
      "0/lib/a": "",
      "0/env/A": "of 0",
      "1/bin/a": "",
      "1/env/OURS": "x",
      "2/bin/a": "",
      "2/include/a": "",
      "2/pkgconfig/a": "",
      "2/env/A": "of 2",
      "2/env/B": "two\nlines\n"
    })
    const { environment } = await well(supplying(usual, { PATH: "/usr/bin", HOME: "/home/vcap" }).request)
    const deps = join(realpathSync(root), "deps")
    expect(environment).toEqual({
      PATH: `${deps}/2/bin:${deps}/0/bin:/usr/bin`,
      LD_LIBRARY_PATH: `${deps}/0/lib`,
      LIBRARY_PATH: `${deps}/0/lib`,
      CPATH: `${deps}/2/include`,
      PKG_CONFIG_PATH: `${deps}/2/pkgconfig`,
      A: "of 0",
      B: "two\nlines\n"
    })
  })
})

describe("what is supplied", () => {
  it("is all in the folder of the index, with nothing of the path of the staging in it", async () => {
    await supply()
    expect(readdirSync(at("deps/1"))).toEqual(["bin", "config.yml", "env", "profile.d", "release.yml"])
    expect(readdirSync(at("app"))).toEqual(["app.py"])
    for (const file of ["config.yml", "profile.d/python.sh", "bin/python"])
      expect(readFileSync(at("deps/1", file), "utf8")).not.toContain(root)
    // What the platform shows with the droplet when the cache with the report is gone.
    expect(Yaml.parse(readFileSync(at("deps/1/config.yml"), "utf8"))).toMatchObject({
      name: "python",
      output_metadata: { python_version: expect.stringMatching(/^3\.12/), process_types: expect.any(String) }
    })
  })

  it("sets for builds only what names no place, without a line break at its end, and nothing that is set (trailing newline in env files)", async () => {
    await supply()
    const names = readdirSync(at("deps/1/env"))
    expect(Object.fromEntries(names.map((name) => [name, readFileSync(at("deps/1/env", name), "utf8")]))).toEqual({
      PYTHONUNBUFFERED: "1",
      PYTHON_VERSION: "3.12"
    })
  })

  it("is replaced by the next staging's, and never another buildpack's", async () => {
    await supply()
    writeFileSync(at("deps/1/bin/old"), "")
    await supply()
    expect(readdirSync(at("deps/1/bin"))).toEqual(["python", "tool"])
    writeFileSync(at("deps/0/theirs"), "")
    const stage = supplying(["app", "cache", "deps", "0"])
    expect(await idOf(Effect.flatMap(stage.request, stage.check))).toBe("stage/index-taken")
    expect(existsSync(at("deps/0/theirs"))).toBe(true)
  })

  it("goes through no link that stands in the place of the folder (symlinks out of the tree)", async () => {
    symlinkSync(at("app"), at("deps/2"))
    const stage = supplying(["app", "cache", "deps", "2"])
    const linked = Effect.map(stage.request, (request) => ({ ...request, build: join(request.beside ?? "", "2") }))
    expect(await idOf(Effect.flatMap(linked, stage.check))).toBe("stage/index-taken")
    expect(readdirSync(at("app"))).toEqual(["app.py"])
  })

  it("starts an interpreter beside it from wherever it is moved, with its packages", async () => {
    plant(at("deps/1/.python-buildpack-x/python"), {
      "interpreter/bin/python3": '#!/bin/sh\necho "$PYTHONUSERBASE|$1"\n'
    })
    const own = at("deps/1/.python-buildpack-x/python/interpreter/bin/python3")
    execFileSync("chmod", ["755", own])
    const stage = supplying(usual)
    await well(
      Effect.gen(function* () {
        const request = yield* stage.request
        const prefix = join(request.build, ".python-buildpack-x", "python")
        mkdirSync(join(prefix, "bin"))
        symlinkSync("../interpreter/bin/python3", join(prefix, "bin", "python"))
        yield* stage.respond(request, { prefix, ...rest })
      })
    )
    const moved = join(temporaryFolder("moved"), "it's here")
    execFileSync("mv", [at("deps/1"), moved])
    for (const path of [join(moved, "bin/python"), "bin/python"])
      expect(execFileSync(path, ["a b"], { cwd: moved, encoding: "utf8" })).toBe(`${moved}|a b\n`)
  })
})

describe("what is finished", () => {
  it("brings every index's folders and scripts to the running app, and leaves links alone", async () => {
    plant(at("deps/0"), { "bin/a": "", "profile.d/a.sh": "export A=1\n", "profile.d/b": "export B=2\n" })
    symlinkSync("/etc/passwd", at("deps/0/profile.d/c.sh"))
    await supply()
    await finish()
    expect(readdirSync(at("profile.d"))).toEqual(["000_multi-supply.sh", "0_a.sh", "0_b", "1_python.sh"])
    const shell = 'for f in "$1"/*; do . "$f"; done; echo "$PATH|${LD_LIBRARY_PATH-}|$A$B|$PYTHONUSERBASE"'
    const env = { PATH: "/usr/bin:/bin", HOME: at("app"), DEPS_DIR: at("deps") }
    const said = execFileSync("bash", ["-uec", shell, "bash", at("profile.d")], { env, encoding: "utf8" })
    expect(said).toBe(`${at("deps/1/bin")}:${at("deps/0/bin")}:/usr/bin:/bin||12|${at("deps/1")}\n`)
  })

  it("has scripts that print nothing and leave folder and options alone, also without $DEPS_DIR", async () => {
    await supply()
    await finish()
    const shell =
      'set -u; before="$PWD $-"; for f in "$1"/*; do . "$f"; done; [ "$before" = "$PWD $-" ] && echo "$PYTHONUSERBASE"'
    const env = { PATH: "/usr/bin:/bin", HOME: at("app") }
    expect(execFileSync("bash", ["-c", shell, "bash", at("profile.d")], { env, encoding: "utf8" })).toBe(
      `${realpathSync(at("deps/1"))}\n`
    )
  })

  it("goes into the app's own folder of scripts where the platform names none (four arguments)", async () => {
    await supply()
    await finish(usual)
    expect(readdirSync(at("app/.profile.d"))).toEqual(["000_multi-supply.sh", "1_python.sh"])
  })

  it("offers what was supplied to bin/release", async () => {
    await supply()
    await finish()
    expect(readFileSync(at("app/.python/release.yml"), "utf8")).toBe('---\ndefault_process_types:\n  web: "shop"\n')
  })

  it("tells of commands that start a file which was not pushed, or not as a program", async () => {
    await supply()
    const commands = [
      "web: ./run.sh",
      "one: bin/there",
      "two: python app.py",
      "three: exec ./gone.sh",
      "four: python src/gone.py",
      "five: cd src && ./gone.sh"
    ]
    plant(at("app"), { "run.sh": "", "bin/there": "#!/bin/sh\n", Procfile: commands.join("\n") })
    chmodSync(at("app/bin/there"), 0o755)
    chmodSync(at("app/run.sh"), 0o644)
    log.length = 0
    await finish()
    const told = log.join("\n")
    expect([...told.matchAll(/Procfile line (\d)/g)].map(([, line]) => line)).toEqual(["1", "4", "5"])
    expect(told).toContain("`run.sh` for the process `web`, and that file may not be started")
    expect(told).toContain("`src/gone.py` for the process `four`, and the app has no such file")
  })

  it("is nothing where nothing was supplied, which is an error (ignored child failures)", async () => {
    const last = finishing([...usual, "profile.d"])
    expect(await idOf(Effect.flatMap(last.request, last.respond))).toBe("stage/not-supplied")
    expect(readdirSync(at("app"))).toEqual(["app.py"])
  })

  it("takes the place of nothing that the app has of its own", async () => {
    await supply()
    plant(at("app"), { ".python/mine": "" })
    const last = finishing([...usual, "profile.d"])
    expect(await idOf(Effect.flatMap(last.request, last.respond))).toBe("application/place-taken")
  })
})
