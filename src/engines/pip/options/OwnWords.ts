/** OwnWords of $PIP_OPTS that ask for the app itself: they mean what was built of it, and pip refuses one package from two places. */
import { isRoot, type Requirement, type Requirements } from "../../../domain/Requirements.ts"
import { within } from "../../../services/Filesystem.ts"
import type { Built } from "../../Engine.ts"

export interface OwnWords {
  readonly rest: ReadonlyArray<string>
  /** The extras that words which are gone have asked for: `[web]`. */
  readonly extras: string
  /** One of the words which are gone: what was built of the app answers it. */
  readonly asks?: Requirement
}

/** What is left of the words, and what the own package is asked for in their place. */
export const wordsBeside = (
  lines: ReadonlyArray<Requirements>,
  words: ReadonlyArray<string>,
  root: string,
  own: Built | undefined,
  wanted: ReadonlyArray<string> = []
): OwnWords => {
  const bracketed = (extras: ReadonlyArray<string>): string => (extras.length === 0 ? "" : `[${extras.join(",")}]`)
  const asking = lines
    .filter(({ files }) => files[0] === "$PIP_OPTS")
    .flatMap(({ requirements }) => requirements.filter(isRoot))
  const [first] = asking
  if (own === undefined || first === undefined) return { rest: words, extras: bracketed(wanted) }
  const asks = (word: string): boolean => {
    const path = /^--editable=(.*)$/s.exec(word)?.[1]
    const line = path === undefined ? word : `-e ${within(path, root)}`
    return asking.some(({ text }) => text === line)
  }
  const extras = [...new Set([...wanted, ...asking.flatMap((one) => one.extras)])]
  const rest = words.filter((word) => !asks(word))
  return { rest, extras: bracketed(extras), asks: first }
}
