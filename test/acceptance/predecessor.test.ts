/** The promises of this buildpack's predecessor that it did not keep, one by one, and what became of each. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { execFileSync } from "node:child_process"
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { render } from "../../src/domain/PythonVersion.ts"
import { versionOf } from "../../src/domain/Runtime.ts"
import * as Env from "../../src/services/Env.ts"
import { Process } from "../../src/services/Process.ts"
import * as ProcessExeca from "../../src/services/ProcessExeca.ts"
import { Report } from "../../src/services/Report.ts"
import * as ReportModule from "../../src/services/Report.ts"
import { newest } from "../support/machine/Pythons.ts"
import { compile, release } from "../support/staging/StagedApp.ts"
import { removeTemporaryFolders, temporaryFolder, walk } from "../support/machine/Folders.ts"
import { errorOf, planOf } from "../support/memory/PlannedApp.ts"
import { makes, pipCommand, pythonWithPip, resolves, staging } from "../support/memory/ScriptedStaging.ts"
import { runtime, stackOf } from "../support/memory/Stack.ts"

afterAll(removeTemporaryFolders)

const chosen = async (text: string, stack = stackOf("2.7.18", "3.3.7", "3.10.4", "3.11.7", "3.12.1")) =>
  render(versionOf((await planOf({ files: { "runtime.txt": text, "app.py": "" }, stack })).python.offer))
const flask = { "requirements.txt": "flask\n", "runtime.txt": "3.12\n" }
const python = pythonWithPip("3.12.1")
const plain = { "app.py": "print('hello')\n", "runtime.txt": newest().line }
const words = (commands: Awaited<ReturnType<typeof staging>>["commands"]): string =>
  commands.flatMap(({ args }) => args).join(" ")

const promises: ReadonlyArray<readonly [defect: string, ours: string, holds: () => Promise<void>]> = [
  [
    "detection failed for every app",
    "bin/detect answers 0 for a Python app and 1 for another",
    async () => {
      expect((await compile({ app: plain, command: "detect" })).code).toBe(0)
      expect((await compile({ app: { "index.js": "" }, command: "detect" })).code).toBe(1)
    }
  ],
  [
    "runtime.txt never worked",
    "every way to write a version is understood",
    async () => {
      for (const text of ["python-2.7", "python-2.7.18", "Python-2.7", "2.7", "2.7.18\n"])
        expect(await chosen(text)).toBe("2.7.18")
    }
  ],
  [
    "documentation wanted `Python-`, the program `python-`",
    "any case will do",
    async () => {
      expect([await chosen("Python-3.3"), await chosen("python-3.3"), await chosen("PYTHON-3.3")]).toEqual([
        "3.3.7",
        "3.3.7",
        "3.3.7"
      ])
    }
  ],
  [
    "3.10 was read as 3.1",
    "lines of two digits are lines",
    async () => {
      expect([await chosen("python-3.10.4"), await chosen("3.12")]).toEqual(["3.10.4", "3.12.1"])
    }
  ],
  [
    "a message printed the name of a variable",
    "messages have the values",
    async () => {
      const { message, title } = await errorOf({ files: { "runtime.txt": "python-3.4", "app.py": "" } })
      expect([title, message.includes("runtime.txt line 1 asks for Python 3.4")]).toEqual([
        "Python 3.4 is not on this stack",
        true
      ])
    }
  ],
  [
    "failed installations ended as a success",
    "whatever fails fails the staging, and leaves nothing",
    async () => {
      for (const [fails, tag] of [
        [resolves, "DependencyInstallFailed"],
        [makes, "DistributionNotMade"]
      ] as const) {
        const { disk, error } = await staging({
          files: flask,
          runtimes: [python],
          answer: (command) => (fails(command) ? { exitCode: 1, output: ["ERROR: no"] } : {})
        })
        expect([error?._tag, Object.keys(disk).filter((path) => path.startsWith("/app/.p"))]).toEqual([tag, []])
      }
    }
  ],
  [
    "packages were installed by whichever pip was on PATH",
    "every program is the chosen Python, which is the first on PATH",
    async () => {
      const { commands } = await staging({ files: flask, runtimes: [python, pythonWithPip("2.7.18")] })
      const own = commands.filter((command) => pipCommand(command) !== "download" || resolves(command))
      expect(own.length).toBeGreaterThan(1)
      for (const { env, program } of own) {
        expect(program).toBe(python.executable)
        expect(env["PATH"]).toMatch(/^\/[^:]*\/bin:\/opt\/pythons\/3\.12\.1\/bin:/)
      }
    }
  ],
  [
    "pip upgraded itself to a version that the Python could not run",
    "tools are pinned by version and checksum",
    async () => {
      for (const version of ["2.7.18", "3.3.7", "3.12.1"]) {
        const { tools } = await planOf({ files: { "requirements.txt": "flask\n" }, stack: stackOf(version) })
        for (const tool of tools)
          expect([tool.version, tool.sha256]).toEqual([
            expect.stringMatching(/^\d/),
            expect.stringMatching(/^[0-9a-f]{64}$/)
          ])
      }
      expect(words((await staging({ files: flask, runtimes: [python] })).commands)).not.toContain("--upgrade")
    }
  ],
  [
    "options that pip no longer has were passed to it",
    "they are dropped with a warning",
    async () => {
      const variables = { PIP_OPTS: "--download-cache /x --use-wheel --use-mirrors" }
      const { commands, error, log } = await staging({ files: flask, runtimes: [python], variables })
      expect([error, words(commands).match(/--download-cache|--use-/)]).toEqual([undefined, null])
      expect(log).toMatch(/^ ! .*--download-cache/m)
    }
  ],
  [
    "an app with .profile.d could not be staged, nor any app twice",
    "both can",
    async () => {
      const files = { ...plain, ".profile.d/mine.sh": "export MINE=1\n" }
      const first = await compile({ app: files, python: newest() })
      const second = await compile({ again: first, python: newest() })
      expect([first.code, second.code]).toEqual([0, 0])
      expect(readdirSync(join(second.app, ".profile.d"))).toEqual(["mine.sh", "python.sh"])
    }
  ],
  [
    "variables for a child leaked into the staging itself",
    "each child has a stated environment of its own",
    async () => {
      const { PYTHONUSERBASE: before } = process.env
      const { commands } = await staging({
        files: flask,
        runtimes: [python],
        variables: { PYTHONUSERBASE: "/mine", PYTHONPATH: "/mine" }
      })
      for (const { env } of commands)
        expect([env["PYTHONUSERBASE"] === "/mine", env["PYTHONPATH"] === "/mine"]).toEqual([false, false])
      expect(process.env["PYTHONUSERBASE"]).toBe(before)
    }
  ],
  [
    "a version without a line break lost its last digit",
    "the last line needs no line break",
    async () => {
      expect([
        await chosen("python-3.11.7"),
        await chosen("python-3.11.7\n"),
        await chosen("python-3.11.7\r\n")
      ]).toEqual(["3.11.7", "3.11.7", "3.11.7"])
    }
  ],
  [
    "the cache directory had to exist, and mixed Pythons and apps",
    "it is made, and what is kept is told apart by Python",
    async () => {
      const kept = async (version: string) => {
        const { disk } = await staging({
          files: { ...flask, "runtime.txt": version },
          runtimes: [pythonWithPip("3.12.1"), pythonWithPip("3.13.0")]
        })
        return Object.keys(disk).filter((path) => path.startsWith("/cache/python-buildpack/store/distributions/"))
      }
      const [older, newer] = [await kept("3.12"), await kept("3.13")]
      expect([older.length, newer.length, older[0] === newer[0]]).toEqual([1, 1, false])
      const cache = join(temporaryFolder("cache"), "not", "there")
      const staged = await compile({ app: plain, python: newest(), cache })
      expect([staged.code, existsSync(cache)]).toEqual([0, true])
    }
  ],
  [
    "an unpinned name got whatever version lay in a shared cache",
    "what is installed is exactly what was resolved just now",
    async () => {
      const variables = { PYTHON_CACHE_MAX_AGE: "0" }
      const { commands } = await staging({ files: flask, runtimes: [python], times: 2, variables })
      expect(commands.filter(resolves).length).toBe(2)
      expect(words(commands)).not.toContain("--find-links")
    }
  ],
  [
    "a wheel that did not build was reported as not found",
    "the failing build is the end, with its own output",
    async () => {
      const output = [
        "  ext.c:1:10: fatal error: nosuch.h: No such file or directory",
        "ERROR: Failed building wheel for needsheader"
      ]
      const { commands, error } = await staging({
        files: flask,
        runtimes: [{ ...python, pip: { version: "26.0", path: "/pips/pip" } }],
        source: true,
        answer: (command) => (pipCommand(command) === "wheel" ? { exitCode: 1, output } : {})
      })
      expect(commands.filter((command) => pipCommand(command) === "install")).toEqual([])
      expect([error?.title, error?.message, ...(error?.hints ?? [])].join("\n")).not.toContain(
        "No matching distribution"
      )
    }
  ],
  [
    "a stale wheel of the app lay in the shared cache",
    "the app's own wheel is found by the digest of its files alone",
    async () => {
      const kept = async (setup: string) => {
        const { disk } = await staging({ files: { "setup.py": setup, "runtime.txt": "3.12" }, runtimes: [python] })
        return Object.keys(disk).filter((path) => path.startsWith("/cache/python-buildpack/store/wheels/"))
      }
      const [before, after] = [await kept("one"), await kept("two")]
      expect([before.length, after.length, before[0] === after[0]]).toEqual([1, 1, false])
      expect(await kept("one")).toEqual(before)
    }
  ],
  [
    "a blank in a path, or `;` in $PIP_OPTS, became shell code",
    "every word stays a word",
    async () => {
      const root = "/my apps/a; touch x"
      const { commands, error } = await staging({
        files: flask,
        root,
        runtimes: [python],
        variables: { PIP_OPTS: "--proxy 'a b; touch y' --pre" }
      })
      const resolving = commands.find(resolves)
      expect([error, resolving?.cwd, resolving?.args.includes("--proxy=a b; touch y")]).toEqual([undefined, root, true])
    }
  ],
  [
    "$PIP_OPTS went to every step, and debugging showed its passwords",
    "each option reaches the steps that know it, and no password is shown",
    async () => {
      const variables = { PIP_OPTS: "-i https://me:hunter2@packages.example.test/simple --pre", BUILDPACK_DEBUG: "1" }
      const { commands, error, log } = await staging({ files: flask, runtimes: [python], variables })
      expect(error).toBeUndefined()
      const told = commands.filter(resolves).map(({ env }) => Object.values(env).join(" "))
      expect(told).toEqual([expect.stringContaining("hunter2")])
      expect(words(commands.filter(resolves))).toContain("--pre")
      expect(commands.some(makes)).toBe(true)
      expect(words(commands.filter(makes))).not.toContain("--pre")
      expect([words(commands).includes("hunter2"), log.includes("hunter2")]).toEqual([false, false])
    }
  ],
  [
    "output was mixed, its indentation lost, all of stderr a warning",
    "both streams come in order, line by line, indented as they were",
    async () => {
      const log: Array<string> = []
      const script = "echo one; echo '  two' >&2; echo '    three'; echo four >&2"
      await Effect.runPromise(
        Effect.gen(function* () {
          const process = yield* Process
          const report = yield* Report
          yield* process.run(
            { program: "/bin/sh", args: ["-c", script], env: {}, cwd: "/", timeout: "20 seconds" },
            report.detail
          )
        }).pipe(Effect.provide(Layer.mergeAll(ProcessExeca.layer, ReportModule.layerMemory(log))))
      )
      expect(log.join("")).toBe("       one\n         two\n           three\n       four\n")
    }
  ],
  [
    "the result worked only where it was staged",
    "no file of it holds a path of the staging",
    async () => {
      const staged = await compile({ app: plain, python: newest() })
      const files = walk(staged.app).filter((path) => lstatSync(path).isFile())
      expect([staged.code, files.filter((path) => readFileSync(path, "latin1").includes(staged.app))]).toEqual([0, []])
    }
  ],
  [
    "user settings, the export file and process types were missing",
    "ENV_DIR is read, the next buildpack is told, bin/release answers",
    async () => {
      const app = { "app.py": "", "runtime.txt": "2\n" }
      const staged = await compile({ app, envDir: { PYTHON_VERSION: newest().version } })
      expect(staged.output).toContain(`Using Python ${newest().version}, asked by $PYTHON_VERSION`)
      expect(await release(staged)).toBe("--- {}\n")
      const { disk } = await staging({ files: { "app.py": "" }, runtimes: [python] })
      expect(disk["/buildpack/export"]).toContain("'/app/.python'")
    }
  ],
  [
    "it needed a Python 2 to run at all",
    "bin/detect and bin/release need none",
    async () => {
      const env = { PATH: "" }
      expect((await compile({ app: plain, command: "detect", env })).code).toBe(0)
      expect((await compile({ app: plain, command: "release", env })).stdout).toBe("--- {}\n")
    }
  ],
  [
    "a cache directory had to be given, needed or not",
    "bin/compile does without one",
    async () => {
      const folder = temporaryFolder("no cache")
      mkdirSync(join(folder, "app"))
      for (const [name, content] of Object.entries(plain)) writeFileSync(join(folder, "app", name), content)
      const env = { PATH: "/usr/bin:/bin", HOME: folder, TMPDIR: folder, BUILDPACK_PYTHON_PATH: newest().root }
      execFileSync(join(import.meta.dirname, "../../bin/compile"), [join(folder, "app")], { env, stdio: "ignore" })
      expect(readFileSync(join(folder, "app", ".profile.d", "python.sh"), "utf8")).toContain("PYTHONUSERBASE")
    }
  ],
  [
    "an app with only requirements.pypm upgraded pip from the network",
    "nothing is upgraded",
    async () => {
      const { commands } = await staging({
        files: { "requirements.pypm": "lxml\n", "runtime.txt": "3.12" },
        runtimes: [python]
      })
      expect(words(commands)).not.toContain("--upgrade")
    }
  ],
  [
    "an app with only runtime.txt still upgraded pip",
    "with nothing to install no pip is started or fetched",
    async () => {
      const { commands, error } = await staging({ files: { "runtime.txt": "3.12" }, runtimes: [runtime("3.12.1")] })
      expect([error, commands]).toEqual([undefined, []])
    }
  ]
]

describe("the predecessor", () => {
  it.each(promises)("%s; now %s", async (_, __, holds) => {
    await holds()
  })
})

it("an ENV_DIR may hold anything but what would break the staging", () => {
  const env = Env.make({
    process: { PATH: "/bin" },
    files: new Map([
      ["PATH", "/evil"],
      ["DATABASE_URL", "x"]
    ])
  })
  expect([env.get("PATH"), env.get("DATABASE_URL")]).toEqual(["/bin", "x"])
})
