/** Everything that decides what an app's packages are, each under the name by which a person knows it, as a digest. */
import * as Effect from "effect/Effect"
import { CF_STACK, PIP_FIND_LINKS, STACK } from "../domain/Options.ts"
import { topOf } from "../domain/Footprint.ts"
import { foldersOf, type Install, isAlone, type SharedInstall, type Tool } from "../domain/Plan.ts"
import { render } from "../domain/PythonVersion.ts"
import type { Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { basename, Filesystem } from "../services/Filesystem.ts"
import { filesByAddress } from "./FilesByAddress.ts"
import { inApp, type AppPlaces, placesOf, seenFromApp } from "./AppPlaces.ts"
import { sourceDigest } from "./FolderDigest.ts"
import { kernelInput, kernelRead } from "./Kernel.ts"
import { buildsIn, isNamedPlace, namedPlaces } from "./NamedPlaces.ts"
import { whoAsks } from "./WhoAsks.ts"
import { constraintsIn, isRemote, linksIn, placed, settingsFiles } from "./PipSettings.ts"

export type Inputs = Readonly<Record<string, string>>

export interface EnvironmentFacts {
  readonly root: string
  readonly runtime: Runtime
  readonly tools: ReadonlyArray<Tool>
  readonly installs: ReadonlyArray<Install>
  /** The digests of files whose text decides, and that no list below names, by name. */
  readonly files: ReadonlyMap<string, string>
  /** What requirement files, $PIP_OPTS and pyproject.toml ask for. */
  readonly asked: ReadonlyArray<Requirements>
  /** Options that say where packages come from, and variables that count, with their values. */
  readonly indexOptions: ReadonlyArray<string>
  readonly variables: ReadonlyMap<string, string>
  /** The digest of what pip reads of a file of requirements or constraints. */
  readonly digestOf: (bytes: Uint8Array) => string
}

/** Changes whenever an old entry would no longer be what this release makes. */
const formatVersion = "1"
const format = "the buildpack's own format"
const stack = "the stack"
const tooling = "the packaging tools"
const told = "what is to be installed"
const settingsIn = "pip's settings in "
const packagesIn = "the packages in "

export const asker = "who asks for packages"
export const ownFiles = "the app's own files"
export const ownDependencies = "the dependencies of the app's own package"
const python = "Python"

/** A file or folder of the app may be called `Python`, and its digest must not stand for the interpreter's. */
const unmistakable = (path: string): string =>
  [python, stack, format, tooling, told, kernelInput, asker, ownFiles, ownDependencies].includes(path)
    ? `./${path}`
    : path

/** The system that things are built on, by the name that platforms give it, or its own. */
export const stackOf = Effect.gen(function* () {
  const env = yield* Env
  const files = yield* Filesystem
  const named = env.get(STACK) ?? env.get(CF_STACK)
  if (named !== undefined) return named
  const release = yield* files.readText("/etc/os-release").pipe(Effect.orElseSucceed(() => ""))
  const field = (name: string): string => new RegExp(`^${name}="?([^"\\n]*)"?$`, "m").exec(release)?.[1] ?? ""
  return `${field("ID")} ${field("VERSION_ID")}`.trim()
})

/** What markers can name of the interpreter, and compiled code depends on. */
const interpreter = ({ abi, implementation, libc, magic, platform, version }: Runtime): string =>
  [render(version), implementation, abi, magic, platform, libc].filter((part) => part !== "").join(" ")

/** What lies in folders of packages: their files decide, not their names alone. */
const linkedFolders = Effect.fn("Inputs.linkedFolders")(function* (places: AppPlaces, links: Iterable<string>) {
  const files = yield* Filesystem
  const { root } = places
  const found = new Map<string, string>()
  for (const link of new Set(links)) {
    if (isRemote(link)) continue
    const absolute = placed(root)(link)
    const digest = yield* files.treeDigest(absolute).pipe(Effect.orElseSucceed(() => ""))
    found.set(`${packagesIn}${seenFromApp(absolute, places)}`, digest)
  }
  return found
})

const localPaths = (asked: ReadonlyArray<Requirements>): ReadonlySet<string> =>
  new Set(
    asked.flatMap(({ requirements }) =>
      requirements.flatMap(({ localPath }) => (localPath === undefined ? [] : [localPath]))
    )
  )

/** The digest of a file of requirements or constraints that no list of the app's own files holds. */
const said = Effect.fn("Inputs.said")(function* ({ digestOf }: EnvironmentFacts, path: string) {
  const files = yield* Filesystem
  const digest = Effect.map(files.read(path), digestOf)
  return yield* Effect.orElseSucceed(digest, () => "")
})

/** Folders that are built and archives that are installed, the app's own directory among them. */
const localSources = Effect.fn("Inputs.localSources")(function* (question: EnvironmentFacts, places: AppPlaces) {
  const files = yield* Filesystem
  const { asked, installs, root } = question
  const folders = foldersOf(installs)
  const found = new Map<string, string>()
  // Who works alone reads its files itself, so all of them count.
  const ofOthers = installs.filter(isAlone).flatMap((install) => install.files)
  for (const path of new Set([...folders, ...localPaths(asked), ...ofOthers])) {
    const digest = yield* sourceDigest(files, root, path, topOf(root, places))
    found.set(path === "." ? ownFiles : unmistakable(seenFromApp(path, places)), digest)
  }
  for (const path of new Set(filesByAddress(asked).map(placed(root))))
    found.set(seenFromApp(path, places), yield* said(question, path))
  return found
})

type Named = ReadonlyArray<readonly [name: string, text: string]>
const digestsOf = (texts: Named, places: AppPlaces): Named =>
  texts.map(([name, text]) => [name, sha256(inApp(text, places))] as const)

const mentionedVariables = Effect.fn("Inputs.mentionedVariables")(function* (asked: ReadonlyArray<Requirements>) {
  const env = yield* Env
  const names = new Set(asked.flatMap(({ variables }) => variables))
  return [...names].map((name) => [`$${name}`, env.get(name) ?? ""] as const)
})

/** What an installer was told, as far as no file tells it; what a lock file fixes counts under the name of that file. */
const toldTo = (installs: ReadonlyArray<Install>): string =>
  JSON.stringify(installs.map((one) => [one.installer, ...(isAlone(one) ? [[], one.settings] : [named(one), {}])]))
const named = ({ inputs }: SharedInstall) =>
  inputs.map((input) => (input._tag === "Locked" ? { _tag: input._tag, path: input.path } : input))

export const gather = Effect.fn("Inputs.gather")(function* (question: EnvironmentFacts) {
  const { asked, files, indexOptions, installs, root, runtime, tools, variables } = question
  const settings = yield* settingsFiles(root, runtime)
  const constraints = constraintsIn(settings, root)
  const env = yield* Env
  const places = yield* placesOf(root)
  const links = [
    ...indexOptions.flatMap((option) => /^--find-links=(.+)$/.exec(option)?.[1] ?? []),
    ...(env.get(PIP_FIND_LINKS) ?? "").split(/\s+/).filter((word) => word !== ""),
    ...settings.flatMap(([, text]) => linksIn(text))
  ]
  const who = yield* whoAsks({
    root,
    asked,
    texts: [...indexOptions, ...variables.values(), ...settings.map(([, text]) => text)]
  })
  const inputs: Inputs = Object.fromEntries([
    ...(yield* kernelRead(asked)),
    ...(who === undefined ? [] : [[asker, who] as const]),
    [python, interpreter(runtime)],
    [tooling, tools.map(({ name, version }) => `${name} ${version}`).join(", ")],
    [stack, yield* stackOf],
    [format, formatVersion],
    [told, sha256(toldTo(installs))],
    ...[...asked.flatMap(({ digests }) => [...digests]), ...files].map(
      ([path, digest]) => [unmistakable(seenFromApp(path, places)), digest] as const
    ),
    ...digestsOf(
      [...variables].map(([name, value]) => [`$${name}`, value] as const),
      places
    ),
    ...digestsOf(yield* mentionedVariables(asked), places),
    ...digestsOf(
      settings.map(([path, text]) => [`${settingsIn}${seenFromApp(path, places)}`, text] as const),
      places
    ),
    ...(yield* Effect.forEach(constraints, (path) =>
      Effect.map(said(question, path), (digest) => [`${settingsIn}${seenFromApp(path, places)}`, digest] as const)
    )),
    ...(yield* linkedFolders(places, links)),
    ...[...(yield* namedPlaces(root, variables, buildsIn(question, env.get("PATH") ?? "")))].map(
      ([name, digest]) => [inApp(name, places), digest] as const
    ),
    ...(yield* localSources(question, places))
  ])
  return inputs
})

/** Whether pip is set up by files of the machine, or of the user. */
export const hasSettings = (inputs: Inputs): boolean => Object.keys(inputs).some((name) => name.startsWith(settingsIn))

/** The interpreter, as the inputs have it. */
export const pythonOf = (inputs: Inputs): string => inputs[python] ?? ""

/** The system, as the inputs have it. */
export const stackIn = (inputs: Inputs): string => inputs[stack] ?? ""

/** The inputs that every build can see: of the system, the tools and pip's settings, and what else it may be made from. */
export const stackInputs = (inputs: Inputs): ReadonlyArray<readonly [string, string]> =>
  Object.entries(inputs).filter(
    ([name]) =>
      [stack, format, tooling].includes(name) ||
      name.startsWith(settingsIn) ||
      name.startsWith(packagesIn) ||
      isNamedPlace(name)
  )

/** The inputs by which an index's files are chosen from: the interpreter, the system, the tools, settings and variables. */
export const choiceInputs = (inputs: Inputs): ReadonlyArray<readonly [string, string]> =>
  Object.entries(inputs)
    .filter(
      ([name]) =>
        [python, stack, format, tooling, asker].includes(name) ||
        name.startsWith("$") ||
        name.startsWith(settingsIn) ||
        name.startsWith(packagesIn)
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** The key of the environment that these inputs decide. */
export const fingerprint = (inputs: Inputs): string =>
  sha256(JSON.stringify(Object.entries(inputs).toSorted(([a], [b]) => (a < b ? -1 : 1))))

/** The inputs of everything but the app's own package: of its files, only what they demand counts. */
export const withoutOwn = (inputs: Inputs, requires: ReadonlyArray<string>): Inputs => {
  const { [ownFiles]: _, ...rest } = inputs
  return { ...rest, [ownDependencies]: sha256(requires.toSorted().join("\n")) }
}

const version = (text: string): string => basename(text.split(" ")[0] ?? "")

const shortened = (name: string, before: string, now: string): string =>
  name === python && version(before) !== version(now)
    ? `Python ${version(before)} -> ${version(now)}`
    : name === stack || name === tooling
      ? `${name} changed (${before} -> ${now})`
      : `${name} changed`

/** What differs, in words: `requirements.txt changed`, `$CFLAGS is new`. */
export const differences = (before: Inputs, now: Inputs): ReadonlyArray<string> =>
  [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted().flatMap((name) => {
    const [old, current] = [before[name], now[name]]
    if (old === current) return []
    if (old === undefined) return [`${name} is new`]
    return current === undefined ? [`${name} is gone`] : [shortened(name, old, current)]
  })

/** The inputs that are the most like these, to explain a miss with. */
export const nearest = <A extends { readonly inputs: Inputs; readonly used: number }>(
  all: ReadonlyArray<A>,
  now: Inputs
): A | undefined =>
  all.toSorted((a, b) => differences(a.inputs, now).length - differences(b.inputs, now).length || b.used - a.used)[0]

/** The inputs of the last staging, where all are of one app. */
export const latest = <A extends { readonly inputs: Inputs; readonly used: number }>(
  all: ReadonlyArray<A>
): A | undefined =>
  all.filter(({ inputs }) => inputs[ownDependencies] === undefined).toSorted((a, b) => b.used - a.used)[0]
