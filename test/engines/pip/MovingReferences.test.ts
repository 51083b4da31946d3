/** Whether branches, tags and archives still mean the same: asked of clients and servers that play their part, and what pip says of repositories. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Duration from "effect/Duration"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "@effect/vitest"
import type { ArchiveReference, Reference, RepositoryReference, Verdict } from "../../../src/domain/Reference.ts"
import { ask, isMovingArchive } from "../../../src/engines/pip/MovingReferences.ts"
import * as Env from "../../../src/services/Env.ts"
import {
  type HttpAnswer as Served,
  Http,
  HostSilent,
  type Interface as Server,
  type HttpQuestion
} from "../../../src/services/Http.ts"
import type { Command } from "../../../src/services/Process.ts"
import * as Report from "../../../src/services/Report.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import { layerScripted, type Script } from "../../../src/testing/ScriptedProcess.ts"
import { runtime } from "../../support/memory/Stack.ts"
import { readRequirementFiles } from "../../../src/survey/RequirementFiles.ts"

const [old, now, object] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)]
const patience = { limit: Duration.seconds(5) }
const repository = (more: Partial<RepositoryReference> = {}): RepositoryReference => ({
  _tag: "Repository",
  name: "lib",
  system: "git",
  url: "https://host.example.test/lib.git",
  revision: "main",
  commit: old,
  asked: 0,
  ...more
})
const archive = (more: Partial<ArchiveReference> = {}): ArchiveReference => ({
  _tag: "Archive",
  name: "lib",
  url: "https://host.example.test/main.zip",
  sha256: "d".repeat(64),
  etag: '"one"',
  asked: 0,
  ...more
})

interface World {
  readonly lines?: string
  readonly variables?: Readonly<Record<string, string>>
  readonly script?: Script
  readonly serve?: (question: HttpQuestion) => Served | "nothing" | { readonly fails: boolean }
}

const asking = Effect.fn(function* (references: ReadonlyArray<Reference>, world: World) {
  const commands: Array<Command> = []
  const questions: Array<HttpQuestion> = []
  const variables = { PATH: "/usr/bin:/bin", ...world.variables }
  const facts = yield* readRequirementFiles("/app", new Map(Object.entries(variables))).pipe(
    Effect.provide(layerMemory({ "/app/requirements.txt": world.lines ?? "" }))
  )
  const http: Server = {
    ask: (question) => {
      questions.push(question)
      const answer = world.serve?.(question) ?? { status: 404 }
      if (answer === "nothing") return Effect.never
      return "fails" in answer
        ? Effect.fail(new HostSilent({ detail: "no way", unreachable: answer.fails }))
        : Effect.succeed(answer)
    }
  }
  const place = { runtime: runtime("3.12.1"), work: "/work", prefix: "/prefix", lines: [facts], variables: {} }
  const layers = Layer.mergeAll(
    Env.layerMemory(variables),
    Report.layerMemory([]),
    layerScripted(world.script ?? (() => undefined), commands),
    Layer.succeed(Http, http)
  )
  const asked = yield* Effect.forkChild(ask(place, references, patience).pipe(Effect.provide(layers)))
  yield* TestClock.adjust("6 seconds")
  const verdicts = yield* Fiber.join(asked)
  return { verdicts, commands, questions }
})
const brief = (verdict: Verdict): ReadonlyArray<string | undefined> => [
  verdict._tag,
  ...(verdict._tag === "Moved" ? [verdict.now] : verdict._tag === "Silent" ? [verdict.detail] : [])
]
const lsRemote =
  (...lines: ReadonlyArray<string>): Script =>
  () => ({ output: lines })

describe("a repository", () => {
  it.effect.each<readonly [string, RepositoryReference, Script, ReadonlyArray<string | undefined>]>([
    ["as it was", repository(), lsRemote(`${old}\trefs/heads/main`), ["Same"]],
    ["that has moved", repository(), lsRemote(`${now}\trefs/heads/main`), ["Moved", now]],
    [
      "with a tag of the same name",
      repository(),
      lsRemote(`${now}\trefs/tags/main`, `${old}\trefs/heads/main`),
      ["Same"]
    ],
    [
      "with a tag that has an object of its own",
      repository({ revision: "v1", commit: object }),
      lsRemote(`${object}\trefs/tags/v1`, `${old}\trefs/tags/v1^{}`),
      ["Same"]
    ],
    ["without a revision", repository({ revision: "x" }), lsRemote(`${old}\tHEAD`), ["Moved", undefined]],
    ["whose branch is gone", repository(), lsRemote(), ["Moved", undefined]],
    [
      "whose name leads nowhere",
      repository(),
      () => ({ exitCode: 128, output: ["fatal: unable to access 'https://x/': Could not resolve host: x"] }),
      ["Silent", "fatal: unable to access 'https://x/': Could not resolve host: x"]
    ],
    [
      "that is busy",
      repository(),
      () => ({
        exitCode: 128,
        output: ["fatal: unable to access 'https://x/': The requested URL returned error: 503"]
      }),
      ["Silent", "fatal: unable to access 'https://x/': The requested URL returned error: 503"]
    ],
    [
      "that refuses",
      repository(),
      () => ({ exitCode: 128, output: ["fatal: Authentication failed for 'https://x/'"] }),
      ["Moved", undefined]
    ],
    ["that says nothing", repository(), () => ({ takes: "1 hour" }), ["Silent", "it does not answer in time"]],
    ["without its client", repository(), () => undefined, ["Silent", "git cannot be started here (it was not found)"]],
    [
      "of Mercurial",
      repository({ system: "hg", revision: "stable" }),
      lsRemote("warning: something", now),
      ["Moved", now]
    ],
    ["of Subversion", repository({ system: "svn", url: "https://x/trunk", commit: "7" }), lsRemote("7"), ["Same"]],
    ["of Bazaar", repository({ system: "bzr", commit: "7" }), lsRemote("8"), ["Moved", "8"]]
  ])("%s", ([, reference, script, expected]) =>
    Effect.gen(function* () {
      const { verdicts } = yield* asking([reference], { script })
      expect(verdicts.map(brief)).toEqual([expected])
    })
  )

  it.effect("is asked with what the line says of who asks, and no argument shows it", () =>
    Effect.gen(function* () {
      const { commands } = yield* asking([repository()], {
        lines: "lib @ git+https://me:${SECRET_WORD}@host.example.test/lib.git@main\n",
        variables: { SECRET_WORD: "s3cret-of-git", GIT_CONFIG_COUNT: "1" },
        script: lsRemote(`${old}\trefs/heads/main`)
      })
      const env = commands[0]?.env ?? {}
      expect(commands.map(({ args, program }) => [program, ...args].join(" "))).toEqual([
        "git ls-remote -- https://host.example.test/lib.git refs/heads/main refs/tags/main^{} refs/tags/main"
      ])
      expect(env["GIT_CONFIG_COUNT"]).toBe("2")
      expect(env["GIT_CONFIG_KEY_1"]).toBe("http.https://host.example.test/.extraHeader")
      expect(env["GIT_CONFIG_VALUE_1"]).toBe(`Authorization: Basic ${btoa("me:s3cret-of-git")}`)
    })
  )

  it.effect("all are asked at the same time, and the slow ones hold up nobody", () =>
    Effect.gen(function* () {
      const all = ["one", "two", "three"].map((name) => repository({ name, url: `https://host/${name}` }))
      const { verdicts } = yield* asking(all, {
        script: ({ args }) =>
          args.includes("https://host/two") ? { takes: "1 hour" } : { output: [`${old}\trefs/heads/main`] }
      })
      expect(verdicts.map(({ _tag }) => _tag)).toEqual(["Same", "Silent", "Same"])
    })
  )
})

describe("an archive", () => {
  const bytes = "d".repeat(64)
  it.effect.each<readonly [string, World["serve"], ReadonlyArray<string | undefined>]>([
    ["that its server says is the same", () => ({ status: 304 }), ["Same"]],
    ["under another mark, with the same content", () => ({ status: 200, etag: '"two"', sha256: bytes }), ["Same"]],
    ["with other content", () => ({ status: 200, sha256: "e".repeat(64) }), ["Moved", "e".repeat(64)]],
    ["that is gone", () => ({ status: 404 }), ["Moved", undefined]],
    ["that is refused", () => ({ status: 401 }), ["Moved", undefined]],
    ["whose server is busy", () => ({ status: 503 }), ["Silent", "its server answers 503"]],
    ["whose server is not there", () => ({ fails: true }), ["Silent", "no way"]],
    ["whose server cannot be trusted", () => ({ fails: false }), ["Moved", undefined]],
    ["whose server says nothing", () => "nothing", ["Silent", "it does not answer in time"]]
  ])("%s", ([, serve, expected]) =>
    Effect.gen(function* () {
      const { verdicts } = yield* asking([archive()], serve === undefined ? {} : { serve })
      expect(verdicts.map(brief)).toEqual([expected])
    })
  )

  it.effect("is asked with all that the line says, and by what is known of it; its new mark is kept", () =>
    Effect.gen(function* () {
      const { questions, verdicts } = yield* asking([archive()], {
        lines: "lib @ https://me:word@host.example.test/main.zip?signature=abc#egg=lib\n",
        serve: () => ({ status: 200, etag: '"two"', modified: "today", sha256: bytes })
      })
      expect(questions.map(({ known, url, whole }) => [url, known.etag, whole])).toEqual([
        ["https://me:word@host.example.test/main.zip?signature=abc", '"one"', true]
      ])
      expect(verdicts.map(({ reference }) => reference)).toEqual([archive({ etag: '"two"', modified: "today" })])
    })
  )

  const line = (text: string) =>
    Effect.runPromise(
      readRequirementFiles("/app", new Map()).pipe(Effect.provide(layerMemory({ "/app/requirements.txt": text })))
    ).then(({ requirements: [one] }) => one !== undefined && isMovingArchive(one))
  it.each([
    ["lib @ https://host/archive/main.zip", true],
    ["https://host/a/lib/archive/refs/tags/v1.tar.gz#egg=lib", true],
    ["https://host/tarball/v1", true],
    [`https://host/a/lib/archive/${old}.zip`, false],
    [`https://host/a/lib/-/archive/${old}/lib-${old}.tar.gz`, false],
    [`https://codeload.host/a/lib/tar.gz/${old}`, false],
    [`https://host/lib-1.0.zip#sha256=${"d".repeat(64)}`, false],
    [`lib @ https://host/lib.zip --hash=sha256:${"d".repeat(64)}`, false],
    ["lib @ git+https://host/lib", false],
    ["lib==1.0", false]
  ])("%s may bring another one tomorrow: %s", async (text, expected) => {
    expect(await line(text)).toBe(expected)
  })
})
