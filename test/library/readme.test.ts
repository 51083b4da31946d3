/** The README tells the truth: its tables match the source, its ids and commands exist, its code compiles and runs. */
import { execFile } from "node:child_process"
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { wellKnownMarkers } from "../../src/domain/FileMarker.ts"
import { registry } from "../../src/installers/registry.ts"
import { bands } from "../../src/tools/ToolBands.ts"
import { options } from "../../src/domain/Options.ts"
import { newest, newestWithPip } from "../acceptance/harness/Pythons.ts"
import { exec } from "../acceptance/harness/Running.ts"
import { setting } from "../acceptance/harness/Setting.ts"
import { plant, temporaryFolder } from "../acceptance/harness/Trees.ts"

const execute = promisify(execFile)
const { index, stageWell } = setting()

const root = join(import.meta.dirname, "../..")
const text = (name: string): string => readFileSync(join(root, name), "utf8")
const readme = text("README.md")

const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.startsWith("testing"))
  .map((path) => text(join("src", path)))

/** The text between a heading and the next one of its rank. */
const section = (title: string): string => {
  const part = readme.split(/^## /m).find((each) => each.startsWith(`${title}\n`))
  if (part === undefined) throw new Error(`README.md has no section "${title}"`)
  return part
}

/** Rows of the table whose heading begins so, as cells. */
const table = (title: string, heading: string): ReadonlyArray<ReadonlyArray<string>> => {
  const lines = section(title).split("\n")
  const at = lines.findIndex((line) => line.startsWith(`| ${heading}`))
  const end = lines.findIndex((line, n) => n > at && !line.startsWith("|"))
  if (at < 0) throw new Error(`README.md has no table "${heading}" under "${title}"`)
  return lines.slice(at + 2, end).map((line) => line.slice(2, -2).split(" | "))
}

const inBackticks = (cell: string): ReadonlyArray<string> =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "")

describe("the README's tables", () => {
  it("list every variable that is read, with what the source says of it, and no other", () => {
    const expected = options.map(({ about, name, setBy }) => [
      `\`$${name}\``,
      setBy === "user" ? "app or operator" : "operator",
      about
    ])
    expect(table("Everything that is read", "Variable")).toEqual(expected)
  })

  it("list every file that makes a folder a Python app", () => {
    const listed = new Set(table("Everything that is read", "File").flatMap(([cell = ""]) => inBackticks(cell)))
    const markers = [...wellKnownMarkers, ...registry.flatMap(({ files }) => files)].map(({ name }) => name)
    expect(markers.filter((name) => !listed.has(name))).toEqual([])
  })

  it("name the lines of Python that are not tested, and no other", () => {
    const sentence = /\*\*Not tested\*\*[^.]*?are ([\d., and]+?)\.\s/.exec(section("Which Python"))?.[1] ?? ""
    expect(sentence.match(/\d\.\d+/g) ?? []).toEqual(bands.filter(({ tested }) => !tested).map(({ line }) => line))
  })

  it("give only ids of errors and notices that the source has", () => {
    const ids = table("When something is wrong", "Situation").flatMap((cells) => inBackticks(cells[2] ?? ""))
    expect(ids.length).toBeGreaterThan(20)
    for (const id of ["no-compiler", "missing-header", "tls-untrusted", "host-not-found", "unsupported-python"]) {
      expect(ids).toContain(`pip/${id}`)
    }
    expect(ids.filter((id) => !hasId(id))).toEqual([])
  })
})

const says = (...texts: ReadonlyArray<string>): boolean =>
  sources.some((source) => texts.some((each) => source.includes(each)))

/** What ids that are put together begin with: `requirements/file-${fault}`. */
const beginnings = sources.flatMap((source) =>
  [...source.matchAll(/`([a-z-]+\/[a-z-]*)\$\{/g)].map((match) => match[1] ?? "")
)

/** As one literal; or put together from a beginning, or a namespace, and a condition. */
const hasId = (id: string): boolean => {
  const [namespace = ""] = id.split("/")
  const heads = [...beginnings, ...(says(`"${namespace}"`) ? [`${namespace}/`] : [])].filter((head) =>
    id.startsWith(head)
  )
  const conditions = heads.map((head) => id.slice(head.length))
  return says(`"${id}"`) || conditions.some((each) => says(`"${each}"`, `${each}: [`, `${each}: {`, `${each}: "`))
}

describe("the README's words", () => {
  it("name programs in bin/ that are there and can be started", () => {
    const elsewhere = new Set(["test-compile"])
    const found = [...readme.matchAll(/(?<![\w/!.])bin\/([a-z-]+)/g)].map((match) => match[1] ?? "")
    const named = new Set(found.filter((name) => !elsewhere.has(name)))
    expect([...named].filter((name) => (statSync(join(root, "bin", name)).mode & 0o111) === 0)).toEqual([])
    expect([...named].toSorted()).toEqual(["cache", "compile", "detect", "plan", "release", "stage"])
  })

  it("lead to sections and files that are there", () => {
    const headings = [...readme.matchAll(/^## (.+)$/gm)].map((match) => (match[1] ?? "").toLowerCase())
    const anchors = new Set(headings.map((title) => `#${title.replaceAll(" ", "-")}`))
    const links = [...readme.matchAll(/\]\(\s*([^)\s]+)\s*\)/g)].map((match) => match[1] ?? "")
    const broken = links.filter(
      (link) => !link.startsWith("https://") && !anchors.has(link) && !existsSync(join(root, link))
    )
    expect(broken).toEqual([])
  })

  it("use an app and commands of npm that are there", () => {
    const scripts: unknown = JSON.parse(text("package.json"))
    const used = [...`${readme}${text("CONTRIBUTING.md")}`.matchAll(/npm run ([a-z:]+)/g)].map(
      (match) => match[1] ?? ""
    )
    expect(scripts).toMatchObject({ scripts: Object.fromEntries(used.map((name) => [name, expect.any(String)])) })
    expect([...readme.matchAll(/test\/apps\/[\w-]+/g)].filter(([path]) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe("a task without the profile script", () => {
  const given = /`(PYTHONUSERBASE=\S+) \.python\/bin\/python/.exec(section("What is left in the app"))?.[1] ?? "missing"

  it("finds the packages as the README says, and only so", async () => {
    const staged = await stageWell({ python: newest(), app: { "requirements.txt": "alpha\n" } })
    const python = ".python/bin/python -c 'import alpha; print(alpha.__name__)'"
    const said = async (command: string) => (await exec(staged, ["sh", "-c", command], { profile: false })).stdout
    expect([await said(python), await said(`${given} ${python}`)]).toEqual(["", "alpha\n"])
  })
})

const code = [...readme.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```$/gm)].map(({ 1: name = "", 2: body = "" }) => ({
  name,
  body
}))

/** The library as it stands in `src`: what stands in `dist` may be of another day. */
const fromSource = (body: string): string =>
  body
    .replaceAll('"python-buildpack/testing"', '"../../../src/testing.ts"')
    .replaceAll('"python-buildpack"', '"../../../src/index.ts"')

describe("the README's code", () => {
  let folder = ""
  beforeAll(() => {
    folder = mkdtempSync(join(import.meta.dirname, ".readme-"))
    for (const { body, name } of code) writeFileSync(join(folder, name), fromSource(body))
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ extends: "../../../tsconfig.json", include: ["*.ts"] })
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const node = (args: ReadonlyArray<string>, env: Readonly<Record<string, string>>, cwd = folder) =>
    execute(process.execPath, args, { cwd, env, encoding: "utf8" }).catch((error: unknown) => {
      const { stderr, stdout } = { stderr: "", stdout: "", ...(error instanceof Error ? error : {}) }
      throw new Error(`${args.join(" ")} failed:\n${stdout}${stderr}`)
    })

  it("has a file name in the first line of each block", () => {
    expect(code.length).toBe([...readme.matchAll(/^```ts$/gm)].length)
    expect(new Set(code.map(({ name }) => name)).size).toBe(code.length)
  })

  it("compiles under this project's own settings", async () => {
    const told = await node([join(root, "node_modules/typescript/bin/tsc"), "-p", folder], {
      PATH: "/usr/bin:/bin"
    }).then(() => "", String)
    // What is wrong with the library itself is for the check of its types to say.
    expect(told.split("\n").filter((line) => code.some(({ name }) => line.startsWith(`${name}(`)))).toEqual([])
  })

  it("keeps the laws", async () => {
    const { stdout } = await node(["--test", "laws.test.ts"], { PATH: "/usr/bin:/bin" })
    expect(stdout).toMatch(/pass [1-9]\d+\n/)
    expect(stdout).toContain("fail 0")
  })

  it("stages an app with the wheels that it brings along, and leaves a script that runs it", async () => {
    const place = temporaryFolder("readme")
    const app = join(place, "app")
    const wheel = index().file("alpha-1.1-py2.py3-none-any.whl")
    plant(app, { "app.py": "import alpha; print(alpha.__name__)\n", [`vendor/${wheel.filename}`]: wheel.bytes })
    const uv = join(place, ".local/share/uv/python")
    mkdirSync(uv, { recursive: true })
    symlinkSync(newestWithPip().root, join(uv, `cpython-${newestWithPip().version}`))
    const env = { PATH: "/usr/bin:/bin", HOME: place, PIP_INDEX_URL: index().url }
    const { stdout } = await node([join(folder, "prepare.ts"), app], env)
    expect(stdout).toContain(`-----> Using Python ${newestWithPip().version}`)
    expect(stdout).toContain("-----> Installing the wheels in vendor/")
    const said = await execute(join(app, "run"), ["python", join(app, "app.py")], {
      cwd: "/",
      env: { PATH: "/usr/bin:/bin" }
    })
    expect(said.stdout).toBe("alpha\n")
  })

  it("keeps what was built by a store of its own, which collects the wheels", async () => {
    const place = temporaryFolder("readme")
    const app = join(place, "app")
    const setup = "from setuptools import setup\nsetup(name='own', version='1', py_modules=['own'])\n"
    plant(app, { "requirements.txt": "./own\n", "own/setup.py": setup, "own/own.py": "" })
    const path = `${join(newestWithPip().path, "..")}:/usr/bin:/bin`
    const env = { PATH: path, HOME: place, PIP_INDEX_URL: index().url }
    const first = await node([join(folder, "collect.ts"), app], env)
    expect(first.stdout).toContain("1 package: 0 restored, 0 fetched, 1 built.")
    expect(readdirSync(join(folder, "wheels"))).toEqual(["own-1-py3-none-any.whl"])
    const second = await node([join(folder, "collect.ts"), app], env)
    expect(second.stdout).toContain("1 package: 1 restored, 0 fetched, 0 built.")
  })
})
