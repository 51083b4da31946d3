/** The process types of a Procfile, line by line as Heroku and herokuish read it. */
import { decode, lines } from "./TextFile.ts"

export interface ProcfileLine {
  readonly line: number
  readonly type: string
  readonly command: string
}

export interface ProcfileLines {
  readonly commands: ReadonlyArray<ProcfileLine>
  /** Lines that say something, and name no process. */
  readonly unread: ReadonlyArray<{ readonly line: number; readonly text: string }>
}

/** Blank, a comment, the beginning of a YAML document, or the further line of a command as YAML folds them. */
const saysNothing = /^(?:\s*(?:#.*)?|---\s*|\s+.*)$/

export const noLines: ProcfileLines = { commands: [], unread: [] }

export const readProcfileLines = (bytes: Uint8Array): ProcfileLines => {
  const commands: Array<ProcfileLine> = []
  const unread: Array<ProcfileLines["unread"][number]> = []
  for (const [index, written] of lines(decode(bytes).text).entries()) {
    const text = written.trimEnd()
    const match = /^([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(text)
    if (match !== null) commands.push({ line: index + 1, type: match[1] ?? "", command: match[2] ?? "" })
    else if (!saysNothing.test(text)) unread.push({ line: index + 1, text })
  }
  return { commands, unread }
}

/** The last line of a type counts. */
export const processesIn = ({ commands }: ProcfileLines): ReadonlyMap<string, string> =>
  new Map(commands.map(({ command, type }) => [type, command]))

export const readProcfile = (bytes: Uint8Array): ReadonlyMap<string, string> => processesIn(readProcfileLines(bytes))
