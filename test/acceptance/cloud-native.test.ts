/** Images that the real lifecycle builds, and the real launcher starts: as another user, from layers that nobody may write to. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Spec, Validation } from "@cyclonedx/cyclonedx-library"
import { beforeAll, describe, expect, it } from "vitest"
import { plant, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { needs } from "../support/machine/Needs.ts"
import { forAnybody, pythons } from "../support/machine/Pythons.ts"
import {
  build,
  buildClients,
  buildWell,
  type Built,
  entryPoint,
  hasGo,
  launch,
  unpackImage,
  type WorkArea,
  workArea
} from "../support/staging/Lifecycle.ts"
import { djangoApp, network } from "../support/staging/DjangoApp.ts"
import { projectIn } from "../support/index/Projects.ts"
import { otherUser } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"

const { index } = setting()
const reachable = pythons().findLast(forAnybody)
const { lacking, words } = needs({ Go: hasGo, root: otherUser, "a Python for anybody": reachable !== undefined })

const source = (word: string): string =>
  [
    "import alpha",
    "def app(environ, start):",
    "    start('200 OK', [('Content-Type', 'text/plain')])",
    `    return [('${word} %s %s' % (alpha.version, alpha.__file__)).encode()]`,
    ""
  ].join("\n")
const app = {
  "requirements.txt": "alpha==1.0\nminiweb==1.0\n",
  Procfile: "web: miniweb app:app\nshell: echo $PORT\n",
  "app.py": source("first")
}

/** The distributions that are installed below a folder, by the names of their descriptions. */
const installedIn = (folder: string): ReadonlyArray<string> =>
  walk(folder)
    .flatMap((path) => /\/([^/]+\.dist-info)$/.exec(path)?.[1] ?? [])
    .toSorted()

describe.skipIf(lacking)(`an image${words}`, () => {
  let clients = ""
  let area: WorkArea
  let first: Built
  const envOf = (): Readonly<Record<string, string>> => ({
    PIP_INDEX_URL: index().url,
    // The run image of these tests is the machine itself.
    PYTHON_RUNTIMES: "host",
    BUILDPACK_PYTHON_PATH: reachable?.root ?? "",
    BP_CPYTHON_VERSION: reachable?.version ?? ""
  })
  const packages = (): string => join(area.layers, "python-buildpack_python/packages")

  beforeAll(async () => {
    clients = buildClients()
    area = workArea({ clients, app, env: envOf() })
    first = await buildWell(area)
  })

  it("has a layer of the packages and one of the environment, and the log says why", () => {
    expect(Object.keys(first.layers)).toEqual(["environment", "packages"])
    expect(first.output).toContain("packages: made, since there was none before")
    expect(first.output).toContain("$BP_CPYTHON_VERSION, a variable of Paketo's buildpacks, counts as PYTHON_VERSION=")
  })

  it("has bills of materials of its packages in the formats of both, with what the index says of them", async () => {
    const place = join(area.layers, "sbom/launch/python-buildpack_python/packages")
    const cycloneDx = readFileSync(join(place, "sbom.cdx.json"), "utf8")
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot7).validate(cycloneDx)).toBeNull()
    expect(JSON.parse(cycloneDx).components).toMatchObject([
      { name: "alpha", version: "1.0", purl: "pkg:pypi/alpha@1.0", licenses: [{ license: { id: "MIT" } }] },
      { name: "miniweb", version: "1.0", purl: "pkg:pypi/miniweb@1.0" }
    ])
    const content = index().file("alpha-1.0-py2.py3-none-any.whl").sha256
    expect(JSON.parse(cycloneDx).components[0].hashes).toEqual([{ alg: "SHA-256", content }])
    const spdx = JSON.parse(readFileSync(join(place, "sbom.spdx.json"), "utf8"))
    expect(spdx.packages.map(({ name }: { name: string }) => name)).toEqual(["alpha", "miniweb"])
  })

  it("holds no compiled file that a change of times would make stale (pitfall 29)", () => {
    unpackImage(area)
    const compiled = walk(packages()).filter((path) => path.endsWith(".pyc"))
    expect(compiled.length).toBeGreaterThan(1)
    // The flags behind the magic number: 0 is a file that is valid for a time of its source (PEP 552).
    expect(compiled.filter((path) => readFileSync(path).readUInt32LE(4) === 0)).toEqual([])
  })

  it("is the same to the last byte when it is built elsewhere without a past, and then its layers are reused", async () => {
    const other = join(temporaryFolder("elsewhere", "-"), "app")
    cpSync(area.app, other, { recursive: true })
    const cache = join(area.root, "cache")
    for (const name of readdirSync(cache)) rmSync(join(cache, name), { recursive: true })
    const { layers } = await buildWell(area, { app: other })
    expect(layers).toEqual({
      environment: { digest: first.layers["environment"]?.digest, reused: true },
      packages: { digest: first.layers["packages"]?.digest, reused: true }
    })
  })

  it("that is rebuilt with one source file changed reuses every layer, of which nothing is written (twice)", async () => {
    for (const word of ["second", "third"]) {
      writeFileSync(join(area.app, "app.py"), source(word))
      const { layers, output } = await buildWell(area)
      expect(Object.values(layers).map(({ reused }) => reused)).toEqual([true, true])
      expect(output).toContain("packages: kept, since nothing of it changed")
      // The cache of the build before, to the last byte.
      expect(output).toContain("Reusing cache layer 'python-buildpack/python:cache'")
      const made = readdirSync(join(area.layers, "python-buildpack_python"))
      expect(made.filter((name) => !name.endsWith(".toml"))).toEqual([
        "cache",
        "environment",
        "packages.sbom.cdx.json",
        "packages.sbom.spdx.json",
        "report"
      ])
      expect(readFileSync(join(area.layers, "python-buildpack_python/report/report.json"), "utf8")).toContain(
        `"platform":"cloud-native"`
      )
    }
    unpackImage(area)
    expect(await launch(area)).toContain("third 1.0 ")
  })

  it("that is rebuilt with a requirement changed has another layer of packages, and no other", async () => {
    writeFileSync(join(area.app, "requirements.txt"), "alpha==2.0\nminiweb==1.0\n")
    const { layers, output } = await buildWell(area)
    expect([layers["environment"]?.reused, layers["packages"]?.reused]).toEqual([true, false])
    expect(output).toContain("packages: made, since its content changed")
    unpackImage(area)
    expect(await launch(area)).toContain("third 2.0 ")
  })

  it("of an app with a package of its own has it in a layer that alone is another one when its source changes", async () => {
    const greeting = (word: string) => `import pkgutil
def app(environ, start):
    import alpha
    start("200 OK", [("Content-Type", "text/css")])
    return [("${word} %s " % alpha.version).encode(), pkgutil.get_data("shop", "shop_data/shop.css")]
`
    const pyproject = `[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
`
    const data = { "shop_data/shop.css": "b {}" }
    const project = projectIn("", { name: "shop", version: "1.0", requires: ["alpha==1.0", "miniweb==1.0"] }, "the app")
    const own = workArea({
      clients,
      app: {
        "pyproject.toml": pyproject,
        ...project,
        "shop.py": greeting("one"),
        ...data,
        Procfile: "web: miniweb shop:app\n"
      },
      env: envOf()
    })
    const first = await buildWell(own)
    expect(Object.keys(first.layers)).toEqual(["application", "environment", "packages"])
    unpackImage(own)
    // Its data files are those of the installed package: nothing of it is left in the folder that the server is started in.
    for (const name of ["shop.py", "shop_data"]) rmSync(join(own.app, name), { recursive: true })
    expect(await launch(own)).toBe("one 1.0 b {}")
    plant(own.app, { ...data, "shop.py": greeting("two") })
    const second = await buildWell(own)
    const reused = Object.entries(second.layers).map(([name, layer]) => [name, layer.reused])
    expect(reused).toEqual([
      ["application", false],
      ["environment", true],
      ["packages", true]
    ])
    expect(second.layers["packages"]?.digest).toBe(first.layers["packages"]?.digest)
    const made = readdirSync(join(own.layers, "python-buildpack_python"))
    expect(made).not.toContain("packages")
    unpackImage(own)
    expect(await launch(own)).toBe("two 1.0 b {}")
    const third = await buildWell(own)
    expect(Object.values(third.layers).map((layer) => layer.reused)).toEqual([true, true, true])
    unpackImage(own)
    expect(await launch(own)).toBe("two 1.0 b {}")
  })

  it("of Django answers the style sheet of its admin, and another buildpack builds with it, from a restored layer too", async () => {
    const requirements = "django==5.2.8\nwhitenoise==6.11.0\ngunicorn==23.0.0\n"
    const { PIP_INDEX_URL: _loopback, ...env } = envOf()
    const shared = workArea({
      clients,
      app: djangoApp(requirements),
      env: { ...network, ...env },
      after: {
        id: "tester",
        detect: `echo 'requires = [{ name = "python-packages", metadata = { build = true } }]' >"$CNB_BUILD_PLAN_PATH"\n`,
        build: `python -c 'import django, sys; print("with django", django.__version__, sys.executable)'\n`
      }
    })
    const builds = [
      ["made, since there was none before", "Collecting static files with Django 5.2.8"],
      ["kept, since nothing of it changed", "Putting the static files of an earlier staging back"]
    ] as const
    for (const [why, collected] of builds) {
      rmSync(join(shared.app, "collected"), { recursive: true, force: true })
      const { output } = await buildWell(shared)
      expect(output).toContain(`packages: ${why}`)
      expect(output).toContain(`with django 5.2.8 ${shared.layers}/python-buildpack_python/packages/prefix/bin/python`)
      expect(output).toContain(`-----> ${collected}\n`)
    }
    unpackImage(shared)
    expect(await launch(shared, { path: "/static/admin/css/base.css" })).toContain("DJANGO Admin styles")
  })

  it("for tests has what is for tests as well, starts them by itself, and its trace belongs to the platform's", async () => {
    const [traceId, spanId] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"]
    const tested = workArea({
      clients,
      app: { ...app, "requirements-test.txt": "beta==1.0\n", Procfile: "web: miniweb app:app\ntest: python -m beta\n" },
      env: { ...envOf(), CNB_OTEL_TRACEPARENT: `00-${traceId}-${spanId}-01` }
    })
    const { output } = await buildWell(tested, { execEnv: "test" })
    expect(output).toContain("built for `test` ($CNB_EXEC_ENV), so requirements-test.txt counts as well")
    const [file = ""] = readdirSync(join(tested.layers, "tracing/buildpacks"))
    expect(file).toMatch(/^python-buildpack_python@[\d.]+-build\.jsonl$/)
    const lines = readFileSync(join(tested.layers, "tracing/buildpacks", file), "utf8")
      .trimEnd()
      .split("\n")
    const spans = lines.flatMap((line) => JSON.parse(line).resourceSpans[0].scopeSpans[0].spans)
    expect(spans.at(-1)).toMatchObject({ name: "build", traceId, parentSpanId: spanId, status: { code: 1 } })
    const names = spans.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(["Staging.plan", "Survey.survey", "Execution.execute", "Layers.write"])
    )
    expect(entryPoint(tested)).toEqual(["/cnb/process/test"])
    unpackImage(tested)
    expect(installedIn(join(tested.layers, "python-buildpack_python/packages"))).toEqual([
      "alpha-1.0.dist-info",
      "beta-1.0.dist-info",
      "miniweb-1.0.dist-info"
    ])
  })

  it("is none for an app in another language: the lifecycle asks the next buildpack (pitfall 22)", async () => {
    const other = workArea({ clients, app: { "package.json": "{}" }, env: {} })
    // 20: all have declined; 21 would be that one has failed.
    expect((await build(other, { phases: ["analyze", "detect"] })).code).toBe(20)
  })

  it("is none for a version that is none: the build fails with our message", async () => {
    const broken = workArea({ clients, app: { "requirements.txt": "", ".python-version": "latest\n" }, env: envOf() })
    rmSync(join(broken.root, "platform/env/BP_CPYTHON_VERSION"))
    const { code, output } = await build(broken)
    expect([code, output]).toEqual([51, expect.stringContaining("(python-version-file/invalid-version)")])
  })
})
