/** What no distribution is made of, and what the person is told. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { newest, pythons } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import type { Distribution } from "../support/index/Distribution.ts"
import { bare, everything, small } from "../support/index/Wheels.ts"
import { products, refusal, written } from "../support/machine/Workshop.ts"

afterAll(removeTemporaryFolders)

const info = "small-1.0.dist-info"
const WHEEL = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
const METADATA = "Metadata-Version: 2.1\nName: small\nVersion: 1.0\n"
const complete = { [`${info}/WHEEL`]: WHEEL, [`${info}/METADATA`]: METADATA, [`${info}/RECORD`]: "" }

const changed = (file: Distribution, change: (bytes: Buffer) => Buffer): Distribution => ({
  ...file,
  bytes: change(Buffer.from(file.bytes))
})
const flipped = (bytes: Buffer): Buffer => {
  const at = bytes.indexOf("every thing\\n")
  bytes[at] = 0x45
  return bytes
}

const wheels: ReadonlyArray<readonly [what: string, file: Distribution, condition: string, says: string | RegExp]> = [
  ["a text", { ...small({}), bytes: Buffer.from("<html>not found</html>") }, "NoZip", /it is no zip file/],
  ["an empty file", { ...small({}), bytes: Buffer.alloc(0) }, "NoZip", /it is no zip file/],
  ["the first half", changed(everything(), (bytes) => bytes.subarray(0, bytes.length >> 1)), "NoZip", /only the begin/],
  ["a flipped bit", changed(everything(), flipped), "Damaged", /checksums \(every_thing\/__init__\.py\)/],
  ["no metadata", bare({ "small.py": "" }), "NoMetadata", /there is no \.dist-info folder/],
  ["no WHEEL", bare({ [`${info}/METADATA`]: METADATA }), "NoMetadata", `${info}/WHEEL`],
  ["no METADATA", bare({ [`${info}/WHEEL`]: WHEEL }), "NoMetadata", `${info}/METADATA`],
  ["no name in METADATA", bare({ ...complete, [`${info}/METADATA`]: "Version: 1\n" }), "NoMetadata", info],
  ["two descriptions", bare({ ...complete, "other-1.0.dist-info/WHEEL": WHEEL }), "ManyMetadata", "other-1.0"],
  ["another package", bare(complete, "large"), "OtherName", /large-1\.0.*: its file name and small-1\.0/],
  ["no version of the format", bare({ ...complete, [`${info}/WHEEL`]: "Tag: x\n" }), "NoFormat", /no valid Wheel-V/],
  ["a newer format", bare({ ...complete, [`${info}/WHEEL`]: "Wheel-Version: 2.0\n" }), "NewerFormat", /format 2\.0/],
  ["an absolute path", bare({ ...complete, "/etc/x": "" }), "LeavesRoot", "/etc/x in it would be written outside"],
  ["a path upwards", bare({ ...complete, "small/../../../x": "" }), "LeavesRoot", "small/../../../x"],
  ["data upwards", bare({ ...complete, "small-1.0.data/data/../x": "" }), "LeavesRoot", "small-1.0.data/data/../x"],
  ["a line break in a name", bare({ ...complete, "small/a\nb": "" }), "StrangeName", "small/a<U+000A>b"],
  ["data of no known kind", bare({ ...complete, "small-1.0.data/conf/x": "" }), "UnknownPlace", /where .*conf\/x bel/],
  ["data of no kind", bare({ ...complete, "small-1.0.data/x": "" }), "UnknownPlace", "small-1.0.data/x"],
  [
    "a file that is a folder too",
    bare({ ...complete, small: "", "small/x.py": "" }),
    "FileAndFolder",
    /small is a file/
  ],
  ["a script of nothing", small({}, "py3-none-any", ["tool = small"]), "BadEntryPoint", "tool = small"],
  ["a script elsewhere", small({}, "py3-none-any", ["../tool = small:main"]), "BadEntryPoint", "../tool = small:main"]
]

describe("a wheel with", () => {
  it.each(wheels)("%s is refused", async (_, file, condition, says) => {
    const [path = ""] = written([file])
    const failure = await refusal(newest(), path)
    expect(failure).toMatchObject({ _tag: "DistributionNotMade", condition, path })
    expect(failure.message).toMatch(says)
    expect(failure.message).toContain(file.filename)
    expect(failure.hints.length).toBeGreaterThan(0)
  })

  const oldest = pythons().at(0)
  it.skipIf(oldest === undefined || oldest.version === newest().version)("any of it on the oldest Python", async () => {
    for (const [what, file, condition] of oldest === undefined ? [] : wheels) {
      const [path = ""] = written([file])
      expect([what, (await refusal(oldest ?? newest(), path))._tag]).toEqual([what, "DistributionNotMade"])
      expect([what, await refusal(oldest ?? newest(), path)]).toMatchObject([what, { condition }])
    }
  })
})

describe("a tree with", () => {
  const tree = (make: (folder: string) => void): string => {
    const folder = join(temporaryFolder("tree"), "base")
    mkdirSync(join(folder, "lib"), { recursive: true })
    make(folder)
    return folder
  }
  const trees: ReadonlyArray<readonly [string, (folder: string) => void, string]> = [
    ["a link out of it", (folder) => symlinkSync("/etc/passwd", join(folder, "lib/x")), "LinkLeavesRoot"],
    ["a relative link out of it", (folder) => symlinkSync("../../y", join(folder, "lib/x")), "LinkLeavesRoot"],
    [
      "a link out of it by way of another",
      (folder) => {
        symlinkSync("..", join(folder, "lib/up"))
        symlinkSync("up/../y", join(folder, "lib/x"))
      },
      "LinkLeavesRoot"
    ],
    ["a pipe", (folder) => execFileSync("mkfifo", [join(folder, "lib/x")]), "SpecialFile"],
    ["a line break in a name", (folder) => writeFileSync(join(folder, "lib/a\nb"), ""), "StrangeName"]
  ]
  it.each(trees)("%s is refused", async (_, make, condition) => {
    expect(await refusal(newest(), tree(make))).toMatchObject({ _tag: "DistributionNotMade", condition })
  })
})

describe("one bad wheel among good ones", () => {
  it("is the failure of all", async () => {
    const paths = written([everything(), bare({ "small.py": "" })])
    await expect(products(newest(), paths)).rejects.toMatchObject({ condition: "NoMetadata", path: paths[1] })
    expect(readFileSync(paths[0] ?? "").length).toBeGreaterThan(0)
  })
})
