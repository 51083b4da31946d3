/** The places in files that a message names, for programs: `requirements.txt line 3`, as every message writes them. */

export interface NamedPlace {
  /** Its path, from the top of the app. */
  readonly file: string
  readonly line: number
}

const place = /(?<![\w./-])`?([\w./-]*\w)`? lines? (\d+)/g

/** Each once, in the order of the text. */
export const placesIn = (text: string): ReadonlyArray<NamedPlace> => {
  const found = new Map<string, NamedPlace>()
  for (const [, file = "", line = ""] of text.matchAll(place))
    if (/[./]|^[A-Z]\w*file$/.test(file)) found.set(`${file} ${line}`, { file, line: Number(line) })
  return [...found.values()]
}
