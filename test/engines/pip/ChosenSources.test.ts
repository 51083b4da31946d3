/** What pip chose is met by the line that asks for it, and told by what it is. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import type { Chosen } from "../../../src/engines/pip/Account.ts"
import { lineOfPlace, taken } from "../../../src/engines/pip/ChosenSources.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import { layerMemory, type Planted } from "../../../src/testing/MemoryFilesystem.ts"
import { readRequirementFiles } from "../../../src/survey/RequirementFiles.ts"

const app: Readonly<Record<string, Planted>> = {
  "/work/sources/setup.py": "all",
  "/work/sources/libs/one/setup.py": "one",
  "/work/sources/libs/one/one.py": "text",
  "/work/sources/libs/two/setup.py": "two",
  "/work/sources/vendor/Lib.ZIP": "zip",
  "/work/sources/vendor/six-1.0-py3-none-any.whl": "six",
  "/work/chosen/0/main.tar.gz": "archive",
  "/work/chosen/0/v1": "archive",
  "/work/chosen/1/main.tar.gz": "another archive",
  "/work/chosen/2/six-1.0-py3-none-any.whl": "six"
}
/** The app as its lines know it. */
const asWritten = Object.fromEntries(
  Object.entries(app).flatMap(([path, content]) =>
    path.startsWith("/work/sources/") ? [[path.replace("/work/sources/", "/app/"), content] as const] : []
  )
)
const chosen = (name: string, address: string, path: string, more: Partial<Chosen> = {}): Chosen => ({
  name,
  address,
  asked: true,
  subdirectory: "",
  kind: path.startsWith("/work/chosen/") ? "file" : "folder",
  path,
  ...more
})
const take = (text: string, account: ReadonlyArray<Chosen>, more: Readonly<Record<string, Planted>> = {}) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const lines = yield* readRequirementFiles("/app", new Map([["TOKEN", "t0ken-of-git"]])).pipe(
        Effect.provide(layerMemory({ ...asWritten, "/app/requirements.txt": text }))
      )
      const work = { site: { root: "/app" }, sources: "/work/sources", lines: [lines] }
      return yield* taken(work, account).pipe(Effect.provide(layerMemory({ ...app, ...asWritten, ...more })))
    })
  )
const lineNumbers = async (text: string, account: ReadonlyArray<Chosen>) => {
  const { fetched, sources } = await take(text, account)
  const all = [...fetched, ...sources.map(({ name, source }) => ({ ...source, name }))]
  return Object.fromEntries(
    all.map(({ asks, name }) => [name, asks?.origin._tag === "File" ? asks.origin.line : undefined])
  )
}

describe("the line that asks", () => {
  const host = "https://a.test"
  it.each<readonly [string, string, ReadonlyArray<Chosen>, object]>([
    [
      "is known by the address, whatever the files are called",
      `${host}/one/main.tar.gz\n${host}/two/main.tar.gz\n`,
      [
        chosen("two", `${host}/two/main.tar.gz`, "/work/chosen/1/main.tar.gz"),
        chosen("one", `${host}/one/main.tar.gz`, "/work/chosen/0/main.tar.gz")
      ],
      { one: 1, two: 2 }
    ],
    [
      "of two of one name by the address, too",
      `six @ ${host}/a.zip ; python_version < "3"\nsix @ ${host}/b.zip ; python_version >= "3"\n`,
      [chosen("six", `${host}/b.zip`, "/work/chosen/0/v1")],
      { six: 2 }
    ],
    [
      "has a password that pip does not tell",
      "six @ https://me:${TOKEN}@a.test/a%20b.zip#sha256=00\n",
      [chosen("six", `${host}/a b.zip#sha256=00`, "/work/chosen/0/v1")],
      { six: 1 }
    ],
    [
      "may name it otherwise, as pip 20.3.4 on 2.7 lets it",
      `${host}/a.zip#egg=other\n`,
      [chosen("six", `${host}/a.zip#egg=other`, "/work/chosen/0/v1")],
      { six: 1 }
    ],
    [
      "is known by the path in the app, which pip sees in a copy",
      "flask\n./vendor/Lib.ZIP\n-e ./libs/two\n./libs/one\n",
      [
        chosen("lib", "file:///work/sources/vendor/Lib.ZIP", "/work/chosen/0/v1"),
        chosen("two", "file:///work/sources/libs/two", "/work/sources/libs/two"),
        chosen("one", "file://localhost/app/libs/one", "/app/libs/one")
      ],
      { lib: 2, two: 3, one: 4 }
    ],
    [
      "asks by name for what comes from an index",
      "flask==1.0\nsix\n",
      [chosen("six", `${host}/six-1.0-py3-none-any.whl`, "/work/chosen/2/six-1.0-py3-none-any.whl", { asked: false })],
      { six: 2 }
    ],
    [
      "is none for what a package requires",
      "flask\n",
      [chosen("money", "file:///work/sources/libs/one", "/work/sources/libs/one")],
      { money: undefined }
    ]
  ])("%s", async (_, text, account, expected) => {
    expect(await lineNumbers(text, account)).toEqual(expected)
  })
})

it("a file of any name is a source, unless its ending says in small letters that it is a wheel", async () => {
  const { fetched, sources } = await take("", [
    chosen("hx-api", "https://a.test/tarball/v1", "/work/chosen/0/v1"),
    chosen("six", "https://a.test/x", "/work/chosen/2/six-1.0-py3-none-any.whl")
  ])
  expect(fetched.map(({ name, version }) => `${name} ${version}`)).toEqual(["six 1.0"])
  expect(sources.map(({ source: { archive, line, title } }) => [title, line, archive?.file])).toEqual([
    ["Building hx-api", "file:///work/chosen/0/v1", "v1"]
  ])
})

it("an archive is told by its bytes and by the part that is meant", async () => {
  const path = "/work/chosen/0/main.tar.gz"
  const { sources } = await take('a --config-settings="x=1"\n', [
    chosen("a", "https://index.test/main.tar.gz", path, { asked: false }),
    chosen("b", "https://a.test/main.tar.gz", path, { subdirectory: "python/b" })
  ])
  expect(sources.map(({ source: { digest, line, options } }) => ({ digest, line, options }))).toEqual([
    {
      digest: `archive ${sha256("archive")}`,
      line: `file://${path} --config-settings="x=1"`,
      options: ['--config-settings="x=1"']
    },
    { digest: `archive ${sha256("archive")} python/b`, line: `file://${path}#subdirectory=python/b`, options: [] }
  ])
})

describe("a folder", () => {
  const one = chosen("one", "file:///work/sources/libs/one", "/work/sources/libs/one")
  const digestOf = async (more: Readonly<Record<string, Planted>> = {}, which: Chosen = one) =>
    (await take("", [which], more)).sources[0]?.source.digest
  const before = digestOf()

  it("is built where the copy of the app is", async () => {
    const { sources } = await take("", [one, chosen("two", "file:///app/libs/two", "/app/libs/two")])
    expect(sources.map(({ source: { line, title } }) => [title, line])).toEqual([
      ["Building libs/one", "file:///work/sources/libs/one"],
      ["Building libs/two", "file:///work/sources/libs/two"]
    ])
  })

  it.each<readonly [string, Readonly<Record<string, Planted>>]>([
    ["its content", { "/work/sources/libs/one/one.py": "texts" }],
    ["a mode", { "/work/sources/libs/one/one.py": { content: "text", mode: 0o755 } }],
    ["a name", { "/work/sources/libs/one/three.py": "" }]
  ])("is another one with another: %s", async (_, more) => {
    expect(await digestOf(more)).not.toBe(await before)
  })

  it.each<readonly [string, Readonly<Record<string, Planted>>]>([
    ["its neighbour", { "/work/sources/libs/two/setup.py": "changed" }],
    ["what compiling leaves behind", { "/work/sources/libs/one/__pycache__/one.cpython-312.pyc": "" }]
  ])("is the same one with another: %s", async (_, more) => {
    expect(await digestOf(more)).toBe(await before)
  })

  it("whose build looks beyond it is told by all of the app", async () => {
    const out = { "/work/sources/libs/one/setup.py": "open('../../VERSION')" }
    const at = (version: string) => digestOf({ ...out, "/work/sources/VERSION": version })
    expect(await at("1")).not.toBe(await at("2"))
  })

  it("is another one than a part of it", async () => {
    expect(await digestOf({}, { ...one, subdirectory: "sub" })).not.toBe(await before)
  })
})

describe("a repository", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567"
  const of = async (address: string, more: Partial<Chosen> = {}) => {
    const one = chosen("six", address, "/work/chosen/0/clone", { kind: "repository", commit, ...more })
    return (await take("", [one])).sources[0]?.source
  }

  it.each([
    "git+https://git.example.test/six.git@main#egg=six",
    "git+https://git.example.test/six.git",
    "git+https://git.example.test/six.git@feature/new#egg=six"
  ])("is told by its address and its commit, and built from the clone that pip has looked at: %s", async (address) => {
    const source = await of(address)
    expect(source?.digest).toBe(`repository https://git.example.test/six.git ${commit} `)
    expect([source?.line, source?.commit]).toEqual(["file:///work/chosen/0/clone", commit])
  })

  it("is another one for another folder in it", async () => {
    const source = await of("git+https://git.example.test/six.git#subdirectory=part", { subdirectory: "part" })
    expect(source?.digest).toBe(`repository https://git.example.test/six.git ${commit} part`)
    expect(source?.line).toBe("file:///work/chosen/0/clone#subdirectory=part")
  })

  it("of which nobody knows the commit is nothing that could be kept", async () => {
    expect((await of("svn+https://svn.example.test/six", { commit: "" }))?.digest).toBe(undefined)
  })
})

it.each([
  ["/a b/c#d.zip", "", "file:///a%20b/c%23d.zip"],
  ["/ä/100%.zip", "in here", "file:///%C3%A4/100%25.zip#subdirectory=in%20here"]
])("%s is an address", (path, subdirectory, expected) => {
  expect(lineOfPlace(path, subdirectory, [])).toBe(expected)
})
