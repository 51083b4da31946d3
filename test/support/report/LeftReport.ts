/** The report that a staging has left in a platform's cache directory. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { BuildReport } from "../../../src/report/BuildReport.ts"

export const reportPlace = (cache: string): string => join(cache, "python-buildpack", "report.json")

export const reportIn = (cache: string): BuildReport =>
  JSON.parse(readFileSync(reportPlace(cache), "utf8")) as BuildReport
