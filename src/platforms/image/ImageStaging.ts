/** An image without Docker: a staging whose result becomes the layers of an OCI image, on top of a base or of nothing. */
import * as Effect from "effect/Effect"
import type { ProcessType } from "../../domain/Launch.ts"
import { sizeInWords } from "../../domain/SizeInWords.ts"
import { type StagingError, visible } from "../../domain/StagingError.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { ImageBlobs, type Member } from "../../services/image/ImageBlobs.ts"
import { Report } from "../../services/Report.ts"
import type { Staged, StagePhase, StageRequest } from "../Platform.ts"
import { portOfImages } from "../ImagePort.ts"
import type { Base } from "./Base.ts"
import { configOf, ownerOf, type Start, startOf } from "./Configuration.ts"
import { contentsOf, prefixPlace, processPlace, type Tree, unnameable } from "./Contents.ts"
import { documentsOf, type ImageLayer, layerOf, type ImagePlatform } from "./ImageJson.ts"
import { BaseIsStaged, BaseLacksLoader, NameNotText, NeedsShell, noCommand, PythonStays } from "./ImageProblems.ts"
import { hasFile } from "./LayeredNames.ts"
import { loaderOf, libraryOf } from "./Loader.ts"
import { filesIn, isOwn, ownRecords } from "./OwnFiles.ts"

/** What the image is made from besides the staging. */
export interface Ground {
  readonly platform: ImagePlatform
  /** How a person has named the base, and what it is; `undefined` for none. */
  readonly base: { readonly name: string; readonly image: Base } | undefined
  /** The folder of the layout that is being made. */
  readonly folder: string
}

/** The platform of a host by the name that `sysconfig` has for it: `linux-x86_64`. */
export const platformOf = (host: string): ImagePlatform => {
  const [os = "linux", machine = ""] = host.split("-")
  const names: Readonly<Record<string, string>> = { x86_64: "amd64", aarch64: "arm64", i686: "386" }
  return { architecture: names[machine] ?? machine, os }
}

/** Before anything is staged: what is sure to fail on this base. */
export const checkBase = Effect.fn("Image.checkBase")(function* (name: string, { names }: Base) {
  for (const place of [prefixPlace, processPlace])
    if (names.has(place)) return yield* new BaseIsStaged({ base: name, place })
})

/** An app that is staged where it lies, for an image: none of the machine's Pythons is in it, but for those of a base. */
export const imageRequest = (root: string, build: string): StageRequest => ({
  root,
  cache: undefined,
  envDirectory: undefined,
  build,
  keeps: [],
  profiles: [],
  home: `/${prefixPlace}`,
  hostStays: false
})

const treeOf = Effect.fn("Image.treeOf")(function* (directory: string) {
  const found = yield* (yield* ImageBlobs).below(directory)
  const tree: Tree = { directory, found }
  const odd = unnameable(tree)
  if (odd.length > 0) return yield* new NameNotText({ paths: odd })
  return tree
})

/** The Python of the staging must be in the image, and be loaded there. */
const checkPython = Effect.fn("Image.checkPython")(function* ({ base }: Ground, { prefix, shipped }: Staged) {
  const files = yield* Filesystem
  const report = yield* Report
  const executable = yield* files.realPath(join(prefix, "bin", "python"))
  if (shipped === undefined && (base === undefined || !hasFile(base.image.names, executable)))
    return yield* new PythonStays({ executable, base: base?.name })
  const loader = loaderOf(yield* files.read(executable))
  if (loader === undefined) return
  if (base === undefined) {
    yield* report.detail(
      `No base: what the image runs on must bring the C library that its Python is loaded by, ${loader} (${libraryOf(loader)}).`
    )
  } else if (!hasFile(base.image.names, loader)) {
    const loaders = [...base.image.names.keys()].filter((path) => /(?:^|\/)ld-(?:linux|musl)-[^/]*$/.test(path))
    const other = loaders.some((path) => libraryOf(`/${path}`) !== libraryOf(loader))
    return yield* new BaseLacksLoader({ base: base.name, loader, other })
  }
})

/** Programs of packages whose first lines are for a shell, and the rest for Python, as every launcher here is written. */
const launchersIn = Effect.fn("Image.launchersIn")(function* ({ directory, found }: Tree) {
  const files = yield* Filesystem
  const programs = found.filter(
    ({ kind, path, size }) => kind === "file" && /^bin\/[^/]+$/.test(path) && size < 1 << 16
  )
  const texts = yield* Effect.forEach(programs, ({ path }) =>
    Effect.map(files.readText(join(directory, path)), (text) => [path.slice("bin/".length), text] as const)
  )
  return new Set(texts.filter(([, text]) => /^#!\/bin\/sh\n\f?# -\*- coding:/.test(text)).map(([name]) => name))
})

const shells = ["/bin/bash", "/usr/bin/bash", "/bin/sh"]

/** How the image is started; fails where it could not be. */
const startIn = Effect.fn("Image.startIn")(function* ({ base }: Ground, staged: Staged, prefix: Tree) {
  const report = yield* Report
  const own = [...(staged.procfile ?? [])].map(([type, command]): ProcessType => ({ type, command }))
  const processes = [...own, ...staged.launch.processes.filter(({ type }) => staged.procfile?.has(type) !== true)]
  const shell = base === undefined ? undefined : shells.find((path) => hasFile(base.image.names, path))
  const start = startOf(processes, yield* launchersIn(prefix), shell)
  if (start.command === undefined) {
    const closed = start.closed.find(({ type }) => type === "web" || processes.length === 1)
    if (closed !== undefined) return yield* new NeedsShell({ process: closed })
    yield* report.warning(noCommand)
  }
  for (const { type } of start.closed)
    yield* report.detail(`\`${visible(type)}\` is a line for a shell, and the image has none to start it.`)
  return start
})

/** Which files of the prefix are of packages of no index. */
const ownIn = Effect.fn("Image.ownIn")(function* ({ packages }: Staged, { directory, found }: Tree) {
  const files = yield* Filesystem
  const records = yield* Effect.forEach(ownRecords(packages, found), (path) =>
    Effect.map(files.readText(join(directory, path)), (text) => filesIn(path, text))
  )
  const own = new Set(records.flat())
  return (path: string): boolean => isOwn(own, path)
})

interface Named {
  readonly name: string
  readonly members: ReadonlyArray<Member>
}

const packed = Effect.fn("Image.packed")(function* (folder: string, all: ReadonlyArray<Named>) {
  const blobs = yield* ImageBlobs
  const report = yield* Report
  const made = yield* Effect.forEach(
    all.filter(({ members }) => members.length > 0),
    ({ members, name }) => Effect.map(blobs.pack(members, join(folder, "blobs/sha256")), (blob) => ({ name, blob })),
    // Compressing is most of it, and done by other threads.
    { concurrency: 2 }
  )
  for (const { blob, name } of made)
    yield* report.detail(`${name}: ${blob.digest.slice(0, "sha256:".length + 12)}, ${sizeInWords(blob.size)}`)
  return made.map(({ blob, name }): ImageLayer => layerOf(blob, `python-buildpack: ${name}`))
})

/** What it stands on, as a label for those who look at the image, and as an annotation for those who look at its manifest. */
const underneath = (base: Ground["base"]): Readonly<Record<string, string>> =>
  base === undefined ? {} : { "org.opencontainers.image.base.digest": base.image.digest }

const configured = (
  { base, platform }: Ground,
  { launch }: Staged,
  { command, directory }: Start,
  layers: ReadonlyArray<ImageLayer>
) => ({
  platform,
  config: configOf({
    base: base?.image.config ?? {},
    environment: [...launch.environment, ...launch.serving, ...portOfImages],
    command,
    directory,
    labels: underneath(base)
  }),
  layers: [...(base?.image.layers ?? []), ...layers],
  annotations: underneath(base)
})

/** The layers and documents of the image, into the layout's folder. */
export const makeImage = (ground: Ground, root: string, staged: Staged) =>
  Effect.gen(function* () {
    const report = yield* Report
    yield* checkPython(ground, staged)
    const prefix = yield* treeOf(staged.prefix)
    const app = yield* treeOf(root)
    const start = yield* startIn(ground, staged, prefix)
    yield* report.step("Writing the image")
    const owner = ownerOf(ground.base?.image.config.User)
    const shipped = staged.shipped?.name
    const isOwn = yield* ownIn(staged, prefix)
    const contents = contentsOf({ prefix, shipped, isOwn, app, owner, scripts: start.scripts })
    const layers = yield* packed(ground.folder, [
      { name: "interpreter", members: contents.interpreter },
      { name: "packages", members: contents.packages },
      { name: "own", members: contents.own },
      { name: "app", members: contents.app }
    ])
    return documentsOf(configured(ground, staged, start, layers), "latest")
  })

/** A staging whose result is handed to `respond`. */
export const imageStaging = (
  respond: (root: string, staged: Staged) => Effect.Effect<void, StagingError, Filesystem | Report>
): Omit<StagePhase, "request"> => ({
  _tag: "Stage",
  check: () => Effect.void,
  respond: ({ root }, staged) => respond(root, staged)
})
