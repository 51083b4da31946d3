/** The pinned sets of requirements that staging is measured with, each a whole app, and the Python each is staged on. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type Python, pythonOf } from "../acceptance/harness/Pythons.ts"

export interface AppSet {
  readonly name: string
  /** The folder of the app. */
  readonly folder: string
  /** The line of Python that its pins are made for, `3.12`. */
  readonly line: string
  /** Modules of every package, to be imported from the result. */
  readonly imports: ReadonlyArray<string>
  readonly packages: number
  /** Taken as source distributions, so that they are built. */
  readonly sdistOnly: ReadonlyArray<string>
  /** How often each way of staging is measured unless asked otherwise. */
  readonly rounds: number
}

const folder = join(import.meta.dirname, "sets")

const rounds: Readonly<Record<string, number>> = { small: 7, medium: 5, large: 2, native: 2, py27: 5 }

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
    packages: lines(join(at, "requirements.txt")).length,
    sdistOnly: lines(join(at, "sdist-only.txt")),
    rounds: rounds[name] ?? 3
  }
}

/** The interpreter of this machine for the set; a set without one is skipped. */
export const interpreterOf = (set: AppSet): Python | undefined => pythonOf(set.line)
