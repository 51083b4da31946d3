/** Who asks for each package: lines, packages, and these as far as extras and conditions let them. */
import { describe, expect, it } from "vitest"
import { askedBy } from "../../src/execute/AskedBy.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { runtime } from "../support/memory/Stack.ts"

const files: Readonly<Record<string, string>> = { "libs/local/setup.py": "" }
const lines = (text: string, name = "requirements.txt") =>
  parse(
    "/app",
    (path) =>
      path === name || files[path] !== undefined
        ? new TextEncoder().encode(path === name ? text : "")
        : path === "libs/local"
          ? "directory"
          : "missing",
    new Map()
  )

/** `flask: click>=8, jinja2` */
const installed = (...all: ReadonlyArray<string>) =>
  all.map((one) => {
    const [name = "", requires = ""] = one.split(": ")
    return { name, requires: requires === "" ? [] : requires.split(" | ") }
  })

const asked = (
  text: string,
  all: ReadonlyArray<string>,
  more: { readonly own?: string; readonly lock?: string; readonly python?: string } = {}
) => {
  const read = lines(text)
  const named = read.requirements.filter(({ name }) => name === undefined)
  return askedBy({
    lines: [read],
    all: installed(...all),
    asks: new Map(named.map((one) => ["local", one] as const)),
    own: new Set(more.own === undefined ? [] : [more.own]),
    lock: more.lock,
    runtime: runtime(more.python ?? "3.12.1")
  })
}

describe("a package is asked for", () => {
  it("by lines, then by packages in the order of their names", () => {
    expect(asked("flask\nclick\n", ["flask: Click>=8", "click", "black: click (>=7)"])).toEqual({
      flask: ["requirements.txt line 1"],
      click: ["requirements.txt line 2", "black", "flask"]
    })
  })

  it("by a line without a name, which the resolution has named", () => {
    expect(asked("six\n./libs/local\n", ["local", "six"])).toEqual({
      local: ["requirements.txt line 2"],
      six: ["requirements.txt line 1"]
    })
  })

  it.each([
    ["celery", {}],
    ["celery[redis]", { redis: ["celery"] }],
    ["celery[Redis]", { redis: ["celery"] }],
    ["celery[all]", { redis: ["celery"] }],
    ["celery[nested]", { redis: ["celery"] }]
  ])("for an extra that %s asks for, also by way of the package itself", (line, more) => {
    const celery = [
      'redis>=4 ; extra == "redis"',
      'celery[redis] ; extra == "all"',
      "celery[all] ; extra == 'nested'",
      'redis ; python_version < "3.8"'
    ]
    const found = asked(`${line}\n`, [`celery: ${celery.join(" | ")}`, "redis"])
    expect(found).toEqual({ celery: ["requirements.txt line 1"], ...more })
  })

  it("under a condition where it holds", () => {
    const all = ['a: b; python_version < "3" | c; python_version >= "3" | d @ https://host/d;x.zip ; os_name == "nt"']
    expect(asked("a\nb ; python_version < '3'\n", [...all, "b", "c", "d"])).toEqual({
      a: ["requirements.txt line 1"],
      c: ["a"]
    })
    expect(asked("a\n", [...all, "b", "c"], { python: "2.7.18" })).toEqual({
      a: ["requirements.txt line 1"],
      b: ["a"]
    })
  })

  it("by the app itself where that requires it, and by a lock file alone where nobody else does", () => {
    const found = asked("shop\nflask\nclick\n", ["shop: flask", "flask: click", "click", "spare"], {
      own: "shop",
      lock: "uv.lock"
    })
    expect(found["flask"]).toEqual(["requirements.txt line 2", "the app itself"])
    expect(found["spare"]).toBeUndefined()
  })

  it("by no constraint, and a package of any name is found", () => {
    expect(asked("-c constraints.txt\nconstructor\n", ["constructor: constructor", "__proto__"])).toEqual({
      constructor: ["requirements.txt line 2"]
    })
  })
})
