/** Libraries that packages are linked against are looked for before the app is shipped. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { Footprint } from "../../src/domain/Footprint.ts"
import { checkLibraries, needsOf } from "../../src/distributions/Libraries.ts"
import type { Part } from "../../src/distributions/Parts.ts"
import type { Linked } from "../../src/domain/Distribution.ts"
import * as Env from "../../src/services/Env.ts"
import * as Report from "../../src/services/Report.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { runtime } from "../support/memory/Stack.ts"

const file = "lib/python3.12/site-packages/hx/_hx.cpython-312-x86_64-linux-gnu.so"
const linked = (more: Partial<Linked> = {}): Linked => ({
  file,
  needs: ["libhx.so.1"],
  places: [],
  linkedHere: true,
  ...more
})
const part = (libraries: ReadonlyArray<Linked>, files: ReadonlyArray<string> = []): Part => {
  const made = {
    members: 1,
    size: 512,
    files: Object.fromEntries(files.map((path) => [path, ""])),
    distributions: [{ name: "hx", version: "1", metadata: "hx-1.dist-info", requires: [], scripts: [] }],
    libraries
  }
  return { key: undefined, how: "built", made, piece: { _tag: "Fresh", tar: "", made } }
}

const checked = (
  one: Linked,
  files: ReadonlyArray<string> = [],
  variables: Readonly<Record<string, string>> = {},
  texts: Readonly<Record<string, string>> = {}
) => {
  const said: Array<string> = []
  const python = { ...runtime("3.12.1"), executable: "/opt/python/bin/python3.12" }
  const place = { root: "/app", prefix: "/app/.tmp/python", runtime: python }
  const env = Env.layerMemory(variables)
  const world = Layer.mergeAll(
    Layer.succeed(Footprint, { keeps: [], profiles: [".profile.d"], home: "" }),
    layerMemory({ [`/app/.tmp/python/${file}`]: "", ...Object.fromEntries(files.map((path) => [path, ""])), ...texts }),
    env,
    Report.layer((text) => void said.push(text)).pipe(Layer.provide(env))
  )
  const ended = Effect.runSync(Effect.provide(Effect.result(checkLibraries(place, needsOf([part([one])]))), world))
  return Result.isFailure(ended) ? ended.failure.message : said.join("")
}

describe("a library is there", () => {
  it.each<
    readonly [string, Linked, ReadonlyArray<string>, Readonly<Record<string, string>>, Readonly<Record<string, string>>]
  >([
    ["in a place of the system", linked(), ["/usr/lib/libhx.so.1"], {}, {}],
    [
      "or need not be, for a file that its package does without",
      linked({ file: "lib/python3.12/site-packages/numba/np/ufunc/tbbpool.cpython-312-x86_64-linux-gnu.so" }),
      [],
      {},
      {}
    ],
    ["in one of Debian's", linked(), ["/usr/lib/x86_64-linux-gnu/libhx.so.1"], {}, {}],
    [
      "in one that the loader's configuration names",
      linked(),
      ["/srv/hx/libhx.so.1"],
      {},
      { "/etc/ld.so.conf.d/hx.conf": "# hx\n/srv/hx\n" }
    ],
    [
      "in one that musl's names",
      linked(),
      ["/srv/hx/libhx.so.1"],
      {},
      { "/etc/ld-musl-x86_64.path": "/lib:/srv/hx\n" }
    ],
    ["on $LD_LIBRARY_PATH", linked(), ["/srv/hx/libhx.so.1"], { LD_LIBRARY_PATH: "/none:/srv/hx" }, {}],
    [
      "beside the file, by its own word",
      linked({ places: ["$ORIGIN/../hx.libs"] }),
      ["/app/.tmp/python/lib/python3.12/site-packages/hx.libs/libhx.so.1"],
      {},
      {}
    ],
    ["in the interpreter's folder", linked(), ["/opt/python/lib/libhx.so.1"], {}, {}],
    ["where a buildpack before this one put it", linked(), ["/app/.apt/usr/lib/x86_64-linux-gnu/libhx.so.1"], {}, {}],
    [
      "where its start script will look",
      linked(),
      ["/app/.hx/libhx.so.1"],
      {},
      { "/app/.profile.d/hx.sh": 'export LD_LIBRARY_PATH="$HOME/.hx:$LD_LIBRARY_PATH"\n' }
    ],
    ["by its whole path", linked({ needs: ["/srv/hx/libhx.so.1"] }), ["/srv/hx/libhx.so.1"], {}, {}],
    ["with the driver of another machine", linked({ needs: ["libcuda.so.1"] }), [], {}, {}]
  ])("%s", (_, one, files, variables, texts) => {
    expect(checked(one, files, variables, texts)).toBe("")
  })

  it("in another package, whoever loads it", () => {
    expect(needsOf([part([linked()]), part([], ["lib/python3.12/site-packages/hx_data/libhx.so.1"])])).toEqual([])
  })
})

describe("a library is not there", () => {
  it("which is an error that names file, library and package, where it was linked on this stack", () => {
    expect(checked(linked(), ["/usr/lib/libhx.so.2"])).toBe(
      "_hx.cpython-312-x86_64-linux-gnu.so of hx is linked against libhx.so.1, which no place has that is looked in when the app runs."
    )
  })

  it.each<readonly [string, Linked, ReadonlyArray<string>, Readonly<Record<string, string>>]>([
    ["somebody else linked it", linked({ linkedHere: false }), [], {}],
    ["the linker had it from a variable", linked(), ["/srv/hx/libhx.so.1"], { LDFLAGS: "-L/srv/hx" }]
  ])("which is a warning where %s", (_, one, files, variables) => {
    const said = checked(one, files, variables)
    expect(said).toContain("Some packages need libraries of the system that are not here.")
    expect(said).toContain("hx: libhx.so.1")
  })
})
