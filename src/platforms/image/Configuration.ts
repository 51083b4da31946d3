/** What an image is started with: the environment, the command and the user, over those of its base. */
import { apply, type EnvironmentDelta } from "../../domain/EnvironmentDelta.ts"
import type { ProcessType } from "../../domain/Launch.ts"
import { join } from "../../services/Filesystem.ts"
import { shellLine, shellQuoted, wordsOf, wordsWithVariables } from "../StartWords.ts"
import { appPlace, prefixPlace, processPlace } from "./Contents.ts"

/** The user that an image is started as, and whose the app's files are, where the base names none. */
const usual = 1000

/** What an image says of itself by these is not true of one that is made on top of it. */
const labelsOfImages = "org.opencontainers.image."

/** What of the `config` of a base is read; all else of it stays as it is. */
export interface BaseConfig {
  readonly [name: string]: unknown
  readonly Env?: ReadonlyArray<string>
  readonly User?: string
  readonly Entrypoint?: ReadonlyArray<string>
  readonly Labels?: Readonly<Record<string, string>>
}

/** What container engines set where an image sets no PATH. */
const usualPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

export const environmentOf = (delta: EnvironmentDelta, base: ReadonlyArray<string>): ReadonlyArray<string> => {
  const before = Object.fromEntries(
    base.flatMap((line) => {
      const cut = line.indexOf("=")
      return cut < 1 ? [] : [[line.slice(0, cut), line.slice(cut + 1)]]
    })
  )
  const after = apply(
    [
      { _tag: "Default", name: "PATH", value: usualPath },
      ...delta,
      // Last of all, so that no process hides a program by its name.
      { _tag: "Append", name: "PATH", value: `/${processPlace}`, delimiter: ":" },
      { _tag: "Default", name: "HOME", value: `/${appPlace}` }
    ],
    before,
    `/${prefixPlace}`
  )
  return Object.entries(after).map(([name, value]) => `${name}=${value}`)
}

/** The number of a user; a name means nothing without the base's list of users, and then the app's files are the usual user's. */
export const ownerOf = (user: string | undefined): number => {
  const number = Number(/^(\d{1,6})(?::\d+)?$/.exec(user ?? "")?.[1] ?? Number.NaN)
  return Number.isNaN(number) ? usual : number
}

/** `web` is what an image starts with by itself, where there is one; else the only process. */
export const firstOf = (processes: ReadonlyArray<ProcessType>): ProcessType | undefined =>
  processes.length === 1 ? processes[0] : processes.find(({ type }) => type === "web")

export interface Start {
  /** The argument list of the image; `undefined` where nothing says how the app is started. */
  readonly command: ReadonlyArray<string> | undefined
  /** The folder of the app's that it is started in, from its top. */
  readonly directory: string
  /** Scripts for a shell by the names of the processes. */
  readonly scripts: ReadonlyMap<string, string>
  /** Processes that only a shell could start, and there is none. */
  readonly closed: ReadonlyArray<ProcessType>
}

/**
 * The words where no shell reads the first lines of scripts: one that a package has installed, which begins with such lines and is
 * Python's behind them, is given to Python.
 */
const withoutShell = (words: ReadonlyArray<string>, programs: ReadonlySet<string>): ReadonlyArray<string> =>
  programs.has(words[0] ?? "")
    ? [`/${prefixPlace}/bin/python`, `/${prefixPlace}/bin/${words[0]}`, ...words.slice(1)]
    : words

/** Fills in variables, sets those that stand before the program as `env` does, and becomes the program. */
const filling =
  'import os,sys;a=[os.path.expandvars(x) for x in sys.argv[1:]]\nwhile "=" in a[0]:\n k,v=a.pop(0).split("=",1);os.environ[k]=v\nos.execvp(a[0],a)'

/** The words of a command with variables where no shell fills them in, which Python does. */
const filledIn = (words: ReadonlyArray<string>, programs: ReadonlySet<string>): ReadonlyArray<string> => {
  const rest = words[0] === "env" ? words.slice(1) : words
  const at = rest.findIndex((word) => !/^[A-Z]\w*=/.test(word))
  const program = withoutShell(rest.slice(at), programs)
  return [`/${prefixPlace}/bin/python`, "-c", filling, ...rest.slice(0, at), ...program]
}

const scriptOf = ({ command, directory }: ProcessType, shell: string): string =>
  [
    `#!${shell}`,
    ...(directory === undefined ? [] : [`cd ${shellQuoted(`/${appPlace}/${directory}`)} || exit`]),
    shellLine(command),
    ""
  ].join("\n")

/** `programs` are the names of the scripts of packages; `shell` is the path of the image's, `undefined` where it has none. */
export const startOf = (
  processes: ReadonlyArray<ProcessType>,
  programs: ReadonlySet<string>,
  shell: string | undefined
): Start => {
  const first = firstOf(processes)
  const wordsFor = ({ command }: ProcessType): ReadonlyArray<string> | undefined => {
    const words = wordsOf(command)
    if (shell !== undefined) return words ?? [shell, "-c", shellLine(command)]
    if (words !== undefined && words[0] !== "env") return withoutShell(words, programs)
    const filled = wordsWithVariables(command)
    return filled === undefined ? undefined : filledIn(filled, programs)
  }
  return {
    command: first === undefined ? undefined : wordsFor(first),
    directory: first?.directory ?? "",
    scripts: new Map(shell === undefined ? [] : processes.map((one) => [one.type, scriptOf(one, shell)])),
    closed: processes.filter((one) => wordsFor(one) === undefined)
  }
}

export interface Configured {
  readonly base: BaseConfig
  readonly environment: EnvironmentDelta
  readonly command: ReadonlyArray<string> | undefined
  readonly directory?: string
  readonly labels: Readonly<Record<string, string>>
}

/** The object `config` of the image's configuration. */
export const configOf = ({
  base,
  command,
  directory,
  environment,
  labels
}: Configured): Readonly<Record<string, unknown>> => {
  const { Cmd: _, Labels: __, ...kept } = base
  const inherited = Object.entries(base.Labels ?? {}).filter(([name]) => !name.startsWith(labelsOfImages))
  const all = { ...Object.fromEntries(inherited), ...labels }
  return {
    ...kept,
    User: (base.User ?? "") === "" ? `${usual}:${usual}` : base.User,
    Env: environmentOf(environment, base.Env ?? []),
    ...(command === undefined ? {} : { Cmd: command }),
    WorkingDir: join(`/${appPlace}`, directory ?? ""),
    ...(Object.keys(all).length === 0 ? {} : { Labels: all })
  }
}
