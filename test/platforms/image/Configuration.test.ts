/** What an image is started with: by a shell or by none, over what its base has set. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { environmentOf as launchEnvironment } from "../../../src/launch/Environment.ts"
import { configOf, environmentOf, ownerOf, startOf } from "../../../src/platforms/image/Configuration.ts"
import { newest } from "../../support/machine/Pythons.ts"

const delta = launchEnvironment({ major: 3, minor: 12, patch: 1 })
const web = (command: string) => [{ type: "web", command }]
const none = new Set<string>()

describe("the environment", () => {
  it("is that of the launch, with a PATH as engines have it, where there is no base", () => {
    expect(environmentOf(delta, [])).toEqual([
      "PATH=/python/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/process",
      "PYTHONUSERBASE=/python",
      "PYTHONUNBUFFERED=1",
      "PYTHON_VERSION=3.12",
      "LANG=C.UTF-8",
      "HOME=/app"
    ])
  })

  it("is joined to that of the base, whose defaults stay and whose hindrances go", () => {
    const base = [
      "PATH=/opt/bin:/bin",
      "LANG=de_DE.UTF-8",
      "PYTHONNOUSERSITE=1",
      "HOME=/home/x",
      "A=b=c",
      "EMPTY=",
      "odd"
    ]
    expect(environmentOf(delta, base)).toEqual([
      "PATH=/python/bin:/opt/bin:/bin:/process",
      "LANG=de_DE.UTF-8",
      "HOME=/home/x",
      "A=b=c",
      "EMPTY=",
      "PYTHONUSERBASE=/python",
      "PYTHONUNBUFFERED=1",
      "PYTHON_VERSION=3.12"
    ])
  })
})

describe("the start", () => {
  it("is by words where they will do, whether there is a shell or not", () => {
    expect(startOf(web("gunicorn app:app"), none, "/bin/sh").command).toEqual(["gunicorn", "app:app"])
    expect(startOf(web("python app.py"), none, undefined).command).toEqual(["python", "app.py"])
  })

  it("is by the shell where it must be, which the app replaces", () => {
    expect(startOf(web("gunicorn -b :$PORT app"), none, "/bin/sh").command).toEqual([
      "/bin/sh",
      "-c",
      "exec gunicorn -b :$PORT app"
    ])
  })

  it("is refused where only a shell could do it, and there is none", () => {
    const command = 'serve "$PORT"'
    const start = startOf([...web(command), { type: "worker", command: "work" }], none, undefined)
    expect([start.command, start.closed, start.scripts.size]).toEqual([undefined, web(command), 0])
  })

  it("has Python fill in variables where there is no shell, and become what is started", () => {
    const programs = new Set(["serve"])
    const { command = [] } = startOf(web("env A=$PORT serve --port $PORT 'x()'"), programs, undefined)
    expect([command[0], command.slice(3)]).toEqual([
      "/python/bin/python",
      ["A=$PORT", "/python/bin/python", "/python/bin/serve", "--port", "$PORT", "x()"]
    ])
    const [, ...args] = [...command.slice(0, 4), "sh", "-c", 'echo "$A" "$0" "$@"', "--port", "$PORT", "x()"]
    const env = { PATH: "/usr/bin:/bin", PORT: "80" }
    expect(execFileSync(newest().path, args, { env, encoding: "utf8" })).toBe("80 --port 80 x()\n")
  })

  it("gives a script of a package to Python where no shell would read its first lines", () => {
    const programs = new Set(["gunicorn"])
    expect(startOf(web("gunicorn app:app"), programs, undefined).command).toEqual([
      "/python/bin/python",
      "/python/bin/gunicorn",
      "app:app"
    ])
    expect(startOf(web("gunicorn app:app"), programs, "/bin/sh").command).toEqual(["gunicorn", "app:app"])
  })

  it("is that of `web`, else of the only process, and every process has a script", () => {
    const several = [
      { type: "worker", command: "work --hard" },
      { type: "clock", command: "tick && tock" }
    ]
    const start = startOf(several, none, "/bin/sh")
    expect(start.command).toBeUndefined()
    expect([...start.scripts]).toEqual([
      ["worker", "#!/bin/sh\nexec work --hard\n"],
      ["clock", "#!/bin/sh\ntick && tock\n"]
    ])
    expect(startOf(several.slice(0, 1), none, "/bin/sh").command).toEqual(["work", "--hard"])
    expect(startOf([...several, ...web("serve")], none, "/bin/sh").command).toEqual(["serve"])
  })
})

describe("the configuration", () => {
  const configured = (base: Parameters<typeof configOf>[0]["base"]) =>
    configOf({ base, environment: [], command: ["serve"], labels: {} })

  it("starts in the app's folder, as a user who is not root, and exposes nothing", () => {
    expect(configured({})).toEqual({
      User: "1000:1000",
      Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/process", "HOME=/app"],
      Cmd: ["serve"],
      WorkingDir: "/app"
    })
  })

  it("keeps of a base what is not its own to say, and of its labels those that are not about the base itself", () => {
    const base = {
      User: "nobody",
      Entrypoint: ["/tini", "--"],
      Cmd: ["bash"],
      WorkingDir: "/root",
      StopSignal: "SIGINT",
      Labels: { "org.opencontainers.image.title": "debian", team: "a" }
    }
    expect(configured(base)).toMatchObject({
      User: "nobody",
      Entrypoint: ["/tini", "--"],
      Cmd: ["serve"],
      WorkingDir: "/app",
      StopSignal: "SIGINT",
      Labels: { team: "a" }
    })
    expect(configured({ Labels: { "org.opencontainers.image.title": "debian" } })).not.toHaveProperty("Labels")
  })

  it("has no command of a base, which would start something else than the app", () => {
    const base: { readonly Cmd: ReadonlyArray<string> } = { Cmd: ["bash"] }
    expect(configOf({ base, environment: [], command: undefined, labels: {} })).not.toHaveProperty("Cmd")
  })

  it.each([
    [undefined, 1000],
    ["", 1000],
    ["0", 0],
    ["65532:65532", 65_532],
    ["nobody", 1000],
    ["4294967294", 1000]
  ])("as the user %j has the app belong to %i", (user, owner) => {
    expect(ownerOf(user)).toBe(owner)
  })
})
