/** The report that each staging leaves: what is in it, what must not be, and `bin/report`, which tells of it. */
import { execFile, execFileSync, spawnSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { BuildReport } from "../../src/report/BuildReport.ts"
import { factsOf } from "../../src/report/Facts.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { newest } from "../support/machine/Pythons.ts"
import { faults } from "../support/staging/Schemas.ts"
import { reportIn as leftIn, reportPlace as place } from "../support/report/LeftReport.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack, type Staged } from "../support/staging/StagedApp.ts"

const python = newest()
const { index, stage } = setting()

/** What was left, which is what the schema says. */
const reportIn = (cache: string): BuildReport => {
  const report = leftIn(cache)
  expect(faults("report", report)).toEqual([])
  return report
}

const command = (...args: ReadonlyArray<string>) => {
  const { status, stderr, stdout } = spawnSync(join(buildpack, "bin/report"), args, {
    cwd: "/",
    env: { PATH: "/usr/bin:/bin", BUILDPACK_NODE: process.execPath },
    encoding: "utf8"
  })
  return { status, stderr, stdout }
}

/** In places that programs print: a variable, an address, and what a build says. */
const secrets = { variable: "hunter2-of-the-variable", address: "hunter3-of-the-address", file: "hunter4-of-the-file" }
const env = { API_TOKEN: secrets.variable }

describe("the report of a staging", () => {
  const cache = join(temporaryFolder("reports"), "cache")
  let first: Staged
  const app = {
    "requirements.txt": "alpha\nbeta # a comment\n",
    Procfile: "web: python app.py\nworker: python work.py\n",
    "runtime.txt": `python-${python.version}\n`
  }

  it("tells what was chosen, installed and started, and why", async () => {
    first = await stage({ app, python, cache, env })
    expect(first.code).toBe(0)
    const report = reportIn(cache)
    expect(report).toMatchObject({
      format: 1,
      platform: "classic",
      outcome: "succeeded",
      python: { version: python.version, origin: "$PYTHON_VERSION", isDefault: false },
      installs: [{ installer: "pip", files: ["requirements.txt"] }],
      processes: [
        { type: "web", command: "python app.py", from: "Procfile" },
        { type: "worker", command: "python work.py", from: "Procfile" }
      ]
    })
    const [alpha] = report.packages
    expect(alpha).toMatchObject({ name: "alpha", how: "fetched", origin: { kind: "index" } })
    expect(alpha?.askedBy).toContain("requirements.txt line 1")
    expect(alpha?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(alpha?.size).toBeGreaterThan(0)
    expect(report.steps.map(({ text }) => text)).toContain("Installing requirements.txt with pip")
    const titles = report.activities.map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(["Reading and planning", "Packages", "pip", "Compiling"]))
    expect(report.activities.every(({ within }, at) => within === undefined || within < at)).toBe(true)
    const pip = report.activities.find(({ title }) => title === "pip")
    expect(pip?.cpu).toBeGreaterThan(0)
  })

  it("tells of a restage that all was restored, and nothing has changed", async () => {
    const again = await stage({ again: first, python, cache, env })
    expect(again.code).toBe(0)
    const report = reportIn(cache)
    expect(new Set(report.packages.map(({ how }) => how))).toEqual(new Set(["restored"]))
    expect(report.packages[0]).toMatchObject({ origin: { kind: "index" } })
    expect(report.changes).toEqual({ packages: [] })
  })

  it("is told by bin/report: flat, whole, and as bills of materials", () => {
    const flat = command(first.app, cache, "")
    expect(flat).toMatchObject({ status: 0, stderr: "" })
    const facts: Record<string, unknown> = JSON.parse(flat.stdout)
    expect(Object.values(facts).every((value) => ["string", "number", "boolean"].includes(typeof value))).toBe(true)
    expect(facts).toEqual(factsOf(reportIn(cache)))
    expect(facts).toMatchObject({ python_version: python.version, cache_status: "restored", packages_added: 0 })
    expect(JSON.parse(command(first.app, cache, "--json").stdout)).toEqual(reportIn(cache))
    const bill = JSON.parse(command(first.app, cache, "--sbom", "cyclonedx").stdout)
    const names = bill.components.map(({ name }: { readonly name: string }) => name)
    expect(names).toEqual(["cpython", ...reportIn(cache).packages.map(({ name }) => name)])
    expect(bill.components[1].hashes[0].content).toBe(reportIn(cache).packages[0]?.sha256)
    const spdx = JSON.parse(command("--sbom=spdx", first.app, cache).stdout)
    expect(spdx.packages.length).toBe(names.length)
  })

  it("tells why a staging failed, and holds no secret", async () => {
    const address = index().url.replace("://", `://me:${secrets.address}@`)
    writeFileSync(
      join(first.app, "requirements.txt"),
      `--extra-index-url ${address}\nalpha\nno-such-package-at-all\n# token=${secrets.file}\n`
    )
    const failed = await stage({
      again: first,
      python,
      cache,
      env: { ...env, PIP_OPTS: `--extra-index-url ${address}` }
    })
    expect(failed.code).toBe(1)
    const report = reportIn(cache)
    expect(report.outcome).toBe("failed")
    expect(report.error).toMatchObject({ id: "pip/no-such-package", blame: "app" })
    expect(report.error?.hints.length).toBeGreaterThan(0)
    expect(report.python?.version).toBe(python.version)
    expect(report.packages).toEqual([])
    for (const text of [readFileSync(place(cache), "utf8"), command(first.app, cache).stdout])
      for (const secret of Object.values(secrets)) expect(text).not.toContain(secret)
    expect(JSON.parse(command(first.app, cache).stdout)).toMatchObject({
      outcome: "failed",
      failure_reason: "pip/no-such-package"
    })
  })

  it("hides what a build prints", async () => {
    const failed = await stage({
      app: { "setup.py": `import os\nraise SystemExit("the token is " + os.environ["API_TOKEN"])\n` },
      python,
      cache,
      env
    })
    expect(failed.code).toBe(1)
    expect(reportIn(cache).error).toBeDefined()
    expect(readFileSync(place(cache), "utf8")).not.toContain(secrets.variable)
  })

  it("is left by a staging that fails before anything is chosen", async () => {
    const failed = await stage({ app: { "runtime.txt": "python-9.9\n", "requirements.txt": "alpha\n" }, cache })
    expect(failed.code).toBe(1)
    expect(reportIn(cache)).toMatchObject({ outcome: "failed", packages: [], installs: [], error: { blame: "app" } })
  })

  it("is left by one that fails over its variables, and is given for no other folder", async () => {
    const mode = { PYTHON_CACHE_MODE: "sideways" }
    const failed = await stage({ app: { "requirements.txt": "alpha\n" }, cache, env: mode })
    expect([failed.code, reportIn(cache).error?.id]).toEqual([1, "cache/unknown-mode"])
    expect(JSON.parse(command(failed.app, cache).stdout)).toMatchObject({ app: failed.app, outcome: "failed" })
    const other = command(first.app, cache)
    expect(other).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("(report/of-another-app)") })
    expect(other.stderr).toContain(`bin/report ${failed.app}`)
    expect(command(first.app, place(cache)).status).toBe(0)
  })
})

describe("where nothing may be left", () => {
  it("no report is, and nothing is said of it", async () => {
    const cache = join(temporaryFolder("no reports"), "cache")
    const off = await stage({ app: { "requirements.txt": "" }, python, cache, env: { PYTHON_CACHE: "off" } })
    expect([off.code, existsSync(cache)]).toEqual([0, false])
    plant(cache, { "python-buildpack/mine": "" })
    const looked = await stage({
      app: { "requirements.txt": "" },
      python,
      cache,
      env: { PYTHON_CACHE_MODE: "read-only" }
    })
    expect([looked.code, existsSync(place(cache)), looked.output]).toEqual([
      0,
      false,
      expect.not.stringContaining("report")
    ])
    expect(command(looked.app, cache)).toMatchObject({ status: 1, stderr: expect.stringContaining("(report/missing)") })
  })

  it("what is no report is not taken for one", () => {
    const cache = join(temporaryFolder("other reports"), "cache")
    plant(cache, { "python-buildpack/report.json": `{"format": 2}` })
    expect(command("/", cache)).toMatchObject({ status: 1, stderr: expect.stringContaining("(report/unreadable)") })
    expect(JSON.parse(command("/", cache, "--json").stdout)).toMatchObject({ error: { id: "report/unreadable" } })
  })
})

describe("an app that shares a cache", () => {
  it("has its report in the platform's directory, which is nobody else's", async () => {
    const [shared, own] = [join(temporaryFolder("shared"), "cache"), join(temporaryFolder("own"), "cache")]
    const staged = await stage({
      app: { "requirements.txt": "" },
      python,
      cache: own,
      env: { PYTHON_CACHE_DIR: shared }
    })
    expect([staged.code, existsSync(place(own)), existsSync(place(shared))]).toEqual([0, true, false])
  })

  it("is known by its folder, where a person stages it", () => {
    const folder = temporaryFolder("by hand")
    plant(join(folder, "app"), { "requirements.txt": "" })
    const env = {
      PATH: "/usr/bin:/bin",
      HOME: folder,
      BUILDPACK_NODE: process.execPath,
      BUILDPACK_PYTHON_PATH: python.root,
      PYTHON_VERSION: python.version
    }
    const [page, json] = [join(folder, "report.html"), join(folder, "report.json")]
    const asked = ["--report", page, "--report", json]
    execFileSync(join(buildpack, "bin/stage"), [join(folder, "app"), ...asked], { env, stdio: "pipe" })
    expect(readFileSync(page, "utf8")).toContain(`<h1>Staged on Python ${python.version}`)
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ outcome: "succeeded" })
    const told = execFileSync(join(buildpack, "bin/report"), ["app"], { env, cwd: folder, encoding: "utf8" })
    expect(JSON.parse(told)).toMatchObject({ platform: "keyboard", outcome: "succeeded", packages: 0 })
    execFileSync(join(buildpack, "bin/report"), ["app", "--html", "again.html"], { env, cwd: folder })
    expect(readFileSync(join(folder, "again.html"), "utf8")).toBe(readFileSync(page, "utf8"))
    writeFileSync(join(folder, "app/requirements.txt"), "-r missing.txt\n")
    const failed = spawnSync(join(buildpack, "bin/stage"), [join(folder, "app"), ...asked], { env })
    expect([failed.status, readFileSync(page, "utf8")]).toEqual([
      1,
      expect.stringContaining("bin/explain requirements/")
    ])
    const unstaged = [join(folder, "app"), ...asked, "--env", "PYTHON_CACHE_MODE=sideways"]
    spawnSync(join(buildpack, "bin/stage"), unstaged, { env })
    expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ error: { id: "cache/unknown-mode" } })
  })
})

describe("what commands print for programs", () => {
  it("is what the schemas of the package say", async () => {
    const folder = temporaryFolder("answers")
    plant(join(folder, "app"), { "requirements.txt": "alpha\n", Procfile: "web: python app.py\n" })
    const env = {
      PATH: "/usr/bin:/bin",
      HOME: folder,
      BUILDPACK_NODE: process.execPath,
      BUILDPACK_PYTHON_PATH: python.root,
      PYTHON_VERSION: python.version,
      PIP_INDEX_URL: index().url
    }
    const cache = join(folder, "cache")
    const answer = async (name: string, ...args: ReadonlyArray<string>): Promise<unknown> =>
      new Promise((resolve) => {
        execFile(join(buildpack, "bin", name), args, { env }, (_, stdout) => resolve(JSON.parse(stdout)))
      })
    const changes = join(folder, "changes.json")
    const staged = await answer("stage", join(folder, "app"), "--json", "--cache", cache, "--changes", changes)
    expect(faults("stage", staged)).toEqual([])
    expect(faults("changes", JSON.parse(readFileSync(changes, "utf8")))).toEqual([])
    const planned = await answer("plan", join(folder, "app"), "--json", "--cache", cache)
    expect([planned, faults("plan", planned)]).toEqual([expect.objectContaining({ cache: expect.anything() }), []])
    expect(faults("cache", await answer("cache", cache, "list", "--json"))).toEqual([])
    expect(faults("error", await answer("plan", join(folder, "nothing"), "--json"))).toEqual([])
    expect(faults("stage", { ...Object(staged), python: 3 })).not.toEqual([])
  })
})
