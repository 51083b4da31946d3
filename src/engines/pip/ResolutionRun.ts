/** A run of pip on what a resolution is about, or on what comes of it. */
import * as Effect from "effect/Effect"
import type { ClosurePlan } from "../../domain/Plan.ts"
import type { Requirements } from "../../domain/Requirements.ts"
import { account as accountProgram } from "../../python/Programs.ts"
import { Env } from "../../services/Env.ts"
import { type Outcome, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import type { Built, EngineOptions, IndexDeadline } from "../Engine.ts"
import { DependencyInstallFailed } from "./DependencyInstallFailed.ts"
import { failureOf, inApp } from "./FailedRun.ts"
import { withinDeadline } from "./IndexDeadline.ts"
import { inShort, isWorthReading } from "./LogLines.ts"
import type { Validators } from "./MovingReferences.ts"
import { pipEnvironment } from "./PipEnvironment.ts"
import { runPip } from "./PipRun.ts"
import { pipProgress } from "./PipProgress.ts"
import type { PipSite } from "./PipSite.ts"
import { ageWords } from "./ReleaseAge.ts"
import type { BuildContext } from "./SourceBuilds.ts"
import { vendorFor } from "./VendorFirst.ts"

export interface ResolutionTask {
  readonly site: PipSite
  readonly options: EngineOptions
  readonly plan: ClosurePlan
  /** Files that take part, for messages. */
  readonly files: ReadonlyArray<string>
  /** The application's files: its directory, or a copy when something there is built. */
  readonly sources: string
  /** Every line that is known before pip reads it. */
  readonly lines: ReadonlyArray<Requirements>
  /** How long an index may keep us waiting; `undefined` leaves that to pip. */
  readonly patience: IndexDeadline | undefined
  /** Whether it may end badly without a word: then it is done again in another way. */
  readonly isTrial?: true
  /** What servers said of archives before pip is started. */
  readonly validators?: Validators
}

export const pip = Effect.fn("ResolutionRun.pip")(function* (
  work: ResolutionTask,
  label: string,
  args: ReadonlyArray<string>,
  more: Readonly<Record<string, string>> = {}
) {
  const env = yield* Env
  const [command = "", ...words] = args
  const says = (line: string): string => inShort(inApp([line], work.site).join(""))
  const progress = yield* pipProgress(work.site.pip.version, command)
  const told = yield* withinDeadline(work.patience, (patient, hears) =>
    runPip(work.site.work, {
      label,
      program: work.site.runtime.executable,
      args: [
        ...(command === "download" ? ["-c", accountProgram] : []),
        work.site.pip.path,
        command,
        ...ageWords(work.site),
        ...words,
        ...patient
      ],
      env: { ...pipEnvironment(env, work.site), ...work.options.env, ...vendorFor(work), ...progress.env, ...more },
      cwd: work.sources,
      shows: (line) => work.isTrial !== true && !progress.hides(line) && isWorthReading(line),
      // Nested files and folders of the app are named by the place where pip works on them (26.2.1).
      says,
      hears: (line) => {
        progress.hears(line)
        hears(line)
      }
    })
  )
  const outcome = progress.without(told)
  if (work.isTrial === true && succeeded(outcome))
    for (const line of outcome.output.filter(isWorthReading)) yield* (yield* Report).detail(says(line))
  return outcome
})

/** What a run that ended badly comes to. */
export const failed = (work: ResolutionTask, outcome: Outcome, more?: Parameters<typeof failureOf>[4]) =>
  new DependencyInstallFailed(failureOf(outcome, work.site, work.files, work.plan.hashMode, more))

/** The app's own package, for messages. */
export const named = (own: Built | undefined): { readonly ownPackage?: string } =>
  own?.wheels[0] === undefined ? {} : { ownPackage: own.wheels[0].name }

/** A file is what it is: nothing is resolved any more, so neither hashes nor constraints have a say. */
const forBuilding = (options: ReadonlyArray<string>): ReadonlyArray<string> =>
  options.filter((option) => !/^--(?:require-hashes|constraint)/.test(option))

export const workshop = (work: ResolutionTask, own?: Built): BuildContext => ({
  site: work.site,
  cwd: work.sources,
  options: forBuilding([
    ...work.site.index.args.filter((arg) => !work.options.wheel.includes(arg)),
    ...work.options.wheel
  ]),
  pip: (label, args, env) => pip({ ...work, patience: undefined }, label, args, env),
  failed: (outcome) => failed(work, outcome, named(own))
})
