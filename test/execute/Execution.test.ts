/** What is kept is restored, renewed, made anew: with a scripted pip, a disk in memory and the clock of the test. */
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { describe, expect, it } from "@effect/vitest"
import { area, layout } from "../../src/store/disk/Layout.ts"
import type { Installer } from "../../src/installers/Installer.ts"
import { dirname, Filesystem, type Interface as Files, join } from "../../src/services/Filesystem.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { cache, noSuchVersion, stageIn, type Staging, unreachable } from "../support/memory/MemoryStaging.ts"

const store = layout(join(cache, area))
const index = {
  flask: { "1.0": "flask one", "2.0": "flask two" },
  six: { "1.0": "six" },
  lxml: { "1.0": "source of lxml" }
}
const disk = (files: Readonly<Record<string, string>>) =>
  layerMemory({
    "/buildpack/": "",
    ...Object.fromEntries(
      Object.entries(files).map(([path, content]) => [path.startsWith("/") ? path : `/app/${path}`, content])
    )
  })
const app: Staging = { root: "/app", index }
const pinned = "flask==1.0\nsix==1.0\n"

const write = (path: string, text: string) => Effect.flatMap(Filesystem, (files) => files.write(path, text))
const resolutions = ({ commands }: { readonly commands: ReadonlyArray<{ readonly args: ReadonlyArray<string> }> }) =>
  commands.filter(({ args }) => args.includes("--dest")).length

/** One byte of each file in a directory of the store is another one, and all are as long as before. */
const damage = Effect.fn(function* (directory: string, which: (name: string) => boolean = () => true) {
  const files = yield* Filesystem
  const names = (yield* files.list(directory)).filter(which)
  for (const name of names) {
    const bytes = yield* files.read(join(directory, name))
    yield* files.write(
      join(directory, name),
      bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte))
    )
  }
  return names.map((name) => join(directory, name))
})

describe("packages that the platform holds", () => {
  const held = Effect.fn(function* (staging: Staging) {
    const asked: Array<string> = []
    const { given } = yield* stageIn(staging)
    const identities = new Set([given?.identity ?? "none"])
    return { asked, staged: yield* stageIn({ ...staging, holds: { identities, asked } }), identity: given?.identity }
  })

  it.effect("are not unpacked again, and no program is started", () =>
    Effect.gen(function* () {
      const { asked, identity, staged } = yield* held(app)
      expect(asked).toEqual([identity])
      expect([staged.error, staged.commands, staged.given?.inPlace]).toEqual([undefined, [], true])
      expect(staged.given?.identity).toBe(identity)
      expect(Object.keys(staged.tree).filter((path) => path.includes("site-packages"))).toEqual([])
      expect(staged.log).toContain("Using 2 packages of the last staging where they are")
      expect(staged.log).toContain("flask 1.0, six 1.0")
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )

  it.effect("are known by what they are, and not by how they were asked for", () =>
    Effect.gen(function* () {
      const { identity } = yield* held(app)
      yield* write("/app/requirements.txt", `# as before\n${pinned}`)
      expect((yield* stageIn(app)).given?.identity).toBe(identity)
      yield* write("/app/requirements.txt", "flask==2.0\nsix==1.0\n")
      const other = (yield* stageIn(app)).given?.identity
      expect([other?.length, other === identity]).toEqual([64, false])
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )

  it.effect("have no identity where they cannot be kept", () =>
    Effect.gen(function* () {
      expect((yield* stageIn({ ...app, noCache: true })).given).toMatchObject({ identity: undefined, inPlace: false })
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )

  it.effect("are asked for once, where there is an answer at all", () =>
    Effect.gen(function* () {
      const asked: Array<string> = []
      const first = yield* stageIn({ ...app, holds: { identities: new Set(), asked } })
      expect([asked, first.given?.inPlace]).toEqual([[], false])
      yield* stageIn({ ...app, holds: { identities: new Set(), asked } })
      expect(asked).toEqual([first.given?.identity])
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )
})

describe("what is kept for the next staging", () => {
  const kept = Effect.gen(function* () {
    const files = yield* Filesystem
    const folder = dirname(store.text("environments", "x"))
    const names = yield* files.list(folder)
    return yield* Effect.forEach(names, (name) => files.readText(join(folder, name)))
  })
  const staged = (requirements = pinned) =>
    Effect.gen(function* () {
      yield* TestClock.adjust("1 hour")
      yield* write("/app/requirements.txt", requirements)
      expect((yield* stageIn(app)).error).toBeUndefined()
      return yield* kept
    })

  it.effect("stays the same to the last byte while the same is staged, for a day", () =>
    Effect.gen(function* () {
      const first = yield* staged()
      expect(yield* staged()).toEqual(first)
      yield* TestClock.adjust("1 day")
      expect(yield* staged()).not.toEqual(first)
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )

  it.effect("says of two that are staged in turn which was the later, or the wrong one would go first", () =>
    Effect.gen(function* () {
      const other = "flask==2.0\nsix==1.0\n"
      yield* staged()
      const second = yield* staged(other)
      const third = yield* staged()
      expect(third).not.toEqual(second)
      expect(yield* staged()).toEqual(third)
      expect(yield* staged(other)).not.toEqual(third)
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )
})

describe("the app's own package, where the platform wants it apart", () => {
  const own = { "requirements.txt": pinned, "setup.py": "first" }
  const apart: Staging = { ...app, splits: true }
  const site = "lib/python3.12/site-packages"
  const sites = (tree: Readonly<Record<string, unknown>>) =>
    Object.keys(tree).filter((path) => path.endsWith(".py") && path.includes("site-packages"))

  it.effect("is made and restored so, and what it requires is the same whatever its code", () =>
    Effect.gen(function* () {
      const first = yield* stageIn(apart)
      expect(first.error).toBeUndefined()
      expect(first.apart).toContain(`${site}/shop.py`)
      expect(sites(first.tree).map((path) => path.replace(/^.*\//, ""))).toEqual(["flask.py", "six.py"])
      const again = yield* stageIn(apart)
      expect([again.builds, again.apart, again.tree]).toEqual([0, first.apart, first.tree])
      expect(again.given?.own?.others).toBe(first.given?.own?.others)
      yield* write("/app/setup.py", "second")
      const second = yield* stageIn(apart)
      expect(second.builds).toBe(1)
      expect(second.given?.own?.others).toBe(first.given?.own?.others)
      expect(second.given?.identity).not.toBe(first.given?.identity)
    }).pipe(Effect.provide(disk(own)))
  )
})

describe("a pinned environment that is kept", () => {
  it.effect("is restored as it was, and no program is started", () =>
    Effect.gen(function* () {
      const first = yield* stageIn(app)
      yield* TestClock.adjust("1000 days")
      const second = yield* stageIn({ ...app, trouble: unreachable })
      expect([first.error, second.error]).toEqual([undefined, undefined])
      expect(Object.keys(second.tree).length).toBeGreaterThan(5)
      expect(second.tree).toEqual(first.tree)
      expect(second.commands).toEqual([])
      expect(second.log).toContain("2 packages: 2 restored, 0 fetched, 0 built.")
      expect([...first.left, ...second.left]).toEqual([])
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )

  it.effect("is told of again by the warnings that it was made with", () =>
    Effect.gen(function* () {
      const [first, second] = [yield* stageIn(app), yield* stageIn(app)]
      for (const { log } of [first, second])
        expect(log).toContain("flask and six both bring bin/shared; what six brings is used.")
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )

  it.effect("is what the next staging with one requirement more is made from", () =>
    Effect.gen(function* () {
      yield* stageIn(app)
      yield* write("/app/requirements.txt", `${pinned}lxml==1.0\n`)
      const second = yield* stageIn(app)
      expect(second.log).toContain("3 packages: 2 restored, 0 fetched, 1 built.")
      expect(second.log).toContain("requirements.txt changed")
      yield* write("/app/requirements.txt", "lxml==1.0\n")
      const third = yield* stageIn(app)
      expect(third.log).toContain("1 package: 1 restored, 0 fetched, 0 built.")
      expect(third.builds).toBe(0)
      const alone = yield* stageIn({ ...app, noCache: true })
      expect(third.tree).toEqual(alone.tree)
    }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
  )
})

it.effect("a resolver that ends well and leaves nothing is an error, and nothing is kept", () =>
  Effect.gen(function* () {
    const first = yield* stageIn({ ...app, leavesNothing: true })
    expect([first.error?.id, first.tree]).toEqual(["pip/no-account", {}])
    expect((yield* stageIn(app)).log).toContain("2 packages: 0 restored, 2 fetched, 0 built.")
  }).pipe(Effect.provide(disk({ "requirements.txt": pinned })))
)

describe("an environment that is not pinned", () => {
  const unpinned = disk({ "requirements.txt": "flask\n" })
  const old = { ...app, index: { flask: { "1.0": "flask one" } } }

  it.effect("is restored without asking while its answer is fresh", () =>
    Effect.gen(function* () {
      yield* stageIn(old)
      yield* TestClock.adjust("23 hours")
      const second = yield* stageIn(app)
      expect(second.commands).toEqual([])
      expect(second.log).toContain("1 restored")
    }).pipe(Effect.provide(unpinned))
  )

  it.effect("is resolved again when it is not, and what is new is taken", () =>
    Effect.gen(function* () {
      yield* stageIn(old)
      yield* TestClock.adjust("25 hours")
      const second = yield* stageIn(app)
      expect(resolutions(second)).toBe(1)
      expect(Object.keys(second.tree).join("\n")).toContain("flask-2.0.dist-info")
      const third = yield* stageIn(app)
      expect(third.commands).toEqual([])
      expect(third.tree).toEqual(second.tree)
    }).pipe(Effect.provide(unpinned))
  )

  it.effect("that is still the answer is confirmed for another day", () =>
    Effect.gen(function* () {
      const first = yield* stageIn(old)
      yield* TestClock.adjust("25 hours")
      const second = yield* stageIn(old)
      expect([resolutions(second), second.tree]).toEqual([1, first.tree])
      yield* TestClock.adjust("23 hours")
      expect((yield* stageIn(old)).commands).toEqual([])
    }).pipe(Effect.provide(unpinned))
  )

  it.effect("serves with a warning where the index cannot be reached", () =>
    Effect.gen(function* () {
      const first = yield* stageIn(old)
      yield* TestClock.adjust("3 days")
      const second = yield* stageIn({ ...app, trouble: unreachable })
      expect(second.error).toBe(undefined)
      expect(second.tree).toEqual(first.tree)
      expect(second.log).toMatch(
        / !     The package index cannot be reached .*, so the packages of 3 days ago are used again\./
      )
      // Nobody has confirmed it, so the next staging asks again.
      expect(resolutions(yield* stageIn(app))).toBe(1)
    }).pipe(Effect.provide(unpinned))
  )

  it.effect("does not hide that the index has no such version", () =>
    Effect.gen(function* () {
      yield* stageIn(old)
      yield* TestClock.adjust("3 days")
      const second = yield* stageIn({ ...app, trouble: noSuchVersion })
      expect(second.error?.id).toMatch(/^pip\//)
      expect(second.error?.blame).toBe("app")
      expect([second.tree, second.left]).not.toEqual([])
      expect(second.left).toEqual([])
    }).pipe(Effect.provide(unpinned))
  )

  it.effect("that nobody kept is an error without an index", () =>
    Effect.gen(function* () {
      const { error } = yield* stageIn({ ...app, trouble: unreachable })
      expect(error?.blame).toBe("environment")
    }).pipe(Effect.provide(unpinned))
  )
})

describe("what is damaged in the cache", () => {
  const files = disk({ "requirements.txt": pinned })

  it.effect("is set aside, named, and made anew", () =>
    Effect.gen(function* () {
      const first = yield* stageIn(app)
      const paths = yield* damage(store.archives)
      const second = yield* stageIn(app)
      expect([second.error, second.tree]).toEqual([undefined, first.tree])
      for (const path of paths) expect(second.log).toContain(`Damaged in the cache, made anew: ${path}`)
      expect(second.log).toContain("2 packages: 0 restored, 2 fetched, 0 built.")
      expect((yield* stageIn(app)).commands).toEqual([])
    }).pipe(Effect.provide(files))
  )

  it.effect("is made anew also where it is a part of something new", () =>
    Effect.gen(function* () {
      yield* stageIn(app)
      const paths = yield* damage(store.archives)
      yield* write("/app/requirements.txt", `${pinned}lxml==1.0\n`)
      const second = yield* stageIn(app)
      expect(second.error).toBe(undefined)
      for (const path of paths) expect(second.log).toContain(path)
      const alone = yield* stageIn({ ...app, noCache: true })
      expect(second.tree).toEqual(alone.tree)
      expect((yield* stageIn(app)).commands).toEqual([])
    }).pipe(Effect.provide(files))
  )

  it.effect("fails no staging that may not write the cache", () =>
    Effect.gen(function* () {
      const first = yield* stageIn(app)
      yield* damage(store.archives)
      for (const text of [pinned, `${pinned}\n`]) {
        yield* write("/app/requirements.txt", text)
        const second = yield* stageIn({ ...app, readOnly: true })
        expect([second.error, second.tree]).toEqual([undefined, first.tree])
      }
    }).pipe(Effect.provide(files))
  )

  it.effect.each(["environments", "distributions", "wheels", "files", "archives"])(
    "never ends a staging, or changes what comes of it (%s)",
    (kind) =>
      Effect.gen(function* () {
        yield* write("/app/requirements.txt", `${pinned}lxml==1.0\n`)
        const first = yield* stageIn(app)
        yield* damage(join(store.root, kind))
        const second = yield* stageIn(app)
        expect([second.error, second.tree]).toEqual([undefined, first.tree])
        const third = yield* stageIn(app)
        expect([third.error, third.tree]).toEqual([undefined, first.tree])
      }).pipe(Effect.provide(files))
  )

  it.effect("and was built from source is built again only when the wheel is damaged, too", () =>
    Effect.gen(function* () {
      yield* write("/app/requirements.txt", "lxml==1.0\n")
      expect((yield* stageIn(app)).builds).toBe(1)
      yield* damage(store.archives)
      expect((yield* stageIn(app)).builds).toBe(0)
      yield* damage(store.archives)
      yield* damage(store.files)
      expect((yield* stageIn(app)).builds).toBe(1)
    }).pipe(Effect.provide(files))
  )
})

describe("an app with a package of its own", () => {
  const own = { "requirements.txt": pinned, "setup.py": "first" }

  it.effect("is built again when its code changes, and nothing else is", () =>
    Effect.gen(function* () {
      yield* stageIn(app)
      yield* write("/app/setup.py", "second")
      const second = yield* stageIn({ ...app, trouble: unreachable })
      expect(second.error).toBe(undefined)
      expect([resolutions(second), second.builds]).toEqual([0, 1])
      expect(JSON.stringify(second.tree)).toContain("built from second")
      expect(second.log).toContain("3 packages: 2 restored, 0 fetched, 1 built.")
    }).pipe(Effect.provide(disk(own)))
  )

  it.effect(
    "that was edited while the index cannot be reached serves with what it had, and the next staging asks again",
    () =>
      Effect.gen(function* () {
        yield* write("/app/requirements.txt", "flask\n")
        yield* stageIn({ ...app, index: { flask: { "1.0": "flask one" } } })
        yield* TestClock.adjust("3 days")
        yield* write("/app/setup.py", "second")
        const second = yield* stageIn({ ...app, trouble: unreachable })
        expect(second.error).toBe(undefined)
        expect(second.log).toMatch(/ !     The package index cannot be reached .* packages of 3 days ago/)
        for (const text of ["built from second", "flask one"]) expect(JSON.stringify(second.tree)).toContain(text)
        const third = yield* stageIn(app)
        for (const text of ["built from second", "flask two"]) expect(JSON.stringify(third.tree)).toContain(text)
        yield* TestClock.adjust("3 days")
        yield* write("/app/setup.py", "third")
        expect((yield* stageIn({ ...app, trouble: noSuchVersion })).error?.blame).toBe("app")
      }).pipe(Effect.provide(disk(own)))
  )

  it.effect("finds what it was staged with last, however old its dependencies are", () =>
    Effect.gen(function* () {
      for (const code of ["first", "second", "third", "fourth"]) {
        yield* write("/app/setup.py", code)
        yield* stageIn(app)
        yield* TestClock.adjust("10 days")
        const again = yield* stageIn(app)
        expect(again.commands).toEqual([])
        expect(JSON.stringify(again.tree)).toContain(`built from ${code}`)
      }
    }).pipe(Effect.provide(disk(own)))
  )
})

describe("an installer that works alone", () => {
  /** Brings something else each time that it is run. */
  const installer = (facts: { readonly identity?: string; readonly wheel?: string }) => {
    const runs: Array<string> = []
    const notes: Installer = {
      _tag: "Standalone",
      id: "notes",
      files: [{ name: "notes.txt" }],
      claim: ({ names }) =>
        names.has("notes.txt")
          ? {
              installs: [{ _tag: "Alone", installer: "notes", files: ["notes.txt"], title: "notes", settings: {} }],
              notices: [],
              problems: []
            }
          : undefined,
      install: (_, { prefix, work }) =>
        Effect.gen(function* () {
          const files = yield* Filesystem
          runs.push(prefix)
          yield* files.write(join(prefix, "bundle"), `run ${runs.length}`)
          if (facts.wheel === undefined) return { scripts: [] }
          const wheel = join(work, facts.wheel)
          yield* files.write(wheel, "a wheel of notes")
          return { scripts: [], wheels: [wheel] }
        }),
      ...(facts.identity === undefined ? {} : { identity: () => Effect.succeed(facts.identity) })
    }
    return { runs, staging: { ...app, installers: [notes] } }
  }
  const files = disk({ "requirements.txt": "flask\n", "notes.txt": "1" })

  it.effect("and states what it is, is run once", () =>
    Effect.gen(function* () {
      const { runs, staging } = installer({ identity: "notes 1" })
      yield* stageIn(staging)
      yield* write("/app/requirements.txt", "six\n")
      const second = yield* stageIn(staging)
      expect([runs.length, JSON.stringify(second.tree).includes("run 1")]).toEqual([1, true])
    }).pipe(Effect.provide(files))
  )

  it.effect("and brings wheels, too, loses none of them", () =>
    Effect.gen(function* () {
      const { staging } = installer({ identity: "notes 1", wheel: "notes-1.0-py3-none-any.whl" })
      yield* stageIn(staging)
      yield* write("/app/requirements.txt", "six\n")
      const { tree } = yield* stageIn(staging)
      for (const text of ["a wheel of notes", "run "]) expect(JSON.stringify(tree)).toContain(text)
    }).pipe(Effect.provide(files))
  )

  it.effect.each([
    ["notes-1.0-cp312-cp312-win_amd64.whl", "installers/wheel-does-not-fit", "notes-1.0-cp312-cp312-win_amd64.whl"],
    ["notes-1.0-py2-none-any.whl", "installers/wheel-does-not-fit", "cannot use"],
    [
      "flask-1.0-py3-none-any.whl",
      "installers/same-package-twice",
      "flask: 2.0 by requirements.txt with pip, 1.0 by notes"
    ]
  ] as const)("and names the wheel %s, is an error, and nothing is unpacked", ([wheel, id, text]) =>
    Effect.gen(function* () {
      const { error, tree } = yield* stageIn(installer({ wheel }).staging)
      expect([error?.id, error?.message, tree]).toEqual([id, expect.stringContaining(text), {}])
    }).pipe(Effect.provide(files))
  )

  it.effect(
    "and does not, is run again whenever something has changed or may have, and what it brings then is taken",
    () =>
      Effect.gen(function* () {
        const { runs, staging } = installer({})
        yield* stageIn(staging)
        expect((yield* stageIn(staging)).commands).toEqual([])
        yield* write("/app/notes.txt", "2")
        expect(JSON.stringify((yield* stageIn(staging)).tree)).toContain("run 2")
        yield* TestClock.adjust("2 days")
        expect(JSON.stringify((yield* stageIn(staging)).tree)).toContain("run 3")
        expect(runs.length).toBe(3)
      }).pipe(Effect.provide(files))
  )
})

/** The same disk, but whoever uses it is made to wait for the others now and then. */
const hesitating = (files: Files, turns: ReadonlyArray<number>): Files => {
  let count = 0
  const slowly = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      count += 1
      const times = turns[count % Math.max(1, turns.length)] ?? 0
      return Effect.andThen(Effect.repeat(Effect.yieldNow, { times }), effect)
    })
  return {
    ...files,
    status: (path) => slowly(files.status(path)),
    target: (path) => slowly(files.target(path)),
    read: (path) => slowly(files.read(path)),
    readText: (path) => slowly(files.readText(path)),
    list: (path) => slowly(files.list(path)),
    write: (path, content, mode) => slowly(files.write(path, content, mode)),
    makeDirectory: (path) => slowly(files.makeDirectory(path)),
    remove: (path) => slowly(files.remove(path)),
    rename: (from, to) => slowly(files.rename(from, to)),
    copy: (from, to, skip) => slowly(files.copy(from, to, skip)),
    digest: (path) => slowly(files.digest(path))
  }
}

const requirement = Schema.Literals(["flask==1.0", "flask==2.0", "flask", "six==1.0", "lxml==1.0"])
const several = Arbitrary.schema(
  Schema.Array(
    Schema.Struct({
      lines: Schema.Array(requirement).check(Schema.isMinLength(1), Schema.isMaxLength(3)),
      own: Schema.Literals(["", "", "first", "second"]),
      turns: Schema.Array(Schema.Literals([0, 1, 2, 5, 20])).check(Schema.isMinLength(1), Schema.isMaxLength(7)),
      /** Two indexes have one name and version with other content. */
      elsewhere: Schema.Boolean
    })
  ).check(Schema.isMinLength(2), Schema.isMaxLength(3))
)
const other = {
  ...index,
  flask: { "1.0": "another flask", "2.0": "another flask two" },
  lxml: { "1.0": "source of another lxml" }
}

describe("stagings at once on one cache", () => {
  const unique = (lines: ReadonlyArray<string>) =>
    lines.filter((line, at) => lines.findIndex((one) => one.split("==")[0] === line.split("==")[0]) === at)

  it.effect.prop(
    "each get their own, in whatever order they take their turns, and so does who comes after them",
    [several, Arbitrary.schema(Schema.Boolean)],
    ([all, ofOneApp]) =>
      Effect.gen(function* () {
        const files = yield* Filesystem
        const stagings = all.map(({ elsewhere }, at): Staging => ({
          root: `/app-${at}`,
          index: elsewhere ? other : index,
          variables: { PIP_INDEX_URL: `https://${elsewhere ? "other" : "index"}.example.test/simple` },
          ofOneApp
        }))
        for (const [at, { lines, own }] of all.entries()) {
          yield* files.makeDirectory(`/app-${at}`)
          yield* files.write(`/app-${at}/requirements.txt`, unique(lines).join("\n"))
          if (own !== "") yield* files.write(`/app-${at}/setup.py`, own)
        }
        const wanted = yield* Effect.forEach(stagings, (staging) =>
          Effect.map(stageIn({ ...staging, noCache: true }), ({ tree }) => tree)
        )
        // Who waits for another's build looks again by the clock, which a test has to move.
        const clock = yield* Effect.forkChild(
          Effect.forever(Effect.andThen(Effect.yieldNow, TestClock.adjust("100 millis")))
        )
        for (const turn of ["at once", "again"]) {
          const found = yield* Effect.forEach(
            stagings,
            (staging, at) =>
              stageIn(staging).pipe(Effect.provideService(Filesystem, hesitating(files, all[at]?.turns ?? []))),
            { concurrency: "unbounded" }
          )
          for (const [at, { error, tree }] of found.entries()) {
            expect([turn, error?.message]).toEqual([turn, undefined])
            expect(tree).toEqual(wanted[at])
          }
        }
        yield* Fiber.interrupt(clock)
        const hidden = Object.keys(yield* files.digests(cache)).filter((path) => /(?:^|\/)\./.test(path))
        expect(hidden).toEqual([])
      }).pipe(Effect.provide(disk({}))),
    { arbitrary: { runs: 40 } }
  )
})
