/** What a package brings along that a staging would have to fetch. */
import type { PackedFile } from "./BuildpackFiles.ts"

export interface Dependency extends PackedFile {
  /** `node`, `pip`, `python` */
  readonly name: string
  readonly version: string
}
