/** Which Python an app gets, and what is said about a request that cannot be met. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import type { Files } from "../support/index/Distribution.ts"
import { newest, pythonOf, pythons } from "../support/machine/Pythons.ts"
import { answerOf, exec, python as pythonIn } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder } from "../support/staging/StagedApp.ts"

const { stage, stageWell } = setting()
const alone: Files = { "app.py": "" }
const two = pythonOf("2.7")
const installed = (line: string): string => pythonOf(line)?.version ?? "none"
const version = "import platform; print(platform.python_version())"

const refused: ReadonlyArray<{
  title: string
  files: Files
  env?: Record<string, string>
  says: ReadonlyArray<RegExp>
}> = [
  { title: "no version", files: { "runtime.txt": "\n# later\n" }, says: [/runtime\.txt/] },
  {
    title: "two versions",
    files: { "runtime.txt": "python-2.7\npython-3.11\n" },
    says: [/runtime\.txt/, /2\.7/, /3\.11/]
  },
  { title: "another implementation", files: { "runtime.txt": "pypy-3.9\n" }, says: [/runtime\.txt/, /pypy/i] },
  { title: "system", files: { ".python-version": "system\n" }, says: [/\.python-version/, /system/] },
  {
    title: "a development version",
    files: { ".python-version": "3.13-dev\n" },
    says: [/\.python-version/, /3\.13-dev/]
  },
  { title: "a free-threaded one", files: { ".python-version": "3.13t\n" }, says: [/\.python-version/, /3\.13t/] },
  {
    title: "an invisible character",
    files: { "runtime.txt": "python-3.12\u200b\n" },
    says: [/runtime\.txt/, /U\+200B/]
  },
  {
    title: "UTF-16",
    files: { "runtime.txt": Buffer.from("\ufeffpython-3.12\n", "utf16le") },
    says: [/runtime\.txt/, /UTF-16/]
  },
  { title: "a line that nobody has", files: { "runtime.txt": "python-3.99\n" }, says: [/runtime\.txt/, /3\.99/] },
  { title: "an unsupported line", files: { "runtime.txt": "python-2.6\n" }, says: [/runtime\.txt/, /2\.6/] },
  {
    title: "another patch than the stack has, where that is to be an error",
    files: { "runtime.txt": `python-${newest().line}.99\n` },
    env: { PYTHON_PATCH_POLICY: "exact" },
    says: [/runtime\.txt/, new RegExp(`${newest().line}\\.99`), new RegExp(newest().version.replaceAll(".", "\\."))]
  },
  {
    title: "a version, a lock file and a requirement, all at once",
    files: { "runtime.txt": "python-{{ version }}\n", "uv.lock": "", "pyproject.toml": "[project\n" },
    says: [/runtime\.txt.*template/, /uv\.lock/, /pyproject\.toml cannot be read/]
  },
  {
    title: "nonsense in a variable",
    files: alone,
    env: { PYTHON_VERSION: "snake" },
    says: [/PYTHON_VERSION/, /snake/]
  },
  {
    title: "a choice outside of the declared range",
    files: {
      "runtime.txt": "python-2.7\n",
      "pyproject.toml": '[project]\nname = "x"\nversion = "0"\nrequires-python = ">=3.7"\n'
    },
    says: [/runtime\.txt/, /pyproject\.toml/, />=\s?3\.7/]
  }
]

describe("a request that cannot be met", () => {
  it.each(refused)("is explained: $title", async ({ files, env, says }) => {
    const staged = await stage({ app: { ...alone, ...files }, ...(env && { env }) })
    expect(staged.code).not.toBe(0)
    const told = staged.output
      .split("\n")
      .filter((line) => line.startsWith(" !"))
      .join("\n")
    for (const words of says) expect(told).toMatch(words)
    expect(staged.after).toEqual(staged.before)
    expect(existsSync(join(staged.app, ".python"))).toBe(false)
  })
})

describe("the Python of an app", () => {
  it.skipIf(two === undefined)("is that of runtime.txt, as the predecessor's README writes it (2.7)", async () => {
    const staged = await stageWell({ app: appFolder("runtime-txt") })
    expect(await answerOf(staged)).toBe(`${two?.version} alpha 1.1 cext 42`)
  })

  it.skipIf(two === undefined)("is 2.7 where nobody says anything, and how to choose is told (2.7)", async () => {
    const staged = await stageWell({ app: appFolder("python-alone") })
    expect(staged.output).toMatch(/2\.7/)
    expect(staged.output).toMatch(/\.python-version|runtime\.txt/)
    expect(await answerOf(staged)).toBe("python alone")
    expect(await pythonIn(staged, version)).toBe(two?.version)
  })

  it("is the newest that satisfies the declared range", async () => {
    const staged = await stageWell({
      app: { ...alone, "pyproject.toml": '[project]\nname = "x"\nversion = "0"\nrequires-python = ">=3.7"\n' }
    })
    expect(await pythonIn(staged, version)).toBe(newest().version)
  })

  it("may be written in any case, with a mark, CRLF, comments and blanks", async () => {
    const text = `\ufeff# chosen by us\r\n\r\nPYTHON-${newest().line}  \r\n`
    const staged = await stageWell({ app: { ...alone, "runtime.txt": text } })
    expect(await pythonIn(staged, version)).toBe(newest().version)
  })

  it.skipIf(pythons().length < 2)("is the variable's when a file asks for another, and both are named", async () => {
    const other = pythons()[0]?.line ?? ""
    const staged = await stageWell({
      app: { ...alone, "runtime.txt": `python-${other}\n` },
      envDir: { PYTHON_VERSION: `${newest().line}\n` }
    })
    const told = staged.output
      .split("\n")
      .filter((line) => line.startsWith(" !"))
      .join("\n")
    expect(told).toMatch(/PYTHON_VERSION/)
    expect(told).toMatch(/runtime\.txt/)
    expect(await pythonIn(staged, version)).toBe(newest().version)
  })

  it("is another patch of the line with a warning, and is what python$PYTHON_VERSION starts", async () => {
    const staged = await stageWell({
      app: { ...alone, "runtime.txt": `python-${newest().line}.99\n` },
      envDir: { PYTHON_VERSION: `${newest().line}.98` }
    })
    // As a platform does, which exports what the user has set.
    const env = { PYTHON_VERSION: `${newest().line}.98` }
    const started = await exec(staged, ["/bin/sh", "-c", `python$PYTHON_VERSION -c '${version}'`], { env })
    expect(started.stdout.trim()).toBe(newest().version)
    const full = await exec(staged, [`python${newest().version}`, "-c", version])
    expect(full.stdout.trim()).toBe(newest().version)
    expect(staged.output).toMatch(new RegExp(`^ !.*${newest().line}\\.98`, "m"))
    expect(await pythonIn(staged, version)).toBe(installed(newest().line))
  })

  it("is the operator's default where the app says nothing", async () => {
    const staged = await stageWell({ app: alone, env: { PYTHON_DEFAULT_VERSION: newest().line } })
    expect(await pythonIn(staged, version)).toBe(newest().version)
  })
})
