/**
 * Shows at the foot of a terminal what is going on in a staging, while its log goes on above. Loaded where there is a terminal,
 * and nowhere else.
 */
import { above, erased, repainted } from "./Foot.ts"
import { linesOf, type Size } from "./Lines.ts"
import type { Running } from "./Running.ts"

/** Where it is shown. */
export interface Screen {
  readonly size: () => Size
  readonly watch: (on: {
    readonly moved: () => void
    readonly shared: () => void
    readonly ending: () => void
  }) => () => void
  readonly every: (millis: number, call: () => void) => () => void
  readonly now: () => number
}

type Write = (text: string, stream: "stdout" | "stderr") => void

export interface Progress {
  /** The log's way to the terminal. */
  readonly write: Write
  /** Shows what is going on now, if it is another than what is shown. */
  readonly show: () => void
  /** Leaves the terminal as if there had been nothing but the log. */
  readonly close: () => void
}

/** Five times a second: what is told in seconds is never late, and bytes are seen to come. */
const pause = 200

export const progressOn = (screen: Screen, write: Write, running: () => ReadonlyArray<Running>): Progress => {
  let painted: ReadonlyArray<string> = []
  let closed = false
  const put = (text: string): void => {
    if (text !== "") write(text, "stdout")
  }
  const paint = (lines: ReadonlyArray<string>): void => {
    put(repainted(painted, lines, screen.size().columns))
    painted = lines
  }
  const current = (): ReadonlyArray<string> => (closed ? [] : linesOf(running(), screen.now(), screen.size()))
  const show = (): void => paint(current())
  const stop = screen.every(pause, show)
  const forget = screen.watch({
    moved: show,
    // What was painted is above what a shell has written since.
    shared: () => {
      painted = []
      show()
    },
    ending: () => paint([])
  })
  return {
    write: (text, stream) => {
      const { columns } = screen.size()
      // Half a line cannot stand above others.
      const lines = text.endsWith("\n") ? current() : []
      if (stream === "stdout") write(above(text, painted, lines, columns), stream)
      else {
        put(erased(painted, columns))
        write(text, stream)
        put(repainted([], lines, columns))
      }
      painted = lines
    },
    show,
    close: () => {
      closed = true
      stop()
      forget()
      paint([])
    }
  }
}
