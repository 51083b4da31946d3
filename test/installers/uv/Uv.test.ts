/** What `uv.lock` says, and what is wrong with it: each kind of source, each way to choose, each mistake. */
import { describe, expect, it } from "@effect/vitest"
import { uv } from "../../../src/installers/uv/Uv.ts"
import { claimOf, linesOf, problemsOf, said } from "../../support/memory/ClaimedApp.ts"
import { threadMilliseconds } from "../../support/machine/ThreadTime.ts"
import { application } from "../../../src/testing/SampleApplication.ts"

const hash = "sha256:aa"
const pypi = 'source = { registry = "https://pypi.org/simple" }'

const file = (name: string): string => `{ url = "https://files.example.test/${name}", hash = "${hash}" }`
const locked = (name: string, more = "", source = pypi): string =>
  `[[package]]\nname = "${name}"\nversion = "1.0"\n${source}\nwheels = [${file(`${name}-1.0-py3-none-any.whl`)}]\n${more}\n`

const root = (dependencies: string, more = "", source = '{ virtual = "." }'): string =>
  `[[package]]\nname = "shop"\nversion = "1.0"\nsource = ${source}\ndependencies = [${dependencies}]\n${more}\n`
const names = (...all: ReadonlyArray<string>): string => all.map((name) => `{ name = "${name}" }`).join(", ")

const head = 'version = 1\nrevision = 3\nrequires-python = ">=3.9"\n'
const project = '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.9"\n'

/** Without metadata the lock tells nothing that could differ. */
const claim = (lock: string, pyproject = project, variables: Readonly<Record<string, string>> = {}) =>
  claimOf(uv, { "uv.lock": `${head}${lock}`, "pyproject.toml": pyproject }, variables)

describe("where a package comes from", () => {
  const from = (source: string, files = ""): string =>
    `${root(names("one"))}[[package]]\nname = "one"\nversion = "1.0"\nsource = ${source}\n${files}\n`
  const sdist = `sdist = { hash = "${hash}" }`
  it.each([
    [
      "the public index",
      '{ registry = "https://pypi.org/simple" }',
      `wheels = [${file("one.whl")}]`,
      [`one==1.0 --hash=${hash}`]
    ],
    [
      "another index",
      '{ registry = "https://own.example.test/simple" }',
      `wheels = [${file("one.whl")}]`,
      ["--index-url https://own.example.test/simple", `one==1.0 --hash=${hash}`]
    ],
    [
      "a commit",
      '{ git = "https://git.example.test/one?subdirectory=python&rev=v1#0123456789abcdef" }',
      "",
      ["one @ git+https://git.example.test/one@0123456789abcdef#subdirectory=python"]
    ],
    [
      "an archive behind an address",
      '{ url = "https://example.test/one.zip", subdirectory = "python" }',
      sdist,
      [`one @ https://example.test/one.zip#subdirectory=python&sha256=aa --hash=${hash}`]
    ],
    ["an archive of the app", '{ path = "vendor/one.zip" }', sdist, [`./vendor/one.zip --hash=${hash}`]],
    ["a folder", '{ directory = "libs/one" }', "", ["./libs/one"]],
    ["a member of the workspace", '{ editable = "libs/one" }', "", ["./libs/one"]],
    ["a project that is none to install", '{ virtual = "libs/one" }', "", []]
  ])("%s", async (_, source, files, lines) => {
    expect(linesOf(await claim(from(source, files)))).toEqual(lines)
  })

  it("a folder of files, whose paths count from it", async () => {
    const found = await claim(from('{ registry = "wheels" }', `wheels = [{ path = "one.whl", hash = "${hash}" }]`))
    expect([found?.locked?.files, linesOf(found)]).toEqual([
      [{ name: "one.whl", place: "wheels/one.whl" }],
      [`one==1.0 --hash=${hash}`]
    ])
  })

  it("a page of links, which is no index", async () => {
    const settings = '[[tool.uv.index]]\nurl = "https://own.example.test/links"\nformat = "flat"\n'
    const lock = from('{ registry = "https://own.example.test/links" }', `wheels = [${file("one.whl")}]`)
    const found = await claim(lock, `${project}${settings}`)
    expect([found?.locked?.options, found?.locked?.files]).toEqual([
      [],
      [{ name: "one.whl", place: "https://files.example.test/one.whl" }]
    ])
  })

  it("an index that tells no hash, with a warning", async () => {
    const lock = from(pypi.slice("source = ".length), 'wheels = [{ url = "https://files.example.test/one.whl" }]')
    const found = await claim(lock)
    expect([linesOf(found), said(found)]).toEqual([["one==1.0"], ["warning lock-file/without-hash"]])
  })
})

describe("the credentials of an index", () => {
  const lock = `${root(names("one"))}${locked("one", "", 'source = { registry = "https://own.example.test/simple" }')}`
  const settings = `${project}[[tool.uv.index]]\nname = "my-own"\nurl = "https://own.example.test/simple/"\n`
  const optionsWith = async (variables: Readonly<Record<string, string>>) =>
    (await claim(lock, settings, variables))?.locked?.options

  it("are names of variables, which pip puts in", async () => {
    const variables = { UV_INDEX_MY_OWN_USERNAME: "me", UV_INDEX_MY_OWN_PASSWORD: "hunter22" }
    const found = await claim(lock, settings, variables)
    expect([found?.locked?.options, found?.mentions]).toEqual([
      ["--index-url https://${UV_INDEX_MY_OWN_USERNAME}:${UV_INDEX_MY_OWN_PASSWORD}@own.example.test/simple/"],
      ["UV_INDEX_MY_OWN_USERNAME", "UV_INDEX_MY_OWN_PASSWORD"]
    ])
    expect(JSON.stringify(found)).not.toContain("hunter22")
  })

  it("may be a name alone, or none", async () => {
    expect(await optionsWith({ UV_INDEX_MY_OWN_USERNAME: "me" })).toEqual([
      "--index-url https://${UV_INDEX_MY_OWN_USERNAME}:@own.example.test/simple/"
    ])
    expect(await optionsWith({ UV_INDEX_OTHER_USERNAME: "me" })).toEqual([
      "--index-url https://own.example.test/simple/"
    ])
  })

  it("come with the index that takes the place of the public one", async () => {
    const found = await claim(`${root(names("one"))}${locked("one")}`, project, {
      UV_DEFAULT_INDEX: "https://a:b@x.test"
    })
    expect(found?.locked?.options).toEqual(["--index-url ${UV_DEFAULT_INDEX}"])
  })
})

describe("what is chosen", () => {
  const lock = [
    root(
      names("one"),
      `[package.optional-dependencies]\ncli = [${names("two")}]\n[package.dev-dependencies]\ndev = [${names("three")}]\n` +
        '[package.metadata]\nprovides-extras = ["cli", "none"]\n[package.metadata.requires-dev]\ndev = []\nempty = []\n'
    ),
    ...["one", "two", "three"].map((name) => locked(name))
  ].join("")
  const chosen = async (variables: Readonly<Record<string, string>>) => {
    const found = await claim(lock, "[project]\nname = 'x'\n[tool.uv]\ndefault-groups = ['dev']\n", variables)
    return linesOf(found).map((line) => line.replace(/==.*/, ""))
  }
  it.each([
    [{}, ["one"]],
    [{ PYTHON_GROUPS: "dev" }, ["one", "three"]],
    [{ PYTHON_GROUPS: "all", PYTHON_EXTRAS: "CLI, none" }, ["one", "three", "two"]],
    [{ PYTHON_GROUPS: "all -dev", PYTHON_EXTRAS: "all -cli" }, ["one"]]
  ])("%j", async (variables, expected) => {
    expect(await chosen(variables)).toEqual(expected)
  })

  it("has to be there", async () => {
    const found = await claim(lock, project.replace("shop", "shop"), { PYTHON_GROUPS: "dev,prod" })
    const problem = found?.problems.find(({ id }) => id === "lock-file/unknown-group")
    expect(problem?.message).toBe("$PYTHON_GROUPS names `prod`. uv.lock has the groups dev, empty.")
  })

  it("leaves default groups to development, and says so", async () => {
    expect(said(await claim(root(""), `${project}[tool.uv]\ndefault-groups = ["dev"]\n`))).toEqual([
      "notice lock-file/default-groups"
    ])
  })
})

describe("settings", () => {
  const lock = `${root(names("one"))}${locked("one")}`
  it.each([
    ["no-build = true", ["--only-binary :all:"], []],
    ['no-build-package = ["One"]', ["--only-binary one"], []],
    ["no-binary = true", ["--no-binary :all:"], []],
    ["no-build-isolation = true", [], ["warning lock-file/settings-without-effect"]],
    ['build-constraint-dependencies = ["setuptools<60"]', [], ["warning lock-file/settings-without-effect"]],
    ['required-version = ">=0.5"', [], ["notice lock-file/required-version"]]
  ])("%s", async (setting, options, notices) => {
    const found = await claim(lock, `${project}[tool.uv]\n${setting}\n`)
    expect([found?.locked?.options, said(found)]).toEqual([options, notices])
  })
})

describe("the project itself", () => {
  const packaged = '[build-system]\nrequires = ["setuptools"]\n'
  it.each([
    ["is installed elsewhere with a build system", packaged, []],
    ["is built where uv is told so", "[tool.uv]\npackage = true\n", ["."]]
  ])("%s", async (_, more, lines) => {
    expect(linesOf(await claim(root("", "", '{ editable = "." }'), `${project}${more}`))).toEqual(lines)
  })
})

describe("ways to a package", () => {
  const conditionOf = async (lock: string, name: string) =>
    linesOf(await claim(lock))
      .find((line) => line.startsWith(`${name}==`))
      ?.replace(/ --hash.*/, "")
  const when = (name: string, marker: string): string => `{ name = "${name}", marker = "${marker}" }`

  it("in a circle end", async () => {
    const lock = [
      root(`${when("one", "sys_platform == 'a'")}, ${when("two", "sys_platform == 'b'")}`),
      locked("one", `dependencies = [${names("two")}]`),
      locked("two", `dependencies = [${names("one")}]`)
    ].join("")
    const both = "sys_platform == 'a' or sys_platform == 'b'"
    expect([await conditionOf(lock, "one"), await conditionOf(lock, "two")]).toEqual([
      `one==1.0 ; ${both}`,
      `two==1.0 ; ${both}`
    ])
  })

  it("that can never hold lead nowhere", async () => {
    const lock = [
      root(when("one", "python_full_version < '3.10'")),
      locked("one", `dependencies = [${when("two", "python_full_version >= '3.11'")}]`),
      locked("two")
    ].join("")
    expect(await conditionOf(lock, "two")).toBeUndefined()
  })

  it("through an extra count for what that adds alone", async () => {
    const lock = [
      root(`{ name = "one", extra = ["more"], marker = "os_name == 'nt'" }, ${names("one")}`),
      locked("one", `[package.optional-dependencies]\nmore = [${names("two")}]`),
      locked("two")
    ].join("")
    expect([await conditionOf(lock, "one"), await conditionOf(lock, "two")]).toEqual([
      "one==1.0",
      "two==1.0 ; os_name == 'nt'"
    ])
  })

  it("may be more than can be told apart", async () => {
    const many = Array.from({ length: 200 }, (_, at) => when("one", `platform_release == '${at}'`))
    const found = await claim(`${root(many.join(", "))}${locked("one")}`)
    expect(found?.problems.map(({ message }) => message)).toEqual([
      "`one` in uv.lock is needed under more conditions than can be told apart."
    ])
  })
})

describe("what is wrong", () => {
  const conflicts = `conflicts = [[{ package = "shop", extra = "a" }, { package = "shop", extra = "b" }]]\n`
  const both = `${conflicts}${root("", "[package.optional-dependencies]\na = []\nb = []\n")}`
  it.each<[string, Readonly<Record<string, string>>, ReadonlyArray<string>]>([
    ["no pyproject.toml", { "uv.lock": head }, ["lock-file/without-project"]],
    ["marks of a merge", { "uv.lock": `${head}<<<<<<< ours\n`, "pyproject.toml": project }, ["lock-file/unreadable"]],
    ["no TOML", { "uv.lock": "version = \n", "pyproject.toml": project }, ["lock-file/unreadable"]],
    [
      "a version from the future",
      { "uv.lock": "version = 2\n", "pyproject.toml": project },
      ["lock-file/unknown-version"]
    ],
    ["no version", { "uv.lock": "", "pyproject.toml": project }, ["lock-file/unknown-version"]],
    ["a newer revision", { "uv.lock": `version = 1\nrevision = 99\n${root("")}`, "pyproject.toml": project }, []],
    ["lines of Windows", { "uv.lock": `${head}${root("")}`.replaceAll("\n", "\r\n"), "pyproject.toml": project }, []],
    ["another project", { "uv.lock": head, "pyproject.toml": project }, ["lock-file/drifted"]],
    [
      "what is not there",
      { "uv.lock": `${head}${root(names("one"))}`, "pyproject.toml": project },
      ["lock-file/invalid-entry"]
    ],
    [
      "a condition that is none",
      { "uv.lock": `${head}${root('{ name = "one", marker = "x ==" }')}${locked("one")}`, "pyproject.toml": project },
      ["lock-file/invalid-entry"]
    ],
    [
      "a package without files",
      {
        "uv.lock": `${head}${root(names("one"))}[[package]]\nname = "one"\nversion = "1"\n${pypi}\n`,
        "pyproject.toml": project
      },
      ["lock-file/invalid-entry"]
    ]
  ])("%s", async (_, files, problems) => {
    expect(problemsOf(await claimOf(uv, files))).toEqual(problems)
  })

  it.each([
    ["https://own.test/simple", "https://pypi.org/simple", ["lock-file/unhashed-among-indexes"]],
    ["https://own.test/simple", "https://own.test/simple", []]
  ])("a package without hashes of %s beside one of %s", async (own, other, problems) => {
    const entry = (name: string, index: string, hash: string): string =>
      `[[package]]\nname = "${name}"\nversion = "1"\nsource = { registry = "${index}" }\nwheels = [{ url = "${index}/${name}-1-py3-none-any.whl"${hash} }]\n`
    const hashed = `, hash = "sha256:${"a".repeat(64)}"`
    const text = `${head}${root(`${names("one")}, ${names("two")}`)}${entry("one", own, "")}${entry("two", other, hashed)}`
    expect(problemsOf(await claimOf(uv, { "uv.lock": text, "pyproject.toml": project }))).toEqual(problems)
  })

  it("two of which the project allows one", async () => {
    expect(problemsOf(await claim(both, project, { PYTHON_EXTRAS: "all" }))).toEqual([
      "lock-file/conflicting-selection"
    ])
    expect(problemsOf(await claim(both, project, { PYTHON_EXTRAS: "a" }))).toEqual([])
  })
})

describe("a lock of 600 packages", () => {
  it("is read within a bound, each depending on several others under conditions", () => {
    const name = (at: number): string => `package-${at}`
    const wheels = Array.from({ length: 20 }, (_, at) => file(`wheel-${at}-py3-none-any.whl`)).join(",\n")
    const packages = Array.from({ length: 600 }, (_, at) => {
      const next = [at + 1, at + 7, at * 2 + 1, (at * 31) % 600].filter((other) => other < 600)
      const edges = next.map(
        (other, place) =>
          `{ name = "${name(other)}", marker = "python_full_version ${place % 2 === 0 ? ">=" : "<"} '3.1${other % 5}' and sys_platform != 'p${other % 7}'" }`
      )
      return `[[package]]\nname = "${name(at)}"\nversion = "1.0"\n${pypi}\ndependencies = [${edges.join(", ")}]\nwheels = [${wheels}]\n`
    })
    const lock = `${head}${root(names("package-0"))}${packages.join("")}`
    const app = application({
      names: new Set(["pyproject.toml", "uv.lock"]),
      texts: new Map([["uv.lock", lock]])
    })
    expect(threadMilliseconds(() => expect(uv.claim(app)?.problems).toEqual([]))).toBeLessThan(10_000)
    expect(uv.claim(app)?.locked?.lines.length).toBeGreaterThan(500)
  })
})
