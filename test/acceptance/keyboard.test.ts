/** `bin/plan` and `bin/stage`: what a person at a keyboard gets. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"
import type { Files } from "../support/index/Distribution.ts"
import { projectIn } from "../support/index/Projects.ts"
import { newest, pyenvVersions } from "../support/machine/Pythons.ts"
import { setting } from "../support/staging/Setting.ts"
import { appFolder, buildpack } from "../support/staging/StagedApp.ts"
import { plant, snapshot, temporaryFolder } from "../support/machine/Folders.ts"

const { index } = setting()
const python = newest()

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly output: string
}
interface Command {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves with the first match in what it prints. */
  readonly prints: (pattern: RegExp) => Promise<RegExpExecArray>
}

const command = (
  name: "plan" | "stage",
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {}
): Command => {
  const home = temporaryFolder("home")
  const child = spawn(join(buildpack, "bin", name), args, {
    cwd: home,
    env: {
      PATH: "/usr/local/bin:/usr/bin:/bin",
      HOME: home,
      PIP_INDEX_URL: index().url,
      BUILDPACK_PYTHON_PATH: pyenvVersions(),
      BUILDPACK_NODE: process.execPath,
      PYTHON_VERSION: python.version,
      ...env
    }
  })
  let stdout = ""
  let output = ""
  child.stdout.on("data", (part: Buffer) => {
    stdout += part.toString()
    output += part.toString()
  })
  child.stderr.on("data", (part: Buffer) => {
    output += part.toString()
  })
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, stdout, output })))
  const prints = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(output)
        if (match !== null) resolve(match)
      }
      child.stdout.on("data", look)
      child.on("close", () => reject(new Error(`it ended without ${String(pattern)}:\n${output}`)))
      look()
    })
  return { child, ended, prints }
}
const app = (files: Files): string => {
  const folder = join(temporaryFolder("keyboard"), "an app")
  plant(folder, files)
  return folder
}
const web = `web: python -m http.server --bind 127.0.0.1 $PORT\n`

describe("bin/plan", () => {
  it("says how an app without a Procfile is started, with the place, or what nobody can tell", async () => {
    const flask = "from flask import Flask\napp = Flask(__name__)\n"
    const startsOf = async (files: Files): Promise<string> => {
      const folder = temporaryFolder("planned")
      plant(folder, files)
      const { output } = await command("plan", [folder]).ended
      return /\nStarts\n([^]*?)\n\n/.exec(output)?.[1] ?? output
    }
    const requirements = { "requirements.txt": "flask\ngunicorn\n" }
    expect(await startsOf({ ...requirements, "app.py": flask })).toBe(
      "  web: gunicorn app:app, for Flask application `app` (app.py line 2), served by gunicorn"
    )
    expect(await startsOf({ ...requirements, "app.py": flask, "main.py": flask })).toMatch(
      /several are equally good: .*\n.*Procfile:\n {4}web: gunicorn app:app\n {4}web: gunicorn main:app$/
    )
  })

  it("explains what would be done, needs no index, and changes nothing", async () => {
    const folder = app({ "requirements.txt": "alpha==1.0\nonnxruntime-gpu\n", "runtime.txt": "Python-2.7\n" })
    const before = snapshot(folder)
    const { code, output } = await command("plan", [folder], { PIP_INDEX_URL: "http://127.0.0.1:1/simple/" }).ended
    expect(code).toBe(0)
    for (const words of [
      `Python ${python.version}, asked by $PYTHON_VERSION`,
      "runtime.txt line 1 asks for",
      "-r requirements.txt",
      "Warning: `onnxruntime-gpu` in requirements.txt line 2: ",
      "pip ",
      ".python/"
    ]) {
      expect(output).toContain(words)
    }
    expect(snapshot(folder)).toEqual(before)
  })

  it("gives the same as JSON, with no password in it", async () => {
    const folder = app({
      "requirements.txt":
        "--extra-index-url https://user:s3cr3tpass@index.example.test/simple\nalpha\nonnxruntime-gpu\n",
      Procfile: "web: python app.py\n"
    })
    const { code, output, stdout } = await command("plan", [folder, "--json"], {
      PIP_OPTS: "--find-links https://u:0therpass@files.example.test"
    }).ended
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      python: { origin: { _tag: "Variable", name: "PYTHON_VERSION" } },
      installs: [{ installer: "pip" }],
      notices: expect.arrayContaining([expect.objectContaining({ level: "warning", id: "packages/gpu-build" })]),
      starts: [expect.stringContaining("web: python app.py")]
    })
    expect(output).not.toMatch(/s3cr3tpass|0therpass/)
  })

  it("is not held up by a named pipe where a file should be", async () => {
    const folder = app({ "requirements.txt": "alpha\n" })
    execFileSync("mkfifo", [join(folder, "runtime.txt")])
    expect((await command("plan", [folder]).ended).code).toBe(0)
  })

  it("says what is wrong with an app that cannot be staged", async () => {
    const { code, output } = await command("plan", [app({ "requirements.txt": "flask=1.0\n" })]).ended
    expect(code).toBe(1)
    expect(output).toMatch(/^ !.*requirements\.txt line 1/m)
  })

  it.each([[[]], [["a", "b"]], [["a", "--jsno"]]])("answers wrong arguments %j with the usage", async (args) => {
    const { code, output } = await command("plan", args).ended
    expect(code).toBe(2)
    expect(output).toContain("Usage: bin/plan APP_DIR [--env NAME=VALUE]... [--cache DIR] [--offline] [--json]")
    expect(output).toContain("(command/wrong-usage)")
  })

  it("answers with JSON where it was asked for, also with what is wrong", async () => {
    const answer = async (...args: ReadonlyArray<string>) => {
      const { code, output } = await command("plan", args).ended
      const told: unknown = JSON.parse(output)
      return [code, told]
    }
    const about = (id: string) => ({ format: 1, error: { id, blame: "app", message: expect.any(String) } })
    expect(await answer("--json", app({ "app.py": "" }))).toMatchObject([0, { format: 1, installs: [] }])
    expect(await answer("--json", app({ "requirements.txt": "flask=1.0\n" }))).toMatchObject([
      1,
      about("requirements/operator")
    ])
    expect(await answer("a", "b", "--json")).toMatchObject([2, about("command/wrong-usage")])
  })

  it("tells what --env would change, and what a cache that it leaves alone holds for the app", async () => {
    const files = {
      "requirements.txt": "alpha==1.0\n./lib\n",
      ...projectIn("lib/", { name: "lib", version: "1" }, "app")
    }
    const [folder, cache] = [app(files), temporaryFolder("plan cache")]
    const plan = async () =>
      (await command("plan", [folder, "--cache", cache, "--env", `PYTHON_VERSION=${python.line}`]).ended).output
    expect(await plan()).toMatch(
      /From the cache in .*\n {2}Nothing is kept that is like this app\.\n.*\n {2}lib is built, since no build of it is kept\./
    )
    expect(readdirSync(cache)).toEqual([])
    const staged = await command("stage", [folder, "--cache", cache, "--env", `PYTHON_VERSION=${python.line}`]).ended
    expect([staged.code, staged.output]).toEqual([0, staged.output])
    const before = snapshot(cache)
    expect(await plan()).toContain("all 2 packages are restored, alpha 1.0, lib 1.")
    plant(folder, { "lib/lib.py": "changed = 1\n", "requirements.txt": "alpha==1.1\n./lib\n" })
    const changed = await plan()
    expect(changed).toMatch(/Like an environment in the cache, but for: .*lib changed, requirements\.txt changed\./)
    expect(changed).toContain("chooses again is restored, and all else fetched")
    expect(changed).toContain("lib is built, since its files changed.")
    expect(snapshot(cache)).toEqual(before)
  })
})

describe("bin/stage", () => {
  it("keeps in a named directory what all apps of a person need, and not what two do", async () => {
    const cache = temporaryFolder("shared by several")
    for (const name of ["alpha", "beta", "hashme"])
      expect(
        (await command("stage", [app({ "requirements.txt": `${name}==1.0\n` }), "--cache", cache]).ended).code
      ).toBe(0)
    const kept = readdirSync(join(cache, "python-buildpack/store/environments"))
    expect(kept).toHaveLength(3)
  })

  it("stages a copy, and leaves the app as it is", async () => {
    const folder = app({ "requirements.txt": "alpha==1.0\n", "requirements-dev.txt": "beta\n" })
    const before = snapshot(folder)
    const output = join(temporaryFolder("output"), "copy")
    const { code, output: said } = await command("stage", [folder, "--output", output]).ended
    expect([code, said]).toEqual([0, said])
    expect(snapshot(folder)).toEqual(before)
    expect(existsSync(join(output, ".python", "bin", "python"))).toBe(true)
    expect(said.split("\n")[0]).toBe(`-----> Python buildpack ${buildpackVersion}`)
    expect(said).toContain(output)
    const again = await command("stage", [folder, "--output", output]).ended
    expect(again.code).toBe(0)
  })

  it("tells programs and pull requests what is other than in the app's last staging, in a cache of many", async () => {
    const folder = app({ "requirements.txt": "alpha==1.0\n" })
    const place = temporaryFolder("changes")
    const [cache, table, data] = ["cache", "changes.md", "changes.json"].map((name) => join(place, name))
    const stage = (of: string) =>
      command("stage", [of, "--cache", cache ?? "", "--json", `--changes=${table}`, `--changes=${data}`]).ended
    const answer = async (of: string) => JSON.parse((await stage(of)).stdout)
    expect(await answer(folder)).toMatchObject({
      format: 1,
      directory: `${folder}.staged`,
      python: python.version,
      packages: [{ name: "alpha", version: "1.0", askedBy: ["requirements.txt line 1"] }],
      changes: null
    })
    expect(await answer(app({ "requirements.txt": "beta==1.0\n" }))).toMatchObject({ changes: null })
    plant(folder, { "requirements.txt": "beta==2.0\nalpha==1.1\n" })
    const { changes } = await answer(folder)
    expect(changes.packages.map((one: Record<string, string>) => [one["name"], one["change"]])).toEqual([
      ["alpha", "newer"],
      ["beta", "added"]
    ])
    expect(JSON.parse(readFileSync(data ?? "", "utf8"))).toEqual({ format: 1, changes })
    expect(readFileSync(table ?? "", "utf8")).toContain(
      "| `alpha` | newer | `1.0` | `1.1` | `requirements.txt line 2` |"
    )
    plant(folder, { "requirements.txt": "alpha==9.9\n" })
    expect(await answer(folder)).toMatchObject({ error: { id: "pip/no-such-version" } })
    expect([table, data].map((path) => existsSync(path ?? ""))).toEqual([false, false])
  })

  it("refuses an output that holds something else", async () => {
    const output = app({ "precious.txt": "mine\n" })
    const { code, output: said } = await command("stage", [app({ "app.py": "" }), "--output", output]).ended
    expect(code).toBe(1)
    expect(said).toContain("stage/output-taken")
    expect(readFileSync(join(output, "precious.txt"), "utf8")).toBe("mine\n")
  })

  it("can be tried again after a failure, and names a folder that is not there", async () => {
    const folder = app({ "requirements.txt": "flask=1\n" })
    expect((await command("stage", [folder]).ended).code).toBe(1)
    plant(folder, { "requirements.txt": "alpha\n" })
    expect((await command("stage", [folder]).ended).code).toBe(0)
    expect((await command("stage", [`${folder}-not-there`]).ended).output).toContain("application/not-found")
  })

  it("never copies an app into itself, also through a link", async () => {
    const folder = app({ "app.py": "" })
    const link = join(temporaryFolder("link"), "link")
    symlinkSync(folder, link)
    const { code, output: said } = await command("stage", [folder, "--output", join(link, "out")]).ended
    expect([code, /stage\/output-taken/.test(said)]).toEqual([1, true])
    expect(readdirSync(folder)).toEqual(["app.py"])
  })

  it("runs the Procfile's web on a free port, and ends it when it is ended", async () => {
    const folder = app({ "app.py": "", Procfile: web, "hello.txt": "hello\n" })
    const running = command("stage", [folder, "--run"])
    const [, address] = await running.prints(/Listening on (http:\/\/127\.0\.0\.1:\d+)/)
    expect(await (await fetch(`${address}/hello.txt`)).text()).toBe("hello\n")
    running.child.kill("SIGTERM")
    await running.ended
    await expect(fetch(`${address}/hello.txt`)).rejects.toThrow()
  })

  it("hands --env to the staging and to the app", async () => {
    const folder = app({ "app.py": "", Procfile: "web: echo greeting=$GREETING version=$PYTHON_VERSION; exit 3\n" })
    const { code, output } = await command("stage", [
      folder,
      "--run",
      "--env",
      "GREETING=hi there",
      "--env",
      `PYTHON_VERSION=${python.line}`
    ]).ended
    expect(code).toBe(1)
    expect(output).toContain(`greeting=hi there version=${python.line}`)
    expect(output).toContain("ended with status 3")
    expect(output).toContain("asked by $PYTHON_VERSION")
  })

  it("says which line to write when nothing starts the app", async () => {
    const { code, output } = await command("stage", [app({ "app.py": "" }), "--run"]).ended
    expect(code).toBe(1)
    expect(output).toMatch(/^ !.*web: /m)
  })

  it("starts the single console script of the app's own package", async () => {
    const running = command("stage", [appFolder("setup-py"), "--run"])
    const [started] = await running.prints(/Starting: \w+/)
    expect(started).toBe("Starting: greeter")
    running.child.kill("SIGTERM")
    await running.ended
  })

  it("writes no terminal control characters into a pipe", async () => {
    const { stdout } = await command("stage", [
      app({ "requirements.txt": "alpha\n" }),
      "--output",
      join(temporaryFolder("plain"), "copy")
    ]).ended
    expect(stdout).not.toContain("\u001b")
  })
})
