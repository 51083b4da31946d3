/** Where the server of a `web` command listens, as its words say, and whether a platform finds it there: pure. */
import { type SimpleCommand, simpleCommand, startsModule } from "../domain/CommandWords.ts"

interface Server {
  readonly words: ReadonlyArray<string>
  /** Options whose value is the host, the port, or both with a colon between them. */
  readonly host?: ReadonlyArray<string>
  readonly port?: ReadonlyArray<string>
  readonly both?: ReadonlyArray<string>
  /** Options that have it listen elsewhere, or read where from a file. */
  readonly elsewhere?: ReadonlyArray<string>
  /** Variables that say it in the place of options. */
  readonly variables?: ReadonlyArray<string>
  /** Where it listens by itself; `undefined` where that is `$PORT` on every address. */
  readonly usual: { readonly host: string; readonly port: string | undefined } | undefined
  /** What says it as a platform wants it. */
  readonly write: string
}

const hostAndPort = "--host 0.0.0.0 --port $PORT"
const local = (port: string) => ({ host: "127.0.0.1", port })

/** Defaults as the servers document them (gunicorn 23, uvicorn 0.34, hypercorn 0.17, daphne 4, waitress 3, Flask 3, Django 5, granian 2, Sanic 25). */
const servers: ReadonlyArray<Server> = [
  { words: ["gunicorn"], both: ["--bind", "-b"], usual: undefined, write: "--bind 0.0.0.0:$PORT" },
  {
    words: ["uvicorn"],
    host: ["--host"],
    port: ["--port"],
    elsewhere: ["--uds", "--fd", "--env-file"],
    variables: ["UVICORN_HOST", "UVICORN_PORT"],
    usual: local("8000"),
    write: hostAndPort
  },
  {
    words: ["hypercorn"],
    both: ["--bind", "-b"],
    elsewhere: ["--config", "-c"],
    usual: local("8000"),
    write: "--bind 0.0.0.0:$PORT"
  },
  {
    words: ["daphne"],
    host: ["--bind", "-b"],
    port: ["--port", "-p"],
    elsewhere: ["--unix-socket", "-u", "--fd", "--endpoint", "-e"],
    usual: local("8000"),
    write: "-b 0.0.0.0 -p $PORT"
  },
  {
    words: ["waitress-serve"],
    host: ["--host"],
    port: ["--port"],
    both: ["--listen"],
    elsewhere: ["--unix-socket"],
    usual: { host: "0.0.0.0", port: "8080" },
    write: "--listen=0.0.0.0:$PORT"
  },
  {
    words: ["granian"],
    host: ["--host"],
    port: ["--port"],
    elsewhere: ["--uds"],
    variables: ["GRANIAN_HOST", "GRANIAN_PORT"],
    usual: local("8000"),
    write: hostAndPort
  },
  {
    words: ["sanic"],
    host: ["--host", "-H"],
    port: ["--port", "-p"],
    elsewhere: ["--unix", "-u"],
    usual: local("8000"),
    write: hostAndPort
  },
  {
    words: ["flask", "run"],
    host: ["--host", "-h"],
    port: ["--port", "-p"],
    variables: ["FLASK_RUN_HOST", "FLASK_RUN_PORT"],
    usual: local("5000"),
    write: hostAndPort
  },
  {
    words: ["fastapi", "run"],
    host: ["--host"],
    port: ["--port"],
    // It reads $PORT by itself.
    usual: undefined,
    write: hostAndPort
  },
  {
    words: ["chainlit", "run"],
    host: ["--host"],
    port: ["--port"],
    variables: ["CHAINLIT_HOST", "CHAINLIT_PORT"],
    usual: local("8000"),
    write: hostAndPort
  }
]

/** Further options may stand before the second word, as in `flask --app shop run`. */
const serverOf = (words: ReadonlyArray<string>): Server | undefined =>
  servers.find(
    ({ words: [program, second] }) => words[0] === program && (second === undefined || words.includes(second))
  )

interface Option {
  readonly value: string
  /** Where it stands among the words, and how many of them it takes. */
  readonly at: number
  readonly takes: number
}

const optionsIn = (words: ReadonlyArray<string>, names: ReadonlyArray<string> = []): ReadonlyArray<Option> =>
  words.flatMap((word, at) => {
    if (names.includes(word)) return [{ value: words[at + 1] ?? "", at, takes: 2 }]
    const name = names.find((one) => word.startsWith(one.startsWith("--") ? `${one}=` : one) && word !== one)
    if (name === undefined || (!name.startsWith("--") && word.startsWith("--"))) return []
    return [{ value: word.slice(name.length).replace(/^=/, ""), at, takes: 1 }]
  })

const divide = (address: string): { readonly host: string; readonly port: string | undefined } => {
  const [, host = "", port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(address) ?? []
  return { host, port }
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/i.test(host)
const isFixed = (port: string | undefined): port is string => port !== undefined && /^\d+$/.test(port)

export interface Unreachable {
  /** Where it listens, as a clause: `on 127.0.0.1, …`. */
  readonly where: string
  /** The command to write. */
  readonly instead: string
}

const whereOf = (host: string | undefined, port: string | undefined): string | undefined => {
  const clauses = [
    ...(host !== undefined && isLoopback(host) ? [`on ${host}, where nobody from outside comes to`] : []),
    ...(isFixed(port) ? [`on port ${port}, while the platform says in $PORT where it asks`] : [])
  ]
  return clauses.length === 0 ? undefined : clauses.join(", and ")
}

/** `python -m gunicorn` is gunicorn. */
const asServer = ({ words }: SimpleCommand): { readonly words: ReadonlyArray<string>; readonly skipped: number } =>
  startsModule(words) ? { words: words.slice(2), skipped: 2 } : { words, skipped: 0 }

/** `python manage.py runserver 8000`: the address is a word by itself. */
const runserver = ({ before, words, written }: SimpleCommand): Unreachable | undefined => {
  const at = words.indexOf("runserver")
  if (at < 1 || !(words[at - 1] ?? "").endsWith("manage.py")) return undefined
  const behind = words.slice(at + 1)
  const index = behind.findIndex((word) => !word.startsWith("-"))
  const address = behind[index]
  const { host, port } =
    address === undefined
      ? local("8000")
      : /^\d+$/.test(address)
        ? { host: "127.0.0.1", port: address }
        : address.startsWith("$")
          ? { host: "127.0.0.1", port: undefined }
          : divide(address)
  const where = whereOf(host, port)
  if (where === undefined) return undefined
  const kept = written.filter((_, one) => address === undefined || one !== at + 1 + index)
  return { where, instead: [...before, ...kept, "0.0.0.0:$PORT"].join(" ") }
}

/** `undefined` where a platform finds it, or nobody can tell from the words. */
export const unreachable = (command: string, isSet: (variable: string) => boolean): Unreachable | undefined => {
  const simple = simpleCommand(command)
  if (simple === undefined) return undefined
  const django = runserver(simple)
  if (django !== undefined) return django
  const { skipped, words } = asServer(simple)
  const server = serverOf(words)
  if (server === undefined) return undefined
  const says = (name: string): boolean => simple.sets.has(name) || isSet(name)
  if (server.variables?.some(says) === true || optionsIn(words, server.elsewhere).length > 0) return undefined
  const hosts = optionsIn(words, server.host)
  const ports = optionsIn(words, server.port)
  const both = optionsIn(words, server.both)
  const addresses = both.map(({ value }) => divide(value))
  // Several addresses are somebody's intention, and so is a socket.
  if (both.length > 1 || both.some(({ value }) => /^(?:unix|fd):|\/|,/.test(value))) return undefined
  const usual = both.length === 0 ? server.usual : undefined
  const host = hosts.at(-1)?.value ?? addresses[0]?.host ?? usual?.host
  const port = ports.at(-1)?.value ?? addresses[0]?.port ?? usual?.port
  const where = whereOf(host, port)
  if (where === undefined) return undefined
  const given = [...hosts, ...ports, ...both]
  const isGiven = (at: number): boolean => given.some((one) => at >= one.at && at < one.at + one.takes)
  const kept = simple.written.filter((_, at) => !isGiven(at - skipped))
  return { where, instead: [...simple.before, ...kept, server.write].join(" ") }
}
