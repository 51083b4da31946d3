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

/** A line of requirements.txt is replaced; for what another package asks for, one is added. */
const written = (build: Mention, requirement: string): string =>
  build.askedBy?.includes("(") === true
    ? `add the line \`${requirement}\` to requirements.txt`
    : `write \`${requirement}\` in the place of its line in requirements.txt`

/** What to try instead of the release that does not build. */
export const newerRelease = (build: Mention): ReadonlyArray<string> => {
  const [, outer] = /^the build of (\S+)$/.exec(build.askedBy ?? "") ?? []
  if (build.successor !== undefined) return [build.successor]
  if (outer !== undefined) return [`Or take a newer release of ${outer}, which asks for ${build.name ?? "it"}.`]
  // Of what has no newer release, none is offered.
  if (isOwn(build) || build.name === undefined) return []
  if (build.isNewest === true)
    return [`Or look for another package: this is the newest release of ${build.name} that fits.`]
  return [
    `Or take a newer release of ${build.name}, if there is one: ${written(build, build.version === undefined ? build.name : `${build.name}>${build.version}`)}.`
  ]
}
export const olderRelease = (build: Mention): ReadonlyArray<string> =>
  isOwn(build) || build.name === undefined || build.version === undefined || build.successor !== undefined
    ? []
    : [
        `Or take an older release of ${build.name}, if there is one: ${written(build, `${build.name}<${build.version}`)}.`
      ]
/** Hints of which the first begins the list, and so without its "Or". */
export const asFirst = (hints: ReadonlyArray<string>): ReadonlyArray<string> =>
  hints.map((hint, at) => (at === 0 ? hint.replace(/^Or (\w)/, (_, letter: string) => letter.toUpperCase()) : hint))
