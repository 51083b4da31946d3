/** A package as it is installed: what a list of them tells. */
import type { DistributionSummary } from "./Distribution.ts"

export interface InstalledPackage extends DistributionSummary {
  /** SHA-256 of the wheel that it was installed from; none where an old installer wrote its files. */
  readonly wheel?: string
  /** A package of no index: what `direct_url.json` says of it (PEP 610), without credentials; `undefined` for a folder. */
  readonly elsewhere?: { readonly directUrl: string | undefined }
}
