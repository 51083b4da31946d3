/** How old a pip is, as far as what it can do depends on that: its first two numbers. */

export interface PipVersion {
  readonly major: number
  readonly minor: number
}

/** The first two numbers of `20.3.4`, `26.2`, `24.1b1`. */
export const pipVersion = (text: string): PipVersion => {
  const [, major = "0", minor = "0"] = /^(\d+)(?:\.(\d+))?/.exec(text) ?? []
  return { major: Number(major), minor: Number(minor) }
}

/** Is it of that release, or newer? */
export const isPipSince = (pip: PipVersion | string, release: string): boolean => {
  const [one, other] = [typeof pip === "string" ? pipVersion(pip) : pip, pipVersion(release)]
  return one.major > other.major || (one.major === other.major && one.minor >= other.minor)
}
