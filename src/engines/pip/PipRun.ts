/**
 * Runs pip with no secret among its arguments, which everybody on the host can read (`ps`): words that hold one go by a
 * requirement file of ours (mode 600), and what such a file does not know by a variable.
 */
import * as Effect from "effect/Effect"
import { sha256 } from "../../services/Digest.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import type { Outcome } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import { quoting, withoutOutsideLines } from "./OutsideLines.ts"
import { type Program, run } from "../../programs/Program.ts"

/** Options that a requirement file may have; there they add to what pip's settings say, as they do among the arguments. */
const ofFiles = new Set([
  "--extra-index-url",
  "--find-links",
  "--trusted-host",
  "--constraint",
  "--requirement",
  "--editable"
])

const option = /^(--[a-z][a-z-]*)=([^]*)$/

/** A value as the `shlex` of Python reads it. */
const quoted = (value: string): string => `'${value.replaceAll("'", `'"'"'`)}'`

/** A path counts from the folder of the file that names it. */
const placed = (cwd: string, name: string, value: string): string =>
  (name === "--requirement" || name === "--constraint") && !/^(?:\/|[a-z][a-z+.-]*:)/i.test(value)
    ? join(cwd, value)
    : value

const lineOf = (word: string, cwd: string): string => {
  const [, name, value = ""] = option.exec(word) ?? []
  return (name === undefined ? word : `${name} ${quoted(placed(cwd, name, value))}`).replaceAll(/[\r\n]+/g, " ")
}

const goesByFile = (word: string): boolean => {
  const name = option.exec(word)?.[1]
  return name === undefined || ofFiles.has(name)
}

const variableOf = (name: string): string => `PIP_${name.slice(2).replaceAll("-", "_").toUpperCase()}`

/** The last of several counts, unless the option is one that adds up, whose variable pip splits at blanks. */
const variablesOf = (words: ReadonlyArray<string>): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const word of words) {
    const [, name = "", value = ""] = option.exec(word) ?? []
    const variable = variableOf(name)
    const before = found[variable]
    found[variable] = before === undefined || /^--(?:index-url|proxy)$/.test(name) ? value : `${before} ${value}`
  }
  return found
}

/** pip reads its variables in any case of letters behind `PIP_`, and the one that comes last would count. */
const withVariables = (
  env: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>
): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith("PIP_") || more[name.toUpperCase()] === undefined)
  ),
  ...more
})

/** Whether a word holds a user or a password; in a single word, quotes may be part of one, too. */
const hasCredentials = (word: string): boolean => /:\/\/(?!(?:git|hg)@)[^/]*@/.test(word) || /^--proxy=[^]*@/.test(word)

/** An address, or an option with its value in the same word; what we say ourselves in two words holds no secret. */
const mayHoldSecret = (word: string): boolean => option.test(word) || word.includes("://")

/** An index that is named before the one that counts would go before its variable. */
const isOverridden = (word: string, kept: ReadonlyArray<string>): boolean => {
  const name = option.exec(word)?.[1]
  return (
    (name === "--index-url" || name === "--proxy") &&
    kept.findLast((other) => option.exec(other)?.[1] === name) !== word
  )
}

interface Discreet {
  readonly program: Program
  /** A line of pip without our file in it: what came by it is as good as an argument. */
  readonly says: (line: string) => string
}

const discreet = Effect.fn("PipRun.discreet")(function* (work: string, program: Program) {
  const files = yield* Filesystem
  const report = yield* Report
  const isSecret = (word: string): boolean =>
    hasCredentials(word) || (mayHoldSecret(word) && report.redacted(word) !== word)
  const says = program.says ?? ((line: string) => line)
  const open: Discreet = { program, says: (line) => line }
  // A program of ours that pip is run by.
  const head = program.args[0] === "-c" ? program.args.slice(0, 2) : []
  const words = program.args.slice(head.length)
  if (!words.some(isSecret)) return open
  const args = words.filter((word) => !isOverridden(word, words))
  const secret = args.filter(isSecret)
  const lines = secret.filter(goesByFile)
  const env = withVariables(program.env, variablesOf(secret.filter((word) => !goesByFile(word))))
  const [pip = "", command = "", ...rest] = args.filter((word) => !isSecret(word))
  // The place of an address tells nothing of it; two runs at once have different ones.
  const path = join(work, `words-${sha256(args.map(report.redacted).join("\0")).slice(0, 16)}.txt`)
  if (lines.length > 0) {
    yield* files.makeDirectory(work)
    yield* files.write(path, lines.map((word) => `${lineOf(word, program.cwd)}\n`).join(""), 0o600)
  }
  const without = (line: string): string =>
    line.includes(path)
      ? line
          .replaceAll(/ ?\((?:from )?-r [^()]*?words-[0-9a-f]{16}\.txt \(line \d+\)\)/g, "")
          .replaceAll(/ \(from line \d+ of [^()]*?words-[0-9a-f]{16}\.txt\)/g, "")
      : line
  const private_: Discreet = {
    program: {
      ...program,
      args: [...head, pip, command, ...(lines.length > 0 ? ["-r", path] : []), ...rest],
      env,
      says: (line) => says(without(line))
    },
    says: without
  }
  return private_
})

/** `work` is a folder that is private to the staging. */
export const runPip = Effect.fn("PipRun.run")(function* (work: string, program: Program) {
  const { program: open, says } = yield* discreet(work, program)
  const { shows = () => true } = open
  const isQuote = quoting()
  // The diagnosis quotes what may be quoted, and cannot take back what stands in the log.
  const outcome: Outcome = yield* run({ ...open, shows: (line) => !isQuote(line) && shows(line) })
  return { ...outcome, output: withoutOutsideLines(outcome.output.map(says), program.cwd) } satisfies Outcome
})

/** The outcome of a pip whose output nobody needs to see unless it fails. */
export const runPipQuietly = (work: string, program: Program) => runPip(work, { ...program, shows: () => false })
