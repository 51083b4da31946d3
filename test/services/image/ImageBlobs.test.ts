/** The tars of images: as GNU tar reads them, the same bytes from the same content, and whole or not there at all. */
import * as Effect from "effect/Effect"
import { execFileSync } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { gunzipSync, gzipSync, zstdCompressSync } from "node:zlib"
import { afterAll, describe, expect, it } from "vitest"
import { ImageBlobs, type Interface, type Listed, type Member } from "../../../src/services/image/ImageBlobs.ts"
import * as ImageBlobsNode from "../../../src/services/image/ImageBlobsNode.ts"
import { plant, removeTemporaryFolders, snapshot, temporaryFolder } from "../../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

const on = <A, E>(use: (blobs: Interface) => Effect.Effect<A, E>): Promise<A> =>
  Effect.runPromise(Effect.flatMap(ImageBlobs, use).pipe(Effect.provide(ImageBlobsNode.layer)))

const membersOf = async (folder: string, owner = 0): Promise<ReadonlyArray<Member>> =>
  (await on((blobs) => blobs.below(folder))).map(({ kind, mode, path, size, target }): Member => {
    if (kind === "directory") return { kind, path, mode, owner }
    return kind === "link"
      ? { kind, path, mode, owner, target }
      : { kind: "file", path, mode, owner, size, from: join(folder, path) }
  })
const packed = async (folder: string, members?: ReadonlyArray<Member>) => {
  const place = temporaryFolder("blobs")
  const all = members ?? (await membersOf(folder))
  const blob = await on((blobs) => blobs.pack(all, place))
  return { ...blob, place, path: join(place, blob.digest.slice("sha256:".length)) }
}
const unpacked = (archive: string): string => {
  const place = temporaryFolder("unpacked")
  execFileSync("tar", ["-xzpf", archive, "-C", place])
  return place
}
const listed = async (path: string, compression: "none" | "gzip" | "zstd" = "gzip") => {
  const members: Array<Listed> = []
  const blob = await on((blobs) => blobs.list(path, compression, (member) => members.push(member)))
  return { blob, members }
}
const sha256 = (bytes: Uint8Array): string => `sha256:${createHash("sha256").update(bytes).digest("hex")}`

const deep = `${"a long name of a folder/".repeat(12)}and a file`
const name200 = "n".repeat(200)
/** Everything that a tar has its own ways for. */
const oddTree = (): string => {
  const folder = temporaryFolder("odd")
  plant(folder, {
    "a file": "text",
    "a program": { content: "#!/bin/sh\n", mode: 0o755 },
    "for one": { content: "secret", mode: 0o600 },
    empty: "",
    "größe/δοκιμή": "not ASCII",
    "back\\slash": "x",
    'quote"': "x",
    [deep]: "deep",
    [name200]: "long",
    "block/exact": "x".repeat(512),
    // Larger than what is read at once.
    "block/large": randomBytes((1 << 22) + 17)
  })
  mkdirSync(join(folder, "closed"), { mode: 0o700 })
  symlinkSync("a file", join(folder, "link"))
  symlinkSync("/nonexistent", join(folder, "dangling"))
  symlinkSync(`${"b".repeat(150)}/größe`, join(folder, "far"))
  return folder
}

describe("a tree", () => {
  it("comes out of GNU tar as it went in: names, modes, links, contents", async () => {
    const folder = oddTree()
    const { path } = await packed(folder)
    expect(snapshot(unpacked(path))).toEqual(snapshot(folder))
    expect(Object.keys(snapshot(folder)).length).toBeGreaterThan(25)
  })

  it("has the same bytes from another place at another time, and says the digests and the size of them", async () => {
    const [first, second] = [oddTree(), temporaryFolder("second")]
    execFileSync("cp", ["-a", `${first}/.`, second])
    utimesSync(join(second, "a file"), 1, 1)
    const [one, other] = [await packed(first), await packed(second)]
    expect([one.digest, one.diffId]).toEqual([other.digest, other.diffId])
    const bytes = readFileSync(one.path)
    expect([one.digest, one.size, one.diffId]).toEqual([sha256(bytes), bytes.length, sha256(gunzipSync(bytes))])
    expect(readdirSync(one.place)).toEqual([one.digest.slice("sha256:".length)])
  })

  it("belongs to whom it is said to, at one time", async () => {
    const folder = temporaryFolder("owned")
    plant(folder, { "a/b": "x" })
    const { path } = await packed(folder, [
      ...(await membersOf(folder, 1000)),
      { kind: "text", path: "z", mode: 0o755, owner: 0, content: "text" }
    ])
    const lines = execFileSync("tar", ["-tvf", path, "--numeric-owner", "--utc"], { encoding: "utf8" })
      .trim()
      .split("\n")
    expect(lines.map((line) => line.replaceAll(/ +/g, " "))).toEqual([
      "drwxr-xr-x 1000/1000 0 1980-01-01 00:00 a/",
      "-rw-r--r-- 1000/1000 1 1980-01-01 00:00 a/b",
      "-rwxr-xr-x 0/0 4 1980-01-01 00:00 z"
    ])
  })

  it("is listed sorted, each folder before what is in it, and pipes as what they are", async () => {
    const folder = temporaryFolder("sorted")
    plant(folder, { "b/z": "", "b/a/x": "", "b.txt": "", B: "" })
    execFileSync("mkfifo", [join(folder, "pipe")])
    symlinkSync("b", join(folder, "to b"))
    const found = await on((blobs) => blobs.below(folder))
    expect(found.map(({ kind, path }) => `${path} ${kind}`)).toEqual([
      "B file",
      "b directory",
      "b.txt file",
      "b/a directory",
      "b/a/x file",
      "b/z file",
      "pipe other",
      "to b link"
    ])
  })

  it("is told by name where a large file grew meanwhile, and leaves nothing", async () => {
    const folder = temporaryFolder("growing")
    plant(folder, { log: randomBytes(1 << 22) })
    const members = await membersOf(folder)
    appendFileSync(join(folder, "log"), "more")
    const place = temporaryFolder("blobs")
    const error = await on((blobs) => Effect.flip(blobs.pack(members, place)))
    expect([error._tag, error.message]).toEqual(["FileChanged", expect.stringContaining("`log`")])
    expect(readdirSync(place)).toEqual([])
  })

  it("of which a file is gone leaves nothing either", async () => {
    const place = temporaryFolder("blobs")
    const gone: Member = { kind: "file", path: "x", mode: 0o644, owner: 0, size: 1, from: join(place, "nowhere") }
    const error = await on((blobs) => Effect.flip(blobs.pack([gone], place)))
    expect(error._tag === "FileAccessFailed" && error.reason).toBe("NotFound")
    expect(readdirSync(place)).toEqual([])
  })
})

describe("a tar that is read", () => {
  const tarOf = (folder: string, ...words: ReadonlyArray<string>): Buffer =>
    execFileSync("tar", ["-cf", "-", ...words, "-C", folder, "."], { maxBuffer: 1 << 28 })

  it.each([
    ["gzip", "--format=gnu", gzipSync],
    ["gzip", "--format=pax", gzipSync],
    ["zstd", "--format=ustar", zstdCompressSync],
    ["none", "--format=gnu", (bytes: Uint8Array) => bytes]
  ] as const)("is told by its members (%s, %s)", async (compression, format, compress) => {
    const folder = temporaryFolder("source")
    plant(folder, { "bin/sh": "x", ...(format === "--format=ustar" ? {} : { [deep]: "x" }) })
    symlinkSync("sh", join(folder, "bin/bash"))
    const [tar, path] = [tarOf(folder, format), join(temporaryFolder("tar"), "tar")]
    writeFileSync(path, compress(tar))
    const { blob, members } = await listed(path, compression)
    expect(blob).toEqual({ digest: sha256(readFileSync(path)), size: statSync(path).size, diffId: sha256(tar) })
    expect(members).toContainEqual({ path: "./bin/sh", kind: "file", target: "" })
    expect(members).toContainEqual({ path: "./bin/bash", kind: "link", target: "sh" })
    expect(members.some((one) => one.path === `./${deep}`)).toBe(format !== "--format=ustar")
  })

  it.each(["cut", "not compressed", "no tar"])("is refused when it is %s", async (how) => {
    const { path } = await packed(oddTree())
    if (how === "cut") truncateSync(path, 2000)
    if (how === "not compressed") writeFileSync(path, "x".repeat(2000))
    if (how === "no tar") writeFileSync(path, gzipSync("x".repeat(2000)))
    const error = await on((blobs) => Effect.flip(blobs.list(path, "gzip", () => undefined)))
    expect(error._tag).toBe("TarUnreadable")
  })

  it("gives the files that are wanted, and never one elsewhere than in the folder", async () => {
    const [folder, place] = [temporaryFolder("wanted"), temporaryFolder("place")]
    plant(folder, { wanted: "yes", other: "no" })
    symlinkSync("/etc/passwd", join(folder, "link"))
    const path = join(place, "tar")
    writeFileSync(path, tarOf(folder, "--transform=s,^./other,../escaped,", "-P"))
    const into = join(place, "into")
    mkdirSync(into)
    const names: Array<string> = []
    await on((blobs) =>
      blobs.extract(path, into, (name) => {
        names.push(name)
        return name === "./wanted" ? "wanted" : undefined
      })
    )
    // A link is never offered.
    expect(names.toSorted()).toEqual(["../escaped", "./wanted"])
    expect(snapshot(place, ["tar"])).toEqual({
      into: expect.stringContaining("folder"),
      "into/wanted": expect.stringContaining("file")
    })
    expect(readFileSync(join(into, "wanted"), "utf8")).toBe("yes")
  })
})

it("an archive is written aside and renamed, with the members in their order", async () => {
  const folder = temporaryFolder("archive")
  plant(folder, { "b/x": "1", a: "2" })
  const to = join(folder, "out.tar")
  writeFileSync(to, "before")
  const members = await membersOf(folder)
  await on((blobs) => blobs.archive(members.filter(({ path }) => path !== "out.tar").toReversed(), to))
  expect(execFileSync("tar", ["-tf", to], { encoding: "utf8" })).toBe("b/x\nb/\na\n")
  chmodSync(folder, 0o755)
  expect(readdirSync(folder)).toEqual(["a", "b", "out.tar"])
})
