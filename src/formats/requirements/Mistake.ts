/** What people write into requirement files that no pip reads, and what they should write instead. */
import { isStandardModule } from "../../domain/StandardModules.ts"
import type { LineCondition, MistakeCondition } from "./LineCondition.ts"
import { parseNamed } from "./NamedRequirement.ts"

/** Why pip cannot read a line. */
export interface Fault {
  readonly condition: LineCondition
  readonly meaning: string
  readonly hint: string
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
const mistakes: ReadonlyArray<readonly [condition: MistakeCondition, pattern: RegExp, explain: Explanation]> = [
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
    ([, plain, from]) => {
      const module = plain ?? from ?? ""
      return {
        meaning: "It is Python code; a requirement file lists the names of packages.",
        hint: isStandardModule(module)
          ? `Remove the line: \`${module}\` is part of Python itself.`
          : `Write the name of the package that offers it, most often \`${module.toLowerCase()}\`; remove the line if Python itself offers it.`
      }
    }
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
    "conda-export",
    new RegExp(`^(_*${name})=([^=\\s]+)=\\S+$|^@EXPLICIT`),
    ([, package_ = "_", version]) => ({
      meaning: "It is written by conda, for conda.",
      // Names that begin so are of conda's own making.
      hint: package_.startsWith("_")
        ? "Remove the line, or run `pip list --format=freeze > requirements.txt` in the conda environment."
        : `Write \`${package_}==${version}\`, or run \`pip list --format=freeze > requirements.txt\` in the conda environment.`
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
  [
    "comment",
    /^(?:\/\/|\/\*|\*\/|;|"""|--\s|\* |rem\s)|^[^:]+\s\/\/|^[^\s#/:]+#/i,
    () => ({
      meaning: "It looks like a comment; comments begin with `#` at the start of a line or behind a blank.",
      hint: "Put a blank and a `#` before the comment, or remove it."
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
    /^(git|hg)\+([\w.-]+@[\w.-]+):([^/\s]\S*)$/,
    ([, kind, host, path]) => ({
      meaning: "That is an address for ssh in its short form, and behind `git+` pip takes whole addresses.",
      hint: `Write \`${kind}+ssh://${host}/${path}\`.`
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
    "foreign-character",
    /[^ -~]/,
    () => ({
      meaning: "It holds a letter or a sign that names and versions of packages do not have.",
      hint: "Type the line anew with plain letters, digits and signs: `-`, `>=`, straight quotation marks."
    })
  ]
]

/** Says what a line that no pip reads most likely is. */
export const explain = (line: string): Fault & { readonly condition: MistakeCondition } => {
  // No known mistake is that long, and some patterns try again at every blank.
  const seen = line.replaceAll(/(\s)\s+/g, "$1")
  for (const [condition, pattern, explanation] of seen.length > 500 ? [] : mistakes) {
    const match = pattern.exec(seen)
    const found = match === null ? undefined : explanation(match)
    if (found !== undefined) return { condition, ...found }
  }
  return { condition: "invalid-line", meaning: "pip cannot read it as a requirement.", hint: oneALine }
}
