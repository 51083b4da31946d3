/** The zips that `npm run package -- cf` writes: the same each time, and staged with, as a platform unpacks them, on a stack that has nothing. */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import * as Yaml from "effect/encoding/Yaml"
import { beforeAll, describe, expect, it } from "vitest"
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"
import { bands } from "../../src/tools/ToolBands.ts"
import { serveFiles } from "../support/index/FileServer.ts"
import {
  canHidePythons,
  canMount,
  canUnplug,
  withoutNetwork,
  withoutPythons,
  withReadOnly
} from "../support/machine/Confinement.ts"
import { temporaryFolder } from "../support/machine/Folders.ts"
import { hasPinnedNode, pinnedNodeAddress, programsWithoutNode } from "../support/machine/NodelessMachine.ts"
import { packedPythons } from "../support/machine/PackedPythons.ts"
import { newestWithPip, pythonOf } from "../support/machine/Pythons.ts"
import { canUnzip, packCf, type PackedZip, unzipped } from "../support/staging/CloudFoundryPackage.ts"
import { diegoBuild, type Droplet } from "../support/staging/DiegoBuilder.ts"
import { dropletFolder, launch } from "../support/staging/DiegoLauncher.ts"
import { mentionsInside } from "../support/staging/CacheFiles.ts"
import { otherUser } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

const { index } = setting()
const python = newestWithPip()
const two = pythonOf("2.7")
const machine = process.arch === "x64" || process.arch === "arm64" ? process.arch : undefined

const digest = (bytes: string | Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
const bytesOf = ({ path }: PackedZip): Buffer => readFileSync(path)
/** What Cloud Controller and people read. */
const manifestIn = (folder: string): unknown => Yaml.parse(readFileSync(join(folder, "manifest.yml"), "utf8"))

describe("a zip of the buildpack", () => {
  let small: PackedZip
  beforeAll(async () => {
    small = await packCf("--node", "none")
  })

  it("is the same to the last byte when it is written again, whatever the zone and the mask", async () => {
    const zone = process.env["TZ"]
    process.env["TZ"] = "Pacific/Auckland"
    const mask = process.umask(0o077)
    const again = await packCf("--node", "none")
    process.umask(mask)
    if (zone === undefined) delete process.env["TZ"]
    else process.env["TZ"] = zone
    expect(again.name).toBe(`python-buildpack-cf-without-node-${buildpackVersion}.zip`)
    expect(digest(bytesOf(again))).toBe(digest(bytesOf(small)))
    expect(digest(readFileSync(`${again.path}.intoto.json`))).toBe(digest(readFileSync(`${small.path}.intoto.json`)))
  })

  it("comes with a statement of what it was made from", () => {
    const statement: unknown = JSON.parse(readFileSync(`${small.path}.intoto.json`, "utf8"))
    expect(statement).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: small.name, digest: { sha256: digest(bytesOf(small)) } }],
      predicate: {
        buildDefinition: {
          resolvedDependencies: expect.arrayContaining([
            { name: "bin/supply", digest: { sha256: digest(readFileSync(join(buildpack, "bin/supply"))) } }
          ])
        }
      }
    })
  })

  it.skipIf(!canUnzip)(
    "gives each program the right to be started, and everybody the right to read, under any mask (pitfall 1; needs unzip)",
    () => {
      const folder = unzipped(small)
      const modes = Object.fromEntries(
        readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => [
          name,
          (statSync(join(folder, name)).mode & 0o777).toString(8)
        ])
      )
      const programs = readdirSync(join(buildpack, "bin")).filter((name) => /^[a-z]+$/.test(name))
      expect(programs).toContain("supply")
      for (const name of programs) expect([name, modes[`bin/${name}`]]).toEqual([name, "755"])
      expect([modes["bin"], modes["manifest.yml"], modes["bin/buildpack.mjs"]]).toEqual(["755", "644", "644"])
      expect(new Set(Object.values(modes))).toEqual(new Set(["644", "755"]))
    }
  )

  it.skipIf(!canUnzip)("begins each program with a line that a kernel reads (pitfall 2; needs unzip)", () => {
    const folder = join(unzipped(small), "bin")
    const programs = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o111) !== 0)
    for (const name of programs) {
      const text = readFileSync(join(folder, name), "utf8")
      expect([name, text.startsWith("#!/bin/sh\n"), text.includes("\r")]).toEqual([name, true, false])
    }
  })

  it.skipIf(!canUnzip)("says what it is, and is bound to a stack where one is named (needs unzip)", async () => {
    const folder = unzipped(small)
    expect(readFileSync(join(folder, "VERSION"), "utf8")).toBe(`${buildpackVersion}\n`)
    expect(manifestIn(folder)).toEqual({ language: "python", dependencies: [] })
    const bound = await packCf("--node", "none", "--stack", "cflinuxfs4")
    expect(bound.name).toBe(`python-buildpack-cf-cflinuxfs4-without-node-${buildpackVersion}.zip`)
    expect(manifestIn(unzipped(bound))).toEqual({ language: "python", stack: "cflinuxfs4", dependencies: [] })
  })

  it.each([
    [["--offline"], "go together"],
    [["--runtimes", "/srv"], "go together"],
    [["--node", "x86"], "--node takes"],
    [["--stack", "a b"], "no name of a stack"],
    [["--of-line"], "--of-line"]
  ] as const)("is refused for %j", (flags, says) => {
    const folder = temporaryFolder("zips")
    const words = [join(buildpack, ".ci/package.ts"), "cf", ...flags, folder]
    const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" })
    expect([status, stderr]).toEqual([2, expect.stringContaining(says)])
    expect(readdirSync(folder)).toEqual([])
  })
})

const server = `import os, alpha
try:
    from http.server import BaseHTTPRequestHandler, HTTPServer
except ImportError:
    from BaseHTTPServer import BaseHTTPRequestHandler, HTTPServer
import sys
class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        own = os.path.realpath(sys.executable).startswith(os.path.realpath(os.environ["DEPS_DIR"]) + "/")
        self.wfile.write(("alpha %s on %d.%d.%d, its own: %s" % ((alpha.version,) + sys.version_info[:3] + (own,))).encode())
HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Hello).serve_forever()
`
const wheel = "alpha-1.1-py2.py3-none-any.whl"
const app = (line: string, vendored: boolean) => ({
  "requirements.txt": "alpha==1.1\n",
  ".python-version": `${line}\n`,
  "app.py": server,
  Procfile: "web: python app.py\n",
  ...(vendored ? { [`vendor/${wheel}`]: index().file(wheel).bytes } : {})
})

const answer = async (droplet: Droplet): Promise<string> => {
  if (droplet.code !== 0) throw new Error(`the builder ended with ${droplet.code}:\n${droplet.output}`)
  const running = await launch(droplet, { within: withoutPythons, asOther: otherUser })
  try {
    return (await running.get()).text
  } finally {
    await running.stop()
  }
}

const able = machine !== undefined && hasPinnedNode && canUnzip && canHidePythons
const says = (version: string): string => `alpha 1.1 on ${version}, its own: True`

describe.skipIf(!able)("the zip that fetches what it lacks (needs unzip, mount namespaces, x64 or arm64)", () => {
  it("stages on a stack that has neither a Node.js nor a Python, and restages with what it has kept", async () => {
    const folder = unzipped(await packCf("--node", "none"))
    const archives = await serveFiles(packedPythons(python))
    const env = {
      PATH: programsWithoutNode(join(temporaryFolder("programs", "-"), "bin")),
      PYTHON_ARCHIVES: archives.url,
      PIP_INDEX_URL: index().url,
      BUILDPACK_NODE_URL: pinnedNodeAddress(temporaryFolder("node", "-"))
    }
    const options = {
      app: app(python.line, false),
      buildpacks: [folder],
      skipDetect: false,
      env,
      within: withoutPythons
    }
    const droplet = await diegoBuild(options)
    expect(await answer(droplet)).toBe(says(python.version))
    expect(droplet.output.match(/Fetching Node.js/g)).toHaveLength(1)
    expect(droplet.output).toContain(`-----> Obtaining Python ${python.version} of ${archives.url}`)
    const again = await diegoBuild({ ...options, cache: droplet.cache })
    await archives.close()
    expect(await answer(again)).toBe(says(python.version))
    expect(again.output).not.toMatch(/Fetching|Obtaining/)
    // By the Node.js that the staging has kept, and no other.
    const [command = "", ...words] = [...withoutPythons, join(folder, "bin/report")]
    const told = (...args: ReadonlyArray<string>): string =>
      spawnSync(command, [...words, again.places.at(-1) ?? "", join(again.cache, "final"), ...args], {
        encoding: "utf8",
        env: { PATH: env.PATH }
      }).stdout
    expect(JSON.parse(told())).toMatchObject({ platform: "cloud-foundry", cache_status: "restored", packages: 1 })
    const page = join(temporaryFolder("pages"), "report.html")
    expect([told("--html", page), readFileSync(page, "utf8")]).toEqual(["", expect.stringContaining("alpha")])
  })
})

const alone = able && canUnplug && canMount
describe.skipIf(!alone)("the offline zip (needs unzip, namespaces for mounts and networks, x64 or arm64)", () => {
  let folder = ""
  let env: Readonly<Record<string, string>> = {}
  const stage = (line: string, cache?: string): Promise<Droplet> =>
    diegoBuild({
      app: app(line, true),
      buildpacks: [folder],
      env,
      within: [...withoutPythons, ...withReadOnly(folder), ...withoutNetwork],
      ...(cache === undefined ? {} : { cache })
    })
  beforeAll(async () => {
    const runtimes = packedPythons(python, ...(two === undefined ? [] : [two]))
    folder = unzipped(await packCf("--offline", "--runtimes", runtimes, "--node", machine ?? "x64"))
    env = {
      PATH: programsWithoutNode(join(temporaryFolder("programs", "-"), "bin")),
      PIP_OPTS: "--no-index --find-links vendor"
    }
  })

  it("has the packaging tools of every line of Python, and the operator's Pythons", () => {
    for (const { file, sha256 } of bands.flatMap(({ tools }) => tools))
      expect([file, digest(readFileSync(join(folder, "dependencies/tools", file)))]).toEqual([file, sha256])
    const pythons = readdirSync(join(folder, "dependencies/pythons"))
    expect(pythons.filter((name) => name.includes(python.version))).toHaveLength(1)
    expect(manifestIn(folder)).toMatchObject({
      dependencies: expect.arrayContaining([
        expect.objectContaining({ name: "node" }),
        expect.objectContaining({ name: "pip", version: "20.3.4" }),
        expect.objectContaining({ name: "python", version: python.version })
      ])
    })
  })

  it("stages without a network, a Node.js or a Python, from where nobody may write (pitfalls 3 and 9)", async () => {
    const droplet = await stage(python.line)
    expect(await answer(droplet)).toBe(says(python.version))
    expect(droplet.output).toContain(`-----> Obtaining Python ${python.version} of this buildpack`)
    expect(droplet.output).not.toContain(" !     ")
    expect(mentionsInside(dropletFolder(droplet), [...droplet.places, folder])).toEqual([])
    // It goes before the system's own libraries in every program of the app (pitfall 28).
    expect(readdirSync(join(dropletFolder(droplet), "deps/0/lib"))).toEqual([`python${python.line}`])
    const again = await stage(python.line, droplet.cache)
    expect(again.output).not.toContain("Obtaining")
    expect(await answer(again)).toBe(says(python.version))
  })

  it.skipIf(two === undefined)("stages on 2.7 as well (2.7)", async () => {
    const droplet = await stage("2.7")
    expect(await answer(droplet)).toBe(says(two?.version ?? ""))
    // Its pip alone would warn of more than that the line is old.
    expect([...droplet.output.matchAll(/\(([a-z]+\/[a-z-]+)\)/g)].map(([, id]) => id)).toEqual(["python/end-of-life"])
  })

  it("tells which Pythons it has, where the app asks for another", async () => {
    const droplet = await stage("3.4")
    expect(droplet.code).toBe(223)
    expect(droplet.output).toMatch(/To be had from this buildpack (?:is|are) \d/)
    expect(existsSync(droplet.archive)).toBe(false)
  })
})
