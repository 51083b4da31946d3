/** `pylock.toml` as PEP 751 has it: what each entry comes to, and what is said of one that says too little. */
import { describe, expect, it } from "vitest"
import { application } from "../../../src/testing.ts"
import { pylock } from "../../../src/installers/pylock/Pylock.ts"
import type { Choices } from "../../../src/domain/Application.ts"

const sha = "a".repeat(64)
const wheel = (name: string, host = "https://files.pythonhosted.org"): string =>
  `{ url = "${host}/${name}-1.0-py3-none-any.whl", hashes = { sha256 = "${sha}" } }`

const claim = (text: string, choices: Choices = {}) =>
  pylock.claim(application({ texts: new Map([["pylock.toml", text]]), choices }))

const head = 'lock-version = "1.0"\ncreated-by = "test"\n'
const entry = (body: string): string => `${head}[[packages]]\nname = "six"\n${body}\n`
const linesOf = (text: string, choices?: Choices) => claim(text, choices)?.locked?.lines

describe("an entry", () => {
  it.each([
    ["of the public index", `version = "1.0"\nwheels = [${wheel("six")}]`, [`six==1.0 --hash=sha256:${sha}`]],
    [
      "under a condition",
      `version = "1.0"\nmarker = "os_name == 'nt'"\nwheels = [${wheel("six")}]`,
      [`six==1.0 ; os_name == 'nt' --hash=sha256:${sha}`]
    ],
    [
      "of an sdist",
      `version = "1.0"\nsdist = { name = "six-1.0.tar.gz", url = "https://files.pythonhosted.org/x", hashes = { sha512 = "${"b".repeat(128)}", md5 = "1" } }`,
      [`six==1.0 --hash=sha512:${"b".repeat(128)}`]
    ],
    [
      "of an archive",
      `archive = { url = "https://host/six.zip", hashes = { sha256 = "${sha}" }, subdirectory = "lib" }`,
      [`six @ https://host/six.zip#subdirectory=lib&sha256=${sha} --hash=sha256:${sha}`]
    ],
    ["of a folder", `directory = { path = "libs/six", editable = true }`, ["./libs/six"]],
    [
      "of a commit",
      `vcs = { type = "git", url = "https://host/six.git", requested-revision = "main", commit-id = "abc" }`,
      ["six @ git+https://host/six.git@abc"]
    ]
  ])("%s", (_, body, lines) => {
    expect(linesOf(entry(body))).toEqual(lines)
  })

  it("of another index names it", () => {
    const text = entry(`version = "1.0"\nindex = "https://own/simple"\nwheels = [${wheel("six", "https://own/files")}]`)
    expect(claim(text)?.locked?.options).toEqual(["--index-url https://own/simple"])
  })

  it.each([
    [
      "of files that no index is named for",
      wheel("six", "https://own/files"),
      "https://own/files/six-1.0-py3-none-any.whl"
    ],
    [
      "of files of the app",
      `{ path = "vendor/six-1.0-py3-none-any.whl", hashes = { sha256 = "${sha}" } }`,
      "vendor/six-1.0-py3-none-any.whl"
    ]
  ])("%s is chosen among these", (_, file, place) => {
    const locked = claim(entry(`version = "1.0"\nwheels = [${file}]`))?.locked
    expect([locked?.lines, locked?.files]).toEqual([
      [`six==1.0 --hash=sha256:${sha}`],
      [{ name: "six-1.0-py3-none-any.whl", place }]
    ])
  })
})

describe("an entry is refused by name", () => {
  it.each([
    ["without a file", `version = "1.0"`, "names no file"],
    ["without a version", `wheels = [${wheel("six")}]`, "has no version"],
    ["without a hash", `version = "1.0"\nwheels = [{ url = "https://host/six.whl", hashes = {} }]`, "without a hash"],
    [
      "with a weak hash alone",
      `version = "1.0"\nwheels = [{ url = "https://h/s.whl", hashes = { md5 = "1" } }]`,
      "sha256, sha512"
    ],
    ["with no commit", `vcs = { type = "git", url = "https://host/six.git" }`, "`commit-id`"],
    ["with a repository of one machine", `vcs = { type = "git", path = "../six", commit-id = "a" }`, "by a path"],
    ["with a marker that is none", `version = "1.0"\nmarker = "os_name ="\nwheels = [${wheel("six")}]`, "no condition"],
    ["with an archive without a hash", `archive = { url = "https://host/six.zip" }`, "no hash"]
  ])("%s", (_, body, lack) => {
    const [problem] = claim(entry(body))?.problems ?? []
    expect([problem?.id, problem?.message.includes(lack), problem?.message.includes("six")]).toEqual([
      "lock-file/invalid-entry",
      true,
      true
    ])
  })
})

describe("extras and groups", () => {
  const text = `lock-version = "1.0"
extras = ["fast"]
dependency-groups = ["dev", "docs"]
default-groups = ["docs"]
${[
  "fast|'fast' in extras",
  "tool|'dev' in dependency_groups",
  "book|'docs' in dependency_groups",
  "lean|'fast' not in extras"
]
  .map((one) => one.split("|"))
  .map(
    ([name = "", marker = ""]) =>
      `[[packages]]\nname = "${name}"\nversion = "1.0"\nmarker = "${marker}"\nwheels = [${wheel(name)}]\n`
  )
  .join("")}`
  const namesOf = (choices: Choices) => linesOf(text, choices)?.map((line) => line.replace(/==.*/, ""))

  it.each([
    [{}, ["book", "lean"]],
    [{ extras: "fast" }, ["book", "fast"]],
    [{ groups: "dev" }, ["book", "lean", "tool"]],
    [{ groups: "dev -docs", extras: "Fast" }, ["fast", "tool"]]
  ] as const)("%j", (choices, names) => {
    expect(namesOf(choices)).toEqual(names)
  })

  it("that there are none of are told", () => {
    expect(claim(text, { groups: "test" })?.problems.map(({ id }) => id)).toEqual(["lock-file/unknown-group"])
  })
})

describe("where a lock holds", () => {
  const within = (environments: ReadonlyArray<string>, more = "") => {
    const found = claim(`lock-version = "1.0"\nenvironments = ${JSON.stringify(environments)}\n${more}`)
    return [found?.ranges?.map(({ specifier }) => specifier), found?.problems.map(({ id }) => id)]
  }
  it.each<[ReadonlyArray<string>, string, ReadonlyArray<string>]>([
    [[], "", []],
    [["python_version >= '3.13'"], "", [">=3.13"]],
    [["python_version >= '3.11'"], 'requires-python = "<3.14"', ["<3.14,>=3.11"]],
    [["sys_platform == 'win32'", "sys_platform == 'linux'"], "", []],
    [["python_version == '3.12' and sys_platform == 'linux'", "sys_platform == 'darwin'"], "", ["==3.12.*"]],
    [["python_version < '3.9'", "python_version >= '3.12'"], "", []],
    [["platform_machine == 'aarch64' and python_version >= '3.9'"], "", []],
    [["nonsense"], "", []]
  ])("%j %s is on the Pythons %j", (environments, more, ranges) => {
    expect(within(environments, more)).toEqual([ranges, []])
  })

  it.each([
    ["sys_platform == 'win32'"],
    ["platform_system == 'Darwin' and python_version >= '3.9'"],
    ["os_name != 'posix'"]
  ])("%s: not on Linux", (environment) => {
    expect(within([environment])).toEqual([[], ["lock-file/other-environments"]])
  })
})

describe("a file that is none", () => {
  it.each([
    ["no TOML", `${head}[[packages]\n`, "lock-file/unreadable", "pylock.toml line 3"],
    ["an unfinished merge", `${head}<<<<<<< HEAD\n`, "lock-file/unreadable", "pylock.toml line 3"],
    ["a format to come", 'lock-version = "2.0"\n', "lock-file/unknown-version", "`2.0`"],
    ["no format at all", "", "lock-file/unknown-version", "does not say of which version it is"]
  ])("%s", (_, text, id, words) => {
    const [problem] = claim(text)?.problems ?? []
    expect([problem?.id, problem?.message.includes(words)]).toEqual([id, true])
  })

  it("is none of an app without it", () => {
    expect(pylock.claim(application())).toBeUndefined()
  })
})
