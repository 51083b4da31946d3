/** What a platform has in an app's directory that is none of the app's own, and where the running app finds what was staged. */
import * as Context from "effect/Context"

export interface SizeLimit {
  readonly bytes: number
  /** What is measured, for people: `A slug of Heroku`. */
  readonly of: string
  /** Where another may be set, which is not known here; then what counts are files as they are on the disk, not compressed. */
  readonly unlessSet?: string
}

export interface Footprint {
  /** Paths from the app's root that stagings write, a directory's with `/` at its end: the app's own files are all others. */
  readonly keeps: ReadonlyArray<string>
  /** Folders, from the root, of scripts that the platform sources before it starts the app. */
  readonly profiles: ReadonlyArray<string>
  /** The folder that the platform has given, from whose top the paths above count, where the app is a folder in it and not itself. */
  readonly repository?: string
  /** Where other buildpacks have put what builds may use: at another path each time, which is no part of a key. */
  readonly beside?: string
  /** The prefix where the app runs, for people: `$HOME/staged`. */
  readonly home: string
  /**
   * Whether what is installed on the staging host is there, at the same paths, where the app runs; `false` where a Python has
   * to go with the app. Not said, it is.
   */
  readonly hostStays?: boolean
  /** What the platform takes of an app with all that was staged for it; absent where that is not known. */
  readonly limit?: SizeLimit
  /** The platform has no GPUs for apps; not said, one may be there. */
  readonly withoutGpus?: boolean
}

/** The footprint of the platform at work, which a staging takes from its request. */
export const Footprint = Context.Reference<Footprint>("buildpack/Footprint", {
  defaultValue: () => ({ keeps: [], profiles: [], home: "$PREFIX" })
})

/** The top of all that is the app's: the repository where it is a folder in one, else its own folder. */
export const topOf = (root: string, { repository }: Pick<Footprint, "repository">): string => repository ?? root

/** Whether a path from the root is one of these, or below one. */
export const isKept = (keeps: ReadonlyArray<string>, path: string): boolean =>
  keeps.some((kept) => (kept.endsWith("/") ? `${path}/`.startsWith(kept) : path === kept))
