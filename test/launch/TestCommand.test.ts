/** How tests are started: what is written goes before what is seen, and what is seen must show it. */
import { expect, it } from "vitest"
import { testCommand, type TestFacts } from "../../src/launch/TestCommand.ts"

interface Seen {
  readonly manifest?: unknown
  readonly names?: ReadonlyArray<string>
  readonly inTests?: ReadonlyArray<string>
  readonly programs?: ReadonlyArray<string>
  readonly settings?: Readonly<Record<string, string>>
  readonly isDjango?: boolean
}

const commandFor = ({ inTests = [], isDjango = false, manifest, names = [], programs = [], settings = {} }: Seen) => {
  const facts: TestFacts = {
    manifest: manifest === undefined ? undefined : typeof manifest === "string" ? manifest : JSON.stringify(manifest),
    names: new Set([...names, ...(inTests.length > 0 ? ["tests/"] : [])]),
    inTests,
    programs: new Set(programs),
    settings: new Map(Object.entries(settings)),
    isDjango
  }
  return testCommand(facts)?.command
}

it.each<[string, Seen, string | undefined]>([
  [
    "the environment for tests of app.json, before its scripts and all else",
    {
      manifest: { scripts: { test: "two" }, environments: { test: { scripts: { test: "one" } } } },
      programs: ["pytest"]
    },
    "one"
  ],
  ["scripts of app.json", { manifest: { scripts: { test: " tox -e py " } }, programs: ["pytest"] }, "tox -e py"],
  ["an app.json with a mark before it", { manifest: '\ufeff{"scripts": {"test": "x"}}' }, "x"],
  ["pytest, for an app.json that is none", { manifest: "{", programs: ["pytest"] }, "pytest"],
  ["pytest, for one without a text", { manifest: { scripts: { test: ["pytest"] } }, programs: ["pytest"] }, "pytest"],
  ["pytest of old", { programs: ["py.test"] }, "py.test"],
  ["Django's, where pytest came along", { isDjango: true, programs: ["pytest"] }, "python manage.py test --noinput"],
  ["pytest, where it is meant", { isDjango: true, programs: ["pytest"], inTests: ["conftest.py"] }, "pytest"],
  ["pytest, by pytest.ini", { isDjango: true, programs: ["pytest"], settings: { "pytest.ini": "" } }, "pytest"],
  [
    "pytest, by pyproject.toml",
    { isDjango: true, programs: ["pytest"], settings: { "pyproject.toml": "[tool.pytest.ini_options]\n" } },
    "pytest"
  ],
  [
    "Django's, by a pyproject.toml that says nothing",
    { isDjango: true, programs: ["pytest"], settings: { "pyproject.toml": "[project]\n" } },
    "python manage.py test --noinput"
  ],
  [
    "unittest, where pytest is configured and not installed",
    { settings: { "pytest.ini": "" }, inTests: ["test_a.py"] },
    "python -m unittest discover -s tests"
  ],
  ["unittest, in a package", { inTests: ["__init__.py", "test_a.py"] }, "python -m unittest discover"],
  ["unittest, at the top", { names: ["test_app.py"] }, "python -m unittest discover"],
  [
    "tox, where nothing that is staged will do",
    { programs: ["tox"], settings: { "tox.ini": "[tox]\nenv_list = py\n" }, inTests: ["test_a.py"] },
    "tox -e py"
  ],
  ["pytest, before tox", { programs: ["tox", "pytest"], settings: { "tox.ini": "[testenv]\n" } }, "pytest"],
  ["nox", { programs: ["nox"], names: ["noxfile.py"] }, "nox"],
  ["unittest, where nox is not installed", { names: ["noxfile.py", "test_a.py"] }, "python -m unittest discover"],
  ["nothing", { names: ["app.py", "testing.txt"] }, undefined]
])("%s", (_title, seen, expected) => {
  expect(commandFor(seen)).toBe(expected)
})
