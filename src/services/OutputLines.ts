/** The lines of a running program, however it writes: a line without an end, or lines without number, must not fill memory. */

/** Characters of one line: more than any tool prints that says something. */
export const longestLine = 1 << 20
/** Characters that an outcome holds of the first lines, and as many of the last. */
export const held = 1 << 24

/** Line ends as terminals show them; a progress bar returns to the start of its line. */
const breaks = /\r\n|[\n\r\u2028\u2029]/

/** Cuts a stream of text into lines. A line that is too long is told once, with its beginning and how much is left out. */
export const lineSplitter = (onLine: (line: string) => void, longest = longestLine) => {
  let pending = ""
  let leftOut = 0
  // The other half of a line end may come with the next piece.
  let returned = false
  const append = (piece: string): void => {
    const room = longest - pending.length
    pending += piece.length <= room ? piece : piece.slice(0, room)
    leftOut += Math.max(0, piece.length - room)
  }
  const tell = (): void => {
    const line = leftOut === 0 ? pending : `${pending} … (${leftOut} more characters)`
    pending = ""
    leftOut = 0
    onLine(line)
  }
  return {
    push: (text: string): void => {
      if (text === "") return
      const [first = "", ...more] = (returned && text.startsWith("\n") ? text.slice(1) : text).split(breaks)
      returned = text.endsWith("\r")
      append(first)
      for (const piece of more) {
        tell()
        append(piece)
      }
    },
    /** What stands behind the last line end is a line, too. */
    end: (): void => {
      if (pending !== "" || leftOut > 0) tell()
    }
  }
}

/** Holds the first and the last lines within bounds; `keep` asks for so many of the last alone. */
export const heldLines = (keep: number | undefined, characters = held) => {
  const first: Array<string> = []
  let last: Array<string> = []
  let start = 0
  let left = keep === undefined ? characters : 0
  let size = 0
  let leftOut = 0
  const count = (): number => last.length - start
  const isFull = (): boolean => count() > (keep ?? Infinity) || (size > characters && count() > 1)
  const forget = (): void => {
    size -= last[start]?.length ?? 0
    start++
    leftOut++
    // Taking one away from the front of a long list moves all the others.
    if (start > 1000 && start > last.length / 2) {
      last = last.slice(start)
      start = 0
    }
  }
  return {
    push: (line: string): void => {
      if (left > line.length && last.length === 0) {
        left -= line.length + 1
        first.push(line)
        return
      }
      last.push(line)
      size += line.length
      while (isFull()) forget()
    },
    lines: (): ReadonlyArray<string> => [
      ...first,
      ...(leftOut > 0 && keep === undefined ? [`… (${leftOut} lines are left out here)`] : []),
      ...last.slice(start)
    ]
  }
}
