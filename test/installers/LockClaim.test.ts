/** What becomes of a lock: lines for pip, with hashes and without, and where packages come from. */
import { describe, expect, it } from "vitest"
import type { LockedPackage, LockedSource } from "../../src/domain/Lock.ts"
import { always, never, parse } from "../../src/domain/Marker.ts"
import { claimOf } from "../../src/installers/LockClaim.ts"
import { InvalidLockEntry } from "../../src/installers/LockProblems.ts"

const hash = (letter: string): string => `sha256:${letter.repeat(64)}`

const locked = (name: string, source: LockedSource, more: Partial<LockedPackage> = {}): LockedPackage => ({
  name,
  version: "1.0",
  marker: always,
  source,
  hashes: [],
  ...more
})

const claim = (packages: ReadonlyArray<LockedPackage>, requiresPython?: string) =>
  claimOf({
    installer: "uv",
    manager: { name: "uv", file: "uv.lock", command: "uv lock" },
    files: ["uv.lock"],
    lock: { packages, ...(requiresPython === undefined ? {} : { requiresPython }) }
  })

const index: LockedSource = { _tag: "Index" }

describe("a package of a lock file is", () => {
  it.each([
    ["a pin", locked("Six", index), "Six==1.0"],
    [
      "a pin under a condition",
      locked("six", index, { marker: parse("python_version < '3.8'") ?? always }),
      "six==1.0 ; python_version < '3.8'"
    ],
    [
      "an archive behind an address",
      locked("six", { _tag: "Address", url: "https://host/six.zip", subdirectory: "lib" }),
      "six @ https://host/six.zip#subdirectory=lib"
    ],
    [
      "a part of an archive whose address says more",
      locked("six", { _tag: "Address", url: "https://host/six.zip#a=b", subdirectory: "lib" }),
      "six @ https://host/six.zip#a=b&subdirectory=lib"
    ],
    [
      "a commit",
      locked("six", { _tag: "Repository", kind: "git", url: "https://host/six.git", commit: "abc" }),
      "six @ git+https://host/six.git@abc"
    ],
    ["a folder", locked("six", { _tag: "Path", path: "libs/six", editable: true }), "./libs/six"],
    ["a folder beside the app", locked("six", { _tag: "Path", path: "../six", editable: false }), "../six"],
    [
      "a folder with an extra",
      locked("six", { _tag: "Path", path: "six", editable: false }, { extras: ["fast"] }),
      "./six[fast]"
    ],
    [
      "one of some files",
      locked("six", { _tag: "Files", files: [{ name: "six.whl", place: "w/six.whl" }] }),
      "six==1.0"
    ]
  ] as const)("%s", (_, one, line) => {
    expect(claim([one]).lines?.[0]?.lines).toEqual([line])
  })

  it("left out where its condition never holds", () => {
    expect(claim([locked("six", index, { marker: never })]).installs).toEqual([])
  })

  it("held to every hash, which its short line leaves out", () => {
    const one = locked("six", index, { hashes: [hash("b"), hash("a"), hash("b")] })
    expect(claim([one]).locked?.lines).toEqual([`six==1.0 --hash=${hash("a")} --hash=${hash("b")}`])
  })
})

describe("packages come from", () => {
  const optionsOf = (...urls: ReadonlyArray<string | undefined>) =>
    claim(urls.map((url, at) => locked(`p${at}`, url === undefined ? index : { _tag: "Index", url }))).locked?.options

  it.each([
    ["the index of the app", [undefined], []],
    ["one other index, and no other", ["https://a/simple"], ["--index-url https://a/simple"]],
    [
      "two other indexes",
      ["https://a/simple", "https://b/simple"],
      ["--index-url https://a/simple", "--extra-index-url https://b/simple"]
    ],
    ["another one besides", [undefined, "https://a/simple"], ["--extra-index-url https://a/simple"]]
  ] as const)("%s", (_, urls, options) => {
    expect(optionsOf(...urls)).toEqual(options)
  })
})

it("a lock is the same in any order, and a folder among its packages has the app copied", () => {
  const packages = [locked("b", index), locked("a", { _tag: "Path", path: "a", editable: false }), locked("C", index)]
  expect(claim(packages).installs).toEqual(claim(packages.toReversed()).installs)
  expect(claim(packages).installs[0]).toMatchObject({
    inputs: [
      { _tag: "Locked", path: "uv.lock", command: "uv lock", packages: ["./a", "b==1.0", "C==1.0"], folders: true }
    ]
  })
})

it("what a lock says of Pythons, and the variables that it names, go along", () => {
  const made = claim([locked("a", { _tag: "Index", url: "https://${USER}:${TOKEN}@a/simple" })], ">=3.9")
  expect(made.ranges?.map(({ specifier }) => specifier)).toEqual([">=3.9"])
  expect(made.mentions).toEqual(["USER", "TOKEN"])
})

it("no password of an address is in a plan", () => {
  const url = "https://me:secret@host/six.zip"
  expect(JSON.stringify(claim([locked("six", { _tag: "Address", url })]).installs)).not.toContain("secret")
})

describe("what is wrong with entries", () => {
  const manager = { name: "Poetry", file: "poetry.lock", command: "poetry lock" }
  const invalid = (entry: string, lack: string) => new InvalidLockEntry({ manager, entry, lack })
  const toldOf = (problems: ReadonlyArray<InvalidLockEntry>): ReadonlyArray<string> =>
    claimOf({ installer: "poetry", manager, files: [], lock: { packages: [] }, problems }).problems.map(
      ({ message }) => message
    )
  it("is told once, where it is the same with many", () => {
    const names = Array.from({ length: 44 }, (_, at) => `p${at}`)
    expect(toldOf([...names.map((name) => invalid(name, "has no hash")), invalid("six", "has no version")])).toEqual([
      "`p0` in poetry.lock has no hash. So it is with 43 more: p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, ….",
      "`six` in poetry.lock has no version."
    ])
  })
  it("names each of a few", () => {
    expect(toldOf([invalid("a", "has no hash"), invalid("b", "has no hash"), invalid("c", "has no hash")])).toEqual([
      "`a` in poetry.lock has no hash. So it is with 2 more: b, c."
    ])
  })
})

describe("an entry that would say more to pip than it means", () => {
  const evil = "1\n--index-url https://evil.test/simple"
  it.each([
    ["its name", locked("../six", index)],
    ["its version", locked("six", index, { version: evil })],
    ["its version, with an option behind a blank", locked("six", index, { version: "1.0 --pre" })],
    ["its hash", locked("six", index, { hashes: [`${hash("a")} -r /etc/passwd`] })],
    ["its address", locked("six", { _tag: "Address", url: "https://host.test/six.zip -r x" })],
    ["a place that is no address", locked("six", { _tag: "Address", url: "../six.zip" })],
    ["its index", locked("six", { _tag: "Index", url: evil })],
    ["its commit", locked("six", { _tag: "Repository", kind: "git", url: "https://host.test/six", commit: "--x" })],
    ["its folder", locked("six", { _tag: "Path", path: "six -r other", editable: false })],
    [
      "the folder in its archive",
      locked("six", { _tag: "Address", url: "https://host.test/six.zip", subdirectory: "a\nb" })
    ],
    ["its range", locked("six", index, { range: ">=1\n-r x" })],
    ["its extra", locked("six", { _tag: "Path", path: "six", editable: false }, { extras: ["a]\n-r x"] })]
  ])("is refused by name: %s", (_, one) => {
    const { locked: found, problems } = claim([one, locked("fine", index)])
    expect([problems.map(({ id }) => id), found?.lines]).toEqual([["lock-file/invalid-entry"], ["fine==1.0"]])
  })
  it("is let through where a folder's name has a blank", () => {
    const one = locked("six", { _tag: "Path", path: "my libs/six", editable: false })
    expect(claim([one]).locked?.lines).toEqual(["./my libs/six"])
  })
})
