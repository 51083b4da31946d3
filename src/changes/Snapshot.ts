/** What an app's packages are at one time, as far as a later staging compares with it. */
import * as Schema from "effect/Schema"
import { StartupHook } from "../domain/StartupHook.ts"

export const PackageState = Schema.Struct({
  version: Schema.String,
  /** What a package of no index is told by: a commit, or a SHA-256. */
  content: Schema.optionalKey(Schema.String),
  /** What it takes on the disk, in bytes; absent where it came together with others. */
  size: Schema.optionalKey(Schema.Finite),
  /** Lines of the app's, and packages: `requirements.txt line 3`, `flask`. */
  askedBy: Schema.optionalKey(Schema.Array(Schema.String))
})
export type PackageState = typeof PackageState.Type

export const Snapshot = Schema.Struct({
  /** `3.12.1` */
  python: Schema.String,
  /** The packages by their normalised names. */
  packages: Schema.Record(Schema.String, PackageState),
  /** What they have run at each start of Python. */
  startup: Schema.optionalKey(Schema.Array(StartupHook))
})
export type Snapshot = typeof Snapshot.Type

interface Archived {
  readonly size: number
  readonly distributions: ReadonlyArray<{ readonly name: string; readonly version: string }>
}

export interface SnapshotFacts {
  readonly python: string
  readonly archives: ReadonlyArray<Archived>
  readonly contents?: Readonly<Record<string, string>>
  readonly askedBy?: Readonly<Record<string, ReadonlyArray<string>>>
  readonly startup?: ReadonlyArray<StartupHook>
}

/** A name like `constructor` is one that every object has. */
const own = <A>(values: Readonly<Record<string, A>> | undefined, name: string): A | undefined =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined

export const snapshotOf = ({ archives, askedBy, contents, python, startup }: SnapshotFacts): Snapshot => ({
  python,
  ...(startup === undefined ? {} : { startup }),
  packages: Object.fromEntries(
    archives.flatMap(({ distributions, size }) =>
      distributions.map(({ name, version }) => {
        const [content, asking] = [own(contents, name), own(askedBy, name)]
        const state: PackageState = {
          version,
          ...(content === undefined ? {} : { content }),
          ...(distributions.length === 1 ? { size } : {}),
          ...(asking === undefined ? {} : { askedBy: asking })
        }
        return [name, state] as const
      })
    )
  )
})
