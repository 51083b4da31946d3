/** How a law of a platform is tried: an app that is planted, and a result that is made as a staging makes it. */
import * as Effect from "effect/Effect"
import { type EnvironmentDelta, prefix, prepend, set, setDefault } from "../../domain/EnvironmentDelta.ts"
import type { Launch } from "../../domain/Launch.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import type { Invocation, Phase, Platform, Staged, StagePhase } from "../../platforms/Platform.ts"
import { dirname, Filesystem, type Interface as Files, join } from "../../services/Filesystem.ts"
import { LawBroken } from "../Law.ts"

/** Where a law has put things: three directories of their own. */
export interface PlatformPlace {
  readonly root: string
  readonly cache: string
  /** The buildpack's own directory. */
  readonly home: string
}

/** How a platform starts the buildpack on an app at a place, for each step that it knows. */
export interface Invocations {
  readonly Detect?: (place: PlatformPlace) => Invocation
  readonly Stage: (place: PlatformPlace) => Invocation
  readonly Finish?: (place: PlatformPlace) => Invocation
}

const environment: EnvironmentDelta = [
  prepend("PATH", `${prefix}/bin`),
  set("PYTHONUSERBASE", prefix),
  setDefault("LANG", "C.UTF-8"),
  set("QUOTES", 'it\'s "$HOME" `x` \\'),
  { _tag: "Unset", name: "PYTHONHOME" }
]
const serving: EnvironmentDelta = [setDefault("FORWARDED_ALLOW_IPS", "*")]
const launch: Launch = { processes: [{ type: "web", command: "hello" }], environment, serving }

export const identityOfSample = "f".repeat(64)
/** A result with its packages in the prefix, and a Python of the stack. */
export const staged: Omit<Staged, "prefix"> = {
  launch,
  procfile: undefined,
  python: "3.12.1",
  shipped: undefined,
  packages: [],
  own: undefined,
  identity: identityOfSample,
  inPlace: false
}

export const appFiles: Readonly<Record<string, string>> = {
  "app.py": "print('hello')\n",
  "requirements.txt": "",
  "folder/data": "größer\n"
}

export interface PlantedPlace extends PlatformPlace {
  /** The app's own files; scripts of its own among them, where the platform sources such. */
  readonly own: Readonly<Record<string, string>>
}

export const plant = Effect.fn(function* (files: Files) {
  const at = yield* files.temporary()
  const place: PlatformPlace = {
    root: join(yield* files.realPath(at), "app"),
    cache: join(at, "cache"),
    home: join(at, "home")
  }
  for (const directory of [place.root, place.cache, place.home]) yield* files.makeDirectory(directory)
  yield* files.makeDirectory(place.root)
  return place
})

export const plantFiles = Effect.fn(function* (files: Files, place: PlatformPlace, profiles: ReadonlyArray<string>) {
  const scripts = profiles.map((folder) => [`${folder}/mine.sh`, "export MINE=1\n"] as const)
  const own = { ...appFiles, ...Object.fromEntries(scripts) }
  for (const [path, text] of Object.entries(own)) {
    yield* files.makeDirectory(dirname(join(place.root, path)))
    yield* files.write(join(place.root, path), text)
  }
  const planted: PlantedPlace = { ...place, own }
  return planted
})

export const ownFiles = (files: Files, { own, root }: PlantedPlace) =>
  Effect.map(
    Effect.forEach(Object.keys(own), (path) =>
      Effect.map(files.readText(join(root, path)), (text) => [path, text] as const)
    ),
    (entries) => Object.fromEntries(entries)
  )

/** Path of every regular file below a directory, links left alone. */
export const walk = (files: Files, directory: string): Effect.Effect<ReadonlyArray<string>, Error> =>
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
export const stageOnce = Effect.fn(function* (phase: StagePhase) {
  const files = yield* Filesystem
  const request = yield* phase.request
  yield* phase.check(request)
  const made = join(yield* files.temporary(request.build), "python")
  yield* files.makeDirectory(join(made, "bin"))
  yield* files.write(join(made, "bin", "hello"), "#!/bin/sh\necho hello\n", 0o755)
  yield* phase.respond(request, { ...staged, prefix: made })
  return request
}, Effect.scoped)

/** The step that the platform takes an invocation for. */
export const phaseOf = <T extends Phase["_tag"]>(
  platform: Platform,
  invocation: Invocation,
  tag: T
): Effect.Effect<Extract<Phase, { readonly _tag: T }>, LawBroken> => {
  const phase = platform.recognise(invocation)
  const isIt = (one: Phase | undefined): one is Extract<Phase, { readonly _tag: T }> => one?._tag === tag
  return isIt(phase)
    ? Effect.succeed(phase)
    : Effect.fail(new LawBroken({ what: `the step of ${invocation.command}`, found: phase?._tag, wanted: tag }))
}

/** Some error of each kind of blame. */
export const errors: ReadonlyArray<StagingError> = (["app", "environment", "buildpack"] as const).map((blame) =>
  Object.assign(new Error("broken"), { _tag: "Sample", id: "sample/broken", blame, title: "Broken", hints: [] })
)
