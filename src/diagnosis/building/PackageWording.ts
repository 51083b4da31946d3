/** How a package that is built, and its releases, are spoken of. */
import type { Mention } from "../FailedBuild.ts"

export const isOwn = (build: Mention): boolean => build.folder !== undefined

/** `the package yarl 1.6.0`, `the app's own package` */
export const packageOf = (build: Mention): string => {
  if (build.folder !== undefined)
    return build.folder === "." ? "the app's own package" : `the app's own package in ${build.folder}`
  return build.name === undefined
    ? "a package"
    : `the package ${build.name}${build.version === undefined ? "" : ` ${build.version}`}`
}
/** The package with who asked for it, as the beginning of a sentence. */
export const packageAtStart = (build: Mention): string => {
  const text = packageOf(build)
  const begun = text.slice(0, 1).toUpperCase() + text.slice(1)
  return build.askedBy === undefined || isOwn(build) ? begun : `${begun} (asked for by ${build.askedBy})`
}
/** `the setup.py of the package yarl 1.6.0`, `the app's own setup.py` */
export const fileOf = (build: Mention, file: string): string =>
  build.folder === undefined
    ? `the ${file} of ${packageOf(build)}`
    : `the app's own ${build.folder === "." ? file : `${build.folder}/${file}`}`
/** A file of a package, as the beginning of a sentence. */
export const fileAtStart = (build: Mention, file: string): string => fileOf(build, file).replace(/^the/, "The")

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, "")

/** A line is replaced, wherever it stands; for what another package asks for, one is added to the file that asks for that. */
const written = ({ askedBy = "", request }: Mention, requirement: string): string => {
  const wanted =
    request?.hashed === true ? `${requirement.replace(/[<>].*$/, "")}==VERSION --hash=sha256:…` : requirement
  if (request?.line !== undefined) return `write \`${wanted}\` in the place of ${request.line.place}`
  const [, file] = /\((\S+) line \d+\)$/.exec(askedBy) ?? []
  if (file !== undefined) return `add the line \`${wanted}\` to ${file}`
  return / line \d+$/.test(askedBy) ? `write \`${wanted}\` in the place of ${askedBy}` : `ask for \`${wanted}\``
}

/** What keeps another release from being taken, whatever its line says. */
const held = ({ name = "", request }: Mention): string | undefined => {
  if (request?.constraint !== undefined)
    return `Or take another release of ${name}, if there is one: \`${request.constraint.text}\` (${request.constraint.place}) is a constraint that holds it; change that line.`
  return request?.closedBy === undefined
    ? undefined
    : `Or put another release of ${name}, best as a wheel, where pip looks: ${request.closedBy} says that no index is asked.`
}

/** Its wheels were forbidden, so there may be one that needs no build. */
export const wheelsAllowed = ({ name = "", request }: Mention): ReadonlyArray<string> =>
  request?.sourceBy === undefined
    ? []
    : [
        `Or remove \`${request.sourceBy.text}\` from ${request.sourceBy.place}: it forbids the wheels of ${name}, which need no build.`
      ]

/** What to try instead of the release that does not build. */
export const newerRelease = (build: Mention): ReadonlyArray<string> => {
  const [, outer] = /^the build of (\S+)$/.exec(build.askedBy ?? "") ?? []
  if (build.successor !== undefined) return [build.successor]
  if (outer !== undefined) return [`Or take a newer release of ${outer}, which asks for ${build.name ?? "it"}.`]
  // Of what has no newer release, none is offered.
  if (isOwn(build) || build.name === undefined) return []
  const kept = held(build)
  if (kept !== undefined) return [...wheelsAllowed(build), kept]
  const requirement = build.version === undefined ? build.name : `${build.name}>${build.version}`
  if (build.isNewest === true || plain(build.request?.line?.text ?? "") === plain(requirement))
    return [
      ...wheelsAllowed(build),
      `Or look for another package: this is the newest release of ${build.name} that fits.`
    ]
  return [
    ...wheelsAllowed(build),
    `Or take a newer release of ${build.name}, if there is one: ${written(build, requirement)}.`
  ]
}
export const olderRelease = (build: Mention): ReadonlyArray<string> =>
  isOwn(build) || build.name === undefined || build.version === undefined || build.successor !== undefined
    ? []
    : [
        held(build) ??
          `Or take an older release of ${build.name}, if there is one: ${written(build, `${build.name}<${build.version}`)}.`
      ]
/** Hints of which the first begins the list, and so without its "Or". */
export const asFirst = (hints: ReadonlyArray<string>): ReadonlyArray<string> =>
  [...new Set(hints)].map((hint, at) =>
    at === 0 ? hint.replace(/^Or (\w)/, (_, letter: string) => letter.toUpperCase()) : hint
  )
