/** Whether the condition behind a requirement's semicolon surely holds for a Python (PEP 508). */
import { render } from "./PythonVersion.ts"
import type { Runtime } from "./Runtime.ts"

const implementations: Readonly<Record<string, string>> = { cpython: "CPython", pypy: "PyPy" }

type Values = Readonly<Record<string, string | undefined>>

/** What is not told here is not known. */
const valuesFor = ({ implementation, platform, version }: Runtime): Values => {
  const [, machine] = /^linux-(\w+)$/.exec(platform) ?? []
  const old = version.major === 2
  const linux = machine === undefined ? {} : { sys_platform: old ? "linux2" : "linux", platform_system: "Linux" }
  return {
    python_version: `${version.major}.${version.minor}`,
    // A prerelease of X.Y.0 has the same numbers.
    python_full_version: version.patch === 0 ? undefined : render(version),
    // 2.7 has no sys.implementation, and pip then knows no name.
    implementation_name: old ? "" : implementation,
    platform_python_implementation: implementations[implementation],
    platform_machine: machine,
    os_name: "posix",
    ...linux
  }
}

const numbers = (text: string): ReadonlyArray<number> => text.split(".").map(Number)
const isPlain = (text: string): boolean => /^\d+(?:\.\d+)*$/.test(text)

const order = (a: string, b: string): number => {
  const [left, right] = [numbers(a), numbers(b)]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

const textHolds = (left: string, operator: string, right: string): boolean => {
  if (operator === "in") return right.includes(left)
  if (operator === "not in") return !right.includes(left)
  return operator === "==" ? left === right : operator === "!=" && left !== right
}

/** Surely so: prereleases, `~=`, and what is no version are left to pip. */
const versionHolds = (left: string, operator: string, right: string): boolean => {
  if (operator === "in" || operator === "not in") return textHolds(left, operator, right)
  const series = /^(\d+(?:\.\d+)*)\.\*$/.exec(right)?.[1]
  if (series !== undefined && isPlain(left)) {
    const within = order(numbers(left).slice(0, numbers(series).length).join("."), series) === 0
    return operator === "==" ? within : operator === "!=" && !within
  }
  if (!isPlain(left) || !isPlain(right)) return false
  const compared = order(left, right)
  switch (operator) {
    case "==":
      return compared === 0
    case "!=":
      return compared !== 0
    case "<":
      return compared < 0
    case "<=":
      return compared <= 0
    case ">":
      return compared > 0
    default:
      return operator === ">=" && compared >= 0
  }
}

const word = /\s*(?:(\(|\))|(<=|>=|===|==|!=|~=|<|>)|'([^']*)'|"([^"]*)"|(not\s+in\b|[\w.]+))/y

interface Token {
  readonly kind: "bracket" | "operator" | "name" | "constant"
  readonly text: string
}

const tokens = (marker: string): ReadonlyArray<Token> | undefined => {
  const found: Array<Token> = []
  const text = marker.trim()
  word.lastIndex = 0
  while (word.lastIndex < text.length) {
    const [, bracket, operator, single, double, name] = word.exec(text) ?? []
    const constant = single ?? double
    if (bracket !== undefined) found.push({ kind: "bracket", text: bracket })
    else if (operator !== undefined) found.push({ kind: "operator", text: operator })
    else if (constant !== undefined) found.push({ kind: "constant", text: constant })
    else if (name !== undefined) found.push({ kind: "name", text: name.replace(/\s+/, " ") })
    else return undefined
  }
  return found
}

const isName = (token: Token | undefined): boolean => token?.kind === "name"

/**
 * Reads a condition. There is no `not` in it, so what is not known may count as false: then nothing holds but what
 * surely does.
 */
const reader = (all: ReadonlyArray<Token>, values: Values) => {
  let [at, understood] = [0, true]
  const takes = (text: string): boolean => {
    const token = all[at]
    const same = token !== undefined && token.kind !== "constant" && token.text === text
    if (same) at += 1
    return same
  }
  const giveUp = (): boolean => {
    understood = false
    return false
  }
  const comparison = (): boolean => {
    const [first, operator, second] = all.slice(at, at + 3)
    at += 3
    if (first === undefined || operator === undefined || second === undefined || operator.kind === "constant")
      return giveUp()
    const of = ({ kind, text }: Token): string | undefined => (kind === "constant" ? text : values[text])
    const [left, right] = [of(first), of(second)]
    if (left === undefined || right === undefined || isName(first) === isName(second)) return false
    const ofVersion = (isName(first) ? first.text : second.text).startsWith("python_")
    const holds = ofVersion ? versionHolds : textHolds
    return holds(left, operator.text, right)
  }
  const single = (): boolean => {
    if (!takes("(")) return comparison()
    const holds = any()
    return takes(")") ? holds : giveUp()
  }
  const both = (): boolean => {
    let holds = single()
    while (takes("and")) holds = single() && holds
    return holds
  }
  const any = (): boolean => {
    let holds = both()
    while (takes("or")) holds = both() || holds
    return holds
  }
  return () => any() && understood && at === all.length
}

/**
 * Whether a condition surely holds; not so where it cannot be told: what depends on an extra or on a kernel, or is no
 * condition at all.
 */
export const surelyHolds = (marker: string, runtime: Runtime): boolean => {
  // Brackets are read one within another, so what is longer than anybody writes is left to pip.
  if (marker.length > 1000) return false
  const all = tokens(marker)
  return all !== undefined && reader(all, valuesFor(runtime))()
}
