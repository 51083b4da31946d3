/** Programs of the app that run while it is staged: they find what the started app finds, on every platform; and a hook that fails. */
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { reportIn } from "../support/report/LeftReport.ts"
import type { Files } from "../support/index/Distribution.ts"
import { needs } from "../support/machine/Needs.ts"
import { forAnybody, newestWithPip, pythons } from "../support/machine/Pythons.ts"
import { diegoBuild, diegoCodes, type DiegoOptions } from "../support/staging/DiegoBuilder.ts"
import { runTask } from "../support/staging/DiegoLauncher.ts"
import * as Lifecycle from "../support/staging/Lifecycle.ts"
import { exec, otherUser } from "../support/staging/RunningApp.ts"
import { toolBuildpack } from "../support/staging/OtherBuildpacks.ts"
import { setting } from "../support/staging/Setting.ts"
import { buildpack, type Staged } from "../support/staging/StagedApp.ts"

const { index, stage, stageWell } = setting()
const chosen = newestWithPip()
const reachable = pythons().findLast(forAnybody)
const { lacking, words } = needs({
  Go: Lifecycle.hasGo,
  root: otherUser,
  "a Python for anybody": reachable !== undefined
})

const names =
  "FORWARDED_ALLOW_IPS GUNICORN_CMD_ARGS HOME LANG MALLOC_ARENA_MAX PYTHONPATH PYTHONUNBUFFERED PYTHONUSERBASE PYTHON_VERSION SHOP_TOKEN"

/** Tells what a program finds, with the folders of the app and of its packages by names. */
const seen = `import json, os, sys
import alpha
def seen():
    def named(text):
        for place, name in [(os.environ["PYTHONUSERBASE"], "{prefix}"), (os.getcwd(), "{app}")]:
            text = text.replace(os.path.realpath(place), name).replace(place, name)
        return text
    told = dict((name, named(os.environ.get(name, "-"))) for name in ${JSON.stringify(names)}.split())
    told["python"] = named(sys.executable)
    told["path"] = [named(path) for path in sys.path]
    told["alpha"] = named(alpha.__file__)
    told["inner"] = [named(os.path.join(path, "inner.py")) for path in sys.path if path.endswith("src")]
    told["first"] = named(os.environ["PATH"].split(":")[0])
    return json.dumps(told, sort_keys=True)
if __name__ == "__main__":
    print("seen " + seen())
`

const app: Files = {
  "requirements.txt": "alpha==1.0\nminiweb==1.0\n",
  "seen.py": seen,
  "src/inner.py": "",
  "web.py": `import seen
def app(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [seen.seen().encode()]
`,
  Procfile: "web: miniweb web:app\n",
  // Its mode says that it is no program: what the first line names starts it all the same.
  "bin/post_compile":
    '#!/bin/sh -e\npython seen.py\necho "token $SHOP_TOKEN"\n[ -d "$BUILD_DIR" ] && [ -d "$CACHE_DIR" ] && [ "$(cat "$ENV_DIR/SHOP_TOKEN")" = "$SHOP_TOKEN" ] && echo "as on Heroku"\ncommand -v tool >/dev/null && echo "with $(tool) by $TOOL_NAME$TOOL_CONFIG" || true\n'
}
const variables = { PYTHONPATH: "src", SHOP_TOKEN: "hunter2hunter2" }

const toldIn = (output: string): unknown => {
  const found = /seen (\{.*\})/.exec(output)?.[1]
  if (found === undefined) throw new Error(`nothing was told:\n${output}`)
  return JSON.parse(found)
}
/** A log hides the user's token, which the running app has. */
const hidden = (told: unknown): unknown => ({ ...Object(told), SHOP_TOKEN: "****" })

/** By this the hook's folder is the one thing that differs: a script lies in what it is started in. */
const asScript = (told: unknown): unknown => {
  const { path, ...rest } = Object(told)
  return { ...rest, path: path.filter((one: string) => one !== "" && !one.endsWith("/bin") && one !== "{app}") }
}

describe("a hook finds what the started app finds", () => {
  it("on the classic interface, with every line of it in the log and no secret", async () => {
    const staged = await stageWell({ app, python: chosen, env: { PYTHONPATH: undefined }, envDir: variables })
    expect(staged.output).toContain("-----> Running bin/post_compile\n")
    expect(staged.output).toContain("       token ****\n")
    const run = await exec(staged, ["python", "seen.py"], { env: { ...variables, PYTHON_VERSION: chosen.version } })
    expect(hidden(toldIn(staged.output))).toEqual(hidden(toldIn(run.stdout)))
    expect(toldIn(staged.output)).toMatchObject({
      HOME: "{app}",
      inner: ["{app}/src/inner.py"],
      python: "{prefix}/bin/python"
    })
  })

  it("on Cloud Foundry", async () => {
    const env = {
      ...variables,
      BUILDPACK_PYTHON_PATH: chosen.root,
      // Those of this machine are there when the app runs, which no table of stacks knows.
      PYTHON_RUNTIMES: "host",
      PYTHON_VERSION: chosen.version,
      PIP_INDEX_URL: index().url
    }
    const options: DiegoOptions = { app, buildpacks: [toolBuildpack(), buildpack], skipDetect: true, env }
    const droplet = await diegoBuild(options)
    if (droplet.code !== diegoCodes.well) throw new Error(droplet.output)
    const run = await runTask(droplet, "python seen.py", { env: { ...variables, PYTHON_VERSION: chosen.version } })
    // Programs of Python are scripts there, which start it by its own path.
    expect(droplet.output).toContain("       as on Heroku\n       with tool by a value\n")
    const alike = (told: unknown) => ({ ...Object(hidden(told)), python: "" })
    expect(alike(toldIn(droplet.output))).toEqual(alike(toldIn(run.stdout)))
  })

  it.skipIf(lacking)(
    `in an image, and again where the layers are held in place and cannot be looked into${words}`,
    async () => {
      const env = {
        ...variables,
        PIP_INDEX_URL: index().url,
        PYTHON_RUNTIMES: "host",
        BUILDPACK_PYTHON_PATH: reachable?.root ?? "",
        PYTHON_VERSION: reachable?.version ?? ""
      }
      const before = {
        id: "maker",
        detect: "exit 0\n",
        build: `mkdir -p "$CNB_LAYERS_DIR/tools/bin" "$CNB_LAYERS_DIR/tools/env.build"
printf '[types]\nbuild = true\n' >"$CNB_LAYERS_DIR/tools.toml"
printf '#!/bin/sh\necho a tool\n' >"$CNB_LAYERS_DIR/tools/bin/tool"
chmod 755 "$CNB_LAYERS_DIR/tools/bin/tool"
printf maker >"$CNB_LAYERS_DIR/tools/env.build/TOOL_NAME.override"
`
      }
      const area = Lifecycle.workArea({ clients: Lifecycle.buildClients(), app, env, before })
      const first = await Lifecycle.buildWell(area)
      const again = await Lifecycle.buildWell(area)
      expect(again.output).toContain("packages: kept, since nothing of it changed")
      expect(again.layers["packages"]?.reused).toBe(true)
      Lifecycle.unpackImage(area)
      // The platform's files are for builds; what an app finds set is the run's.
      const run = Object(JSON.parse(await Lifecycle.launch(area)))
      for (const { output } of [first, again]) {
        expect(output).toContain("       as on Heroku\n       with a tool by maker\n")
        const told = Object(toldIn(output))
        for (const name of [
          "alpha",
          "first",
          ...names.split(" ").filter((one) => /^(?:FORW|GUNI|LANG|MALL|PYTHONU)/.test(one))
        ])
          expect([name, told[name]]).toEqual([name, run[name]])
        expect(asScript({ path: told["path"] })).toEqual(asScript({ path: ["{app}/src", ...run["path"]] }))
      }
    }
  )
})

describe("bin/pre_compile", () => {
  it("writes requirements that are then installed, once for a staging", async () => {
    const staged = await stageWell({
      python: chosen,
      app: {
        "requirements.in": "alpha==1.0\n",
        "bin/pre_compile": '#!/usr/bin/env sh\ncp requirements.in requirements.txt\necho "in $BUILD_DIR with $WORD"\n'
      },
      env: { WORD: "blue" }
    })
    expect(staged.output).toContain(`       in ${staged.app} with blue\n`)
    expect(staged.output.indexOf("Running bin/pre_compile")).toBeLessThan(staged.output.indexOf("Using Python"))
    expect(staged.output).toContain("1 package:")
    expect(existsSync(join(staged.app, ".python/bin/python"))).toBe(true)
  })
})

describe("bin/post_compile", () => {
  it("may change an installed module and install another, and the app starts with both", async () => {
    const file = `"$(python -c 'import alpha; print(alpha.__file__)')"`
    const staged = await stageWell({
      python: chosen,
      app: {
        "requirements.txt": "alpha==1.0\n",
        "bin/post_compile": `echo 'version = "mended"' >> ${file}\npip install --quiet beta==1.0\n`
      }
    })
    // A stack's own pip would have put it where another Python looks.
    expect((await exec(staged, ["python", "-c", "import beta; print(beta.version)"])).stdout).toBe("1.0\n")
    const run = await exec(staged, ["python", "-v", "-c", "import alpha; print(alpha.version)"])
    expect(run.stdout).toBe("mended\n")
    expect(run.stderr).toMatch(/alpha\.[^/]*pyc matches/)
  })
})

describe("a hook that fails", () => {
  const failing = async (hook: string, text: string, more: Files = {}): Promise<Staged> => {
    const staged = await stage({ python: chosen, app: { "requirements.txt": "", [`bin/${hook}`]: text, ...more } })
    expect(staged.code).toBe(1)
    expect(existsSync(join(staged.app, ".python"))).toBe(false)
    expect(Object.keys(staged.after)).toEqual(Object.keys(staged.before))
    return staged
  }

  it("ends the staging with its exit code, and leaves nothing in the app", async () => {
    const { cache, output } = await failing("post_compile", "#!/bin/sh\necho doing\nexit 3\n")
    expect(reportIn(cache).hooks).toEqual([{ name: "bin/post_compile", elapsed: expect.any(Number), exitCode: 3 }])
    expect(output).toContain("       doing\n")
    expect(output).toContain("`bin/post_compile` ended with exit code 3.")
    expect(output).toContain("(hook/failed)")
  })

  it("before there is a Python says that there is none yet", async () => {
    const { output } = await failing("pre_compile", "#!/usr/bin/env no-such-python\n")
    expect(output).toContain("It starts `no-such-python`, and there is no such program.")
  })

  it.each([
    ["the line ends of Windows", "#!/bin/sh\r\necho\r\n", "line ends of Windows"],
    ["no such interpreter", "#!/opt/none/bin/ruby\n", "names the interpreter `/opt/none/bin/ruby`"]
  ])("is explained where it has %s", async (_title, text, why) => {
    const { output } = await failing("pre_compile", text)
    expect(output).toContain(why)
    expect(output).toContain("(hook/not-started)")
  })

  it("is ended in time, with all that it has started", async () => {
    const staged = await stage({
      python: chosen,
      app: { "requirements.txt": "", "bin/pre_compile": "sleep 100 & echo $! > pid\nwait\n" },
      env: { BUILDPACK_STEP_TIMEOUT: "1" }
    })
    expect(staged.output).toContain("did not come to its end in time")
    const pid = Number(readFileSync(join(staged.app, "pid"), "utf8"))
    // Who has ended may wait for somebody to ask how.
    const status = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8") : ") Z"
    expect(status).toMatch(/\) Z/)
  })
})

describe("bin/plan and bin/detect", () => {
  let staged: Staged
  beforeAll(async () => {
    const files = { "requirements.txt": "", "bin/pre_compile": "touch ran\n", "bin/post_compile": "touch ran\n" }
    staged = await stage({ command: "detect", app: files })
  })

  it.each([[[]], [["--offline"]]])("run no hook, %j, and the plan tells that a staging will", (flags) => {
    expect(staged.code).toBe(0)
    const env = { PATH: "/usr/bin:/bin", BUILDPACK_PYTHON_PATH: chosen.root, PYTHON_VERSION: chosen.version }
    const words = [staged.app, ...flags, "--cache", staged.cache]
    const { stdout } = spawnSync(join(buildpack, "bin/plan"), words, { env, encoding: "utf8" })
    expect(stdout).toContain("Runs of the app's own\n  bin/pre_compile, before")
    expect(stdout).toContain("\n  bin/post_compile, in what was staged")
    expect(existsSync(join(staged.app, "ran"))).toBe(false)
  })
})
