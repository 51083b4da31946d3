import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** The rooms of tests whose files take longest, dearest first. */
const dear = [
  /\/test\/acceptance\/(?:store|every-python)/,
  /\/test\/(?:acceptance|distributions)\//,
  /\/test\/(?:library|docs)\//
]

/** Whose browser may still be on its way when the tests begin. */
const late = /\/test\/acceptance\/report-page/

/** Files that take minutes begin first, so that no worker is left alone with one of them in the end. */
class DearestFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = late.test(moduleId) ? -1 : dear.findIndex((room) => room.test(moduleId))
      return at < 0 ? dear.length : at
    }
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

/** Tests that start processes, or look at the state of their own. */
const whole = ["acceptance", "docs", "house", "library", "properties", "services", "support"]
const wholeTests = [
  ...whole.map((folder) => `test/${folder}/**/*.test.ts`),
  "test/distributions/**/*.test.ts",
  "test/programs/**/*.test.ts"
]

export default defineConfig({
  test: {
    globalSetup: ["test/support/staging/BeforeAllTests.ts"],
    sequence: { sequencer: DearestFirst },
    testTimeout: 480_000,
    hookTimeout: 480_000,
    // One more than CI has cores, since a worker waits for its children a third of the time.
    maxWorkers: 3,
    // A test that asserts nothing cannot fail.
    expect: { requireAssertions: true },
    projects: [
      { extends: true, test: { name: "whole", include: wholeTests, exclude: ["test/apps/**"] } },
      {
        extends: true,
        test: {
          // The rooms of `src` hold no state, so their tests share the modules of a worker instead of reading them anew.
          name: "rooms",
          include: ["test/**/*.test.ts"],
          exclude: ["test/apps/**", ...wholeTests],
          isolate: false
        }
      }
    ]
  }
})
