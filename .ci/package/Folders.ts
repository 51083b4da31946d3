/** The folders that an archive names, so that whoever unpacks it gives them the modes that they have in it. */

/** Each part of each path but the last, ending in `/`. */
export const foldersOf = (paths: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(paths.flatMap((path) => [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index + 1))))
]
