/** The page of a report in a browser: it asks for nothing, everybody can use it, and it does what it offers. */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { BuildReport } from "../../src/report/BuildReport.ts"
import { page as pageOf } from "../../src/report/page/Page.ts"
import { chromiumProgram, launchChromium } from "../support/machine/Browser.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { failedReport, succeededReport } from "../support/report/SampleReports.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** As many packages as a large app has, in chains and by themselves. */
const large: BuildReport = {
  ...succeededReport,
  packages: Array.from({ length: 70 }, (_, at) => ({
    name: `package-${String(at).padStart(2, "0")}`,
    version: `1.${at}`,
    size: 1000 * (at + 1) ** 2,
    how: "fetched" as const,
    licence: "MIT",
    askedBy:
      at < 8
        ? [`requirements.txt line ${at + 1}`]
        : [`package-${String(at % 8).padStart(2, "0")}`, ...(at > 40 ? [`package-${String(at - 20)}`] : [])]
  }))
}
const hostile: BuildReport = {
  ...failedReport,
  packages: succeededReport.packages.map((one) => ({
    ...one,
    name: `${one.name}"><img src=x onerror="window.taken=1">`
  })),
  warnings: [{ id: "some/warning", text: "<script>window.taken=1</script>" }]
}

describe.skipIf(chromiumProgram === undefined)(`in ${chromiumProgram ?? "a Chromium, which is not here"}`, () => {
  let browser: Browser | undefined
  const folder = temporaryFolder("pages")
  beforeAll(async () => {
    browser = await launchChromium(chromiumProgram ?? "")
  })
  afterAll(async () => {
    await browser?.close()
    removeTemporaryFolders()
  })

  const open = async (report: BuildReport, width: number, colorScheme: "dark" | "light" = "light") => {
    const path = join(folder, "report.html")
    writeFileSync(path, pageOf(report))
    const page = await browser?.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: "reduce" })
    if (page === undefined) throw new Error("There is no browser")
    const troubles: Array<string> = []
    const asked: Array<string> = []
    page.on("console", (message) => troubles.push(message.text()))
    page.on("pageerror", (error) => troubles.push(error.message))
    page.on("request", (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(path).href)
    return { page, troubles, asked }
  }

  const violations = async (page: Page): Promise<ReadonlyArray<string>> => {
    await page.evaluate(axe)
    const found: unknown = await page.evaluate(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + " at " + target)))`
    )
    return Array.isArray(found) ? found.map(String) : ["axe has not answered"]
  }

  it("fits a tablet, a large app's too", async () => {
    const { page } = await open(large, 768)
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(768)
    await page.close()
  })

  describe.each([1280, 390])("%s pixels wide", (width) => {
    it.each([
      ["a failure, light", failedReport, "light"],
      ["a large app, light", large, "light"],
      ["a small app, dark", succeededReport, "dark"]
    ] as const)("asks for nothing, fits, and has nothing that axe finds fault with: %s", async (_, report, scheme) => {
      const { asked, page, troubles } = await open(report, width, scheme)
      expect(await violations(page)).toEqual([])
      expect([asked.length, troubles]).toEqual([1, []])
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width)
      await page.close()
    })

    it("finds a package, and tells who asks for it and what it needs, by clicks and by keys", async () => {
      const { page } = await open(large, width)
      const rows = page.locator("table.all tbody tr:visible")
      await page.getByLabel("Find a package").fill("package-4")
      expect([await rows.count(), await page.locator("#found").textContent()]).toEqual([10, "10 of 70 packages"])
      await page.getByLabel("Find a package").fill("PACKAGE-59")
      expect(await page.locator("#chosen h3").textContent()).toBe("package-59 1.59")
      await page.locator("#chosen").getByRole("button", { name: "package-39" }).click()
      expect(await page.locator("#chosen h3").textContent()).toBe("package-39 1.39")
      expect(await page.locator("#chosen").getByRole("button", { name: "package-59" }).count()).toBe(1)
      expect(await page.locator(".node.chosen").getAttribute("data-name")).toBe("package-39")
      // Of a graph with so many, what has to do with it is drawn by itself.
      const near = await page
        .locator(".node:visible")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-name")))
      expect([near.includes("package-59"), near.includes("package-40")]).toEqual([true, false])
      await page.keyboard.press("Escape")
      expect([await rows.count(), await page.locator("#chosen *").count()]).toEqual([70, 0])
      expect(await page.locator(".node:visible").count()).toBe(70)
      await page.locator(".node").first().focus()
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("Enter")
      const name = await page.locator(".node[aria-pressed=true]").getAttribute("data-name")
      expect(await page.locator("#chosen h3").textContent()).toContain(name)
      await page.keyboard.press("ArrowRight")
      expect(await page.evaluate("document.activeElement.dataset.name")).not.toBe(name)
      await page.close()
    })
  })

  it("is reached by the tabulator from the top: the skip link, the parts, the search, the graph", async () => {
    const { page } = await open(succeededReport, 1280)
    const seen: Array<string> = []
    for (let at = 0; at < 14; at++) {
      await page.keyboard.press("Tab")
      seen.push(
        String(
          await page.evaluate(
            "document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.getAttribute('class')"
          )
        )
      )
    }
    const order = ["#content", "#remarks", "#packages", "search", "scroll"].map((one) => seen.indexOf(one))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
    await page.close()
  })

  it("takes other colours by the keyboard, keeps them from its first moment on, and prints in light ones", async () => {
    const { page, troubles } = await open(succeededReport, 768)
    const paper = () => page.evaluate("getComputedStyle(document.body).backgroundColor")
    const light = await paper()
    expect(await page.getByRole("radio", { name: "system" }).isChecked()).toBe(true)
    await page.getByRole("radio", { name: "system" }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    expect(await page.getByRole("radio", { name: "dark" }).isChecked()).toBe(true)
    const dark = await paper()
    expect(dark).not.toBe(light)
    expect([await violations(page), troubles]).toEqual([[], []])
    // Before the body is there, it is known.
    const early =
      "new MutationObserver(() => { window.early ??= document.body && document.documentElement.dataset.colours })"
    await page.addInitScript(`${early}.observe(document, { childList: true, subtree: true })`)
    await page.reload()
    expect([await page.evaluate("window.early"), await paper()]).toEqual(["dark", dark])
    await page.emulateMedia({ media: "print" })
    expect(await paper()).toBe("rgb(255, 255, 255)")
    await page.emulateMedia({ media: "screen" })
    await page.getByRole("radio", { name: "dark" }).focus()
    await page.keyboard.press("ArrowRight")
    expect(await paper()).toBe(light)
    await page.close()
  })

  it("runs nothing of what others have written", async () => {
    const { asked, page, troubles } = await open(hostile, 1280)
    await page.getByLabel("Find a package").fill("flask")
    expect(await page.locator("#chosen h3").textContent()).toContain("<img src=x")
    expect([await page.evaluate("window.taken"), asked.length, troubles]).toEqual([undefined, 1, []])
    await page.close()
  })

  it("is whole without a script", async () => {
    const context = await browser?.newContext({ javaScriptEnabled: false })
    const page = await context?.newPage()
    writeFileSync(join(folder, "still.html"), pageOf(large))
    await page?.goto(pathToFileURL(join(folder, "still.html")).href)
    expect(await page?.locator("table.all tbody tr").count()).toBe(70)
    expect(await page?.locator(".search").isVisible()).toBe(false)
    await context?.close()
  })
})
