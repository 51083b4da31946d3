/** A line of Python that came out after this buildpack is staged with the tools of the newest that it knows. */
import { howToChoose } from "../domain/ChoosingPython.ts"
import type { ChosenPython, Tool } from "../domain/Plan.ts"
import * as Version from "../domain/PythonVersion.ts"
import { versionOf } from "../domain/Runtime.ts"
import type { Notice } from "../domain/StagingError.ts"

interface Band {
  readonly tools: ReadonlyArray<Tool>
  readonly borrowedFrom?: string
}

export const newerThanKnown = (band: Band | undefined, python: ChosenPython): ReadonlyArray<Notice> => {
  if (band?.borrowedFrom === undefined) return []
  const line = Version.line(versionOf(python.offer))
  const tools = band.tools.map(({ name, version }) => `${name} ${version}`).join(", ")
  return [
    {
      level: "warning",
      id: "python/newer-than-known",
      text: `Python ${line} is newer than this buildpack, which knows lines up to ${band.borrowedFrom}. It is staged with the tools of that one (${tools}), and nobody has tried whether all goes well. ${howToChoose(band.borrowedFrom, python.origin)}`
    }
  ]
}
