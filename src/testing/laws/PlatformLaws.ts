/** The laws of a Platform: whatever it translates from and to, the app stays what it was and can be moved; and of several, that none takes what is another's. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { isKept } from "../../domain/Footprint.ts"
import type { Platform, RespondServices } from "../../platforms/Platform.ts"
import { Filesystem, type Interface as Files } from "../../services/Filesystem.ts"
import { holds, type Law, same } from "../Law.ts"
import { application } from "../SampleApplication.ts"
import {
  errors,
  identityOfSample,
  type Invocations,
  ownFiles,
  type PlatformPlace,
  phaseOf,
  plant,
  type PlantedPlace,
  plantFiles,
  stageOnce,
  walk
} from "./PlatformTrial.ts"

/** `invocations` say how this platform would start the buildpack on an app at a place. */
export const platformLaws = (platform: Platform, invocations: Invocations): ReadonlyArray<Law<RespondServices>> => {
  const law = (
    name: string,
    use: (files: Files, place: PlantedPlace) => Effect.Effect<void, Error, RespondServices | Scope.Scope>
  ): Law<RespondServices> => ({
    name: `${platform.id}: ${name}`,
    check: Effect.gen(function* () {
      const files = yield* Filesystem
      const place = yield* plant(files)
      const { profiles } = yield* Effect.flatMap(stagingOf(place), ({ request }) => request)
      yield* use(files, yield* plantFiles(files, place, profiles))
    }).pipe(Effect.scoped)
  })
  const stagingOf = (place: PlatformPlace) => phaseOf(platform, invocations.Stage(place), "Stage")
  const detectionOf = (place: PlatformPlace) =>
    invocations.Detect === undefined
      ? Effect.succeed(undefined)
      : phaseOf(platform, invocations.Detect(place), "Detect")
  const finishOf = (place: PlatformPlace) =>
    invocations.Finish === undefined
      ? Effect.succeed(undefined)
      : phaseOf(platform, invocations.Finish(place), "Finish")
  /** The whole of what a platform starts, but that nothing is planned. */
  const wholeOf = Effect.fn(function* (place: PlatformPlace) {
    const detection = yield* detectionOf(place)
    if (detection !== undefined) {
      const request = yield* detection.request
      yield* detection.respond(request, application({ root: request.root }))
    }
    const request = yield* stageOnce(yield* stagingOf(place))
    const finish = yield* finishOf(place)
    if (finish !== undefined) yield* finish.respond(yield* finish.request)
    return request
  })
  return [
    law(
      "it recognises how it starts the buildpack, each time for the step that is meant",
      Effect.fn(function* (_files, place) {
        yield* stagingOf(place)
        yield* detectionOf(place)
        yield* finishOf(place)
      })
    ),
    law(
      "its requests name the app's directory by an absolute path, and its own paths in it by relative ones",
      Effect.fn(function* (files, place) {
        for (const phase of [yield* detectionOf(place), yield* stagingOf(place), yield* finishOf(place)]) {
          if (phase === undefined) continue
          const { keeps, profiles, root } = yield* phase.request
          yield* holds("absolute", root.startsWith("/"))
          yield* same("the directory", yield* files.realPath(root), place.root)
          for (const path of [...keeps, ...profiles])
            yield* holds(
              `${path} is within the app`,
              path !== "" && !path.startsWith("/") && !/(^|\/)\.\.?(\/|$)/.test(path)
            )
        }
      })
    ),
    law(
      "the place where the prefix is made is there, once the check has passed",
      Effect.fn(function* (files, place) {
        const phase = yield* stagingOf(place)
        const request = yield* phase.request
        yield* phase.check(request)
        yield* same("a directory", (yield* files.target(request.build))?.kind, "directory")
        yield* holds("absolute", request.build.startsWith("/"))
      })
    ),
    law(
      "an app with nothing in the way passes the check, and is left as it was",
      Effect.fn(function* (files, place) {
        const phase = yield* stagingOf(place)
        yield* phase.check(yield* phase.request)
        yield* same("files", (yield* walk(files, place.root)).length, Object.keys(place.own).length)
        yield* same("the app's own files", yield* ownFiles(files, place), place.own)
      })
    ),
    law(
      "the result is handed over, and the app's own files are as they were",
      Effect.fn(function* (files, place) {
        const { build, keeps } = yield* wholeOf(place)
        yield* same("the app's own files", yield* ownFiles(files, place), place.own)
        yield* same(
          "left behind",
          (yield* files.list(build)).filter((name) => name.startsWith(".python-buildpack-")),
          []
        )
        for (const path of yield* walk(files, place.root)) {
          const own = path.slice(place.root.length + 1)
          yield* holds(`${own} is one that it keeps`, own in place.own || isKept(keeps, own))
        }
      })
    ),
    law(
      "no file that it leaves in the app names the place of the staging",
      Effect.fn(function* (files, place) {
        yield* wholeOf(place)
        for (const path of yield* walk(files, place.root)) {
          yield* holds(`${path} does not name it`, !(yield* files.readText(path)).includes(place.root))
        }
      })
    ),
    law(
      "an app can be staged again",
      Effect.fn(function* (files, place) {
        yield* wholeOf(place)
        const first = yield* walk(files, place.root)
        yield* wholeOf(place)
        yield* same("files", yield* walk(files, place.root), first)
      })
    ),
    law(
      "it holds no packages before a staging, and after one none but those of the same identity",
      Effect.fn(function* (_files, place) {
        const phase = yield* stagingOf(place)
        const request = yield* phase.request
        yield* phase.check(request)
        const holdsOne = (identity: string) => phase.holds?.(request, identity) ?? Effect.succeed(false)
        yield* same("before", yield* holdsOne(identityOfSample), false)
        yield* wholeOf(place)
        yield* same("after", yield* holdsOne(identityOfSample), phase.holds !== undefined)
        yield* same("others", yield* holdsOne("0".repeat(64)), false)
      })
    ),
    law(
      "it ends with 0 when all went well, and otherwise with another number that a process can end with",
      Effect.fn(function* () {
        yield* same("well", platform.exitCode({ _tag: "Succeeded" }), 0)
        const others = errors.flatMap((error) => [
          platform.exitCode({ _tag: "Failed", error }),
          platform.exitCode({ _tag: "Declined", error })
        ])
        for (const code of others) yield* holds(`${code} says no`, Number.isInteger(code) && code > 0 && code < 126)
      })
    )
  ]
}

/** The laws of platforms that are in use together. */
export const platformsLaws = (
  all: ReadonlyArray<readonly [Platform, Invocations]>
): ReadonlyArray<Law<RespondServices>> => [
  {
    name: "no two platforms recognise the same invocation",
    check: Effect.gen(function* () {
      const place = yield* plant(yield* Filesystem)
      for (const [, { Detect, Finish, Stage }] of all)
        for (const invoke of [Detect, Stage, Finish]) {
          if (invoke === undefined) continue
          const invocation = invoke(place)
          const taking = all.filter(([platform]) => platform.recognise(invocation) !== undefined)
          yield* same(`who recognises ${invocation.command}`, taking.map(([{ id }]) => id).length, 1)
        }
    }).pipe(Effect.scoped)
  }
]
