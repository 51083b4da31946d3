/** What the survey makes of an app's files and variables. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import type { Application } from "../../src/domain/Application.ts"
import type { FileMarker } from "../../src/domain/FileMarker.ts"
import * as Origin from "../../src/domain/Origin.ts"
import { registry } from "../../src/installers/registry.ts"
import * as Env from "../../src/services/Env.ts"
import { survey } from "../../src/survey/Survey.ts"
import * as Files from "../support/memory/AppFiles.ts"

const surveyed = (
  files: Files.Files,
  variables: Readonly<Record<string, string>> = {},
  markers: ReadonlyArray<FileMarker> = registry.flatMap(({ files }) => files)
): Promise<Application> =>
  Effect.runPromise(
    survey(Files.root, markers).pipe(Effect.provide(Layer.mergeAll(Files.layer(files), Env.layerMemory(variables))))
  )

describe("the places that ask for a Python", () => {
  it("come in the order in which they count", async () => {
    const files = { "runtime.txt": "Python-2.7\n", ".python-version": "# ours\n3.12\n", "requirements.txt": "" }
    const { versionSources } = await surveyed(files, { PYTHON_VERSION: " 3.13.0 " })
    expect(versionSources.map(({ asked, origin, text }) => [origin, text, asked])).toEqual([
      [Origin.variable("PYTHON_VERSION"), "3.13.0", { major: 3, minor: 13, patch: 0 }],
      [Origin.file("runtime.txt", 1), "Python-2.7", { major: 2, minor: 7 }],
      [Origin.file(".python-version", 2), "3.12", { major: 3, minor: 12 }]
    ])
  })

  it("are none when a variable is empty and no file is there", async () => {
    expect((await surveyed({ "app.py": "" }, { PYTHON_VERSION: "" })).versionSources).toEqual([])
  })

  it("keep what they say when it cannot be understood", async () => {
    const [source] = (await surveyed({ "runtime.txt": "latest\n" })).versionSources
    expect([source?.asked, source?.problem?.id]).toEqual([undefined, "runtime-txt/invalid-version"])
  })
})

describe("the ranges that an app declares", () => {
  it("come from pyproject.toml and setup.cfg, never from setup.py", async () => {
    const { ranges } = await surveyed({
      "pyproject.toml": '[project]\nrequires-python = ">=3.9"\n',
      "setup.cfg": "[options]\npython_requires = <3.13\n",
      "setup.py": 'from setuptools import setup\nsetup(python_requires=">=2.7")\n'
    })
    expect(ranges).toEqual([
      { origin: Origin.file("pyproject.toml", 2), specifier: ">=3.9" },
      { origin: Origin.file("setup.cfg", 2), specifier: "<3.13" }
    ])
  })
})

describe("requirement files", () => {
  it("are followed as deep as they go", async () => {
    const { requirements } = await surveyed({
      "requirements.txt": "-r requirements/web.txt\n",
      "requirements/web.txt": "-r deeper/all.txt\nflask\n",
      "requirements/deeper/all.txt": "-c ../../limits.txt\nsix\n",
      "limits.txt": "six<2\n"
    })
    expect(requirements?.problems).toEqual([])
    expect(requirements?.requirements.map(({ name }) => name).toSorted()).toEqual(["flask", "six", "six"])
    expect(requirements?.files).toHaveLength(4)
  })

  it("that lead back to themselves are a problem of the app", async () => {
    const { problems } = await surveyed({ "requirements.txt": "-r more.txt\n", "more.txt": "-r requirements.txt\n" })
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("more.txt line 1")])
  })

  it("that are missing are a problem of the app, with the line that names them", async () => {
    const { problems } = await surveyed({ "requirements.txt": "flask\n-r missing.txt\n" })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toContain("requirements.txt line 2")
  })

  it("hand over the passwords in them", async () => {
    const line = "--index-url https://me:s3cretword@packages.example.test/simple\nflask\n"
    expect((await surveyed({ "requirements.txt": line })).secrets).toContain("s3cretword")
  })
})

describe("a virtual environment in the app", () => {
  it("is told of where it is the app's own folder", async () => {
    const { notices } = await surveyed({ "app.py": "", "pyvenv.cfg": "home = /usr\n", "bin/pip": "", "lib/x": "" })
    expect(notices).toMatchObject([{ level: "warning", id: "application/virtual-environment" }])
    expect(notices[0]?.text).toContain("git rm -r --cached pyvenv.cfg bin lib`")
  })

  it.each(["venv", ".venv", "env", "myproject_env", "ENV", ".virtualenv", "py3"])(
    "%s is told of, with the way to be rid of it",
    async (name) => {
      const { notices } = await surveyed({ "app.py": "", [`${name}/pyvenv.cfg`]: "home = /usr/bin\n" })
      expect(notices).toMatchObject([{ level: "warning", id: "application/virtual-environment" }])
      expect(notices[0]?.text).toContain(`git rm -r --cached ${name}`)
    }
  )

  it("is none where a folder only has its name", async () => {
    expect((await surveyed({ "app.py": "", "env/settings.py": "" })).notices).toEqual([])
  })
})

describe("setup.cfg with a package", () => {
  const cfg = "[metadata]\nname = shop\n"
  it("and nothing that builds it is a problem, with the file to add", async () => {
    const { problems } = await surveyed({ "setup.cfg": cfg })
    expect(problems.map(({ id }) => id)).toEqual(["setup-cfg/without-setup-py"])
    expect(problems[0]?.hints.join("\n")).toContain("  from setuptools import setup\n  setup()")
  })

  it.each<[string, Files.Files]>([
    ["setup.py", { "setup.py": "" }],
    ["[build-system]", { "pyproject.toml": "[build-system]\nrequires = []\n" }],
    ["[project]", { "pyproject.toml": '[project]\nname = "shop"\n' }]
  ])("beside %s is none", async (_, files) => {
    expect((await surveyed({ "setup.cfg": cfg, ...files })).problems).toEqual([])
  })

  it("is none when it only configures tools", async () => {
    expect((await surveyed({ "app.py": "", "setup.cfg": "[flake8]\nmax-line-length = 100\n" })).problems).toEqual([])
  })
})

it("lists names, with a slash behind directories", async () => {
  const { names } = await surveyed({ "app.py": "", "shop/__init__.py": "", ".profile.d/a.sh": "" })
  expect([...names].toSorted()).toEqual([".profile.d/", "app.py", "shop/"])
})

it("reads the texts of the files that installers name, where they are", async () => {
  const { texts } = await surveyed({ "own.lock": "\ufeffa = 1\n" }, {}, [{ name: "own.lock" }, { name: "other.lock" }])
  expect([...texts]).toEqual([["own.lock", "a = 1\n"]])
})

it("knows a Procfile from none", async () => {
  expect([...((await surveyed({ Procfile: "web: a\n" })).procfile ?? [])]).toEqual([["web", "a"]])
  expect((await surveyed({ "app.py": "" })).procfile).toBeUndefined()
})

it("collects the problems of every file", async () => {
  const { problems } = await surveyed({
    "pyproject.toml": "[project\n",
    "requirements.txt": "flask = 1\n"
  })
  expect(problems.map(({ id }) => id.split("/", 1).join(""))).toEqual(["pyproject", "requirements"])
})

describe("an app without a sign of Python", () => {
  it.each<[string, Files.Files, string]>([
    ["nothing", {}, "The directory is empty."],
    ["something else", { "package.json": "{}", "index.js": "" }, "index.js, package.json"],
    ["a near miss", { "requirement.txt": "flask\n" }, "Found requirement.txt: rename it to requirements.txt."],
    ["a folder", { "requirements.txt/base.txt": "" }, "Found requirements.txt, but it is a folder"],
    [
      "a folder of requirements",
      { "requirements/base.txt": "" },
      "Found the folder requirements: add requirements.txt with one line"
    ],
    [
      "a file one folder too deep",
      { "backend/requirements.txt": "", "README.md": "" },
      "Found backend/requirements.txt, one folder too deep: if backend is the app, set PYTHON_APP_DIR=backend or move its files up."
    ],
    ["a script", { "hello.py": "" }, "Found hello.py: add a file requirements.txt"],
    ["a runtime.txt of another language", { "runtime.txt": "ruby-3.3\n" }, "Found runtime.txt, which lacks a line"]
  ])("is told what was found and what to do: %s", async (_, files, text) => {
    const { problems, recognised } = await surveyed(files)
    expect([recognised, problems.map(({ id }) => id)]).toEqual([false, ["application/not-python"]])
    expect([problems[0]?.message, ...(problems[0]?.hints ?? [])].join("\n")).toContain(text)
  })
})

describe("an app whose files stand one folder too deep", () => {
  const hintsOf = async (files: Files.Files) => (await surveyed(files)).problems[0]?.hints ?? []

  it("is never told to add an empty file", async () => {
    for (const files of [{ "backend/app.py": "" }, { "backend/requirements.txt": "", "fabfile.py": "" }]) {
      expect((await hintsOf(files)).join("\n")).not.toContain("empty")
    }
  })

  it("is shown three of them, and nothing in hidden folders or deeper still", async () => {
    const folders = Object.fromEntries(["a", "b", "c", "d"].map((name) => [`${name}/setup.py`, ""]))
    const hints = await hintsOf({ ...folders, ".hidden/setup.py": "", "x/y/setup.py": "" })
    expect(hints.map((hint) => hint.split(",", 1).join(""))).toEqual(
      ["a", "b", "c"].map((name) => `Found ${name}/setup.py`)
    )
  })

  it("is shown one file of each folder", async () => {
    const files = { "web/requirements.txt": "", "web/.python-version": "3.12\n", "lib/pyproject.toml": "" }
    expect((await hintsOf(files)).map((hint) => hint.split(",", 1).join(""))).toEqual([
      "Found web/requirements.txt",
      "Found lib/pyproject.toml"
    ])
  })

  it("is told so where a folder has the name of a file", async () => {
    expect(await hintsOf({ "backend/requirements.txt/base.txt": "" })).toEqual([
      expect.stringContaining("Add requirements.txt to the top of the app")
    ])
  })
})

it("says that a directory is not there", async () => {
  const failure = await Effect.runPromise(
    survey("/nowhere", []).pipe(Effect.flip, Effect.provide(Layer.mergeAll(Files.layer({}), Env.layerMemory({}))))
  )
  expect([failure.id, failure.message]).toEqual(["application/not-found", "/nowhere is not a directory."])
})
