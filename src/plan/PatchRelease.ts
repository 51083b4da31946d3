/** Another patch release than the one that was asked for: most stacks have one of a line, and apps run on any. */
import type { VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import type { Notice } from "../domain/StagingError.ts"

const toBeExact = "set $PYTHON_PATCH_POLICY to `exact` to make it an error"

/** `the stack has 3.12.1` */
const has = (offer: RuntimeOffer): string =>
  `${offer._tag === "Installed" ? "the stack has" : "to be had is"} ${Version.render(versionOf(offer))}`

export const otherPatch = (origin: Origin.Origin, requested: string, offer: RuntimeOffer): Notice => ({
  level: "warning",
  id: "python/other-patch",
  text: `${Origin.describe(origin)} asks for Python ${requested}; ${has(offer)} of that line, which is used. Ask for ${Version.line(versionOf(offer))} to have its newest patch release without this warning, or ${toBeExact}.`
})

/** `==3.11.4`, `~=3.11.4` and `>=3.11.4` as `==3.11.*` and `>=3.11`; the range itself where it names no patch release. */
export const withoutPatches = (range: VersionRange): VersionRange => {
  if (range.anyOf !== undefined) {
    const anyOf = range.anyOf.map(looser)
    return anyOf.every((part) => range.anyOf?.includes(part) === true) ? range : { ...range, anyOf }
  }
  const specifier = looser(range.specifier)
  return specifier === range.specifier ? range : { origin: range.origin, specifier }
}

const looser = (specifier: string): string =>
  specifier
    .split(",")
    .map((part) => {
      const [, operator, line] = /^\s*(===?|~=|>=)\s*(\d+\.\d+)\.\d+\s*$/.exec(part) ?? []
      if (operator === undefined || line === undefined) return part
      return operator === ">=" ? `>=${line}` : `==${line}.*`
    })
    .join(",")

export const otherPatchInRange = ({ origin, specifier }: VersionRange, offer: RuntimeOffer): Notice => ({
  level: "warning",
  id: "python/other-patch",
  text: `${Origin.describe(origin)} allows Python ${specifier}; ${has(offer)} of that line, which is used. Allow every patch release there to be without this warning, or ${toBeExact}.`
})
