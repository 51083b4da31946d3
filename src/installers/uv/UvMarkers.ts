/** Conditions as uv writes them into its lock file (0.13.9), so that what a project says can be held against it. */
import { always, and, comparedIn, type Marker, or, parse } from "../../domain/Marker.ts"

/** Names of systems that say the same as a `sys_platform`. */
const platforms: Readonly<Record<string, string>> = {
  AIX: "aix",
  Android: "android",
  Darwin: "darwin",
  Emscripten: "emscripten",
  Linux: "linux",
  Windows: "win32"
}

const written = (text: string): Marker => parse(text) ?? always

/** `3.9 3.10`, which uv takes for a list. */
const listed = (operator: string, value: string): Marker => {
  const [sign, join] = operator === "in" ? ["==", or] : ["!=", and]
  return join(
    value
      .split(/[\s,|]+/)
      .filter((one) => one !== "")
      .map((one) => written(`python_version ${sign} '${one}'`))
  )
}

const isVersion = (text: string): boolean => /^\d[\w.+-]*(?:\.\*)?$/.test(text)

/** What compares a Python with what is no version is left out, as uv leaves it out with a warning. */
const comparison = (marker: Marker): Marker => {
  const compared = comparedIn(marker)
  if (compared === undefined) return marker
  const { name, operator, reversed, value } = compared
  const platform = platforms[value]
  if (name === "platform_system" && platform !== undefined && /^[=!]=$/.test(operator))
    return written(`sys_platform ${operator} '${platform}'`)
  if (name !== "python_version" && name !== "python_full_version") return marker
  if (operator === "in" || operator === "not in") return reversed ? marker : listed(operator, value)
  return isVersion(value) ? marker : always
}

export const asUvWrites = (marker: Marker): Marker => {
  switch (marker._tag) {
    case "Comparison":
      return comparison(marker)
    case "And":
      return and(marker.parts.map(asUvWrites))
    case "Or":
      return or(marker.parts.map(asUvWrites))
    default:
      return marker
  }
}
