/**
 * One resolution by pip for everything that can take part in it: requirement files, single requirements and the
 * application's own package. What comes out are wheels alone, so that the installation itself decides nothing.
 */
import * as Effect from "effect/Effect"
import type { ClosureInput, ClosurePlan } from "../../domain/Plan.ts"
import { Cache } from "../../services/Cache.ts"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import { pipEnvironment } from "../ChildEnvironment.ts"
import { run } from "../Running.ts"
import type { Site } from "../Site.ts"
import { DependencyInstallFailed } from "./Diagnosis.ts"
import { failureOf } from "./Failure.ts"
import { enquire } from "./Inquiry.ts"
import type { RoutedOptions } from "./Options.ts"
import { isWorthReading } from "./Output.ts"
import { installRefused, mayRefuseWheels } from "./Stubborn.ts"
import { list, type Wheel } from "./Wheelhouse.ts"

export interface Resolved {
  /** What the requirements came to. */
  readonly wheels: ReadonlyArray<Wheel>
  /** The application's own package; installed last, so that its files win. */
  readonly own: ReadonlyArray<Wheel>
  /** Installed already, since they refuse to become wheels. */
  readonly stubborn: ReadonlyArray<string>
}

interface Work {
  readonly site: Site
  readonly options: RoutedOptions
  readonly plan: ClosurePlan
  readonly files: ReadonlyArray<string>
  /** The application's files: its directory, or a copy when something there is built. */
  readonly sources: string
}

/** Nothing that a build leaves behind (`build/`, `*.egg-info`) may end in the app: pip 21.3 and newer build in place. */
const sourcesOf = Effect.fn("Closure.sourcesOf")(function* (site: Site, plan: ClosurePlan) {
  if (!plan.onCopy) return site.root
  const files = yield* Filesystem
  const copy = join(site.work, "sources")
  const skipped = new Set([".python", "node_modules", ".venv", "venv"])
  yield* files.copy(site.root, copy, (path) => skipped.has(path) || path.startsWith(".python-buildpack-"))
  return copy
})

const pip = Effect.fn("Closure.pip")(function* (work: Work, label: string, args: ReadonlyArray<string>) {
  const env = yield* Env
  const cache = yield* Cache
  return yield* run({
    label,
    program: work.site.runtime.executable,
    args: [work.site.pip.path, ...args],
    env: { ...pipEnvironment(env, work.site, yield* cache.area("pip")), ...work.options.env },
    cwd: work.sources,
    shows: isWorthReading
  })
})

const failed = (work: Work, outcome: Outcome, more?: Parameters<typeof failureOf>[4]) =>
  new DependencyInstallFailed(failureOf(outcome, work.site, work.files, work.plan.hashMode, more))

const named = ([own]: ReadonlyArray<Wheel>): { readonly ownPackage?: string } =>
  own === undefined ? {} : { ownPackage: own.name }

const wheelsInto = Effect.fn("Closure.wheelsInto")(function* (
  work: Work,
  directory: string,
  label: string,
  args: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  yield* files.makeDirectory(directory)
  const editables = join(work.site.work, "src")
  return yield* pip(work, label, ["wheel", "--wheel-dir", directory, "--src", editables, ...args])
})

/** The own package is built first and alone: so its wheel is known, and hash mode, which knows no folders, stays possible. */
const buildOwn = Effect.fn("Closure.buildOwn")(function* (work: Work, folder: string) {
  const directory = join(work.site.work, "own")
  const report = yield* Report
  const outcome = yield* wheelsInto(work, directory, "Building the app's own package", [
    "--no-deps",
    ...withoutHashes(work.options.wheel),
    join(work.sources, folder)
  ])
  if (succeeded(outcome)) return yield* list(directory)
  if (mayRefuseWheels(work.site, outcome)) {
    yield* report.detail("The app's own package does not become a wheel, so it is installed as it is.")
    return []
  }
  return yield* failed(work, outcome)
})
const withoutHashes = (options: ReadonlyArray<string>): ReadonlyArray<string> =>
  options.filter((option) => option !== "--require-hashes")

const argumentsOf = (inputs: ReadonlyArray<ClosureInput>, dependencies: ReadonlyArray<string>): ReadonlyArray<string> =>
  inputs.flatMap((input) =>
    input._tag === "RequirementFile" ? ["-r", input.path] : input._tag === "ProjectDependencies" ? dependencies : []
  )

const resolveAll = Effect.fn("Closure.resolveAll")(function* (
  work: Work,
  args: ReadonlyArray<string>,
  own: ReadonlyArray<Wheel>
) {
  const directory = join(work.site.work, "wheels")
  const together = work.plan.hashMode ? [] : own.map((wheel) => wheel.path)
  if (args.length === 0 && together.length === 0) return { wheels: [], stubborn: [] }
  const all = [...work.options.wheel, ...args, ...together]
  const outcome = yield* wheelsInto(work, directory, "pip", all)
  if (succeeded(outcome)) return { wheels: yield* list(directory), stubborn: [] }
  if (!mayRefuseWheels(work.site, outcome)) {
    return yield* failed(work, yield* enquire(work.site, work.options.wheel, outcome), named(own))
  }
  const rest = yield* installRefused({
    site: work.site,
    directory,
    first: outcome,
    pip: (label, words) => pip(work, label, words),
    failed: (trouble) => failed(work, trouble, named(own)),
    args: all
  })
  return rest
})

/** In hash mode the own package's dependencies must be among what the hashes vouch for; nothing else may be fetched. */
const checkOwn = Effect.fn("Closure.checkOwn")(function* (work: Work, own: ReadonlyArray<Wheel>) {
  if (!work.plan.hashMode || own.length === 0) return
  const outcome = yield* wheelsInto(work, join(work.site.work, "checked"), "Checking the app's own package", [
    "--no-index",
    "--find-links",
    join(work.site.work, "wheels"),
    ...own.map((wheel) => wheel.path)
  ])
  if (!succeeded(outcome)) return yield* failed(work, outcome, { ...named(own), checkedOwn: true })
})

/** What may hold secrets, and so is no part of a plan. */
export interface Texts {
  readonly options: RoutedOptions
  /** Of `[project]`. */
  readonly dependencies: ReadonlyArray<string>
  /** The files that take part, for messages. */
  readonly files: ReadonlyArray<string>
}

export const resolve = Effect.fn("Closure.resolve")(function* (
  site: Site,
  plan: ClosurePlan,
  inputs: ReadonlyArray<ClosureInput>,
  texts: Texts
) {
  const { dependencies, files, options } = texts
  const work: Work = { site, options, plan, files, sources: yield* sourcesOf(site, plan) }
  const folder = inputs.find((input) => input._tag === "Folder")
  const own = folder === undefined ? [] : yield* buildOwn(work, folder.path)
  const unbuilt = folder !== undefined && own.length === 0 ? [join(work.sources, folder.path)] : []
  const args = [...argumentsOf(inputs, dependencies), ...options.requirements, ...unbuilt]
  const { stubborn, wheels } = yield* resolveAll(work, args, own)
  yield* checkOwn(work, own)
  const names = new Set(own.map((wheel) => wheel.name))
  const resolved: Resolved = { wheels: wheels.filter((wheel) => !names.has(wheel.name)), own, stubborn }
  return resolved
})
