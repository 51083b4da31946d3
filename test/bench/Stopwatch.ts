/** Measures commands with `stopwatch.py`: wall time, CPU time and peak memory of each, whatever it starts included. */
import { spawn } from "node:child_process"
import { join } from "node:path"
import { newest } from "../support/machine/Pythons.ts"

export interface Command {
  readonly argv: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  /** Where both streams go; appended to. */
  readonly log: string
  /** The exit status that is right; 0 unless said otherwise. */
  readonly status?: number
}

export interface Measurement {
  /** Seconds. */
  readonly wall: number
  /** Seconds of user and system time, of the commands and their descendants. */
  readonly cpu: number
  /** MiB, of the largest single process. */
  readonly memory: number
  /** Exit status of the last command that ran. */
  readonly status: number
}

const program = join(import.meta.dirname, "stopwatch.py")

const isMeasurement = (value: unknown): value is Measurement =>
  typeof value === "object" &&
  value !== null &&
  ["wall", "cpu", "memory", "status"].every((name) => typeof Reflect.get(value, name) === "number")

const read = (line: string): ReadonlyArray<Measurement> => {
  const value: unknown = JSON.parse(line)
  if (!Array.isArray(value) || !value.every(isMeasurement)) throw new Error(`stopwatch.py answered ${line}`)
  return value
}

/**
 * Runs every sequence of commands once a round, the sequences taking turns, and gives the measurements of each round. A
 * sequence ends with its first command that fails.
 */
export const measure = (
  sequences: ReadonlyArray<ReadonlyArray<Command>>,
  rounds: number
): Promise<ReadonlyArray<ReadonlyArray<Measurement>>> =>
  new Promise((resolve, reject) => {
    const child = spawn(newest().path, ["-I", "-S", program], { stdio: ["pipe", "pipe", "inherit"] })
    let output = ""
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk))
    child.once("error", reject)
    child.once("close", (code) => {
      if (code === 0) resolve(output.trim().split("\n").map(read))
      else reject(new Error(`stopwatch.py ended with ${code ?? "a signal"}`))
    })
    child.stdin.end(JSON.stringify({ sequences, rounds }))
  })

/** One sequence, once. */
export const measureOnce = async (commands: ReadonlyArray<Command>): Promise<Measurement> => {
  const [[only] = []] = await measure([commands], 1)
  if (only === undefined) throw new Error("stopwatch.py measured nothing")
  return only
}
