/** Whose address it is that pip, or a build that it runs, could not reach. */
import { buildOf, type FailedBuild } from "./FailedBuild.ts"
import { asks, readRequirement } from "./PipRequirement.ts"
import { type PipFailure, textOf } from "./Rule.ts"
import { fileOf, isOwn, newerRelease, packageAtStart, packageOf } from "./building/PackageWording.ts"

/** pip installs what builds need by a pip of its own, which asks the indexes and speaks as pip does. */
const isPip = (build: FailedBuild): boolean => /^(?:Looking in |Collecting |Downloading |ERROR: )/m.test(build.text)

/** The build that said it, where that is no pip itself. */
export const askingBuild = (failure: PipFailure, text: string, said: string): FailedBuild | undefined => {
  const build = buildOf(failure, text)
  return build === undefined || isPip(build) || !build.text.includes(said) ? undefined : build
}

/** The host in the code that a traceback shows, where it names none itself. */
export const hostInCode = (build: FailedBuild): string | undefined => {
  const found = build.output.flatMap(
    (text) => /^\s+.*["']https?:\/\/(?:[^@/"']*@)?([\w.-]+(?::\d+)?)/.exec(text)?.[1] ?? []
  )
  return new Set(found).size === 1 ? found[0] : undefined
}

export const buildAsks = (build: FailedBuild, at: string | undefined): string =>
  `${packageAtStart(build)} asks for ${at ?? "something of the network"} while it is built; it is no index, and no line of the requirements names it. `

export const unknownHostOf = (build: FailedBuild): string => `a host that ${packageOf(build)} asks`

export const hintsForBuild = (build: FailedBuild): ReadonlyArray<string> => [
  "If the address is right, try again: such trouble mostly passes by itself.",
  ...(isOwn(build)
    ? [
        `If it is wrong, correct it in what the build runs (${fileOf(build, "setup.py")}, or what its pyproject.toml names); or put what it fetches into the app.`
      ]
    : newerRelease(build))
]

/** `celery (requirements.txt line 3) asks for x @ https://host/…`, by the line with which pip began to fetch it. */
export const askerOf = (failure: PipFailure, host: string): string | undefined => {
  const text = textOf(failure)
  const line = text
    .split("\n")
    .find((each) => /^\s*Collecting .* \(from /.test(each) && (each.includes(`//${host}`) || each.includes(`@${host}`)))
  if (line === undefined) return undefined
  const requirement = readRequirement(failure, line.trim().slice("Collecting ".length))
  return requirement.parent === undefined && requirement.place === undefined
    ? undefined
    : `${asks(failure, text, requirement)}.`
}
