/** Words of $PIP_OPTS that ask for the app itself: they mean what was built of it, and pip refuses one package from two places. */
import { isRoot, type Requirements } from "../../domain/Requirements.ts"
import { within } from "../../services/Filesystem.ts"
import type { Built } from "./Sources.ts"

/** What is left of the words, and the extras that those which are gone have asked for: `[web]`. */
export const wordsBeside = (
  lines: ReadonlyArray<Requirements>,
  words: ReadonlyArray<string>,
  root: string,
  own: Built | undefined
): { readonly rest: ReadonlyArray<string>; readonly extras: string } => {
  const asking = lines
    .filter(({ files }) => files[0] === "$PIP_OPTS")
    .flatMap(({ requirements }) => requirements.filter(isRoot))
  if (own?.wheels[0] === undefined || asking.length === 0) return { rest: words, extras: "" }
  const asks = (word: string): boolean => {
    const path = /^--editable=(.*)$/s.exec(word)?.[1]
    const line = path === undefined ? word : `-e ${within(path, root)}`
    return asking.some(({ text }) => text === line)
  }
  const extras = [...new Set(asking.flatMap((one) => one.extras))]
  return { rest: words.filter((word) => !asks(word)), extras: extras.length === 0 ? "" : `[${extras.join(",")}]` }
}
