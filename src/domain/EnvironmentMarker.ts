/** Whether the condition behind a requirement's semicolon surely holds for a Python (PEP 508). */
import { type Compared, type Comparison, type Marker, type Operand, parse, print, resolve } from "./Marker.ts"
import { normalise } from "./PackageName.ts"
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

const compared = ({ left, operator, right }: Comparison, values: Values): boolean => {
  if (left.kind === right.kind) return false
  const of = ({ kind, text }: Operand): string | undefined => (kind === "value" ? text : values[text])
  const [one, other] = [of(left), of(right)]
  if (one === undefined || other === undefined) return false
  const name = left.kind === "name" ? left.text : right.text
  return (name.startsWith("python_") ? versionHolds : textHolds)(one, operator, other)
}

/** There is no `not` in a condition, so what is not known may count as false: then nothing holds but what surely does. */
const holds = (marker: Marker, values: Values): boolean => {
  switch (marker._tag) {
    case "Always":
      return true
    case "Never":
      return false
    case "Comparison":
      return compared(marker, values)
    case "And":
      return marker.parts.every((part) => holds(part, values))
    case "Or":
      return marker.parts.some((part) => holds(part, values))
  }
}

const opposites: Readonly<Record<string, string>> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
  in: "not in",
  "not in": "in"
}

/** The condition that holds where this one does not; never where that cannot be said. */
const opposite = (marker: Marker): Marker => {
  switch (marker._tag) {
    case "Always":
      return { _tag: "Never" }
    case "Never":
      return { _tag: "Always" }
    case "Comparison": {
      const operator = opposites[marker.operator]
      return operator === undefined ? { _tag: "Never" } : { ...marker, operator }
    }
    case "And":
      return { _tag: "Or", parts: marker.parts.map(opposite) }
    case "Or":
      return { _tag: "And", parts: marker.parts.map(opposite) }
  }
}

/**
 * Whether a condition surely holds; not so where it cannot be told: what depends on an extra or on a kernel, or is no
 * condition at all.
 */
export const surelyHolds = (marker: string, runtime: Runtime): boolean => {
  const parsed = read(marker)
  return parsed !== undefined && holds(parsed, valuesFor(runtime))
}

/** Whether a condition surely does not hold. */
export const surelyFails = (marker: string, runtime: Runtime): boolean => {
  const parsed = read(marker)
  return parsed !== undefined && holds(opposite(parsed), valuesFor(runtime))
}

/** What is longer than anybody writes is left to pip. */
const read = (marker: string): Marker | undefined =>
  marker.length > 1000 || marker.trim() === "" ? undefined : parse(marker)

/** Whether a condition of a package's metadata surely holds where these of its extras are chosen, by their normal names. */
export const surelyHoldsWith = (marker: string, extras: ReadonlySet<string>, runtime: Runtime): boolean => {
  if (marker.trim() === "") return true
  const parsed = parse(marker)
  if (parsed === undefined) return false
  const decided = resolve(parsed, ({ name, operator, value }: Compared) => {
    if (name !== "extra") return undefined
    const isChosen = extras.has(normalise(value))
    return operator === "==" ? isChosen : operator === "!=" ? !isChosen : undefined
  })
  return decided._tag === "Always" || (decided._tag !== "Never" && surelyHolds(print(decided), runtime))
}
