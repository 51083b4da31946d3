/** The archives that `npm run package -- cnb` writes: as readers take them, and the same each time. */
import { execFileSync, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { succeededReport } from "../support/report/SampleReports.ts"
import { hasGo, readPackage } from "../support/staging/Lifecycle.ts"
import { buildpack } from "../support/staging/StagedApp.ts"
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"

afterAll(removeTemporaryFolders)

const packed = (): string => {
  const folder = temporaryFolder("packages")
  execFileSync(process.execPath, [join(buildpack, ".ci/package.ts"), "cnb", folder], { cwd: "/", stdio: "ignore" })
  return folder
}
const name = `python-buildpack-cnb-${buildpackVersion}`
const place = packed()
const unpacked = (archive: string): string => {
  const folder = join(place, `${archive}.unpacked`)
  mkdirSync(folder)
  execFileSync("tar", ["-xpf", join(place, archive), "-C", folder])
  return folder
}
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")
/** Modes and names as tar lists them. */
const listed = (archive: string): ReadonlyArray<string> =>
  execFileSync("tar", ["-tvf", archive, "--numeric-owner", "--utc"], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.replace(/ +\d+ (?=1980)/, " "))

describe("the packages", () => {
  it("are the same to the last byte when they are written again", () => {
    const again = packed()
    const digests = (folder: string) =>
      readdirSync(folder)
        .filter((one) => one.startsWith(name) && !one.endsWith(".unpacked"))
        .map((one) => [one, digest(readFileSync(join(folder, one)))])
    expect(digests(again)).toEqual(digests(place))
    expect(digests(again).length).toBe(4)
  })

  it("come with a statement of what each was made from", () => {
    for (const archive of [`${name}.cnb`, `${name}.tgz`]) {
      const statement: unknown = JSON.parse(readFileSync(join(place, `${archive}.intoto.json`), "utf8"))
      expect(statement).toMatchObject({
        _type: "https://in-toto.io/Statement/v1",
        subject: [{ name: archive, digest: { sha256: digest(readFileSync(join(place, archive))) } }],
        predicate: {
          buildDefinition: {
            resolvedDependencies: expect.arrayContaining([
              { name: "bin/build", digest: { sha256: digest(readFileSync(join(buildpack, "bin/build"))) } }
            ])
          }
        }
      })
    }
  })

  it("hold programs that can be started and nothing that only some users may read (pitfall 1)", () => {
    const lines = listed(join(place, `${name}.tgz`))
    expect(lines).toContain("-rwxr-xr-x 0/0 1980-01-01 00:00 ./bin/build")
    expect(lines).toContain("-rw-r--r-- 0/0 1980-01-01 00:00 ./buildpack.toml")
    expect(lines.filter((line) => !/^(?:drwxr-xr-x|-rwxr-xr-x|-rw-r--r--) 0\/0 1980-01-01 00:00 /.test(line))).toEqual(
      []
    )
  })

  it("start from where they are unpacked", () => {
    const folder = unpacked(`${name}.tgz`)
    const { status, stdout } = spawnSync(join(folder, "bin/build"), ["--version"], { encoding: "utf8", env: {} })
    expect([status, stdout]).toEqual([0, `python-buildpack ${buildpackVersion}\n`])
    // What tells of a staging is in it, and what its ids mean.
    const env = { PATH: "/usr/bin:/bin", BUILDPACK_NODE: process.execPath }
    const told = (name: string, ...args: ReadonlyArray<string>) =>
      spawnSync(join(folder, "bin", name), args, { encoding: "utf8", env })
    expect(told("explain", "packages/do-not-fit").stdout).toMatch(/^packages\/do-not-fit \(warning\)\n/)
    const layers = temporaryFolder("layers")
    plant(layers, { "report/report.json": JSON.stringify({ ...succeededReport, app: "/workspace" }) })
    expect(JSON.parse(told("report", "/workspace", layers).stdout)).toMatchObject({ app: "/workspace", packages: 4 })
    const page = join(layers, "report.html")
    expect([told("report", "/workspace", layers, "--html", page).status, readFileSync(page, "utf8")]).toEqual([
      0,
      expect.stringContaining("<h1>Staged on Python 3.12.1")
    ])
  })
})

describe("the .cnb", () => {
  it.skipIf(!hasGo)(
    `is an image that go-containerregistry reads, with the labels of a buildpack${hasGo ? "" : " (needs Go)"}`,
    () => {
      const folder = unpacked(`${name}.cnb`)
      const labels = readPackage(folder)
      const id = "python-buildpack/python"
      expect(JSON.parse(labels["io.buildpacks.buildpackage.metadata"] ?? "")).toMatchObject({
        id,
        version: buildpackVersion,
        stacks: [{ id: "*" }]
      })
      const layers: unknown = JSON.parse(labels["io.buildpacks.buildpack.layers"] ?? "")
      expect(layers).toEqual({
        [id]: {
          [buildpackVersion]: {
            api: "0.12",
            name: "Python",
            targets: [
              { os: "linux", arch: "amd64" },
              { os: "linux", arch: "arm64" }
            ],
            layerDiffID: expect.stringMatching(/^sha256:[0-9a-f]{64}$/)
          }
        }
      })
      const blobs = join(folder, "blobs/sha256")
      const layer = readdirSync(blobs).find((blob) => readFileSync(join(blobs, blob)).readUInt16BE(0) === 0x1f8b)
      expect(listed(join(blobs, layer ?? ""))).toContain(
        `-rwxr-xr-x 0/0 1980-01-01 00:00 cnb/buildpacks/python-buildpack_python/${buildpackVersion}/bin/detect`
      )
    }
  )
})
