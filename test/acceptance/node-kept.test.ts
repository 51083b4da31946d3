/** A Node.js that was fetched once: when it is used again, what is done when it or its folder is not as it was, and where else one is kept then. */
import { spawnSync } from "node:child_process"
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from "node:fs"
import { arch, platform } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import {
  type Answer,
  archive,
  checkout,
  executable,
  fakeNode,
  firstLine,
  nodeName,
  pinned,
  toolsBut
} from "../support/machine/StandInNode.ts"
import { plant, removeTemporaryFolders, snapshot, temporaryFolder } from "../support/machine/Folders.ts"

afterAll(removeTemporaryFolders)

const tools = toolsBut()
const copy = checkout()
const app = temporaryFolder("app")
const url = `file://${archive()}`
const nothing = "file:///nonexistent"

type Variables = Readonly<Record<string, string>>
/** With no place for a Node.js but what the variables name. */
const start = (argv: ReadonlyArray<string>, env: Variables, cwd = "/"): Answer => {
  const [program = "", ...args] = argv
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    env: { PATH: tools, TMPDIR: "/nonexistent", BUILDPACK_NODE_URL: nothing, ...env }
  })
  return { status, stdout, stderr }
}
const compile = (cache: string, env: Variables = {}, from = copy): Answer =>
  start([join(from, "bin/compile"), app, cache], env)

const fetched = { status: 0, first: "fetched" }
const own = (cache: string): string => join(cache, "python-buildpack")
const kept = (cache: string): string => join(own(cache), nodeName)
/** A cache directory with what a staging has put there. */
const cacheWith = (content = pinned, mode = 0o755): string => {
  const cache = temporaryFolder("cache")
  plant(cache, { [`python-buildpack/${nodeName}`]: { content, mode } })
  chmodSync(kept(cache), mode)
  return cache
}
const isWhole = (cache: string, name = "python-buildpack"): void => {
  const file = join(cache, name, nodeName)
  expect({ names: readdirSync(join(cache, name)), content: readFileSync(file, "utf8") }).toEqual({
    names: [nodeName],
    content: pinned
  })
  expect(lstatSync(file).mode & 0o777).toBe(0o755)
}
const asRoot = process.getuid?.() === 0

/** The command with a file system in memory at the folder, which nobody else sees. */
const mounted = (options: string, folder: string, ...argv: ReadonlyArray<string>): ReadonlyArray<string> => [
  "/usr/bin/unshare",
  "-m",
  "/bin/sh",
  "-c",
  '/bin/mount -t tmpfs -o "$0" none "$1" && shift && exec "$@"',
  options,
  folder,
  ...argv
]
const mounts = start(mounted("noexec,size=64k", temporaryFolder("mount"), "/bin/true"), {}).status === 0

describe.skipIf(platform() !== "linux" || (arch() !== "x64" && arch() !== "arm64"))("a kept Node.js", () => {
  it("is found whole without a SHA-256, which costs more than the rest of the start", () => {
    const answer = compile(cacheWith(), { PATH: toolsBut("sha256sum") })
    expect({ ...firstLine(answer), stderr: answer.stderr }).toEqual({ ...fetched, stderr: "" })
  })

  it("is found whole by its SHA-256 where there is no cksum", () => {
    expect(firstLine(compile(cacheWith(), { PATH: toolsBut("cksum") }))).toEqual(fetched)
  })

  it.each([0o644, 0o600, 0o444, 0o666, 0o777, 0o000])("that came back with mode %o gets its own again", (mode) => {
    const cache = cacheWith(pinned, mode)
    const answer = compile(cache)
    expect({ ...firstLine(answer), stderr: answer.stderr }).toEqual({
      ...fetched,
      stderr: expect.stringMatching(/^ ! {5}.*had lost its modes .*, and has them again\.\n$/)
    })
    isWhole(cache)
    expect(compile(cache).stderr).toBe("")
  })

  it("that others might have changed is taken by its SHA-256 alone", () => {
    const cache = cacheWith(pinned.replace("fetched", "changed"), 0o777)
    expect(compile(cache, { PATH: toolsBut("sha256sum") }).status).toBe(1)
    expect(firstLine(compile(cache, { BUILDPACK_NODE_URL: url }))).toEqual(fetched)
  })

  const outside = temporaryFolder("outside")
  plant(outside, { precious: "mine\n", "folder/file": "mine\n" })
  const spoilers: ReadonlyArray<readonly [string, (path: string) => void]> = [
    ["a file with one letter changed", (path) => writeFileSync(path, pinned.replace("fetched", "fetchee"))],
    ["the first half of it", (path) => writeFileSync(path, pinned.slice(0, 40))],
    ["an empty file", (path) => writeFileSync(path, "")],
    ["a link to a file outside", (path) => symlinkSync(join(outside, "precious"), path)],
    ["a link to a folder outside", (path) => symlinkSync(join(outside, "folder"), path)],
    ["a link to nothing", (path) => symlinkSync(join(outside, "new"), path)],
    ["a link to itself", (path) => symlinkSync(path, path)],
    ["an empty folder", (path) => mkdirSync(path)],
    ["a folder with a file of its own name", (path) => plant(path, { [nodeName]: { content: pinned, mode: 0o755 } })],
    ["a named pipe", (path) => void spawnSync("mkfifo", [path])]
  ]
  it.each(spoilers)("in whose place there is %s is named and replaced, and nothing outside is touched", (_, spoil) => {
    const [cache, before] = [cacheWith(), snapshot(outside)]
    rmSync(kept(cache))
    spoil(kept(cache))
    const answer = compile(cache, { BUILDPACK_NODE_URL: url })
    expect(firstLine(answer)).toEqual(fetched)
    expect(answer.stderr).toMatch(
      new RegExp(`^ ! {5}Damaged, made anew: .*${nodeName} (is|belongs) .*\\n-----> Fetching Node.js 24.21.0, once\\n$`)
    )
    isWhole(cache)
    expect(snapshot(outside)).toEqual(before)
  })

  it("that is damaged is made anew from another that is whole, without fetching", () => {
    const [cache, home] = [cacheWith(`${pinned}# changed\n`), temporaryFolder("home")]
    plant(home, { [`.cache/python-buildpack/${nodeName}`]: { content: pinned, mode: 0o755 } })
    const answer = compile(cache, { HOME: home })
    expect({ ...firstLine(answer), stderr: answer.stderr }).toEqual({
      ...fetched,
      stderr: expect.stringMatching(/^ ! {5}Damaged, made anew: .*\n$/)
    })
    isWhole(cache)
    expect(compile(cache).stderr).toBe("")
  })

  it("behind a link in place of its folder is not run, and nothing is written there", () => {
    const [elsewhere, cache, home] = [cacheWith(fakeNode("v24.21.0", "evil")), temporaryFolder("cache"), cacheWith()]
    const before = snapshot(elsewhere)
    symlinkSync(own(elsewhere), own(cache))
    expect(firstLine(compile(cache, { BUILDPACK_NODE_URL: url, XDG_CACHE_HOME: home }))).toEqual(fetched)
    expect(compile(cache, { BUILDPACK_NODE_URL: url }).stderr).toContain(`${own(cache)} is a link`)
    expect([readlinkSync(own(cache)), snapshot(elsewhere)]).toEqual([own(elsewhere), before])
  })

  it.each([
    ["its folder", own],
    ["the folder above it, where its own is missing", (cache: string) => cache]
  ])("is neither run nor put where anyone may write %s", (_, open) => {
    const cache = cacheWith()
    if (open(cache) === cache) rmSync(own(cache), { recursive: true })
    chmodSync(open(cache), 0o777)
    const before = snapshot(cache)
    expect(firstLine(compile(cache, { BUILDPACK_NODE_URL: url, XDG_CACHE_HOME: cacheWith() }))).toEqual(fetched)
    const { status, stderr } = compile(cache, { BUILDPACK_NODE_URL: url })
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/anyone may write .*cache/) })
    expect(snapshot(cache)).toEqual(before)
  })

  it.skipIf(!asRoot)("of another user is not run, and nothing is put into that user's folder", () => {
    const cache = cacheWith()
    chownSync(own(cache), 65_534, 65_534)
    const before = snapshot(cache)
    expect(firstLine(compile(cache, { BUILDPACK_NODE_URL: url, XDG_CACHE_HOME: cacheWith() }))).toEqual(fetched)
    expect(compile(cache, { BUILDPACK_NODE_URL: url }).stderr).toContain("belongs to another user")
    expect(snapshot(cache)).toEqual(before)
  })

  it.skipIf(!asRoot)("that somebody else has put into our folder is replaced", () => {
    const cache = cacheWith()
    chownSync(kept(cache), 65_534, 65_534)
    const answer = compile(cache, { BUILDPACK_NODE_URL: url })
    expect(firstLine(answer)).toEqual(fetched)
    expect(answer.stderr).toContain("belongs to another user")
    expect(statSync(kept(cache)).uid).toBe(0)
  })
})

describe.skipIf(platform() !== "linux" || !mounts)("a cache directory that is mounted", () => {
  it("noexec leaves the next folder to be tried, and what it holds is not fetched again", () => {
    const [cache, home] = [temporaryFolder("cache"), temporaryFolder("home")]
    const stage = (env: Variables, filled: string) =>
      start(
        mounted(
          "noexec,mode=755",
          cache,
          "/bin/sh",
          "-c",
          `${filled} && exec "$@"`,
          pinned,
          `${copy}/bin/compile`,
          app,
          cache
        ),
        env
      )
    expect(firstLine(stage({ BUILDPACK_NODE_URL: url, HOME: home }, ":"))).toEqual(fetched)
    isWhole(join(home, ".cache"))
    rmSync(join(home, ".cache"), { recursive: true })
    const held = `mkdir '${own(cache)}' && printf %s "$0" >'${kept(cache)}' && chmod 755 '${kept(cache)}'`
    const answer = stage({ HOME: home }, held)
    expect({ ...firstLine(answer), stderr: answer.stderr }).toEqual({ ...fetched, stderr: "" })
    isWhole(join(home, ".cache"))
  })

  it.each([
    ["as df tells", tools],
    ["as writing tells, where there is no df", toolsBut("df")]
  ])("with too little room, %s, leaves the next folder to be tried", (_, PATH) => {
    const [cache, home] = [temporaryFolder("cache"), temporaryFolder("home")]
    // Its archive alone is larger than the room.
    const binary = pinned + Array.from({ length: 9000 }, (__, n) => `# ${(n * 7919) % 10_007}\n`).join("")
    const argv = mounted("size=16k,mode=755", cache, join(checkout(binary), "bin/compile"), app, cache)
    const answer = start(argv, { HOME: home, PATH, BUILDPACK_NODE_URL: `file://${archive(binary)}` })
    expect(firstLine(answer)).toEqual(fetched)
    expect(readdirSync(own(join(home, ".cache")))).toEqual([nodeName])
  })
})

describe.skipIf(platform() !== "linux" || (arch() !== "x64" && arch() !== "arm64"))("a place for a Node.js", () => {
  it("may be named by a path that is not absolute, where one may be", () => {
    const here = temporaryFolder("here")
    const script = join(copy, "bin/compile")
    const env = { BUILDPACK_NODE_URL: url, XDG_CACHE_HOME: "xdg", HOME: "home", TMPDIR: "tmp" }
    mkdirSync(join(here, "tmp"))
    expect(firstLine(start([script, app, ""], env, here))).toEqual(fetched)
    expect(readdirSync(here)).toEqual(["tmp"])
    isWhole(join(here, "tmp"), `python-buildpack-${process.getuid?.()}`)
    rmSync(join(here, "tmp"), { recursive: true })
    expect(firstLine(start([script, app, "-cache"], env, here))).toEqual(fetched)
    isWhole(join(here, "-cache"))
    expect(firstLine(start([script, app, "-cache"], { ...env, BUILDPACK_NODE_URL: nothing }, here))).toEqual(fetched)
  })

  it("is swept of what a killed fetch left a day ago, and of nothing that may be at work", () => {
    const cache = temporaryFolder("cache")
    plant(own(cache), { ".fetch.killed/archive": "half of it", ".fetch.atwork/archive": "half of it" })
    const yesterday = Date.now() / 1000 - 2 * 86_400
    utimesSync(join(own(cache), ".fetch.killed"), yesterday, yesterday)
    expect(firstLine(compile(cache, { BUILDPACK_NODE_URL: url }))).toEqual(fetched)
    expect(readdirSync(own(cache)).toSorted()).toEqual([".fetch.atwork", nodeName])
  })

  it("is passed over where it cannot be made", () => {
    const [home, cache] = [temporaryFolder("home"), temporaryFolder("cache")]
    writeFileSync(own(cache), "a file")
    for (const place of [cache, "/dev/null/cache", "/proc/cache"]) {
      rmSync(join(home, ".cache"), { recursive: true, force: true })
      expect(firstLine(compile(place, { BUILDPACK_NODE_URL: url, HOME: home }))).toEqual(fetched)
      isWhole(join(home, ".cache"))
    }
    expect(readFileSync(own(cache), "utf8")).toBe("a file")
  })
})

describe.skipIf(platform() !== "linux")("a Node.js on PATH", () => {
  const withNode = (text: string): Variables => {
    const place = temporaryFolder("path", "-")
    executable(join(place, "node"), text)
    return { PATH: `${place}:${tools}` }
  }

  it.skipIf(!existsSync(join(tools, "timeout")))("that waits for something is not waited for", () => {
    const hasty = checkout()
    const script = readFileSync(join(hasty, "bin/node.sh"), "utf8")
    writeFileSync(join(hasty, "bin/node.sh"), script.replace("timeout 10", "timeout 0.2"))
    const answer = compile(cacheWith(), withNode("#!/bin/sh\n/bin/sleep 1000\n"), hasty)
    expect(firstLine(answer)).toEqual(fetched)
  })

  it("for another processor is passed over, and none of its bytes reach the log", () => {
    const { status, stderr } = compile("", withNode("\u007fELF\u0002\u0001\u0001\u0000\u0000\u001b[31m\u0007)(\n"))
    expect(status).toBe(1)
    expect(stderr).toContain("does not start here")
    // oxlint-disable-next-line no-control-regex -- it is these that are looked for
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })
})
