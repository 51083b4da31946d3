/** A cache in memory as stagings leave it: environments, what they name, and what nobody names. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as TestClock from "effect/testing/TestClock"
import { Environment, ArchiveFacts, StoredArchive } from "../../../src/domain/Distribution.ts"
import { area, layout } from "../../../src/store/disk/Layout.ts"
import * as CheckedText from "../../../src/services/CheckedText.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import { dirname, Filesystem, type Interface as Files, join, within } from "../../../src/services/Filesystem.ts"

export const root = "/cache/python-buildpack"
export const place = layout(join(root, area))
/** What is planted as old was last changed at 0; what is young, now. */
export const now = 36_000_000

export interface Wanted {
  /** Of its archives and wheels, by number. */
  readonly archives: ReadonlyArray<number>
  readonly wheels: ReadonlyArray<number>
  readonly tools: number
  /** Of the Python that goes with the app. */
  readonly interpreter?: number
  readonly used: number
  /** There is an environment without the app's own package, which is the last of the archives. */
  readonly own: boolean
}

const content = (what: string, number: number): string => `${what} ${number} `.repeat((number + 1) * 20)

export const archive = (number: number): string => sha256(content("archive", number))
export const wheel = (number: number): string => sha256(content("wheel", number))
const keyOf = (what: string, number: number): string => sha256(`key of ${what} ${number}`)

const stored = (number: number): StoredArchive => ({
  key: keyOf("archive", number),
  sha256: archive(number),
  packed: content("archive", number).length,
  members: 1,
  size: 1536,
  links: false,
  distributions: [{ name: `package-${number}`, version: `1.${number}` }]
})
const made: ArchiveFacts = { members: 1, size: 1536, files: {}, distributions: [] }

const written = (files: Files, path: string, text: string) =>
  Effect.andThen(files.makeDirectory(dirname(path)), CheckedText.write(files, { root, name: within(path, root) }, text))

/** As a staging does: by its digest what is large, under its key the text that names it. */
export const plantArchive = Effect.fn("PlantedCache.archive")(function* (number: number) {
  const files = yield* Filesystem
  const Text = Schema.fromJsonString(Schema.Struct({ stored: StoredArchive, made: ArchiveFacts }))
  yield* files.makeDirectory(place.archives)
  yield* files.write(place.archive(archive(number)), content("archive", number))
  const text = Schema.encodeSync(Text)({ stored: stored(number), made })
  yield* written(files, place.text("distributions", keyOf("archive", number)), text)
})

export const plantWheel = Effect.fn("PlantedCache.wheel")(function* (number: number) {
  const files = yield* Filesystem
  yield* files.makeDirectory(place.files)
  yield* files.write(place.file(wheel(number)), content("wheel", number))
  const text = JSON.stringify({ file: `wheel_${number}-1-py3-none-any.whl`, sha256: wheel(number) })
  yield* written(files, place.text("wheels", keyOf("wheel", number)), text)
})

export const toolsAt = (number: number): string => join(root, "trees", `tools-${number}`)

export const plantTools = Effect.fn("PlantedCache.tools")(function* (number: number) {
  const files = yield* Filesystem
  const path = join(toolsAt(number), "files/pip/.hidden/tool.py")
  yield* files.makeDirectory(dirname(path))
  yield* files.write(path, content("tools", number))
  const digests = { "pip/.hidden/tool.py": sha256(content("tools", number)) }
  yield* written(files, join(toolsAt(number), "manifest.json"), JSON.stringify({ files: digests }))
})

export const environmentAt = (at: number): string => place.text("environments", keyOf("environment", at))
const closureKey = (at: number): string => keyOf("closure", at)

/** Where everything is that it needs. */
export const needsOf = (at: number, { archives, own, tools, wheels }: Wanted): ReadonlyArray<string> => [
  environmentAt(at),
  ...(own ? [place.text("environments", closureKey(at))] : []),
  join(toolsAt(tools), "manifest.json"),
  ...archives.flatMap((number) => [
    place.archive(archive(number)),
    place.text("distributions", keyOf("archive", number))
  ]),
  ...wheels.flatMap((number) => [place.file(wheel(number)), place.text("wheels", keyOf("wheel", number))])
]

export const plantEnvironment = Effect.fn("PlantedCache.environment")(function* (at: number, wanted: Wanted) {
  const files = yield* Filesystem
  const { archives, interpreter, own, tools, used, wheels } = wanted
  yield* Effect.forEach(archives, plantArchive)
  yield* Effect.forEach(wheels, plantWheel)
  yield* plantTools(tools)
  if (interpreter !== undefined) yield* plantTools(interpreter)
  const environment: Environment = {
    format: 1,
    python: "3.12.1",
    archives: archives.map(stored),
    wheels: wheels.map((number) => keyOf("wheel", number)),
    tools: `tools-${tools}`,
    ...(interpreter === undefined ? {} : { interpreter: `tools-${interpreter}` }),
    inputs: {},
    pinned: false,
    confirmed: used,
    used,
    scripts: [],
    warnings: []
  }
  const encode = Schema.encodeSync(Schema.fromJsonString(Environment))
  // A foundation is as old as the first that was made upon it.
  const foundation = { ...environment, used: 0, archives: archives.slice(0, -1).map(stored) }
  if (own) yield* written(files, place.text("environments", closureKey(at)), encode(foundation))
  const whole = own ? { ...environment, closure: closureKey(at) } : environment
  yield* written(files, environmentAt(at), encode(whole))
})

/** A file, or with a final slash a directory, below the root. */
export const plant = Effect.fn("PlantedCache.plant")(function* (path: string, text = "text") {
  const files = yield* Filesystem
  const whole = join(root, path)
  if (path.endsWith("/")) return yield* files.makeDirectory(whole)
  yield* files.makeDirectory(dirname(whole))
  yield* files.write(whole, text)
})

/** What is made at a time is as old as that. */
export const at = <A, E, R>(time: number, effect: Effect.Effect<A, E, R>) =>
  Effect.andThen(TestClock.setTime(time), effect)

export const isThere = Effect.fn("PlantedCache.isThere")(function* (path: string) {
  const files = yield* Filesystem
  return (yield* files.status(path)) !== undefined
})

/** Those that are not there. */
export const missing = (paths: ReadonlyArray<string>) =>
  Effect.filter(paths, (path) => Effect.map(isThere(path), (there) => !there))
