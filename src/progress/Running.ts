/** What is going on in a staging at one moment, as a reader has words for it. */

export interface Running {
  /** `Building markupsafe-2.1.tar.gz` */
  readonly title: string
  /** Milliseconds since 1970. */
  readonly begun: number
  /** What it is at: `pyyaml, preparing metadata`; empty where nobody says so. */
  readonly doing: string
  /** Bytes that have come, and of how many. */
  readonly received?: number | undefined
  readonly total?: number | undefined
  /** Who can only go on when it is done. */
  readonly keeps: ReadonlyArray<string>
  /** What comes after it, in its place. */
  readonly next: ReadonlyArray<string>
}
