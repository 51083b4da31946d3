/** Which locked lines surely ask for something, and what decides which file pip chooses by one. */
import { describe, expect, it } from "vitest"
import type { Inputs } from "../../src/keys/EnvironmentInputs.ts"
import { type Choosing, keyOfChoice, mayHold, surelyAsked } from "../../src/keys/LockedLine.ts"
import { runtime } from "../support/memory/Stack.ts"

const python = runtime("3.12.1")
const hash = (letter: string): string => `--hash=sha256:${letter.repeat(64)}`
const asked = (...lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  surelyAsked(lines, python).map(({ name, version }) => `${name} ${version}`)

describe("a release is surely asked for", () => {
  it.each([
    [`Foo_Bar==1.0 ${hash("a")} ${hash("b")}`, "foo-bar 1.0"],
    [`foo==1.0+local ; python_version >= '3' ${hash("a")}`, "foo 1.0+local"],
    [`foo==1!2.0 ; sys_platform == "linux" or extra == 'a' ${hash("a")}`, "foo 1!2.0"]
  ])("by %s", (line, is) => {
    expect(asked(line)).toEqual([is])
  })

  it.each([
    ["without a hash", "foo==1.0"],
    ["without a version", `foo>=1 ${hash("a")}`],
    ["by its address", `foo @ https://host.test/foo-1.0.zip#sha256=00 ${hash("a")}`],
    ["by its path", `./foo-1.0-py3-none-any.whl ${hash("a")}`],
    ["where its condition does not hold", `foo==1.0 ; python_version < '3' ${hash("a")}`],
    ["where nobody here can say", `foo==1.0 ; platform_release > '6' ${hash("a")}`]
  ])("not %s", (_, line) => {
    expect(asked(line)).toEqual([])
  })

  it("by the only line of its name that may hold", () => {
    const here = `foo==1.0 ; sys_platform == 'linux' ${hash("a")}`
    expect(asked(here, `Foo==2.0 ; sys_platform != 'linux' ${hash("b")}`)).toEqual(["foo 1.0"])
    expect(asked(here, `Foo==2.0 ; platform_release != '6' ${hash("b")}`)).toEqual([])
    expect(asked(here, here.replace("1.0", "2.0"))).toEqual([])
    expect(asked(here, "foo @ https://host.test/foo-1.0.zip")).toEqual([])
    expect(asked(here, "foo @ https://host.test/foo-1.0.zip ; python_version < '3'")).toEqual(["foo 1.0"])
  })
})

it("what surely does not hold asks for nothing, and what nobody can say may", () => {
  expect(mayHold(`foo==1.0 ; os_name == 'nt' and platform_release > '6' ${hash("a")}`, python)).toBe(false)
  expect(mayHold(`foo==1.0 ; not a condition ${hash("a")}`, python)).toBe(true)
  expect(mayHold("./folder", python)).toBe(true)
})

describe("the key of a choice", () => {
  const inputs: Inputs = { Python: "3.12.1 cpython", "the stack": "here", $PIP_NO_BINARY: "x", "uv.lock": "one" }
  const choosing: Choosing = { inputs, options: ["--extra-index-url https://host.test"], files: [] }
  const keyOf = (line: string, more: Partial<Choosing> = {}): string => {
    const [found] = surelyAsked([line], python)
    return found === undefined ? "" : keyOfChoice({ ...choosing, ...more })(found)
  }
  const line = `foo-bar==1.0 ${hash("a")} ${hash("b")}`
  const file = (name: string, place = "https://host.test/x") => ({ name, place })

  it("is the same whatever else the lock file and the app say", () => {
    expect(keyOf(`Foo.Bar==1.0 ; python_version > '3' ${hash("b")} ${hash("a")}`)).toBe(keyOf(line))
    const others = { ...inputs, "uv.lock": "two", "pyproject.toml": "other", "the app's own files": "other" }
    expect(keyOf(line, { inputs: others, files: [file("foo-1.0-py3-none-any.whl"), file("baz.zip")] })).toBe(
      keyOf(line)
    )
  })

  it.each<readonly [string, string, Partial<Choosing>]>([
    ["its version", line.replace("1.0", "1.1"), {}],
    ["its hashes", `foo-bar==1.0 ${hash("a")}`, {}],
    ["the Python", line, { inputs: { ...inputs, Python: "3.12.2 cpython" } }],
    ["the system", line, { inputs: { ...inputs, "the stack": "there" } }],
    ["a variable of pip", line, { inputs: { ...inputs, $PIP_NO_BINARY: "foo" } }],
    ["pip's settings", line, { inputs: { ...inputs, "pip's settings in /etc/pip.conf": "new" } }],
    ["options of the lock file", line, { options: ["--only-binary :all:"] }],
    ["a file of the release", line, { files: [file("foo_bar-1.0-py3-none-any.whl")] }]
  ])("is another one with %s", (_, other, more) => {
    expect(keyOf(other, more)).not.toBe(keyOf(line))
    expect(keyOf(other, more)).toMatch(/^[0-9a-f]{40}$/)
  })
})
