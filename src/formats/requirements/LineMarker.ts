/** The condition behind a requirement's semicolon: where it begins, and the mistakes in it that no pip accepts. */
import { isUrl } from "./NamedRequirement.ts"
import type { Fault } from "./Mistake.ts"

/** A URL may hold a semicolon, so there a blank must follow the one that begins the marker. */
export const splitMarker = (text: string): { readonly target: string; readonly marker?: string } => {
  const separator = isUrl(text) ? "; " : ";"
  const at = text.indexOf(separator)
  if (at < 0) return { target: text.trim() }
  const marker = text.slice(at + separator.length).trim()
  return { target: text.slice(0, at).trim(), ...(marker === "" ? {} : { marker }) }
}

const markerName =
  /\b(?:os[._]name|sys[._]platform|(?:platform[._])?python_implementation|platform_\w+|platform\.\w+|python_(?:full_)?version|implementation_\w+|extras?|dependency_groups)/

const badMarker = (meaning: string): Fault => ({
  condition: "invalid-marker",
  meaning,
  hint: `Write the condition behind the semicolon like \`; python_version < "3.8"\`, with the value in quotation marks.`
})
/** The mistakes in a marker that no pip accepts; finer ones are pip's to explain. */
export const markerFault = (marker: string): Fault | undefined => {
  const unquoted = marker.replaceAll(/'[^']*'|"[^"]*"/g, "''")
  if (!markerName.test(unquoted)) return badMarker("What follows the semicolon is not a condition that pip knows.")
  if (/['"]/.test(unquoted.replaceAll("''", "")))
    return badMarker("A quotation mark behind the semicolon is not closed.")
  if (/[<>=!~]\s*\d/.test(unquoted)) return badMarker("The value behind the semicolon is not in quotation marks.")
  if (/[^<>=!~]=\s*''/.test(unquoted)) return badMarker("A single `=` compares nothing: conditions compare with `==`.")
  return undefined
}
