/**
 * What came of a staging in a few words, for what a platform shows of its result when the cache with the report is gone. The same
 * content has the same: no time, no size, nothing of how it was made, or two builds of one app would differ.
 */
import { buildpackVersion } from "../domain/BuildpackVersion.ts"
import type { Staged } from "./Platform.ts"

/** The label of an image that has them as JSON. */
export const factsLabel = "python-buildpack.facts"

export const resultFacts = ({
  launch,
  packages,
  procfile,
  python
}: Pick<Staged, "launch" | "packages" | "procfile" | "python">) => {
  const types = [...(procfile?.keys() ?? []), ...launch.processes.map(({ type }) => type)]
  return {
    buildpack_version: buildpackVersion,
    python_version: python,
    packages: packages.length,
    process_types: [...new Set(types)].join(",")
  }
}
