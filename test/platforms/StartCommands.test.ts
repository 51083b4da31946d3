/** Start commands as Cloud Foundry reads them: which Procfiles it would reject, what it would cut off, and which program a command starts. */
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { fileOf, programOf } from "../../src/domain/CommandWords.ts"
import { readManifest, readProcfile } from "../../src/platforms/cloud-foundry/StartCommands.ts"

const commandsIn = (text: string) => {
  const { commands } = Result.getOrThrow(readProcfile(text))
  return Object.fromEntries(commands.map(({ command, type }) => [type, command]))
}
const errorOf = (text: string) => Result.getOrThrow(Result.flip(readProcfile(text)))

describe("the Procfile dialects: one that Cloud Foundry reads as well", () => {
  it.each([
    ["", {}],
    ["# nothing yet\n\n", {}],
    ["web: gunicorn app:app -b 0.0.0.0:$PORT\n", { web: "gunicorn app:app -b 0.0.0.0:$PORT" }],
    ["---\nweb: a\nworker-1: b --flag='x'\r\n", { web: "a", "worker-1": "b --flag='x'" }],
    ["web: 'python -c \"x: y\"'\n", { web: 'python -c "x: y"' }],
    ['web: "python app.py"\n', { web: "python app.py" }],
    ["\ufeffweb: a\n", { web: "a" }],
    ["web: cd src && exec python app.py > log 2>&1\n", { web: "cd src && exec python app.py > log 2>&1" }]
  ])("%j", (text, commands) => expect(commandsIn(text)).toEqual(commands))
})

describe("the Procfile dialects: one that Cloud Foundry would reject", () => {
  it.each([
    ["a colon and a blank in the command", "web: a\nworker: python -c x: y\n", 2, "holds a colon with a blank"],
    ["a list", "- web: a\n", 1, "no `type: command`"],
    ["a command alone", "gunicorn app:app\n", 1, "no `type: command`"],
    ["no blank behind the colon", "web:gunicorn\n", 1, "no `type: command`"],
    ["something behind a quoted text", '# mine\nweb: "a b" && c\n', 2, "goes on behind a quoted text"],
    ["a list for a command", "web: [a, b]\n", 1, "a list or a mapping"],
    ["a name of something else", "web: *this\n", 1, "begins its command with `*`"],
    ["an at sign", "web: @a\n", 1, "begins its command with `@`"],
    ["a backtick", "web: `which python` app.py\n", 1, "begins its command with ```"],
    ["a percent sign", "web: %a\n", 1, "begins its command with `%`"]
  ])("%s", (_, text, line, why) => {
    const error = errorOf(text)
    expect(error.id).toBe("procfile/not-yaml")
    expect(error.message).toContain(`Procfile line ${line}`)
    expect(error.message).toContain(why)
  })

  it("is told with the line to write in its place", () => {
    expect(errorOf("web: python -c 'print(1)' a: b\n").hints.join("\n")).toContain("web: 'python -c ''print(1)'' a: b'")
    for (const hint of ["web: python -c 'print(1)' a: b", 'worker: a "b: c"']) {
      const written = errorOf(`${hint}\n`).hints.find((one) => one.startsWith("  ")) ?? ""
      const [type = "", command = ""] = hint.split(/: (.*)/)
      expect(commandsIn(`${written.trim()}\n`)).toEqual({ [type]: command })
    }
  })
})

describe("a command that YAML ends early", () => {
  const warned = (text: string) => Result.getOrThrow(readProcfile(text)).warnings.map(({ id }) => id)
  it.each([
    ["web: a # b\n", ["procfile/comment-in-command"]],
    ["web: a '#' b\n", []],
    ["web: a#b\n", []],
    ["web: 'a # b'\n", []],
    ["web: a\n# b\n", []]
  ])("%j", (text, ids) => expect(warned(text)).toEqual(ids))
})

describe("the commands of a manifest", () => {
  it("are those of each application and process, with their lines", () => {
    const text = [
      "applications:",
      "- name: one",
      "  command: a b",
      "- name: two",
      "  processes:",
      "  - type: worker",
      "    command: c",
      ""
    ].join("\n")
    expect(readManifest(text).map(({ command, line, type }) => [type, command, line])).toEqual([
      ["web", "a b", 3],
      ["worker", "c", 7]
    ])
  })

  it.each(["", "applications: 5\n", "- a\n", "a: b: c\n", "applications:\n- command: null\n"])(
    "are none where it holds none, or is no manifest: %j",
    (text) => expect(readManifest(text)).toEqual([])
  )
})

describe("the program that a command starts", () => {
  it.each([
    ["gunicorn app:app", "gunicorn"],
    ["exec gunicorn app:app", "gunicorn"],
    ["A=1 B=x/y python app.py", "python"],
    ["env A=1 python3.12 app.py", "python3.12"],
    ["./run.sh", undefined],
    ["$HOME/run", undefined],
    ["cd src && python app.py", undefined],
    ["(a; b)", undefined],
    ["A=$(b c) python", undefined],
    ["env -i python", undefined],
    ["", undefined]
  ])("%j", (command, program) => expect(programOf(command)).toBe(program))
})

describe("the file of the app that a command starts", () => {
  it.each([
    ["./run.sh --fast", { path: "run.sh", itself: true }],
    ["exec bin/run", { path: "bin/run", itself: true }],
    [".python/bin/gunicorn app:app", { path: ".python/bin/gunicorn", itself: true }],
    ["A=1 python web/app.py 80", { path: "web/app.py", itself: false }],
    ["bash ./run.sh", { path: "run.sh", itself: false }],
    ["python3.12 manage.py runserver", { path: "manage.py", itself: false }],
    ["python -m app.py", undefined],
    ["python $FILE", undefined],
    ["sh -c 'a.b'", undefined],
    ["python app", undefined],
    ["gunicorn app.py", undefined],
    ["/usr/bin/python app.py", undefined],
    ["../run.sh", undefined],
    ["cd src && ./run.sh", undefined],
    ["./run $(x)", { path: "run", itself: true }]
  ] as const)("%j", (command, file) => expect(fileOf(command)).toEqual(file))
})
