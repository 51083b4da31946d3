/** How compile, plan and stage come to a Node.js: where they look, in which order, and what a fetch leaves behind. */
import { type ChildProcess, execFile, spawnSync } from "node:child_process"
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync
} from "node:fs"
import { type Server, createServer } from "node:http"
import { arch, platform } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import {
  type Answer,
  archive,
  checkout,
  executable,
  fakeNode,
  firstLine,
  nodeName as name,
  pinned,
  sha256,
  toolsBut
} from "../support/machine/StandInNode.ts"
import { removeTemporaryFolders, temporaryFolder as folder } from "../support/machine/Folders.ts"

const root = folder("node finder")
afterAll(removeTemporaryFolders)
let count = 0

const tools = toolsBut()
const withTools = (...folders: ReadonlyArray<string>): string => [...folders, tools].join(":")

type Variables = Readonly<Record<string, string>>
const nowhere: Variables = { PATH: tools, TMPDIR: "/nonexistent", BUILDPACK_NODE_URL: "file:///nonexistent" }
const run = (program: string, args: ReadonlyArray<string>, env: Variables, cwd = "/"): Answer => {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env: { ...nowhere, ...env } })
  return { status, stdout, stderr }
}
const started = (args: ReadonlyArray<string>, env: Variables): Promise<Answer> & { readonly child: ChildProcess } => {
  const { promise, resolve } = Promise.withResolvers<Answer>()
  const [program = "", ...rest] = args
  const child = execFile(program, rest, { env: { ...nowhere, ...env } }, (_, stdout, stderr) =>
    resolve({ status: child.exitCode, stdout, stderr })
  )
  return Object.assign(promise, { child })
}

describe("a Node.js that is there", () => {
  const path = (version: string, label = "on PATH"): string => {
    const place = folder("path")
    executable(join(place, "node"), fakeNode(version, label))
    return withTools(place)
  }

  it.each(["v22.19.0", "v22.20.1", "v23.0.0", "v26.1.0", "v100.0.0", "v24.0.0-nightly"])(
    "of %s on PATH is used",
    (version) => {
      const { status, stdout } = run(join(checkout(), "bin/plan"), ["app"], { PATH: path(version) })
      expect({ status, first: stdout.split("\n")[0] }).toEqual({ status: 0, first: "on PATH" })
    }
  )

  it.each(["v18.20.4", "v20.20.2", "v22.18.0", "v9.99.9"])("of %s on PATH is passed over as too old", (version) => {
    const { status, stdout, stderr } = run(join(checkout(), "bin/plan"), ["app"], { PATH: path(version), HOME: root })
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
    expect(stderr).toContain(`is ${version}, older than v22.19`)
    expect(stderr).toContain("$BUILDPACK_NODE ")
  })

  it("is passed over when it answers nonsense", () => {
    for (const version of ["", "24", "vX.Y.Z", "node v24.1.0"]) {
      expect(run(join(checkout(), "bin/plan"), ["app"], { PATH: path(version) }).status).toBe(1)
    }
  })

  it("is looked for in the operator's variable, beside the bundle, in the checkout, packed with it, then on PATH", () => {
    const copy = checkout()
    const own = executable(join(folder("own"), "my node"), fakeNode("v22.19.0", "the operator"))
    executable(join(copy, "bin/node/bin/node"), fakeNode("v22.19.0", "vendored"))
    executable(join(copy, "node_modules/.bin/node"), fakeNode("v22.19.0", "the checkout"))
    const env = { PATH: path("v26.0.0") }
    const first = (more: Variables = {}) =>
      run(join(copy, "bin/plan"), ["app"], { ...env, ...more }).stdout.split("\n")[0]
    expect(first({ BUILDPACK_NODE: own })).toBe("the operator")
    expect(first()).toBe("vendored")
    rmSync(join(copy, "bin/node"), { recursive: true })
    expect(first()).toBe("the checkout")
    executable(join(copy, "node_modules/.bin/node"), "#!/nonexistent/ld-linux.so\n")
    executable(join(copy, "dependencies/node", name), fakeNode("v22.19.0", "packed with it"))
    expect(first()).toBe("packed with it")
    executable(join(copy, "dependencies/node", name), "#!/nonexistent/ld-linux.so\n")
    expect(first()).toBe("on PATH")
  })

  it("starts with room for what a restage allocates, where it takes that option", () => {
    const words = (text: string): string =>
      run(join(checkout(), "bin/plan"), ["app"], {
        BUILDPACK_NODE: executable(join(folder("node"), "node"), `#!/bin/sh\n${text}\nprintf '%s\\n' "\${1#-}"\n`)
      }).stdout
    expect(words('[ "$2" = -v ] && echo v24.0.0 && exit')).toBe("-min-semi-space-size=16\n")
    expect(words('case $1 in --min*) echo "bad option: $1" >&2; exit 9 ;; -v) echo v24.0.0; exit ;; esac')).toMatch(
      /buildpack\.mjs\n$/
    )
    expect(words('[ "$1" = -v ] && echo v24.0.0 && exit')).toMatch(/buildpack\.mjs\n$/)
  })

  it.each([
    ["/nonexistent/node", "is not there"],
    ["/", "is not there"],
    [executable(join(root, "old/node"), fakeNode("v18.0.0", "")), "is v18.0.0, older"],
    [
      executable(join(root, "broken/node"), "#!/bin/sh\necho no such luck >&2; exit 1\n"),
      "does not start here: no such luck"
    ]
  ])("ends the command when the operator's variable names %s", (file, reason) => {
    const { status, stdout, stderr } = run(join(checkout(), "bin/plan"), ["a"], {
      BUILDPACK_NODE: file,
      PATH: path("v24.0.0")
    })
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
    expect(stderr).toContain(reason)
    expect(stderr.trimEnd().split("\n")).toHaveLength(3)
  })
})

const under077 = (script: string, env: Variables): Answer =>
  run("/bin/sh", ["-c", 'umask 077; exec "$0" a', script], env)

describe("the scripts", () => {
  const copy = checkout()
  const node = executable(join(folder("node"), "node"), fakeNode("v24.0.0", "node"))
  const bundle = join(copy, "bin/buildpack.mjs")
  const env = { BUILDPACK_NODE: node, NODE_OPTIONS: "--require /nonexistent", NODE_EXTRA_CA_CERTS: "/etc/ca.pem" }
  const output = (umask: string, ...args: ReadonlyArray<string>): Answer => ({
    status: 0,
    stdout: ["node", umask, "options: authorities:/etc/ca.pem", `<${bundle}>`, ...args.map((a) => `<${a}>`), ""].join(
      "\n"
    ),
    stderr: ""
  })

  it.each(["compile", "plan", "stage"])("%s passes its arguments on, unchanged", (script) => {
    const args = ["an app", "", "--env", "A= $x '\""]
    expect(run(join(copy, "bin", script), args, env)).toEqual(output("0022", script, ...args))
  })

  it("work under umask 077, and lift it for what is deployed", () => {
    expect(under077(join(copy, "bin/compile"), env)).toEqual(output("0022", "compile", "a"))
    expect(under077(join(copy, "bin/stage"), env)).toEqual(output("0022", "stage", "a"))
  })

  it("are found by relative paths, through links and from any shell", () => {
    const links = folder("links")
    symlinkSync(join(copy, "bin/plan"), join(links, "absolute"))
    symlinkSync("absolute", join(links, "relative -> twice"))
    symlinkSync(copy, join(links, "folder"))
    const expected = output("0022", "plan", "a")
    for (const file of ["absolute", "relative -> twice", "folder/bin/plan"])
      expect(run(join(links, file), ["a"], env)).toEqual(expected)
    expect(run("./relative -> twice", ["a"], env, links)).toEqual(expected)
    expect(run("/bin/sh", ["plan", "a"], { ...env, CDPATH: "/:/tmp" }, join(copy, "bin"))).toEqual(expected)
    expect(run("/bin/sh", ["bin/plan", "a"], { ...env, CDPATH: "/:/tmp" }, copy)).toEqual(expected)
  })
})

const compile = (copy: string, args: ReadonlyArray<string>, env: Variables) =>
  started([join(copy, "bin/compile"), ...args], env)

const npmOf = (tarball: string): { readonly PATH: string; readonly log: string } => {
  const place = folder("npm")
  copyFileSync(tarball, join(place, "tarball"))
  const script = `#!/bin/sh\necho "$@" >'${place}/log'\nexec cp '${place}/tarball' "node-linux-${arch()}-24.21.0.tgz"\n`
  executable(join(place, "npm"), script)
  return { PATH: withTools(place), log: join(place, "log") }
}

describe.skipIf(platform() !== "linux" || (arch() !== "x64" && arch() !== "arm64"))("a fetched Node.js", () => {
  let server: Server
  let address = ""
  const requests: Array<string> = []
  const files = new Map<string, string>()
  const waiting = new Map<string, () => void>()
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = (request.url ?? "").replace(/\?.*/, "")
      requests.push(path)
      waiting.get(path)?.()
      const file = files.get(path)
      if (waiting.has(path)) response.write("never the end")
      else if (file === undefined) response.writeHead(404).end()
      else response.end(readFileSync(file))
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const bound = server.address()
    if (bound !== null && typeof bound === "object") address = `127.0.0.1:${bound.port}`
  })
  afterAll(() => server.closeAllConnections())
  const serve = (file: string): string => {
    const path = `/${(count += 1)}.tar.gz`
    files.set(path, file)
    return `http://${address}${path}`
  }
  const fetched = { status: 0, first: "fetched" }

  const shells = [["/bin/sh"], ["dash"], ["bash", "--posix"], ["busybox", "sh"]].map(([program = "", ...options]) => {
    const found = spawnSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).stdout.trim()
    return { name: [program, ...options].join(" "), program: found, argv: [found, ...options] }
  })
  describe.each(shells)("under $name", ({ program, argv }) => {
    it.skipIf(program === "")("is verified, kept in the cache, and fetched once", async () => {
      const [copy, cache, url] = [checkout(), join(folder("cache"), "not", "there yet"), serve(archive(pinned))]
      const compile = () => started([...argv, join(copy, "bin/compile"), root, cache], { BUILDPACK_NODE_URL: url })
      const before = requests.length
      const first = await compile()
      expect(firstLine(first)).toEqual(fetched)
      expect(first.stderr).toBe("-----> Fetching Node.js 24.21.0, once\n")
      const second = await compile()
      expect({ ...firstLine(second), stderr: second.stderr }).toEqual({ ...fetched, stderr: "" })
      expect(requests.length - before).toBe(1)
      expect(readdirSync(join(cache, "python-buildpack"))).toEqual([name])
      expect(statSync(join(cache, "python-buildpack", name)).mode & 0o777).toBe(0o755)
    })

    it.skipIf(program === "")("is refused with a wrong checksum, and nothing of it is left", async () => {
      const [copy, cache, url] = [checkout(), folder("cache"), serve(archive(`${pinned}# changed\n`))]
      const { status, stdout, stderr } = await started([...argv, join(copy, "bin/compile"), root, cache], {
        BUILDPACK_NODE_URL: url
      })
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
      expect(stderr).toContain(`refused, for its bin/node has the SHA-256 ${sha256(`${pinned}# changed\n`)}`)
      expect(readdirSync(cache)).toEqual([])
    })

    it.skipIf(program === "")("leaves nothing when it is stopped on the way", async () => {
      const [copy, cache, path] = [checkout(), folder("cache"), `/${(count += 1)}`]
      const asked = new Promise<void>((resolve) => waiting.set(path, resolve))
      const compile = started([...argv, join(copy, "bin/compile"), root, cache], {
        BUILDPACK_NODE_URL: `http://${address}${path}`
      })
      await asked
      compile.child.kill("SIGTERM")
      expect((await compile).status).toBe(143)
      expect(readdirSync(join(cache, "python-buildpack"))).toEqual([])
    })
  })

  it("is fetched again when the kept one was changed, and replaces that of an earlier buildpack", async () => {
    const [copy, cache, url] = [checkout(), folder("cache"), serve(archive(pinned))]
    executable(join(cache, "python-buildpack", name), `${pinned}evil\n`)
    executable(join(cache, "python-buildpack/node-v20.0.0-linux-x64"), pinned)
    expect(firstLine(await compile(copy, [root, cache], { BUILDPACK_NODE_URL: url }))).toEqual(fetched)
    expect(readFileSync(join(cache, "python-buildpack", name), "utf8")).toBe(pinned)
    expect(readdirSync(join(cache, "python-buildpack"))).toEqual([name])
  })

  it("is fetched by several at once without harm", async () => {
    const [copy, cache, url] = [checkout(), folder("cache"), serve(archive(pinned))]
    const answers = await Promise.all([1, 2, 3].map(() => compile(copy, [root, cache], { BUILDPACK_NODE_URL: url })))
    expect(answers.map(firstLine)).toEqual([fetched, fetched, fetched])
    expect(readdirSync(join(cache, "python-buildpack"))).toEqual([name])
  })

  it("comes from a file, also as an npm package", async () => {
    for (const file of [archive(pinned), archive(pinned, "package/bin/node")]) {
      const env = { BUILDPACK_NODE_URL: `file://${file}` }
      expect(firstLine(await compile(checkout(), [root, folder("cache")], env))).toEqual(fetched)
    }
  })

  it("comes by wget where there is no curl", async () => {
    const place = folder("path")
    for (const tool of readdirSync(tools).filter((tool) => tool !== "curl"))
      symlinkSync(join(tools, tool), join(place, tool))
    const wget =
      '#!/bin/sh\nwhile [ $# -gt 1 ]; do [ "$1" = -O ] && to=$2; shift; done\nexec \'' +
      `${tools}/curl' -fsSo "$to" "$1"\n`
    executable(join(place, "wget"), wget)
    const env = { PATH: place, BUILDPACK_NODE_URL: serve(archive(pinned)) }
    expect(firstLine(await compile(checkout(), [root, folder("cache")], env))).toEqual(fetched)
  })

  it("comes through npm by its package's name, where npm is there and no address is set", async () => {
    const cache = folder("cache")
    const { PATH, log } = npmOf(archive(pinned, "package/bin/node"))
    expect(firstLine(await compile(checkout(), [root, cache], { PATH, BUILDPACK_NODE_URL: "" }))).toEqual(fetched)
    expect(readFileSync(log, "utf8")).toBe(`pack --ignore-scripts node-linux-${arch()}@24.21.0\n`)
    expect(readdirSync(join(cache, "python-buildpack"))).toEqual([name])
  })

  it("comes from the address that the operator set, also where npm is there", async () => {
    const { PATH, log } = npmOf(archive("another"))
    const env = { PATH, BUILDPACK_NODE_URL: serve(archive(pinned)) }
    expect(firstLine(await compile(checkout(), [root, folder("cache")], env))).toEqual(fetched)
    expect(existsSync(log)).toBe(false)
  })

  it("that cannot run here ends with one message that names the way out, and is not fetched again", async () => {
    const binary = "#!/nonexistent/ld-linux.so\n"
    const [copy, cache, url] = [checkout(binary), folder("cache"), serve(archive(binary))]
    const before = requests.length
    for (const _ of [1, 2]) {
      const { status, stdout, stderr } = await compile(copy, [root, cache], { BUILDPACK_NODE_URL: url })
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" })
      expect(stderr).toContain(" !     No Node.js can run here.")
      expect(stderr).toContain("Set $BUILDPACK_NODE to the path")
    }
    expect(requests.length - before).toBe(1)
  })

  it("that cannot be had names the address without what is secret in it", async () => {
    const env = { BUILDPACK_NODE_URL: `http://me:pass@${address}/missing.tar.gz?token=hidden` }
    const { status, stderr } = await compile(checkout(), [root, folder("cache")], env)
    expect(status).toBe(1)
    expect(stderr).toContain(`http://${address}/missing.tar.gz: `)
    expect(stderr).toContain("404")
    expect(stderr).not.toMatch(/pass|hidden/)
    for (const line of stderr.trimEnd().split("\n")) expect(line).toMatch(/^( ! {5}|-----> )/)
  })

  it("lands beside the cache of its user where a command has no cache directory", async () => {
    const [copy, url] = [checkout(), serve(archive(pinned))]
    const plan = (env: Variables) => started([join(copy, "bin/plan"), "app"], { BUILDPACK_NODE_URL: url, ...env })
    const [home, xdg, temporary] = [folder("home"), folder("xdg"), folder("tmp")]
    expect(firstLine(await plan({ HOME: home }))).toEqual(fetched)
    expect(readdirSync(join(home, ".cache/python-buildpack"))).toEqual([name])
    expect(firstLine(await plan({ HOME: home, XDG_CACHE_HOME: join(xdg, "new") }))).toEqual(fetched)
    expect(readdirSync(join(xdg, "new/python-buildpack"))).toEqual([name])
    expect(firstLine(await plan({ HOME: "/nonexistent", TMPDIR: temporary }))).toEqual(fetched)
    const own = join(temporary, `python-buildpack-${process.getuid?.()}`)
    expect({ content: readdirSync(own), mode: statSync(own).mode & 0o777 }).toEqual({ content: [name], mode: 0o700 })
    expect(existsSync("/nonexistent")).toBe(false)
  })

  it("never lands in the app, nor behind somebody's link in a folder for everyone", async () => {
    const [copy, url, app, temporary, elsewhere] = [
      checkout(),
      serve(archive(pinned)),
      folder("app"),
      folder("tmp"),
      folder("else")
    ]
    mkdirSync(join(app, "home"))
    symlinkSync(elsewhere, join(temporary, `python-buildpack-${process.getuid?.()}`))
    for (const home of [app, join(app, "home")]) {
      const env = { BUILDPACK_NODE_URL: url, HOME: home, TMPDIR: temporary }
      const { status, stderr } = await compile(copy, [app, ""], env)
      expect(status).toBe(1)
      expect(stderr).toContain("finds no folder where it could keep a fetched one")
      expect(stderr).toContain("$BUILDPACK_NODE")
    }
    expect([readdirSync(app), readdirSync(join(app, "home")), readdirSync(elsewhere)]).toEqual([["home"], [], []])
  })

  it.skipIf(process.getuid?.() !== 0)("serves a user who may write nothing but a temporary folder", async () => {
    const [copy, temporary] = [checkout(), folder("tmp")]
    chmodSync(temporary, 0o1777)
    const env = { PATH: tools, TMPDIR: temporary, BUILDPACK_NODE_URL: `file://${archive(pinned)}` }
    const options = { env, uid: 65_534, gid: 65_534, cwd: "/", encoding: "utf8" } as const
    const { status, stdout } = spawnSync(join(copy, "bin/compile"), [folder("app"), join(copy, "cache")], options)
    expect({ status, first: stdout.split("\n")[0] }).toEqual(fetched)
    expect(readdirSync(copy)).toEqual(["bin"])
    expect(readdirSync(join(temporary, "python-buildpack-65534"))).toEqual([name])
  })
})
