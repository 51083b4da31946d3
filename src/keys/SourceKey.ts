/** Under which key the wheel that was built from a source is kept: all that the build could see. */
import { sha256 } from "../services/Digest.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import type { Workplace } from "../domain/Workplace.ts"

export interface SourceFacts {
  /** What the source is: of an archive or a folder its digest, of a repository its address and commit. */
  readonly digest: string
  /** Options of the line that asked for it. */
  readonly options: ReadonlyArray<string>
}

/** Changes whenever builds are run in another way. */
const format = 2

export const sourceKey = (
  site: Pick<Workplace, "root" | "runtime"> & {
    /** A digest of what else a build can see. */
    readonly surroundings: string
    readonly pip: { readonly version: string }
  },
  options: ReadonlyArray<string>,
  source: SourceFacts
): string => {
  const { abi, implementation, libc, magic, platform, version } = site.runtime
  return sha256(
    JSON.stringify({
      format,
      source: source.digest,
      python: [implementation, `${version.major}.${version.minor}`, abi, magic, platform, libc],
      pip: site.pip.version,
      surroundings: site.surroundings,
      options: [...options, ...source.options].map((text) => withoutCredentials(text).replaceAll(site.root, "{app}"))
    })
  )
}

/** Under which a package that refuses to become a wheel is kept, as it was installed. */
export const treeKey = (key: string): string => sha256(`tree ${key}`)
