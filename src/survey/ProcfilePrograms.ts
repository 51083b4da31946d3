/** What the lines of a Procfile start: Pythons that they name by version, and files of the app. */
import * as Origin from "../domain/Origin.ts"
import { parseRequest, type PythonRequest } from "../domain/PythonVersion.ts"
import { decode, lines } from "../formats/TextFile.ts"

export interface ProcfilePython {
  readonly origin: Origin.Origin
  /** `python3`, without the folder that may stand before it. */
  readonly name: string
  readonly asked: PythonRequest
}

export interface ProcfilePrograms {
  readonly pythons: ReadonlyArray<ProcfilePython>
  /** Paths, from the app's root, of the Python files and scripts that are started: `app.py`, `bin/web`. */
  readonly files: ReadonlyArray<string>
  /** The files among them that are started by their own first line. */
  readonly scripts: ReadonlyArray<string>
}

const named = /(?<![\w.$-])python([23](?:\.\d{1,2}){0,2})(?![\w.-])/g

/** `gunicorn shop.wsgi:application` imports shop/wsgi.py. */
const moduleFile = (word: string): string | undefined => {
  const module = /^([A-Za-z_][\w.]*):[A-Za-z_][\w.]*(?:\(.*\))?$/.exec(word)?.[1]
  return module === undefined ? undefined : `${module.replaceAll(".", "/")}.py`
}

const withoutDot = (path: string): string => path.replace(/^(?:\.\/)+/, "").replace(/^\$(?:HOME|\{HOME\})\//, "")

const filesOf = (command: string): ReadonlyArray<string> =>
  command
    .split(/[\s;&|()'"`]+/)
    .filter((word) => word !== "" && !word.startsWith("-") && !word.startsWith("/"))
    .flatMap((word) => moduleFile(word) ?? (/\.py$|^(?:\.\/|bin\/|scripts\/)/.test(word) ? withoutDot(word) : []))

/** `exec ./run.py`, `LEVEL=info bin/web`: the program of a command, where it is a file of the app. */
const scriptOf = (command: string): string | undefined => {
  const program = /^(?:exec\s+|\w+=\S*\s+)*(\S+)/.exec(command)?.[1] ?? ""
  return program.includes("/") && !/^[/$~]/.test(program) ? withoutDot(program) : undefined
}

export const noPrograms: ProcfilePrograms = { pythons: [], files: [], scripts: [] }

export const readProcfilePrograms = (bytes: Uint8Array): ProcfilePrograms => {
  const commands = lines(decode(bytes).text).flatMap((line, at) => {
    const command = /^[A-Za-z0-9_-]+\s*:\s*(\S.*?)\s*$/.exec(line)?.[1]
    return command === undefined ? [] : [{ command, line: at + 1 }]
  })
  return {
    pythons: commands.flatMap(({ command, line }) =>
      [...command.matchAll(named)].flatMap(([, version = ""]) => {
        const asked = parseRequest(version)
        return asked === undefined ? [] : [{ origin: Origin.file("Procfile", line), name: `python${version}`, asked }]
      })
    ),
    files: [...new Set(commands.flatMap(({ command }) => filesOf(command)))],
    scripts: [...new Set(commands.flatMap(({ command }) => scriptOf(command) ?? []))]
  }
}
