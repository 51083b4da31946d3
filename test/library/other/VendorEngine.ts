/** An engine that takes wheels out of the app's folder `vendor/`, and asks no index. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { type Engine, join, listWheels, type Session, type StagingError } from "../../../src/index.ts"

/** The app requires what is not in `vendor/`. */
export class NotVendored
  extends Data.TaggedError("NotVendored")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "vendor/missing"
  readonly blame = "app"
  readonly title = "vendor/ lacks packages that the app requires"
  override get message(): string {
    return this.names.join(", ")
  }
  readonly hints: ReadonlyArray<string> = ["Run `pip download -d vendor -r requirements.txt`, and commit the folder."]
}

export const vendorEngine: Engine = {
  id: "vendor",
  declines: ({ closure }) => (closure.optionNames.length > 0 ? "it knows no options" : undefined),
  options: () =>
    Result.succeed({
      wheel: [],
      requirements: [],
      index: [],
      noIndex: true,
      env: {},
      names: [],
      notices: [],
      secrets: []
    }),
  describe: () => ["wheels are taken out of vendor/"],
  ask: () => Effect.succeed([]),
  open: ({ lines, prefix, root, runtime, work }, deadline) => {
    const session: Session = {
      place: { runtime, root, prefix, work },
      deadline,
      vouches: true,
      sources: Effect.succeed(root),
      ownPackage: () => Effect.succeed(undefined),
      resolve: () =>
        Effect.gen(function* () {
          const wheels = yield* listWheels(join(root, "vendor"))
          const names = lines.flatMap(({ requirements }) => requirements.flatMap(({ name = "" }) => [name]))
          const missing = names.filter((name) => !wheels.some((wheel) => wheel.name === name))
          if (missing.length > 0) return yield* new NotVendored({ names: missing })
          return {
            fetched: wheels,
            built: [],
            directUrls: new Map<string, string>(),
            origins: { references: [], contents: new Map<string, string>() }
          }
        }),
      aside: Effect.suspend(() => Effect.succeed(session)),
      wheelSource: (chosen) => ({
        chosen,
        stillToFind: (requirements) => requirements,
        find: (requirements) => Effect.succeed({ _tag: "NoWheel", requirements })
      }),
      conflicts: () => Effect.succeed([])
    }
    return Effect.succeed(session)
  }
}
