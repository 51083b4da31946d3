/** Where the report of a staging is left, and how it is written and read. */
import * as Effect from "effect/Effect"
import { cacheFolder } from "../domain/CacheFolder.ts"
import { Cache } from "../services/Cache.ts"
import { sha256 } from "../services/Digest.ts"
import { dirname, Filesystem, join } from "../services/Filesystem.ts"
import type { BuildReport } from "./BuildReport.ts"

export const reportFile = "report.json"

/** The name for an app that shares a cache with others, and is known by a path. */
const ofApp = (app: string): string => join("reports", `${sha256(app).slice(0, 16)}.json`)

export interface ReportPlace {
  /** The platform's directory for the app. */
  readonly cache: string | undefined
  /** What tells the app from others that share its cache. */
  readonly app?: string
  /** A folder of the platform's own for it. */
  readonly report?: string
}

/** `undefined` where nothing may be left, or nobody could tell whose it is. */
export const placeOf = Effect.fn("ReportFile.placeOf")(function* ({ app, cache, report }: ReportPlace) {
  const { location, ofOneApp, writable } = yield* Cache
  if (!writable || location === undefined) return undefined
  if (report !== undefined) return join(report, reportFile)
  if (ofOneApp) return join(location, reportFile)
  if (app !== undefined) return join(location, ofApp(app))
  return cache === undefined ? undefined : join(cache, cacheFolder, reportFile)
})

/** Where a report of an app may lie in a directory: a person's cache, a platform's, the layers of an image. */
export const placesIn = (directory: string, app: string): ReadonlyArray<string> => [
  join(directory, cacheFolder, ofApp(app)),
  join(directory, cacheFolder, reportFile),
  join(directory, "report", reportFile)
]

/** The place of a staging that has no services: what tells where these would keep things may be the very thing that is wrong. */
export const placeWithoutCache = ({ app, cache, report }: ReportPlace): string | undefined =>
  report !== undefined
    ? join(report, reportFile)
    : cache === undefined
      ? undefined
      : join(cache, cacheFolder, app === undefined ? reportFile : ofApp(app))

/** Secrets are hidden text by text: in JSON a password with a quote in it looks different. */
export const withoutSecrets = (report: BuildReport, redacted: (text: string) => string): string =>
  JSON.stringify(report, (_, value: unknown) => (typeof value === "string" ? redacted(value) : value))

/** Best effort: a staging never fails over its report, and says nothing of one that cannot be left. */
export const leaveAt = Effect.fn("ReportFile.leaveAt")(function* (
  path: string,
  report: BuildReport,
  redacted: (text: string) => string
) {
  const files = yield* Filesystem
  yield* Effect.ignore(
    Effect.andThen(files.makeDirectory(dirname(path)), files.write(path, `${withoutSecrets(report, redacted)}\n`))
  )
})
