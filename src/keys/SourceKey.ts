/** Under which key the wheel that was built from a source is kept: all that the build could see. */
import { sha256 } from "../services/Digest.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import type { PipSite } from "../engines/pip/PipSite.ts"

export interface SourceFacts {
  /** What the source is: of an archive or a folder its digest, of a repository its address and commit. */
  readonly digest: string
  /** Options of the line that asked for it. */
  readonly options: ReadonlyArray<string>
}

/** Changes whenever builds are run in another way. */
const format = 2

export const sourceKey = (
  site: Pick<PipSite, "root" | "runtime" | "surroundings"> & { readonly pip: Pick<PipSite["pip"], "version"> },
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
