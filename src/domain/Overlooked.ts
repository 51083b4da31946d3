/** What an app has instead of a list of packages that this buildpack reads; looked at only where nothing else asks for one. */

/** Packages that stand where nobody here reads them. */
export interface PackageList {
  /** `environment.yml`, `requirements/production.txt`, `[tool.poetry] in pyproject.toml`. */
  readonly place: string
  readonly packages: ReadonlyArray<string>
  /** Whether it is for development or tests alone, by its name: that a deploy leaves it out may be meant. */
  readonly development: boolean
  /** What makes a requirements.txt of it, or else what we read: a sentence with the command, or the line to write. */
  readonly remedy: string
  /** Lines for requirements.txt that say the same as a part of the list that is written for pip. */
  readonly lines?: ReadonlyArray<string>
}

/** A statement at the first level of a file at the top of the app. */
export interface Import {
  readonly file: string
  readonly line: number
  /** The first part of its name. */
  readonly module: string
}

export interface Overlooked {
  readonly lists: ReadonlyArray<PackageList>
  /** Imports of modules that are neither Python's nor the app's, each module once. */
  readonly imports: ReadonlyArray<Import>
  /** Sentences about files of the right name that are folders, lead nowhere, or stand one folder too deep. */
  readonly misplaced: ReadonlyArray<string>
  /** Sentences about a requirements.txt that leads nowhere. */
  readonly unusable: ReadonlyArray<string>
}
