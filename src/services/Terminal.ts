/** The terminal that standard output is, where it is one that can be written over: its size, and what happens to it. */
import * as Context from "effect/Context"

/** Whether somebody sees what is going on, so that it is worth finding out. */
export const Watched = Context.Reference<boolean>("buildpack/Watched", { defaultValue: () => false })

export interface Terminal {
  /** In cells; what a terminal does not tell is taken for the usual 80 and 24. */
  readonly size: () => { readonly columns: number; readonly rows: number }
  /** `moved` is called when the size has changed, `shared` when something else has written there: a shell, while we were stopped. */
  readonly watch: (on: {
    readonly moved: () => void
    readonly shared: () => void
    readonly ending: () => void
  }) => () => void
  /** Calls it again and again, without keeping the process alive. */
  readonly every: (millis: number, call: () => void) => () => void
  readonly now: () => number
}

const sizeOf = (cells: number | undefined, usual: number): number => (cells === undefined || cells < 1 ? usual : cells)

const real: Terminal = {
  size: () => ({ columns: sizeOf(process.stdout.columns, 80), rows: sizeOf(process.stdout.rows, 24) }),
  watch: ({ ending, moved, shared }) => {
    process.stdout.on("resize", moved)
    process.on("SIGCONT", shared)
    process.on("exit", ending)
    return () => {
      process.stdout.off("resize", moved)
      process.off("SIGCONT", shared)
      process.off("exit", ending)
    }
  },
  every: (millis, call) => {
    const timer = setInterval(call, millis).unref()
    return () => clearInterval(timer)
  },
  now: Date.now
}

/** `undefined` where lines would stay as they were written: in a file, a pipe, or on a terminal that says it is a dumb one. */
export const terminal = (env: Readonly<Record<string, string | undefined>>): Terminal | undefined =>
  process.stdout.isTTY === true && env["TERM"] !== "dumb" ? real : undefined
