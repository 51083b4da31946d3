import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/apps/**"],
    globalSetup: ["test/acceptance/harness/globalSetup.ts"],
    testTimeout: 480_000,
    hookTimeout: 480_000,
    maxWorkers: 2,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true }
  }
})
