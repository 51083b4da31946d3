/**
 * Conditions of dependency specifiers (PEP 508) as values: what of them depends on extras and groups is decided here, and
 * the rest is left as text for pip, which alone knows the Python that it asks about.
 */

/** `name operator "value"`, either side first, as it was written. */
export interface Comparison {
  readonly _tag: "Comparison"
  readonly left: Operand
  readonly operator: string
  readonly right: Operand
}

export interface Operand {
  readonly kind: "name" | "value"
  readonly text: string
}

interface Junction {
  readonly _tag: "And" | "Or"
  readonly parts: ReadonlyArray<Marker>
}

export type Marker = { readonly _tag: "Always" } | { readonly _tag: "Never" } | Comparison | Junction

export const always: Marker = { _tag: "Always" }
export const never: Marker = { _tag: "Never" }

const word = /\s*(?:(\(|\))|(<=|>=|===|==|!=|~=|<|>)|'([^']*)'|"([^"]*)"|(not\s+in\b|[\w.]+))/y

type Token = Operand | { readonly kind: "sign"; readonly text: string }

const tokensOf = (text: string): ReadonlyArray<Token> | undefined => {
  const found: Array<Token> = []
  const trimmed = text.trim()
  word.lastIndex = 0
  while (word.lastIndex < trimmed.length) {
    const [whole, bracket, operator, single, double, name] = word.exec(trimmed) ?? []
    if (whole === undefined) return undefined
    const value = single ?? double
    const sign = bracket ?? operator
    if (sign !== undefined) found.push({ kind: "sign", text: sign })
    else if (value !== undefined) found.push({ kind: "value", text: value })
    else if (/^(?:and|or|in|not\s+in)$/.test(name ?? ""))
      found.push({ kind: "sign", text: (name ?? "").replace(/\s+/, " ") })
    else found.push({ kind: "name", text: name ?? "" })
  }
  return found
}

const isComparing = /^(?:<=|>=|===|==|!=|~=|<|>|in|not in)$/

/** All of these. */
export const and = (parts: ReadonlyArray<Marker>): Marker => {
  const flat = parts.flatMap((part) => (part._tag === "And" ? part.parts : [part]))
  if (flat.some(({ _tag }) => _tag === "Never")) return never
  const left = distinct(flat.filter(({ _tag }) => _tag !== "Always"))
  return left.length === 0 ? always : left.length === 1 ? (left[0] ?? always) : { _tag: "And", parts: left }
}

/** One of these. */
export const or = (parts: ReadonlyArray<Marker>): Marker => {
  const flat = parts.flatMap((part) => (part._tag === "Or" ? part.parts : [part]))
  if (flat.some(({ _tag }) => _tag === "Always")) return always
  const left = distinct(flat.filter(({ _tag }) => _tag !== "Never"))
  return left.length === 0 ? never : left.length === 1 ? (left[0] ?? never) : { _tag: "Or", parts: left }
}

const distinct = (parts: ReadonlyArray<Marker>): ReadonlyArray<Marker> => [
  ...new Map(parts.map((part) => [print(part), part])).values()
]

/** Brackets may stand one within another this deep; nobody writes such, and reading goes as deep. */
const deepest = 50

const reader = (tokens: ReadonlyArray<Token>) => {
  let at = 0
  let fault = false
  const takes = (text: string): boolean => {
    const token = tokens[at]
    const same = token?.kind === "sign" && token.text === text
    if (same) at += 1
    return same
  }
  const wrong = (): Marker => {
    fault = true
    return never
  }
  const comparison = (): Marker => {
    const [left, operator, right] = tokens.slice(at, at + 3)
    at += 3
    if (left === undefined || operator === undefined || right === undefined) return wrong()
    if (left.kind === "sign" || right.kind === "sign" || operator.kind !== "sign") return wrong()
    if (!isComparing.test(operator.text)) return wrong()
    return { _tag: "Comparison", left, operator: operator.text, right }
  }
  const single = (depth: number): Marker => {
    if (depth > deepest) return wrong()
    if (!takes("(")) return comparison()
    const inner = any(depth + 1)
    return takes(")") ? inner : wrong()
  }
  const all = (depth: number): Marker => {
    const parts = [single(depth)]
    while (takes("and")) parts.push(single(depth))
    return and(parts)
  }
  const any = (depth: number): Marker => {
    const parts = [all(depth)]
    while (takes("or")) parts.push(all(depth))
    return or(parts)
  }
  return (): Marker | undefined => {
    const found = any(0)
    return fault || at !== tokens.length ? undefined : found
  }
}

/** `undefined` for what is no condition; an empty text always holds. */
export const parse = (text: string): Marker | undefined => {
  if (text.trim() === "") return always
  const tokens = tokensOf(text)
  return tokens === undefined ? undefined : reader(tokens)()
}

const operand = ({ kind, text }: Operand): string =>
  kind === "name" ? text : text.includes("'") ? `"${text}"` : `'${text}'`

/** The condition as a text that pip reads; what always holds is empty, and what never does is told by `isNever`. */
export const print = (marker: Marker): string => {
  switch (marker._tag) {
    case "Always":
      return ""
    case "Never":
      return "python_version < '0'"
    case "Comparison":
      return `${operand(marker.left)} ${marker.operator} ${operand(marker.right)}`
    case "And":
      return marker.parts.map((part) => (part._tag === "Or" ? `(${print(part)})` : print(part))).join(" and ")
    default:
      return marker.parts.map(print).join(" or ")
  }
}

export const isNever = ({ _tag }: Marker): boolean => _tag === "Never"

/** Decides every comparison that `decide` knows the answer to, and leaves the others. */
export const resolve = (marker: Marker, decide: (comparison: Compared) => boolean | undefined): Marker => {
  switch (marker._tag) {
    case "Comparison": {
      const compared = comparedIn(marker)
      const decided = compared === undefined ? undefined : decide(compared)
      return decided === undefined ? marker : decided ? always : never
    }
    case "And":
      return and(marker.parts.map((part) => resolve(part, decide)))
    case "Or":
      return or(marker.parts.map((part) => resolve(part, decide)))
    default:
      return marker
  }
}

export interface Compared {
  /** `extra`, `python_version` */
  readonly name: string
  readonly operator: string
  readonly value: string
  /** The value stands on the left: `"cli" in extras`. */
  readonly reversed: boolean
}

/** What a single comparison compares; `undefined` for all else, and where no value stands on one side. */
export const comparedIn = (marker: Marker): Compared | undefined => {
  if (marker._tag !== "Comparison") return undefined
  const { left, operator, right } = marker
  if (left.kind === right.kind) return undefined
  const reversed = left.kind === "value"
  return { name: reversed ? right.text : left.text, operator, value: reversed ? left.text : right.text, reversed }
}

/** The names of variables that it reads, other than those of extras and groups which are decided before. */
export const namesIn = (marker: Marker): ReadonlyArray<string> => {
  if (marker._tag === "Comparison")
    return [marker.left, marker.right].flatMap(({ kind, text }) => (kind === "name" ? [text] : []))
  return marker._tag === "And" || marker._tag === "Or" ? [...new Set(marker.parts.flatMap(namesIn))] : []
}
