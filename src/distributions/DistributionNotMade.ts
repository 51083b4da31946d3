/** Why a wheel, or what was installed without one, does not become a distribution. */
import * as Data from "effect/Data"
import * as Schema from "effect/Schema"
import { type Blame, type StagingError, visible } from "../domain/StagingError.ts"
import { basename } from "../services/Filesystem.ts"

export const Condition = Schema.Literals([
  "NoZip",
  "Damaged",
  "Encrypted",
  "NoMetadata",
  "ManyMetadata",
  "OtherName",
  "NoFormat",
  "NewerFormat",
  "UnknownPlace",
  "BadEntryPoint",
  "LeavesRoot",
  "LinkLeavesRoot",
  "StrangeName",
  "SpecialFile",
  "FileAndFolder",
  "TooLarge",
  "NoSpace",
  "Unreadable",
  "Ended"
])
export type Condition = typeof Condition.Type

interface Meaning {
  readonly blame: Blame
  readonly transient?: true
  readonly says: (detail: string) => string
  readonly hints: ReadonlyArray<string>
}

const otherVersion = "Pin another version of the package, and tell its authors what is wrong with this file."
const broken = (says: (detail: string) => string): Meaning => ({ blame: "app", says, hints: [otherVersion] })
const again = (says: (detail: string) => string): Meaning => ({
  blame: "environment",
  transient: true,
  says,
  hints: ["Deploy again: the file is then fetched anew.", "If this stays, look at the package index or mirror in use."]
})

const meanings: Record<Condition, Meaning> = {
  NoZip: again(() => "it is no zip file, or only the beginning of one"),
  Damaged: again((detail) => `its content does not match its checksums (${detail})`),
  Encrypted: broken((detail) => `${detail} in it is encrypted`),
  NoMetadata: broken((detail) => `it lacks what describes it: ${detail || "there is no .dist-info folder"}`),
  ManyMetadata: broken((detail) => `it describes more than one package: ${detail}`),
  OtherName: broken((detail) => `its file name and ${detail} in it are of different packages`),
  NoFormat: broken((detail) => `its WHEEL file has no valid Wheel-Version${detail === "" ? "" : `, but "${detail}"`}`),
  NewerFormat: {
    blame: "app",
    says: (detail) => `it has the wheel format ${detail}; this buildpack reads 1.x`,
    hints: ["Pin an older version of the package, or update the buildpack."]
  },
  UnknownPlace: broken(
    (detail) => `nothing says where ${detail} belongs: a .data folder has purelib, platlib, headers, scripts and data`
  ),
  BadEntryPoint: broken((detail) => `its entry_points.txt declares a script that cannot be made: ${detail}`),
  LeavesRoot: broken((detail) => `${detail} in it would be written outside the packages' place`),
  LinkLeavesRoot: broken((detail) => `it installs a link that leads out of the packages' place: ${detail}`),
  StrangeName: broken((detail) => `it has a file with a control character in its name: ${detail}`),
  SpecialFile: broken((detail) => `${detail} is neither a file nor a folder nor a link`),
  FileAndFolder: broken((detail) => `${detail} is a file and a folder at once`),
  TooLarge: broken((detail) => `${detail} is larger than 8 GiB`),
  NoSpace: {
    blame: "environment",
    transient: true,
    says: () => "the disk is full",
    hints: ["Free space, or give the staging container more disk, then deploy again."]
  },
  Unreadable: {
    blame: "environment",
    says: (detail) => `a file could not be read or written: ${detail}`,
    hints: ["Look at the disk and the permissions of the staging host, then deploy again."]
  },
  Ended: {
    blame: "environment",
    says: (detail) => `the process that compiles it ended early${detail === "" ? "" : `:\n${detail}`}`,
    hints: ["Look for a full disk or too little memory on the staging host, then deploy again."]
  }
}

export class DistributionNotMade
  extends Data.TaggedError("DistributionNotMade")<{
    readonly path: string
    readonly condition: Condition
    readonly detail: string
  }>
  implements StagingError
{
  readonly id = "python/distribution-not-made"
  get blame(): Blame {
    return meanings[this.condition].blame
  }
  get transient(): boolean {
    return meanings[this.condition].transient === true
  }
  get title(): string {
    return `${visible(basename(this.path))} could not be installed`
  }
  override get message(): string {
    const detail = this.condition === "Ended" ? this.detail : visible(this.detail)
    return `Cannot install ${visible(basename(this.path))}: ${meanings[this.condition].says(detail)}.`
  }
  get hints(): ReadonlyArray<string> {
    return meanings[this.condition].hints
  }
}
