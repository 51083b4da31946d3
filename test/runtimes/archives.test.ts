/** What an index of archives may say, what of it runs on a host, and whose Pythons come first. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { parse, render } from "../../src/domain/PythonVersion.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import { inOrderOfChoice } from "../../src/plan/RuntimeSelection.ts"
import { pythonsOf, readIndex } from "../../src/runtimes/ArchiveIndex.ts"
import { type ArchivedPython, offerOf, sorted, unfit } from "../../src/runtimes/ArchivedPython.ts"
import { downloadedPython } from "../../src/runtimes/DownloadedPython.ts"
import { inWords, orderOf } from "../../src/runtimes/ProviderOrder.ts"
import { registry } from "../../src/runtimes/registry.ts"
import { Download } from "../../src/services/Download.ts"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import * as Env from "../../src/services/Env.ts"
import { Filesystem } from "../../src/services/Filesystem.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { Host } from "../../src/services/Host.ts"
import { HostSilent } from "../../src/services/HttpQuestion.ts"
import * as ProcessExeca from "../../src/services/ProcessExeca.ts"
import * as Report from "../../src/services/Report.ts"
import { archiveAt } from "../../src/runtimes/ArchiveFile.ts"

const world = Layer.mergeAll(
  FilesystemNode.layer,
  ProcessExeca.layer,
  Layer.provide(CacheDisk.layerNone, Layer.merge(FilesystemNode.layer, Report.layerMemory([])))
)

const entry = {
  version: "2.7.18",
  implementation: "cpython",
  platform: "linux-x86_64",
  libc: "glibc-2.17",
  file: "python.tar.gz",
  sha256: "0".repeat(64),
  size: 1
}
const indexOf = (...entries: ReadonlyArray<unknown>) => JSON.stringify({ pythons: entries })

describe("an index", () => {
  it("leads to its archives, beside it or elsewhere", () => {
    const read = readIndex(indexOf(entry, { ...entry, version: "3.6.15", file: "https://b.example/c.tar.gz" }))
    const places = (base: string) => pythonsOf(Result.getOrThrow(read), base).map(({ place }) => place)
    expect(places("/srv")).toEqual(["/srv/python.tar.gz", "https://b.example/c.tar.gz"])
    expect(places("https://a.example/x")[0]).toBe("https://a.example/x/python.tar.gz")
  })

  it.each([
    ["no JSON", "{", /not JSON/],
    ["another object", "{}", /not JSON of the form/],
    ["an entry without a checksum", indexOf({ ...entry, sha256: undefined }), /entry 1 .*sha256/],
    ["a text for a size", indexOf(entry, { ...entry, size: "1" }), /entry 2 .*size/],
    ["a line for a version", indexOf({ ...entry, version: "2.7" }), /entry 1 .*`2\.7`/],
    ["a file that leads out of its folder", indexOf({ ...entry, file: "../python.tar.gz" }), /entry 1 .*file/],
    ["a folder above", indexOf({ ...entry, file: ".." }), /entry 1 .*file/],
    ["half a checksum", indexOf({ ...entry, sha256: "00" }), /entry 1 .*64/],
    ["an unknown C library", indexOf({ ...entry, libc: "uclibc" }), /entry 1 .*uclibc/],
    ["no size", indexOf({ ...entry, size: 0 }), /entry 1 .*size/]
  ])("with %s is refused with what and where", (_, text, says) => {
    const read = readIndex(text)
    expect(Result.isFailure(read) ? read.failure : "").toMatch(says)
  })
})

const python = (version: string, more: Partial<ArchivedPython> = {}): ArchivedPython => ({
  version: parse(version) ?? { major: 0, minor: 0, patch: 0 },
  implementation: "cpython",
  platform: "linux-x86_64",
  libc: "glibc-2.17",
  place: "/a",
  sha256: "",
  ...more
})
const host = { platform: "linux-x86_64", libc: "glibc-2.36" }

describe("an archive", () => {
  it.each([
    [{}, undefined],
    [{ libc: "" }, undefined],
    [{ libc: "glibc-2.36" }, undefined],
    [{ libc: "glibc-2.9" }, undefined],
    [{ libc: "glibc-2.37" }, /needs glibc-2\.37 or newer, and this is a system with glibc-2\.36/],
    [{ libc: "musl" }, /needs musl/],
    [{ platform: "linux-aarch64" }, /for linux-aarch64, and this is linux-x86_64/],
    [{ implementation: "pypy" }, /pypy, not CPython/]
  ])("%j runs on glibc 2.36 for x86_64, or it is told why not", (more, reason) => {
    const told = unfit(python("3.12.1", more), host)
    if (reason === undefined) expect(told).toBeUndefined()
    else expect(told).toMatch(reason)
  })

  it("is offered once for its version, the first that fits", () => {
    const all = [python("3.12.1", { libc: "musl" }), python("3.12.1", { place: "/b" }), python("3.12.1")]
    const { fit, rejected } = sorted(all, host, ({ place }) => place)
    expect([fit.map(({ place }) => place), rejected.length]).toEqual([["/b"], 1])
  })
})

describe("whose Pythons come first", () => {
  const words = (setting: string | undefined, stays: boolean) =>
    Result.match(orderOf(setting, stays, registry), { onSuccess: inWords, onFailure: ({ message }) => message })

  it("follows the stack, and what the operator says", () => {
    expect(words(undefined, true)).toMatch(/^activepython and host, then archives, then downloads: /)
    expect(words(undefined, false)).toMatch(/^archives, then downloads: /)
    expect(words("archives host", true)).toMatch(/^archives, then host: so says/)
    for (const wrong of ["archive", ",", "host,nix"])
      expect(words(wrong, true)).toMatch(/`host`, `archives`, `downloads`/)
  })

  it("goes before their age, and a line that wheels are missing for comes last of what is fetched", () => {
    const offers = [
      offerOf("downloads", python("3.15.2"), "there"),
      offerOf("downloads", python("3.14.7"), "there"),
      offerOf("archives", python("3.12.1"), "here"),
      offerOf("archives", python("2.7.18"), "here")
    ]
    const groups = [["archives"], ["downloads"]]
    const order = inOrderOfChoice(offers, ["2.7", "3.12", "3.14", "3.15"], { groups, lagging: ["3.15"] })
    expect(order.map((offer) => render(versionOf(offer)))).toEqual(["3.12.1", "2.7.18", "3.14.7", "3.15.2"])
  })
})

describe("the list of downloads", () => {
  const offered = (platform: string, libc: string) =>
    Effect.runSync(
      downloadedPython
        .discover(undefined)
        .pipe(
          Effect.provideService(Host, { platform, libc }),
          Effect.provide(Layer.mergeAll(world, Env.layerMemory({})))
        )
    ).offers.map((offer) => render(versionOf(offer)))

  it("has each version once for each kind of system, from 3.8 on", () => {
    for (const platform of ["linux-x86_64", "linux-aarch64"]) {
      const versions = offered(platform, "glibc-2.36")
      expect(new Set(versions).size).toBe(versions.length)
      for (const line of ["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14"])
        expect(versions.some((version) => version.startsWith(`${line}.`))).toBe(true)
      expect(offered(platform, "musl").length).toBeGreaterThan(10)
    }
    expect([offered("linux-x86_64", "glibc-2.12"), offered("linux-s390x", "glibc-2.36")]).toEqual([[], []])
  })
})

describe("an archive that is fetched", () => {
  const fetching = (status: number | "silent") => {
    let asked = 0
    const run = Effect.scoped(
      Effect.gen(function* () {
        const files = yield* Filesystem
        const into = yield* files.temporary()
        const name = { what: "Python 3.12.1", remedies: ["Mend it."] }
        return yield* archiveAt(name, "https://user:hunter2@a.example/python.tar.gz", "1".repeat(64), into)
      })
    ).pipe(
      Effect.provideService(Download, {
        fetch: () => {
          asked += 1
          return status === "silent"
            ? Effect.fail(new HostSilent({ detail: "nobody is there", unreachable: true }))
            : Effect.succeed({ status, sha256: "2".repeat(64) })
        }
      }),
      Effect.provide(Layer.merge(FilesystemNode.layer, Env.layerMemory({}))),
      Effect.flip
    )
    return Effect.runPromise(run).then((error) => ({ error, asked }))
  }

  it.each([
    [404, "runtime/not-obtained", 1, /status 404/],
    [503, "runtime/not-obtained", 3, /status 503/],
    ["silent", "runtime/not-obtained", 3, /nobody is there/],
    [200, "runtime/wrong-checksum", 1, /2222.*1111/]
  ] as const)("with %s is told as %s, without its password", async (status, id, tries, says) => {
    const { asked, error } = await fetching(status)
    expect([error.id, asked]).toEqual([id, tries])
    expect(error.message).toMatch(says)
    expect(error.message).toContain("a.example/python.tar.gz")
    expect(`${error.title} ${error.message}`).not.toContain("hunter2")
  })
})
