/** A page for man(1) of all commands, as groff's man macros have it. */
import { buildpackVersion } from "../../src/domain/BuildpackVersion.ts"
import { asks, type CommandGrammar, forPeople, forPlatforms, grammar } from "./Grammar.ts"

/** A backslash or a point at a line's beginning would be an instruction, and a bare hyphen is another sign. */
const text = (words: string): string =>
  words
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll(/^([.'])/gm, "\\&$1")

const command = ({ about, items, name, remarks, usage }: CommandGrammar): ReadonlyArray<string> => [
  `.SS bin/${text(name)}`,
  ".nh",
  `.B ${text(usage)}`,
  ".hy",
  ".PP",
  text(about),
  ...items.flatMap(({ of, says, takes, word }) => [
    ".TP",
    `.B ${text(of === undefined ? "" : `${of} `)}${text(word)}${takes === undefined ? "" : ` ${text(takes)}`}`,
    text(says)
  ]),
  ...remarks.flatMap((line) => (line.startsWith("Exit codes: 0 well, 1") ? [] : [".PP", text(line)]))
]

export const manPage = (): string => {
  const [people, platforms] = [grammar(forPeople), grammar(forPlatforms)]
  const endings = people[0]?.remarks.find((line) => line.startsWith("Exit codes: ")) ?? ""
  return [
    `.\\" Written by \`npm run bundle\` from what the commands say to --help.`,
    `.TH PYTHON\\-BUILDPACK 1 "" "python\\-buildpack ${text(buildpackVersion)}" "User Commands"`,
    ".SH NAME",
    "python\\-buildpack \\- stage Python applications: what is in its folder bin",
    ".SH DESCRIPTION",
    "Takes a Python application as its author writes it, and makes something of it that a platform can run.",
    `Each command answers to ${asks.map(([word]) => `.B ${text(word)}`.replace(".B ", "")).join(" and ")}.`,
    ".SH COMMANDS FOR PEOPLE",
    ...people.flatMap(command),
    ".SH COMMANDS FOR PLATFORMS",
    ...platforms.flatMap(command),
    ".SH EXIT STATUS",
    text(endings.replace(/^Exit codes: /, "")),
    ".SH SEE ALSO",
    text(
      "The pages in docs, of which docs/commands.md has all of this in other words, and docs/variables.md every variable."
    ),
    ""
  ].join("\n")
}
