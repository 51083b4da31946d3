/** What pip quotes of requirement files that lie outside of the app, taken out of what it has said. */

const begins = /^(ERROR: Invalid requirement: )(.*)$/
const place = /\(from line \d+ of (.+)\)$/

/** `cwd` is where pip was started: the app, or a copy of it. */
const isOutside = (path: string, cwd: string): boolean =>
  path.startsWith("/") ? !path.startsWith(`${cwd}/`) : /^(?:\.\/)*\.\.\//.test(path)

/** Hears one line after another: whether it quotes. From pip 24.1 on, the message runs on over indented lines. */
export const quoting = (): ((line: string) => boolean) => {
  let within = false
  return (line) => {
    within = begins.test(line) || (within && line.startsWith("    "))
    return within
  }
}

/** The output without what a line outside of the app says that cannot be read; its place stays. */
export const withoutOutsideLines = (output: ReadonlyArray<string>, cwd: string): ReadonlyArray<string> => {
  const at = output.findIndex((line) => begins.test(line))
  if (at < 0) return output
  const rest = output.slice(at + 1)
  const end = rest.findIndex((line) => !line.startsWith("    "))
  const pointing = rest.slice(0, end < 0 ? rest.length : end)
  const found = [output[at] ?? "", ...pointing].map((line) => place.exec(line)).find((match) => match !== null)
  if (found?.[1] === undefined || !isOutside(found[1], cwd)) return output
  const after = withoutOutsideLines(rest.slice(pointing.length), cwd)
  return [...output.slice(0, at), `ERROR: Invalid requirement: '…' ${found[0]}`, ...after]
}
