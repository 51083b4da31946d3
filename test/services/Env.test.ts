/** What users and operators set: from the process, from the files of ENV_DIR, and what ENV_DIR may not set. */
import { describe, expect, it } from "vitest"
import { fromFile, isUserName, make } from "../../src/services/Env.ts"

const env = (process: Readonly<Record<string, string | undefined>>, files: Readonly<Record<string, string>> = {}) =>
  make({ process, files: new Map(Object.entries(files)) })

describe("a variable", () => {
  it("comes from ENV_DIR before the process", () => {
    const { get } = env({ PYTHON_VERSION: "2.7", OTHER: "x" }, { PYTHON_VERSION: "3.12\n" })
    expect([get("PYTHON_VERSION"), get("OTHER"), get("NONE")]).toEqual(["3.12", "x", undefined])
  })

  it("that is empty counts as none", () => {
    expect([env({ A: "" }).get("A"), env({ A: "x" }, { A: "" }).get("A"), env({ A: undefined }).get("A")]).toEqual([
      undefined,
      undefined,
      undefined
    ])
  })

  it.each([
    "PATH",
    "HOME",
    "TMPDIR",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "LIBRARY_PATH",
    "CPATH",
    "PYTHONHOME",
    "BASH_ENV",
    "ENV",
    "IFS",
    "BUILD_DIR",
    "CACHE_DIR",
    "ENV_DIR",
    "NODE_OPTIONS",
    "",
    "a b",
    "1A",
    "A-B",
    ".hidden",
    "A=B",
    "Ä"
  ])("%j is not taken from ENV_DIR", (name) => {
    expect(isUserName(name)).toBe(false)
    expect(env({}, { [name]: "x" }).variables.size).toBe(0)
  })

  it.each(["PIP_OPTS", "DATABASE_URL", "_x", "a1", "PYTHONPATH", "PIP_INDEX_URL"])(
    "%s is taken from ENV_DIR",
    (name) => {
      expect(env({}, { [name]: "x" }).get(name)).toBe("x")
    }
  )
})

describe("the value in a file", () => {
  it.each([
    ["x", "x"],
    ["x\n", "x"],
    ["x\r\n", "x"],
    ["x\n\n", "x\n"],
    ["", ""],
    ["\n", ""],
    [" x ", " x "],
    ["a\nb", "a\nb"],
    ["a\r\nb\r\n", "a\r\nb"]
  ])("%j is %j", (content, value) => {
    expect(fromFile(content)).toBe(value)
  })
})

it("knows the secrets of both", () => {
  const { secrets } = env({ DB_PASSWORD: "from-process" }, { SETTING: "q1w2e3r4t5-x\n" })
  expect([secrets.includes("from-process"), secrets.includes("q1w2e3r4t5-x")]).toEqual([true, true])
})
