import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** Files that take minutes begin first, so that neither worker is left alone with one of them in the end. */
class DearestFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const sorted = await super.sort(files)
    const isDear = ({ moduleId }: TestSpecification): boolean => /\/test\/(?:acceptance|library|docs)\//.test(moduleId)
    return [...sorted.filter(isDear), ...sorted.filter((file) => !isDear(file))]
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/apps/**"],
    globalSetup: ["test/support/staging/BeforeAllTests.ts"],
    sequence: { sequencer: DearestFirst },
    testTimeout: 480_000,
    hookTimeout: 480_000,
    maxWorkers: 2,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true }
  }
})
