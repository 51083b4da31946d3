/** Releases that are too young, and indexes that do not tell, as pip says it (26.0.1 and 26.2.1). */
import { expect, it } from "vitest"
import { releaseAges } from "../../src/diagnosis/resolution/ReleaseAges.ts"
import { answers, failing } from "../support/pip/CapturedOutput.ts"

const link = (time: string, file: string) =>
  `Skipping link: Upload time ${time}+00:00 not prior to 2025-12-14 10:55:20+00:00: https://files.example.test/${file}#sha256=0 (from https://index.example.test/simple/requests/) (requires-python:>=3.10)`
const nothing = [
  "ERROR: Could not find a version that satisfies the requirement requests>2.34.1 (from versions: 2.32.4, 2.32.5)",
  "ERROR: No matching distribution found for requests>2.34.1"
]

it("names the releases that would do, with the time of each", () => {
  const said = [
    ...nothing,
    link("2026-05-13 19:20:11.123456", "requests-2.34.1-py3-none-any.whl"),
    link("2026-05-14 19:25:25.281000", "requests-2.34.2-py3-none-any.whl"),
    link("2026-05-14 19:25:27", "requests-2.34.2.tar.gz"),
    link("2026-05-14 19:25:27", "requests_oauthlib-3.0-py3-none-any.whl")
  ]
  const [found] = answers(releaseAges, failing(said.join("\n")))
  expect(found).toMatchObject({
    id: "pip/release-too-young",
    message: expect.stringContaining(
      "Passed over was what was uploaded too lately: 2.34.2 (2026-05-14 19:25 UTC). Old enough are 2.32.4, 2.32.5."
    ),
    hints: [expect.stringContaining("`requests==2.34.2`"), expect.any(String)]
  })
})

it("leaves alone what is missing for another reason", () => {
  expect(answers(releaseAges, failing(nothing.join("\n")))).toEqual([])
  const other = [...nothing, link("2026-05-14 19:25:27", "requests_oauthlib-3.0-py3-none-any.whl")]
  expect(answers(releaseAges, failing(other.join("\n")))).toEqual([])
})

it("says which index gives no times, without its password", () => {
  const said = "ERROR: Index https://me:secret@index.example.test/simple/alpha/ does not provide upload-time metadata."
  const [found] = answers(releaseAges, failing(said))
  expect(found?.id).toBe("pip/no-upload-times")
  expect(found?.message).toMatch(/index\.example\.test\/simple\/alpha\/ gives no times/)
  expect(found?.message).not.toContain("secret")
})
