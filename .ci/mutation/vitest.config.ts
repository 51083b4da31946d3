/** The tests that a mutation audit runs, on the instrumented source that `$MUTATION_WORK` holds. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { defineConfig } from "vitest/config"
import type { Work } from "./Work.ts"

const root = join(import.meta.dirname, "../..")
const work: Work = JSON.parse(readFileSync(process.env["MUTATION_WORK"] ?? "", "utf8"))
const sources = new Map(Object.entries(work.sources).map(([name, text]) => [join(root, name), text]))

export default defineConfig({
  root,
  plugins: [{ name: "instrumented", enforce: "pre", load: (id) => sources.get(id.split("?")[0] ?? id) ?? null }],
  test: {
    include: work.tests.map((name) => (name.endsWith(".ts") ? `test/${name}` : `test/${name}/**/*.test.ts`)),
    // What it proves is that enormous texts are read in time, which costs more than it would tell.
    exclude: ["test/survey/hostile.test.ts"],
    globalSetup: ["test/support/staging/BeforeAllTests.ts"],
    runner: ".ci/mutation/Runner.ts",
    // Kept by what a file holds, while the numbers of its mutants depend on the other files of the room.
    fsModuleCache: false,
    // One process for all, whose modules are loaded once: a mutant is switched on, not loaded.
    isolate: false,
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    expect: { requireAssertions: true },
    silent: true,
    reporters: ["dot"]
  }
})
