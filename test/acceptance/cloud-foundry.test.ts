/** Cloud Foundry: supplied and finalized alone, and with other buildpacks before and after; started from another place. */
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { snapshot, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { newest, pythonOf } from "../support/machine/Pythons.ts"
import { seenByBuild, served } from "../support/staging/CloudFoundryApps.ts"
import { diegoBuild, diegoCodes, type DiegoOptions, type Droplet } from "../support/staging/DiegoBuilder.ts"
import { dropletFolder, launch, type LaunchOptions, runTask } from "../support/staging/DiegoLauncher.ts"
import { canTrace, trace } from "../support/staging/Log.ts"
import { finalBuildpack, toolBuildpack } from "../support/staging/OtherBuildpacks.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, buildpack, type Staged } from "../support/staging/StagedApp.ts"
import { cacheWithTools, mentionsInside } from "../support/staging/CacheFiles.ts"
import { plantTools } from "../support/staging/WarmTools.ts"

const { index, shared, stageWell } = setting()
const chosen = newest()

/** What a buildpack after this one may do in its own staging. */
const seesAlpha = `python -c 'import alpha, sys; print("finalize sees alpha", alpha.version)'`

/** The environment that one of these stagings has besides the platform's own. */
const settings = (python = chosen): Record<string, string> => ({
  BUILDPACK_PYTHON_PATH: python.root,
  // Those of this machine are there when the app runs, which no table of stacks knows.
  PYTHON_RUNTIMES: "host",
  PYTHON_VERSION: python.version,
  PIP_INDEX_URL: index().url,
  PYTHON_CACHE_DIR: shared({}).cache ?? ""
})

const stage = async (options: Partial<DiegoOptions> & Pick<DiegoOptions, "app">): Promise<Droplet> =>
  diegoBuild({ buildpacks: [buildpack], skipDetect: true, ...options, env: { ...settings(), ...options.env } })
const well = async (options: Partial<DiegoOptions> & Pick<DiegoOptions, "app">): Promise<Droplet> => {
  const droplet = await stage(options)
  if (droplet.code !== 0) throw new Error(`the builder ended with ${droplet.code}:\n${droplet.output}`)
  return droplet
}

const answer = async (droplet: Droplet, options: LaunchOptions = {}): Promise<string> => {
  const running = await launch(droplet, options)
  try {
    return (await running.get()).text
  } finally {
    await running.stop()
  }
}

const using = (output: string): string | undefined => /^-----> Using .*$/m.exec(output)?.[0]
/** The folder of an index in a droplet that runs. */
const indexFolder = (droplet: Droplet, name = "0"): string => join(dropletFolder(droplet), "deps", name)

describe.each([
  { name: "python-alone", app: appFolder("python-alone"), says: "python alone" },
  { name: "packages and a Procfile", app: served, says: "alpha 1.0 -" }
])("$name", ({ app, says }) => {
  let classic: Staged
  let droplet: Droplet
  beforeAll(async () => {
    classic = await stageWell({ app, python: chosen })
    droplet = await well({ app })
  })

  it("is the same Python and the same files as on the classic interface, restored from its cache", () => {
    expect(using(droplet.output)).toBe(using(classic.output))
    const packages = (folder: string) => (existsSync(join(folder, "lib")) ? snapshot(join(folder, "lib")) : {})
    expect(packages(indexFolder(droplet))).toEqual(packages(join(classic.app, ".python")))
    expect(readdirSync(join(indexFolder(droplet), "bin"))).toEqual(readdirSync(join(classic.app, ".python/bin")))
  })

  it("answers from another place, and leaves nothing of its staging's in the droplet", async () => {
    expect(await answer(droplet)).toMatch(says)
    expect(mentionsInside(dropletFolder(droplet), droplet.places)).toEqual([])
  })

  it("is staged again to the same files", async () => {
    const again = await well({ app })
    const files = (one: Droplet) => snapshot(dropletFolder(one))
    expect(files(again)).toEqual(files(droplet))
  })
})

describe("an app with a buildpack before this one", () => {
  let droplet: Droplet
  beforeAll(async () => {
    droplet = await well({ app: served, buildpacks: [toolBuildpack(), buildpack] })
  })

  it("finds the programs, libraries and profile scripts of every index at run time", async () => {
    expect(await answer(droplet)).toBe("alpha 1.0 0")
    const said = await runTask(droplet, 'tool; command -v python; echo "$LD_LIBRARY_PATH"')
    const deps = join(dropletFolder(droplet), "deps")
    expect(said.stdout.split("\n")).toEqual(["tool", `${deps}/1/bin/python`, `${deps}/1/lib:${deps}/0/lib`, ""])
  })

  it("has what that one supplied while packages are built, at another path each time, and restores them all the same", async () => {
    const app = seenByBuild("os.environ.get('TOOL_CONFIG', ''), os.path.exists(os.environ['CPATH'] + '/answer.h')")
    const env = { PYTHON_CACHE_DIR: await cacheWithTools(chosen) }
    const buildpacks = [toolBuildpack(), buildpack]
    const first = await well({ app, buildpacks, env })
    expect((await runTask(first, "python -c 'import own; print(own.seen)'")).stdout).toBe("('a value', True)\n")
    const second = await well({ app, buildpacks, env })
    expect(second.places[1]).not.toBe(first.places[1])
    expect(first.output).toContain("1 package: 0 restored, 0 fetched, 1 built.")
    expect(second.output).toContain("1 package: 1 restored, 0 fetched, 0 built.")
    expect(second.output).toContain("Restoring 1 package from the cache")
  })
})

describe("an app with a buildpack after this one (multi-buildpack on CF)", () => {
  let droplet: Droplet
  beforeAll(async () => {
    droplet = await well({ app: served, buildpacks: [buildpack, finalBuildpack("python app.py", seesAlpha)] })
  })

  it("has Python on PATH, and its packages, in the staging of that one", () => {
    expect(droplet.output).toContain("finalize sees alpha 1.0")
  })

  it("answers, with only `bin`, `lib`, `env` and `profile.d` to go by", async () => {
    expect(await answer(droplet)).toBe("alpha 1.0 -")
    expect(mentionsInside(dropletFolder(droplet), droplet.places)).toEqual([])
    expect(existsSync(join(dropletFolder(droplet), "app/.python"))).toBe(false)
  })

  it("finds its packages even where nobody has read a profile script", async () => {
    const python = join(indexFolder(droplet), "bin/python")
    const link = join(temporaryFolder("links"), "py")
    symlinkSync(python, link)
    const env = { PYTHONNOUSERSITE: "1", PYTHONUSERBASE: "/nonexistent" }
    const said = await runTask(droplet, `unset DEPS_DIR; "${link}" -c 'import alpha; print(alpha.version)'`, { env })
    expect(said.stdout).toBe("1.0\n")
  })
})

describe("a restage", () => {
  it.skipIf(!canTrace)("of an unchanged app starts neither Python nor pip (strace)", async () => {
    const cache = temporaryFolder("cache")
    await plantTools(join(cache, "final"), chosen)
    const env = { PYTHON_CACHE_DIR: undefined }
    await well({ app: served, cache, env })
    const traced = trace()
    const again = await well({ app: served, cache, env, within: traced.within })
    expect(again.output).toContain("estored")
    const started = traced.programs().map((path) => path.split("/").at(-1) ?? "")
    expect(started.filter((name) => /^(?:python|pip)/.test(name))).toEqual([])
  })
})

describe("more buildpacks than nine", () => {
  it("have indexes of two digits, and the same app", async () => {
    const others = Array.from({ length: 9 }, toolBuildpack)
    const droplet = await well({ app: served, buildpacks: [...others, buildpack] })
    expect(await answer(droplet)).toBe("alpha 1.0 08")
    expect(readdirSync(indexFolder(droplet, "09"))).toContain("config.yml")
  })
})

describe("this buildpack twice", () => {
  it("counts as the later one", async () => {
    const droplet = await well({ app: served, buildpacks: [buildpack, `${buildpack}/bin/..`] })
    const said = await runTask(droplet, 'command -v python; echo "$PYTHONUSERBASE"; python -c "import alpha"')
    expect(said).toEqual({
      code: 0,
      stdout: `${indexFolder(droplet, "1")}/bin/python\n${indexFolder(droplet, "1")}\n`,
      stderr: ""
    })
  })
})

describe("Python 2.7", () => {
  it.skipIf(pythonOf("2.7") === undefined)("is supplied as any other (2.7)", async () => {
    const old = pythonOf("2.7")
    const droplet = await well({ app: served, env: old === undefined ? {} : settings(old) })
    expect(await answer(droplet)).toBe("alpha 1.0 -")
    expect((await runTask(droplet, "python$PYTHON_VERSION -V 2>&1; python2 -V 2>&1")).stdout).toMatch(
      /^(?:Python 2\.7\.\d+\n){2}$/
    )
  })
})

describe("start commands", () => {
  it("come from the Procfile, or from what bin/release offers", async () => {
    const own = await well({ app: appFolder("setup-py") })
    expect(own.processes).toEqual({ web: "greeter" })
    const other = await well({ app: { ...served, Procfile: "worker: python app.py\n" } })
    expect(other.processes).toEqual({ worker: "python app.py" })
  })

  it("that the platform cannot read end the staging before anything is installed, with file and line", async () => {
    const droplet = await stage({ app: { ...served, Procfile: "# mine\nweb: python -c 'x' key: value\n" } })
    expect(droplet.code).toBe(diegoCodes.lastFails)
    expect(droplet.output).toContain("Procfile line 2")
    expect(droplet.output).toContain("(procfile/not-yaml)")
    expect(droplet.output).not.toContain("Installing")
  })

  it("that are cut off, or start what nobody has, are told", async () => {
    const manifest = "applications:\n- name: mine\n  command: uvicorn app:app\n"
    const app = {
      ...served,
      Procfile: "web: python app.py # the app\nworker: celery -A app\n",
      "manifest.yml": manifest
    }
    const { output, processes } = await well({ app })
    expect(processes).toEqual({ web: "python app.py", worker: "celery -A app" })
    expect(output).toContain("Procfile line 1: Cloud Foundry reads the file as YAML")
    expect(output).toContain("Procfile line 2: `celery -A app` starts `celery`")
    expect(output).toContain("manifest.yml line 3: `uvicorn app:app` starts `uvicorn`")
    expect(output.match(/process\/program-missing/g)).toHaveLength(2)
    const led = await well({ app: { ...app, ".profile": "export PATH=$HOME/vendor/bin:$PATH\n" } })
    expect(led.output).not.toContain("process/program-missing")
  })
})

describe("detection", () => {
  it("leaves an app that is no Python app to others", async () => {
    expect((await stage({ app: { "index.php": "" }, skipDetect: false })).code).toBe(diegoCodes.nobodyDetects)
  })
  it("skipped, has an app that is none told as such (detect skipped)", async () => {
    const { code, output } = await stage({ app: { "index.php": "" } })
    expect(code).toBe(diegoCodes.lastFails)
    expect(output).toContain("(application/not-python)")
  })
})

describe("what an app brings of an earlier staging elsewhere", () => {
  it("is taken away, so that only one environment counts at run time", async () => {
    const classic = await stageWell({ app: served, python: chosen })
    const droplet = await well({ app: classic.app })
    expect(await answer(droplet)).toBe("alpha 1.0 -")
    const left = walk(join(dropletFolder(droplet), "app")).map((path) => path.slice(dropletFolder(droplet).length + 5))
    expect(left.filter((path) => path.startsWith(".p"))).toEqual([
      ".profile.d",
      ".python",
      ".python/buildpack",
      ".python/release.yml"
    ])
    expect(readFileSync(join(dropletFolder(droplet), "profile.d/0_python.sh"), "utf8")).toContain("PYTHONUSERBASE")
  })
})
