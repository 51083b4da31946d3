/** A kept environment that is staged again by its name: exactly it, whatever the app asks for now, or an error. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import * as CheckedText from "../../src/services/CheckedText.ts"
import { Filesystem, join } from "../../src/services/Filesystem.ts"
import { EnvironmentText } from "../../src/store/Texts.ts"
import { fingerprint } from "../../src/keys/EnvironmentInputs.ts"
import { keyOf } from "../../src/store/Names.ts"
import { area, layout } from "../../src/store/disk/Layout.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { cache, stageIn, type Staging, unreachable } from "../support/memory/MemoryStaging.ts"

const store = layout(join(cache, area))
const index = {
  flask: { "1.0": "flask one", "2.0": "flask two" },
  six: { "1.0": "six" }
}
const disk = layerMemory({ "/buildpack/": "", "/app/": "", "/other/": "" })
const write = (path: string, text: string) => Effect.flatMap(Filesystem, (files) => files.write(path, text))
const app: Staging = { root: "/app", index }

/** Stages what asks for one thing, then what asks for another; the key of the first, and what it came to. */
const twice = Effect.fn(function* (more: Partial<Staging> = {}) {
  const files = yield* Filesystem
  yield* write("/app/requirements.txt", "flask==1.0\nsix==1.0\n")
  const first = yield* stageIn({ ...app, ...more })
  const [name = ""] = yield* files.list(join(store.root, "environments"))
  yield* write("/app/requirements.txt", "flask==2.0\n")
  const second = yield* stageIn({ ...app, ...more })
  expect([first.error, second.error]).toEqual([undefined, undefined])
  return { first, second, key: keyOf(name) }
})
const named = (key: string, more: Partial<Staging> = {}): Staging => ({
  ...app,
  ...more,
  variables: { ...more.variables, PYTHON_ENVIRONMENT: key }
})

describe("an environment that $PYTHON_ENVIRONMENT names", () => {
  it.effect("is staged as it was, without a program or an index, whatever stands in the app's files", () =>
    Effect.gen(function* () {
      const { first, key, second } = yield* twice()
      yield* write("/app/requirements.txt", "flask @@ nonsense\n-r missing.txt\n")
      yield* write("/app/uv.lock", "nonsense = [")
      for (const name of [key, key.slice(0, 8), ` ${key.slice(0, 12).toUpperCase()} `]) {
        const again = yield* stageIn(named(name, { trouble: unreachable, variables: { PIP_OPTS: "--no-such-option" } }))
        expect([again.error, again.commands, again.tree]).toEqual([undefined, [], first.tree])
        expect(again.log).toContain(`Staging the environment ${key.slice(0, 12)} again, which was last used`)
        expect(again.log).toContain("(environment/staged-again)")
      }
      expect(second.tree).not.toEqual(first.tree)
      expect((yield* stageIn(named(key))).log).toContain("The packages are those of the last staging.")
    }).pipe(Effect.provide(disk))
  )

  it.effect("and is not kept is an error that lists those that are, and leaves the app as it is", () =>
    Effect.gen(function* () {
      const { second } = yield* twice()
      for (const name of ["beefbeef", "f", "../environments", "*"]) {
        const { error, tree } = yield* stageIn(named(name))
        expect([error?.id, tree]).toEqual(["environment/not-kept", second.tree])
        expect(error?.message.match(/used 0 min ago: Python 3\.12\.1, [12] packages?$/gm)).toHaveLength(2)
      }
      const { error } = yield* stageIn(named("beefbeef", { noCache: true }))
      expect(error?.message).toContain("no environment is kept")
    }).pipe(Effect.provide(disk))
  )

  it.effect("and of which something is gone is an error, and nothing else is staged", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      const { key, second } = yield* twice()
      for (const name of yield* files.list(store.archives)) yield* files.remove(join(store.archives, name))
      const { commands, error, tree } = yield* stageIn(named(key))
      expect([error?.id, commands, tree]).toEqual(["environment/damaged", [], second.tree])
    }).pipe(Effect.provide(disk))
  )

  it.effect("was made for another Python, or on another system: no other is taken for it", () =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      const { key } = yield* twice()
      const path = store.text("environments", key)
      const place = store.placeOf(path)
      const text = (yield* CheckedText.textOf(files, place)) ?? ""
      const trials: ReadonlyArray<readonly [string, string, string | undefined]> = [
        ['"Python":"3.12.1 cpython', '"Python":"3.11.4 cpython', "environment/unfit"],
        ["glibc-2.36", "musl-1.2", "environment/unfit"],
        ['"the stack":"', '"the stack":"other ', "environment/unfit"],
        ['"Python":"3.12.1 cpython', '"Python":"3.12.0 cpython', undefined]
      ]
      for (const [before, now, id] of trials) {
        expect(text).toContain(before)
        const changed = text.replace(before, now)
        // Under the key that it has then.
        yield* files.remove(join(store.root, "environments"))
        yield* files.makeDirectory(join(store.root, "environments"))
        const other = fingerprint((yield* Schema.decodeEffect(EnvironmentText)(changed)).inputs)
        yield* CheckedText.write(files, store.placeOf(store.text("environments", other)), changed)
        const { error, log } = yield* stageIn(named(other))
        expect([before, error?.id]).toEqual([before, id])
        if (id === undefined) expect(log).toContain("(environment/other-patch)")
      }
    }).pipe(Effect.provide(disk))
  )

  it.effect(
    "and says nothing of what runs at each start, as an earlier release has kept it, is looked through before it is used",
    () =>
      Effect.gen(function* () {
        const files = yield* Filesystem
        const { first, key } = yield* twice()
        const place = store.placeOf(store.text("environments", key))
        const read = Effect.flatMap(CheckedText.textOf(files, place), (text) =>
          Schema.decodeUnknownEffect(EnvironmentText)(text)
        )
        const { startup, ...others } = yield* read
        expect(startup).toEqual([])
        yield* CheckedText.write(files, place, yield* Schema.encodeEffect(EnvironmentText)(others))
        const held = { identities: new Set([first.given?.identity ?? ""]), asked: [] }
        const again = yield* stageIn(named(key, { holds: held }))
        expect([again.error, again.given?.inPlace, (yield* read).startup]).toEqual([undefined, false, []])
        expect((yield* stageIn(named(key, { holds: held }))).given?.inPlace).toBe(true)
      }).pipe(Effect.provide(disk))
  )

  it.effect("for which credentials were shown is nobody's who shows others, or none", () =>
    Effect.gen(function* () {
      const shown = { ofOneApp: false, variables: { PIP_INDEX_URL: "https://me:password@index.example.test/simple" } }
      const { first, key } = yield* twice(shown)
      yield* write("/other/requirements.txt", "six==1.0\n")
      const stranger = yield* stageIn(named(key, { root: "/other", ofOneApp: false }))
      expect([stranger.error?.id, stranger.error?.message.includes(`${key.slice(0, 12)}, used`)]).toEqual([
        "environment/not-kept",
        false
      ])
      const other = { PIP_INDEX_URL: "https://you:secret@index.example.test/simple" }
      expect((yield* stageIn(named(key, { ofOneApp: false, variables: other }))).error?.id).toBe("environment/not-kept")
      const own = yield* stageIn(named(key, shown))
      expect([own.error, own.tree]).toEqual([undefined, first.tree])
    }).pipe(Effect.provide(disk))
  )
})
