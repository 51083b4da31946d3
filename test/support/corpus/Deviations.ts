/** Where a reader and an export differ, and why: by manager and project. */
export interface Deviation {
  /** Why one of the two refuses the lock. */
  readonly refused?: string
  /** Why other packages come of it. */
  readonly packages?: string
}

export const deviations: Readonly<Record<string, Readonly<Record<string, Deviation>>>> = {}
