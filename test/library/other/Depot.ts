/**
 * A platform of three steps with exit codes of its own, whose result stands outside of the app, as Cloud Foundry's and Cloud
 * Native's does: `inspect APP`, `stow APP CACHE DEPOT` into `DEPOT/python`, and `dispatch APP CACHE DEPOT`, which writes `APP/start.sh`.
 */
import * as Effect from "effect/Effect"
import {
  exportScript,
  Filesystem,
  type Invocation,
  join,
  Launch,
  type Platform,
  type StageRequest
} from "../../../src/index.ts"
import * as Schema from "effect/Schema"

const Text = Schema.fromJsonString(Launch)

/** Whoever started it may begin again over what may pass, asks the next buildpack for an app of another kind, and gives up else. */
const codes = { Succeeded: 0, Declined: 100, Failed: 3 } as const

const requestOf = ({ args: [root = "/", cache, depot = "/"] }: Invocation): StageRequest => ({
  root,
  cache,
  envDirectory: undefined,
  build: depot,
  keeps: ["start.sh", "kind"],
  profiles: [],
  home: "$DEPOT/python"
})

export const depot: Platform = {
  id: "depot",
  exitCode: (ending) => (ending._tag === "Failed" && ending.error.blame === "environment" ? 4 : codes[ending._tag]),
  recognise: (invocation) => {
    const asked = requestOf(invocation)
    const request = Effect.succeed(asked)
    const place = join(asked.build, "python")
    switch (invocation.command) {
      case "inspect":
        return {
          _tag: "Detect",
          request,
          respond: ({ root }, { versionSources }) =>
            Effect.flatMap(Filesystem, (files) => {
              const [first] = versionSources
              const text = first?.origin === undefined ? "any" : `${first.text} of ${JSON.stringify(first.origin)}`
              return files.write(join(root, "kind"), `Python ${text}\n`)
            })
        }
      case "stow":
        return {
          _tag: "Stage",
          request,
          reserved: ["launch.json"],
          check: ({ build }) => Effect.flatMap(Filesystem, (files) => files.makeDirectory(build)),
          respond: Effect.fn("Depot.stow")(function* (_request, { launch, prefix }) {
            const files = yield* Filesystem
            yield* files.write(join(prefix, "launch.json"), yield* Effect.orDie(Schema.encodeEffect(Text)(launch)))
            yield* files.remove(place)
            yield* files.rename(prefix, place)
          })
        }
      case "dispatch":
        return {
          _tag: "Finish",
          request,
          respond: Effect.fn("Depot.dispatch")(function* ({ root }) {
            const files = yield* Filesystem
            const text = yield* files.readText(join(place, "launch.json"))
            const { environment } = yield* Effect.orDie(Schema.decodeEffect(Text)(text))
            const script = [exportScript(environment, place), `exec "$@"`, ""]
            yield* files.write(join(root, "start.sh"), `#!/bin/sh\n${script.join("\n")}`, 0o755)
          })
        }
      default:
        return undefined
    }
  }
}
