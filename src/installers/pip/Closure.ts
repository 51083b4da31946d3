/**
 * One resolution by pip for everything that can take part in it: requirement files, single requirements and the
 * application's own package. What comes out are wheels alone, so that the installation itself decides nothing.
 */
import * as Effect from "effect/Effect"
import type { ClosureInput, ClosurePlan } from "../../domain/Plan.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, succeeded } from "../../services/Process.ts"
import { pipEnvironment } from "../ChildEnvironment.ts"
import type { Site } from "../Site.ts"
import { asked, type Asked, isArchiveOf, lineOptions } from "./AskedSources.ts"
import { DependencyInstallFailed } from "./Diagnosis.ts"
import { directUrls } from "./DirectUrls.ts"
import { failureOf } from "./Failure.ts"
import { enquire } from "./Inquiry.ts"
import type { RoutedOptions } from "./Options.ts"
import { isWorthReading } from "./Output.ts"
import { wordsBeside } from "./OwnWords.ts"
import type { Validators } from "./MovingReferences.ts"
import { inTime, type Patience } from "./Patience.ts"
import { runPip } from "./PipRun.ts"
import { atOneCommit } from "./RepositorySources.ts"
import { type Origins, origins } from "./ResolvedReferences.ts"
import { type Built, type Source, toWheels, type Workshop } from "./Sources.ts"
import { archives, list, type Wheel } from "./Wheelhouse.ts"

export interface Resolved {
  /** Wheels as the index or the app has them. */
  readonly fetched: ReadonlyArray<Wheel>
  /** What was built from source, here or in an earlier staging. */
  readonly built: ReadonlyArray<Built>
  /** By name, what `direct_url.json` says of what a line asks for by its address. */
  readonly directUrls: ReadonlyMap<string, string>
  readonly origins: Origins
}

export interface Work {
  readonly site: Site
  readonly options: RoutedOptions
  readonly plan: ClosurePlan
  /** Files that take part, for messages. */
  readonly files: ReadonlyArray<string>
  /** The application's files: its directory, or a copy when something there is built. */
  readonly sources: string
  /** Every line that is known before pip reads it. */
  readonly lines: ReadonlyArray<Requirements>
  /** How long an index may keep us waiting; `undefined` leaves that to pip. */
  readonly patience: Patience | undefined
  /** What servers said of archives before pip is started. */
  readonly validators?: Validators
}

export const pip = Effect.fn("Closure.pip")(function* (
  work: Work,
  label: string,
  args: ReadonlyArray<string>,
  more: Readonly<Record<string, string>> = {}
) {
  const env = yield* Env
  return yield* inTime(work.patience, (patient, hears) =>
    runPip(work.site.work, {
      label,
      program: work.site.runtime.executable,
      args: [work.site.pip.path, ...args, ...patient],
      env: { ...pipEnvironment(env, work.site), ...work.options.env, ...more },
      cwd: work.sources,
      shows: isWorthReading,
      // Nested files are named by the place where pip works on them (26.2.1).
      says: (line) => line.replaceAll(`${work.sources}/`, ""),
      hears
    })
  )
})

const failed = (work: Work, outcome: Outcome, more?: Parameters<typeof failureOf>[4]) =>
  new DependencyInstallFailed(failureOf(outcome, work.site, work.files, work.plan.hashMode, more))

const named = (own: Built | undefined): { readonly ownPackage?: string } =>
  own?.wheels[0] === undefined ? {} : { ownPackage: own.wheels[0].name }

/** A file is what it is: nothing is resolved any more, so neither hashes nor constraints have a say. */
const forBuilding = (options: ReadonlyArray<string>): ReadonlyArray<string> =>
  options.filter((option) => !/^--(?:require-hashes|constraint)/.test(option))

export const workshop = (work: Work, own?: Built): Workshop => ({
  site: work.site,
  cwd: work.sources,
  options: forBuilding([
    ...work.site.index.args.filter((arg) => !work.options.wheel.includes(arg)),
    ...work.options.wheel
  ]),
  pip: (label, args, env) => pip({ ...work, patience: undefined }, label, args, env),
  failed: (outcome) => failed(work, outcome, named(own))
})

const argumentsOf = (inputs: ReadonlyArray<ClosureInput>, dependencies: ReadonlyArray<string>): ReadonlyArray<string> =>
  inputs.flatMap((input) =>
    input._tag === "RequirementFile" ? ["-r", input.path] : input._tag === "ProjectDependencies" ? dependencies : []
  )

/** `pip download` has no editables and no options for builds (20.3.4 to 26.2.1). */
const forDownload = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words.filter((word) => !/^--(?:build-option|no-verify)/.test(word)).map((word) => word.replace(/^--editable=/, ""))

/** Fetches what the requirements come to, archives as they are: what they become is looked up before it is built. */
const download = Effect.fn("Closure.download")(function* (
  work: Work,
  args: ReadonlyArray<string>,
  own: Built | undefined
) {
  const files = yield* Filesystem
  const directory = work.site.wheels
  yield* files.makeDirectory(directory)
  const editables = join(work.site.work, "src")
  const all = ["download", "--dest", directory, "--src", editables, ...forDownload([...work.options.wheel, ...args])]
  const outcome = yield* pip(work, "pip", all)
  if (succeeded(outcome)) return outcome
  return yield* failed(work, yield* enquire(work.site, work.options.wheel, outcome, work.patience), named(own))
})

/** In hash mode the own package's dependencies must be among what the hashes vouch for; nothing else may be fetched. */
const checkOwn = Effect.fn("Closure.checkOwn")(function* (work: Work, own: Built, wheels: ReadonlyArray<Wheel>) {
  const files = yield* Filesystem
  const directory = join(work.site.work, "checked")
  yield* files.makeDirectory(directory)
  const links = [...new Set(wheels.map(({ path }) => path.slice(0, path.lastIndexOf("/"))))]
  const outcome = yield* pip({ ...work, patience: undefined }, "Checking the app's own package", [
    "download",
    "--dest",
    directory,
    "--no-index",
    ...links.map((link) => `--find-links=${link}`),
    ...own.wheels.map((wheel) => wheel.path)
  ])
  if (!succeeded(outcome)) return yield* failed(work, outcome, { ...named(own), checkedOwn: true })
})

/** An archive that pip made of a repository or of an editable folder, whose line is built instead. */
const isStandIn = (archive: string, built: ReadonlyArray<Built>): boolean =>
  archive.endsWith(".zip") && built.some(({ wheels }) => wheels.some(({ name }) => isArchiveOf(name, archive)))

/** pip makes a zip of a repository that it has cloned; its bytes tell nothing, and it has no history to ask for a version. */
const isOfRepository = (archive: string, output: ReadonlyArray<string>): boolean =>
  archive.endsWith(".zip") &&
  !output.some(
    (line) => /^\s*(?:Downloading|Using cached|Processing|File was already)/.test(line) && line.includes(archive)
  )

const archiveSource = Effect.fn("Closure.archiveSource")(function* (
  work: Work,
  name: string,
  output: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  const path = join(work.site.wheels, name)
  const repository = isOfRepository(name, output)
  const version = /-(\d[^-]*)\.zip$/.exec(name)?.[1]
  const options = lineOptions(work.lines, name)
  const sha256 = yield* files.digest(path)
  const source: Source = {
    title: `Building ${name}`,
    line: [path, ...options].join(" "),
    digest: repository ? undefined : `archive ${sha256}`,
    options,
    env: repository && version !== undefined ? { SETUPTOOLS_SCM_PRETEND_VERSION: version } : {},
    ...(repository ? {} : { archive: { file: name, sha256 } })
  }
  return source
})

/** Every source becomes a wheel; those that the app names by a line first, since pip shows some of them as archives too. */
const buildSources = Effect.fn("Closure.buildSources")(function* (
  work: Work,
  outcome: Outcome,
  own: Built | undefined
) {
  const shop = workshop(work, own)
  const lines: ReadonlyArray<Asked> = yield* Effect.forEach(
    yield* asked(work.lines, work.sources, outcome.output),
    (one) => atOneCommit(work.site, one, outcome.output),
    { concurrency: "unbounded" }
  )
  const named = yield* toWheels(
    shop,
    join(work.site.work, "lines"),
    lines.map(({ source }) => source)
  )
  const rest = (yield* archives(work.site.wheels)).filter((name) => !isStandIn(name, named))
  const sources = yield* Effect.forEach(rest, (name) => archiveSource(work, name, outcome.output))
  const others = yield* toWheels(shop, join(work.site.work, "archives"), sources)
  return [...named, ...others]
})

/** What may hold secrets, and so is no part of a plan. */
export interface Texts {
  /** Of `[project]`. */
  readonly dependencies: ReadonlyArray<string>
  readonly own: Built | undefined
}

export const resolve = Effect.fn("Closure.resolve")(function* (
  work: Work,
  inputs: ReadonlyArray<ClosureInput>,
  { dependencies, own }: Texts
) {
  const unbuilt = own?.tree === undefined ? [] : [own.source.line]
  const words = wordsBeside(work.lines, work.options.requirements, work.site.root, own)
  const together = work.plan.hashMode ? [] : (own?.wheels ?? []).map((wheel) => `${wheel.path}${words.extras}`)
  const args = [...argumentsOf(inputs, dependencies), ...words.rest, ...unbuilt, ...together]
  const nothing: Resolved = {
    fetched: [],
    built: [],
    directUrls: new Map(),
    origins: { references: [], contents: new Map() }
  }
  if (args.length === 0) return nothing
  const outcome = yield* download(work, args, own)
  const built = yield* buildSources(work, outcome, own)
  const names = new Set((own?.wheels ?? []).map(({ name }) => name))
  const fetched = (yield* list(work.site.wheels)).filter(({ name }) => !names.has(name))
  const wheels = [...fetched, ...built.flatMap(({ wheels }) => wheels)]
  if (work.plan.hashMode && own !== undefined) yield* checkOwn(work, own, wheels)
  const others = built.filter(({ wheels }) => !wheels.some(({ name }) => names.has(name)))
  const resolved: Resolved = {
    fetched,
    built: others,
    directUrls: yield* directUrls(work, outcome.output, { fetched, built: others }),
    origins: yield* origins(work.lines, outcome.output, { fetched, built: others }, work.validators ?? new Map())
  }
  return resolved
})
