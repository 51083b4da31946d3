/** Lines of pip as a reader sees them: the app's files by their own paths, and not by those of the copy that pip works on. */
import { describe, expect, it } from "vitest"
import { inApp } from "../../../src/engines/pip/FailedRun.ts"

const site = { root: "/app", work: "/tmp/.python-buildpack-a1/w", wheels: "/tmp/.python-buildpack-a1/w/wheels" }

describe("a line of pip", () => {
  it.each([
    [
      "Obtaining file:///tmp/.python-buildpack-a1/w/sources (from -r requirements.txt (line 2))",
      "Obtaining . (from -r requirements.txt (line 2))"
    ],
    ["Processing /tmp/.python-buildpack-a1/w/sources/libs/x", "Processing libs/x"],
    ["Processing ./libs/x", "Processing ./libs/x"],
    ["  Running command in /app", "  Running command in ."],
    ["Looking in links: file:///tmp/.python-buildpack-a1/w/wheels, ./wheels", "Looking in links: ./wheels"],
    ["/tmp/.python-buildpack-a1/w/sources-of-others", "/tmp/.python-buildpack-a1/w/sources-of-others"]
  ])("%s", (said, told) => expect(inApp([said], site)).toEqual([told]))
})
