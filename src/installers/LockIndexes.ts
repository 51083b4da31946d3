/** Indexes as lock files name them: by an address, which may hold variables, and whether their certificates count. */
import type { LockedSource } from "../domain/Lock.ts"

export interface NamedIndex {
  readonly name: string
  /** Variables in it are as pip reads them. */
  readonly url: string
  readonly verified: boolean
}

/** Managers expand `$NAME` as a shell does, pip `${NAME}` alone (10.0 to 26.2.1). */
export const asPipReads = (url: string): string => url.replaceAll(/\$([A-Za-z_]\w*)/g, "${$1}")

/** Variables that pip leaves as they stand, since their names are not in capitals (10.0 to 26.2.1). */
export const unreadVariables = (url: string): ReadonlyArray<string> =>
  [...url.matchAll(/\$\{([^}]*)\}/g)].map(([, name = ""]) => name).filter((name) => !/^[A-Z0-9_]+$/.test(name))

/** The public index as standards and today's managers write it. */
export const isPublicIndex = (url: string): boolean => /^https:\/\/pypi\.org\/simple\/?$/.test(url)

/** The public index, also by addresses that were good once and that lock files still have. */
const publicIndex = /^https?:\/\/pypi(?:\.python)?\.org\/simple\/?$/

/** The public index is the one that an app is staged with, so that an operator's mirror of it serves. */
export const sourceOf = (index: NamedIndex | undefined): LockedSource =>
  index === undefined || publicIndex.test(index.url) ? { _tag: "Index" } : { _tag: "Index", url: index.url }

/** `127.0.0.1:8080` */
const hostOf = (url: string): string =>
  url
    .replace(/^[a-z+]+:\/\//i, "")
    .replace(/\/.*$/, "")
    .replace(/^.*@/, "")

/** The option for those whose certificates are not to be looked at; a `file:` has no host. */
export const trustedHosts = (indexes: ReadonlyArray<NamedIndex>): ReadonlyArray<string> => [
  ...new Set(
    indexes
      .filter(
        ({ url, verified }) => !verified && sourceOf({ name: "", url, verified })._tag === "Index" && hostOf(url) !== ""
      )
      .map(({ url }) => `--trusted-host ${hostOf(url)}`)
  )
]
