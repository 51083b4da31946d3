/**
 * What the `web` command of a Procfile imports, read from its words: `gunicorn --chdir src app:app`. Nothing of it is
 * evaluated: where a shell would make something else of a word that matters, nothing is known. Pure.
 */
import * as Result from "effect/Result"
import { wrappers } from "../domain/CommandWords.ts"
import { resolve } from "../domain/Path.ts"
import { shellWords } from "../domain/ShellWords.ts"
import { type CommandServer, commandServers, moduleServer } from "./CommandServers.ts"
import type { StartObject } from "./StartChoice.ts"

export interface CommandObject extends StartObject {
  /** The file with more settings of the server, from the folder that it is started in. */
  readonly settings?: string
}

/** What a shell, or Python, makes something else of. */
const isPlain = (word: string): boolean => !/[$`*?[\]{}]|^~/.test(word)

/** The commands that a shell runs one after another; `undefined` where it does more than that. */
const commandsOf = (text: string): ReadonlyArray<string> | undefined => {
  const found: Array<string> = [""]
  const piece = /'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|\d*>&\d+|\$\(\(?|&&|[;|&()<>#\n`]|[^'"\\$;|&()<>#\n`\d]+|[^]/gy
  for (const [part] of text.matchAll(piece)) {
    if (part === "&&" || part === ";") found.push("")
    else if (/^\d*>&\d+$/.test(part)) continue
    else if (/^(?:[|&()<>\n`]|\$\(\(?)$/.test(part)) return undefined
    else found[found.length - 1] += part
  }
  return found.filter((one) => one.trim() !== "")
}

const wordsOf = (command: string): ReadonlyArray<string> | undefined => {
  const words = shellWords(command, "")
  return Result.isSuccess(words) ? words.success : undefined
}

/** Programs that start the one behind them, with what they are given before that. */
const withWords: ReadonlyArray<ReadonlyArray<string>> = [["dumb-init", "--"], ["tini", "--"], ...wrappers]

interface Place {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
}

/** `A=b` before a command, and `export A=b`. */
const assignment = (word: string): readonly [string, string] | undefined => {
  const [, name, value = ""] = /^([A-Za-z_]\w*)=([^]*)$/.exec(word) ?? []
  return name === undefined ? undefined : [name, value]
}

/** Where the last of several commands is run; `undefined` where one before it may do anything to that. */
const after = (commands: ReadonlyArray<string>): Place | undefined => {
  let folder = ""
  const env = new Map<string, string>()
  for (const command of commands) {
    const [program = "", ...words] = wordsOf(command) ?? ["."]
    if (program === "cd") {
      const [to = ""] = words
      if (words.length !== 1 || !isPlain(to) || to.startsWith("-")) return undefined
      folder = resolve(folder, to)
    } else if (program === "export") {
      for (const one of words.map(assignment)) {
        if (one === undefined || !isPlain(one[1])) return undefined
        env.set(...one)
      }
    } else if (
      /^(?:\.|source|set|eval|if|for|while|until|case|function|\[|test|unset|alias|exec|exit)$/.test(program) ||
      assignment(program) !== undefined
    )
      return undefined
  }
  return { folder, env: Object.fromEntries(env) }
}

interface Started {
  readonly words: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string>>
}

/** The words behind assignments and programs that only start another one. */
const unwrapped = (words: ReadonlyArray<string>, env: Started["env"]): Started | undefined => {
  const [first] = words
  const set = first === undefined ? undefined : assignment(first)
  if (set !== undefined) return isPlain(set[1]) ? unwrapped(words.slice(1), { ...env, [set[0]]: set[1] }) : undefined
  const wrapper = withWords.find((all) => all.every((word, at) => word === words[at]))
  return wrapper === undefined ? { words, env } : unwrapped(words.slice(wrapper.length), env)
}

/** The server, and the words that it is given; `python -m gunicorn` is `gunicorn`. */
const serverIn = (words: ReadonlyArray<string>) => {
  const [program = "", ...rest] = words
  const name = program.slice(program.lastIndexOf("/") + 1)
  if (!/^python[\d.]*$/.test(name)) {
    const server = commandServers.get(name)
    return server === undefined ? undefined : { server, rest }
  }
  const at = rest.findIndex((word) => !/^-[uOBEsIq]+$/.test(word))
  if (rest[at] !== "-m") return undefined
  const server = moduleServer(rest[at + 1] ?? "")
  return server === undefined ? undefined : { server, rest: rest.slice(at + 2) }
}

interface Read {
  readonly words: ReadonlyArray<string>
  readonly options: ReadonlyArray<readonly [name: string, value: string]>
}

const read = (server: CommandServer, given: ReadonlyArray<string>): Read | undefined => {
  const words: Array<string> = []
  const options: Array<readonly [string, string]> = []
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? ""
    const [, long, value] = /^(--[\w-]+)(?:=([^]*))?$/.exec(word) ?? []
    const name = long ?? (/^-[A-Za-z?]/.test(word) ? word.slice(0, 2) : undefined)
    if (name === undefined) words.push(word)
    else if (server.elsewhere.has(name)) return undefined
    else if (server.flags.has(name) || server.flags.has(word)) options.push([name, ""])
    else if (value !== undefined) options.push([name, value])
    else if (long === undefined && word.length > 2) options.push([name, word.slice(2)])
    else options.push([name, given[(at += 1)] ?? ""])
  }
  return { words, options }
}

const module = String.raw`[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*`
const shape = new RegExp(
  String.raw`^(?:(?:wsgi|asgi):(?=[^:]+:))?(${module})(?::([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(\([^]*\))?)?$`
)

/** `app:create_app()` is called; one that is given something is only looked for. */
const targetOf = (word: string, { object }: CommandServer) => {
  const [, name, found = object, call] = shape.exec(word.replace(/^(\w+)\.py(?=:|$)/, "$1")) ?? []
  if (name === undefined || found === undefined) return undefined
  return { target: found === "" ? name : `${name}:${found}`, isFactory: call === "()" }
}

const within = (folder: string, path: string): string | undefined => {
  const found = resolve(folder, path)
  return !isPlain(path) || found.startsWith("/") || found.startsWith("..") ? undefined : found === "." ? "" : found
}

/** `undefined` where nothing is known: a script, another program, a word that only a shell could tell. */
export const objectOfCommand = (command: string): CommandObject | undefined => {
  const commands = commandsOf(command)
  const place = after(commands?.slice(0, -1) ?? [])
  const words = wordsOf(commands?.at(-1) ?? "'")
  if (place === undefined || words === undefined) return undefined
  const started = unwrapped(words, place.env)
  const found = started === undefined ? undefined : serverIn(started.words)
  if (started === undefined || found === undefined) return undefined
  const { server } = found
  const given = read(server, found.rest)
  if (given === undefined) return undefined
  const { options } = given
  const valuesOf = (...names: ReadonlyArray<string | undefined>): ReadonlyArray<string> =>
    options.filter(([name]) => names.includes(name)).map(([, value]) => value)
  const { FLASK_APP, PYTHONPATH = "", ...env } = started.env
  const named = valuesOf(...(server.target ?? []))[0] ?? (server.command === undefined ? undefined : FLASK_APP)
  const [first, ...others] = given.words
  if (server.command !== undefined && first !== server.command) return undefined
  const word = server.command === undefined ? (named ?? first) : named
  if (
    word === undefined ||
    !isPlain(word.replace(/\([^]*\)$/, "")) ||
    (server.command === undefined && others.length > 0)
  )
    return undefined
  const base = within(place.folder, valuesOf(server.folder).at(-1) ?? ".")
  const target = targetOf(word, server)
  const set = valuesOf(server.variable, server.variable === undefined ? undefined : "-e").map(assignment)
  if (base === undefined || target === undefined || set.some((one) => one === undefined || !isPlain(one[1])))
    return undefined
  const path = [PYTHONPATH.split(":"), ...valuesOf(server.path).map((value) => value.split(","))]
    .flat()
    .filter((one) => one !== "")
  if (path.some((one) => !isPlain(one) || one.startsWith("/"))) return undefined
  const variables = { ...env, ...Object.fromEntries(set.flatMap((one) => (one === undefined ? [] : [one]))) }
  const settings =
    server.settings === undefined ? undefined : (valuesOf(...server.settings.options).at(-1) ?? server.settings.usual)
  return {
    target: target.target,
    isFactory: target.isFactory || options.some(([name]) => name === server.factory),
    base,
    ...(path.length === 0 ? {} : { path }),
    ...(Object.keys(variables).length === 0 ? {} : { env: variables }),
    ...(settings === undefined ? {} : { settings }),
    written: true
  }
}
