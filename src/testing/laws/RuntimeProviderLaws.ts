/** The laws of a RuntimeProvider, over the Pythons that it offers where it is run. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type PythonRequest, render, satisfies } from "../../domain/PythonVersion.ts"
import { providerOf, type Runtime, RuntimeOffer, runtimesIn, versionOf } from "../../domain/Runtime.ts"
import type { Discovery, ProvideServices, RuntimeProvider } from "../../runtimes/RuntimeProvider.ts"
import { Filesystem, type Interface as Files, join, within } from "../../services/Filesystem.ts"
import { Process } from "../../services/Process.ts"
import { holds, type Law, same } from "../Law.ts"

/** An installed Python is told by where it is; another by what it is, and where it would come from. */
const nameOf = (offer: RuntimeOffer): string =>
  offer._tag === "Installed"
    ? offer.runtime.executable
    : `${render(offer.version)} ${offer.implementation} ${offer.platform} ${offer.from}`
const known = ({ offers }: Discovery): ReadonlyArray<string> => offers.map(nameOf).toSorted()

/** The line and the exact version of each Python offered, and a line that nobody has. */
const requests = ({ offers }: Discovery): ReadonlyArray<PythonRequest> => [
  ...offers.map(versionOf).flatMap(({ major, minor, patch }) => [
    { major, minor },
    { major, minor, patch }
  ]),
  { major: 3, minor: 99 }
]

/** Paths of all links below a directory. */
const linksIn = (files: Files, directory: string): Effect.Effect<ReadonlyArray<string>, Error> =>
  Effect.gen(function* () {
    const found: Array<string> = []
    for (const { kind, name } of yield* files.entries(directory)) {
      if (kind === "directory") found.push(...(yield* linksIn(files, join(directory, name))))
      else if (kind === "link") found.push(join(directory, name))
    }
    return found
  })

export const runtimeProviderLaws = (provider: RuntimeProvider): ReadonlyArray<Law<ProvideServices>> => {
  const law = (
    name: string,
    use: (all: Discovery) => Effect.Effect<void, Error, ProvideServices>
  ): Law<ProvideServices> => ({
    name: `${provider.id}: ${name}`,
    check: Effect.flatMap(provider.discover(undefined), use)
  })
  /** Each offer provided at a place of its own. */
  const provided = (
    name: string,
    use: (runtime: Runtime, offer: RuntimeOffer, directory: string) => Effect.Effect<void, Error, ProvideServices>
  ): Law<ProvideServices> =>
    law(
      name,
      Effect.fn(function* ({ offers }) {
        const files = yield* Filesystem
        for (const offer of offers) {
          const at = yield* files.realPath(yield* files.temporary())
          const directory = join(at, "place")
          yield* use(yield* provider.provide(offer, { directory }), offer, directory)
        }
      }, Effect.scoped)
    )
  return [
    law(
      "looking twice finds the same",
      Effect.fn(function* (all) {
        yield* same("the Pythons", known(yield* provider.discover(undefined)), known(all))
      })
    ),
    law(
      "each Python is offered once; one that is installed is there, and is no link",
      Effect.fn(function* (all) {
        const files = yield* Filesystem
        yield* same("offers", new Set(known(all)).size, all.offers.length)
        for (const { executable } of runtimesIn(all.offers)) {
          yield* same("the real path", yield* files.realPath(executable), executable)
          yield* same("what is there", (yield* files.status(executable))?.kind, "file")
        }
      })
    ),
    law(
      "each offer says by its id whose it is, and survives being written and read",
      Effect.fn(function* ({ offers }) {
        const Text = Schema.fromJsonString(RuntimeOffer)
        for (const offer of offers) {
          yield* same("the provider", providerOf(offer), provider.id)
          yield* same("the offer", yield* Schema.decodeEffect(Text)(yield* Schema.encodeEffect(Text)(offer)), offer)
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
            known({ ...discovery, offers: discovery.offers.filter((offer) => satisfies(versionOf(offer), request)) })
          yield* same(
            `Pythons for ${JSON.stringify(request)}`,
            serving(yield* provider.discover(request)),
            serving(all)
          )
        }
      })
    ),
    provided(
      "what is provided is the version that was offered, is there, and says who gave it",
      Effect.fn(function* (runtime, offer) {
        const files = yield* Filesystem
        yield* same("the version", render(runtime.version), render(versionOf(offer)))
        yield* same("the provider", runtime.provider, provider.id)
        yield* same("what is there", (yield* files.status(runtime.executable))?.kind, "file")
      })
    ),
    provided(
      "what is recalled is what was provided, under one identity, and nothing is made for it",
      Effect.fn(function* (runtime, offer, directory) {
        if (provider.recall === undefined) return
        const files = yield* Filesystem
        const place = { directory: `${directory} of another staging` }
        const first = yield* provider.recall(offer, { directory })
        if (first === undefined) return
        yield* same("the Python", first.runtime, runtime)
        const second = yield* provider.recall(offer, place)
        yield* same("its identity elsewhere", second?.identity, first.identity)
        yield* holds("nothing is made", (yield* files.status(place.directory)) === undefined)
      })
    ),
    provided(
      "what is put at the place starts from another one, by its own files alone",
      Effect.fn(function* ({ executable, version }, _offer, directory) {
        const files = yield* Filesystem
        const process = yield* Process
        if (!executable.startsWith(`${directory}/`)) return
        const moved = `${directory} moved`
        yield* files.rename(directory, moved)
        for (const link of yield* linksIn(files, moved))
          yield* holds(`${link} stays within`, (yield* files.realPath(link)).startsWith(`${moved}/`))
        const told = yield* process.run({
          program: join(moved, within(executable, directory)),
          args: ["-c", "import os, sys; print(os.__file__); print('%d.%d.%d' % sys.version_info[:3])"],
          env: { PATH: "/usr/bin:/bin" },
          cwd: "/",
          timeout: "20 seconds"
        })
        const [library = "", own] = told.output
        yield* holds(`its library ${library} came along`, library.startsWith(`${moved}/`))
        yield* same("the version", own, render(version))
      })
    )
  ]
}
