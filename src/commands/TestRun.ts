/** `bin/test`: starts the tests of an app that was staged for them, as the platform starts its processes. */
import * as Console from "effect/Console"
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { exitCodeOf } from "../domain/ExitCode.ts"
import { PYTHON_APP_DIR } from "../domain/Options.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { testCommand, type TestFacts } from "../launch/TestCommand.ts"
import { testVariables } from "../formats/TestManifest.ts"
import type { Invocation } from "../platforms/Platform.ts"
import { isStaged, programsIn, startedBy } from "../platforms/Classic.ts"
import { WrongUsage } from "../services/CommandLine.ts"
import * as EnvService from "../services/Env.ts"
import { Env } from "../services/Env.ts"
import { readEnvDirectory } from "../services/EnvDirectory.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { Process } from "../services/Process.ts"
import * as ProcessExeca from "../services/ProcessExeca.ts"
import * as ReportService from "../services/Report.ts"
import { Report, type Write } from "../services/Report.ts"
import { absolute } from "./Arguments.ts"

export const testUsage = "bin/test BUILD_DIR [ENV_DIR]"

/** Nothing was staged there that could be tested. */
export class NothingStaged
  extends Data.TaggedError("NothingStaged")<{ readonly root: string }>
  implements StagingError
{
  readonly id = "ci/nothing-staged"
  readonly blame = "environment"
  readonly title = "The app is not staged"
  override get message(): string {
    return `Nothing in ${printable(this.root)} was staged by this buildpack, so its tests would find no packages.`
  }
  readonly hints: ReadonlyArray<string> = ["Run bin/test-compile with the same BUILD_DIR first."]
}

/** Nothing shows how the tests are started. */
export class NoTestCommand extends Data.TaggedError("NoTestCommand")<{}> implements StagingError {
  readonly id = "ci/no-test-command"
  readonly blame = "app"
  readonly title = "Nothing says how the app is tested"
  override get message(): string {
    return "app.json has no `scripts.test`, pytest is not installed, there is no manage.py of Django's, and neither a folder tests/ nor a file test*.py at the top."
  }
  readonly hints: ReadonlyArray<string> = [
    'Write the command into app.json: {"environments": {"test": {"scripts": {"test": "pytest"}}}}',
    "Or ask for pytest in requirements-test.txt, or in the group `test` of [dependency-groups] in pyproject.toml."
  ]
}

export interface TestArguments {
  readonly root: string
  readonly envDirectory: string | undefined
}

export const testArguments = (cwd: string, args: ReadonlyArray<string>): Result.Result<TestArguments, WrongUsage> => {
  const [root, envDirectory, ...rest] = args
  if (root === undefined || root === "")
    return Result.fail(new WrongUsage({ usage: testUsage, problem: "BUILD_DIR is missing." }))
  if (rest.length > 0)
    return Result.fail(
      new WrongUsage({ usage: testUsage, problem: `There are ${args.length} arguments, at most two are known.` })
    )
  const given = envDirectory === undefined || envDirectory === "" ? undefined : absolute(cwd, envDirectory)
  return Result.succeed({ root: absolute(cwd, root), envDirectory: given })
}

const configured = ["pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini", "setup.cfg"]

const factsOf = Effect.fn("TestRun.facts")(function* (root: string, app: string) {
  const files = yield* Filesystem
  const textOf = (name: string) => ifSeen(files.readText(join(app, name)))
  const settings = new Map<string, string>()
  for (const name of configured) {
    const text = yield* textOf(name)
    if (text !== undefined) settings.set(name, text)
  }
  const facts: TestFacts = {
    manifest: yield* textOf("app.json"),
    names: new Set((yield* files.entries(app)).map(({ kind, name }) => (kind === "directory" ? `${name}/` : name))),
    inTests: yield* Effect.orElseSucceed(files.list(join(app, "tests")), () => []),
    programs: yield* programsIn(root),
    settings,
    isDjango: /django/i.test((yield* textOf("manage.py")) ?? "")
  }
  return facts
})

/** The exit code of the tests; what they write is on standard output as it comes. */
export const test = Effect.fn("TestRun.test")(function* ({ root: given }: TestArguments) {
  const env = yield* Env
  const files = yield* Filesystem
  const report = yield* Report
  const process = yield* Process
  const root = yield* Effect.orElseSucceed(files.realPath(given), () => given)
  if (!(yield* isStaged(root))) return yield* new NothingStaged({ root })
  const app = join(root, env.get(PYTHON_APP_DIR)?.trim() ?? "")
  const facts = yield* factsOf(root, app)
  const found = testCommand(facts)
  if (found === undefined) return yield* new NoTestCommand()
  yield* report.step(`Testing: ${found.command} (${found.reason})`)
  const { exitCode, signal } = yield* process.run(
    {
      ...(yield* startedBy(found.command)),
      env: {
        PATH: "/usr/local/bin:/usr/bin:/bin",
        ...Object.fromEntries(testVariables(facts.manifest ?? "")),
        ...Object.fromEntries(env.variables),
        HOME: root
      },
      cwd: app,
      timeout: Duration.infinity,
      keep: 100
    },
    (line) => Console.log(printable(report.redacted(line)))
  )
  if (signal !== undefined) yield* report.detail(`The tests were ended by ${signal}.`)
  return exitCode ?? 1
})

/** The exit code of `bin/test`, whatever came of it: what stood in the way is told. */
export const runTests = ({ args, cwd, env }: Invocation, write: Write) =>
  Effect.gen(function* () {
    const given = yield* Effect.fromResult(testArguments(cwd, args))
    const variables = yield* readEnvDirectory(given.envDirectory)
    const known = EnvService.layer({ process: env, files: variables })
    const services = Layer.provideMerge(Layer.merge(ReportService.layer(write), ProcessExeca.layer), known)
    return yield* test(given).pipe(
      Effect.catch((error: StagingError) =>
        Effect.as(
          Effect.flatMap(Report, (report) => report.error(error)),
          exitCodeOf(error)
        )
      ),
      Effect.provide(services)
    )
  })
