/** A report as one flat object of strings, numbers and booleans, as Heroku reads what `bin/report` prints; pure. */
import type { Activity, BuildReport, ReportedPackage } from "./BuildReport.ts"

export type ReportFacts = Readonly<Record<string, string | number | boolean>>

/** In seconds, as the platform's own durations are. */
const seconds = (millis: number): number => Math.round(millis) / 1000

const durations: Readonly<Record<string, string>> = {
  "Staging.plan": "planning_duration",
  "PlannedPython.planned": "python_duration",
  "Execution.execute": "packages_duration",
  "PackagingTools.provide": "tools_duration",
  "Resolution.download": "resolving_duration",
  "Compiler.make": "compiling_duration",
  "WheelStore.restore": "unpacking_duration"
}

const durationsOf = (activities: ReadonlyArray<Activity>): ReportFacts => {
  const sums: Record<string, number> = {}
  for (const { elapsed, name } of activities) {
    const key = durations[name]
    if (key !== undefined) sums[key] = (sums[key] ?? 0) + elapsed
  }
  return Object.fromEntries(Object.entries(sums).map(([key, millis]) => [key, seconds(millis)]))
}

const became = (packages: ReadonlyArray<ReportedPackage>, ...how: ReadonlyArray<ReportedPackage["how"]>): number =>
  packages.filter((one) => how.includes(one.how)).length

/** All of it as it was, some of it, or nothing. */
const cacheStatus = (packages: ReadonlyArray<ReportedPackage>): string => {
  const restored = became(packages, "restored", "inPlace")
  return restored === 0 ? "unused" : restored === packages.length ? "restored" : "partial"
}

const packagesOf = ({ packages, why }: BuildReport): ReportFacts =>
  packages.length === 0
    ? { packages: 0 }
    : {
        packages: packages.length,
        packages_restored: became(packages, "restored", "inPlace"),
        packages_fetched: became(packages, "fetched"),
        packages_built: became(packages, "built"),
        packages_bytes: packages.reduce((sum, { size = 0 }) => sum + size, 0),
        cache_status: cacheStatus(packages),
        ...(why === undefined ? {} : { cache_reason: why })
      }

const listed = (all: ReadonlyArray<string>): string => [...new Set(all)].join(",")

/** So many are told of: what a slug or an image is large for. */
const mostLargest = 10

const largestOf = ({ packages }: BuildReport): ReportFacts => {
  const weighed = packages.filter(({ size = 0 }) => size > 0).toSorted((a, b) => (b.size ?? 0) - (a.size ?? 0))
  const told = weighed.slice(0, mostLargest).map(({ name, size = 0 }) => `${name}=${size}`)
  return told.length === 0 ? {} : { largest_packages: told.join(",") }
}

const startOf = ({ processes, startCheck }: BuildReport): ReportFacts => {
  const web = processes.find(({ type }) => type === "web")
  return {
    ...(web === undefined ? {} : { start_command: web.command, start_origin: web.why ?? web.from }),
    ...(startCheck === undefined ? {} : { start_check: startCheck.result }),
    ...(startCheck?.elapsed === undefined ? {} : { start_check_duration: seconds(startCheck.elapsed) })
  }
}

const ownStepsOf = ({ hooks = [], staticFiles }: BuildReport): ReportFacts => {
  const last = hooks.at(-1)
  const { count, elapsed, how, size } = staticFiles ?? {}
  return {
    ...(how === undefined ? {} : { static_files_status: how }),
    ...(count === undefined ? {} : { static_files: count }),
    ...(size === undefined ? {} : { static_files_bytes: size }),
    ...(elapsed === undefined ? {} : { static_files_duration: seconds(elapsed) }),
    ...(last === undefined
      ? {}
      : {
          hooks: listed(hooks.map(({ name }) => name)),
          hooks_duration: seconds(hooks.reduce((sum, one) => sum + one.elapsed, 0))
        }),
    ...(last?.exitCode === undefined ? {} : { hooks_exit_code: last.exitCode })
  }
}

const changesOf = ({ changes }: BuildReport): ReportFacts => {
  if (changes === undefined) return {}
  const count = (...kinds: ReadonlyArray<string>) =>
    changes.packages.filter(({ change }) => kinds.includes(change)).length
  return {
    packages_added: count("added"),
    packages_removed: count("removed"),
    packages_changed: count("older", "newer", "replaced", "rebuilt"),
    ...(changes.python === undefined ? {} : { python_version_before: changes.python.before })
  }
}

const pythonOf = ({ python }: BuildReport): ReportFacts =>
  python === undefined
    ? {}
    : {
        python_version: python.version,
        python_version_requested: python.requested,
        python_version_origin: python.origin,
        python_version_is_default: python.isDefault,
        python_provider: python.provider
      }

const failureOf = ({ error }: BuildReport): ReportFacts =>
  error === undefined
    ? {}
    : {
        failure_reason: error.id,
        failure_detail: error.title,
        failure_blame: error.blame,
        failure_transient: error.transient
      }

export const factsOf = (report: BuildReport): ReportFacts => {
  const { activities, app, buildpack, elapsed, installs, outcome, platform, processes, started, warnings } = report
  return {
    format: report.format,
    buildpack_version: buildpack.version,
    platform,
    ...(app === undefined ? {} : { app }),
    outcome,
    started,
    total_duration: seconds(elapsed),
    ...durationsOf(activities),
    ...pythonOf(report),
    package_manager: listed(installs.map(({ installer }) => installer)),
    ...packagesOf(report),
    ...changesOf(report),
    ...largestOf(report),
    process_types: listed(processes.map(({ type }) => type)),
    ...startOf(report),
    ...ownStepsOf(report),
    warnings: warnings.length,
    warning_ids: listed(warnings.map(({ id }) => id)),
    ...failureOf(report)
  }
}
