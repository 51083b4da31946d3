/** What a file of Python imports at its first level: outside of functions, conditions and `try`, where it must be there. */

export interface FoundImport {
  /** The first part of the name. */
  readonly module: string
  readonly line: number
}

/** What the next line begins in. */
interface State {
  /** The quotes of a text with three of them that goes on. */
  readonly quote: string | undefined
  /** How many brackets are open. */
  readonly depth: number
}

/** Where a string of one line ends: behind its quote, or with the line. */
const behindString = (line: string, from: number, quote: string): number => {
  for (let at = from; at < line.length; at++) {
    if (line[at] === "\\") at++
    else if (line[at] === quote) return at + 1
  }
  return line.length
}

const after = (line: string, before: State): State => {
  let { depth, quote } = before
  let at = 0
  while (at < line.length) {
    if (quote !== undefined) {
      const end = line.indexOf(quote, at)
      const escaped = line.indexOf("\\", at)
      if (escaped >= 0 && (end < 0 || escaped < end)) at = escaped + 2
      else if (end < 0) return { quote, depth }
      else [at, quote] = [end + 3, undefined]
      continue
    }
    const c = line.charAt(at)
    const three = line.slice(at, at + 3)
    if (c === "#") return { quote, depth }
    if (three === '"""' || three === "'''") [quote, at] = [three, at + 3]
    else if (c === '"' || c === "'") at = behindString(line, at + 1, c)
    else {
      if ("([{".includes(c)) depth += 1
      else if (")]}".includes(c)) depth = Math.max(0, depth - 1)
      at += 1
    }
  }
  return { quote, depth }
}

const name = /^\s*([A-Za-z_]\w*)/

/** `import a.b as c, d` and `from a.b import c`; what begins with a dot is the app's own. */
const modulesOf = (statement: string): ReadonlyArray<string> => {
  const [, kind, rest = ""] = /^(import|from)\s+(.*)$/.exec(statement.trim()) ?? []
  if (kind === undefined) return []
  const parts = kind === "from" ? [rest] : rest.split(",")
  return parts.flatMap((part) => name.exec(part)?.[1] ?? [])
}

/** More lines, or longer ones, are no source that a person has written. */
const [longest, widest] = [20_000, 2000]

export const importsOf = (text: string): ReadonlyArray<FoundImport> => {
  const lines = text.split(/\r\n|\r|\n/).slice(0, longest)
  const found: Array<FoundImport> = []
  let state: State = { quote: undefined, depth: 0 }
  for (let at = 0; at < lines.length; at++) {
    const number = at + 1
    let line = lines[at] ?? ""
    if (line.length > widest) continue
    if (state.quote === undefined && state.depth === 0 && /^(?:import|from)\s/.test(line)) {
      while (line.endsWith("\\") && at + 1 < lines.length && at - number < 100)
        line = `${line.slice(0, -1)} ${lines[++at] ?? ""}`
      for (const statement of line.replace(/#.*$/, "").split(";"))
        for (const module of modulesOf(statement)) found.push({ module, line: number })
    }
    state = after(line, state)
  }
  return found
}
