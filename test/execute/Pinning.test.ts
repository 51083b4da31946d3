/** An environment is pinned only when every distribution in it is fixed: then no index has a say any more. */
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import type { Requirements } from "../../src/domain/Requirements.ts"
import { isPinned } from "../../src/execute/Pinning.ts"
import { parse } from "../../src/formats/requirements/RequirementsFile.ts"
import { runtime } from "../support/memory/Stack.ts"

const folders = new Set(["libs/local"])
const lines = (text: string, more: Readonly<Record<string, string>> = {}): Requirements => {
  const texts: Readonly<Record<string, string>> = {
    "requirements.txt": text,
    "libs/local/setup.py": "",
    "libs/six-1.16.0.tar.gz": "",
    ...more
  }
  return parse(
    "/app",
    (path) => {
      const content = texts[path]
      return content === undefined ? (folders.has(path) ? "directory" : "missing") : new TextEncoder().encode(content)
    },
    new Map([["VERSION", "3.0.0"]])
  )
}
/** `flask 3.0.0`. */
const settled = (...all: ReadonlyArray<string>) =>
  all.map((text) => {
    const [name = "", version = ""] = text.split(" ")
    return { name, version }
  })
const pinned = (text: string, all: ReadonlyArray<string>, more: Readonly<Record<string, string>> = {}) =>
  isPinned([lines(text, more)], settled(...all), new Set(), python)

const python = runtime("3.12.1")
const commit = "0123456789abcdef0123456789abcdef01234567"
const digest = "a".repeat(64)

describe("pinned is", () => {
  it.each<readonly [string, ReadonlyArray<string>]>([
    ["", []],
    ["flask==3.0.0", ["flask 3.0.0"]],
    ["Flask == 3.0", ["flask 3.0.0"]],
    ["zope_interface==6.0", ["zope-interface 6.0"]],
    ["flask===3.0.0", ["flask 3.0.0"]],
    ["torch==2.1", ["torch 2.1.0+cpu"]],
    ["torch==2.1+cpu", ["torch 2.1+cpu"]],
    ["flask[async]==3.0.0", ["flask 3.0.0"]],
    ["flask==3.0.0\nclick==8.1.7 ; python_version >= '3.7'", ["flask 3.0.0", "click 8.1.7"]],
    ["six==1.16.0 ; python_version < '3'\nsix==1.17.0 ; python_version >= '3'", ["six 1.17.0"]],
    [`six==1.16.0 ; sys_platform == "linux" --hash=sha256:${digest}`, ["six 1.16.0"]],
    ["flask==${VERSION}\n-c constraints.txt", ["flask 3.0.0", "click 8.1.7"]],
    [`flask==3.0.0 --hash=sha256:${digest}`, ["flask 3.0.0"]],
    [`https://files.example.test/six-1.16.0.tar.gz#sha256=${digest}`, ["six 1.16.0"]],
    [`six @ https://files.example.test/six-1.16.0.tar.gz#egg=six&sha256=${digest}`, ["six 1.16.0"]],
    [`six @ git+https://git.example.test/six.git@${commit}`, ["six 1.16.0"]],
    [`git+ssh://git@git.example.test/six.git@${commit}#egg=six`, ["six 1.16.0"]],
    [`-e git+https://git.example.test/six.git@${commit}#egg=six`, ["six 1.16.0"]],
    ["libs/six-1.16.0.tar.gz#egg=six\nsix @ file:///app/libs/six-1.16.0.tar.gz", ["six 1.16.0"]]
  ])("%j with %j", (text, all) => {
    expect(pinned(text, all, { "constraints.txt": "click==8.1.7\n" })).toBe(true)
  })
})

describe("not pinned is", () => {
  it.each<readonly [string, ReadonlyArray<string>]>([
    ["flask", ["flask 3.0.0"]],
    ["flask>=3.0.0", ["flask 3.0.0"]],
    ["flask~=3.0.0", ["flask 3.0.0"]],
    ["flask<=3.0.0", ["flask 3.0.0"]],
    ["flask==3.*", ["flask 3.0.0"]],
    ["flask==3.0.0,>2", ["flask 3.0.0", "click 8.1.7"]],
    ["flask==3.0.0", ["flask 3.0.0", "click 8.1.7"]],
    ["flask==3.0.0\nclick>=8", ["flask 3.0.0", "click 8.1.7"]],
    ["flask-login==3.0.0", ["flask 3.0.0"]],
    ["flask==3.0.1", ["flask 3.0.0"]],
    ["torch==2.1+cpu", ["torch 2.1"]],
    ["flask==3.0.0\nclick==8.1.7 ; python_version < '3'", ["flask 3.0.0", "click 8.1.7"]],
    ["flask==3.0.0 ; platform_release == '6.1'", ["flask 3.0.0"]],
    [`six==1.16.0 ; sys_platform == "win32" --hash=sha256:${digest}`, ["six 1.16.0"]],
    [`six @ git+https://git.example.test/six.git@${commit} ; python_version < "3"`, ["six 1.16.0"]],
    ["https://files.example.test/six-1.16.0.tar.gz", ["six 1.16.0"]],
    ["six @ https://files.example.test/six-1.16.0.tar.gz", ["six 1.16.0"]],
    [`https://files.example.test/six-mock-1.16.0.tar.gz#sha256=${digest}`, ["six 1.16.0"]],
    ["six @ git+https://git.example.test/six.git", ["six 1.16.0"]],
    ["six @ git+https://git.example.test/six.git@main", ["six 1.16.0"]],
    ["six @ git+https://git.example.test/six.git@feature/new", ["six 1.16.0"]],
    ["six @ git+https://git.example.test/six.git@0123456", ["six 1.16.0"]],
    [`six @ git+https://git.example.test/${commit}/six.git`, ["six 1.16.0"]],
    ["-r https://files.example.test/more.txt\nflask==3.0.0", ["flask 3.0.0"]],
    ["-c https://files.example.test/more.txt\nflask==3.0.0", ["flask 3.0.0"]]
  ])("%j with %j", (text, all) => {
    expect(pinned(text, all)).toBe(false)
  })
})

describe("what is fixed by being what it is", () => {
  it("needs no line", () => {
    expect(isPinned([lines("flask==3.0.0")], settled("flask 3.0.0", "shop 1.0"), new Set(["shop"]), python)).toBe(true)
  })

  it("may stand in another list of lines", () => {
    const both = [lines("flask"), lines("flask==3.0.0")]
    expect(isPinned(both, settled("flask 3.0.0"), new Set(), python)).toBe(true)
    expect(isPinned([], settled("flask 3.0.0"), new Set(), python)).toBe(false)
  })
})

const names = ["flask", "click", "six", "jinja2"] as const
const line = Schema.Struct({
  name: Schema.Literals(names),
  how: Schema.Literals(["==1.0", ">=1.0", "", "==1.*", "==2.0"])
})
const app = Arbitrary.schema(Schema.Struct({ lines: Schema.Array(line), found: Schema.Array(Schema.Literals(names)) }))

describe("any environment", () => {
  it.prop(
    "is pinned exactly when each distribution has a line that allows its version alone",
    [app],
    ([{ found, lines: all }]) => {
      const fixed = (name: string): boolean => all.some((one) => one.name === name && one.how === "==1.0")
      const text = all.map(({ how, name }) => `${name}${how}`).join("\n")
      expect(
        pinned(
          text,
          found.map((name) => `${name} 1.0`)
        )
      ).toBe(found.every(fixed))
    }
  )
})
