/** Start commands as argument lists: what needs no shell gets none, and what needs one is replaced by the app. */
import { execFileSync } from "node:child_process"
import { describe, expect, it } from "vitest"
import { launchToml } from "../../../src/platforms/cloud-native/LaunchToml.ts"
import { argvOf } from "../../../src/platforms/StartWords.ts"
import { tomlOf } from "../../../src/formats/TomlDocument.ts"

describe("a command", () => {
  it.each([
    ["shop", ["shop"]],
    ["python app.py --port=80", ["python", "app.py", "--port=80"]],
    ["gunicorn  -w 4\tshop.wsgi:app", ["gunicorn", "-w", "4", "shop.wsgi:app"]],
    // `$PORT` stays as it is without a shell; the shell is replaced, so that a signal reaches the app.
    ["gunicorn -b :$PORT app", ["bash", "-c", "exec gunicorn -b :$PORT app"]],
    ["echo 'two words'", ["echo", "two words"]],
    ["gunicorn 'shop:create_app()'", ["gunicorn", "shop:create_app()"]],
    ["echo 'two'words", ["bash", "-c", "exec echo 'two'words"]],
    // Behind `exec` these would be other commands.
    ["migrate && serve", ["bash", "-c", "migrate && serve"]],
    ["serve | tee log", ["bash", "-c", "serve | tee log"]],
    ["A=1 serve", ["bash", "-c", "A=1 serve"]],
    ["PYTHONPATH=. python jobs/worker.py", ["bash", "-c", "PYTHONPATH=. python jobs/worker.py"]],
    ["cd web; serve", ["bash", "-c", "cd web; serve"]],
    ["cd web", ["bash", "-c", "cd web"]],
    ["exec serve", ["bash", "-c", "exec serve"]],
    ["(serve)", ["bash", "-c", "(serve)"]],
    ["serve $(nproc)", ["bash", "-c", "serve $(nproc)"]],
    ["serve `nproc`", ["bash", "-c", "serve `nproc`"]],
    ["serve > log", ["bash", "-c", "serve > log"]],
    ["~/serve", ["bash", "-c", "exec ~/serve"]],
    ["[ -f x ]", ["bash", "-c", "[ -f x ]"]],
    ["! serve", ["bash", "-c", "! serve"]]
  ])("%j is started as %j", (command, argv) => {
    expect(argvOf(command)).toEqual(argv)
  })

  it.each([
    "printf %s, a 'b c' \"$WORD\" d\\ e",
    "printf '%s,' plain words",
    'X=1 printf %s, "$WORD"',
    'true && printf %s, "$WORD"',
    "printf %s, $WORD | cat",
    "cd / && printf %s, $WORD"
  ])("%j prints what a shell prints of it", (command) => {
    const env = { PATH: "/usr/bin:/bin", WORD: "two words", HOME: "/nonexistent" }
    const [program = "", ...args] = argvOf(command)
    expect(execFileSync(program, args, { env, encoding: "utf8" })).toBe(
      execFileSync("bash", ["-c", command], { env, encoding: "utf8" })
    )
  })
})

describe("launch.toml", () => {
  it("has no `direct`, no command that is a string, and at most one default: each would end a build that is good otherwise (pitfall 38)", () => {
    const text = launchToml(
      [
        { type: "worker", command: 'echo "a \\ b" # größer' },
        { type: "web", command: "serve" }
      ],
      "production"
    )
    expect(tomlOf(text)).toEqual({
      processes: [
        { type: "worker", command: ["bash", "-c", 'exec echo "a \\ b" # größer'] },
        { type: "web", command: ["serve"], default: true }
      ]
    })
  })

  it("starts the only process by default, whatever it is called, and none where several are none of the web", () => {
    expect(launchToml([{ type: "bot", command: "bot" }], "production")).toContain("default = true")
    expect(
      launchToml(
        [
          { type: "bot", command: "bot" },
          { type: "job", command: "job" }
        ],
        "production"
      )
    ).not.toContain("default")
  })

  it("starts what is called as the image's purpose, where there is such a process", () => {
    const processes = [
      { type: "web", command: "serve" },
      { type: "test", command: "pytest" }
    ]
    const defaultFor = (purpose: string) =>
      /type = "(\w+)"\ncommand = .*\ndefault = true/.exec(launchToml(processes, purpose))?.[1]
    expect(["production", "test", "development"].map(defaultFor)).toEqual(["web", "test", "web"])
  })

  it("has what the image is to say of itself as labels, whatever their texts", () => {
    const value = '{"a":"b\\n\\u007f"}'
    expect(tomlOf(launchToml([{ type: "bot", command: "bot" }], "production", { "a.b": value }))).toEqual({
      processes: [{ type: "bot", command: ["bot"], default: true }],
      labels: [{ key: "a.b", value }]
    })
  })

  it("is empty without a process", () => expect(launchToml([], "production")).toBe(""))
})
