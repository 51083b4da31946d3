/** Images without Docker: read by go-containerregistry, unpacked, and started as a container that has no other Python. */
import { execFileSync } from "node:child_process"
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { projectIn } from "../support/index/Projects.ts"
import { canContain, libraries, runIn, withLibraries } from "../support/machine/Containers.ts"
import { plant, snapshot, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { packedPythons } from "../support/machine/PackedPythons.ts"
import { newestWithPip, pythonOf } from "../support/machine/Pythons.ts"
import { architecture, layoutOf } from "../support/staging/ImageLayout.ts"
import { hasGo } from "../support/staging/Lifecycle.ts"
import { setting } from "../support/staging/Setting.ts"
import { answerOf, containerOf, readImage, stageImage, unpackImage } from "../support/staging/StagedImage.ts"
import { plantTools } from "../support/staging/WarmTools.ts"

const { index } = setting()
const python = pythonOf("3.12") ?? newestWithPip()
const needs = hasGo && canContain ? "" : " (needs Go, root, and mount namespaces)"

const source = (word: string): string =>
  [
    "import alpha, os, sys",
    "def app(environ, start):",
    "    start('200 OK', [('Content-Type', 'text/plain')])",
    `    return [('${word} %s %s %d' % (alpha.version, sys.executable, os.getuid())).encode()]`,
    ""
  ].join("\n")
const app = {
  ".python-version": `${python.line}\n`,
  "requirements.txt": "alpha==1.0\nminiweb==1.0\n",
  Procfile: "web: miniweb app:app\nworker: echo at work on $PORT\n",
  "app.py": source("first"),
  "bin/run": { content: "#!/bin/sh\n", mode: 0o755 },
  "größe.txt": "x",
  ".git/config": "a developer's own"
}

let archives = ""
let cache = ""
const planted = (files: Parameters<typeof plant>[1] = app): string => {
  const folder = join(temporaryFolder("app"), "the app")
  plant(folder, files)
  return folder
}
const env = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  PIP_INDEX_URL: index().url,
  PYTHON_ARCHIVES: archives,
  ...more
})
const stage = (folder: string, output: string, ...args: ReadonlyArray<string>) =>
  stageImage([folder, "--output", output, "--cache", cache, ...args], env())
const stageWell = async (...given: Parameters<typeof stage>): Promise<string> => {
  const { code, output } = await stage(...given)
  if (code !== 0) throw new Error(`bin/stage ended with ${code}:\n${output}`)
  return output
}

beforeAll(async () => {
  archives = packedPythons(python)
  cache = temporaryFolder("cache")
  await plantTools(cache, python)
})

/** The app as it is on top of nothing, where no shell is that could start the worker. */
const onNothing = async () => {
  const folder = planted({ ...app, Procfile: "web: miniweb app:app\n" })
  const layout = join(temporaryFolder("image", "-"), "image")
  const output = await stageWell(folder, `oci:${layout}`)
  return { folder, layout, output, root: unpackImage(layout) }
}
/** Made once; a change to the layout later leaves the root as it is. */
let made: ReturnType<typeof onNothing> | undefined
const first = () => (made ??= onNothing())

describe.skipIf(needs !== "")(`an image on top of nothing${needs}`, () => {
  let layout = ""
  let folder = ""
  let output = ""
  beforeAll(async () => {
    ;({ folder, layout, output } = await first())
  })

  it("is read by go-containerregistry: the Python, the packages and the app, each a layer", () => {
    const { annotations, config, digest, layers } = readImage(layout)
    expect(config).toMatchObject({
      architecture,
      config: { User: "1000:1000", WorkingDir: "/app", Cmd: ["/python/bin/python", "/python/bin/miniweb", "app:app"] },
      history: ["interpreter", "packages", "app"].map((name) => ({ created_by: `python-buildpack: ${name}` }))
    })
    expect([layers.length, annotations]).toEqual([3, null])
    expect(output).toContain(`-----> The image ${digest} is in oci:${layout}`)
    expect(output).toMatch(
      /No base: what the image runs on must bring the C library .*, \/lib\S*\/ld-\S+ \((?:glibc|musl)\)/
    )
  })

  it("holds what the app has and nothing of a developer's, with modes, and nothing that a change of times makes stale", () => {
    const root = unpackImage(layout)
    expect(Object.keys(snapshot(join(root, "app")))).toEqual(
      [".python-version", "Procfile", "app.py", "bin", "bin/run", "größe.txt", "requirements.txt"].toSorted()
    )
    expect(lstatSync(join(root, "app/bin/run")).mode & 0o777).toBe(0o755)
    expect([lstatSync(join(root, "app/app.py")).uid, lstatSync(join(root, "python/bin/miniweb")).uid]).toEqual([
      1000, 0
    ])
    const compiled = walk(root).filter((path) => path.endsWith(".pyc"))
    expect(compiled.length).toBeGreaterThan(100)
    expect(compiled.filter((path) => readFileSync(path).readUInt32LE(4) === 0)).toEqual([])
    expect(
      walk(root).filter((path) => (lstatSync(path).mode & 0o022) !== 0 && !lstatSync(path).isSymbolicLink())
    ).toEqual([])
  })

  it("answers over HTTP as the user that it names, with no shell, no Python and nothing else of this machine but libraries", async () => {
    const { command, container } = containerOf(layout, libraries)
    expect(existsSync(join(container.root, "bin"))).toBe(false)
    expect(await answerOf(container, command)).toBe("first 1.0 /python/bin/python 1000")
  })

  it("has the same digest when it is made elsewhere without a past, as an archive too", async () => {
    const other = join(temporaryFolder("elsewhere"), "app")
    cpSync(folder, other, { recursive: true })
    const fresh = temporaryFolder("cache")
    await plantTools(fresh, python)
    const archive = join(temporaryFolder("archive", "-"), "image.tar")
    const { code } = await stageImage([other, "--output", `oci-archive:${archive}`, "--cache", fresh], env())
    expect(code).toBe(0)
    const unpacked = temporaryFolder("unpacked")
    execFileSync("tar", ["-xf", archive, "-C", unpacked])
    expect(readImage(unpacked).digest).toBe(readImage(layout).digest)
    expect(snapshot(unpacked)).toEqual(snapshot(layout))
  })

  it("is whole when the next staging is killed while it writes; the one after that differs in the app's layer alone, and serves the change", async () => {
    const before = readImage(layout)
    writeFileSync(join(folder, "app.py"), source("second"))
    const killed = await stageImage([folder, "--output", `oci:${layout}`, "--cache", cache], env(), (text, kill) => {
      if (text.includes("Writing the image")) kill()
    })
    expect(killed.code).toBeNull()
    expect(readImage(layout)).toEqual(before)
    await stageWell(folder, `oci:${layout}`)
    const after = readImage(layout)
    expect(after.layers.map(({ digest }, at) => digest === before.layers[at]?.digest)).toEqual([true, true, false])
    expect(readdirSync(join(layout, "blobs/sha256")).length).toBe(5)
    const { command, container } = containerOf(layout, libraries)
    expect(await answerOf(container, command)).toMatch(/^second /)
  })

  it("has the app's own package in a layer of its own, and no other differs when it changes but the app's", async () => {
    const own = planted({
      ...app,
      ...projectIn("", { name: "own", version: "1.0" }, "the app"),
      Procfile: "web: miniweb app:app\n"
    })
    const place = join(temporaryFolder("image", "-"), "image")
    const staging = async () => {
      await stageWell(own, `oci:${place}`)
      return readImage(place)
    }
    const first = await staging()
    expect(first.config.history.map(({ created_by: by }) => by?.replace(/.* /, ""))).toEqual([
      "interpreter",
      "packages",
      "own",
      "app"
    ])
    writeFileSync(join(own, "own.py"), `${readFileSync(join(own, "own.py"), "utf8")}\nmore = True\n`)
    const second = await staging()
    expect(second.layers.map(({ digest }, at) => digest === first.layers[at]?.digest)).toEqual([
      true,
      true,
      false,
      false
    ])
    const { container } = containerOf(place, libraries)
    const done = runIn({ ...container, cwd: "/" }, [
      "python",
      "-c",
      "import own, alpha; print(own.more, own.__file__, alpha.__file__)"
    ])
    expect(done.stdout).toMatch(/^True \/python\/lib\/\S+\/own.py \/python\/lib\/\S+\n$/)
  })

  it("is refused where only a shell could start the app, and nothing is left of it", async () => {
    const place = temporaryFolder("refused", "-")
    const { code, output: log } = await stage(
      planted({ ...app, Procfile: "web: miniweb -p $PORT app:app && true\n" }),
      `oci:${place}/image`
    )
    expect([code, log]).toEqual([1, expect.stringContaining("(image/needs-shell)")])
    expect(readdirSync(place)).toEqual([])
  })

  it("is refused where the Python is the machine's own", async () => {
    const { code, output: log } = await stageImage(
      [planted(), "--output", `oci:${temporaryFolder("refused", "-")}/image`, "--cache", cache],
      env({ PYTHON_RUNTIMES: "host", BUILDPACK_PYTHON_PATH: python.root })
    )
    expect([code, log]).toEqual([1, expect.stringContaining("(image/python-stays)")])
    expect(log).toContain("unset $PYTHON_RUNTIMES")
  })

  it("is not written over what is not its own, which is said before anything is staged", async () => {
    const other = temporaryFolder("other", "-")
    plant(other, { letter: "x" })
    for (const place of [other, join(folder, "image")]) {
      const { code, output: log } = await stage(folder, `oci:${place}`)
      expect([code, log]).toEqual([1, expect.stringContaining("(image/output-taken)")])
      expect(log).not.toContain("Using Python")
    }
  })
})

/** A base as small as it can be: a shell, `env`, the C library, and what the Python is linked against. */
const plantedBase = (root: string): string => {
  const linked = walk(root).filter(
    (path) => /\.so(?:\.|$)|\/bin\/python3?\.\d+$/.test(path) && lstatSync(path).isFile()
  )
  const files = withLibraries(["/bin/sh", "/usr/bin/env", ...linked]).filter((path) => !path.startsWith(`${root}/`))
  const content = (path: string) => ({ content: readFileSync(realpathSync(path)), mode: 0o755 })
  return layoutOf({
    layers: [
      {
        ...Object.fromEntries(files.map((path) => [path.slice(1), content(path)])),
        "etc/gone": "x",
        "etc/base": "of the base"
      },
      { "etc/.wh.gone": "" }
    ],
    config: {
      Env: ["PATH=/usr/bin:/bin", "OF_BASE=yes", "LANG=C"],
      User: "65534:65534",
      Cmd: ["sh"],
      Labels: { team: "a" }
    }
  })
}

describe.skipIf(needs !== "")(`an image on top of a base${needs}`, () => {
  let base = ""
  let layout = ""
  const folder = planted({
    ...app,
    Procfile: "web: miniweb app:app # $PORT\nworker: echo at work on $PORT for $OF_BASE; true\n"
  })
  beforeAll(async () => {
    base = plantedBase((await first()).root)
    for (const path of [base, ...walk(base)]) chmodSync(path, lstatSync(path).isDirectory() ? 0o555 : 0o444)
    layout = join(temporaryFolder("image", "-"), "image")
    await stageWell(folder, `oci:${layout}`, "--base", `oci:${base}`)
  })

  it("has the layers of the base below its own, and its configuration", () => {
    const [under, over] = [readImage(base), readImage(layout)]
    expect(over.layers.slice(0, 2)).toEqual(under.layers)
    expect(over.layers.length).toBe(5)
    expect(over.config.config).toMatchObject({
      Cmd: ["/bin/sh", "-c", "exec miniweb app:app # $PORT"],
      User: "65534:65534",
      Labels: { team: "a", "org.opencontainers.image.base.digest": under.digest }
    })
    expect(over.config.config.Env).toEqual([
      "PATH=/python/bin:/usr/bin:/bin:/process",
      "OF_BASE=yes",
      "LANG=C",
      "PYTHONUSERBASE=/python",
      "PYTHONUNBUFFERED=1",
      `PYTHON_VERSION=${python.line}`,
      "FORWARDED_ALLOW_IPS=*",
      "GUNICORN_CMD_ARGS=--access-logfile -",
      "MALLOC_ARENA_MAX=2",
      "PORT=8080",
      "HOME=/app"
    ])
    expect(over.annotations).toEqual({ "org.opencontainers.image.base.digest": under.digest })
  })

  it("answers over HTTP with nothing of this machine at all, as the base's user", async () => {
    const { command, container } = containerOf(layout)
    expect(existsSync(join(container.root, "etc/base"))).toBe(true)
    expect(existsSync(join(container.root, "etc/gone"))).toBe(false)
    expect(await answerOf(container, command)).toBe("first 1.0 /python/bin/python 65534")
  })

  it("starts each process by its name", () => {
    const { container } = containerOf(layout)
    const { status, stdout } = runIn({ ...container, env: [...container.env, "PORT=80"] }, ["worker"])
    expect([status, stdout]).toEqual([0, "at work on 80 for yes\n"])
  })

  it("is the same on top of the same base as an archive", async () => {
    const archive = join(temporaryFolder("base", "-"), "base.tar")
    execFileSync("tar", ["-cf", archive, "-C", base, "."])
    const other = join(temporaryFolder("image", "-"), "image")
    await stageWell(folder, `oci:${other}`, "--base", `oci-archive:${archive}`)
    expect(snapshot(other)).toEqual(snapshot(layout))
  })

  it("uses the Python of the base, where that is at the same path and is asked for", async () => {
    const own = join(temporaryFolder("python", "-"), "own")
    mkdirSync(own)
    execFileSync("tar", [
      "-xzf",
      join(archives, readdirSync(archives).find((name) => name.endsWith(".gz")) ?? ""),
      "-C",
      own
    ])
    const root =
      walk(own)
        .find((path) => path.endsWith(`/bin/python${python.line}`))
        ?.replace(/\/bin\/[^/]+$/, "") ?? ""
    execFileSync("chmod", ["755", join(own, "..")])
    const tree = walk(root).filter((path) => lstatSync(path).isFile())
    const read = (path: string) => ({ content: readFileSync(path), mode: lstatSync(path).mode & 0o777 })
    const files = Object.fromEntries(tree.map((path) => [path.slice(1), read(path)]))
    const libs = withLibraries([
      "/bin/sh",
      ...tree.filter((path) => path.endsWith(".so") || path.endsWith(python.line))
    ])
    const withPython = layoutOf({
      layers: [{ ...Object.fromEntries(libs.map((path) => [path.slice(1), read(realpathSync(path))])), ...files }]
    })
    const other = join(temporaryFolder("image", "-"), "image")
    const host = env({ PYTHON_RUNTIMES: "host", BUILDPACK_PYTHON_PATH: root })
    const { code, output } = await stageImage(
      [folder, "--output", `oci:${other}`, "--cache", cache, "--base", `oci:${withPython}`],
      host
    )
    expect([code, output]).toEqual([0, expect.any(String)])
    expect(readImage(other).layers.length).toBe(3)
    const { command, container } = containerOf(other)
    expect(await answerOf(container, command)).toBe("first 1.0 /python/bin/python 1000")
  })

  it.each([
    ["without a C library", { layers: [{ "bin/sh": "x" }] }, "image/base-lacks-loader"],
    ["with another C library", { layers: [{ "lib/ld-musl-x86_64.so.1": "x" }] }, "image/base-lacks-loader"],
    ["of another machine", { layers: [{ x: "x" }], architecture: "s390x" }, "image/base-ambiguous"],
    ["that was made by this command", { layers: [{ "python/x": "x" }] }, "image/base-is-staged"]
  ] as const)("is refused on a base %s", async (_, image, id) => {
    const place = temporaryFolder("refused", "-")
    const { code, output } = await stage(folder, `oci:${place}/image`, "--base", `oci:${layoutOf(image)}`)
    expect([code, output]).toEqual([1, expect.stringContaining(`(${id})`)])
    expect(readdirSync(place)).toEqual([])
  })
})
