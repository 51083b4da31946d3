/** The page of a report: what others have written is text in it, and never a tag; how its graph and its timeline are laid out. */
import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import type { BuildReport } from "../../src/report/BuildReport.ts"
import { askersOf } from "../../src/report/page/Askers.ts"
import { placesOf } from "../../src/report/page/Graph.ts"
import { page } from "../../src/report/page/Page.ts"
import { random } from "../support/Random.ts"
import { failedReport, succeededReport } from "../support/report/SampleReports.ts"

/** Words of the schema's own, which nobody else writes. */
const fixed = new Set(
  "succeeded failed interrupted unfinished imported collected kept remote index vendor archive repository local restored fetched built inPlace Procfile offered app environment buildpack line patch older newer replaced rebuilt added removed".split(
    " "
  )
)

const withTexts = (report: BuildReport, change: (text: string) => string): BuildReport =>
  JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === "string" && !fixed.has(value) ? change(value) : value
  ) as BuildReport

const tag = /<\/?[a-z][a-z0-9]*(?:\s+[a-z][a-z0-9-]*(?:="[^"]*")?)* ?\/?>/gi

/** The tags of a page with the names of their attributes, and whatever looks like one and is none. */
const structureOf = (text: string) => {
  const body = text
    .replace(/<style>[^]*?<\/style>/, "")
    .replaceAll(/<script>[^]*?<\/script>/g, "")
    .replace("<!doctype html>", "")
  return {
    tags: [...body.matchAll(tag)].map(([one]) => one.replaceAll(/="[^"]*"/g, "")),
    rest: body.replaceAll(tag, "").match(/[<>]/g) ?? []
  }
}

const hostile = [
  "<script>window.taken=1</script>",
  `"><img src=x onerror=window.taken=1>`,
  `' onmouseover='window.taken=1`,
  "</style></svg></table><iframe srcdoc=x>",
  "<!-- ]]> -->",
  "&lt;b&gt;",
  "\u202e\u0000\u0007\u2028"
]

describe("what others have written", () => {
  const reports = [succeededReport, failedReport, { ...succeededReport, outcome: "interrupted" as const }]
  const below = random(1)
  const signs = "<>&\"'`/=!-;:ab \n"
  const made = Array.from({ length: 60 }, () => Array.from({ length: 12 }, () => signs[below(signs.length)]).join(""))

  it.each([...hostile, ...made])("stays text: %j", (text) => {
    // A backtick makes code of what follows, and an empty line is no hint.
    const harmless = text.replaceAll(/[^`\n ]/g, "x")
    for (const report of reports) {
      const found = structureOf(page(withTexts(report, (one) => `${one}${text}`)))
      expect(found.rest).toEqual([])
      expect(found.tags).toEqual(structureOf(page(withTexts(report, (one) => `${one}${harmless}`))).tags)
    }
  })

  it("does not steer what a reader sees", () => {
    const text = page(withTexts(succeededReport, (one) => `${one}\u202e\u0007`))
    expect(text.includes("\u202e") || text.includes("\u0007")).toBe(false)
    expect(text).toContain("flask&lt;U+202E&gt;")
  })
})

describe("the page", () => {
  const text = page(succeededReport)

  it("lets its own script and its own style run, and nothing else", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? ""
    const digests = (name: string): string =>
      [...text.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, "g"))]
        .map(([, content = ""]) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`)
        .join(" ")
    expect(policy.split("; ").toSorted()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      `script-src ${digests("script")}`,
      `style-src ${digests("style")}`
    ])
    expect(text).not.toMatch(/ (?:style|on\w+|src|srcdoc)=/)
    expect([...text.matchAll(/(?:href|action)="([^"]*)"/g)].filter(([, to = ""]) => !to.startsWith("#"))).toEqual([])
  })

  it("tells a failure with what to do, by the steps that the error names", () => {
    const failed = page(failedReport)
    expect(failed).toContain("<h1>A package that is asked for does not exist</h1>")
    expect(failed).toContain("<li>Or remove the line.</li>")
    expect(failed).toContain("<code>no-such-package</code>")
    expect(failed).toContain("bin/explain pip/no-such-package")
  })

  it("folds what an id means beside what was told with it, for each of those that an error stands for", () => {
    const means = (word: string) => ({ means: `${word} means \`this\``, why: `of ${word}`, ways: [`Mend ${word}.`] })
    const explained = new Map(
      ["packages/do-not-fit", "python/not-pinned", "pip/one", "pip/other"].map((id) => [id, means(id)] as const)
    )
    const several = { ...failedReport, error: { ...failedReport.error, id: "pip/one, pip/other", hints: [""] } }
    if (failedReport.error === undefined) throw new Error("It has failed")
    const told = page({ ...several, error: { ...failedReport.error, ...several.error } }, explained)
    expect(told.match(/<details>/g)).toHaveLength(4)
    expect(told).toContain("<p>Packages/do-not-fit means <code>this</code></p>")
    expect(told).toContain("<li>Mend pip/other.</li>")
    expect(told).not.toContain("What to do</h3>")
    expect(page(failedReport)).not.toContain("<details>")
  })

  it("tells how it is started: why so, what was imported and how long, static files, hooks", () => {
    const flat = text.replaceAll(/<[^>]*>/g, "").replaceAll(/\s+/g, " ")
    for (const says of [
      "gunicorn app:app as the Procfile says",
      "celery -A app worker Celery application",
      "app:app was imported in 812 ms.",
      "flask.app 300 ms",
      "127 static files in staticfiles/ (2.0 MiB), collected in 1.2 s; by the settings of shop.settings.",
      "bin/post_compile 1.0 s went well"
    ])
      expect(flat).toContain(says)
  })

  it("tells what does nothing but run one program as one", () => {
    expect(text).toContain("Resolving and downloading (pip)")
    expect(text).not.toContain(">pip</th>")
  })

  it("is made of a report with nothing in it", () => {
    const { changes: _, error: __, python: ___, why: ____, ...rest } = succeededReport
    const bare = page({
      ...rest,
      packages: [],
      activities: [],
      warnings: [],
      notices: [],
      installs: [],
      processes: [],
      startup: [],
      steps: [],
      elapsed: 0
    })
    expect(structureOf(bare).rest).toEqual([])
    expect(bare).toContain("<h1>Staged in 0 ms</h1>")
  })
})

describe("the graph", () => {
  const asked = (edges: Readonly<Record<string, ReadonlyArray<string>>>) =>
    askersOf(Object.entries(edges).map(([name, askedBy]) => ({ name, version: "1", how: "fetched" as const, askedBy })))
  const columnsOf = (edges: Parameters<typeof asked>[0]) =>
    Object.fromEntries(placesOf(asked(edges)).map(({ column, name }) => [name, column]))

  it("has each package to the right of all that ask for it", () => {
    expect(
      columnsOf({ a: ["requirements.txt line 1"], b: ["a"], c: ["a", "b"], d: ["requirements.txt line 2"] })
    ).toEqual({
      a: 0,
      b: 1,
      c: 2,
      d: 0
    })
  })

  it("comes to an end where packages ask for each other, or for themselves", () => {
    const columns = columnsOf({ a: ["b", "line 1"], b: ["a"], c: ["c"] })
    expect(new Set(Object.keys(columns))).toEqual(new Set(["a", "b", "c"]))
    expect(columns["a"]).not.toBe(columns["b"])
  })
})
