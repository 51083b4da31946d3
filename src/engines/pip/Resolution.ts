/**
 * One resolution by pip for everything that can take part in it: requirement files, single requirements and the
 * application's own package. What comes out are wheels alone, so that the installation itself decides nothing.
 */
import * as Effect from "effect/Effect"
import type { ClosureInput } from "../../domain/Plan.ts"
import { basename, Filesystem, join } from "../../services/Filesystem.ts"
import { succeeded } from "../../services/Process.ts"
import type { PipSite } from "./PipSite.ts"
import { read } from "./Account.ts"
import { failed, named, pip, type ResolutionTask, workshop } from "./ResolutionRun.ts"
import { taken, type ToBuild } from "./ChosenSources.ts"
import { directUrls } from "./DirectUrls.ts"
import { lockedRuns } from "./LockedFiles.ts"
import { explainMissing } from "./MissingPackage.ts"
import { checkAsked, NotVouchedFor, OtherPackage } from "./LeftOver.ts"
import { checkExtras } from "./UnknownExtra.ts"
import { wordsBeside } from "./options/OwnWords.ts"
import { origins } from "./ResolvedReferences.ts"
import { tellVendored, vendorFirst } from "./VendorFirst.ts"
import { waitingFor } from "./WaitingPackages.ts"
import { buildWheels } from "./SourceBuilds.ts"
import type { Wheel } from "../../distributions/Wheelhouse.ts"
import type { Built, ResolutionRequest, Resolved } from "../Engine.ts"
import { everyName, exempt, fixedNames, unsupported } from "./ReleaseAge.ts"

const argumentsOf = (
  inputs: ReadonlyArray<ClosureInput>,
  dependencies: ReadonlyArray<string>
): ReadonlyArray<string> => [
  ...inputs.flatMap((input) => (input._tag === "RequirementFile" ? ["-r", input.path] : [])),
  ...dependencies
]

/** The extras of the app's own package that a plan wants. */
const extrasIn = (inputs: ReadonlyArray<ClosureInput>): ReadonlyArray<string> =>
  inputs.flatMap((input) => (input._tag === "Folder" && input.path === "." ? (input.extras ?? []) : []))

/** `pip download` has no editables and no options for builds (20.3.4 to 26.2.1). */
const forDownload = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words.filter((word) => !/^--(?:build-option|no-verify)/.test(word)).map((word) => word.replace(/^--editable=/, ""))

/** What the requirements come to, archives and folders as they are: what they become is looked up before it is built. */
const download = Effect.fn("Resolution.download")(function* (
  work: ResolutionTask,
  args: ReadonlyArray<string>,
  own: Built | undefined,
  /** Names of what is taken whatever its age. */
  fixed: ReadonlyArray<string>,
  into = "chosen"
) {
  const isUnasked = work.isTrial === true || work.options.noIndex || fixed.includes(everyName)
  const trouble = isUnasked ? undefined : unsupported(work.site)
  if (trouble !== undefined) return yield* trouble
  const files = yield* Filesystem
  const directory = join(work.site.work, into)
  yield* files.makeDirectory(directory)
  const editables = join(work.site.work, "src")
  const all = ["download", "--dest", directory, "--src", editables, ...forDownload([...work.options.wheel, ...args])]
  const outcome = yield* pip(work, "pip", all, work.site.ageLimit === undefined ? {} : exempt(fixed))
  if (succeeded(outcome)) return { account: yield* read(work.site, directory), output: outcome.output }
  if (work.isTrial === true) return yield* failed(work, outcome, named(own))
  return yield* failed(work, yield* explainMissing(work.site, work.options.wheel, outcome, work.patience), named(own))
})

/**
 * Checks that in hash mode the own package's dependencies are among what the hashes vouch for; nothing else may be
 * fetched.
 */
const checkOwn = Effect.fn("Resolution.checkOwn")(function* (
  work: ResolutionTask,
  own: Built,
  wheels: ReadonlyArray<Wheel>,
  extras: string
) {
  const files = yield* Filesystem
  const directory = join(work.site.work, "checked")
  yield* files.makeDirectory(directory)
  const outcome = yield* pip({ ...work, patience: undefined }, "Checking the app's own package", [
    "download",
    "--dest",
    directory,
    "--no-index",
    `--find-links=${work.site.wheels}`,
    ...own.wheels.map((wheel) => `${wheel.path}${extras}`)
  ])
  if (!succeeded(outcome)) return yield* failed(work, outcome, { ...named(own), checkedOwn: true })
  const names = new Set([...wheels, ...own.wheels].map(({ name }) => name))
  const others = (yield* read(work.site, directory)).map(({ name }) => name).filter((name) => !names.has(name))
  if (others.length > 0) yield* new NotVouchedFor({ own: own.wheels[0]?.name ?? "", names: others })
})

/** Each source becomes the wheel of the package that pip has chosen, or an error. */
const buildSources = Effect.fn("Resolution.buildSources")(function* (
  work: ResolutionTask,
  sources: ReadonlyArray<ToBuild>,
  own: Built | undefined,
  output: ReadonlyArray<string>
) {
  const waits = waitingFor(output)
  const all = yield* buildWheels(
    {
      ...workshop(work, own),
      waiting: new Map(sources.map(({ name, source }) => [source.line, waits.get(name) ?? []]))
    },
    join(work.site.work, "sources-built"),
    sources.map(({ source }) => source)
  )
  for (const [at, { source, wheels }] of all.entries()) {
    const name = sources[at]?.name ?? ""
    const other = wheels.find((wheel) => wheel.name !== name)
    if (other !== undefined) yield* new OtherPackage({ chosen: name, built: other.name, build: source.title })
  }
  return all
})

/** All wheels in one directory, for whoever is to be held to what was chosen. */
const putTogether = Effect.fn("Resolution.putTogether")(function* (site: PipSite, wheels: ReadonlyArray<Wheel>) {
  const files = yield* Filesystem
  yield* files.makeDirectory(site.wheels)
  yield* Effect.forEach(wheels, ({ path }) => files.link(path, join(site.wheels, basename(path))), { discard: true })
})

type Request = Pick<ResolutionRequest, "dependencies" | "locked" | "own" | "ownRequires" | "settled">

/** All that is asked for in one run of pip; what a lock file fixes with hashes in one before it. */
const chosenBy = Effect.fn("Resolution.chosen")(function* (
  work: ResolutionTask,
  args: ReadonlyArray<string>,
  extras: ReadonlyArray<string>,
  { dependencies, locked, own, ownRequires = [], settled }: Request
) {
  // Older pips ask an index that a file names although an argument says that there is none.
  const options = work.options.noIndex
    ? locked.options.filter((word) => !/^--(?:extra-)?index-url/.test(word))
    : locked.options
  const lines = locked.lines.filter((line) => settled?.lines.has(line) !== true)
  const { hashed, others } = yield* lockedRuns(work.site.work, work.sources, { ...locked, options, lines })
  // What the app's own package requires is in the lock file as well.
  const alone = locked.lines.length === 0 || others.length > 0 ? [] : ["--no-deps"]
  const isFixed = work.plan.hashMode || (locked.lines.length > 0 && args.length === 0)
  const named = isFixed
    ? [everyName]
    : fixedNames(work.lines, [...dependencies, ...ownRequires], work.site.runtime, extras)
  const runs = [
    ...(hashed.length === 0 ? [] : [{ args: hashed, into: "locked", fixed: [everyName] }]),
    ...(others.length + args.length === 0
      ? []
      : [{ args: [...alone, ...others, ...args], into: "chosen", fixed: named }])
  ]
  const made = yield* Effect.forEach(runs, (run) => download(work, run.args, own, run.fixed, run.into))
  return { account: made.flatMap(({ account }) => account), output: made.flatMap(({ output }) => output) }
})

const resolveOnce = Effect.fn("Resolution.resolve")(function* (
  work: ResolutionTask,
  inputs: ReadonlyArray<ClosureInput>,
  request: Request
) {
  const { locked, own, settled } = request
  const files = yield* Filesystem
  const wanted = extrasIn(inputs)
  const words = wordsBeside(work.lines, work.options.requirements, work.site.root, own, wanted)
  // pip before 21.3 builds in a copy that is gone, so what its wheel requires from there pip must find anew.
  const anew = own !== undefined && (own.wheels.length === 0 || own.namesPlace === true)
  const unbuilt = anew ? [`${own.source.line}${words.extras}`] : []
  const together = work.plan.hashMode || anew ? [] : (own?.wheels ?? []).map((wheel) => `${wheel.path}${words.extras}`)
  const args = [...argumentsOf(inputs, request.dependencies), ...words.rest, ...unbuilt, ...together]
  const nothing: Resolved = {
    fetched: [],
    built: [],
    directUrls: new Map(),
    origins: { references: [], contents: new Map() }
  }
  if (args.length + locked.lines.length === 0) return nothing
  const { account, output } = yield* chosenBy(work, args, wanted, request)
  yield* checkExtras(wanted, output)
  const names = new Set((own?.wheels ?? []).map(({ name }) => name))
  const home = own === undefined ? "" : yield* files.realPath(join(work.sources, own.source.line))
  const others = account.filter((one) => !names.has(one.name) && one.path !== home)
  const { fetched, sources } = yield* taken(work, others)
  const built = yield* buildSources(work, sources, own, output)
  const ofOwn = [...(own?.wheels ?? []), ...(words.asks === undefined ? [] : [{ name: "", asks: words.asks }])]
  const ofKept = (settled?.names ?? []).map((name) => ({ name }))
  const coming = [...fetched, ...ofKept, ...sources.map(({ name, source }) => ({ ...source, name })), ...ofOwn]
  yield* checkAsked(work.lines, coming, work.site.runtime)
  const wheels = [...fetched, ...built.flatMap(({ wheels }) => wheels)]
  yield* putTogether(work.site, wheels)
  if (work.plan.hashMode && own !== undefined) yield* checkOwn(work, own, wheels, words.extras)
  const resolved: Resolved = {
    ...(work.options.noIndex && work.options.vendor !== undefined ? { alone: true } : {}),
    fetched,
    vendored: yield* tellVendored(work, account, sources.length === 0 && own === undefined),
    built,
    directUrls: yield* directUrls(work, { fetched, built }),
    origins: yield* origins(fetched, built, output, work.validators ?? new Map())
  }
  return resolved
})

export const resolve = (work: ResolutionTask, inputs: ReadonlyArray<ClosureInput>, request: Request) =>
  vendorFirst(work, ["chosen", "locked", "sources-built", "src", "wheels", "checked"], (work) =>
    resolveOnce(work, inputs, request)
  )
