/**
 * How the tests of a mutation audit are run: each test once as it is, which tells the mutants that it reaches, and then once for
 * each of them that no test before has seen, in the same process. What came of it is written as lines of JSON ({@link Line}).
 */
import { appendFileSync, readFileSync } from "node:fs"
import { type RunnerTestCase, TestRunner } from "vitest"
import type { Line, Work } from "./Work.ts"

/** What Stryker's instrumented source reads and writes, in a global. */
interface Switches {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  readonly mutantCoverage: {
    readonly static: Record<string, number>
    readonly perTest: Record<string, Record<string, number>>
  }
}
declare global {
  var __stryker__: Switches
}
const { work: file = "", lines = "" } = { work: process.env["MUTATION_WORK"], lines: process.env["MUTATION_LINES"] }
const work: Work = JSON.parse(readFileSync(file, "utf8"))
const asked = new Set(work.mutants)
const settled = new Set(work.settled)
const done = new Set(work.testsDone)
const tell = (line: Line): void => appendFileSync(lines, `${JSON.stringify(line)}\n`)

globalThis.__stryker__ ??= { mutantCoverage: { static: {}, perTest: {} } }
const switches = globalThis.__stryker__

const patience = 5000

export default class AuditRunner extends TestRunner {
  /** Set while a mutant is loaded with the source, which no test can switch on. */
  private readonly loaded = process.env["__STRYKER_ACTIVE_MUTANT__"] !== undefined

  private async passes(test: RunnerTestCase, milliseconds: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("too long")), milliseconds)
    })
    try {
      this.onBeforeTryTask(test, { retry: 0, repeats: 0 })
      await Promise.race([TestRunner.getTestFn(test)(), tooLong])
      this.onAfterTryTask(test)
      return true
    } catch {
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test)
    if (this.loaded) return run()
    const began = performance.now()
    switches.currentTestId = test.id
    try {
      await run()
      this.onAfterTryTask(test)
    } catch (error) {
      tell({ tag: "fails", test: test.id, name: test.fullTestName })
      throw error
    } finally {
      switches.currentTestId = undefined
    }
    const took = performance.now() - began
    if (done.has(test.id)) return
    const reached = switches.mutantCoverage.perTest[test.id] ?? {}
    const mutants = Object.keys(reached).filter((id) => asked.has(id))
    const files = [...new Set(Object.keys(reached).flatMap((id) => work.files[id] ?? []))]
    tell({ tag: "reached", test: test.id, testFile: test.file.filepath, mutants, files })
    const open = mutants.filter((id) => !settled.has(id))
    if (open.length > 0 && (await this.passes(test, patience + took * 10))) {
      for (const mutant of open) {
        tell({ tag: "began", test: test.id, mutant })
        switches.activeMutant = mutant
        switches.hitCount = 0
        switches.hitLimit = (reached[mutant] ?? 1) * 100 + 1000
        const passed = await this.passes(test, patience + took * 10)
        switches.activeMutant = undefined
        switches.hitCount = undefined
        if (passed) continue
        settled.add(mutant)
        tell({ tag: "killed", test: test.id, mutant, name: test.fullTestName })
      }
      // A mutant may have left something behind that later tests stumble over, and would be thought to have been seen by them.
      if (!(await this.passes(test, patience + took * 10)))
        tell({ tag: "stained", test: test.id, name: test.fullTestName })
    } else if (open.length > 0) tell({ tag: "once", test: test.id, name: test.fullTestName })
    tell({ tag: "done", test: test.id })
  }

  override onAfterRunFiles(files: Parameters<TestRunner["onAfterRunFiles"]>[0]): void {
    super.onAfterRunFiles(files)
    for (const { filepath, result, tasks } of files)
      if (result?.state === "fail" && tasks.length === 0) tell({ tag: "fails", test: filepath, name: filepath })
    const mutants = Object.keys(switches.mutantCoverage.static).filter((id) => asked.has(id))
    if (!this.loaded) tell({ tag: "loaded", mutants })
  }
}
