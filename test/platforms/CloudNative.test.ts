/** The Cloud Native interface: what a build reads, which layers it writes, and which it leaves as they are. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import type { StagingError } from "../../src/domain/StagingError.ts"
import { tomlOf } from "../../src/formats/TomlDocument.ts"
import { environmentOf, serving } from "../../src/launch/Environment.ts"
import { cloudNative } from "../../src/platforms/CloudNative.ts"
import type { Staged, StagePhase } from "../../src/platforms/Platform.ts"
import * as Env from "../../src/services/Env.ts"
import { dirname, Filesystem, join } from "../../src/services/Filesystem.ts"
import * as Report from "../../src/services/Report.ts"
import { layerArchivesMemory, layerProcessScripted } from "../../src/testing.ts"
import { staged as sample } from "../../src/testing/laws/PlatformTrial.ts"
import { layerMemory, type Planted } from "../../src/testing/MemoryFilesystem.ts"

const layers = "/layers/python-buildpack_python"
const plan = (metadata: string): string => `[[entries]]\n  name = "python"\n  [entries.metadata]\n    ${metadata}\n`
const env = { CNB_LAYERS_DIR: layers, CNB_PLATFORM_DIR: "/platform", CNB_BP_PLAN_PATH: "/plan.toml" }

const phaseOf = (more: Readonly<Record<string, string>> = {}): StagePhase => {
  const phase = cloudNative.recognise({
    command: "build",
    args: [],
    env: { ...env, ...more },
    home: "/bp",
    cwd: "/app"
  })
  if (phase?._tag !== "Stage") throw new Error("bin/build stages")
  return phase
}

type Services = Layer.Success<ReturnType<typeof world>>
const world = (disk: Readonly<Record<string, Planted>>, log: Array<string>) =>
  Layer.provideMerge(
    layerArchivesMemory,
    Layer.mergeAll(
      layerMemory({ "/app/app.py": "", "/tmp/": "", ...disk }),
      Env.layerMemory({}),
      Report.layerMemory(log),
      layerProcessScripted(() => undefined, [])
    )
  )

/** Several steps over one disk. */
const over = <A, E>(
  disk: Readonly<Record<string, Planted>>,
  effect: Effect.Effect<A, E, Services>,
  log: Array<string> = []
): Promise<A> => Effect.runPromise(Effect.provide(effect, world(disk, log)))

const identity = "a".repeat(64)
const staged: Omit<Staged, "prefix"> = {
  ...sample,
  launch: {
    processes: [{ type: "web", command: "shop" }],
    environment: environmentOf({ major: 3, minor: 12, patch: 1 }),
    serving
  },
  identity
}

interface Built extends Omit<Partial<Staged>, "shipped"> {
  /** All that the Python is a function of. */
  readonly known?: string
  readonly content?: string
  readonly interpreter?: string
}

/** A build up to its answer; `content` is that of a package, `interpreter` of a Python that goes with the app. */
const build = (more: Built = {}) =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const phase = phaseOf()
    const request = yield* phase.request
    yield* phase.check(request)
    const { content = "", interpreter, known, ...rest } = more
    const inPlace = yield* (phase.holds ?? (() => Effect.succeed(false)))(request, rest.identity ?? identity)
    const prefix = join(yield* files.temporary(request.build), "python")
    yield* files.makeDirectory(join(prefix, "bin"))
    if (!inPlace) yield* files.write(join(prefix, "bin", "shop"), content, 0o755)
    const holdsPython = known !== undefined && (yield* phase.holdsPython?.(request, known) ?? Effect.succeed(false))
    if (interpreter !== undefined && !holdsPython) {
      yield* files.makeDirectory(join(prefix, "interpreter", "bin"))
      yield* files.write(join(prefix, "interpreter", "bin", "python3"), interpreter, 0o755)
    }
    const shipped = interpreter === undefined ? undefined : { name: "interpreter", identity: known }
    yield* phase.respond(request, { ...staged, shipped, ...rest, inPlace, prefix })
    return known === undefined ? inPlace : holdsPython
  }).pipe(Effect.scoped)

/** What the lifecycle does between two builds: types are gone, and what is for the image alone comes back as metadata. */
const restored = (kept: ReadonlyArray<string> = []) =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    for (const name of yield* files.list(layers)) {
      const path = join(layers, name)
      if (!name.endsWith(".toml")) {
        if (!kept.includes(name)) yield* files.remove(path)
      } else if (name === "launch.toml") yield* files.remove(path)
      else {
        const text = yield* files.readText(path)
        const metadata = text.slice(text.indexOf("[metadata]")).replaceAll(/^(?=\w)/gm, "  ")
        yield* text.includes("[metadata]") ? files.write(path, metadata) : files.remove(path)
      }
    }
  })

const all = Effect.flatMap(Filesystem, (files) => files.list(layers))
/** But for the bills of materials, of which every layer with something to tell has one of each format. */
const listed = Effect.map(all, (names) => names.filter((name) => !name.includes(".sbom.")))
const text = (name: string) => Effect.flatMap(Filesystem, (files) => files.readText(join(layers, name)))

describe("a first build", () => {
  it("makes a layer of the packages, one of the environment, and says how the image is started", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ content: "one" })
        expect(yield* listed).toEqual([
          "environment",
          "environment.toml",
          "launch.toml",
          "packages",
          "packages.toml",
          "report",
          "report.toml"
        ])
        expect(tomlOf(yield* text("packages.toml"))).toEqual({
          types: { launch: true, build: false, cache: false },
          metadata: { identity: `1-${identity}`, python: "3.12.1" }
        })
        expect(yield* text("packages/prefix/bin/shop")).toBe("one")
        expect(yield* text("environment/env/PYTHONUSERBASE.override")).toBe(`${layers}/packages/prefix`)
        const launch = tomlOf(yield* text("launch.toml"))
        expect(launch).toMatchObject({ processes: [{ type: "web", command: ["shop"], default: true }] })
        // What stays with the image when the cache with its report is gone.
        expect(launch).toMatchObject({ labels: [{ key: "python-buildpack.facts", value: expect.any(String) }] })
        expect(yield* text("launch.toml")).toContain('\\"python_version\\":\\"3.12.1\\"')
      })
    ))

  it("puts no bin and no lib at the top of a layer, which would go before everybody's programs and libraries (pitfall 28)", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        const files = yield* Filesystem
        expect(yield* files.list(join(layers, "packages"))).toEqual(["identity", "prefix"])
        expect(yield* files.list(join(layers, "interpreter"))).toEqual(["identity", "prefix"])
      })
    ))

  it("lets a Procfile's commands go before what is offered, and writes no profile script, which nobody would read (pitfall 36)", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ procfile: new Map([["web", "serve $PORT"]]) })
        expect(tomlOf(yield* text("launch.toml"))).toMatchObject({
          processes: [{ type: "web", command: ["bash", "-c", "exec serve $PORT"], default: true }]
        })
        expect((yield* (yield* Filesystem).list("/app")).toSorted()).toEqual(["app.py"])
      })
    ))

  it("tells for a Python that goes with the app where its layer is, by a way that is the same wherever the layers are", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        const files = yield* Filesystem
        expect(yield* files.realPath(join(layers, "packages/prefix/interpreter/bin/python3"))).toBe(
          join(layers, "interpreter/prefix/bin/python3")
        )
        expect(yield* text("interpreter/prefix/bin/python3")).toBe("python")
      })
    ))
})

describe("bills of materials", () => {
  const billsIn = Effect.map(all, (names) => names.filter((name) => name.includes(".sbom.")))
  const wheel = "c".repeat(64)
  const packages = [{ name: "flask", version: "3.0.3", licenseExpression: "BSD-3-Clause", wheel }]

  it("tell of each layer with something to tell, in the formats that buildpack.toml names (pitfall 38)", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python", packages })
        expect(yield* billsIn).toEqual([
          "interpreter.sbom.cdx.json",
          "interpreter.sbom.spdx.json",
          "packages.sbom.cdx.json",
          "packages.sbom.spdx.json"
        ])
        expect(JSON.parse(yield* text("packages.sbom.cdx.json")).components).toEqual([
          expect.objectContaining({ purl: "pkg:pypi/flask@3.0.3", hashes: [{ alg: "SHA-256", content: wheel }] })
        ])
        expect(JSON.parse(yield* text("interpreter.sbom.spdx.json")).packages).toEqual([
          expect.objectContaining({ name: "cpython", versionInfo: "3.12.1" })
        ])
      })
    ))

  it("are those of a layer that is kept, too, and of none that is gone", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python", packages })
        const before = yield* text("packages.sbom.cdx.json")
        yield* restored()
        expect(yield* build({ packages })).toBe(true)
        expect(yield* billsIn).toEqual(["packages.sbom.cdx.json", "packages.sbom.spdx.json"])
        expect(yield* text("packages.sbom.cdx.json")).toBe(before)
      })
    ))
})

describe("a build after another", () => {
  it("leaves a layer that is the same to the image, without its content", async () => {
    const log: Array<string> = []
    await over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        yield* restored()
        log.length = 0
        expect(yield* build({ interpreter: "python" })).toBe(true)
        expect(yield* listed).toEqual([
          "environment",
          "environment.toml",
          "interpreter.toml",
          "launch.toml",
          "packages.toml",
          "report",
          "report.toml"
        ])
        expect(tomlOf(yield* text("packages.toml"))).toMatchObject({ types: { launch: true } })
        expect(tomlOf(yield* text("interpreter.toml"))).toMatchObject({ types: { launch: true } })
      }),
      log
    )
    expect(log.join("\n")).toMatch(/packages: kept, since nothing of it changed/)
    expect(log.join("\n")).toMatch(/interpreter: kept, since nothing of it changed/)
  })

  it("leaves a Python that is known before it is made, though the packages are made anew", () =>
    over(
      {},
      Effect.gen(function* () {
        const files = yield* Filesystem
        const known = "interpreter-3.12.1-abc"
        expect(yield* build({ interpreter: "python", known })).toBe(false)
        expect(yield* text("interpreter/prefix/bin/python3")).toBe("python")
        yield* restored()
        const changed = { interpreter: "python", identity: "b".repeat(64) }
        expect(yield* build({ ...changed, known })).toBe(true)
        expect(yield* listed).not.toContain("interpreter")
        const link = (yield* files.entries(join(layers, "packages/prefix"))).find(({ kind }) => kind === "link")
        expect(link?.name).toBe("interpreter")
        yield* restored()
        expect(yield* build({ ...changed, known: "interpreter-3.12.2-abc" })).toBe(false)
        expect(yield* listed).toContain("interpreter")
      })
    ))

  it("makes a Python anew whose layer later buildpacks want, and that came back without its content (pitfall 41)", () =>
    over(
      { "/plan.toml": plan("build = true") },
      Effect.gen(function* () {
        yield* build({ interpreter: "python", known: "one" })
        yield* restored(["packages"])
        expect(yield* build({ interpreter: "python", known: "one" })).toBe(false)
        expect(yield* listed).toContain("interpreter")
      })
    ))

  it.each([
    ["its packages changed", { identity: "b".repeat(64), interpreter: "python" }, "packages", "its content changed"],
    [
      "its Python changed",
      { identity: "b".repeat(64), python: "3.12.4", interpreter: "python" },
      "packages",
      "Python 3.12.1 -> 3.12.4"
    ],
    ["what is in the Python changed", { interpreter: "another" }, "interpreter", "its content changed"]
  ])("makes the layer anew when %s, and says so", async (_, change, layer, why) => {
    const log: Array<string> = []
    await over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        yield* restored()
        yield* build(change)
        expect(yield* listed).toContain(layer)
      }),
      log
    )
    expect(log.join("\n")).toContain(`${layer}: made, since ${why}`)
  })

  it("makes only the packages anew when only they changed", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        yield* restored()
        yield* build({ interpreter: "python", identity: "b".repeat(64) })
        expect((yield* listed).filter((name) => !name.endsWith(".toml"))).toEqual(["environment", "packages", "report"])
      })
    ))

  it("keeps nothing by which no result could be known again", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ identity: undefined })
        expect(yield* text("packages.toml")).not.toContain("metadata")
        yield* restored()
        yield* build({ identity: undefined })
        expect(yield* listed).toContain("packages")
      })
    ))

  it("drops the layer of a Python that no longer goes with the app", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        yield* restored()
        yield* build({ identity: "b".repeat(64) })
        expect((yield* listed).filter((name) => name.startsWith("interpreter"))).toEqual([])
      })
    ))

  it("removes what a killed build has left", () =>
    over(
      { [`${layers}/.python-buildpack-x/python/a`]: "" },
      Effect.gen(function* () {
        yield* build()
        expect((yield* listed).filter((name) => name.startsWith("."))).toEqual([])
      })
    ))
})

describe("the app's own package", () => {
  const site = "lib/python3.12/site-packages"
  /** A build of an app with a package `shop`, beside `flask` and a folder that both have a part of. */
  const owning = (source: string, others = "c".repeat(64)) =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      const phase = phaseOf()
      const request = yield* phase.request
      yield* phase.check(request)
      const known = `${others}${source}`
      const inPlace = yield* phase.holds?.(request, known) ?? Effect.succeed(false)
      const place = yield* files.temporary(request.build)
      const write = (name: string, paths: Readonly<Record<string, string>>) =>
        Effect.forEach(Object.entries(paths), ([path, content]) =>
          Effect.andThen(
            files.makeDirectory(dirname(join(place, name, path))),
            files.write(join(place, name, path), content)
          )
        )
      yield* files.makeDirectory(join(place, "python"))
      if (!inPlace) {
        yield* write("python", {
          "bin/flask": "flask",
          [`${site}/flask/app.py`]: "flask",
          [`${site}/common/flask.py`]: "flask",
          [`${site}/common/both.py`]: "flask"
        })
        yield* write("own", { [`${site}/shop.py`]: source, [`${site}/common/both.py`]: source, "bin/shop": "shop" })
      }
      const own = inPlace ? undefined : { prefix: join(place, "own"), others }
      yield* phase.respond(request, { ...staged, identity: known, own, inPlace, prefix: join(place, "python") })
      return inPlace
    }).pipe(Effect.scoped)
  const directories = Effect.map(listed, (names) => names.filter((name) => !name.endsWith(".toml")))
  const found = (path: string) => text(`application/prefix/${path}`)

  it("has a layer of its own, in which all the other packages are to be found", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* owning("one")
        expect(yield* directories).toEqual(["application", "environment", "packages", "report"])
        expect(yield* text("environment/env/PYTHONUSERBASE.override")).toBe(`${layers}/application/prefix`)
        const paths = [`${site}/shop.py`, `${site}/flask/app.py`, `${site}/common/flask.py`, "bin/shop", "bin/flask"]
        expect(yield* Effect.forEach(paths, found)).toEqual(["one", "flask", "flask", "shop", "flask"])
        // Its own file counts where both have one.
        expect(yield* found(`${site}/common/both.py`)).toBe("one")
        const files = yield* Filesystem
        expect(yield* files.realPath(join(layers, `application/prefix/${site}/flask/app.py`))).toBe(
          join(layers, `packages/prefix/${site}/flask/app.py`)
        )
      })
    ))

  it("is made anew with its source, and nothing else is; a third time nothing at all", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* owning("one")
        yield* restored()
        expect(yield* owning("two")).toBe(false)
        expect(yield* directories).toEqual(["application", "environment", "report"])
        yield* restored()
        expect(yield* owning("two")).toBe(true)
        expect(yield* directories).toEqual(["environment", "report"])
        expect(yield* text("environment/env/PYTHONUSERBASE.override")).toBe(`${layers}/application/prefix`)
        yield* restored()
        expect(yield* owning("two", "d".repeat(64))).toBe(false)
        expect(yield* directories).toEqual(["application", "environment", "packages", "report"])
      })
    ))

  it("has no layer any more where the app has none", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* owning("one")
        yield* restored()
        yield* build()
        expect(yield* directories).toEqual(["environment", "packages", "report"])
        expect(yield* listed).not.toContain("application.toml")
        expect(yield* text("environment/env/PYTHONUSERBASE.override")).toBe(`${layers}/packages/prefix`)
      })
    ))
})

describe("a layer that later buildpacks build with", () => {
  const disk = { "/plan.toml": plan("build = true") }

  it("is for the build and kept whole", () =>
    over(
      disk,
      Effect.gen(function* () {
        yield* build()
        expect(tomlOf(yield* text("packages.toml"))).toMatchObject({
          types: { launch: true, build: true, cache: true }
        })
        yield* restored(["packages"])
        expect(yield* build()).toBe(true)
        expect(yield* text("packages/prefix/bin/shop")).toBe("")
      })
    ))

  it("is made anew where its metadata came back without its content (pitfall 41)", () =>
    over(
      disk,
      Effect.gen(function* () {
        yield* build()
        yield* restored()
        expect(yield* build()).toBe(false)
        expect(yield* listed).toContain("packages")
      })
    ))

  it("is made anew where its content came back without the mark that is written last (pitfall 41)", () =>
    over(
      disk,
      Effect.gen(function* () {
        yield* build()
        yield* restored(["packages"])
        yield* (yield* Filesystem).remove(join(layers, "packages/identity"))
        expect(yield* build()).toBe(false)
        expect(yield* text("packages/identity")).toBe(`1-${identity}`)
      })
    ))
})

describe("the cache", () => {
  it("is a layer for the next build alone, where there is one", () =>
    over(
      { [`${layers}/cache/python-buildpack/store`]: "" },
      Effect.gen(function* () {
        const request = yield* phaseOf().request
        expect(request.cache).toBe(`${layers}/cache`)
        yield* build()
        expect(tomlOf(yield* text("cache.toml"))).toEqual({ types: { launch: false, build: false, cache: true } })
      })
    ))

  it("is no layer where nothing is kept: one without a folder would fail the export (pitfall 41)", () =>
    over(
      {},
      Effect.gen(function* () {
        yield* build()
        expect(yield* listed).not.toContain("cache.toml")
      })
    ))
})

describe("what the user sets", () => {
  const variablesOf = (disk: Readonly<Record<string, Planted>>, more: Readonly<Record<string, string>> = {}) =>
    over(
      disk,
      Effect.map(phaseOf(more).request, ({ variables = new Map() }) => Object.fromEntries(variables))
    )

  it("is in the platform's folder; what the build image has installed is not there at run time (pitfalls 9 and 31)", async () => {
    const request = await over({}, phaseOf().request)
    expect(request.envDirectory).toBe("/platform/env")
    expect(request.hostStays).toBe(false)
  })

  it("may be in the words of other buildpacks, which the log tells", async () => {
    const disk = { "/platform/env/BP_CPYTHON_VERSION": "3.12.*" }
    expect(await variablesOf(disk)).toEqual({ PYTHON_VERSION: "3.12" })
    const log: Array<string> = []
    await over(disk, Effect.flatMap(phaseOf().request, phaseOf().check), log)
    expect(log.join("\n")).toContain(
      "$BP_CPYTHON_VERSION, a variable of Paketo's buildpacks, counts as PYTHON_VERSION=3.12."
    )
  })

  describe("of an image that is not for production ($CNB_EXEC_ENV)", () => {
    const groups = '[dependency-groups]\ndev = ["black"]\ntest = ["pytest"]\n'
    const optionsFor = async (disk: Readonly<Record<string, Planted>>, CNB_EXEC_ENV: string) =>
      (await variablesOf(disk, { CNB_EXEC_ENV }))["PIP_OPTS"]

    it.each([
      [
        "test",
        "requirements-test.txt",
        { "/app/requirements-test.txt": "", "/app/pyproject.toml": groups },
        "--requirement=requirements-test.txt"
      ],
      ["test", "a group", { "/app/pyproject.toml": groups }, "--group=test"],
      ["test", "the group of developers", { "/app/pyproject.toml": "[dependency-groups]\ndev = []\n" }, "--group=dev"],
      ["test", "a list in a folder", { "/app/requirements/test.txt": "" }, "--requirement=requirements/test.txt"],
      ["test", "a folder of that name", { "/app/requirements-test.txt/x": "" }, undefined],
      ["test", "a pyproject.toml that is none", { "/app/pyproject.toml": "[" }, undefined],
      ["test", "nothing of the kind", {}, undefined],
      [
        "development",
        "requirements-dev.txt",
        { "/app/requirements-dev.txt": "" },
        "--requirement=requirements-dev.txt"
      ],
      ["development", "groups", { "/app/pyproject.toml": groups }, "--group=dev"],
      ["production", "all of it", { "/app/requirements-test.txt": "", "/app/pyproject.toml": groups }, undefined],
      ["staging", "all of it", { "/app/requirements-test.txt": "", "/app/pyproject.toml": groups }, undefined],
      ["", "all of it", { "/app/requirements-test.txt": "", "/app/pyproject.toml": groups }, undefined]
    ])("for %j, %s", async (purpose, _, disk, option) => {
      expect(await optionsFor(disk, purpose)).toBe(option)
    })

    it("takes nothing from what the user has set", async () => {
      const disk = {
        "/app/requirements-test.txt": "",
        "/platform/env/PIP_OPTS": "--pre\n",
        "/platform/env/COLOUR": "red",
        "/platform/env/BP_CPYTHON_VERSION": "3.12.*"
      }
      expect(await variablesOf(disk, { CNB_EXEC_ENV: "test" })).toEqual({
        PIP_OPTS: "--pre --requirement=requirements-test.txt",
        COLOUR: "red",
        BP_CPYTHON_VERSION: "3.12.*",
        PYTHON_VERSION: "3.12"
      })
      const phase = phaseOf({ CNB_EXEC_ENV: "test" })
      const log: Array<string> = []
      expect((await over(disk, phase.request)).envDirectory).toBeUndefined()
      await over(disk, Effect.flatMap(phase.request, phase.check), log)
      expect(log.join("\n")).toContain("built for `test` ($CNB_EXEC_ENV), so requirements-test.txt counts as well")
    })
  })

  const binding = (files: Readonly<Record<string, string>>, root = "/platform/bindings"): Record<string, string> =>
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`${root}/mine/${name}`, content]))

  it.each([
    [
      { type: "pypi\n", url: "https://i.example.test/simple\n", username: "u@x", password: "p:/w\n" },
      "https://u%40x:p%3A%2Fw@i.example.test/simple"
    ],
    [{ type: "PIP", uri: "https://i.example.test/simple" }, "https://i.example.test/simple"]
  ])("may be an index in a binding: %j", async (files, address) => {
    expect(await variablesOf(binding(files))).toEqual({ PIP_INDEX_URL: address })
    expect(await variablesOf(binding(files, "/bound"), { SERVICE_BINDING_ROOT: "/bound" })).toEqual({
      PIP_INDEX_URL: address
    })
  })

  it("may be a file of pip's in a binding, as Kubernetes mounts one", async () => {
    const disk = {
      ...binding({ type: "pip", "..data/pip.conf": "" }),
      "/platform/bindings/mine/pip.conf": { link: "..data/pip.conf" }
    }
    expect(await variablesOf(disk)).toEqual({ PIP_CONFIG_FILE: "/platform/bindings/mine/pip.conf" })
  })

  it("goes before what a binding says", async () => {
    const disk = {
      ...binding({ type: "pip", url: "https://a.test/" }),
      "/platform/env/PIP_INDEX_URL": "https://b.test/"
    }
    expect(await variablesOf(disk)).toEqual({})
  })

  it("may be certificates in a binding, which are trusted besides the system's", () =>
    over(
      {
        ...binding({ type: "ca-certificates", "ca.pem": "-----BEGIN CERTIFICATE-----\nown\n" }),
        "/etc/ssl/certs/ca-certificates.crt": "-----BEGIN CERTIFICATE-----\nsystem\n"
      },
      Effect.gen(function* () {
        const { variables } = yield* phaseOf().request
        const path = `${layers}/certificates/bundle.pem`
        expect(variables).toEqual(
          new Map([
            ["PIP_CERT", path],
            ["SSL_CERT_FILE", path]
          ])
        )
        expect(yield* (yield* Filesystem).readText(path)).toMatch(/system[^]+own$/)
        yield* build()
        // No layer: what is trusted while building is not what the running app trusts.
        expect((yield* listed).filter((name) => name.startsWith("certificates"))).toEqual(["certificates"])
      })
    ))

  it.each([
    [{ type: "pypi" }, /neither `pip.conf` nor `url`/],
    [{ type: "pypi", url: "no address" }, /is no address/],
    [{ type: "ca-certificates", "ca.pem": "no certificate" }, /has no certificate/]
  ])("is an error where a binding of ours is incomplete: %j", async (files, message) => {
    const error = await over(binding(files), Effect.flip(phaseOf().request))
    expect([error.id, error.message, error.hints.length]).toEqual([
      "binding/incomplete",
      expect.stringMatching(message),
      1
    ])
  })

  it("leaves bindings of other types alone", async () => {
    expect(await variablesOf(binding({ type: "postgresql", url: "postgres://u:p@h/d" }))).toEqual({})
  })

  it("is in no layer, a password least of all (pitfall 33)", () =>
    over(
      binding({ type: "pypi", url: "https://i.example.test/", username: "u", password: "hunter2" }),
      Effect.gen(function* () {
        yield* build({ interpreter: "python" })
        const files = yield* Filesystem
        const walk = (path: string): Effect.Effect<ReadonlyArray<string>, StagingError> =>
          Effect.gen(function* () {
            const status = yield* files.status(path)
            if (status?.kind === "file") return [yield* files.readText(path)]
            if (status?.kind !== "directory") return []
            return (yield* Effect.forEach(yield* files.list(path), (name) => walk(join(path, name)))).flat()
          })
        const texts = yield* walk(layers)
        expect(texts.length).toBeGreaterThan(5)
        expect(texts.filter((content) => content.includes("hunter2"))).toEqual([])
      })
    ))
})

it("a build without $CNB_LAYERS_DIR is told how it is used", async () => {
  const error = await over({}, Effect.flip(phaseOf({ CNB_LAYERS_DIR: "" }).request))
  expect([error.id, cloudNative.exitCode({ _tag: "Failed", error })]).toEqual(["command/wrong-usage", 2])
})
