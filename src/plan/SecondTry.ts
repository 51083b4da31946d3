/** The line to try once more on, where an installation failed over a Python that nobody has asked for. Pure. */
import type { ChosenPython } from "../domain/Plan.ts"
import { versionOf } from "../domain/Runtime.ts"
import * as Version from "../domain/PythonVersion.ts"

interface Given {
  readonly python: ChosenPython
  /** Lines that would do as far as the hints go, newest first. */
  readonly alternatives: ReadonlyArray<string>
  /** The stack's lines that there are tools for, newest first. */
  readonly lines: ReadonlyArray<string>
  /** The line that the failure itself speaks for, if any. */
  readonly suggested: string | undefined
}

/** Whether the first of two lines of one major is older. */
const isOlder = (a: string, b: string): boolean => Number(a.split(".")[1]) < Number(b.split(".")[1])

/**
 * The line to try next: from a 2 the newest; from a 3 the next older one, which has wheels for more; a 2 only where it
 * is spoken for.
 */
export const secondLine = ({ alternatives, lines, python, suggested }: Given): string | undefined => {
  if (!python.isDefault) return undefined
  const version = versionOf(python.offer)
  const current = Version.line(version)
  if (suggested !== undefined && suggested !== current && lines.includes(suggested)) return suggested
  const threes = [...alternatives, ...lines].filter((line) => line.startsWith("3.") && lines.includes(line))
  if (version.major === 2) return threes[0]
  return threes.find((line) => isOlder(line, current))
}
