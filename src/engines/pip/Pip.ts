/** pip as an engine: one resolution for all that an app asks for, one build for each source that is not kept. */
import * as Effect from "effect/Effect"
import { isPipSince, pipVersion } from "../../domain/PipVersion.ts"
import * as Fiber from "effect/Fiber"
import * as Result from "effect/Result"
import { foldersOf, inputsOf, isShared, lockOf, type Plan, type Tool } from "../../domain/Plan.ts"
import { PIP_GROUP, PIP_OPTS, PYTHON_MIN_RELEASE_AGE } from "../../domain/Options.ts"
import { durationInWords, releaseAge } from "../../domain/ReleaseAge.ts"
import { versionOf } from "../../domain/Runtime.ts"
import { shellWords } from "../../domain/ShellWords.ts"
import { linkPython } from "../../programs/PythonLinks.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import {
  type Engine,
  type EngineOptions,
  type EngineTask,
  type OwnFolder,
  renewalDeadline,
  type ResolutionRequest,
  type Session
} from "../Engine.ts"
import { sourcesOf } from "./BuildCopy.ts"
import { conflicts } from "./ConflictCheck.ts"
import { downloadsOf } from "./DownloadCache.ts"
import { ask, type ReferencePlace, type Validators, validators } from "./MovingReferences.ts"
import { route, withAbsolutePaths, withGroup } from "./options/PipOptions.ts"
import { buildAmong, buildOwn } from "./OwnPackage.ts"
import type { PipSite } from "./PipSite.ts"
import { resolve } from "./Resolution.ts"
import type { ResolutionTask } from "./ResolutionRun.ts"
import { prepareSite } from "./SitePreparation.ts"
import { vendorFirst } from "./VendorFirst.ts"
import { fromWheels, stillToFind } from "./WheelsAlone.ts"

const placeOf = ({ lines, options, prefix, runtime, work }: EngineTask): ReferencePlace => ({
  runtime,
  work,
  prefix,
  lines,
  variables: options.env
})

/** pip has vouched for what one run of it has resolved (20.3 on Python 3, and newer); for a mixture nobody has. */
const vouches = ({ closure, installs, python }: Plan, version: string): boolean => {
  // What a lock file fixes its manager has resolved, with overrides that no metadata knows of.
  if (lockOf(installs) !== undefined && installs.every(isShared)) return true
  const strict = isPipSince(version, "20.3") && versionOf(python.offer).major === 3
  const loose = closure.optionNames.some((name) => name === "--no-deps" || name === "--use-deprecated")
  return strict && !loose && !closure.hashMode && installs.every(isShared)
}

interface Opened {
  readonly task: EngineTask
  readonly site: PipSite
  /** The app's files for builds, copied when the first build wants them. */
  readonly sources: Session["sources"]
  readonly asked: Fiber.Fiber<Validators>
}

const workOf = Effect.fn("Pip.work")(function* (opened: Opened, request?: ResolutionRequest) {
  const { asked, sources, task } = opened
  const { lines, options, plan } = task
  const refetched = request?.refetch === true ? yield* downloadsOf(join(task.work, "moved"), false) : undefined
  const work: ResolutionTask = {
    site: refetched === undefined ? opened.site : { ...opened.site, downloads: refetched },
    options,
    plan: plan.closure,
    files: [...new Set(plan.installs.flatMap((one) => (one._tag === "Shared" ? one.files : [])))],
    sources: yield* sources,
    lines,
    patience: request === undefined ? opened.site.patience : request.deadline,
    validators: yield* Fiber.join(asked)
  }
  return work
})

const aside = Effect.fn("Pip.aside")(function* (opened: Opened) {
  const files = yield* Filesystem
  const { site } = opened
  const place = join(site.work, "aside")
  yield* files.makeDirectory(join(place, "tmp"))
  yield* linkPython({ prefix: place, runtime: site.runtime })
  return sessionOf({ ...opened, site: { ...site, work: place, wheels: join(place, "wheels") } })
})

const ownPackage = (opened: Opened, { among, digest, folder }: OwnFolder) =>
  Effect.flatMap(workOf(opened), (work) =>
    vendorFirst(work, ["own", "own-again", "backend"], (work) =>
      among === undefined ? buildOwn(work, folder, digest) : buildAmong(work, folder, among)
    )
  )

const sessionOf = (opened: Opened): Session => ({
  place: opened.site,
  deadline: opened.site.patience,
  vouches: vouches(opened.task.plan, opened.site.pip.version),
  sources: opened.sources,
  ownPackage: (own) => ownPackage(opened, own),
  resolve: (request) => Effect.flatMap(workOf(opened, request), (work) => resolve(work, request.inputs, request)),
  aside: Effect.suspend(() => aside(opened)),
  wheelSource: (chosen) => ({
    chosen,
    stillToFind: (requirements) => stillToFind(requirements, chosen),
    find: (requirements, files) => fromWheels(opened.site, chosen, requirements, files)
  }),
  conflicts: (installed) => conflicts(opened.site, installed)
})

/** pip is the first of its tools. */
const versionIn = ([pip]: ReadonlyArray<Tool>): string => pip?.version ?? ""

const withAge = (routed: EngineOptions, age: number): EngineOptions => ({
  ...routed,
  releaseAge: age,
  notices: [
    ...routed.notices,
    {
      level: "notice",
      id: "packages/release-age",
      text: `Releases that are younger than ${durationInWords(age)} are passed over ($PYTHON_MIN_RELEASE_AGE), but for what a version, a hash or a lock file fixes.`
    }
  ]
})

const options: Engine["options"] = (env, tools, root) => {
  const version = pipVersion(versionIn(tools))
  return shellWords(env.get(PIP_OPTS) ?? "", "PIP_OPTS").pipe(
    Result.flatMap((words) => route(withGroup(words, env.get(PIP_GROUP), version), version)),
    Result.map((routed) => withAbsolutePaths(routed, root)),
    Result.flatMap((routed) =>
      Result.map(releaseAge(env.get(PYTHON_MIN_RELEASE_AGE)), (age): EngineOptions =>
        age === 0 ? routed : withAge(routed, age)
      )
    )
  )
}

const describe: Engine["describe"] = (plan) => {
  const { closure, installs, tools } = plan
  const own = foldersOf(installs).length > 0
  const lock = lockOf(installs)
  if (inputsOf(installs).length === 0 && closure.optionNames.length === 0) return []
  const how = [
    ...(closure.onCopy ? ["on a copy of the app"] : []),
    ...(closure.hashMode ? ["every hash checked"] : []),
    ...(closure.optionNames.length === 0 ? [] : [`with ${closure.optionNames.join(" ")} from $PIP_OPTS`])
  ]
  return [
    ...(own ? ["pip wheel --no-deps, of the app itself"] : []),
    ...(lock === undefined
      ? [["pip download, of all that is asked for", ...how].join(", ")]
      : [`pip download --no-deps, of what ${[`${lock.path} fixes, its hashes checked`, ...how].join(", ")}`]),
    "pip wheel --no-deps, of each source that has no wheel in the cache",
    ...(vouches(plan, versionIn(tools)) ? [] : ["pip check, of what was not resolved at once"])
  ]
}

export const pip: Engine = {
  id: "pip",
  declines: () => undefined,
  options,
  describe,
  ask: (task, references, deadline) => ask(placeOf(task), references, deadline),
  open: Effect.fn("Pip.open")(function* (task, deadline) {
    // Asked while the tools are made ready: what pip fetches then is what they have told of, or newer.
    const asked = yield* Effect.forkChild(validators(placeOf(task), renewalDeadline))
    const site = yield* prepareSite(task, deadline)
    return sessionOf({
      task,
      site,
      asked,
      sources: yield* Effect.cached(sourcesOf(site, task.plan.closure, task.lines))
    })
  })
}
