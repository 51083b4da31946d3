/** One line of a requirement file as pip's parsers, 9 to 26, read it: its options, its requirement, or what is wrong with it. */
import { pythonLines } from "./TextFile.ts"

export interface LogicalLine {
  /** Of the first physical line, counted as pip counts. */
  readonly number: number
  /** As written, joined where a backslash continues it, without its comment. */
  readonly text: string
}
export interface LineOption {
  /** In its long form: `--index-url`. */
  readonly name: string
  readonly value?: string
}
/** Why pip cannot read a line; `condition` becomes the last part of the error's id. */
export interface Fault {
  readonly condition: string
  readonly meaning: string
  readonly hint: string
}
export interface Line {
  /** What stands before the options; empty for a line of options. */
  readonly requirement: string
  readonly options: ReadonlyArray<LineOption>
  /** Words that every pip passes over in silence. */
  readonly ignored: ReadonlyArray<string>
  readonly fault?: Fault
}
export interface Named {
  readonly name: string
  readonly extras: ReadonlyArray<string>
  readonly specifier?: string
  readonly url?: string
  /** A version that only pips before 24.1 understand. */
  readonly legacy: boolean
}

/** PEP 503. */
export const normalise = (name: string): string => name.replaceAll(/[-_.]+/g, "-").toLowerCase()

const withoutComment = (line: string): string => {
  for (let at = line.indexOf("#"); at >= 0; at = line.indexOf("#", at + 1)) {
    if (at === 0 || /\s/.test(line.charAt(at - 1))) return line.slice(0, at)
  }
  return line
}

/** Continuations first, comments second, as pip does: a comment line ends a continuation, and never continues. */
export const logicalLines = (text: string): ReadonlyArray<LogicalLine> => {
  const found: Array<LogicalLine> = []
  let first = 0
  let parts: Array<string> = []
  const finish = () => {
    const joined = withoutComment(parts.join("")).trim()
    if (joined !== "") found.push({ number: first, text: joined })
    parts = []
  }
  for (const [index, line] of pythonLines(text).entries()) {
    if (parts.length === 0) first = index + 1
    const comment = /^\s*#/.test(line)
    const continues = line.endsWith("\\") && !comment
    parts.push(continues ? line.replaceAll(/^\\+|\\+$/g, "") : comment ? ` ${line}` : line)
    if (!continues) finish()
  }
  finish()
  return found
}

/** `${NAME}` with upper-case names that are set and not empty, as pip 10 and newer expand it. */
export const expand = (
  text: string,
  environment: ReadonlyMap<string, string>
): { readonly text: string; readonly unset: ReadonlyArray<string> } => {
  const unset: Array<string> = []
  const expanded = text.replaceAll(/\$\{([A-Z0-9_]+)\}/g, (whole, name: string) => {
    const value = environment.get(name) ?? ""
    if (value === "") unset.push(name)
    return value === "" ? whole : value
  })
  return { text: expanded, unset }
}

const words = (text: string): ReadonlyArray<string> | undefined => {
  const found: Array<string> = []
  let rest = text.trimStart()
  while (rest !== "") {
    const match = /^(?:[^\s'"\\]|\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*")+/.exec(rest)
    if (match === null || !/^(?:\s|$)/.test(rest.slice(match[0].length))) return undefined
    found.push(
      match[0].replaceAll(
        /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
        (_, single?: string, double?: string, escaped?: string) =>
          single ?? double?.replaceAll(/\\(["\\])/g, "$1") ?? escaped ?? ""
      )
    )
    rest = rest.slice(match[0].length).trimStart()
  }
  return found
}

interface Known {
  readonly valued: boolean
  /** The first pip that refuses it. */
  readonly gone?: number
}
const known = (names: string, valued: boolean, gone?: number): ReadonlyArray<readonly [string, Known]> =>
  names.split(" ").map((name) => [`--${name}`, gone === undefined ? { valued } : { valued, gone }])
/** Whatever some pip from 9 to 26 takes in a file. */
const longOptions: ReadonlyMap<string, Known> = new Map([
  ...known("index-url pypi-url extra-index-url constraint requirement editable find-links no-binary only-binary", true),
  ...known("trusted-host use-feature all-releases only-final hash global-option config-settings config-setting", true),
  ...known("no-index prefer-binary require-hashes no-require-hashes pre", false),
  ...known("install-option", true, 23.1),
  ...known("allow-external allow-unverified allow-insecure", true, 10),
  ...known("allow-all-external no-allow-external no-allow-insecure use-wheel no-use-wheel", false, 10),
  ...known("process-dependency-links", false, 19),
  ...known("always-unzip", false, 20)
])
const shortOptions: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ i: "index-url", f: "find-links", r: "requirement", c: "constraint", e: "editable" }),
  ...Object.entries({ C: "config-settings", Z: "always-unzip" })
])
/** The pip from which on a file with this option is refused. */
export const goneSince = (option: string): number | undefined => longOptions.get(option)?.gone

/** Options may be shortened (`--find ./wheels`); where pips disagree on what is meant, the name stays as written. */
const complete = (written: string): { readonly name: string; readonly valued: boolean } | undefined => {
  const exact = longOptions.get(written)
  if (exact !== undefined) return { name: written, valued: exact.valued }
  const all = [...longOptions].filter(([name]) => name.startsWith(written))
  const current = all.filter(([, option]) => option.gone === undefined)
  const [only] = current.length > 0 ? current : all
  if (only === undefined || written === "--") return undefined
  return { name: (current.length > 0 ? current : all).length === 1 ? only[0] : written, valued: only[1].valued }
}

const unknownOption = (option: string): Fault => ({
  condition: "unknown-option",
  meaning: `\`${option}\` is not an option that pip takes in a requirement file.`,
  hint: "Remove it from the file; options of `pip install` itself belong in $PIP_OPTS."
})
const optionValue = (option: string, meaning: string): Fault => ({
  condition: "option-value",
  meaning,
  hint: `Write the value behind the option, as in \`${option} VALUE\`, or remove the option.`
})

const checkHash = (value: string): Fault | undefined =>
  /^sha(?:256|384|512):/.test(value)
    ? undefined
    : {
        condition: "bad-hash",
        meaning: "`--hash` needs a sha256, sha384 or sha512 digest; pip accepts nothing weaker.",
        hint: "Write it as `--hash=sha256:<64 hexadecimal digits>`; `pip hash FILE` prints the line."
      }

/** As Python's optparse: values stand behind `=` or in the next word, plain words between options are passed over. */
const readOptions = (given: ReadonlyArray<string>): Omit<Line, "requirement"> => {
  const options: Array<LineOption> = []
  const ignored: Array<string> = []
  const queue = [...given]
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (word === "--") {
      ignored.push(...queue.splice(0))
      continue
    }
    if (!word.startsWith("-") || word === "-") {
      ignored.push(word)
      continue
    }
    const long = word.startsWith("--")
    const [, written = word, inline] = (long ? /^([^=]+)=([\s\S]*)$/ : /^(-.)([\s\S]+)$/).exec(word) ?? []
    const option = long ? complete(written) : complete(`--${shortOptions.get(written.slice(1)) ?? "-"}`)
    if (option === undefined) return { options, ignored, fault: unknownOption(written) }
    if (!option.valued && inline !== undefined) {
      if (long) return { options, ignored, fault: optionValue(option.name, `\`${option.name}\` takes no value.`) }
      queue.unshift(`-${inline}`)
    }
    const value = option.valued ? (inline ?? queue.shift()) : undefined
    if (option.valued && value === undefined)
      return { options, ignored, fault: optionValue(option.name, `\`${written}\` has no value behind it.`) }
    const fault = option.name === "--hash" && value !== undefined ? checkHash(value) : undefined
    if (fault !== undefined) return { options, ignored, fault }
    options.push(value === undefined ? { name: option.name } : { name: option.name, value })
  }
  return { options, ignored }
}

/** Only the options are split like a shell would: quotes in a marker belong to the marker. */
export const parseLine = (text: string): Line => {
  const tokens = text.split(" ")
  const at = tokens.findIndex((token) => token.startsWith("-"))
  const requirement = (at < 0 ? tokens : tokens.slice(0, at)).join(" ").trim()
  const split = at < 0 ? [] : words(tokens.slice(at).join(" "))
  if (split !== undefined) return { requirement, ...readOptions(split) }
  const fault = {
    condition: "unclosed-quote",
    meaning: "A quotation mark or a backslash in its options has no counterpart.",
    hint: "Close the quotation mark, or write the value without any."
  }
  return { requirement, options: [], ignored: [], fault }
}

export const isUrl = (text: string): boolean => /^(?:https?|file|ftp|(?:git|hg|bzr|svn)(?:\+[a-z-]+)?):/i.test(text)
export const isVcs = (text: string): boolean => /^(?:git|hg|bzr|svn)(?:\+[a-z-]+)?:/i.test(text)

/** A URL may hold a semicolon, so there a blank must follow the one that begins the marker. */
export const splitMarker = (text: string): { readonly target: string; readonly marker?: string } => {
  const separator = isUrl(text) ? "; " : ";"
  const at = text.indexOf(separator)
  if (at < 0) return { target: text.trim() }
  const marker = text.slice(at + separator.length).trim()
  return { target: text.slice(0, at).trim(), ...(marker === "" ? {} : { marker }) }
}

const identifier = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/
const release = String.raw`v?(?:\d+!)?\d+(?:\.\d+)*`
const pre = String.raw`(?:[-_.]?(?:alpha|a|beta|b|preview|pre|c|rc)[-_.]?\d*)?(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?`
const dev = String.raw`(?:[-_.]?dev[-_.]?\d*)?`
const local = String.raw`(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?`
/** The versions of PEP 440 behind each operator; pips before 24.1 take nearly anything instead, save behind `~=`. */
const standard: ReadonlyMap<string, RegExp> = new Map([
  ...["==", "!="].map((op) => [op, new RegExp(`^${release}${pre}(?:${dev}${local}|\\.\\*)$`, "i")] as const),
  ...["<", ">", "<=", ">="].map((op) => [op, new RegExp(`^${release}${pre}${dev}$`, "i")] as const),
  ["~=", new RegExp(`^v?(?:\\d+!)?\\d+(?:\\.\\d+)+${pre}${dev}$`, "i")]
])

/** Blanks and tabs only: pip refuses the wider ones inside a line, and they are hard to see. */
const trimBlanks = (text: string): string => text.replaceAll(/^[ \t]+|[ \t]+$/g, "")

const specifierKind = (part: string): "standard" | "legacy" | "invalid" => {
  const match = /^(?:(===)[ \t]*\S*|(~=|==|!=|<=|>=|<|>)[ \t]*([^\s;)]*))$/.exec(trimBlanks(part))
  const [, arbitrary, operator = "", version = ""] = match ?? []
  if (match === null) return "invalid"
  if (arbitrary !== undefined) return "standard"
  if (standard.get(operator)?.test(version) === true) return "standard"
  return operator === "~=" ? "invalid" : "legacy"
}

/** What follows the name, with or without parentheses; a comma at the end passes from pip 24.1 on. */
const readSpecifier = (text: string): { readonly specifier?: string; readonly legacy: boolean } | undefined => {
  const bare = text.startsWith("(") ? /^\((.*)\)$/.exec(text)?.[1]?.trim() : text
  if (bare === undefined) return undefined
  if (bare === "") return { legacy: false }
  const parts = bare.replace(/,[ \t]*$/, "").split(",")
  const kinds = new Set(parts.map(specifierKind))
  if (kinds.has("invalid")) return undefined
  return { specifier: parts.map((part) => part.trim()).join(","), legacy: kinds.has("legacy") }
}

/** `name[extra] >=1,<2` or `name @ URL`, without its marker; `undefined` where no pip could install it. */
export const parseNamed = (text: string): Named | undefined => {
  const match = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?)[ \t]*(?:\[([^\]]*)\])?[ \t]*/.exec(text)
  const [head, name] = match ?? []
  if (head === undefined || name === undefined) return undefined
  const listed = match?.[2]?.trim() ?? ""
  const extras = listed === "" ? [] : listed.split(",").map((extra) => extra.trim())
  if (!extras.every((extra) => identifier.test(extra))) return undefined
  const rest = trimBlanks(text.slice(head.length))
  if (rest.startsWith("@")) {
    const url = rest.slice(1).trim()
    // pip 24.1 and newer read anything behind the @, and fail to download what has no scheme.
    const usable = /^\S+$/.test(url) && (isUrl(url) || url.includes("://"))
    return usable ? { name: normalise(name), extras, url, legacy: false } : undefined
  }
  const specifier = readSpecifier(rest)
  return specifier === undefined ? undefined : { name: normalise(name), extras, ...specifier }
}

const markerName =
  /\b(?:os[._]name|sys[._]platform|(?:platform[._])?python_implementation|platform_\w+|platform\.\w+|python_(?:full_)?version|implementation_\w+|extras?|dependency_groups)/

const badMarker = (meaning: string): Fault => ({
  condition: "invalid-marker",
  meaning,
  hint: `Write the condition behind the semicolon like \`; python_version < "3.8"\`, with the value in quotation marks.`
})
/** The mistakes in a marker that no pip accepts; finer ones are pip's to explain. */
export const markerFault = (marker: string): Fault | undefined => {
  const unquoted = marker.replaceAll(/'[^']*'|"[^"]*"/g, "''")
  if (!markerName.test(unquoted)) return badMarker("What follows the semicolon is not a condition that pip knows.")
  if (/['"]/.test(unquoted.replaceAll("''", "")))
    return badMarker("A quotation mark behind the semicolon is not closed.")
  if (/[<>=!~]\s*\d/.test(unquoted)) return badMarker("The value behind the semicolon is not in quotation marks.")
  if (/[^<>=!~]=\s*''/.test(unquoted)) return badMarker("A single `=` compares nothing: conditions compare with `==`.")
  return undefined
}

const name = String.raw`[A-Za-z0-9][A-Za-z0-9._-]*(?:\[[^\]]*\])?`
const oneALine = "Write one requirement a line, each like `name`, `name==1.2.3` or `name>=1.2,<2`."
type Explanation = (match: RegExpExecArray) => Omit<Fault, "condition"> | undefined
const several: Explanation = ([line]) => {
  const parts = line.split(/\s*[,;&|+]+\s*|\s+(?:and\s+)?/).filter((part) => part !== "")
  if (parts.length < 2 || !parts.every((part) => /^[A-Za-z]/.test(part) && parseNamed(part) !== undefined))
    return undefined
  return {
    meaning: "It holds several requirements; pip reads one a line.",
    hint: `Write ${parts.map((part) => `\`${part}\``).join(", ")}, each on its own line.`
  }
}

/** Known mistakes, the surest first. Asked only for lines that no pip reads. */
const mistakes: ReadonlyArray<readonly [condition: string, pattern: RegExp, explain: Explanation]> = [
  [
    "invisible-character",
    /(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u3000\ufffd]/u,
    () => ({
      meaning: "It holds a character that cannot be seen, as copying from a web page leaves it.",
      hint: "Delete the line and type it anew."
    })
  ],
  [
    "merge-conflict",
    /^(?:<{7}|>{7}|\|{7})(?:\s|$)|^={7}$/,
    () => ({
      meaning: "It is left over from a merge conflict.",
      hint: "Choose between the two sides, remove the lines that begin with <<<<<<<, ======= and >>>>>>>, and commit the file again."
    })
  ],
  [
    "html",
    /^<(?:!doctype|html|head|\?xml)\b/i,
    () => ({
      meaning: "The file is a web page, not a list of requirements: a page was saved in its place.",
      hint: "Fetch the raw file instead of the page that shows it, or write the file anew."
    })
  ],
  [
    "command",
    /^[$!%>]?\s*(?:sudo\s+)?(?:python[\d.]*\s+-m\s+)?pip[\d.]*\s+\w+\s*(.*)$/,
    ([, rest = ""]) => ({
      meaning: "It is a command for a terminal; a requirement file lists only the names.",
      hint: /^[\w.,<>=!~[\]-]+$/.test(rest) && !rest.startsWith("-") ? `Write \`${rest}\` instead.` : oneALine
    })
  ],
  [
    "python-code",
    /^(?:import\s+([A-Za-z_]\w*)|from\s+([A-Za-z_]\w*)[\w.]*\s+import\b.*)/,
    ([, plain, from]) => ({
      meaning: "It is Python code; a requirement file lists the names of packages.",
      hint: `Write the name of the package that offers it, most often \`${(plain ?? from ?? "").toLowerCase()}\`; remove the line if Python itself offers it.`
    })
  ],
  [
    "other-format",
    new RegExp(String.raw`^\[+[\w.:" -]+\]+$|^["']?${name}["']?\s*=\s*["'{[]|^[\w-]+:(?:\s|$)`),
    () => ({
      meaning: "It is written for another file: `pyproject.toml`, a `Pipfile` or a YAML file.",
      hint: oneALine
    })
  ],
  [
    "quoted",
    /^(["'])([^"']+)\1,?$/,
    ([, , inner = ""]) => ({
      meaning: "Requirements stand without quotation marks.",
      hint: parseNamed(inner) === undefined ? oneALine : `Write \`${inner}\`.`
    })
  ],
  [
    "conda",
    new RegExp(`^(${name})=([^=\\s]+)=\\S+$|^@EXPLICIT`),
    ([, package_, version]) => ({
      meaning: "It is written by conda, for conda.",
      hint:
        package_ === undefined
          ? "Run `pip list --format=freeze > requirements.txt` instead."
          : `Write \`${package_}==${version}\`, or run \`pip list --format=freeze > requirements.txt\`.`
    })
  ],
  [
    "operator",
    new RegExp(`^(${name})\\s*=([<>])\\s*(\\S+)$`),
    ([, package_, sign, version]) => ({
      meaning: `\`=${sign}\` is not an operator.`,
      hint: `Write \`${package_}${sign}=${version}\`.`
    })
  ],
  [
    "operator",
    new RegExp(`^(${name})\\s*=\\s*(\\d[^=\\s]*)$`),
    ([, package_, version]) => ({
      meaning: "A single `=` is not an operator.",
      hint: `Write \`${package_}==${version}\`.`
    })
  ],
  [
    "operator",
    new RegExp(`^(${name})\\s*(?:\\^|~=?|@)\\s*(\\d[\\w.]*)$`),
    ([, package_, version = ""]) => ({
      meaning: "That is not how pip writes a version.",
      hint: `Write \`${package_}~=${version.includes(".") ? version : `${version}.0`}\` for this version and compatible newer ones, or \`${package_}==${version}\` for exactly this one.`
    })
  ],
  [
    "operator",
    new RegExp(`^(${name})\\s+\\(?v?(\\d[\\w.]*)\\)?$`),
    ([, package_, version]) => ({
      meaning: "An operator is missing between name and version.",
      hint: `Write \`${package_}==${version}\`.`
    })
  ],
  [
    "operator",
    new RegExp(`^(${name}\\s*[<>=!~]{1,3}[^\\s,<>=!~]+)\\s+([<>=!~]{1,3}[^\\s,]+)$`),
    ([, first, second]) => ({
      meaning: "A comma is missing between the two limits.",
      hint: `Write \`${first},${second}\`.`
    })
  ],
  [
    "list-output",
    /^-{3,}[\s-]*$|^Package\s+Version$/,
    () => ({
      meaning: "It is the head of the table that `pip list` prints.",
      hint: "Write the file with `pip freeze > requirements.txt` instead."
    })
  ],
  [
    "missing-semicolon",
    /^(\S.*?)\s*,?\s+(?:if\s+)?((?:python_version|python_full_version|sys_platform|os_name|platform_\w+)\b.*)$/,
    ([, requirement, condition]) => ({
      meaning: "A semicolon is missing before the condition.",
      hint: `Write \`${requirement} ; ${condition}\`.`
    })
  ],
  [
    "blank-after-backslash",
    /\\$/,
    () => ({
      meaning: "A backslash continues a line only as its very last character; here a blank stands behind it.",
      hint: "Remove the blanks behind the backslash."
    })
  ],
  [
    "tab-before-option",
    /\t-/,
    () => ({
      meaning: "A tab stands before an option; pip looks for a blank.",
      hint: "Write a blank in place of the tab."
    })
  ],
  ["several", /^.+$/, several],
  [
    "name-and-path",
    new RegExp(`^${name}\\s*@\\s*(\\.{0,2}/\\S*)$`),
    ([, path]) => ({
      meaning: "Behind the `@` pip takes an address with its scheme, not a path.",
      hint: `Write only \`${path}\`.`
    })
  ],
  [
    "version-control",
    /^(?:ssh:\/\/([\w.@-]+)|([\w.-]+@[\w.-]+))[:/](\S+)$/,
    ([, address, host = address, path = ""]) => ({
      meaning: "An address of a repository needs the kind of version control before it.",
      hint: `Write \`git+ssh://${host}/${path.replace(/^\/+/, "")}\`.`
    })
  ],
  [
    "version-control",
    /^((?:www\.)?(?:github|gitlab|bitbucket)\.\w+\/[\w./-]+)$/,
    ([, address]) => ({
      meaning: "An address of a repository needs the kind of version control before it.",
      hint: `Write \`git+https://${address}\`.`
    })
  ],
  [
    "unknown-address",
    /^(?!file:)[a-z][\w+.-]*:\/\//i,
    () => ({
      meaning: "pip does not know this kind of address.",
      hint: "Write an address that begins with `https://`, `git+https://`, `git+ssh://`, `hg+https://` or `svn+https://`."
    })
  ],
  [
    "comment",
    /^(?:\/\/|\/\*|\*\/|;|"""|--\s|\* |rem\s)|^[^:]+\s\/\/|^[^\s#/:]+#/i,
    () => ({
      meaning: "It looks like a comment; comments begin with `#` at the start of a line or behind a blank.",
      hint: "Put a blank and a `#` before the comment, or remove it."
    })
  ],
  [
    "foreign-character",
    /[^ -~]/,
    () => ({
      meaning: "It holds a letter or a sign that names and versions of packages do not have.",
      hint: "Type the line anew with plain letters, digits and signs: `-`, `>=`, straight quotation marks."
    })
  ]
]

/** Says what a line that no pip reads most likely is. */
export const explain = (line: string): Fault => {
  // No known mistake is that long, and some patterns try again at every blank.
  for (const [condition, pattern, explanation] of line.length > 1000 ? [] : mistakes) {
    const match = pattern.exec(line)
    const found = match === null ? undefined : explanation(match)
    if (found !== undefined) return { condition, ...found }
  }
  return { condition: "invalid-line", meaning: "pip cannot read it as a requirement.", hint: oneALine }
}
