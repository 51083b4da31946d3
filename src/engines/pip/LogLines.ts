/** Which lines of pip a reader of the build log wants. */

/** Lines that are true of every supported pip, and of no use to the reader. */
const noise: ReadonlyArray<RegExp> = [
  // The own package's wheel, on its way into the resolution.
  /^Processing \S.*\/\.python-buildpack-/,
  /^Looking in (?:indexes|links):/,
  /^Ignoring [^:]+: markers .* don't match your environment/,
  /^\s*Saved /,
  /^Successfully downloaded /,
  /^ {2}(?:Link|Not copying) /,
  /^File was already downloaded /,
  /^\s*Skipping \S+, due to already being wheel/,
  /^Skipping .*, due to already being wheel/,
  /^WARNING: Running pip as (?:the )?'?root/,
  /^WARNING: You are using pip version/,
  /^WARNING: The directory .* is not owned or is not writable/,
  /^WARNING: The scripts? .* (?:is|are) installed in .* which is not on PATH/,
  /^\s*Consider adding this directory to PATH/,
  // The first of a series says it all.
  /^WARNING: Retrying \(Retry\(total=[0-3],/,
  /^DEPRECATION: Python 2\.7 /,
  /^DEPRECATION: Python 3\.\d+ (?:reached|support)/,
  /^\[?notice\]? /,
  /^\s*Stored in directory:/,
  /^\s*Created wheel for .*sha256=/,
  /^\s*(?:━|\|[█▏▎▍▌▋▊▉ ]{20,}\|)/,
  /^\s*(?:Preparing|Getting|Installing|Checking if|Running|Building wheel for \S+ \([^)]*\)).*: started$/,
  /^\s*(?:Preparing|Getting|Installing|Checking if).*: (?:finished with status 'done'|still running\.\.\.)$/,
  /^\s*Using cached .*\.metadata/,
  /^\s*Downloading .*\.metadata/,
  /^\s*$/
]

/** More letters than such a line has: a pattern tries every place of a longer one in vain. */
const longest = 1000

export const isWorthReading = (line: string): boolean => {
  const start = line.slice(0, longest)
  return !noise.some((pattern) => pattern.test(start))
}

/** So many versions of a package are shown: the newest, which stand last. */
const versions = 8

/** A line without what nobody reads: of hundreds of versions, the newest. */
export const inShort = (line: string): string =>
  line.replace(/\(from versions: ([^()]*)\)/, (whole, listed: string) => {
    const all = listed.split(", ")
    const left = all.length - versions
    return left < versions ? whole : `(from versions: ${left} older, ${all.slice(-versions).join(", ")})`
  })
