/** What was compiled once for a source and all that its build may see is not compiled again. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { buildsOf, counted, countedSource } from "../../support/index/Counted.ts"
import { counts } from "../../support/staging/Log.ts"
import { newest, pythonOf } from "../../support/machine/Pythons.ts"
import { python as pythonIn } from "../../support/staging/RunningApp.ts"
import { setting } from "../../support/staging/Setting.ts"
import { plantTools } from "../../support/staging/WarmTools.ts"
import { plant, temporaryFolder } from "../../support/machine/Folders.ts"

const marks = temporaryFolder("marks", "-")
const names = ["everywhere", "twoapps", "neighboured", "unrelated", "listed", "hashed", "various"]
/** One that a compiler reads, and one that names the machine; `test/keys/BuildVariables.test.ts` holds the key to all. */
const variables: ReadonlyArray<Readonly<Record<string, string>>> = [{ CFLAGS: "-DANSWER=7" }, { STACK: "other-24" }]

const { index, stageWell } = setting({
  packages: [
    ...names.map((name) => counted(name, { marks }).described),
    counted("needing", { marks, requires: ["alpha"] }).described,
    counted("bysetup", { marks, setuptools: true }).described
  ]
})

const builds = (name: string) => buildsOf(marks, name)
const requirements = (...lines: ReadonlyArray<string>) => ({ "requirements.txt": `${lines.join("\n")}\n` })
const shared = { PYTHON_CACHE_DIR: join(temporaryFolder("shared cache"), "cache") }
const everyPython = [pythonOf("2.7"), pythonOf("3.6"), newest()].flatMap((python) => python ?? [])
beforeAll(async () => {
  for (const python of everyPython) await plantTools(shared.PYTHON_CACHE_DIR, python)
})

describe.each([
  { name: "everywhere", on: everyPython },
  { name: "bysetup", on: [newest()] }
])("$name", ({ name, on }) => {
  it("is compiled once for each Python, however often it is staged", async () => {
    const env = shared
    for (const [done, python] of on.entries()) {
      for (const _ of ["cold", "warm"]) {
        const staged = await stageWell({ python, env, app: requirements(`${name}==1.0`) })
        expect(await pythonIn(staged, `import ${name}; print(${name}.answer)`)).toBe("42")
        expect(builds(name).map((build) => build.python)).toEqual(on.slice(0, done + 1).map((each) => each.line))
      }
    }
  })
})

it("is compiled once for two apps that share $PYTHON_CACHE_DIR", async () => {
  const options = { python: newest(), env: shared }
  const one = await stageWell({ ...options, app: requirements("twoapps==1.0") })
  const two = await stageWell({ ...options, app: requirements("beta==1.0", "twoapps==1.0") })
  for (const staged of [one, two]) expect(await pythonIn(staged, "import twoapps; print(twoapps.answer)")).toBe("42")
  expect(builds("twoapps").length).toBe(1)
  expect([counts(one), counts(two)]).toEqual([
    { restored: 0, fetched: 0, built: 1 },
    { restored: 1, fetched: 1, built: 0 }
  ])
})

it("is compiled once when only its neighbour changes, or what it requires", async () => {
  const options = { python: newest(), env: shared }
  const code = "import alpha, neighboured, needing; print(alpha.version, neighboured.answer, needing.answer)"
  for (const version of ["1.0", "1.1"]) {
    const app = requirements("neighboured==1.0", "needing==1.0", `alpha==${version}`)
    const staged = await stageWell({ ...options, app })
    expect(await pythonIn(staged, code)).toBe(`${version} 42 42`)
    if (version === "1.1") expect(counts(staged)).toEqual({ restored: 2, fetched: 1, built: 0 })
  }
  expect([builds("neighboured").length, builds("needing").length]).toEqual([1, 1])
})

it("is compiled once when its hash is demanded", async () => {
  const options = { python: newest(), env: shared }
  const hash = `--hash=sha256:${index().file("hashed-1.0.tar.gz").sha256}`
  for (const line of [`hashed==1.0 ${hash}`, "hashed==1.0"]) {
    const staged = await stageWell({ ...options, app: requirements(line) })
    expect(await pythonIn(staged, "import hashed; print(hashed.answer)")).toBe("42")
  }
  expect(builds("hashed").length).toBe(1)
})

describe("under another value of a variable that a build may see", () => {
  const under = async (different: Readonly<Record<string, string>>) => {
    const staged = await stageWell({
      python: newest(),
      env: { ...shared, ...different },
      app: requirements("various==1.0")
    })
    return [counts(staged).built, await pythonIn(staged, "import various; print(various.answer)")]
  }
  const answer = (different: Readonly<Record<string, string>>): string => ("CFLAGS" in different ? "7" : "42")

  it("it is compiled anew, once", async () => {
    expect(await under({})).toEqual([1, "42"])
    for (const each of variables) expect([each, await under(each)]).toEqual([each, [1, answer(each)]])
    expect(await under({})).toEqual([0, "42"])
    for (const each of variables.slice(0, 1)) expect([each, await under(each)]).toEqual([each, [0, answer(each)]])
    expect(builds("various").length).toBe(1 + variables.length)
  })
})

it("another variable is not seen by a build and causes none", async () => {
  const env = shared
  for (const different of [{}, { UNRELATED: "1", DATABASE_URL: "db://here" }, { UNRELATED: "2", FLAVOUR: "salt" }]) {
    await stageWell({ python: newest(), env: { ...env, ...different }, app: requirements("unrelated==1.0") })
  }
  expect(builds("unrelated").map((build) => Object.keys(build.env))).toEqual([[]])
})

it("a variable named in $PYTHON_BUILD_ENV is seen by a build, which is done anew for another value", async () => {
  const env = { ...shared, PYTHON_BUILD_ENV: "UNRELATED,FLAVOUR" }
  const flavours: Array<string> = []
  for (const flavour of ["salt", "sugar", "salt"]) {
    const app = requirements("listed==1.0")
    const staged = await stageWell({ python: newest(), env: { ...env, FLAVOUR: flavour }, app })
    flavours.push(await pythonIn(staged, "import listed; print(listed.flavour)"))
  }
  expect(flavours).toEqual(["salt", "sugar", "salt"])
  expect(builds("listed").map((build) => build.env["FLAVOUR"])).toEqual(["salt", "sugar"])
})

it("is compiled once for each commit of a repository, asked for by commit or by branch", async () => {
  const repository = temporaryFolder("repository", "-")
  const git = (...argv: Array<string>): string => {
    const who = ["-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "init.defaultBranch=main"]
    const env = { PATH: "/usr/bin:/bin", HOME: repository }
    return execFileSync("git", [...who, ...argv], { cwd: repository, stdio: ["ignore", "pipe", "ignore"], env })
      .toString()
      .trim()
  }
  const commit = (text: string): string => {
    plant(repository, countedSource("fromgit", { marks, text }))
    git("add", ".")
    git("commit", "-q", "-m", text)
    return git("rev-parse", "HEAD")
  }
  git("init", "-q")
  const first = commit("first")
  const env = { ...shared, PYTHON_CACHE_MAX_AGE: "0" }
  const textAt = async (revision: string): Promise<string> => {
    const app = requirements(`fromgit @ git+file://${repository}@${revision}`)
    return pythonIn(await stageWell({ python: newest(), env, app }), "import fromgit; print(fromgit.text)")
  }
  expect([await textAt(first), await textAt("main")]).toEqual(["first", "first"])
  expect(builds("fromgit").length).toBe(1)
  commit("second")
  expect([await textAt("main"), await textAt(first)]).toEqual(["second", "first"])
  expect(builds("fromgit").length).toBe(2)
})
