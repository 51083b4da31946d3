/** The process types of a Procfile, line by line as Heroku and herokuish read it. */
import { decode, lines } from "./TextFile.ts"

export const readProcfile = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const processes = new Map<string, string>()
  for (const line of lines(decode(bytes).text)) {
    const match = /^([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(line.trimEnd())
    if (match !== null) processes.set(match[1] ?? "", match[2] ?? "")
  }
  return processes
}
