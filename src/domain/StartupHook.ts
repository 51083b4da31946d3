/** What a package has run whenever Python starts, whether or not the app imports it. */
import * as Schema from "effect/Schema"

export const StartupHook = Schema.Struct({
  /** The distribution, by its normalised name; several where they came together. */
  package: Schema.String,
  /** The path from the packages' place: `distutils-precedence.pth`, `sitecustomize.py`. */
  file: Schema.String,
  /** A SHA-256: of the lines that are run, or of the module. */
  digest: Schema.String,
  /** The lines that are run of a `.pth`, cut. */
  code: Schema.optionalKey(Schema.Array(Schema.String)),
  /** What it is for, where it is one of those that are well known, and says what these say. */
  known: Schema.optionalKey(Schema.String)
})
export type StartupHook = typeof StartupHook.Type

export const isSame = (a: StartupHook, b: StartupHook): boolean =>
  a.package === b.package && a.file === b.file && a.digest === b.digest
