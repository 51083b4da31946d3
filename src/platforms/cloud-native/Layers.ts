/** Puts a result into layers, each only where it is not the one that the build before has made, and tells why. */
import * as Effect from "effect/Effect"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import type { Staged } from "../Platform.ts"
import { componentOf, pythonComponent } from "../../sbom/Component.ts"
import { removeBills, writeBills } from "./Bills.ts"
import { linkOthers } from "./ApplicationLinks.ts"
import { portOfImages } from "../ImagePort.ts"
import { workersProgram } from "../WorkersScript.ts"
import { environmentFiles } from "./EnvironmentFiles.ts"
import { isReusable, type LayerMetadata, layerToml, type LayerTypes, markerFile, metadataOf } from "./Layer.ts"

/** The layers by what is in them. A name of the lifecycle's own (`build`, `launch`, `store`) may be none of them. */
export const names = {
  /** The Python, where it goes with the app. */
  interpreter: "interpreter",
  /** The installed packages, with the scripts and the names of the Python beside them. */
  packages: "packages",
  /** The app's own package, where it has one, and links to all of the other packages. */
  application: "application",
  /** What a running app finds set: so small that it is written each time, and no other layer depends on it. */
  environment: "environment",
  /** What the build did; apart from the store, which would be another archive each time. */
  report: "report",
  /** The store, for the next build. */
  cache: "cache"
} as const

/**
 * The folder in a layer that holds everything. Folders `bin` and `lib` at the top of a layer would be put on `PATH` and
 * `LD_LIBRARY_PATH` by the launcher, and libraries of a package or of Python before those of every other program.
 */
const folder = "prefix"

export const prefixOf = (layers: string, name: "application" | "packages" = names.packages): string =>
  join(layers, name, folder)

/** Another arrangement of the same content is another layer. */
const arrangement = "1"
export const arranged = (identity: string): string => `${arrangement}-${identity}`

const exists = (path: string) =>
  Effect.flatMap(Filesystem, (files) => Effect.map(files.status(path), (found) => found !== undefined))

/** Why the layer of the build before does not serve, as a clause. */
const reasonOf = Effect.fn("Layers.reason")(function* (layers: string, name: string, now: Partial<LayerMetadata>) {
  const before = yield* metadataOf(layers, name)
  if (before === undefined) return "there was none before"
  if (before.python !== now.python) return `Python ${before.python} -> ${now.python}`
  if (now.identity === undefined) return "nothing was kept by which it could be known again"
  return before.identity === now.identity ? "what was kept of it is not whole" : "its content changed"
})

interface Wanted {
  readonly layers: string
  readonly name: string
  readonly types: LayerTypes
  readonly python: string
  /** `undefined` for what cannot be known again. */
  readonly identity: string | undefined
  /** The folder that becomes the layer's, on the same file system; not there where the layer is. */
  readonly made: string
}

const write = Effect.fn("Layers.write")(function* ({ identity, layers, made, name, python, types }: Wanted) {
  const files = yield* Filesystem
  const report = yield* Report
  const metadata = identity === undefined ? undefined : { identity, python }
  const place = join(layers, name)
  if (identity !== undefined && (yield* isReusable(layers, name, types, identity))) {
    yield* report.detail(`${name}: kept, since nothing of it changed`)
  } else {
    yield* report.detail(
      `${name}: made, since ${yield* reasonOf(layers, name, { python, ...(identity === undefined ? {} : { identity }) })}`
    )
    yield* files.remove(place)
    yield* files.makeDirectory(place)
    yield* files.chmod(made, 0o755)
    yield* files.rename(made, join(place, folder))
    if (identity !== undefined) yield* files.write(join(place, markerFile), identity)
  }
  yield* files.write(join(layers, `${name}.toml`), layerToml(types, metadata))
})

const removeLayer = Effect.fn("Layers.remove")(function* (layers: string, name: string) {
  const files = yield* Filesystem
  yield* files.remove(join(layers, name))
  yield* files.remove(join(layers, `${name}.toml`))
  yield* removeBills(layers, name)
})

/** Whether packages of this identity were put into two layers by an earlier build. */
const isSplit = (layers: string, identity: string | undefined) =>
  Effect.map(metadataOf(layers, names.application), (found) => found !== undefined && found.identity === identity)

/** Whether the layers of an earlier build are these packages, whole and all. */
export const holdsPackages = Effect.fn("Layers.holdsPackages")(function* (
  layers: string,
  identity: string,
  types: LayerTypes
) {
  const known = arranged(identity)
  if (!(yield* isSplit(layers, known))) return yield* isReusable(layers, names.packages, types, known)
  const others = (yield* metadataOf(layers, names.packages))?.identity ?? ""
  return (
    (yield* isReusable(layers, names.application, types, known)) &&
    (yield* isReusable(layers, names.packages, types, others))
  )
})

const writeEnvironment = Effect.fn("Layers.environment")(function* (
  layers: string,
  { launch }: Staged,
  types: LayerTypes,
  prefix: string
) {
  const files = yield* Filesystem
  const place = join(layers, names.environment)
  yield* files.remove(place)
  yield* files.makeDirectory(join(place, "env"))
  yield* files.makeDirectory(join(place, "env.launch"))
  for (const [path, content] of [
    ...environmentFiles(launch.environment, prefix),
    ...environmentFiles([...launch.serving, ...portOfImages], prefix, "env.launch")
  ])
    yield* files.write(join(place, path), content)
  const program = join(place, "exec.d", "workers")
  yield* files.makeDirectory(join(place, "exec.d"))
  yield* files.write(program, workersProgram())
  yield* files.chmod(program, 0o755)
  yield* files.write(join(layers, `${names.environment}.toml`), layerToml({ ...types, cache: false }))
})

/** The Python leaves the prefix, where a link leads to its layer: by a way that is the same wherever all layers are. */
const interpreterApart = Effect.fn("Layers.interpreterApart")(function* (
  layers: string,
  { inPlace, prefix, python, shipped }: Staged,
  types: LayerTypes
) {
  const files = yield* Filesystem
  const name = names.interpreter
  if (shipped === undefined) {
    yield* removeLayer(layers, name)
    return
  }
  const made = join(prefix, shipped.name)
  const identity = shipped.identity === undefined ? yield* files.treeDigest(made) : arranged(shipped.identity)
  yield* write({ layers, name, types, python, identity, made })
  yield* writeBills(layers, name, { name: "python", components: [pythonComponent(python)] })
  if (inPlace) return
  yield* files.remove(made)
  yield* files.link(join("..", "..", name, folder), made)
})

/** `build`: later buildpacks of this build want it as well. */
export const writeLayers = Effect.fn("Layers.write")(function* (layers: string, staged: Staged, build: boolean) {
  const files = yield* Filesystem
  const report = yield* Report
  // The content of a layer that a build wants must be there, so it is kept; an image's own layers need not be fetched.
  const types: LayerTypes = { launch: true, build, cache: build }
  yield* report.step("Layers of the image")
  yield* interpreterApart(layers, staged, types)
  const { identity, inPlace, own, prefix, python } = staged
  const known = identity === undefined ? undefined : arranged(identity)
  const split = inPlace ? yield* isSplit(layers, known) : own !== undefined
  if (own !== undefined) yield* linkOthers(prefix, own.prefix, prefixOf(layers))
  const others = inPlace && split ? (yield* metadataOf(layers, names.packages))?.identity : own && arranged(own.others)
  yield* write({ layers, name: names.packages, types, python, identity: split ? others : known, made: prefix })
  if (split) {
    const made = own?.prefix ?? prefix
    yield* write({ layers, name: names.application, types, python, identity: known, made })
  } else yield* removeLayer(layers, names.application)
  yield* writeBills(layers, names.packages, {
    name: "python-packages",
    components: staged.packages.map(componentOf)
  })
  yield* writeEnvironment(layers, staged, types, prefixOf(layers, split ? names.application : names.packages))
  // Before there is a report, which is written at the very end, its layer is there.
  yield* files.makeDirectory(join(layers, names.report))
  yield* files.write(join(layers, `${names.report}.toml`), layerToml({ launch: false, build: false, cache: true }))
  if (yield* exists(join(layers, names.cache)))
    yield* files.write(join(layers, `${names.cache}.toml`), layerToml({ launch: false, build: false, cache: true }))
})
