/** What lies in places that variables name to builds counts by its content. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { namedPlaces } from "../../src/keys/NamedPlaces.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"

const places = (variables: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(
    Effect.runSync(
      Effect.provide(
        namedPlaces("/app", new Map(Object.entries(variables))),
        layerMemory({
          "/app/.apt/usr/lib/libhx.so.1": "one",
          "/app/.apt/usr/lib/deeper/data": "",
          "/app/.apt/usr/include/hx/hx.h": "int hx;",
          "/app/.apt/usr/bin/hx-config": "#!/bin/sh",
          "/usr/include/stdio.h": "",
          "/srv/hx/lib/libhx.a": "",
          ...files
        })
      )
    )
  )

describe("places are found in", () => {
  it.each<readonly [name: string, value: string, found: ReadonlyArray<string>]>([
    ["CPATH", "/app/.apt/usr/include:/usr/include", ["the files in .apt/usr/include"]],
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
    ["HX_CONFIG", "/app/.apt/usr/bin/hx-config", ["the files in .apt/usr/bin/hx-config"]],
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
  ["HX_PREFIX=/app/.apt/usr", "/app/.apt/usr/share/doc/hx", false]
])("%s: another %s counts: %s", (variable, path, counts) => {
  const [name = "", value = ""] = variable.split("=")
  const [before, after] = [places({ [name]: value }), places({ [name]: value }, { [path]: "another" })]
  expect(JSON.stringify(before) !== JSON.stringify(after)).toBe(counts)
})
