/** What a staging hands to whoever keeps a record of it, as soon as it knows it; to nobody, where none is kept. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { Changes } from "../changes/Changes.ts"
import type { Snapshot } from "../changes/Snapshot.ts"
import type { InstalledPackage } from "../domain/InstalledPackage.ts"
import type { ProcessType } from "../domain/Launch.ts"
import type { PackageSource } from "../domain/PackageSource.ts"
import type { Plan } from "../domain/Plan.ts"
import type { ReportedPackage } from "./BuildReport.ts"

/** What came of the packages. */
export interface MadePackages {
  readonly distributions: ReadonlyArray<InstalledPackage>
  readonly snapshot: Snapshot
  readonly inPlace: boolean
  /** Names of what the app brings along. */
  readonly vendored?: ReadonlySet<string>
  readonly sources?: Readonly<Record<string, PackageSource>>
  /** What became of each, by its name; what is not named was restored. */
  readonly how?: ReadonlyMap<string, ReportedPackage["how"]>
  readonly why?: string
}

export interface StagingFindings {
  readonly plan?: Plan
  readonly made?: MadePackages
  readonly processes?: ReadonlyArray<ProcessType>
  readonly procfile?: ReadonlyMap<string, string> | undefined
  readonly changes?: Changes | undefined
}

export const Findings = Context.Reference<(part: StagingFindings) => void>("buildpack/Findings", {
  defaultValue: () => () => undefined
})

export const found = (part: StagingFindings): Effect.Effect<void> => Effect.map(Findings, (tell) => tell(part))
