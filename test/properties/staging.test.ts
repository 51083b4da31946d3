/** Any app, however odd, comes to a plan or to an error that a person can use; never to a crash. */
import * as Arbitrary from "effect/Arbitrary"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { Plan } from "../../src/domain/Plan.ts"
import { renderError } from "../../src/services/Report.ts"
import { redact } from "../../src/domain/Secrets.ts"
import { decide, type Given } from "../support/memory/PlannedApp.ts"
import { stackOf } from "../support/memory/Stack.ts"

/** Lines that people write, right and wrong, in the right file and in another one. */
const line = Schema.Literals([
  "flask",
  "Flask==3.0.3",
  "flask = 1",
  "flask==",
  "-e .",
  "-e ./libs/a",
  "./libs/a",
  "./nowhere",
  "-r more.txt",
  "-r requirements.txt",
  "-c more.txt",
  "-r",
  "--index-url https://me:hunter2@packages.example.test/simple",
  "--hash=sha256:00",
  `six==1.16.0 --hash=sha256:${"a".repeat(64)}`,
  "--require-hashes",
  "pkg-resources==0.0.0",
  "numpy @ file:///croot/numpy",
  "git+https://git.example.test/x.git#egg=x",
  "${HOME}/x",
  "# comment",
  "",
  "\\",
  "flask \\",
  "pip install flask",
  "import flask",
  "<<<<<<< HEAD",
  "flask ; python_version < '3'",
  "flask ; nonsense",
  "[project]",
  'name = "shop"',
  'dependencies = ["flask"]',
  'dependencies = "flask"',
  'dynamic = ["dependencies"]',
  'requires-python = ">=3.9"',
  'requires-python = "^3.9"',
  "requires-python = 3",
  "[build-system]",
  "requires = []",
  "[tool.poetry]",
  "[metadata]",
  "name = shop",
  "[options]",
  "python_requires = >=3.6",
  "  <4",
  "python-3.12",
  "Python-2.7",
  "3.12.9",
  "pypy3",
  "latest",
  "3.13t",
  "3.12\u00a0",
  "\ufeff3.12",
  "\u0000",
  "web: python app.py",
  "worker",
  "--user",
  "grüße",
  "🐍",
  "'",
  '"',
  "lxml>=2",
  "-U",
  "--no-binary :all:",
  "a\tb",
  "\r"
])
const text = Schema.Array(line).check(Schema.isMaxLength(5))
const anything = Schema.Union([text, Schema.String])
const name = Schema.Literals([
  "requirements.txt",
  "more.txt",
  "requirements.pypm",
  "setup.py",
  "setup.cfg",
  "pyproject.toml",
  "runtime.txt",
  ".python-version",
  "Procfile",
  "uv.lock",
  "poetry.lock",
  "Pipfile.lock",
  "app.py",
  "manage.py",
  "libs/a/setup.py",
  "venv/pyvenv.cfg",
  "requirements.txt/x",
  "requirement.txt"
])
const version = Schema.Literals(["2.7.18", "3.3.7", "3.6.15", "3.12.1", "3.13.0", "3.15.0"])
const option = Schema.Literals([
  "",
  "-i https://me:hunter2@packages.example.test/simple",
  "--user",
  "--target /x",
  "'unclosed",
  "--use-mirrors",
  "--pre -q",
  "-r more.txt",
  "flask",
  "--no-such-option",
  "--index-url",
  "--",
  "-",
  "\\",
  "$(id); rm -rf /"
])
const app = Arbitrary.schema(
  Schema.Struct({
    files: Schema.Array(Schema.Struct({ name, content: anything })).check(Schema.isMaxLength(7)),
    break: Schema.Literals(["\n", "\r\n", "\r"]),
    utf16: Schema.Literals([false, false, false, true]),
    stack: Schema.Array(version).check(Schema.isMaxLength(4)),
    PYTHON_VERSION: Schema.optionalKey(Schema.Union([line, Schema.String])),
    PIP_OPTS: Schema.optionalKey(Schema.Union([option, Schema.String])),
    PYTHON_DEFAULT_VERSION: Schema.optionalKey(line),
    PYTHON_PATCH_POLICY: Schema.optionalKey(Schema.Literals(["newest", "exact"]))
  })
)
type App = typeof app extends Arbitrary.Arbitrary<infer A> ? A : never

const bytes = (content: string, utf16: boolean): Uint8Array =>
  utf16
    ? Uint8Array.from([...`\ufeff${content}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]))
    : new TextEncoder().encode(content)

/** A file cannot also be a folder: the first of two such names wins. */
const filesOf = (all: App): Given["files"] => {
  const files: Record<string, Uint8Array> = {}
  for (const { content, name } of all.files) {
    const taken = Object.keys(files).some((other) => other.startsWith(`${name}/`) || name.startsWith(`${other}/`))
    if (!taken) files[name] = bytes(typeof content === "string" ? content : content.join(all.break), all.utf16)
  }
  return files
}
const givenOf = (all: App): Given => {
  const { PIP_OPTS, PYTHON_DEFAULT_VERSION, PYTHON_PATCH_POLICY, PYTHON_VERSION } = all
  const variables = Object.entries({ PIP_OPTS, PYTHON_DEFAULT_VERSION, PYTHON_PATCH_POLICY, PYTHON_VERSION }).flatMap(
    ([name, value]) => (value === undefined ? [] : [[name, value]])
  )
  return { files: filesOf(all), stack: stackOf(...all.stack), variables: Object.fromEntries(variables) }
}
const deciding = (all: App) => Effect.exit(decide(givenOf(all)))
const json = Schema.fromJsonString(Plan)

describe("any app", () => {
  it.effect.prop(
    "comes to a plan or to an error, never to a crash",
    [app],
    ([all]) =>
      Effect.gen(function* () {
        const exit = yield* deciding(all)
        expect(Exit.isFailure(exit) ? Cause.pretty(exit.cause) : "decided").toBe("decided")
      }),
    { arbitrary: { runs: 300 } }
  )

  it.effect.prop(
    "that cannot be staged is told why, in words",
    [app],
    ([all]) =>
      Effect.gen(function* () {
        const decided = yield* decide(givenOf(all))
        if (Result.isSuccess(decided)) return
        const { id, message, title } = decided.failure
        const written = redact(renderError(decided.failure), [])
        for (const part of [id, title, message]) expect(part.trim()).not.toBe("")
        expect(written).not.toMatch(/\[object|hunter2/)
        if (!JSON.stringify(all).includes("undefined")) expect(written).not.toContain("undefined")
      }),
    { arbitrary: { runs: 300 } }
  )

  it.effect.prop(
    "that can be staged has a plan that survives encoding and holds no secret",
    [app],
    ([all]) =>
      Effect.gen(function* () {
        const decided = yield* decide(givenOf(all))
        if (Result.isFailure(decided)) return
        const { plan } = decided.success
        const text = Schema.encodeSync(json)(plan)
        expect(Schema.decodeUnknownSync(json)(text)).toEqual(plan)
        expect(text).not.toContain("hunter2")
        if (plan.installs.length > 0) expect(plan.tools.length).toBeGreaterThan(0)
      }),
    { arbitrary: { runs: 300 } }
  )
})
