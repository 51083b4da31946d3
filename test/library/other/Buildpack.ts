/** Another buildpack, as its author would write it: an installer more, and Pythons and platform replaced. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import {
  BlobStore,
  Engines,
  engines,
  Filesystem,
  inspect,
  type Install,
  installed,
  Installers,
  installers,
  join,
  Launch,
  type Ending,
  type Platform,
  Platforms,
  run,
  type RuntimeProvider,
  RuntimeProviders,
  type Standalone,
  type StagingError,
  usualExitCode,
  whereItIs,
  type Write
} from "../../../src/index.ts"
import { bucketBlobs } from "./BucketBlobs.ts"
import { depot } from "./Depot.ts"
import { managers } from "./LockFiles.ts"
import { packedPython } from "./PackedPython.ts"
import { vendorEngine } from "./VendorEngine.ts"

/** `greeting.txt` becomes a module that the app can import: `from greeting import text`. */
export const greeting: Standalone = {
  _tag: "Standalone",
  id: "greeting",
  files: [{ name: "greeting.txt" }],
  claim: ({ texts }) => {
    const text = texts.get("greeting.txt")
    if (text === undefined) return undefined
    const install: Install = {
      _tag: "Alone",
      installer: "greeting",
      files: ["greeting.txt"],
      title: "the greeting of greeting.txt",
      settings: { text: text.trim() }
    }
    return { installs: [install], notices: [], problems: [] }
  },
  install: Effect.fn(function* ({ settings }, { prefix, runtime }) {
    const files = yield* Filesystem
    const packages = join(prefix, runtime.sitePackages)
    yield* files.makeDirectory(packages)
    yield* files.write(join(packages, "greeting.py"), `text = ${JSON.stringify(settings["text"])}\n`)
    return { scripts: [] }
  })
}

/** The Python at a path, and no other. */
export const onePython = (path: string): RuntimeProvider => ({
  id: "one",
  title: "the one Python",
  discover: () =>
    Effect.map(inspect("one", path), (asked) =>
      asked._tag === "Found"
        ? { offers: [installed(asked.runtime)], rejected: [] }
        : { offers: [], rejected: [{ executable: path, reason: asked.reason }] }
    ),
  provide: whereItIs
})

const toJson = Schema.encodeEffect(Schema.fromJsonString(Launch))

/** Started as `shelve APP`; leaves `APP/shelf/` and how to start it in `APP/shelf.json`. */
export const shelf: Platform = {
  id: "shelf",
  recognise: ({ args: [root = "/", cache], command }) =>
    command !== "shelve"
      ? undefined
      : {
          _tag: "Stage",
          request: Effect.succeed({
            root,
            cache,
            envDirectory: undefined,
            build: root,
            keeps: ["shelf/", "shelf.json"],
            profiles: [],
            home: "$APP/shelf"
          }),
          check: () => Effect.void,
          respond: Effect.fn(function* (_request, { launch, prefix }) {
            const files = yield* Filesystem
            yield* files.remove(join(root, "shelf"))
            yield* files.rename(prefix, join(root, "shelf"))
            yield* files.write(join(root, "shelf.json"), yield* Effect.orDie(toJson(launch)))
          })
        },
  exitCode: usualExitCode
}

/** By a path to one, or in an archive. */
export const pythonsAt = (path: string): RuntimeProvider =>
  path.endsWith(".tar") ? packedPython(path) : onePython(path)

/** What this buildpack has in the lists' place; its own engine, and pip where that declines, only where it is asked for. */
export const lists = (python: string, vendors = false): Layer.Layer<never> =>
  Layer.mergeAll(
    Layer.succeed(Installers, [...installers, greeting, ...managers]),
    Layer.succeed(Engines, vendors ? [vendorEngine, ...engines] : engines),
    Layer.succeed(RuntimeProviders, [pythonsAt(python)]),
    Layer.succeed(Platforms, [shelf, depot])
  )

export interface Shelving {
  readonly app: string
  readonly cache: string
  readonly python: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether the packages come from the app's folder `vendor/`. */
  readonly vendors?: boolean
  /** The address of a bucket in which the store's blobs are, in the cache's place. */
  readonly bucket?: string | undefined
}

export const shelve = (
  { app, bucket, cache, env, python, vendors = false }: Shelving,
  write: Write
): Effect.Effect<Ending, StagingError> => {
  const invocation = { command: "shelve", args: [app, cache], env, home: "/nowhere", cwd: "/" }
  const over = bucket === undefined ? undefined : Layer.provide(BlobStore.layer, bucketBlobs(bucket))
  return run(invocation, write, over).pipe(Effect.provide(lists(python, vendors)))
}
