/** How long the processors were at work for a program that has ended, with all that it started and waited for. */
import { readFileSync } from "node:fs"

/** The time of all children that have ended so far, in milliseconds; `undefined` where nobody tells (anywhere but on Linux). */
const ofAll = (): number | undefined => {
  try {
    const text = readFileSync("/proc/self/stat", "latin1")
    // The name stands in brackets and may hold any character. After it come the fields from the third on; 16 and 17 are
    // the children's times, in hundredths of a second (proc_pid_stat(5)).
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ")
    const ticks = Number(fields[13]) + Number(fields[14])
    return Number.isFinite(ticks) ? ticks * 10 : undefined
  } catch {
    return undefined
  }
}

let before = 0

/** To be asked as soon as a child has ended: what has come to the sum since the last one was asked about. */
export const timeOfEnded = (): number | undefined => {
  const now = ofAll()
  if (now === undefined) return undefined
  const spent = now - before
  before = now
  return spent
}
