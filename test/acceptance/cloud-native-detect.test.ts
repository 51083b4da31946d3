/** `bin/detect` as a Cloud Native lifecycle runs it, and what its buildpack is known by. */
import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"
import { tomlOf } from "../../src/formats/TomlDocument.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { buildpack } from "../support/staging/StagedApp.ts"

afterAll(removeTemporaryFolders)

/** Nothing is on PATH, so neither Node.js nor anything else can be started. */
const detect = (files: Readonly<Record<string, string>>) => {
  const place = temporaryFolder("detect")
  const [app, plan] = [join(place, "app"), join(place, "plan.toml")]
  mkdirSync(app)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text)
  writeFileSync(plan, "")
  const env = { PATH: "/nonexistent", CNB_BUILD_PLAN_PATH: plan }
  // The lifecycle passes copies of two paths besides; the first is not the app's.
  const { status, stderr, stdout } = spawnSync(join(buildpack, "bin/detect"), [join(place, "platform"), plan], {
    cwd: app,
    env,
    encoding: "utf8"
  })
  return { status, stdout, stderr, plan: readFileSync(plan, "utf8") }
}

describe("an app in Python", () => {
  it("is one, by a plan with which the buildpack stands alone and others can ask for it", () => {
    const { plan, ...ended } = detect({ "requirements.txt": "" })
    expect(ended).toEqual({ status: 0, stdout: "", stderr: "" })
    const both = ["python", "python-packages"]
    expect(tomlOf(plan)).toEqual({
      provides: both.map((name) => ({ name })),
      requires: both.map((name) => ({ name, metadata: { launch: true } }))
    })
  })
})

describe("any other app", () => {
  it("ends with 100, since every other number would end the build of whoever it is for (pitfall 22)", () => {
    const { plan, status, stderr } = detect({ "package.json": "{}" })
    expect([status, plan]).toEqual([100, ""])
    expect(stderr).toContain("This does not look like a Python app.")
  })
})

describe("the buildpack", () => {
  const toml = tomlOf(readFileSync(join(buildpack, "buildpack.toml"), "utf8")) ?? {}

  it("has the version of the package", () => {
    expect(toml["buildpack"]).toMatchObject({ version: buildpackVersion })
  })

  it("names systems and architectures alone: with distributions it would turn down every host that it does not list (pitfall 39)", () => {
    expect(toml["targets"]).toEqual([
      { os: "linux", arch: "amd64" },
      { os: "linux", arch: "arm64" }
    ])
  })

  it.each(["detect", "build"])("has a bin/%s that can be started (pitfall 1)", (name) => {
    expect(statSync(join(buildpack, "bin", name)).mode & 0o111).toBe(0o111)
    expect(readFileSync(join(buildpack, "bin", name), "utf8")).toMatch(/^#!\/bin\/sh\n[^\r]*$/)
  })
})
