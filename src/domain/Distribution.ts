/** Compiled distributions: what one wheel becomes when it is installed and compiled, as facts about its archive. */
import * as Schema from "effect/Schema"
import { PackageSource } from "./PackageSource.ts"
import { Reference } from "./Reference.ts"
import { StartupHook } from "./StartupHook.ts"

/** What a distribution says of its licence, each as its metadata has it. */
const license = {
  /** `License-Expression` (PEP 639). */
  licenseExpression: Schema.optionalKey(Schema.String),
  /** `License`, where it is short enough to be a name and not a text. */
  license: Schema.optionalKey(Schema.String),
  /** The values of `Classifier` that begin with `License ::`. */
  licenseClassifiers: Schema.optionalKey(Schema.Array(Schema.String))
}

/** A distribution by the metadata that it installs. */
export const DistributionFacts = Schema.Struct({
  /** Normalised as PEP 503 has it. */
  name: Schema.String,
  version: Schema.String,
  /** The directory or file that describes it, in the packages' place: `flask-3.1.0.dist-info`. */
  metadata: Schema.String,
  ...license,
  /** `Requires-Dist`, as written but for credentials. */
  requires: Schema.Array(Schema.String),
  requiresPython: Schema.optionalKey(Schema.String),
  /** Console scripts that it declares. */
  scripts: Schema.Array(Schema.String)
})
export type DistributionFacts = typeof DistributionFacts.Type

/** What every staging reads of a distribution. */
export const DistributionSummary = Schema.Struct({
  name: Schema.String,
  version: Schema.String,
  metadata: Schema.optionalKey(Schema.String),
  ...license
})
export type DistributionSummary = typeof DistributionSummary.Type

export const summaryOf = (facts: DistributionFacts): DistributionSummary => {
  const { requires: _, requiresPython: __, scripts: ___, ...summary } = facts
  return summary
}

/** A file that is linked against shared libraries of the system, or of somebody else. */
export const Linked = Schema.Struct({
  /** The file that is linked, from the user base. */
  file: Schema.String,
  /** Names of libraries (`DT_NEEDED`): `libpq.so.5`. */
  needs: Schema.Array(Schema.String),
  /** Where the file itself says that they are (`DT_RPATH`, `DT_RUNPATH`), `$ORIGIN` as it is. */
  places: Schema.Array(Schema.String),
  /** It was linked on this stack, and not by who made a wheel for many. */
  linkedHere: Schema.Boolean
})
export type Linked = typeof Linked.Type

/** What is known of an archive when it is made. */
export const ArchiveFacts = Schema.Struct({
  /** Files and links in it. */
  members: Schema.Int,
  /** The size of the tar, in bytes. */
  size: Schema.Int,
  /** Path from the user base to the SHA-256 of the content (`link:…` for a link), compiled files left out. */
  files: Schema.Record(Schema.String, Schema.String),
  /** One for a wheel; a bundle may hold any number. */
  distributions: Schema.Array(DistributionFacts),
  /** SHA-256 of the wheel that it was made of. */
  wheel: Schema.optionalKey(Schema.String),
  /** The libraries that it needs; none where all of them are in the archive, or in every C library. */
  libraries: Schema.optionalKey(Schema.Array(Linked))
})
export type ArchiveFacts = typeof ArchiveFacts.Type

/** An archive of the store, as a manifest names it. */
export const StoredArchive = Schema.Struct({
  /** What its content is a function of. */
  key: Schema.String,
  /** SHA-256 of the compressed archive, which is also its name. */
  sha256: Schema.String,
  /** The size of the compressed archive, in bytes. */
  packed: Schema.Int,
  members: Schema.Int,
  size: Schema.Int,
  /** Some of its members are links. */
  links: Schema.Boolean,
  /** SHA-256 of the wheel that it was made of. */
  wheel: Schema.optionalKey(Schema.String),
  distributions: Schema.Array(DistributionSummary)
})
export type StoredArchive = typeof StoredArchive.Type

/** What differs by how a distribution was asked for, and so is in none of the archives that apps share. */
export const Overlay = Schema.Struct({
  /** The folder that describes it, in the packages' place. */
  metadata: Schema.String.check(Schema.isPattern(/^[^/\0]+\.dist-info$/)),
  /** What `direct_url.json` says there (PEP 610): the address, without credentials. */
  directUrl: Schema.String
})
export type Overlay = typeof Overlay.Type

/** Everything that an app's packages are, in the order in which they are unpacked: the later over the earlier. */
export const Environment = Schema.Struct({
  format: Schema.Literal(1),
  /** The version of the Python: `3.12.1`. */
  python: Schema.String,
  archives: Schema.Array(StoredArchive),
  /** What is written over the archives' own files; none where everything was asked for by name. */
  overlays: Schema.optionalKey(Schema.Array(Overlay)),
  /** Where its packages come from by an address that may mean something else tomorrow: none where all are fixed. */
  references: Schema.optionalKey(Schema.Array(Reference)),
  /** What a package of no index is told by, by its name: a commit, the SHA-256 of an archive or of what was built. */
  contents: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** The keys of the wheels that were built for it, from source packages and folders. */
  wheels: Schema.Array(Schema.String),
  /** The key of the packaging tools. */
  tools: Schema.String,
  /** The key of the Python that went with the app when it was last put to use; none where that was the stack's own. */
  interpreter: Schema.optionalKey(Schema.String),
  /** What decided it, by the name for people: `requirements.txt`, `$PIP_OPTS`; each as a digest. */
  inputs: Schema.Record(Schema.String, Schema.String),
  /** Every distribution is fixed by a version, a hash or a commit, so the index has no say any more. */
  pinned: Schema.Boolean,
  /** When the index was last asked, in milliseconds since 1970. */
  confirmed: Schema.Number,
  /** When it was last put to use. */
  used: Schema.Number,
  /** Console scripts of the app's own package, and of what an installer added. */
  scripts: Schema.Array(Schema.String),
  /** What there was to warn of when it was made, to be said again. */
  warnings: Schema.Array(Schema.Struct({ id: Schema.String, text: Schema.String })),
  /** What its files need of the system, with the name of the package that each is of. */
  libraries: Schema.optionalKey(Schema.Array(Schema.Struct({ ...Linked.fields, of: Schema.String }))),
  /** The kernel of the host, where a condition of one of its packages reads it. */
  kernel: Schema.optionalKey(Schema.String),
  /** Seconds that its releases had to be old at least. */
  releaseAge: Schema.optionalKey(Schema.Number),
  /** What its packages have run at each start of Python; absent where an earlier release has made it. */
  startup: Schema.optionalKey(Schema.Array(StartupHook)),
  /** Where each package can be had again, by its name. */
  sources: Schema.optionalKey(Schema.Record(Schema.String, PackageSource)),
  /** The key of the locked line by which pip has chosen each wheel of an index, by its name. */
  choices: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** Lines and packages that ask for each package, by its name: `requirements.txt line 3`, `flask`. */
  askedBy: Schema.optionalKey(Schema.Record(Schema.String, Schema.Array(Schema.String))),
  /** The environment without the app's own package that this one is made upon. */
  closure: Schema.optionalKey(Schema.String)
})
export type Environment = typeof Environment.Type
