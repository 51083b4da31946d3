/** Rules: releases are there, and were uploaded too lately; or nobody tells when. */
import { normalise } from "../../domain/PackageName.ts"
import { allows, asks, noMatch } from "../PipRequirement.ts"
import type { Rule } from "../Rule.ts"

interface Young {
  readonly file: string
  readonly uploaded: string
}

/** What pip says under `-vv` of what it passed over (26.0.1, 26.2.1). */
const youngIn = (text: string): ReadonlyArray<Young> =>
  [...text.matchAll(/Skipping link: Upload time (\S+ \S+) not prior to \S+ \S+: (\S+)/g)].map(
    ([, uploaded = "", address = ""]) => ({
      uploaded: uploaded.replace(/:\d\d(?:\.\d+)?\+00:00$/, " UTC"),
      file: (address.split("#")[0] ?? "").replace(/^.*\//, "")
    })
  )

/** The name and the version of `beta-2.0-py3-none-any.whl`, `beta-2.0.tar.gz`. */
const partsOf = (file: string): ReadonlyArray<string> | undefined =>
  (/^(.+?)-(\d[^-]*)-.*\.whl$/.exec(file) ?? /^(.+)-(\d[^-]*?)\.(?:tar\.\w+|zip|tgz)$/.exec(file))?.slice(1)

const tooYoung: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  if (none === undefined) return undefined
  const { name } = none.requirement
  const young = new Map(
    youngIn(text).flatMap(({ file, uploaded }) => {
      const [of = "", version = ""] = partsOf(file) ?? []
      const isAsked = normalise(of) === normalise(name) && allows(none.requirement.specifier, version)
      return isAsked ? [[version, uploaded] as const] : []
    })
  )
  const [newest] = [...young.keys()].slice(-1)
  if (newest === undefined) return undefined
  const told = [...young].slice(-6).map(([version, uploaded]) => `${version} (${uploaded})`)
  const others = none.versions.length === 0 ? "" : ` Old enough are ${none.versions.slice(-6).join(", ")}.`
  return {
    id: "pip/release-too-young",
    blame: "app",
    title: `The releases of ${name} that would do are too young`,
    message: `${asks(failure, text, none.requirement)}. Passed over was what was uploaded too lately: ${told.join(", ")}.${others}`,
    hints: [
      `To take one of them all the same, fix its version: \`${name}==${newest}\`.`,
      "Or ask for what an older release answers, wait, or set $PYTHON_MIN_RELEASE_AGE lower."
    ]
  }
}

const noTimes: Rule = (_, text) => {
  const place = /^\s*(?:ERROR: )?Index (\S+) does not provide upload-time metadata\.$/m.exec(text)?.[1]
  if (place === undefined) return undefined
  return {
    id: "pip/no-upload-times",
    blame: "app",
    title: "An index does not tell when releases were uploaded",
    message: `$PYTHON_MIN_RELEASE_AGE (or \`--uploaded-prior-to\`) asks for it, and ${place} gives no times: it does not speak the JSON of PEP 700, or has none for this file.`,
    hints: [
      "Take packages from an index that gives them, as PyPI does, or have the mirror hand them on.",
      "Or fix what comes from there, by `==` or by a lock file: that is taken whatever its age.",
      "Or unset $PYTHON_MIN_RELEASE_AGE."
    ]
  }
}

export const releaseAges: ReadonlyArray<Rule> = [noTimes, tooYoung]
