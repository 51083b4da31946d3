/** Requirements that all fall to the conditions behind their semicolons: nothing of them is installed, and nothing failed. */
import * as Origin from "../domain/Origin.ts"
import { normalise } from "../domain/PackageName.ts"
import { type PythonVersion, render } from "../domain/PythonVersion.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { type Notice, printable } from "../domain/StagingError.ts"

const most = 3

/** `installed` are the names of what is there after all. */
export const leftOut = (
  facts: Requirements | undefined,
  installed: Iterable<string>,
  python: PythonVersion
): Notice | undefined => {
  const asked = (facts?.requirements ?? []).filter(({ constraint }) => !constraint)
  const there = new Set([...installed].map(normalise))
  const without = asked.filter(({ marker, name }) => marker !== undefined && (name === undefined || !there.has(name)))
  if (without.length === 0 || without.length < asked.length) return undefined
  const lines = without
    .slice(0, most)
    .map(
      ({ marker = "", name, origin }) =>
        `  ${Origin.describe(origin)}: ${name ?? "a requirement"}, if ${printable(marker)}`
    )
  const rest = without.length > most ? [`  … and ${without.length - most} more.`] : []
  const what = without.length === 1 ? "The one requirement is" : `All ${without.length} requirements are`
  return {
    level: "warning",
    id: "requirements/all-left-out",
    text: [
      `${what} left out: no condition holds on Python ${render(python)}.`,
      ...lines,
      ...rest,
      "Choose the Python that they are for, or correct the conditions."
    ].join("\n")
  }
}
