/** The colours that a reader has chosen for the pages of reports: those of the system unless it is said otherwise. */

const place = "python-buildpack-colours"
const root = document.documentElement

export type Colours = "dark" | "light" | "system"
const coloursOf = (word: string | null | undefined): Colours => (word === "dark" || word === "light" ? word : "system")

export const shown = (): Colours => coloursOf(root.dataset["colours"])

export const show = (colours: Colours): void => {
  if (colours === "system") delete root.dataset["colours"]
  else root.dataset["colours"] = colours
}

/** A browser may keep nothing for a page, and says so by throwing. */
const trying = <A>(look: () => A): A | undefined => {
  try {
    return look()
  } catch {
    return undefined
  }
}

export const recall = (): Colours => coloursOf(trying(() => localStorage.getItem(place)))
export const keep = (word: string): Colours => {
  const colours = coloursOf(word)
  trying(() => (colours === "system" ? localStorage.removeItem(place) : localStorage.setItem(place, colours)))
  return colours
}
