/** What a running app finds in its environment. */
import { describe, expect, it } from "vitest"
import { apply } from "../../src/domain/EnvironmentDelta.ts"
import { environmentOf, serving } from "../../src/launch/Environment.ts"

const delta = environmentOf({ major: 3, minor: 12, patch: 1 })

describe("a running app", () => {
  it("finds its Python first on PATH, its packages, and output that comes at once", () => {
    expect(apply(delta, { PATH: "/usr/bin:/bin" }, "/app/.python")).toEqual({
      PATH: "/app/.python/bin:/usr/bin:/bin",
      PYTHONUSERBASE: "/app/.python",
      PYTHONUNBUFFERED: "1",
      PYTHON_VERSION: "3.12",
      LANG: "C.UTF-8"
    })
  })

  it("keeps what its user has set, save what would hide its packages", () => {
    const user = {
      PATH: "/bin",
      PYTHONUNBUFFERED: "",
      PYTHON_VERSION: "3.12.1",
      LANG: "de_DE.UTF-8",
      PYTHONUSERBASE: "/x",
      PYTHONNOUSERSITE: "1"
    }
    expect(apply(delta, user, "/app/.python")).toEqual({
      PATH: "/app/.python/bin:/bin",
      PYTHONUSERBASE: "/app/.python",
      PYTHONUNBUFFERED: "1",
      PYTHON_VERSION: "3.12.1",
      LANG: "de_DE.UTF-8"
    })
  })

  it.each([
    [undefined, undefined, "3.12"],
    ["3", "3", "3"],
    ["3.12", "3.12", "3.12"],
    ["3.12.1", "3.12.1", "3.12.1"],
    // Asked for when it was staged, and served by another patch release, or no end of a program's name.
    ["3.12.4", "3.12.4", "3.12"],
    ["3.12.x", "3.12.x", "3.12"],
    ["Python-3.12", "Python-3.12", "3.12"]
  ])("starts its Python as python$PYTHON_VERSION: staged with %s, run with %s, it is %s", (staged, run, found) => {
    const changes = environmentOf({ major: 3, minor: 12, patch: 1 }, staged)
    expect(apply(changes, run === undefined ? {} : { PYTHON_VERSION: run }, "/app/.python")["PYTHON_VERSION"]).toBe(
      found
    )
  })
})

describe("servers of the app", () => {
  it("find an access log on stdout, a router that they believe, and few arenas of memory", () => {
    expect(apply(serving, {}, "/app/.python")).toEqual({
      FORWARDED_ALLOW_IPS: "*",
      GUNICORN_CMD_ARGS: "--access-logfile -",
      MALLOC_ARENA_MAX: "2"
    })
  })

  it("find what the user has set instead", () => {
    const user = { FORWARDED_ALLOW_IPS: "10.0.0.1", GUNICORN_CMD_ARGS: "--workers 3", MALLOC_ARENA_MAX: "8" }
    expect(apply(serving, user, "/app/.python")).toEqual(user)
  })
})
