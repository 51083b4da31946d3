/** What a person at a terminal learns from the lines of pip: what it is at, and who waits for what. */
import * as Effect from "effect/Effect"
import * as Tracer from "effect/Tracer"
import { describe, expect, it } from "@effect/vitest"
import { pipProgress } from "../../src/engines/pip/PipProgress.ts"
import { waitingFor } from "../../src/engines/pip/WaitingPackages.ts"
import { Watched } from "../../src/services/Terminal.ts"

/** The attributes of the span after each line. */
const heard = (pip: string, command: string, lines: ReadonlyArray<string>, watched = true) =>
  Effect.runSync(
    Effect.gen(function* () {
      const progress = yield* pipProgress(pip, command)
      const span = yield* Effect.currentSpan
      const after = lines.map((line) => {
        progress.hears(line)
        return Object.fromEntries([...span.attributes].filter(([, value]) => value !== "" && value !== 0))
      })
      const outcome = { exitCode: 0, signal: undefined, timedOut: false, output: lines }
      return { env: progress.env, after, left: progress.without(outcome).output, hidden: lines.filter(progress.hides) }
    }).pipe(
      Effect.withSpan("pip"),
      Effect.provideService(Watched, watched),
      Effect.provideService(Tracer.Tracer, Tracer.make({ span: (options) => new Tracer.NativeSpan(options) }))
    )
  )

describe("what a pip is at", () => {
  it("is a package, a step of its build, and how much of a file has come", () => {
    const lines = [
      "Collecting numpy (from -r requirements.txt (line 2))",
      "  Downloading numpy-2.5.5-cp313-cp313-manylinux_2_27_x86_64.whl (15.7 MB)",
      "Progress 1048576 of 16462643",
      "Progress 16462643 of 16462643",
      "Collecting pyyaml>=6.0 (from -r requirements.txt (line 6))",
      "  Installing build dependencies: started",
      "  Installing build dependencies: finished with status 'done'",
      "  Preparing metadata (pyproject.toml): started"
    ]
    const { after, env, hidden, left } = heard("25.3", "download", lines)
    expect(after).toEqual([
      { doing: "numpy" },
      { doing: "numpy" },
      { doing: "numpy", received: 1_048_576, total: 16_462_643 },
      { doing: "numpy" },
      { doing: "pyyaml" },
      { doing: "pyyaml, installing build dependencies" },
      { doing: "pyyaml" },
      { doing: "pyyaml, preparing metadata" }
    ])
    expect(env).toEqual({ PIP_PROGRESS_BAR: "raw" })
    expect(hidden).toEqual(lines.slice(2, 4))
    expect(left).toEqual([...lines.slice(0, 2), ...lines.slice(4)])
  })

  it("needs no name of the package where there is one alone", () => {
    const { after } = heard("25.3", "wheel", [
      "Processing /tmp/a/b-1.0.tar.gz",
      "  Preparing metadata (setup.py): started"
    ])
    expect(after).toEqual([{}, { doing: "preparing metadata" }])
  })

  it.each([
    ["20.3.4", "download", true],
    ["24.0", "download", true],
    ["25.3", "wheel", true],
    ["25.3", "download", false]
  ])("a pip %s, for %s, watched: %j, is asked for no bytes", (pip, command, watched) => {
    expect(heard(pip, command, [], watched).env).toEqual({})
  })
})

describe("what waits for a package", () => {
  it.each([
    ["Collecting flask (from -r requirements.txt (line 1))", "flask", []],
    [
      "  Collecting MarkupSafe>=2.0 (from Jinja2>=3.1->flask==3.0->-r requirements.txt (line 1))",
      "markupsafe",
      ["jinja2", "flask"]
    ],
    ["Collecting zope.interface (from gevent)", "zope-interface", ["gevent"]],
    ["Collecting six", "six", undefined],
    ["Downloading six-1.0.whl", "six", undefined]
  ])("%s", (line, name, expected) => {
    expect(waitingFor([line]).get(name)).toEqual(expected)
  })

  it("is told by the first line that names it", () => {
    expect(waitingFor(["Collecting a (from b)", "Collecting a (from c)"]).get("a")).toEqual(["b"])
  })
})
