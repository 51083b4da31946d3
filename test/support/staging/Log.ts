/** What the log of a staging says about the cache, and which programs a staging started. */
import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Staged } from "./StagedApp.ts"
import { temporaryFolder } from "../machine/Folders.ts"

export interface Counts {
  readonly restored: number
  readonly fetched: number
  readonly built: number
}

/** The numbers of the one line that says how the packages came; throws when there is none, or more than one. */
export const counts = (staged: Staged): Counts => {
  const found = staged.output.split("\n").flatMap((line) => {
    const [restored, fetched, built] = ["restored", "fetched", "built"].map(
      (word) => new RegExp(`(\\d+) ${word}`).exec(line)?.[1]
    )
    if (restored === undefined || fetched === undefined || built === undefined) return []
    return [{ restored: Number(restored), fetched: Number(fetched), built: Number(built) }]
  })
  const [only] = found
  if (only === undefined || found.length > 1) {
    throw new Error(`${found.length} lines say what was restored, fetched and built:\n${staged.output}`)
  }
  return only
}

/** The warnings and errors. */
export const told = (staged: Staged): string =>
  staged.output
    .split("\n")
    .filter((line) => line.startsWith(" !"))
    .join("\n")

/** Words that start the program given behind them and write down each program that is started. */
export interface Trace {
  readonly within: ReadonlyArray<string>
  readonly programs: () => ReadonlyArray<string>
}

/** Whether the system lets us see every start of a program. */
export const canTrace = ((): boolean => {
  try {
    execFileSync("strace", ["-f", "-o", "/dev/null", "-e", "trace=execve", "true"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
})()

export const trace = (): Trace => {
  const log = join(temporaryFolder("trace"), "programs")
  return {
    within: ["strace", "-f", "-qq", "-e", "trace=execve", "-e", "signal=none", "-o", log],
    programs: () =>
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line.endsWith(" = 0"))
        .flatMap((line) => /execve\("([^"]*)"/.exec(line)?.[1] ?? [])
  }
}
