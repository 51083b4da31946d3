/** Which packages cannot be used until another one is there, as pip's log tells it, for a person who waits. */
import { normalise } from "../../domain/PackageName.ts"

/** `Collecting markupsafe>=2.0 (from jinja2>=3->flask==3.0->-r requirements.txt (line 1))`, nearest first (9.0 to 26.2.1). */
const collecting = /^\s*Collecting ([A-Za-z0-9][\w.-]*)[^(]*\(from ([^]*)\)$/

/** Files and constraints of the chain have no name of a package. */
const nameIn = (part: string): ReadonlyArray<string> => {
  const name = /^[A-Za-z0-9][\w.-]*/.exec(part.trim())?.[0]
  return name === undefined ? [] : [normalise(name)]
}

/** What requires a package, and what requires that, by its normalised name. */
export const waitingFor = (output: ReadonlyArray<string>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const found = new Map<string, ReadonlyArray<string>>()
  for (const line of output) {
    const [, name, chain] = collecting.exec(line.slice(0, 1000)) ?? []
    if (name !== undefined && chain !== undefined && !found.has(normalise(name)))
      found.set(normalise(name), [...new Set(chain.split("->").flatMap(nameIn))])
  }
  return found
}
