/** Members of a workspace, and folders: whether uv.lock (of uv 0.13.9) is of what they say. */
import { describe, expect, it } from "vitest"
import { errorOf, planOf } from "../../support/memory/PlannedApp.ts"

const lock = `version = 1
revision = 5
requires-python = ">=3.10"

[manifest]
members = [
    "a",
    "b",
    "root",
]

[[package]]
name = "a"
version = "1"
source = { editable = "packages/a" }
dependencies = [
    { name = "b" },
    { name = "six", marker = "python_full_version < '3.14'" },
]

[package.metadata]
requires-dist = [
    { name = "b", editable = "packages/b" },
    { name = "click", marker = "extra == 'x'" },
    { name = "six", marker = "python_full_version < '3.14'", specifier = ">=1" },
]
provides-extras = ["x"]

[package.metadata.requires-dev]
dev = [{ name = "iniconfig" }]

[[package]]
name = "b"
version = "1"
source = { editable = "packages/b" }

[[package]]
name = "lib"
version = "1"
source = { directory = "lib" }
dependencies = [
    { name = "six" },
]

[package.metadata]
requires-dist = [{ name = "six", specifier = ">=1" }]

[[package]]
name = "root"
version = "1"
source = { virtual = "." }
dependencies = [
    { name = "a" },
    { name = "lib" },
]

[package.metadata]
requires-dist = [
    { name = "a", editable = "packages/a" },
    { name = "lib", directory = "lib" },
]

[[package]]
name = "six"
version = "1.17.0"
source = { registry = "https://pypi.org/simple" }
wheels = [
    { url = "https://files.example.org/six-1.17.0-py2.py3-none-any.whl", hash = "sha256:4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274", size = 11050 },
]
`
const build = '[build-system]\nrequires = ["setuptools"]\n'
const a = `[project]
name = "a"
version = "1"
requires-python = ">=3.10"
dependencies = ["b", "six>=1; python_version < '3.14'"]
optional-dependencies = { x = ["click"] }
[dependency-groups]
dev = ["iniconfig"]
${build}`
const files = {
  "uv.lock": lock,
  "pyproject.toml": `[project]
name = "root"
version = "1"
requires-python = ">=3.10"
dependencies = ["a", "lib"]
[tool.uv.workspace]
members = ["packages/*"]
[tool.uv.sources]
a = { workspace = true }
b = { workspace = true }
lib = { path = "lib" }
`,
  "packages/a/pyproject.toml": a,
  "packages/b/pyproject.toml": `[project]\nname = "b"\nversion = "1"\nrequires-python = ">=3.10"\n${build}`,
  "lib/pyproject.toml": `[project]\nname = "lib"\nversion = "1"\ndependencies = ["six>=1"]\n[dependency-groups]\ndev = ["ruff"]\n${build}`
}

describe("uv.lock", () => {
  it("is of its members and folders as they are", async () => {
    expect((await planOf({ files })).installs.map(({ title }) => title)).toEqual(["uv.lock with pip"])
  })

  it.each<[string, string, string, ReadonlyArray<string>]>([
    [
      "a dependency",
      "packages/a/pyproject.toml",
      a.replace("six>=1", "six>=2"),
      ["`six>=2` stands in packages/a/pyproject.toml alone.", "`six>=1` stands in uv.lock alone."]
    ],
    [
      "a condition",
      "packages/a/pyproject.toml",
      a.replace("3.14", "3.13"),
      ["`six>=1` has another condition in packages/a/pyproject.toml than in uv.lock."]
    ],
    ["an extra", "packages/a/pyproject.toml", a.replace('["click"]', "[]"), ["`click` stands in uv.lock alone."]],
    [
      "a group",
      "packages/a/pyproject.toml",
      a.replace('["iniconfig"]', "[]"),
      ["`iniconfig` in the group dev stands in uv.lock alone."]
    ],
    [
      "a dependency of a folder",
      "lib/pyproject.toml",
      files["lib/pyproject.toml"].replace(">=1", ""),
      ["`six` stands in lib/pyproject.toml alone.", "`six>=1` stands in uv.lock alone."]
    ]
  ])("is not of a member that has changed %s", async (_, path, text, differences) => {
    const error = await errorOf({ files: { ...files, [path]: text } })
    expect([error.id, error.title]).toEqual(["lock-file/drifted", `uv.lock is older than ${path}`])
    for (const difference of differences) expect(error.message).toContain(difference)
  })

  it.each([
    ["no TOML", "[project"],
    ["another project", '[project]\nname = "other"\ndependencies = ["x"]\n'],
    [
      "a project whose build knows what it asks for",
      '[project]\nname = "a"\ndynamic = ["dependencies"]\n[dependency-groups]\ndev = ["iniconfig"]\n'
    ]
  ])("is left in peace by a member that is %s", async (_, text) => {
    expect((await planOf({ files: { ...files, "packages/a/pyproject.toml": text } })).installs).toHaveLength(1)
  })
})
