/** What lies in places that variables name to builds counts by its content. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { Footprint } from "../../src/domain/Footprint.ts"
import { type Builds, namedPlaces } from "../../src/keys/NamedPlaces.ts"
import { isConfigProgram } from "../../src/keys/ProgramPlaces.ts"
import { layerMemory, type Planted } from "../../src/testing/MemoryFilesystem.ts"

const places = (
  variables: Readonly<Record<string, string>>,
  files: Readonly<Record<string, Planted>> = {},
  builds: Partial<Builds> = {}
) =>
  Object.fromEntries(
    Effect.runSync(
      Effect.provide(
        namedPlaces("/app", new Map(Object.entries(variables)), { folders: [], path: "", python: [], ...builds }).pipe(
          Effect.provideService(Footprint, { keeps: [".python/"], profiles: [], home: "" })
        ),
        layerMemory({
          "/app/.apt/usr/lib/libhx.so.1": "one",
          "/app/.apt/usr/lib/deeper/data": "",
          "/app/.apt/usr/include/hx/hx.h": "int hx;",
          "/app/.apt/usr/bin/hx-config": "#!/bin/sh",
          "/usr/include/stdio.h": "",
          "/srv/hx/lib/libhx.a": "",
          "/srv/hx/lib/x86_64-linux-gnu/libhx.a": "",
          "/srv/hx/libexec/hx": "",
          "/srv/h x/include/hx.h": "",
          ...files
        })
      )
    )
  )

describe("places are found in", () => {
  it.each<readonly [name: string, value: string, found: ReadonlyArray<string>]>([
    ["CPATH", "/app/.apt/usr/include:/usr/include", ["the files in .apt/usr/include"]],
    ["CPATH", "/srv/h x/include:/none", ["the files in /srv/h x/include"]],
    ["LIBRARY_PATH", "/app/.apt/usr/lib:", ["the libraries in .apt/usr/lib"]],
    ["LD_LIBRARY_PATH", "/app/.apt/usr/lib", ["the libraries in .apt/usr/lib"]],
    ["PKG_CONFIG_PATH", "/srv/hx/lib/", ["the libraries in /srv/hx/lib"]],
    [
      "CFLAGS",
      "-O2 -I/app/.apt/usr/include -isystem /srv/hx",
      ["the files in .apt/usr/include", "the files in /srv/hx"]
    ],
    [
      "LDFLAGS",
      "-L/app/.apt/usr/lib -Wl,-rpath,/srv/hx/lib",
      ["the libraries in .apt/usr/lib", "the libraries in /srv/hx/lib"]
    ],
    ["HX_PREFIX", "/srv/hx", ["the files in /srv/hx"]],
    ["HX_LIB_DIR", "/srv/hx/lib", ["the libraries in /srv/hx/lib"]],
    ["HX_LIB_DIR", "/srv/hx/lib/x86_64-linux-gnu", ["the libraries in /srv/hx/lib/x86_64-linux-gnu"]],
    ["HX_DIR", "/srv/hx/libexec", ["the files in /srv/hx/libexec"]],
    ["CFLAGS", "-I/app/.apt/usr/lib/../include", ["the files in .apt/usr/include"]],
    [
      "HX_CONFIG",
      "/app/.apt/usr/bin/hx-config",
      ["the files in .apt/usr/bin/hx-config", "the files in .apt/usr/include", "the libraries in .apt/usr/lib"]
    ],
    ["CFLAGS", "-I/app -I/ -I/usr/include -I. -Iinclude -I/none -O2", []],
    ["PIP_FIND_LINKS", "/srv/hx", []],
    ["HX_LIBS", "https://example.test/srv/hx", []]
  ])("$%s: %s", (name, value, found) => {
    expect(Object.keys(places({ [name]: value })).toSorted()).toEqual(found)
  })
})

it.each<readonly [variable: string, path: string, counts: boolean]>([
  ["LIBRARY_PATH=/app/.apt/usr/lib", "/app/.apt/usr/lib/libhx.so.1", true],
  ["LIBRARY_PATH=/app/.apt/usr/lib", "/app/.apt/usr/lib/libhx.so.2", true],
  ["LIBRARY_PATH=/app/.apt/usr/lib", "/app/.apt/usr/lib/deeper/data", false],
  ["CPATH=/app/.apt/usr/include", "/app/.apt/usr/include/hx/hx.h", true],
  ["HX_PREFIX=/app/.apt/usr", "/app/.apt/usr/share/doc/hx", false],
  ["HX_PREFIX=/app/.apt/usr", "/app/.apt/usr/share/documents/hx", true],
  ["HX_PREFIX=/app/.apt/usr", "/app/.apt/usr/hx/__pycache__/hx.pyc", false]
])("%s: another %s counts: %s", (variable, path, counts) => {
  const [name = "", value = ""] = variable.split("=")
  const [before, after] = [places({ [name]: value }), places({ [name]: value }, { [path]: "another" })]
  expect(JSON.stringify(before) !== JSON.stringify(after)).toBe(counts)
})

describe("a relative path counts from the folder that is built", () => {
  const files = { "/app/include/hx.h": "int hx;", "/app/lib/libhx.a": "", "/app/libs/hx/include/own.h": "" }
  it.each<readonly [value: string, found: ReadonlyArray<string>]>([
    ["CFLAGS=-I../../include -O2", ["the files in include"]],
    ["CPPFLAGS=-isystem ../../include", ["the files in include"]],
    ["LDFLAGS=-L../../lib -Wl,-rpath,../../lib", ["the libraries in lib"]],
    ["LIBRARY_PATH=../../lib:", ["the libraries in lib"]],
    ["CPATH=../../include:include", ["the files in include"]],
    ["HX_PREFIX=./../..", ["the files in ."]],
    ["CFLAGS=-Iinclude -I. -I../hx/include", []],
    ["LDFLAGS=-Wl,-rpath,'$ORIGIN/../lib'", []],
    ["CFLAGS=-I../../../../etc", []]
  ])("%s", (variable, found) => {
    const [name = "", value = ""] = [
      variable.slice(0, variable.indexOf("=")),
      variable.slice(variable.indexOf("=") + 1)
    ]
    expect(Object.keys(places({ [name]: value }, files, { folders: ["/app/libs/hx"] }))).toEqual(found)
    // An archive is unpacked where no path of a user leads to.
    expect(places({ [name]: value }, files)).toEqual({})
  })

  it("and its content decides, but not what stagings make", () => {
    const of = (variables: Readonly<Record<string, string>>, more: Readonly<Record<string, Planted>>) =>
      JSON.stringify(places(variables, { ...files, ...more }, { folders: ["/app/libs/hx"] }))
    const [include, all] = [{ CFLAGS: "-I../../include" }, { CFLAGS: "-I../.." }]
    expect(of(include, { "/app/include/hx.h": "long hx;" })).not.toBe(of(include, {}))
    expect(of(include, { "/app/other.h": "" })).toBe(of(include, {}))
    expect(of(all, { "/app/other.h": "" })).not.toBe(of(all, {}))
    expect(of(all, { "/app/.python/bin/python": "" })).toBe(of(all, {}))
  })
})

it.each<readonly [path: string, tells: boolean]>([
  ["/a/bin/pg_config", true],
  ["xml2-config", true],
  ["/a/bin/pkg-config", true],
  ["/a/bin/pkgconf", true],
  ["x86_64-linux-gnu-pkg-config", true],
  ["python3-config", true],
  ["llvm-config-18", true],
  ["freetype-config.in", true],
  ["pg_config.15.2", true],
  ["reconfig", false],
  ["pg_configure", false],
  ["config.d/pg", false]
])("%s is a program that tells where a library is: %s", (path, tells) => {
  expect(isConfigProgram(path)).toBe(tells)
})

describe("programs on PATH", () => {
  const program = (content: string): Planted => ({ content, mode: 0o755 })
  const config = "/app/.apt/usr/bin/pg_config"
  const found = (path: string, files: Readonly<Record<string, Planted>> = {}, more: Partial<Builds> = {}) =>
    places({}, { [config]: program("echo one"), ...files }, { path, ...more })

  it.each<readonly [path: string, found: ReadonlyArray<string>]>([
    [
      "/app/.apt/usr/bin:/usr/bin",
      ["the programs in .apt/usr/bin", "the files in .apt/usr/include", "the libraries in .apt/usr/lib"]
    ],
    ["/app/tools:/usr/bin", ["the programs in tools"]],
    ["/usr/bin:/srv/hx/bin:/app/.python/bin:/app/node_modules/.bin:/app:bin", []],
    ["/app/.heroku/python/bin", []]
  ])("%s", (path, names) => {
    expect(Object.keys(found(path, {}, { python: ["/app/.heroku/python/bin"] }))).toEqual(names)
  })

  it.each<readonly [what: string, files: Readonly<Record<string, Planted>>, counts: boolean]>([
    ["another text", { [config]: program("echo two") }, true],
    ["a new program", { "/app/.apt/usr/bin/mysql_config": program("") }, true],
    [
      "what a link leads to",
      { [config]: { link: "../lib/pg/pg_config" }, "/app/.apt/usr/lib/pg/pg_config": program("two") },
      true
    ],
    ["a header beside it", { "/app/.apt/usr/include/pg.h": "" }, true],
    ["a library beside it", { "/app/.apt/usr/lib/x86_64-linux-gnu/libpq.so.6": "" }, true],
    ["a link to nothing", { "/app/.apt/usr/bin/gone_config": { link: "nowhere" } }, false],
    ["what is no program", { "/app/.apt/usr/bin/README": "" }, false],
    ["documentation", { "/app/.apt/usr/share/doc/pg": "" }, false]
  ])("%s counts: %s", (_, files, counts) => {
    const path = "/app/.apt/usr/bin"
    expect(JSON.stringify(found(path, files)) !== JSON.stringify(found(path))).toBe(counts)
  })
})
