/** Where a package that is installed came from, so that it can be had again: the same file, the same commit. */
import * as Schema from "effect/Schema"

const place = {
  /** The name of the file. */
  file: Schema.String,
  /** Its address, without credentials, or its path from the app's root. */
  at: Schema.String
}
const subdirectory = { subdirectory: Schema.optionalKey(Schema.String) }

export const PackageSource = Schema.TaggedUnion({
  /** A wheel of an index, or of a folder of wheels; its digest is that of the wheel which was installed. */
  Wheel: place,
  /** A source distribution of an index, from which the wheel was built. */
  Sdist: { ...place, sha256: Schema.String },
  /** What was asked for by its address or path; without a digest it is a wheel, which was installed as it is. */
  Archive: { ...place, ...subdirectory, sha256: Schema.optionalKey(Schema.String) },
  Repository: { system: Schema.String, url: Schema.String, commit: Schema.String, ...subdirectory },
  /** A folder of the app. */
  Folder: { path: Schema.String, ...subdirectory }
})
export type PackageSource = typeof PackageSource.Type
