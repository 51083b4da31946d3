/** The list of packages in conda's `environment.yml`: of YAML, the part that such files are written in. */

export interface CondaEnvironment {
  /** What conda brings, without channels: `numpy=1.26`. */
  readonly ofConda: ReadonlyArray<string>
  /** What stands under `pip:`, as lines of a requirement file. */
  readonly ofPip: ReadonlyArray<string>
}

/** A scalar of YAML in one line, without its quotes and the comment behind it. */
const scalar = (text: string): string => {
  const [, single, double] = /^(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)")/.exec(text) ?? []
  if (single !== undefined) return single.replaceAll("''", "'")
  if (double !== undefined) return double.replaceAll(/\\(.)/g, "$1")
  return text.replace(/(?:^|\s)#.*$/, "").trim()
}

const withoutChannel = (item: string): string => item.replace(/^[\w.-]+::/, "")

/** `[flask, "six==1.17"]` */
const flow = (text: string): ReadonlyArray<string> =>
  text
    .replace(/^\[|\]\s*(?:#.*)?$/g, "")
    .split(",")
    .map((item) => scalar(item.trim()))
    .filter((item) => item !== "")

export const readCondaEnvironment = (text: string): CondaEnvironment => {
  const [ofConda, ofPip]: [Array<string>, Array<string>] = [[], []]
  let within = false
  /** Where the dash of `- pip:` stands; what is further to the right is in it. */
  let pip: number | undefined
  for (const row of text.split(/\r?\n/)) {
    if (/^\s*(?:#|$)/.test(row)) continue
    if (/^[^\s#-]/.test(row)) {
      const [, list] = /^dependencies\s*:\s*(\[.*\])?/.exec(row) ?? []
      within = /^dependencies\s*:/.test(row)
      pip = undefined
      if (list !== undefined) ofConda.push(...flow(list).map(withoutChannel))
      continue
    }
    const [, blanks, item] = /^(\s*)-\s+(.*)$/.exec(row) ?? []
    if (!within || blanks === undefined || item === undefined) continue
    const [, listed] = /^pip\s*:\s*(\[.*\])?\s*(?:#.*)?$/.exec(item) ?? []
    if (/^pip\s*:/.test(item)) {
      pip = blanks.length
      if (listed !== undefined) ofPip.push(...flow(listed))
      continue
    }
    if (pip !== undefined && blanks.length <= pip) pip = undefined
    const found = scalar(item)
    if (found === "") continue
    if (pip === undefined) ofConda.push(withoutChannel(found))
    else ofPip.push(found)
  }
  return { ofConda, ofPip }
}
