/** What somebody may have meant who has mistyped a word. */

/** Insertions, deletions and substitutions of one letter, and swaps of two neighbours, that lie between two words. */
const distance = (one: string, other: string): number => {
  const rows: Array<Array<number>> = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    rows.push(row)
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const steps = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (same ? 0 : 1)]
      row.push(Math.min(...steps, swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY))
    }
  }
  return at(one.length, other.length)
}

/** The known word that is nearest, where it is near: a third of its letters may be wrong, or it may only be begun. */
export const meant = (word: string, known: ReadonlyArray<string>): string | undefined => {
  const lower = word.toLowerCase()
  // No word that is meant is much longer than those that there are.
  if (lower.length > 40) return undefined
  const [best] = known
    .map((each) => ({ each, steps: distance(lower, each) }))
    .filter(
      ({ each, steps }) =>
        steps <= Math.max(1, Math.ceil(each.length / 3)) || (lower.length > 1 && each.startsWith(lower))
    )
    .toSorted((a, b) => a.steps - b.steps)
  return best?.each
}
