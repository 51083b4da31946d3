/** Rules: lines of a requirement file that pip cannot read. */
import { filesOf, shortPath } from "../PipRequirement.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { isInOptions, placeOfText } from "../RequirementPlace.ts"

export interface BadLine {
  readonly text: string
  /** pip's own reason; from pip 24.1 on. */
  readonly reason?: string
  readonly where: string
  readonly hint?: string
}

/** pip names the line of a file from 24.1 on; what it names no line for may be a word of $PIP_OPTS. */
const whereIs = (failure: PipFailure, text: string): string =>
  isInOptions(failure, text) ? variable : (placeOfText(failure, text) ?? filesOf(failure))
const variable = "$PIP_OPTS"

/** pip's message runs on over indented lines that point into the requirement, and names the place behind them. */
export const badLine = (failure: PipFailure, text: string): BadLine | undefined => {
  const lines = text.split("\n")
  const at = lines.findIndex((line) => /^ERROR: Invalid requirement: u?['"]/.test(line))
  const found = /: u?(['"])(.*?)\1(?:: ([^\n]*))?(?: \(from|$)/.exec(lines[at] ?? "")
  if (found?.[2] === undefined) return undefined
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => !line.startsWith("    "))
  const pointing = rest.slice(0, end < 0 ? rest.length : end)
  const hint = /^Hint: (.*)$/.exec(rest[pointing.length] ?? "")?.[1]
  const place = /\(from line (\d+) of (.+)\)$/.exec([lines[at], ...pointing].join("\n"))
  const reason = found[3]?.replace(/ \(from line.*$/, "")
  return {
    text: found[2],
    where:
      place?.[2] === undefined ? whereIs(failure, found[2]) : `${shortPath(failure, place[2])} line ${place[1] ?? ""}`,
    ...(reason === undefined ? {} : { reason }),
    ...(hint === undefined ? {} : { hint })
  }
}

/** What was probably meant, by what is written. */
const rewrites: ReadonlyArray<readonly [pattern: RegExp, write: string]> = [
  [/^pip3? install (\S+)$/, "$1"],
  [/^([\w.-]+(?:\[[\w.,-]*\])?)\s*=\s*["']?(\d[\w.]*)["']?(?:=\w+)?$/, "$1==$2"],
  [/^([\w.-]+(?:\[[\w.,-]*\])?)\s*=([<>])\s*(\S+)$/, "$1$2=$3"],
  [/^([\w.-]+)\s+v?(\d[\w.]*)$/, "$1==$2"],
  [/^([\w.-]+)\s*(?:[=<>!~]=|[<>])\s*$/, "$1"],
  [/^([\w.-]+)(>=?|~=)(\d+(?:\.\d+)*)\.\*$/, "$1$2$3"],
  [/^["']?([\w.-]+(?:[=<>!~]=?[\w.,<>=]*\w)?)["']?,?$/, "$1"],
  [/^(?:https:\/\/)?((?:github|gitlab)\.com\/[\w.-]+\/([\w-]+)(?:\.git)?)$/, "$2 @ git+https://$1"]
]
const rewritten = (line: string): string | undefined => {
  const found = rewrites.find(([pattern]) => pattern.test(line))
  const better = found === undefined ? line : line.replace(found[0], found[1])
  return better === line ? undefined : better
}

/** pip takes for a requirement whatever is no option. */
const invalidWord = (word: string): Diagnosis => ({
  id: "pip/invalid-requirement",
  blame: "app",
  title: "pip cannot use a word of $PIP_OPTS",
  message: `$PIP_OPTS has the word \`${word}\`. It is no option, so pip takes it for the name of a package, which it is not.`,
  hints: [
    /^\$|`/.test(word)
      ? "Write what the command or the variable would give: $PIP_OPTS holds plain words, of which no shell makes others."
      : `Remove \`${word}\` from $PIP_OPTS, or put a value with blanks into quotation marks.`
  ]
})

const invalidLine: Rule = (failure, text) => {
  const bad = badLine(failure, text)
  if (bad === undefined || bad.hint?.startsWith("It looks like a path") === true || /marker/.test(bad.reason ?? ""))
    return undefined
  if (bad.where === variable) return invalidWord(bad.text)
  const better = rewritten(bad.text)
  return {
    id: "pip/invalid-requirement",
    blame: "app",
    title: `pip cannot read a line of ${bad.where.replace(/ line \d+$/, "")}`,
    message: `${bad.where} is \`${bad.text}\`, which is no requirement.${bad.reason === undefined ? "" : ` pip says: ${bad.reason}.`}`,
    hints: [
      better === undefined
        ? "Write one package a line, as in `flask==3.0` or `flask>=2,<4`; begin comments with `#`."
        : `Write \`${better}\`.`
    ]
  }
}

/** pip up to 24.0 quotes the condition alone, and newer ones repeat the name without it. */
const toldLine = (failure: PipFailure, told: BadLine | undefined, marker: string): string =>
  told !== undefined && / line \d+$/.test(told.where)
    ? told.where
    : (placeOfText(failure, marker) ?? told?.where ?? filesOf(failure))

const invalidMarker: Rule = (failure, text) => {
  const told = badLine(failure, text)
  const marker =
    told !== undefined && /marker/.test(told.reason ?? "")
      ? /^ERROR: Invalid requirement:[^\n]*\n {4}([^\n]+)\n {4}\s*[~^]/m.exec(text)?.[1]
      : /^(?:\S+\.)?InvalidMarker: Invalid marker: u?(['"])(.*?)\1, parse error/m.exec(text)?.[2]
  if (marker === undefined) return undefined
  const name = told === undefined ? "" : ` for \`${told.text}\``
  return {
    id: "pip/invalid-marker",
    blame: "app",
    title: "pip cannot read the condition of a requirement",
    message: `${toldLine(failure, told, marker)} has the condition \`${marker.trim()}\`${name} behind a semicolon. It is misspelt, or lacks its quotation marks.`,
    hints: [
      'Conditions are written like `; python_version < "3.8"` or `; sys_platform == "linux"`: names as here, the value in quotation marks.'
    ]
  }
}

/** Gone from pip, and what to do instead. */
const gone: ReadonlyMap<string, string> = new Map([
  ["--install-option", "pip 23.1 removed it: remove it; most packages need nothing in its place."],
  [
    "--global-option",
    "pip 25.3 removed it: write `--config-settings KEY=VALUE` if the package knows one, or remove it."
  ],
  ["--use-mirrors", "It does nothing since pip 7: remove it."],
  ["--download-cache", "pip keeps a cache by itself: remove it."],
  ["--use-wheel", "pip takes wheels by itself: remove it."],
  ["--no-use-wheel", "Write `--no-binary :all:`."],
  ["--allow-external", "It does nothing since pip 10: remove it."],
  ["--allow-all-external", "It does nothing since pip 10: remove it."],
  ["--allow-unverified", "It does nothing since pip 10: remove it."],
  ["--process-dependency-links", "pip 19 removed it: name the package as `name @ URL` on a line of its own."],
  ["--always-unzip", "It does nothing any more: remove it."]
])

const unknownOption: Rule = (failure, text) => {
  const option =
    /^(?:Usage:[^\n]*\n+)?(?:[^\n]*: error: |ERROR: )?no such option: (-\S+)$/m.exec(text)?.[1] ??
    /error: no such option: (-\S+)/.exec(text)?.[1]
  if (option === undefined) return undefined
  const line = /^ERROR: Invalid requirement: (.+)$/m.exec(text)?.[1]
  const file = /^(\S+\.(?:txt|in)): error: no such option/m.exec(text)?.[1]
  const inFile = line !== undefined || file !== undefined
  const where = file ?? filesOf(failure)
  return {
    id: "pip/unknown-option",
    blame: "app",
    title: `pip ${failure.pip} has no option ${option}`,
    message: inFile
      ? `${where} has ${line === undefined ? `\`${option}\`` : `the line \`${line}\``}; pip ${failure.pip} takes no \`${option}\` in a file of requirements.`
      : `pip ${failure.pip}, which belongs to Python ${failure.python.major}.${failure.python.minor}, knows no \`${option}\`. It was given in $PIP_OPTS.`,
    hints: [
      gone.get(option) ??
        `Remove \`${option}\` from ${inFile ? `the line; options of \`pip install\` itself belong in $PIP_OPTS` : "$PIP_OPTS"}.`
    ]
  }
}

const openQuote: Rule = (failure, text) => {
  const line = /^ERROR: Invalid requirement: (.+)\nCould not split options/m.exec(text)?.[1]
  if (line === undefined && !/req_file\.py[\s\S]*^ValueError: No (?:closing quotation|escaped character)/m.test(text))
    return undefined
  return {
    id: "pip/unclosed-quote",
    blame: "app",
    title: "A quotation mark in the requirements is never closed",
    message: `${filesOf(failure)} has ${line === undefined ? "a line" : `the line \`${line}\``} whose options open a quotation mark and do not close it.`,
    hints: ["Close the quotation mark, or write the value without any."]
  }
}

export const requirementLines: ReadonlyArray<Rule> = [invalidLine, invalidMarker, unknownOption, openQuote]
