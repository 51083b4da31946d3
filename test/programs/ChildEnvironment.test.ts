/** What programs of a staging find in their environment, and what never reaches them. */
import { describe, expect, it } from "vitest"
import { childEnvironment } from "../../src/programs/ChildEnvironment.ts"
import { make } from "../../src/services/Env.ts"
import { runtime } from "../support/memory/Stack.ts"
import { closedPipEnvironment, pipEnvironment } from "../../src/engines/pip/PipEnvironment.ts"

const place = {
  runtime: runtime("3.12.1"),
  work: "/work",
  prefix: "/new/python",
  mentions: ["SHOP_HOST"],
  downloads: "/work/pip-cache",
  pip: { path: "/tools/pip", offers: ["/tools"], version: "26.2.1" }
}
const env = (process: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) =>
  make({ process, files: new Map(Object.entries(files)) })
const child = (process: Readonly<Record<string, string>>) => childEnvironment(env(process), place)
const pip = (process: Readonly<Record<string, string>>) => pipEnvironment(env(process), place)

describe("a program of a staging", () => {
  it("starts where the chosen Python is the first on PATH", () => {
    expect(child({ PATH: "/usr/bin:/bin" })["PATH"]).toBe("/work/bin:/opt/pythons/3.12.1/bin:/usr/bin:/bin")
    expect(child({})["PATH"]).toBe("/work/bin:/opt/pythons/3.12.1/bin:/usr/local/bin:/usr/bin:/bin")
  })

  it("keeps its files inside of the staging", () => {
    expect(child({ TMPDIR: "/tmp" })).toMatchObject({
      TMPDIR: "/work/tmp",
      PYTHONUSERBASE: "/new/python",
      PYTHON_EGG_CACHE: "/work/tmp"
    })
  })

  it.each([
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "PYTHONNOUSERSITE",
    "PYTHONSAFEPATH",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONOPTIMIZE",
    "PYTHONWARNINGS",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "PIP_TARGET",
    "PIP_USER",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_PYTHON",
    "PIP_DRY_RUN",
    "PIP_NO_CACHE_DIR",
    "PIP_WHEEL_DIR",
    "PIP_UPGRADE",
    "PIP_GROUP",
    "PIP_group",
    "PIP_OPTS",
    "PYPM_OPTS",
    "GIT_DIR",
    "GIT_WORK_TREE"
  ])("does not see $%s", (name) => {
    expect(child({ [name]: "x" })[name]).not.toBe("x")
    expect(pip({ [name]: "x" })[name]).not.toBe("x")
  })

  it.each([
    ["SHOP_HOST", "mentioned in a requirement file"],
    ["PG_CONFIG", "/opt/pg/bin/pg_config"],
    ["CFLAGS", "-O2"],
    ["LD_LIBRARY_PATH", "/opt/lib"],
    ["http_proxy", "http://proxy.example.test"],
    ["NO_PROXY", "localhost"],
    ["SSL_CERT_FILE", "/etc/ca.pem"],
    ["REQUESTS_CA_BUNDLE", "/etc/ca.pem"],
    ["SSH_AUTH_SOCK", "/run/agent"],
    ["GIT_SSH_COMMAND", "ssh -i key"],
    ["PIP_INDEX_URL", "https://packages.example.test/simple"],
    ["PIP_EXTRA_INDEX_URL", "x"],
    ["PIP_CERT", "/etc/ca.pem"],
    ["PIP_CONFIG_FILE", "/etc/pip.conf"],
    ["PIP_CONSTRAINT", "c.txt"],
    ["PIP_RETRIES", "9"],
    ["HOME", "/home/me"],
    ["PYTHONHASHSEED", "1"],
    ["SOURCE_DATE_EPOCH", "1700000000"]
  ])("sees $%s", (name, value) => {
    expect(pip({ [name]: value })[name]).toBe(value)
  })

  it("sees what a user configured in ENV_DIR", () => {
    expect(childEnvironment(env({}, { SHOP: "1\n" }), place)["SHOP"]).toBe("1")
  })

  it.each<[Record<string, string>, string | undefined]>([
    [{}, "C.UTF-8"],
    [{ LANG: "C" }, "C.UTF-8"],
    [{ LANG: "POSIX" }, "C.UTF-8"],
    [{ LC_ALL: "C", LANG: "de_DE.UTF-8" }, "C.UTF-8"],
    [{ LANG: "de_DE.UTF-8" }, undefined],
    [{ LC_ALL: "en_US.utf8" }, "en_US.utf8"]
  ])("reads files as UTF-8 with %j", (variables, all) => {
    expect(child(variables)["LC_ALL"]).toBe(all)
  })

  it("asks no questions", () => {
    expect(pip({})).toMatchObject({
      PIP_NO_INPUT: "1",
      GIT_TERMINAL_PROMPT: "0",
      PIP_DISABLE_PIP_VERSION_CHECK: "1",
      PIP_PROGRESS_BAR: "off"
    })
  })
})

describe("a pip that builds", () => {
  it("finds what builds need, and its cache", () => {
    expect(pip({ PYTHONPATH: "/mine" })).toMatchObject({ PYTHONPATH: "/tools", PIP_CACHE_DIR: "/work/pip-cache" })
  })

  it.each([
    ["DATABASE_URL", "postgres://x"],
    ["SECRET_KEY", "x"],
    ["SOURCE_VERSION", "1234"],
    ["PGPASSWORD", "x"],
    ["MYSQL_ROOT_PASSWORD", "x"],
    ["ORACLE_URL", "x"]
  ])("does not see $%s, which is part of no key", (name, value) => {
    expect(pip({ [name]: value })).not.toHaveProperty(name)
  })

  it("sees what $PYTHON_BUILD_ENV adds", () => {
    expect(pip({ PYTHON_BUILD_ENV: "SOURCE_VERSION, OTHER", SOURCE_VERSION: "1234" })["SOURCE_VERSION"]).toBe("1234")
  })

  it("with nothing to offer has no path of ours", () => {
    expect(pipEnvironment(env({}), { ...place, pip: { ...place.pip, offers: [] } })).not.toHaveProperty("PYTHONPATH")
  })
})

it("a pip that only puts wheels into place hears of no index and no configuration", () => {
  const closed = closedPipEnvironment(
    env({ PIP_INDEX_URL: "x", PIP_CONSTRAINT: "c", PIP_CONFIG_FILE: "/etc/pip.conf", SHOP: "1" }),
    place
  )
  expect(closed).toMatchObject({ PIP_CONFIG_FILE: "/dev/null", SHOP: "1" })
  expect(Object.keys(closed).filter((name) => name === "PIP_INDEX_URL" || name === "PIP_CONSTRAINT")).toEqual([])
})
