/** The pages lead where they say, name what is there, and ship together. */
import { existsSync, statSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { anchorsOf, internal, linksOf, pageOf, pages, root, shipped, tablesOf, text } from "../support/pages/Pages.ts"

const manifest: unknown = JSON.parse(text("package.json"))
const isPage = (path: string): boolean => pages.some((page) => page.path === path)

describe("README.md", () => {
  it("is read in one sitting: at most 12 kB", () => {
    expect(Buffer.byteLength(text("README.md"))).toBeLessThanOrEqual(12_000)
  })

  it("has each page that ships in its table of pages, once; those of errors are in theirs", () => {
    const listed = tablesOf(pageOf("README.md")).find(({ heading }) => heading[0] === "Your question")
    const prose = (listed?.rows ?? []).map((row) => row.join(" ")).join("\n")
    const named = linksOf({ path: "README.md", text: prose, prose }).map(({ to }) => to)
    const expected = shipped
      .map(({ path }) => path)
      .filter((path) => path !== "README.md" && !path.startsWith("docs/errors/"))
    expect(named.toSorted()).toEqual(expected.toSorted())
  })
})

describe.each(pages.map((page) => [page.path, page] as const))("%s", (path, page) => {
  it("leads to pages, files and anchors that are there", () => {
    const broken = linksOf(page).filter(({ anchor, to }) => {
      if (/^(?:https|mailto):/.test(to)) return false
      if (!existsSync(join(root, to))) return true
      return anchor !== undefined && !(isPage(to) && anchorsOf(pageOf(to)).includes(anchor))
    })
    expect(broken.map(({ anchor, to }) => `${to}#${anchor ?? ""}`)).toEqual([])
  })

  it("has each anchor once", () => {
    const anchors = anchorsOf(page)
    expect(anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at && path !== "CHANGELOG.md")).toEqual([])
  })

  it("names files of the repository that are there, and commands of npm", () => {
    const named = [...page.text.matchAll(/(?<=[`( ])((?:src|test|docs|\.ci)\/[\w./-]*[\w/])/g)].map(
      (match) => match[1] ?? ""
    )
    expect(named.filter((name) => !existsSync(join(root, name)))).toEqual([])
    const scripts = [...page.text.matchAll(/npm run (?:-s )?([a-z:]+)/g)].map((match) => match[1] ?? "")
    expect(manifest).toMatchObject({
      scripts: Object.fromEntries(scripts.map((name) => [name, expect.any(String)]))
    })
  })

  it("names programs in bin/ that can be started", () => {
    // Those of other buildpacks, which are compared or passed over.
    const elsewhere = new Set(["pre_compile", "post_compile"])
    const files = new Set([
      "buildpack.mjs",
      "program.cjs",
      "execa.mjs",
      "report-page.mjs",
      "progress.mjs",
      "detect.sh",
      "node.sh",
      "fetch.sh",
      "help.sh"
    ])
    const found = [...page.prose.matchAll(/(?<![\w/!.])bin\/([a-z_-]+(?:\.\w+)?)/g)].map((match) => match[1] ?? "")
    const programs = found.filter((name) => !elsewhere.has(name) && !files.has(name))
    expect(programs.filter((name) => !isStarted(name))).toEqual([])
  })
})

const isStarted = (name: string): boolean => {
  const path = join(root, "bin", name)
  return existsSync(path) && (statSync(path).mode & 0o111) !== 0
}

describe("the package", () => {
  it("holds what its pages lead to", () => {
    const files = typeof manifest === "object" && manifest !== null && "files" in manifest ? manifest.files : []
    const held = Array.isArray(files) ? files.map(String) : []
    const isHeld = (path: string) => held.some((one) => path === one || path.startsWith(`${one}/`))
    const targets = shipped.flatMap(linksOf).filter(({ to }) => !/^\w+:/.test(to))
    expect([...shipped.map(({ path }) => path), ...targets.map(({ to }) => to)].filter((to) => !isHeld(to))).toEqual([])
    expect(internal.filter(({ path }) => isHeld(path))).toEqual([])
  })
})
