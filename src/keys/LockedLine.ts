/** Lines that a lock file fixes, one by one: what each asks for, and the key of what pip chooses by it. */
import { surelyFails, surelyHolds } from "../domain/EnvironmentMarker.ts"
import type { LockedFile } from "../domain/Lock.ts"
import { normalise } from "../domain/PackageName.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { sha256 } from "../services/Digest.ts"
import { choiceInputs, type Inputs } from "./EnvironmentInputs.ts"

/** A release of a package by its version and hashes. */
export interface LockedLine {
  readonly line: string
  /** Normalised. */
  readonly name: string
  readonly version: string
  readonly marker: string
  /** `sha256:…`, as the line has them. */
  readonly hashes: ReadonlyArray<string>
}

/** What all lines of a lock file are chosen with. */
export interface Choosing {
  readonly inputs: Inputs
  /** Options of the lock file's own. */
  readonly options: ReadonlyArray<string>
  readonly files: ReadonlyArray<LockedFile>
}

const release = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)==([^\s;]+)(?: ; (.+?))?((?: --hash=\S+)+)$/

const read = (line: string): LockedLine | undefined => {
  const [, name, version, marker = "", hashes = ""] = release.exec(line) ?? []
  if (name === undefined || version === undefined) return undefined
  return {
    line,
    name: normalise(name),
    version,
    marker,
    hashes: hashes
      .trim()
      .split(" ")
      .map((word) => word.slice(7))
  }
}

/** The name that a line begins with, whatever else it is; `undefined` for a path. */
const nameIn = (line: string): string | undefined => {
  const [, name] = /^([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\s*@ |[=<>!~; ]|$)/.exec(line) ?? []
  return name === undefined ? undefined : normalise(name)
}

const conditionOf = (line: string): string => / ; (.+?)(?: --hash=.*)?$/.exec(line)?.[1] ?? ""

/** Whether a line may ask for something here: pip decides, where its condition is not surely false. */
export const mayHold = (line: string, runtime: Runtime): boolean => {
  const marker = conditionOf(line)
  return marker === "" || !surelyFails(marker, runtime)
}

/** Releases that are surely asked for, each by the only line of its name that may hold. */
export const surelyAsked = (lines: ReadonlyArray<string>, runtime: Runtime): ReadonlyArray<LockedLine> => {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const name = nameIn(line)
    if (name !== undefined && mayHold(line, runtime)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return lines
    .flatMap((line) => read(line) ?? [])
    .filter(({ marker, name }) => counts.get(name) === 1 && (marker === "" || surelyHolds(marker, runtime)))
}

const isOf = (name: string, file: string): boolean => normalise(file).startsWith(`${name}-`)

/** So much of a digest tells lines apart that nobody makes for being mistaken for each other. */
const length = 40

/** The key of a line: all that pip chooses one file of a release by, whatever else the lock file holds. */
export const keyOfChoice = ({ files, inputs, options }: Choosing): ((line: LockedLine) => string) => {
  const context = sha256(JSON.stringify([choiceInputs(inputs), options]))
  return ({ hashes, name, version }) => {
    const ofName = files.filter((file) => isOf(name, file.name)).map((file) => [file.name, file.place])
    return sha256(JSON.stringify([context, name, version, hashes.toSorted(), ofName])).slice(0, length)
  }
}
