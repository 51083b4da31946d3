/** The laws of a RuntimeProvider, over the Pythons that it finds where it is run. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type PythonRequest, render, satisfies } from "../../domain/PythonVersion.ts"
import { Runtime } from "../../domain/Runtime.ts"
import type { Discovery, RuntimeProvider, Services } from "../../runtimes/RuntimeProvider.ts"
import { Filesystem } from "../../services/Filesystem.ts"
import { holds, type Law, same } from "../Law.ts"

const known = ({ found }: Discovery): ReadonlyArray<string> => found.map(({ executable }) => executable).toSorted()

/** The line and the exact version of each Python found, and a line that nobody has. */
const requests = ({ found }: Discovery): ReadonlyArray<PythonRequest> => [
  ...found.flatMap(({ version: { major, minor, patch } }) => [
    { major, minor },
    { major, minor, patch }
  ]),
  { major: 3, minor: 99 }
]

export const runtimeProviderLaws = (provider: RuntimeProvider): ReadonlyArray<Law<Services>> => {
  const law = (name: string, use: (all: Discovery) => Effect.Effect<void, Error, Services>): Law<Services> => ({
    name: `${provider.id}: ${name}`,
    check: Effect.flatMap(provider.discover(undefined), use)
  })
  return [
    law(
      "looking twice finds the same",
      Effect.fn(function* (all) {
        yield* same("the Pythons", known(yield* provider.discover(undefined)), known(all))
      })
    ),
    law(
      "each Python is found once, is there, and is no link",
      Effect.fn(function* ({ found }) {
        const files = yield* Filesystem
        yield* same("executables", new Set(found.map(({ executable }) => executable)).size, found.length)
        for (const { executable } of found) {
          yield* same("the real path", yield* files.realPath(executable), executable)
          yield* same("what is there", (yield* files.status(executable))?.kind, "file")
        }
      })
    ),
    law(
      "each Python says who found it, and survives being written and read",
      Effect.fn(function* ({ found }) {
        const Text = Schema.fromJsonString(Runtime)
        for (const runtime of found) {
          yield* same("the provider", runtime.provider, provider.title)
          yield* same(
            "the runtime",
            yield* Schema.decodeEffect(Text)(yield* Schema.encodeEffect(Text)(runtime)),
            runtime
          )
        }
      })
    ),
    law(
      "whoever is left out, is so for a reason",
      Effect.fn(function* ({ rejected }) {
        for (const { executable, reason } of rejected)
          yield* holds(`a reason for ${executable}`, executable !== "" && reason !== "")
      })
    ),
    law(
      "asked for a version, none that serves it is missed",
      Effect.fn(function* (all) {
        for (const request of requests(all)) {
          const serving = (discovery: Discovery) =>
            known({ ...discovery, found: discovery.found.filter(({ version }) => satisfies(version, request)) })
          yield* same(
            `Pythons for ${JSON.stringify(request)}`,
            serving(yield* provider.discover(request)),
            serving(all)
          )
        }
      })
    ),
    law(
      "what is provided is the version that was chosen, and is there",
      Effect.fn(function* ({ found }) {
        const files = yield* Filesystem
        for (const runtime of found) {
          const provided = yield* provider.provide(runtime)
          yield* same("the version", render(provided.version), render(runtime.version))
          yield* same("what is there", (yield* files.target(provided.executable))?.kind, "file")
        }
      })
    )
  ]
}
