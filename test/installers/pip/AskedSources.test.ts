/** Folders and repositories that an app's lines name, and what tells them apart. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { asked, isArchiveOf, isFullCommit, lineOptions } from "../../../src/installers/pip/AskedSources.ts"
import { requirements } from "../../../src/survey/Survey.ts"
import { layerMemory, type Planted } from "../../../src/testing/MemoryFilesystem.ts"

const app: Readonly<Record<string, Planted>> = {
  "/app/libs/one/setup.py": "one",
  "/app/libs/one/one.py": "text",
  "/app/libs/one/sub/setup.py": "sub",
  "/app/libs/two/setup.py": "two"
}
const read = (text: string, more: Readonly<Record<string, Planted>> = {}) =>
  Effect.provide(
    requirements("/app", new Map([["TOKEN", "t0ken-of-git"]])),
    layerMemory({ ...app, "/app/requirements.txt": text, ...more })
  )
const sourcesOf = (text: string, output: ReadonlyArray<string> = [], more: Readonly<Record<string, Planted>> = {}) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const lines = yield* read(text, more)
      const found = yield* asked([lines], "/app", output).pipe(Effect.provide(layerMemory({ ...app, ...more })))
      return found.map(({ source }) => source)
    })
  )
const digestOf = async (
  text: string,
  output: ReadonlyArray<string> = [],
  more: Readonly<Record<string, Planted>> = {}
) => (await sourcesOf(text, output, more))[0]?.digest

const commit = "0123456789abcdef0123456789abcdef01234567"
const other = "f".repeat(40)
const resolved = (url: string, to = commit) => `  Resolved ${url} to commit ${to}`

describe("a folder", () => {
  it("is told by what is in it, each line once, constraints and names left out", async () => {
    const found = await sourcesOf("./libs/one\n-e ./libs/two\n./libs/one\nflask\n-c constraints.txt\n", [], {
      "/app/constraints.txt": "six==1.16.0\n"
    })
    expect(found.map(({ line, title }) => [line, title])).toEqual([
      ["./libs/one", "Building libs/one"],
      ["-e ./libs/two", "Building libs/two"]
    ])
    expect(found[0]?.digest).toMatch(/^folder {2}[0-9a-f]{64}$/)
    expect(found[0]?.digest).not.toBe(found[1]?.digest)
  })

  const before = digestOf("./libs/one")
  it.each<readonly [string, Readonly<Record<string, Planted>>]>([
    ["its content", { "/app/libs/one/one.py": "texts" }],
    ["a mode", { "/app/libs/one/one.py": { content: "text", mode: 0o755 } }],
    ["a name", { "/app/libs/one/three.py": "" }],
    ["a folder that a build of it sees, whatever its name", { "/app/libs/one/node_modules/x.js": "" }]
  ])("is another one with another: %s", async (_, more) => {
    expect(await digestOf("./libs/one", [], more)).not.toBe(await before)
  })

  it.each<readonly [string, Readonly<Record<string, Planted>>]>([
    ["its neighbour", { "/app/libs/two/setup.py": "changed" }],
    ["what compiling leaves behind", { "/app/libs/one/__pycache__/one.cpython-312.pyc": "" }]
  ])("is the same one with another: %s", async (_, more) => {
    expect(await digestOf("./libs/one", [], more)).toBe(await before)
  })

  it("whose build looks beyond it is told by all of the app, and is still another one than its neighbour", async () => {
    const out = { "/app/libs/one/setup.py": "open('../../VERSION')", "/app/libs/two/setup.py": "open('../../VERSION')" }
    const [one, two] = await sourcesOf("./libs/one\n./libs/two\n", [], { ...out, "/app/VERSION": "1" })
    const [other] = await sourcesOf("./libs/one\n", [], { ...out, "/app/VERSION": "2" })
    expect(new Set([one?.digest, two?.digest, other?.digest]).size).toBe(3)
  })

  it("is another one than a part of it", async () => {
    expect(await digestOf("./libs/one")).not.toBe(await digestOf("file:///app/libs/one#egg=one&subdirectory=sub"))
  })
})

describe("a repository", () => {
  it.each([
    [`git+https://git.example.test/six.git@${commit}#egg=six`, []],
    [`six @ git+https://me:\${TOKEN}@git.example.test/six.git@${commit}`, []],
    ["git+https://git.example.test/six.git@main#egg=six", [resolved("https://git.example.test/six.git")]],
    ["git+https://git.example.test/six.git#egg=six", [resolved("https://git.example.test/six.git")]],
    ["git+https://git.example.test/six.git@feature/new#egg=six", [resolved("https://git.example.test/six.git")]],
    ["git+https://${TOKEN}@git.example.test/six.git@main#egg=six", [resolved("https://****@git.example.test/six.git")]],
    [
      "git+https://me:${TOKEN}@git.example.test/six.git@main#egg=six",
      [resolved("https://me:****@git.example.test/six.git")]
    ],
    [
      "git+https://git.example.test/six.git@v1#egg=six",
      [resolved("https://git.example.test/more.git", other), resolved("https://git.example.test/six.git")]
    ]
  ])("is told by its address without credentials and its commit: %s", async (line, output) => {
    expect(await digestOf(line, output)).toBe(`repository https://git.example.test/six.git ${commit} `)
  })

  it("that is reached by SSH is found, too", async () => {
    const line = "git+ssh://git@git.example.test/six.git@main#egg=six"
    expect(await digestOf(line, [resolved("ssh://git@git.example.test/six.git")])).toBe(
      `repository ssh://git.example.test/six.git ${commit} `
    )
  })

  it("is another one for another folder in it", async () => {
    const line = `git+https://git.example.test/six.git@${commit}#egg=six&subdirectory=part`
    expect(await digestOf(line)).toBe(`repository https://git.example.test/six.git ${commit} part`)
  })

  it("of which nobody knows the commit is nothing that could be kept", async () => {
    expect(await digestOf("git+https://git.example.test/six.git@main#egg=six")).toBe(undefined)
    const elsewhere = [resolved("https://git.example.test/six.git.old")]
    expect(await digestOf("git+https://git.example.test/six.git@main#egg=six", elsewhere)).toBe(undefined)
  })

  it("of which two revisions are asked for is known by a full commit alone", async () => {
    const both = [resolved("https://git.example.test/all.git"), resolved("https://git.example.test/all.git", other)]
    const digests = (
      await sourcesOf(
        `git+https://git.example.test/all.git@v1#egg=one&subdirectory=one\ngit+https://git.example.test/all.git@${other}#egg=two&subdirectory=two`,
        both
      )
    ).map(({ digest }) => digest)
    expect(digests).toEqual([undefined, `repository https://git.example.test/all.git ${other} two`])
  })

  it("has no credentials in its title", async () => {
    const [source] = await sourcesOf("git+https://${TOKEN}@git.example.test/six.git@main")
    expect(`${source?.title} ${source?.digest}`).not.toContain("t0ken-of-git")
    expect(source?.title).toBe("Building https://git.example.test/six.git")
  })

  it.each([
    [`git+https://git.example.test/six.git@${commit}`, true],
    [`git+file:///srv/six@${commit}#egg=six`, true],
    ["git+https://git.example.test/six.git@main", false],
    [`git+https://git.example.test/six.git@feature/${commit}`, false],
    [`git+https://git.example.test/${commit}`, false],
    [`git+https://git.example.test/six.git@${commit.slice(1)}`, false]
  ])("is fixed by a full commit alone: %s is %s", async (line, expected) => {
    const { requirements: found } = await Effect.runPromise(read(line))
    expect(found.map(isFullCommit)).toEqual([expected])
  })
})

describe("the options of a line", () => {
  const options = async (text: string, archive: string) => lineOptions([await Effect.runPromise(read(text))], archive)

  it("are those of the package that an archive is of", async () => {
    const text = 'foo==1.0 --config-settings="a=b c" --global-option=-x\nbar\n'
    expect(await options(text, "foo-1.0.tar.gz")).toEqual(['--config-settings="a=b c"', "--global-option=-x"])
    expect(await options(text, "bar-1.0.tar.gz")).toEqual([])
  })

  it.each([
    ["foo", "foo-1.0.tar.gz", true],
    ["foo", "Foo-1.0.zip", true],
    ["foo", "foo-v1.0.zip", true],
    ["foo-bar", "foo_bar-1.0.tar.gz", true],
    ["foo", "foo-bar-1.0.tar.gz", false],
    ["foo", "foo_bar-1.0.tar.gz", false],
    ["foo", "foobar-1.0.tar.gz", false]
  ])("%s has %s: %s", (name, archive, expected) => {
    expect(isArchiveOf(name, archive)).toBe(expected)
  })
})
