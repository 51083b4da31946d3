/** The laws of a Platform: whatever it translates from and to, the app stays what it was and can be moved. */
import * as Effect from "effect/Effect"
import * as Scope from "effect/Scope"
import { type EnvironmentDelta, prefix, prepend, set, setDefault } from "../../domain/EnvironmentDelta.ts"
import type { Launch } from "../../domain/Launch.ts"
import type { Invocation, Platform, Request } from "../../platforms/Platform.ts"
import type { Env } from "../../services/Env.ts"
import { dirname, Filesystem, type Interface as Files, join } from "../../services/Filesystem.ts"
import type { Report } from "../../services/Report.ts"
import { holds, type Law, same } from "../Law.ts"

/** Where a law has put things: three directories of their own. */
export interface Place {
  readonly root: string
  readonly cache: string
  /** The buildpack's own directory. */
  readonly home: string
}

type Services = Filesystem | Report | Env

const environment: EnvironmentDelta = [
  prepend("PATH", `${prefix}/bin`),
  set("PYTHONUSERBASE", prefix),
  setDefault("LANG", "C.UTF-8"),
  set("QUOTES", 'it\'s "$HOME" `x` \\'),
  { _tag: "Unset", name: "PYTHONHOME" }
]
const launch: Launch = { processes: [{ type: "web", command: "hello" }], environment }

const appFiles: Readonly<Record<string, string>> = {
  "app.py": "print('hello')\n",
  "requirements.txt": "",
  "folder/data": "größer\n",
  ".profile.d/mine.sh": "export MINE=1\n"
}

const plant = Effect.fn(function* (files: Files) {
  const at = yield* files.temporary()
  const place: Place = {
    root: join(yield* files.realPath(at), "app"),
    cache: join(at, "cache"),
    home: join(at, "home")
  }
  for (const directory of [place.root, place.cache, place.home]) yield* files.makeDirectory(directory)
  for (const [path, text] of Object.entries(appFiles)) {
    yield* files.makeDirectory(dirname(join(place.root, path)))
    yield* files.write(join(place.root, path), text)
  }
  return place
})

const ownFiles = (files: Files, { root }: Place) =>
  Effect.map(
    Effect.forEach(Object.keys(appFiles), (path) =>
      Effect.map(files.readText(join(root, path)), (text) => [path, text] as const)
    ),
    (entries) => Object.fromEntries(entries)
  )

/** Path of every regular file below a directory, links left alone. */
const walk = (files: Files, directory: string): Effect.Effect<ReadonlyArray<string>, Error> =>
  Effect.gen(function* () {
    const found: Array<string> = []
    for (const name of yield* files.list(directory)) {
      const path = join(directory, name)
      const kind = (yield* files.status(path))?.kind
      if (kind === "directory") found.push(...(yield* walk(files, path)))
      else if (kind === "file") found.push(path)
    }
    return found
  })

/** Responds as a staging does: the result is made beside its place, on the same file system. */
const stageOnce = Effect.fn(function* (platform: Platform, request: Request) {
  const files = yield* Filesystem
  yield* platform.check(request)
  const made = join(yield* files.temporary(request.root), "python")
  yield* files.makeDirectory(join(made, "bin"))
  yield* files.write(join(made, "bin", "hello"), "#!/bin/sh\necho hello\n", 0o755)
  yield* platform.respond(request, { prefix: made, launch })
}, Effect.scoped)

/** `invoke` says how this platform would start the buildpack on an app at that place. */
export const platformLaws = (
  platform: Platform,
  invoke: (place: Place) => Invocation
): ReadonlyArray<Law<Services>> => {
  const law = (
    name: string,
    use: (files: Files, place: Place, invocation: Invocation) => Effect.Effect<void, Error, Services | Scope.Scope>
  ): Law<Services> => ({
    name: `${platform.id}: ${name}`,
    check: Effect.gen(function* () {
      const files = yield* Filesystem
      const place = yield* plant(files)
      yield* use(files, place, invoke(place))
    }).pipe(Effect.scoped)
  })
  return [
    law("it recognises how it starts the buildpack", (_files, _place, invocation) =>
      holds("recognised", platform.recognise(invocation))
    ),
    law(
      "its request names the app's directory by an absolute path",
      Effect.fn(function* (files, place, invocation) {
        const { root } = yield* platform.request(invocation)
        yield* holds("absolute", root.startsWith("/"))
        yield* same("the directory", yield* files.realPath(root), place.root)
      })
    ),
    law(
      "an app with nothing in the way passes the check, and is left as it was",
      Effect.fn(function* (files, place, invocation) {
        yield* platform.check(yield* platform.request(invocation))
        yield* same("files", (yield* walk(files, place.root)).length, Object.keys(appFiles).length)
        yield* same("the app's own files", yield* ownFiles(files, place), appFiles)
      })
    ),
    law(
      "the result is handed over, and the app's own files are as they were",
      Effect.fn(function* (files, place, invocation) {
        yield* stageOnce(platform, yield* platform.request(invocation))
        yield* same("the app's own files", yield* ownFiles(files, place), appFiles)
        yield* same(
          "left behind",
          (yield* files.list(place.root)).filter((name) => name.startsWith(".python-buildpack-")),
          []
        )
      })
    ),
    law(
      "no file that it leaves in the app names the place of the staging",
      Effect.fn(function* (files, place, invocation) {
        yield* stageOnce(platform, yield* platform.request(invocation))
        for (const path of yield* walk(files, place.root)) {
          yield* holds(`${path} does not name it`, !(yield* files.readText(path)).includes(place.root))
        }
      })
    ),
    law(
      "an app can be staged again",
      Effect.fn(function* (files, place, invocation) {
        yield* stageOnce(platform, yield* platform.request(invocation))
        const first = yield* walk(files, place.root)
        yield* stageOnce(platform, yield* platform.request(invocation))
        yield* same("files", yield* walk(files, place.root), first)
      })
    )
  ]
}
