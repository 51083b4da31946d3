/** How much of an output the rules see: a build may print megabytes, also in one line, and a pattern tries every place of a line. */

/** Characters of a line. Link commands have many thousands; what is wrong stands at the beginning or at the end of a line. */
const longest = 600
/** Characters of all lines together, of the first, of those in the middle that may matter, and of the last. */
const budget = { first: 40_000, middle: 60_000, last: 120_000 } as const
const all = budget.first + budget.middle + budget.last
const gap = "…"

/** All releases of a package, in pip's own words: what is asked for may be anywhere among them. */
const releases =
  /^\s{0,8}(?:(?:ERROR|WARNING|INFO): )?(?:Could not find a (?:final )?version that satisfies|Ignored the following )[\w.+!,;:<>=~*()[\]'"/ -]{0,30000}$/

const cut = (line: string): string =>
  line.length <= longest || releases.test(line) ? line : `${line.slice(0, longest - 200)} ${gap} ${line.slice(-200)}`

/** What pip says of its steps, and what compilers and Python say of a failure; each looks at a few places of a line alone. */
const matters =
  /^\s{0,8}(?:ERROR|error|fatal|Collecting |Processing |Obtaining |Building |Running |╰─>|× |\[\d{1,9} lines of output|\[end of output|Complete output|Traceback|[A-Z][A-Za-z]{2,40}Error:)|: (?:fatal )?error: |undefined reference to |cannot find -l|: No such file or directory/

const taken = (lines: ReadonlyArray<string>, characters: number): number => {
  let left = characters
  const end = lines.findIndex((line) => (left -= line.length + 1) < 0)
  return end < 0 ? lines.length : end
}

/** The output as it is where it is short; otherwise its beginning, its end, and what tells of steps and errors between. */
export const excerpt = (output: ReadonlyArray<string>): ReadonlyArray<string> => {
  const lines = output.flatMap((line) => (line.includes("\n") ? line.split("\n") : [line])).map(cut)
  if (taken(lines, all) === lines.length) return lines
  const first = lines.slice(0, taken(lines, budget.first))
  const rest = lines.slice(first.length)
  const last = rest.slice(rest.length - taken(rest.toReversed(), budget.last))
  const middle = rest.slice(0, rest.length - last.length).filter((line) => matters.test(line))
  return [...first, ...middle.slice(0, taken(middle, budget.middle)), gap, ...last]
}
