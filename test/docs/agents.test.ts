/** What the skill for coding agents says of the answers is in them, and `llms.txt` leads to pages that there are. */
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { newest } from "../support/machine/Pythons.ts"
import { plant, temporaryFolder } from "../support/machine/Folders.ts"
import { linksOf, pageOf, root, shipped } from "../support/pages/Pages.ts"

const skill = pageOf("docs/agents/SKILL.md").text

const answer = (name: string, ...args: ReadonlyArray<string>) => {
  const env = { PATH: `${join(newest().path, "..")}:${join(process.execPath, "..")}:/usr/bin:/bin`, HOME: "/nowhere" }
  const { status, stdout } = spawnSync(join(root, "bin", name), [...args, "--json"], { encoding: "utf8", env })
  const parsed: unknown = JSON.parse(stdout)
  return { status, parsed }
}

describe("the skill", () => {
  it("begins with what tells an agent when to read it", () => {
    expect(skill).toMatch(/^---\nname: [a-z-]+\ndescription: .{40,400}\n---\n/)
  })

  it("names fields of a plan that are there, and an id for each notice", () => {
    const app = join(temporaryFolder("agents"), "app")
    plant(app, { "requirements.txt": "flask\n", "app.py": "" })
    const list = /^Read of its answer|Read of its answer:\n\n([^]*?)\n\n/.exec(skill)?.[1] ?? ""
    const fields = list
      .split("\n")
      .flatMap((line) => [...line.replace(/:.*/, "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name))
    expect(fields.length).toBeGreaterThan(4)
    const { parsed, status } = answer("plan", app)
    expect(status).toBe(0)
    expect(parsed).toMatchObject({
      format: 1,
      ...Object.fromEntries(fields.map((field) => [field, expect.anything()])),
      notices: expect.arrayContaining([expect.objectContaining({ id: "python/default" })])
    })
  })

  it("says of an error what it has", () => {
    const app = join(temporaryFolder("agents"), "app")
    plant(app, { "requirements.txt": "flask=3\n" })
    const { parsed, status } = answer("plan", app)
    expect([status, parsed]).toEqual([
      1,
      {
        format: 1,
        error: {
          id: "requirements/operator",
          blame: "app",
          exitCode: 1,
          title: expect.any(String),
          message: expect.any(String),
          places: [{ file: "requirements.txt", line: 1 }],
          hints: ["Write `flask==3`."]
        }
      }
    ])
    const page = {
      means: expect.any(String),
      why: expect.any(String),
      ways: expect.any(Array),
      examples: expect.any(Array)
    }
    expect(answer("explain", "requirements/operator").parsed).toMatchObject({ pages: [page] })
  })
})

describe("llms.txt", () => {
  const page = pageOf("llms.txt")

  it("has a title, a summary, and lists of links, as its readers expect (llmstxt.org)", () => {
    expect(page.text).toMatch(/^# .+\n\n> /)
    const lines = page.text
      .split(/^## .+\n\n/m)
      .slice(1)
      .flatMap((section) => section.trim().split("\n"))
    expect(lines.filter((line) => !line.startsWith("- ["))).toEqual([])
  })

  it("leads to every page for who stages an app", () => {
    const led = new Set(linksOf(page).map(({ to }) => to))
    const elsewhere = /^docs\/(?:errors|extend)\/|^(?:README|SECURITY)\.md$|^llms\.txt$/
    expect(shipped.map(({ path }) => path).filter((path) => !led.has(path) && !elsewhere.test(path))).toEqual([])
  })
})
