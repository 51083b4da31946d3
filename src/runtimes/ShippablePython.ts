/**
 * A Python of an archive, made ready to go with an app and kept in the cache by its checksum: without what no app needs, movable and
 * compiled. That takes a start of it once; from then on it is unpacked, and nothing is fetched or started.
 */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { render } from "../domain/PythonVersion.ts"
import { Runtime } from "../domain/Runtime.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { interpreterArchive } from "../python/Programs.ts"
import { runQuietly } from "../programs/Program.ts"
import { Archives } from "../services/archives/Archives.ts"
import { Cache } from "../services/Cache.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join, within } from "../services/Filesystem.ts"
import { succeeded } from "../services/Process.ts"
import { Report } from "../services/Report.ts"
import { type ArchiveName, archiveAt } from "./ArchiveFile.ts"
import type { ArchivedPython } from "./ArchivedPython.ts"
import { inspect } from "./Interpreter.ts"
import type { KnownRuntime, RuntimePlace } from "./RuntimeProvider.ts"

/** The archive is what is listed, and yet no Python that can go with an app. */
export class ArchiveUnusable
  extends Data.TaggedError("ArchiveUnusable")<{
    readonly name: ArchiveName
    readonly place: string
    /** A clause. */
    readonly reason: string
  }>
  implements StagingError
{
  readonly id = "runtime/unusable"
  readonly blame = "environment"
  get title(): string {
    return `${this.name.what} cannot be used here`
  }
  override get message(): string {
    return `The archive ${printable(this.place)} holds no Python that can go with an app: ${printable(this.reason)}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Pack it again on a system like this one (`bin/runtime pack PYTHON DIR`), where the libraries that it needs are the same.",
    "Or ask for another version: `bin/plan` lists those that can be had."
  ]
}

const marker = "@python-buildpack@"

const Made = Schema.fromJsonString(
  Schema.Struct({
    members: Schema.Number,
    size: Schema.Number,
    before: Schema.Number,
    pip: Schema.optionalKey(Schema.String)
  })
)

/** What is known of a Python that is kept; its paths are from its directory. */
const Kept = Schema.fromJsonString(
  Schema.Struct({
    members: Schema.Number,
    size: Schema.Number,
    pip: Schema.optionalKey(Schema.String),
    runtime: Runtime
  })
)

const factsName = "interpreter.json"
const packedName = "interpreter.tar.zst"

/** One name for one content: of the archive, and of the program that makes it ready. */
const keyOf = ({ sha256: digest, version }: ArchivedPython): string =>
  `interpreter-${render(version)}-${digest}-${sha256(interpreterArchive).slice(0, 12)}`

/** The interpreter in an unpacked archive: everything below `python/`, or without that folder. */
const rootIn = Effect.fn("ShippablePython.rootIn")(function* (unpacked: string) {
  const files = yield* Filesystem
  const own = join(unpacked, "python")
  return (yield* files.status(join(own, "bin")))?.kind === "directory" ? own : unpacked
})

const environment = Effect.map(Env, (env) => ({
  PATH: env.get("PATH") ?? "/usr/bin:/bin",
  LC_ALL: "C",
  PYTHONHASHSEED: "0"
}))

export interface Asked {
  readonly provider: string
  readonly python: ArchivedPython
  readonly name: ArchiveName
  /** Whose archive it is, for people; an address without its secrets. */
  readonly from: string
}

/** Fetches, verifies, unpacks and prepares: all that is done once. */
const make = Effect.fn("ShippablePython.make")(function* ({ from, name, provider, python }: Asked, directory: string) {
  const archives = yield* Archives
  const files = yield* Filesystem
  const report = yield* Report
  const work = yield* files.realPath(yield* files.temporary())
  yield* report.step(`Obtaining ${name.what} of ${from}`)
  const archive = yield* archiveAt(name, python.place, python.sha256, work)
  const place = printable(archive.startsWith(`${work}/`) ? name.what : archive)
  const unusable = (reason: string) => new ArchiveUnusable({ name, place, reason })
  const unpacked = join(work, "unpacked")
  yield* files.makeDirectory(unpacked)
  const env = yield* environment
  const step = { env, cwd: work }
  // -o: as root, tar would give files to whoever owned them where they were packed.
  const opened = yield* runQuietly({
    ...step,
    label: `Unpacking ${name.what}`,
    program: "tar",
    args: ["-xzof", archive, "-C", unpacked]
  }).pipe(Effect.mapError((error) => unusable(`${error.program} cannot be started (${error.code})`)))
  if (!succeeded(opened)) return yield* unusable(`tar does not unpack it: ${opened.output.at(-1) ?? "it ended"}`)
  const root = yield* rootIn(unpacked)
  const executable = join(root, "bin", `python${python.version.major}.${python.version.minor}`)
  const inspected = yield* inspect(provider, executable, "passing")
  if (inspected._tag === "Rejected") return yield* unusable(inspected.reason)
  if (render(inspected.runtime.version) !== render(python.version))
    return yield* unusable(`it is Python ${render(inspected.runtime.version)}`)
  if (!inspected.runtime.executable.startsWith(`${root}/`)) return yield* unusable("it starts a Python elsewhere")
  const ended = yield* runQuietly({
    ...step,
    label: `Preparing ${name.what}`,
    program: inspected.runtime.executable,
    args: ["-E", "-s", "-S", "-B", "-c", interpreterArchive, "prepare", root, work]
  }).pipe(Effect.mapError((error) => unusable(`it does not start (${error.code})`)))
  const line = ended.output.findLast((text) => text.startsWith(marker))
  if (!succeeded(ended) || line === undefined) return yield* unusable(ended.output.at(-1) ?? "it ended at once")
  const made = yield* Schema.decodeUnknownEffect(Made)(line.slice(marker.length)).pipe(
    Effect.mapError(() => unusable("what it says of itself cannot be understood"))
  )
  yield* archives.compress(join(work, "interpreter.tar"), join(directory, packedName))
  if (made.pip !== undefined) yield* files.copy(join(work, made.pip), join(directory, made.pip))
  const { bundledPip: _, path: __, pip: ___, ...runtime } = inspected.runtime
  const program = within(inspected.runtime.executable, root)
  const facts = yield* Effect.orDie(
    Schema.encodeEffect(Kept)({
      members: made.members,
      size: made.size,
      ...(made.pip === undefined ? {} : { pip: made.pip }),
      runtime: { ...runtime, executable: program, path: program }
    })
  )
  yield* files.write(join(directory, factsName), facts)
  const megabytes = (bytes: number): string => `${Math.round(bytes / (1 << 20))} MiB`
  // One that was stripped when it was packed has only gained its compiled files.
  const before = made.size < made.before ? ` of ${megabytes(made.before)}` : ""
  yield* report.detail(`It is made ready for apps, ${megabytes(made.size)}${before}.`)
}, Effect.scoped)

/** What is kept in a tree, and the Python that it is at a place. */
const keptIn = Effect.fn("ShippablePython.keptIn")(function* (
  tree: string,
  { kept, provider }: { readonly kept: string; readonly provider: string },
  place: RuntimePlace
) {
  const files = yield* Filesystem
  const text = yield* files.readText(join(tree, factsName))
  const { members, pip, runtime, size } = yield* Schema.decodeUnknownEffect(Kept)(text).pipe(
    // It was written by this very program, or by one whose key is the same.
    Effect.orDie
  )
  const executable = join(place.directory, runtime.executable)
  const own = pip === undefined ? {} : { bundledPip: join(tree, pip) }
  const placed: Runtime = { ...runtime, provider, executable, path: executable, kept, ...own }
  // Its digest was compared a moment ago, with that of all else that is kept with it.
  const archive = { path: join(tree, packedName), sha256: undefined, compressed: true, members, size, links: true }
  return { archive, placed }
})

/** Puts it at the place, where nothing is yet; its own pip stays in the cache, for the staging alone. */
export const shippable = Effect.fn("ShippablePython.shippable")(function* (asked: Asked, place: RuntimePlace) {
  const archives = yield* Archives
  const cache = yield* Cache
  const files = yield* Filesystem
  const kept = keyOf(asked.python)
  const tree = yield* cache.tree(kept, (directory) => make(asked, directory))
  const { archive, placed } = yield* keptIn(tree, { kept, provider: asked.provider }, place)
  yield* files.makeDirectory(place.directory)
  yield* archives.unpack([archive], place.directory)
  return placed
})

class NotKept extends Data.TaggedError("NotKept") {}

/** What is kept of it as the Python that it will be; `undefined` where it would have to be made ready first. */
export const shippableKnown = Effect.fn("ShippablePython.known")(function* (
  python: ArchivedPython,
  provider: string,
  place: RuntimePlace
) {
  const cache = yield* Cache
  const identity = keyOf(python)
  const tree = yield* cache
    .tree(identity, () => new NotKept())
    .pipe(Effect.catchTag("NotKept", () => Effect.succeed(undefined)))
  if (tree === undefined) return undefined
  const known: KnownRuntime = { runtime: (yield* keptIn(tree, { kept: identity, provider }, place)).placed, identity }
  return known
})
