/**
 * Packages that refuse to become wheels. pip before 23.1 installs them with `setup.py install` where `pip wheel` fails
 * (tried: 20.3.4, 21.3.1); newer ones do not install them at all.
 */
import * as Effect from "effect/Effect"
import { Env } from "../../services/Env.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, type ProgramNotStarted, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import { pipEnvironment } from "../ChildEnvironment.ts"
import { run } from "../Running.ts"
import type { Services, Site } from "../Site.ts"
import type { DependencyInstallFailed } from "./Diagnosis.ts"
import { normalise } from "../../domain/PackageName.ts"
import { list, type Wheel } from "./Wheelhouse.ts"

const olderThan231 = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  return major < 23 || (major === 23 && minor < 1)
}

/** Only a failed wheel is tried again; a download or a resolution that failed would fail again. */
export const mayRefuseWheels = (site: Site, outcome: Outcome): boolean =>
  olderThan231(site.pip.version) &&
  !outcome.timedOut &&
  outcome.signal === undefined &&
  outcome.output.some((line) => /Failed building wheel for|Failed to build one or more wheels/.test(line))

interface Attempt {
  readonly site: Site
  readonly directory: string
  /** The run of `pip wheel` that failed. */
  readonly first: Outcome
  /** What `pip wheel` was given: options and requirements. */
  readonly args: ReadonlyArray<string>
  readonly pip: (label: string, words: ReadonlyArray<string>) => Effect.Effect<Outcome, ProgramNotStarted, Services>
  readonly failed: (outcome: Outcome) => DependencyInstallFailed
}

const isArchive = (name: string): boolean => /\.(?:tar\.gz|tgz|zip|tar\.bz2|tar\.xz|tar)$/.test(name)

/** `--user` of pip's own old way, without dependencies, which the download has brought already. */
const installAlone = Effect.fn("Stubborn.installAlone")(function* (attempt: Attempt, archive: string) {
  const env = yield* Env
  return yield* run({
    label: `Installing ${archive}`,
    program: attempt.site.runtime.executable,
    args: [
      attempt.site.pip.path,
      "install",
      "--user",
      "--ignore-installed",
      "--no-deps",
      "--no-compile",
      "--no-warn-script-location",
      archive
    ],
    env: pipEnvironment(env, attempt.site, undefined),
    cwd: attempt.directory
  })
})

/** `pip download` leaves folders of the app out: what did not become a wheel there has nothing to be installed from. */
const lost = (first: Outcome, wheels: ReadonlyArray<Wheel>, stubborn: ReadonlyArray<string>): boolean =>
  first.output
    .flatMap((line) => /^Failed to build (.+)$/.exec(line)?.[1]?.split(" ") ?? [])
    .map(normalise)
    .some(
      (name) =>
        !wheels.some((wheel) => wheel.name === name) && !stubborn.some((file) => normalise(file).startsWith(`${name}-`))
    )

/** Downloads everything, builds what builds, installs the rest as it is. */
export const installRefused = Effect.fn("Stubborn.installRefused")(function* (attempt: Attempt) {
  const files = yield* Filesystem
  const report = yield* Report
  const downloads = join(attempt.site.work, "downloads")
  yield* files.remove(attempt.directory)
  yield* files.makeDirectory(attempt.directory)
  yield* files.makeDirectory(downloads)
  const args = attempt.args.filter((word) => !/^--(?:build-option|global-option)/.test(word))
  const fetched = yield* attempt.pip("pip download", [
    "download",
    "-q",
    "--dest",
    downloads,
    "--src",
    join(attempt.site.work, "src-2"),
    ...args
  ])
  if (!succeeded(fetched)) return yield* attempt.failed(fetched)
  const wheels: Array<Wheel> = [...(yield* list(downloads))]
  const stubborn: Array<string> = []
  for (const name of (yield* files.list(downloads)).filter(isArchive)) {
    const archive = join(downloads, name)
    const built = yield* attempt.pip("pip", ["wheel", "--no-deps", "--wheel-dir", attempt.directory, archive])
    if (succeeded(built)) continue
    yield* report.detail(`${name} does not become a wheel, so it is installed as it is.`)
    const installed = yield* installAlone(attempt, archive)
    if (!succeeded(installed)) return yield* attempt.failed(installed)
    stubborn.push(name)
  }
  const all = [...wheels, ...(yield* list(attempt.directory))]
  if (lost(attempt.first, all, stubborn)) return yield* attempt.failed(attempt.first)
  return { wheels: all, stubborn }
})
