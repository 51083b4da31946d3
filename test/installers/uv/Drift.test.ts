/** When `uv.lock` is of another `pyproject.toml`, and when the same is only written in another way. */
import { describe, expect, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { DriftedLock } from "../../../src/installers/LockProblems.ts"
import { uv } from "../../../src/installers/uv/Uv.ts"
import { claimOf } from "../../support/memory/ClaimedApp.ts"

const textOf = (name: string, file: string): string =>
  readFileSync(join(import.meta.dirname, "locks", name, file), "utf8")

/** The differences that are told of a real lock beside its project, with a part of that replaced. */
const differences = async (name: string, from: string, to: string): Promise<ReadonlyArray<string>> => {
  const before = textOf(name, "pyproject.toml")
  const changed = before.replace(from, to)
  if (from !== to) expect(changed).not.toBe(before)
  const claim = await claimOf(uv, { "pyproject.toml": changed, "uv.lock": textOf(name, "uv.lock") })
  return (claim?.problems ?? []).flatMap((one) => (one instanceof DriftedLock ? one.differences : [one.id]))
}

describe("is the same", () => {
  it.each(["plain", "conflicts", "forks", "places", "workspace", "members"])("what uv has locked: %s", async (name) => {
    expect(await differences(name, "", "")).toEqual([])
  })
  it.each([
    ["plain", "httpx[http2,socks] >= 0.23, <1", "HTTPX [socks, http2] (<1,>=0.23)"],
    ["plain", `python_version < '3.11'`, `python_full_version < '3.11.0' and python_version >= '3.8'`],
    [
      "plain",
      `sys_platform == \\"win32\\" or platform_machine == 'aarch64'`,
      `platform_machine == 'aarch64' or sys_platform == 'win32'`
    ],
    ["plain", 'version = "0.1.0"', 'version = "0.2.0"'],
    ["plain", '{ include-group = "lint" }', '"pyflakes<4,>=3"'],
    ["plain", 'requires-python = ">=3.8"', 'requires-python = ">= 3.8"'],
    ["forks", '"packaging<24"', '"Packaging <24"']
  ])("%s: `%s` as `%s`", async (name, from, to) => {
    expect(await differences(name, from, to)).toEqual([])
  })
})

/** A lock as uv 0.13.9 writes it of a project with these lines, that asks for one package under a condition. */
const lockedAs = (requires: string, dependency: string, specifier?: string): string =>
  `version = 1
revision = 3
requires-python = "${requires}"

[[package]]
name = "shop"
version = "1.0"
source = { virtual = "." }
dependencies = [{ name = "six"${dependency} }]

[package.metadata]
requires-dist = [{ name = "six"${dependency}${specifier === undefined ? "" : `, specifier = "${specifier}"`} }]

[[package]]
name = "six"
version = "1.17.0"
source = { registry = "https://pypi.org/simple" }
wheels = [{ url = "https://files.pythonhosted.org/six-1.17.0-py2.py3-none-any.whl", hash = "sha256:${"a".repeat(64)}" }]
`

const told = async (requires: string, dependency: string, lock: string): Promise<ReadonlyArray<string>> => {
  const project = `[project]\nname = "shop"\nversion = "1.0"\nrequires-python = "${requires}"\ndependencies = ["${dependency}"]\n`
  const claim = await claimOf(uv, { "pyproject.toml": project, "uv.lock": lock })
  return (claim?.problems ?? []).map(({ id }) => id)
}

describe("what uv writes in another way than the project", () => {
  const forAll = ">=3.8"
  it.each([
    ["platform_system == 'Windows'", "sys_platform == 'win32'"],
    ["platform_system != 'Darwin' and os_name == 'posix'", "os_name == 'posix' and sys_platform != 'darwin'"],
    ["platform_system == 'Windows' or sys_platform == 'win32'", "sys_platform == 'win32'"],
    ["platform_system == 'FreeBSD'", "platform_system == 'FreeBSD'"],
    ["python_version ~= '3.10'", "python_full_version >= '3.10' and python_full_version < '4'"],
    ["python_version in '3.9 3.10'", "python_full_version >= '3.9' and python_full_version < '3.11'"],
    ["python_version not in '3.9'", "python_full_version != '3.9.*'"],
    ["python_version < '4'", "python_full_version < '4'"],
    ["python_version > '3.10'", "python_full_version >= '3.11'"],
    ["python_version >= '3.9.0'", "python_full_version >= '3.9'"]
  ])("is no drift: `%s` as `%s`", async (there, inLock) => {
    expect(await told(forAll, `six ; ${there}`, lockedAs(forAll, `, marker = "${inLock}"`))).toEqual([])
  })
  it.each([
    ["six>=3.08", ">=3.8"],
    ["six>=2024.07.04", ">=2024.7.4"],
    ["six>=1.0rc01,<2", ">=1.0rc1,<2"]
  ])("is no drift: `%s` as `%s`", async (there, inLock) => {
    expect(await told(forAll, there, lockedAs(forAll, "", inLock))).toEqual([])
  })
  it("is no drift: a condition that is none, which uv leaves out", async () => {
    expect(await told(forAll, "six ; python_version < '<3.10'", lockedAs(forAll, ""))).toEqual([])
  })
  it.each([
    [">=3.12,<3.13", "==3.12.*"],
    ["~=3.9", ">=3.9, <4"]
  ])("is no drift: the Pythons `%s` as `%s`", async (there, inLock) => {
    expect(await told(there, "six", lockedAs(inLock, ""))).toEqual([])
  })
  it.each([
    ["six ; platform_system == 'Linux'", ", marker = \"sys_platform == 'win32'\""],
    [
      "six ; python_version in '3.9 3.10'",
      ", marker = \"python_full_version >= '3.9' and python_full_version < '3.12'\""
    ],
    ["six ; python_version ~= '3.10'", ", marker = \"python_full_version >= '3.10' and python_full_version < '3.12'\""]
  ])("is drift where it says another thing: `%s`", async (there, inLock) => {
    expect(await told(forAll, there, lockedAs(forAll, inLock))).toEqual(["lock-file/drifted"])
  })
  it("is drift where it is for other Pythons", async () => {
    expect(await told(">=3.12,<3.14", "six", lockedAs("==3.12.*", ""))).toEqual(["lock-file/drifted"])
  })
})

describe("is another", () => {
  it.each<[string, string, string, ReadonlyArray<string>]>([
    [
      "plain",
      '"six==1.16.*"',
      '"six==1.17.*"',
      ["`six==1.17.*` stands in pyproject.toml alone.", "`six==1.16.*` stands in uv.lock alone."]
    ],
    ["plain", '"six==1.16.*"', "", ["`six==1.16.*` stands in uv.lock alone."]],
    ["plain", '"six==1.16.*"', '"six==1.16.*", "flask"', ["`flask` stands in pyproject.toml alone."]],
    [
      "plain",
      "[http2,socks]",
      "[http2]",
      [
        "`httpx[http2]<1,>=0.23` stands in pyproject.toml alone.",
        "`httpx[http2,socks]<1,>=0.23` stands in uv.lock alone."
      ]
    ],
    ["plain", "< '3.11'", "< '3.12'", ["`tomli` has another condition in pyproject.toml than in uv.lock."]],
    ["plain", '"click", "rich>=10"', '"click"', ["`rich>=10` stands in uv.lock alone."]],
    [
      "plain",
      "lint = [",
      "style = [",
      [
        "`pyflakes<4,>=3` in the group dev stands in uv.lock alone.",
        "`pyflakes<4,>=3` in the group style stands in pyproject.toml alone.",
        "`pyflakes<4,>=3` in the group lint stands in uv.lock alone."
      ]
    ],
    ["plain", '">=3.8"', '">=3.9"', ["`requires-python` is `>=3.9` in pyproject.toml, and `>=3.8` in uv.lock."]],
    ["plain", 'name = "plain"', 'name = "other"', ["pyproject.toml describes `other`, which is not in uv.lock."]],
    [
      "forks",
      "importlib-metadata==6.8.0",
      "importlib-metadata==6.9.0",
      [
        "`importlib-metadata==6.9.0` in `override-dependencies` stands in pyproject.toml alone.",
        "`importlib-metadata==6.8.0` in `override-dependencies` stands in uv.lock alone."
      ]
    ],
    [
      "places",
      'tag = "v1"',
      'tag = "v2"',
      [
        "`gitlib @ git (subdirectory=sub, tag=v2)` stands in pyproject.toml alone.",
        "`gitlib @ git (subdirectory=sub, tag=v1)` stands in uv.lock alone."
      ]
    ],
    [
      "places",
      'lib = { path = "vendor/lib" }',
      "",
      ["`lib` stands in pyproject.toml alone.", "`lib @ folder` stands in uv.lock alone."]
    ]
  ])("%s: `%s` as `%s`", async (name, from, to, told) => {
    expect(await differences(name, from, to)).toEqual(told)
  })
})
