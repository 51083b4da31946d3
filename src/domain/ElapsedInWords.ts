/** How long something has taken, in the words of a log: `12 s`, `3 min 5 s`. */
export const elapsedInWords = (millis: number): string => {
  const seconds = Math.max(0, Math.round(millis / 1000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
