/** What becomes of code that packages have run at each start: told once, refused, or expected. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { describe, expect, it } from "@effect/vitest"
import type { Snapshot } from "../../src/changes/Snapshot.ts"
import type { StartupHook } from "../../src/domain/StartupHook.ts"
import { judgeStartup } from "../../src/execute/StartupPolicy.ts"
import { knownHook } from "../../src/execute/KnownHooks.ts"
import * as Env from "../../src/services/Env.ts"
import * as Report from "../../src/services/Report.ts"

const hook = (name: string, more: Partial<StartupHook> = {}): StartupHook => ({
  package: name,
  file: `${name}.pth`,
  digest: "1",
  code: [`import ${name}`],
  ...more
})
const snapshot = (...startup: ReadonlyArray<StartupHook>): Snapshot => ({ python: "3.12.1", packages: {}, startup })

const judged = (value: string | undefined, now: Snapshot, before?: Snapshot) =>
  Effect.suspend(() => {
    const log: Array<string> = []
    const env = Env.layerMemory(value === undefined ? {} : { PYTHON_STARTUP_HOOKS: value })
    return judgeStartup(now, before).pipe(
      Effect.result,
      Effect.map((result) => ({ error: Result.isFailure(result) ? result.failure : undefined, log: log.join("") })),
      Effect.provide(Layer.merge(env, Report.layerMemory(log)))
    )
  })

describe("code at the start of Python", () => {
  it.effect("is a warning when it is new since the last staging, and is not told again", () =>
    Effect.gen(function* () {
      const [one, other] = [hook("one"), hook("other", { code: ["import a", "import b", "import c"] })]
      const { error, log } = yield* judged(undefined, snapshot(one, other), snapshot(one))
      expect(error).toBeUndefined()
      expect(log).toContain("other: other.pth runs `import a`, and 2 more lines")
      expect(log).not.toContain("one: one.pth")
      expect(log).toContain("(packages/startup-code)")
      expect((yield* judged("warn", snapshot(one, other), snapshot(other, one))).log).toBe("")
      const changed = yield* judged("", snapshot(hook("one", { digest: "2" })), snapshot(one))
      expect(changed.log).toContain("(packages/startup-code)")
    })
  )

  it.effect("is told and no warning where there is nothing to compare with", () =>
    Effect.gen(function* () {
      const { log } = yield* judged(undefined, snapshot(hook("one")))
      expect(log).toContain("At every start of Python, code is run of:")
      expect(log).not.toContain(" ! ")
      const sinceAnOlderRelease = yield* judged(undefined, snapshot(hook("one")), { python: "3.12.1", packages: {} })
      expect(sinceAnOlderRelease.log).not.toContain(" ! ")
    })
  )

  it.effect("is no surprise where it is well known, allowed or named", () =>
    Effect.gen(function* () {
      const before = snapshot()
      expect((yield* judged(undefined, snapshot(hook("one", { known: "known" })), before)).log).toBe("")
      expect((yield* judged("allow", snapshot(hook("one")), before)).log).toBe("")
      expect((yield* judged("One_Package", snapshot(hook("one-package")), before)).log).toBe("")
      expect((yield* judged("warn, a b", snapshot(hook("a, b")), before)).log).toBe("")
      expect((yield* judged("a", snapshot(hook("a, b")), before)).log).toContain("(packages/startup-code)")
    })
  )

  it.effect("is an error by policy, new or not, but for what is named", () =>
    Effect.gen(function* () {
      const now = snapshot(hook("one"), hook("two"), hook("setuptools", { known: "known" }))
      const { error, log } = yield* judged("error", now, now)
      expect([error?.id, log]).toEqual(["packages/startup-code-refused", ""])
      expect(error?.message).toContain("  one: one.pth runs `import one`\n  two: two.pth runs `import two`\n")
      expect(error?.hints.join("\n")).toContain('PYTHON_STARTUP_HOOKS="error one two"')
      expect((yield* judged("error one", now, now)).error?.message).not.toContain("one:")
      expect((yield* judged("one,Error,two", now, now)).error).toBeUndefined()
    })
  )

  it.effect.each(["error warn", "errors!", "error=one", "eror", "alow hooked"])(
    "is judged by a policy that makes sense, and not by %s",
    (value) =>
      Effect.gen(function* () {
        expect((yield* judged(value, snapshot())).error?.id).toBe("packages/startup-policy")
      })
  )
})

describe("what is well known", () => {
  const shim =
    "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack').add_shim(); "
  const space =
    "import sys, types, os;has_mfs = sys.version_info > (3, 5);p = os.path.join(sys._getframe(1).f_locals['sitedir'], *('zope',));importlib = has_mfs and __import__('importlib.util');has_mfs and __import__('importlib.machinery');m = has_mfs and sys.modules.setdefault('zope', importlib.util.module_from_spec(importlib.machinery.PathFinder.find_spec('zope', [os.path.dirname(p)])));m = m or sys.modules.setdefault('zope', types.ModuleType('zope'));mp = (m or []) and m.__dict__.setdefault('__path__',[]);(p not in mp) and mp.append(p)"

  it.each<readonly [string, string, ReadonlyArray<string>, boolean]>([
    ["setuptools", "distutils-precedence.pth", [shim], true],
    ["setuptools", "distutils-precedence.pth", [shim.replace("'local')", "'stdlib')")], true],
    ["setuptools", "distutils-precedence.pth", [shim, "import evil"], false],
    ["setuptools", "distutils-precedence.pth", [`${shim}import evil`], false],
    ["evil", "distutils-precedence.pth", [shim], false],
    ["zope-interface", "zope.interface-5.4.0-py3.7-nspkg.pth", [space], true],
    [
      "zope-interface",
      "zope.interface-5.4.0-py3.7-nspkg.pth",
      [space.replace("'zope',)", "'zope',);import evil")],
      false
    ],
    ["any", "__editable__.any.pth", ["import __editable___any_finder; __editable___any_finder.install()"], false],
    ["any", "_virtualenv.pth", ["import _virtualenv"], false]
  ])("%s with %s, by what it says", (name, file, code, isKnown) => {
    expect(knownHook(name, file, code) !== undefined).toBe(isKnown)
  })
})
