/** What real pips said when they failed: `output/NAME-PYTHON.txt`, with long tracebacks cut in the middle. */
import { readdirSync, readFileSync } from "node:fs"
import * as Origin from "../../../src/domain/Origin.ts"
import type { PipFailure } from "../../../src/engines/pip/DependencyInstallFailed.ts"
import { textOf, type Diagnosis, type Rule } from "../../../src/diagnosis/Rule.ts"

const directory = new URL("output/", import.meta.url)
const pips: ReadonlyMap<string, string> = new Map([
  ["2.7", "20.3.4"],
  ["3.6", "21.3.1"],
  ["3.8", "25.0.1"]
])

export const names: ReadonlyArray<string> = readdirSync(directory)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => name.slice(0, -".txt".length))
  .toSorted()

export const failing = (output: string, python = "3.12", other: Partial<PipFailure> = {}): PipFailure => {
  const [major = 3, minor = 12] = python.split(".").map(Number)
  return {
    output: output.trimEnd().split("\n"),
    exitCode: 1,
    signal: undefined,
    timedOut: false,
    python: { major, minor, patch: 1 },
    pip: pips.get(python) ?? "26.2.1",
    pythonOrigin: Origin.file("runtime.txt", 1),
    pythonWasDefault: false,
    files: ["requirements.txt"],
    hashMode: false,
    ...other
  }
}

export const captured = (name: string): PipFailure =>
  failing(readFileSync(new URL(`${name}.txt`, directory), "utf8"), /-(\d\.\d+)$/.exec(name)?.[1])

/** The answers of some rules, first best. */
export const answers = (rules: ReadonlyArray<Rule>, failure: PipFailure): ReadonlyArray<Diagnosis> =>
  rules.flatMap((rule) => rule(failure, textOf(failure)) ?? [])

/** All that a person would read. */
export const told = (diagnosis: Diagnosis | undefined): string =>
  diagnosis === undefined ? "" : [diagnosis.title, diagnosis.message, ...diagnosis.hints].join("\n")
