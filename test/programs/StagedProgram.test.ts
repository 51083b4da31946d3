/** What a program of the app finds in its environment before the app is put in place. */
import { describe, expect, it } from "vitest"
import { prefix, prepend, set, setDefault } from "../../src/domain/EnvironmentDelta.ts"
import { appEnvironment, stagedEnvironment } from "../../src/programs/StagedProgram.ts"
import { make } from "../../src/services/Env.ts"

const place = { root: "/build", atStart: { HOME: "/build" }, work: "/work" }
const launch = {
  environment: [prepend("PATH", `${prefix}/bin`), set("PYTHONUSERBASE", prefix), setDefault("LANG", "C.UTF-8")],
  serving: [setDefault("MALLOC_ARENA_MAX", "2")]
}
const env = (process: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) =>
  make({ process, files: new Map(Object.entries(files)) })

describe("a program in the staged environment", () => {
  const found = stagedEnvironment(
    env(
      {
        PATH: "/usr/bin:/bin",
        HOME: "/home/me",
        TMPDIR: "/tmp",
        VIRTUAL_ENV: "/venv",
        PYTHONHOME: "/elsewhere",
        GIT_DIR: ".",
        LANG: "de_DE.UTF-8"
      },
      { SHOP_KEY: "key", PYTHONPATH: "src", MALLOC_ARENA_MAX: "4" }
    ),
    { ...place, launch },
    "/new/python"
  )

  it("finds what the running app is given, with the prefix where it is now, under what the user has set", () => {
    expect(found).toMatchObject({
      PATH: "/new/python/bin:/usr/bin:/bin",
      PYTHONUSERBASE: "/new/python",
      LANG: "de_DE.UTF-8",
      MALLOC_ARENA_MAX: "4",
      SHOP_KEY: "key",
      PYTHONPATH: "src",
      HOME: "/build"
    })
  })

  it("leaves nothing in the app, and sees nothing of whoever stages", () => {
    expect(found).toMatchObject({ TMPDIR: "/work/tmp", XDG_CACHE_HOME: "/work/cache", PYTHONDONTWRITEBYTECODE: "1" })
    for (const name of ["VIRTUAL_ENV", "PYTHONHOME", "GIT_DIR"]) expect(found).not.toHaveProperty(name)
  })
})

it("a program before anything is installed finds the user's variables, and no Python", () => {
  const found = appEnvironment(env({}, { SHOP_KEY: "key", XDG_CACHE_HOME: "/own" }), place)
  expect(found).toEqual({
    PATH: "/usr/local/bin:/usr/bin:/bin",
    SHOP_KEY: "key",
    HOME: "/build",
    XDG_CACHE_HOME: "/own",
    TMPDIR: "/work/tmp",
    PYTHONDONTWRITEBYTECODE: "1"
  })
})
