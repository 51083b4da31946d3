/** `$PYTHON_GROUPS` and `$PYTHON_EXTRAS` where no lock file has the groups and extras: what is installed, and what is wrong with a name. */
import { describe, expect, it } from "vitest"
import { inputsOf } from "../../src/domain/Plan.ts"
import { linesOfExtras } from "../../src/installers/ProjectExtras.ts"
import { registry } from "../../src/installers/registry.ts"
import { type Given, errorOf, planOf, said } from "../support/memory/PlannedApp.ts"

const project = `[project]
name = "shop"
version = "1"
dependencies = ["flask"]
[project.optional-dependencies]
web = ["gunicorn>=20"]
Data_Base = ["psycopg[binary]"]
all = ["shop[web, data-base]"]
[dependency-groups]
lint = ["ruff"]
dev = ["pytest>=8", {include-group = "lint"}]
`
const built = `${project}\n[build-system]\nrequires = ["setuptools"]\n`

/** The inputs in words. */
const asked = async (given: Given): Promise<string> =>
  inputsOf((await planOf(given)).installs)
    .map((input) => {
      switch (input._tag) {
        case "ProjectDependencies":
          return input.names.join(" ")
        case "Folder":
          return `.[${(input.extras ?? []).join(",")}]`
        case "RequirementFile":
          return `-r ${input.path}`
        case "Locked":
          return `lock ${input.path}`
      }
    })
    .join(" | ")

describe("what is chosen", () => {
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    ["nothing of [project]", { "pyproject.toml": project }, {}, "flask"],
    ["an extra", { "pyproject.toml": project }, { PYTHON_EXTRAS: "web" }, "flask gunicorn"],
    ["an extra in another spelling", { "pyproject.toml": project }, { PYTHON_EXTRAS: "data.base" }, "flask psycopg"],
    ["extras of the project's own", { "pyproject.toml": project }, { PYTHON_EXTRAS: "all" }, "flask gunicorn psycopg"],
    [
      "all but one",
      { "pyproject.toml": project.replace(/^all.*\n/m, "") },
      { PYTHON_EXTRAS: "all,-web" },
      "flask psycopg"
    ],
    ["a group", { "pyproject.toml": project }, { PYTHON_GROUPS: "dev" }, "flask | pytest ruff"],
    [
      "groups without [project]",
      { "pyproject.toml": "[dependency-groups]\na = ['six']\n", "app.py": "" },
      { PYTHON_GROUPS: "a" },
      "six"
    ],
    [
      "a group beside requirements.txt",
      { "pyproject.toml": project, "requirements.txt": "six\n" },
      { PYTHON_GROUPS: "lint" },
      "-r requirements.txt | ruff"
    ],
    ["extras of what is built", { "pyproject.toml": built }, { PYTHON_EXTRAS: "web data-base" }, ".[data-base,web]"],
    ["a group of what is built", { "pyproject.toml": built }, { PYTHON_GROUPS: "lint" }, "ruff | .[]"],
    [
      "extras of setup.cfg",
      {
        "setup.py": "",
        "setup.cfg": "[metadata]\nname = shop\n[options.extras_require]\nWeb = gunicorn\n  six\ndb: psycopg\n"
      },
      { PYTHON_EXTRAS: "all" },
      ".[db,web]"
    ],
    ["extras that setup.py alone knows", { "setup.py": "" }, { PYTHON_EXTRAS: "web,other" }, ".[other,web]"]
  ])("is %s", async (_, files, variables, inputs) => {
    const quiet = { "runtime.txt": "3.12", ...files }
    expect(await asked({ files: quiet, variables })).toBe(inputs)
  })
})

describe("a name that there is none of", () => {
  it.each<[Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    [
      { "pyproject.toml": project },
      { PYTHON_EXTRAS: "wep" },
      "$PYTHON_EXTRAS names `wep`. pyproject.toml has the extras Data_Base, all, web."
    ],
    [
      { "pyproject.toml": built },
      { PYTHON_EXTRAS: "wep" },
      "$PYTHON_EXTRAS names `wep`. pyproject.toml has the extras Data_Base, all, web."
    ],
    [
      { "pyproject.toml": project },
      { PYTHON_GROUPS: "test" },
      "$PYTHON_GROUPS names `test`. pyproject.toml has the groups dev, lint."
    ],
    [{ "requirements.txt": "six\n" }, { PYTHON_GROUPS: "dev" }, "$PYTHON_GROUPS names `dev`. The app has no groups."],
    [
      { "setup.py": "", "setup.cfg": "[options.extras_require]\nweb = gunicorn\n" },
      { PYTHON_EXTRAS: "db" },
      "$PYTHON_EXTRAS names `db`. setup.cfg has the extras web."
    ]
  ])("%j with %j", async (files, variables, message) => {
    const error = await errorOf({ files: { "runtime.txt": "3.12", ...files }, variables })
    expect([error.id, error.message]).toEqual(["lock-file/unknown-group", message])
  })
})

describe("a group that cannot be read", () => {
  it.each([
    ['a = "six"', "`a` in [dependency-groups] of pyproject.toml is no list (PEP 735)."],
    [
      "a = [1]",
      "`a` in [dependency-groups] of pyproject.toml has an item that is neither a text nor `include-group` (PEP 735)."
    ],
    [
      'a = [{include-group = "b"}]',
      "`a` in [dependency-groups] of pyproject.toml includes `b`, which is no group (PEP 735)."
    ],
    [
      'a = [{include-group = "b"}]\nb = [{include-group = "a"}]',
      "`b` in [dependency-groups] of pyproject.toml includes itself (PEP 735)."
    ]
  ])("%j", async (text, message) => {
    const files = { "app.py": "", "runtime.txt": "3.12", "pyproject.toml": `[dependency-groups]\n${text}\n` }
    const error = await errorOf({ files, variables: { PYTHON_GROUPS: "a" } })
    expect([error.id, error.message]).toEqual(["pyproject/invalid-dependency-group", message])
  })
})

it("extras beside a line that asks for the app itself are told", async () => {
  const files = { "setup.py": "", "requirements.txt": "-e .[web]\n", "runtime.txt": "3.12" }
  expect(said(await planOf({ files, variables: { PYTHON_EXTRAS: "db" } }))).toContain(
    "warning application/extras-not-asked"
  )
})

it("an extra that includes itself ends", () => {
  const document = { project: { "optional-dependencies": { a: ["shop[b]", "six"], b: ["shop[a]", "idna"] } } }
  const pyproject = {
    document,
    hasBuildSystem: false,
    project: { name: "shop", dependencies: [], dynamicDependencies: false }
  }
  expect(linesOfExtras({ pyproject }, new Set(["a"]))).toEqual(["idna", "six"])
})

it("lock files have groups of their own", () => {
  expect(registry.find(({ id }) => id === "dependency-groups")?.yields).toBe("managers")
})
