/** The tests that a mutation audit runs: those of `$MUTATION_TESTS`, folders and files below `test/` with blanks between. */
import { defineConfig } from "vitest/config"

const asked = (process.env["MUTATION_TESTS"] ?? "").split(" ").filter((name) => name !== "")

export default defineConfig({
  test: {
    include: asked.map((name) => (name.endsWith(".ts") ? `test/${name}` : `test/${name}/**/*.test.ts`)),
    testTimeout: 60_000
  }
})
