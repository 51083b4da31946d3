/** The pinned sets of requirements that staging is measured with, each a whole app, and the Python each is staged on. */
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Python, pythonOf } from "../support/machine/Pythons.ts"

/** Where much is built or fetched, cold ones take long. */
export interface Rounds {
  readonly cold: number
  readonly warm: number
}

export interface AppSet {
  readonly name: string
  /** The folder of the app. */
  readonly folder: string
  /** The line of Python that its pins are made for, `3.12`. */
  readonly line: string
  /** Modules of every package, to be imported from the result. */
  readonly imports: ReadonlyArray<string>
  /** Every package with its version, `name==1.0`. */
  readonly requirements: ReadonlyArray<string>
  /** What takes the place of one of the requirements in the row that changes one; undefined where none does. */
  readonly changed: string | undefined
  /** Taken as source distributions, so that they are built. */
  readonly sdistOnly: ReadonlyArray<string>
  /** How often each way of staging is measured unless asked otherwise. */
  readonly rounds: Rounds
}

const folder = join(import.meta.dirname, "sets")

const rounds: Readonly<Record<string, Rounds>> = {
  small: { cold: 7, warm: 7 },
  medium: { cold: 5, warm: 5 },
  large: { cold: 2, warm: 3 },
  native: { cold: 2, warm: 5 },
  py27: { cold: 5, warm: 5 }
}

export const names: ReadonlyArray<string> = Object.keys(rounds)

const lines = (path: string): Array<string> =>
  existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : []

export const read = (name: string): AppSet => {
  const at = join(folder, name)
  const version = /\d+\.\d+/.exec(readFileSync(join(at, "runtime.txt"), "utf8"))?.[0]
  if (version === undefined) throw new Error(`${name}/runtime.txt names no Python`)
  return {
    name,
    folder: at,
    line: version,
    imports: lines(join(at, "imports.txt")),
    requirements: lines(join(at, "requirements.txt")),
    changed: lines(join(at, "changed.txt"))[0],
    sdistOnly: lines(join(at, "sdist-only.txt")),
    rounds: rounds[name] ?? { cold: 3, warm: 3 }
  }
}

const nameOf = (requirement: string): string => requirement.replace(/==.*/, "")

/** The set with its one requirement changed, as an app of its own in a new folder. */
export const changedSet = (set: AppSet, changed: string, into: string): AppSet => {
  const requirements = set.requirements.map((each) => (nameOf(each) === nameOf(changed) ? changed : each))
  cpSync(set.folder, into, { recursive: true })
  writeFileSync(join(into, "requirements.txt"), `${requirements.join("\n")}\n`)
  return { ...set, folder: into, requirements }
}

/** The interpreter of this machine for the set; a set without one is skipped. */
export const interpreterOf = (set: AppSet): Python | undefined => pythonOf(set.line)
