/** How much room a text takes on a terminal, and its beginning that fits. */

/**
 * At most so many cells: terminals disagree about how wide everything but ASCII is (a flag, an emoji of several, an accent,
 * and of half the letters those that a reader of Chinese has set), and a line that is too long breaks and scrolls.
 */
export const cellsOf = (text: string): number => {
  let cells = 0
  for (const character of text) cells += character < "\u0080" ? 1 : 2
  return cells
}

const cut = "…"
/** What a reader takes for one letter stays whole; what is ASCII is known to be. */
const lettersOf = (text: string): Iterable<string> =>
  /^[\u0020-\u007e]*$/.test(text)
    ? text
    : Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ segment }) => segment)

/** The text, or as much of its beginning as there is room for, with a mark behind it. */
export const fitting = (text: string, room: number): string => {
  if (cellsOf(text) <= room) return text
  let [kept, left] = ["", room - cellsOf(cut)]
  if (left < 0) return ""
  for (const letter of lettersOf(text)) {
    left -= cellsOf(letter)
    if (left < 0) break
    kept += letter
  }
  return `${kept.trimEnd()}${cut}`
}
