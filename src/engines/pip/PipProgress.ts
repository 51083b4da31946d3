/** What a pip is at, where somebody sees it: of which package, and how much of a file has come. */
import * as Effect from "effect/Effect"
import type { Outcome } from "../../services/Process.ts"
import { Watched } from "../../services/Terminal.ts"

/** `Progress 1048576 of 16300000`, four times a second, of files above half a megabyte (24.1 to 26.2.1). */
const bytes = /^\s*Progress (\d+) of (\d+)$/
const collecting = /^\s*(?:Collecting|Processing) (?:\S*\/)?([A-Za-z0-9][\w.-]*)/
/** Steps of a build of which pip tells that they begin and end; a terminal that is no terminal gets both as lines. */
const step =
  /^\s*((?:Installing|Getting|Preparing|Running|Building|Checking) .*?)(?: \([^)]*\))?: (started|finished with status .*)$/

/** pip 24.1 and newer know the bar that is meant for programs; to others it is a mistake. */
const knowsBar = (pip: string): boolean => {
  const [major = 0, minor = 0] = pip.split(".").map(Number)
  return major > 24 || (major === 24 && minor >= 1)
}

export interface PipProgress {
  readonly env: Readonly<Record<string, string>>
  readonly hears: (line: string) => void
  /** Whether it is no line of the log. */
  readonly hides: (line: string) => boolean
  readonly without: (outcome: Outcome) => Outcome
}

const unseen: PipProgress = {
  env: {},
  hears: () => undefined,
  hides: () => false,
  without: (outcome) => outcome
}

/** `doing`, `received` and `total` on the span of whoever asked. A build is of one package, which needs no name. */
export const pipProgress = Effect.fnUntraced(function* (pip: string, command: string) {
  if (!(yield* Watched)) return unseen
  const span = yield* Effect.orElseSucceed(Effect.currentSpan, () => undefined)
  const isDownload = command === "download"
  let [name, phase] = ["", ""]
  const tell = (): void =>
    span?.attribute("doing", [isDownload ? name : "", phase].filter((word) => word !== "").join(", "))
  const count = (received: number, total: number): void => {
    span?.attribute("received", received)
    span?.attribute("total", total)
  }
  const isBytes = (line: string): boolean => isDownload && bytes.test(line)
  const progress: PipProgress = {
    env: isDownload && knowsBar(pip) ? { PIP_PROGRESS_BAR: "raw" } : {},
    hears: (text) => {
      const line = text.slice(0, 1000)
      const [, received, total] = bytes.exec(line) ?? []
      if (received !== undefined) return received === total ? count(0, 0) : count(Number(received), Number(total))
      const package_ = collecting.exec(line)?.[1]
      const [, words = "", state] = step.exec(line) ?? []
      if (package_ !== undefined) [name, phase] = [package_, ""]
      else if (state !== undefined)
        phase = state === "started" ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : ""
      else return
      tell()
    },
    hides: isBytes,
    without: (outcome) => ({ ...outcome, output: outcome.output.filter((line) => !isBytes(line)) })
  }
  return progress
})
