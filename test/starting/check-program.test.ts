/** The program that imports what starts an app, run by the Pythons of this machine: what it says of an import that fails. */
import { execFileSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { checkStart } from "../../src/python/Programs.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"

const folder = mkdtempSync(join(tmpdir(), "importing-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, "own"))
writeFileSync(join(folder, "own", "greet.py"), "word = 'hello'\n")

const imported = (python: string, code: string, object = "app") => {
  writeFileSync(join(folder, "app.py"), code)
  const answer = join(folder, "answer.json")
  const args = ["-B", "-W", "ignore", "-c", checkStart, answer, folder, "app", object, "take"]
  execFileSync(python, args, { cwd: folder, stdio: "ignore" })
  return JSON.parse(readFileSync(answer, "utf8"))
}

const pythons = [pythonOf("2.7"), newest()].filter((python) => python !== undefined)

describe.each(pythons)("an import by Python $line that fails", ({ line, path }) => {
  it.each([
    ["json.nothing", "from json.nothing import x\n", { name: "json.nothing", isThere: true, isOwn: false }],
    ["a module of nobody", "import nobody_has_it\n", { name: "nobody_has_it", isThere: false, isOwn: false }],
    ["a name", "from json import nothing\n", { code: "from json import nothing", isThere: true, isOwn: false }],
    ["an own module", "from own.nothing import x\n", { isOwn: true }]
  ])(`tells of %s (${line})`, (_, code, told) => {
    expect(imported(path, code).failure).toMatchObject({ ...told, frames: [{ file: "app.py", line: 1 }] })
  })

  it(`finds a folder without __init__.py on a 3 alone (${line})`, () => {
    const { failure } = imported(path, "from own.greet import word as app\napp = str\n")
    expect(failure?.name).toBe(line === "2.7" ? "own.greet" : undefined)
  })

  it(`finds an object in another one, and imports alone where none is named (${line})`, () => {
    const code = "class app(object):\n    server = str\n"
    expect([imported(path, code, "app.server").wrong, imported(path, code, "").wrong]).toEqual([undefined, undefined])
    expect(imported(path, code, "app.other").wrong).toEqual({ condition: "absent" })
  })
})
