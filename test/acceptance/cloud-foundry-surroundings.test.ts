/** What surrounds a staging on Cloud Foundry: variables of users and of the platform, a home, a mask, a stack, a password; and how the app ends. */
import { execFileSync } from "node:child_process"
import { lstatSync, lutimesSync, readdirSync } from "node:fs"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { asSomebody, canBeSomebody } from "../support/machine/Confinement.ts"
import { plant, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { forAnybody, newest, pythons } from "../support/machine/Pythons.ts"
import { cacheWithTools, mentionsInside } from "../support/staging/CacheFiles.ts"
import { seenByBuild, served } from "../support/staging/CloudFoundryApps.ts"
import { diegoBuild, type DiegoOptions, type Droplet } from "../support/staging/DiegoBuilder.ts"
import { dropletFolder, launch, type LaunchOptions, runTask } from "../support/staging/DiegoLauncher.ts"
import { otherUser } from "../support/staging/RunningApp.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, buildpack } from "../support/staging/StagedApp.ts"
import { plantTools } from "../support/staging/WarmTools.ts"

const { index, shared } = setting()
const chosen = newest()
const reachable = pythons().findLast(forAnybody)

const well = async (options: Omit<DiegoOptions, "buildpacks">): Promise<Droplet> => {
  const env = {
    BUILDPACK_PYTHON_PATH: chosen.root,
    PYTHON_RUNTIMES: "host",
    PYTHON_VERSION: chosen.version,
    PIP_INDEX_URL: index().url,
    PYTHON_CACHE_DIR: shared({}).cache ?? "",
    ...options.env
  }
  const droplet = await diegoBuild({ buildpacks: [buildpack], skipDetect: true, ...options, env })
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
/** The platform's own cache of an app, in which the tools for a Python are kept. */
const platformCache = async (python = chosen): Promise<string> => {
  const cache = temporaryFolder("cache")
  await plantTools(join(cache, "final"), python)
  return cache
}
const ownCache = async (python = chosen) => ({ PYTHON_CACHE_DIR: await cacheWithTools(python) })

describe("variables of the platform", () => {
  it("are baked in nowhere, and services and the memory limit are seen by no build (pitfall 35)", async () => {
    const secret = "s3cr3t-of-staging"
    const VCAP_SERVICES = JSON.stringify({ mine: [{ credentials: { uri: `postgres://me:${secret}@db/x` } }] })
    const env = { VCAP_SERVICES, MEMORY_LIMIT: "31337m", CF_STACK: "cflinuxfs31337", ...(await ownCache()) }
    const names = ["VCAP_SERVICES", "VCAP_APPLICATION", "MEMORY_LIMIT", "DATABASE_URL"]
    const app = seenByBuild(`[name for name in ${JSON.stringify(names)} if name in os.environ]`)
    const droplet = await well({ app: { ...served, ...app, "app.py": "" }, env })
    expect((await runTask(droplet, "python -c 'import own; print(own.seen)'")).stdout).toBe("[]\n")
    expect(mentionsInside(dropletFolder(droplet), [secret, "31337"])).toEqual([])
    expect(mentionsInside(env.PYTHON_CACHE_DIR, [secret, "31337m"])).toEqual([])
    expect(droplet.output).not.toContain(secret)
  })

  it("are those of the running app when it runs, whatever they were before (pitfall 35)", async () => {
    const droplet = await well({ app: served, env: { VCAP_SERVICES: '{"of": "staging"}', MEMORY_LIMIT: "1024m" } })
    const env = { VCAP_SERVICES: '{"of": "running"}', MEMORY_LIMIT: "256m" }
    const show = `python -c 'import os; print(os.environ["VCAP_SERVICES"], os.environ["MEMORY_LIMIT"])'`
    expect((await runTask(droplet, show, { env })).stdout).toBe('{"of": "running"} 256m\n')
  })

  it("name the stack, and what was built on another one is built anew (pitfall 17)", async () => {
    const app = seenByBuild("1")
    const own = await ownCache()
    const on = (CF_STACK: string) => well({ app, env: { ...own, CF_STACK } })
    expect((await on("cflinuxfs4")).output).toContain("0 restored, 0 fetched, 1 built")
    const other = await on("cflinuxfs5")
    expect(other.output).toContain("0 restored, 0 fetched, 1 built")
    expect(other.output).toMatch(/stack/i)
    expect((await on("cflinuxfs4")).output).toContain("1 restored, 0 fetched, 0 built")
  })
})

describe("variables of the app's user, which are the environment of the staging", () => {
  it("hijack neither it nor what it starts (pitfalls 28 and 32)", async () => {
    const folder = temporaryFolder("path")
    plant(folder, { "alpha.py": "version = 'hijacked'\n", "pip/__init__.py": "raise SystemExit('hijacked')\n" })
    const env = {
      PYTHONHOME: "/nonexistent",
      PYTHONPATH: folder,
      PYTHONSTARTUP: "/nonexistent",
      PIP_TARGET: join(folder, "target"),
      PIP_PREFIX: join(folder, "prefix"),
      PIP_USER: "1",
      BUILD_DIR: "/nonexistent",
      CACHE_DIR: "/nonexistent",
      DEPS_DIR: "/nonexistent",
      NODE_OPTIONS: "--require /nonexistent.js",
      ...(await ownCache())
    }
    expect(await answer(await well({ app: served, env }))).toBe("alpha 1.0 -")
    expect(readdirSync(folder).toSorted()).toEqual(["alpha.py", "pip"])
  })

  it("have passwords that stand in no log, no droplet and no cache (pitfall 33)", async () => {
    const own = await ownCache()
    const PIP_INDEX_URL = index().url.replace("://", "://me:hunter2-of-the-index@")
    const { archive, output, ...rest } = await well({
      app: served,
      env: { ...own, PIP_INDEX_URL, BUILDPACK_DEBUG: "1" }
    })
    expect(output).not.toContain("hunter2")
    expect(mentionsInside(dropletFolder({ archive, output, ...rest }), ["hunter2"])).toEqual([])
    expect(mentionsInside(own.PYTHON_CACHE_DIR, ["hunter2"])).toEqual([])
  })
})

describe("the home of a staging", () => {
  it("is left as it is, and need not be there (pitfall 5)", async () => {
    const { places } = await well({ app: served, env: await ownCache() })
    expect(readdirSync(join(places[0] ?? "", "home"))).toEqual([])
    expect(await answer(await well({ app: served, env: { ...(await ownCache()), HOME: "/nonexistent" } }))).toBe(
      "alpha 1.0 -"
    )
  })
})

describe("a mask of 077, as cells have had it", () => {
  const skip = !otherUser || reachable === undefined
  it.skipIf(skip)("leaves nothing that only its owner may read (pitfall 6; another user)", async () => {
    const python = reachable ?? chosen
    const env = { ...(await ownCache(python)), BUILDPACK_PYTHON_PATH: python.root, PYTHON_VERSION: python.version }
    const within = ["/bin/sh", "-c", 'umask 077; exec "$@"', "sh"]
    expect(await answer(await well({ app: served, env, within }), { asOther: true })).toBe("alpha 1.0 -")
  })
})

describe("the folders of a staging", () => {
  const skip = !canBeSomebody || reachable === undefined
  it.skipIf(skip)("may be of a user who cannot write the buildpack's (pitfall 4; another user)", async () => {
    const python = reachable ?? chosen
    const env = { PYTHON_CACHE_DIR: undefined, BUILDPACK_PYTHON_PATH: python.root, PYTHON_VERSION: python.version }
    const cache = await platformCache(python)
    const droplet = await well({ app: served, cache, env, within: asSomebody, owner: 65_534 })
    expect(await answer(droplet)).toBe("alpha 1.0 -")
    expect(droplet.output).not.toContain(" !  ")
  })

  it("are named in nothing that runs elsewhere: modules, console scripts, settings (pitfall 10)", async () => {
    const app = { ...served, "requirements.txt": "alpha==1.0\nbeta==1.0\ncext==1.0\n" }
    const droplet = await well({ app, env: await ownCache() })
    expect(mentionsInside(dropletFolder(droplet), droplet.places)).toEqual([])
    const script = 'cext-answer && head -c 60 "$(command -v cext-answer)" | head -1'
    const said = await runTask(droplet, script)
    expect([said.code, said.stdout]).toEqual([0, expect.stringMatching(/^42\n#!\/bin\/sh\n/)])
  })

  it("hold no folder that its owner may not write, of whatever a build has left (pitfall 18)", async () => {
    const app = seenByBuild(
      "[os.makedirs('frozen/deep', exist_ok=True), os.chmod('frozen/deep', 0o555), os.chmod('frozen', 0o555)] and 1"
    )
    const droplet = await well({ app, cache: await platformCache(), env: { PYTHON_CACHE_DIR: undefined } })
    const folders = [dropletFolder(droplet), droplet.cache]
      .flatMap(walk)
      .filter((path) => lstatSync(path).isDirectory())
    expect(folders.length).toBeGreaterThan(10)
    expect(folders.filter((path) => (lstatSync(path).mode & 0o700) !== 0o700)).toEqual([])
  })
})

describe("the cache of an app", () => {
  it("holds what its last two droplets use, however often it is pushed (pitfall 16)", async () => {
    const cache = await platformCache()
    const pushed = async (requirement: string): Promise<ReadonlyArray<string>> => {
      await well({ app: { "requirements.txt": requirement }, cache, env: { PYTHON_CACHE_DIR: undefined } })
      return walk(cache).filter((path) => path.endsWith(".tar.zst"))
    }
    const counts: Array<number> = []
    for (const requirement of ["alpha==1.0\n", "beta==1.0\n", "cext==1.0\n", "puresdist==1.0\n"]) {
      // What no environment needs is left alone for an hour, since another staging may be about to: it is made older.
      const archives = await pushed(requirement)
      for (const path of walk(cache)) lutimesSync(path, 1_700_000_000, 1_700_000_000)
      counts.push(archives.length)
    }
    expect(counts).toEqual([1, 2, 2, 2])
  })
})

describe("the log", () => {
  it("comes while a build goes on, and not when it ends (pitfall 19)", async () => {
    const gate = join(temporaryFolder("gate"), "gate")
    execFileSync("mkfifo", [gate])
    let seen = ""
    let opened = false
    const onOutput = (text: string): void => {
      seen += text
      if (opened || !seen.includes("Using Python")) return
      opened = true
      // The build waits for it.
      void writeFile(gate, "")
    }
    // pip has the wheel built twice, the first time for its metadata.
    const path = JSON.stringify(gate)
    const app = seenByBuild(`os.path.exists(${path}) and (open(${path}).read(), os.remove(${path}))`)
    const droplet = await well({ app, env: await ownCache(), onOutput })
    expect([opened, droplet.code]).toEqual([true, 0])
  })
})

describe("the end of the app", () => {
  it("reaches the interpreter itself: nothing stands before it (pitfall 21)", async () => {
    const droplet = await well({ app: appFolder("setup-py") })
    // One plain command: bash puts it into its own place.
    expect(droplet.processes["web"]).toMatch(/^[\w.-]+$/)
    const number = "import os; print(os.getpid())"
    const said = await runTask(droplet, `echo $$; exec python -c '${number}'`)
    const [shell, python] = said.stdout.trim().split("\n")
    expect([said.code, python]).toEqual([0, shell])
  })
})
