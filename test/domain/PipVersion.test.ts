/** Which pip is older than which. */
import { expect, it } from "vitest"
import { isPipSince, pipVersion } from "../../src/domain/PipVersion.ts"

it.each([
  ["20.3.4", "20.3", true],
  ["20.2.4", "20.3", false],
  ["23.0.1", "23.1", false],
  ["23.1", "23.1", true],
  ["23.10", "23.9", true],
  ["9.0.3", "10.0", false],
  ["26.2.1", "9.0", true],
  ["24.1b1", "24.1", true],
  ["25", "25.0", true],
  ["", "1.0", false]
])("pip %s is of %s or newer: %s", (pip, release, since) => {
  expect([isPipSince(pip, release), isPipSince(pipVersion(pip), release)]).toEqual([since, since])
})
