/** Every supported line has its packaging tools, pinned. */
import { describe, expect, it } from "vitest"
import { bandOf, bands, toolsFor } from "../../src/tools/ToolBands.ts"

const lines = ["2.7", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15"]

describe("the lines of Python", () => {
  it("are 2.7 and 3.3 to 3.15, each once, oldest first", () => {
    expect(bands.map(({ line }) => line)).toEqual(lines)
  })

  it.each(lines)("%s has a band, and pip is the first tool of it", (line) => {
    const [major = 0, minor = 0] = line.split(".").map(Number)
    expect(bandOf({ major, minor })?.tools[0].name).toBe("pip")
  })

  it.each([
    [2, 6],
    [3, 0],
    [3, 2],
    [4, 0]
  ])("%i.%i has none", (major, minor) => {
    expect(toolsFor({ major, minor })).toBeUndefined()
  })

  it.each([
    [3, 16],
    [3, 20]
  ])("%i.%i, which is newer than all, has the tools of the newest", (major, minor) => {
    expect(bandOf({ major, minor })).toBeUndefined()
    expect(toolsFor({ major, minor })).toEqual({
      tools: bands.at(-1)?.tools,
      endOfLife: undefined,
      borrowedFrom: bands.at(-1)?.line
    })
  })

  it.each(["3.3", "3.4", "3.5", "3.14", "3.15"])("%s is known as untested", (line) => {
    expect(bands.find((band) => band.line === line)?.tested).toBe(false)
  })

  it.each(["2.7", "3.3", "3.4", "3.5", "3.6"])("%s builds with setuptools and wheel of its time", (line) => {
    expect(bands.find((band) => band.line === line)?.tools.map(({ name }) => name)).toEqual([
      "pip",
      "setuptools",
      "wheel"
    ])
  })
})

describe("every tool", () => {
  const tools = [...new Set(bands.flatMap(({ tools }) => tools))]
  it.each(tools.map((tool) => [tool.file, tool] as const))("%s is named and pinned as its wheel", (file, tool) => {
    expect(file).toMatch(
      new RegExp(`^${tool.name}-${tool.version.replaceAll(".", "\\.")}-(?:py2\\.py3|py3)-none-any\\.whl$`)
    )
    expect(tool.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it("has a checksum of its own", () => {
    expect(new Set(tools.map(({ sha256 }) => sha256)).size).toBe(tools.length)
  })

  it("of a band of Python 2 can run there", () => {
    expect(bandOf({ major: 2, minor: 7 })?.tools.every(({ file }) => file.includes("py2.py3"))).toBe(true)
  })
})

it("every end of life is a day", () => {
  for (const { endOfLife } of bands) expect(new Date(endOfLife).toISOString().slice(0, 10)).toBe(endOfLife)
})
