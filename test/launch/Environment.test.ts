/** What a running app finds in its environment. */
import { describe, expect, it } from "vitest"
import { apply } from "../../src/domain/EnvironmentDelta.ts"
import { environmentOf } from "../../src/launch/Environment.ts"

const delta = environmentOf({ major: 3, minor: 12, patch: 1 })

describe("a running app", () => {
  it("finds its Python first on PATH, its packages, and output that comes at once", () => {
    expect(apply(delta, { PATH: "/usr/bin:/bin" }, "/app/.python")).toEqual({
      PATH: "/app/.python/bin:/usr/bin:/bin",
      PYTHONUSERBASE: "/app/.python",
      PYTHONUNBUFFERED: "1",
      PYTHON_VERSION: "3.12.1",
      LANG: "C.UTF-8"
    })
  })

  it("keeps what its user has set, save what would hide its packages", () => {
    const user = {
      PATH: "/bin",
      PYTHONUNBUFFERED: "",
      PYTHON_VERSION: "3.12",
      LANG: "de_DE.UTF-8",
      PYTHONUSERBASE: "/x",
      PYTHONNOUSERSITE: "1"
    }
    expect(apply(delta, user, "/app/.python")).toEqual({
      PATH: "/app/.python/bin:/bin",
      PYTHONUSERBASE: "/app/.python",
      PYTHONUNBUFFERED: "1",
      PYTHON_VERSION: "3.12",
      LANG: "de_DE.UTF-8"
    })
  })
})
