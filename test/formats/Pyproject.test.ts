/** What `pyproject.toml` means for a staging, and what is said about one that cannot be read. */
import { describe, expect, it } from "vitest"
import * as Origin from "../../src/domain/Origin.ts"
import { readPyproject } from "../../src/formats/Pyproject.ts"

/** What is understood of it; the whole of it goes along for those who know a table of it. */
const read = (text: string) => {
  const { pyproject, ...facts } = readPyproject(new TextEncoder().encode(text))
  if (pyproject === undefined) return { pyproject, ...facts }
  const { document: _, ...understood } = pyproject
  return { pyproject: understood, ...facts }
}

describe("a project", () => {
  it("with [build-system] is a package to build", () => {
    expect(read('[build-system]\nrequires = ["setuptools"]\n')).toEqual({
      pyproject: { hasBuildSystem: true, describesNothing: true, project: undefined },
      ranges: [],
      problems: [],
      hints: expect.any(Array)
    })
  })

  it.each([
    '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
    '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\nbackend-path = ["tools"]\n',
    '[build-system]\nrequires = ["house-builder"]\nbuild-backend = "house_builder.api"\n'
  ])("may be described by a backend of its own alone: %j", (text) => {
    expect(read(text).pyproject).toEqual({ hasBuildSystem: true, project: undefined })
  })

  it.each(["flit", "setuptools", "poetry"])("may be described by the table of its backend: %s", (tool) => {
    const text = `[build-system]\nrequires = []\n[tool.black]\nline-length = 100\n`
    expect(read(text).pyproject).toEqual({ hasBuildSystem: true, describesNothing: true, project: undefined })
    expect(read(`${text}[tool.${tool}]\nx = 1\n`).pyproject).toEqual({ hasBuildSystem: true, project: undefined })
  })

  it("with [project] alone has dependencies and a range, which knows its line", () => {
    const text = '[project]\nname = "shop"\ndependencies = ["flask>=3"]\n  requires-python = " >=3.9,<3.14 "\n'
    expect(read(text)).toEqual({
      pyproject: {
        hasBuildSystem: false,
        project: { name: "shop", dependencies: ["flask>=3"], dynamicDependencies: false }
      },
      ranges: [{ origin: Origin.file("pyproject.toml", 4), specifier: ">=3.9,<3.14" }],
      problems: [],
      hints: expect.any(Array)
    })
  })

  it("may leave its dependencies to its build", () => {
    const { pyproject } = read('[project]\nname = "shop"\ndynamic = ["version", "dependencies"]\n')
    expect(pyproject?.project).toEqual({ name: "shop", dependencies: [], dynamicDependencies: true })
  })

  it.each([
    ["nothing but settings of tools", "[tool.black]\nline-length = 100\n"],
    ["nothing at all", ""],
    ["a byte order mark and CRLF", "\ufeff[tool.ruff]\r\nline-length = 100\r\n"]
  ])("with %s is nothing to install", (_, text) => {
    expect(read(text)).toEqual({
      pyproject: { hasBuildSystem: false, project: undefined },
      ranges: [],
      problems: [],
      hints: expect.any(Array)
    })
  })

  it.each(["[tool.poetry]\npackage-mode = false", "[tool.uv]\npackage = false"])(
    "that says %j is not built",
    (table) => {
      const { pyproject } = read(
        `[project]\nname = "x"\ndependencies = ["a"]\n[build-system]\nrequires = []\n${table}\n`
      )
      expect([pyproject?.hasBuildSystem, pyproject?.project?.dependencies]).toEqual([false, ["a"]])
    }
  )

  it("with an empty range has none", () => {
    expect(read('[project]\nrequires-python = ""\n').ranges).toEqual([])
  })
})

describe("a file that cannot be read", () => {
  it.each([
    ["an open bracket", '[project]\nname = "x"\ndependencies = ["flask"\n', 4],
    ["a bare word", "[project]\nname = x\n", 2],
    ["a table given twice", '[project]\nname = "x"\n[project]\n', 3],
    ["a conflict of git", '[project]\n<<<<<<< HEAD\nname = "x"\n', 2]
  ])("names the line of %s", (_, text, line) => {
    const [problem, ...others] = read(text).problems
    expect([problem?.id, others]).toEqual(["pyproject/invalid-toml", []])
    expect(problem?.message).toMatch(new RegExp(`^pyproject\\.toml line ${line}`))
    expect(problem?.message).not.toMatch(/undefined|\[object/)
  })

  it("shows the line", () => {
    const [problem] = read("[project]\nname = shop\nversion = '1'\n").problems
    expect(problem?.message).toContain("name = shop")
  })

  it("shows no password of the line, also where the line is cut", () => {
    const address = `https://deploy:${"hunter2".repeat(12)}@git.example.test/own.git`
    const text = read(`[project]\ndependencies = ["own @ git+${address}\n`)
      .problems.map(({ message }) => message)
      .join("")
    expect(text).toContain("pyproject.toml line 2")
    expect(text).not.toContain("hunter2")
  })

  it.each([
    ['[project]\ndependencies = "flask"\n', "project.dependencies"],
    ["[project]\ndependencies = [1]\n", "project.dependencies"],
    ['[project.dependencies]\nflask = "*"\n', "project.dependencies"],
    ['[project]\ndynamic = "version"\n', "project.dynamic"],
    ["[project]\nrequires-python = 3.9\n", "project.requires-python"],
    ["project = 1\n", "project"],
    ['[[project]]\nname = "x"\n', "project"]
  ])("names the key of the wrong type in %j", (text, key) => {
    const [problem] = read(text).problems
    expect([problem?.id, problem?.title]).toEqual([
      "pyproject/invalid-project-table",
      `\`${key}\` in pyproject.toml has the wrong type`
    ])
  })

  it("shows how dependencies are written", () => {
    expect(read('[project]\ndependencies = "flask"\n').problems[0]?.hints).toEqual([
      'Write it like: dependencies = ["flask>=3", "redis"]'
    ])
  })
})
