/** Files outside of the app are named, and nothing of them is shown. */
import { pip } from "../../src/engines/pip/Pip.ts"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { withoutOutsideLines } from "../../src/engines/pip/OutsideLines.ts"
import { explain } from "../../src/plan/Explanation.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { starts } from "../../src/launch/Processes.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import { decideIn } from "../support/memory/PlannedApp.ts"

const place = mkdtempSync(join(tmpdir(), "outside-"))
afterAll(() => rmSync(place, { recursive: true }))
const secret = join(place, "passwd")
writeFileSync(secret, "root:x:0:0:hush\nhush = 1 2\n-e ./hush\nhush==1.0-custom\nC:\\hush\\x.whl\n")
mkdirSync(join(place, "folder"))
writeFileSync(join(place, "folder", "base.txt"), "root:x:0:0:hush\n")

let count = 0
const decided = (files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>>) => {
  const root = join(place, `app-${count++}`)
  mkdirSync(root)
  for (const [name, text] of Object.entries({ "app.py": "", ...files })) writeFileSync(join(root, name), text)
  for (const [name, to] of Object.entries(links)) symlinkSync(to, join(root, name))
  return Effect.runPromise(decideIn(root, Layer.fresh(FilesystemNode.layer), {}))
}

describe("what lies outside of the app", () => {
  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    ["named by -r", { "requirements.txt": `six\n-r ${secret}\n` }, {}, secret],
    ["named by -c", { "requirements.txt": `six\n-c ${secret}\n` }, {}, secret],
    ["named by ..", { "requirements.txt": "-r ../passwd\n" }, {}, "../passwd"],
    ["linked as requirements.txt", {}, { "requirements.txt": secret }, "requirements.txt"],
    [
      "in a linked folder",
      { "requirements.txt": "-r more/base.txt\n" },
      { more: join(place, "folder") },
      "more/base.txt"
    ],
    ["linked as runtime.txt", {}, { "runtime.txt": secret }, "runtime.txt"],
    ["linked as .python-version", {}, { ".python-version": secret }, ".python-version"],
    ["linked as pyproject.toml", {}, { "pyproject.toml": secret }, "pyproject.toml"],
    ["linked as requirements.pypm", {}, { "requirements.pypm": secret }, "requirements.pypm"]
  ])("%s is an error that names it alone", async (_, files, links, named) => {
    const result = await decided(files, links)
    const { hints, id, message, title } = Result.getOrThrow(Result.flip(result))
    const text = [title, message, ...hints].join("\n")
    expect(id).toBe("application/file-outside")
    expect(text).toContain(named)
    expect(text).not.toMatch(/hush|root:x/)
  })

  it.each(["Pipfile", "mise.toml", "Dockerfile", ".tool-versions"])(
    "linked as %s is told to say nothing",
    async (name) => {
      const { plan } = Result.getOrThrow(await decided({ "requirements.txt": "six\n" }, { [name]: secret }))
      const notice = plan.notices.find(({ id }) => id === "python/hint-outside")
      expect(notice?.text).toBe(
        `${name} is a link that leads out of the app, so what it says of the Python is not heard.`
      )
    }
  )

  it.each([{ Procfile: secret }, { "requirements.in": secret }, { "setup.cfg": secret }])(
    "linked as %j is not told",
    async (links) => {
      const result = await decided({ "requirements.txt": "", "app.py": "import os\n" }, links)
      const { application, plan } = Result.getOrThrow(result)
      const text = explain(plan, {
        engine: pip,
        provider: "a stack of values",
        home: "$HOME/.python",
        starts: starts(application.procfile, false, { _tag: "Open" })
      })
      expect(text).not.toMatch(/hush|root:x/)
    }
  )

  it("has no say about the Python of an app that names none", async () => {
    writeFileSync(join(place, "Dockerfile"), "FROM python:3.12\n")
    const own = await decided({ Dockerfile: "FROM python:3.12\n", "requirements.txt": "" }, {})
    expect(Result.getOrThrow(own).application.hints).toMatchObject([{ kind: "dockerfile" }])
    const linked = await decided({ "requirements.txt": "" }, { Dockerfile: join(place, "Dockerfile") })
    expect(Result.getOrThrow(linked).application.hints).toEqual([])
  })

  it("is used where it can be understood, and by a link inside of the app as ever", async () => {
    writeFileSync(join(place, "version"), "3.12\n")
    const outside = await decided({}, { ".python-version": join(place, "version") })
    expect(versionOf(Result.getOrThrow(outside).plan.python.offer).minor).toBe(12)
    const inside = await decided({ "real.txt": "root:x\n" }, { "requirements.txt": "real.txt" })
    expect(Result.getOrThrow(Result.flip(inside)).message).toContain("root:x")
  })
})

describe("what pip says of such a file", () => {
  it.each([
    [["ERROR: Invalid requirement: 'root:x:0' (from line 1 of /etc/passwd)", "next"]],
    [
      [
        "ERROR: Invalid requirement: 'root:x:0': Expected end or semicolon",
        "    root:x:0",
        "        ^ (from line 1 of /etc/passwd)",
        "next"
      ]
    ]
  ])("%j is left with its place", (lines) => {
    expect(withoutOutsideLines(["before", ...lines], "/app")).toEqual([
      "before",
      "ERROR: Invalid requirement: '…' (from line 1 of /etc/passwd)",
      "next"
    ])
  })

  it("stays where the file is the app's", () => {
    for (const path of ["requirements.txt", "/app/more/base.txt"]) {
      const lines = [`ERROR: Invalid requirement: 'a b' (from line 1 of ${path})`]
      expect(withoutOutsideLines(lines, "/app")).toEqual(lines)
    }
  })
})
