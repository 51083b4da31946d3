/** The tables of the pages are those of the source: commands, variables, files, tools. */
import { execFileSync } from "node:child_process"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { wellKnownMarkers } from "../../src/domain/FileMarker.ts"
import { options } from "../../src/domain/Options.ts"
import { environmentOf, serving } from "../../src/launch/Environment.ts"
import { portOfImages } from "../../src/platforms/ImagePort.ts"
import { workersScript } from "../../src/platforms/WorkersScript.ts"
import { factsOf } from "../../src/report/Facts.ts"
import { registry } from "../../src/installers/registry.ts"
import { bands } from "../../src/tools/ToolBands.ts"
import { failedReport, succeededReport } from "../support/report/SampleReports.ts"
import { inBackticks, pageOf, root, shipped, table, tablesOf } from "../support/pages/Pages.ts"

describe("the table of variables", () => {
  it("lists every one that is read, with what the source says of it, and no other", () => {
    const expected = options.map(({ about, name, setBy }) => [
      `\`$${name}\``,
      setBy === "user" ? "app or operator" : setBy,
      about
    ])
    expect(table("Variable", "Set by", "Meaning").rows).toEqual(expected)
  })
})

describe("the table of what the running app finds set", () => {
  it("lists every variable that a start sets, or is told by", () => {
    const version = { major: 3, minor: 12, patch: 1 }
    const deltas = [...environmentOf(version), ...serving, ...portOfImages].map(({ name }) => name)
    const told = [
      ...workersScript({ memoryLimit: true })
        .join("\n")
        .matchAll(/\$\{([A-Z][A-Z_]+):-/g)
    ].flatMap(([, name = ""]) => name)
    const listed = new Set(table("Variable of the running app", "Is").rows.flatMap(([cell = ""]) => inBackticks(cell)))
    expect(told).toContain("MEMORY_LIMIT")
    expect([...new Set([...deltas, "WEB_CONCURRENCY", ...told])].filter((name) => !listed.has(name))).toEqual([])
  })
})

describe("the table of files", () => {
  it("lists every one that makes a folder a Python app", () => {
    const listed = new Set(table("File at the top of the app").rows.flatMap(([cell = ""]) => inBackticks(cell)))
    const markers = [...wellKnownMarkers, ...registry.flatMap(({ files }) => files)].map(({ name }) => name)
    expect(markers.filter((name) => !listed.has(name))).toEqual([])
  })
})

describe("the tables of commands", () => {
  const tables = shipped.flatMap(tablesOf).filter(({ heading }) => heading[0] === "Command")
  const synopses = tables.flatMap(({ rows }) => rows.map(([cell = ""]) => inBackticks(cell)[0] ?? ""))
  const programs = [
    "build",
    "cache",
    "compile",
    "detect",
    "explain",
    "finalize",
    "plan",
    "release",
    "report",
    "runtime",
    "stage",
    "supply",
    "test",
    "test-compile"
  ]

  it("have every program of bin/, each in one of them", () => {
    const places = programs.map((name) => [
      name,
      tables.filter(({ rows }) => rows.some(([cell = ""]) => inBackticks(cell)[0]?.startsWith(`bin/${name} `))).length
    ])
    expect(places).toEqual(programs.map((name) => [name, 1]))
    expect(synopses.filter((one) => !programs.some((name) => one.startsWith(`bin/${name} `)))).toEqual([])
  })

  it.each(programs.filter((name) => name !== "cache" && name !== "runtime"))(
    "say of bin/%s what its --help says",
    (name) => {
      const help = execFileSync(join(root, "bin", name), ["--help"], { encoding: "utf8", env: {} })
      expect(synopses).toContain(/^Usage: (.+)$/m.exec(help)?.[1])
    }
  )

  it.each([
    ["cache", 5],
    ["runtime", 2]
  ])("name every word of bin/%s", (name, least) => {
    const help = execFileSync(join(root, "bin", name), ["--help"], { encoding: "utf8", env: {} })
    const words =
      /^Usage: (.+)$/m
        .exec(help)?.[1]
        ?.match(/--[a-z-]+|\b(?:pack|list|changes|lock|prefetch|prune|verify|clear)\b/g) ?? []
    expect(words.length).toBeGreaterThan(least)
    const said = synopses.filter((one) => one.startsWith(`bin/${name} `)).join(" ")
    expect(words.filter((word) => !said.includes(word))).toEqual([])
  })
})

describe("the facts of a report", () => {
  it("are those that bin/report prints", () => {
    const listed = table("Fact", "Is").rows.flatMap(([cell = ""]) => inBackticks(cell))
    const all = [succeededReport, failedReport].flatMap((report) => Object.keys(factsOf(report)))
    expect(new Set(listed)).toEqual(new Set(all))
  })
})

describe("the lines of Python", () => {
  it("have the tools that are pinned for them", () => {
    const expected = bands.map(({ endOfLife, line, tools }) => [
      line,
      tools.map(({ name, version }) => `${name} ${version}`).join(", "),
      endOfLife
    ])
    expect(table("Python", "Tools").rows).toEqual(expected)
  })

  it("that are not tested are named, and no other", () => {
    const said = pageOf("docs/python-versions.md").text
    const sentence = /\*\*Not tested\*\*[^.]*?are ([\d., and]+?)\.\s/.exec(said)?.[1] ?? ""
    expect(sentence.match(/\d\.\d+/g) ?? []).toEqual(bands.filter(({ tested }) => !tested).map(({ line }) => line))
  })
})
