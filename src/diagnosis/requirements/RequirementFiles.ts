/** Rules: files of requirements and constraints that pip cannot read or use. */
import { filesOf, shortPath } from "../PipRequirement.ts"
import type { PipFailure, Rule } from "../Rule.ts"

const fileTrouble: ReadonlyArray<readonly [RegExp, string, string]> = [
  [
    /No such file/,
    "is not there",
    "Correct the name, or add the file to the app: is it ignored by git, or written with other capital letters?"
  ],
  [/Permission denied/, "may not be read", "Make it readable: `chmod a+r FILE`, then commit it again."],
  [/Is a directory/, "is a directory", "Name the file in it."]
]
/** Who leads there: `$PIP_OPTS has \`-r dev.txt\``; whether it was $PIP_OPTS is known where its words are. */
const ledBy = (failure: PipFailure, option: "-c" | "-r", file: string): string => {
  const name = option === "-c" ? "--constraint" : "--requirement"
  const words = [...(failure.options?.options ?? []), ...(failure.options?.requirements ?? [])]
  if (words.some((word) => word === `${name}=${file}` || word === `${name}=./${file}`))
    return `$PIP_OPTS has \`${option} ${file}\`. The path counts from the app's root.`
  const perhaps = failure.options === undefined ? ", or $PIP_OPTS," : ""
  return `A line \`${option}\` of ${filesOf(failure)}${perhaps} leads to ${file}. The path counts from the file that names it.`
}

const unreadableFile: Rule = (failure, text) => {
  const found = /^(?:ERROR: )?Could not open (requirements?|constraints?) file: (.*?): u?['"](.+)['"]$/m.exec(text)
  if (found?.[2] === undefined || found[3] === undefined) return undefined
  const file = shortPath(failure, found[3])
  const reason = found[2]
  const known = fileTrouble.find(([pattern]) => pattern.test(reason))
  const is = known?.[1] ?? `cannot be read (${reason})`
  const hint = known?.[2] ?? "Correct the name, or mend the file."
  return {
    id: "pip/requirements-file-unreadable",
    blame: "app",
    title: `${file.split("/").at(-1) ?? file} ${is}`,
    message: ledBy(failure, found[1]?.startsWith("c") === true ? "-c" : "-r", file),
    hints: [hint.replace("FILE", file)]
  }
}

/**
 * A file of requirements in another encoding; only where pip reads those, since a build may stumble over the encoding
 * of other files.
 */
const encoding: Rule = (failure, text) => {
  const found =
    /(?:req_file\.py|auto_decode)[\s\S]*^UnicodeDecodeError: u?'([\w-]+)' codec can't decode byte (0x[0-9a-f]{2}) in position (\d+)/m.exec(
      text
    )
  if (found?.[1] === undefined) return undefined
  const file = shortPath(failure, /unable to decode data from (\S+) with/.exec(text)?.[1] ?? filesOf(failure))
  return {
    id: "pip/requirements-encoding",
    blame: "app",
    title: `${file} is not UTF-8 text`,
    message: `Byte ${found[2] ?? ""} at position ${found[3] ?? ""} of ${file} is no character in ${found[1]}: it was saved in another encoding, or is no text.`,
    hints: [
      `Save it as UTF-8: \`iconv -f latin1 -t utf-8 ${file} > new.txt && mv new.txt ${file}\`.`,
      "Or name its encoding in the first line: `# -*- coding: latin-1 -*-`."
    ]
  }
}

/** A file that names itself would be read for ever. */
const recursion: Rule = (failure, text) => {
  const found = /^ERROR: (\S.*?) recursively references itself in (\S.*?)(?: and again in (\S.*))?$/m.exec(text)
  if (found?.[1] === undefined || found[2] === undefined) return undefined
  const [file, by] = [shortPath(failure, found[1]), shortPath(failure, found[3] ?? found[2])]
  return {
    id: "pip/recursive-file",
    blame: "app",
    title: `${file} names itself`,
    message: `A line \`-r\` or \`-c\` in ${by} leads back to ${file}, so reading it would never end.`,
    hints: [`Remove the line from ${by} that leads back to ${file}.`]
  }
}

const constraintHints: ReadonlyMap<string, readonly [what: string, hint: string]> = new Map([
  [
    "Constraints cannot have extras",
    [
      "a name with extras, such as `celery[redis]`",
      "Write the name without the brackets there, `celery==5.4.0`; ask for the extras in the requirements."
    ]
  ],
  [
    "Unnamed requirements are not allowed as constraints",
    ["a path or an address without a name", "Write `name @ ADDRESS` there, or ask for it in the requirements."]
  ],
  [
    "Editable requirements are not allowed as constraints",
    ["an editable requirement (`-e`)", "Move that line to the requirements."]
  ],
  [
    "Links are not allowed as constraints",
    ["an address", "Write `name==VERSION` there, and the address in the requirements."]
  ]
])
const constraint: Rule = (_, text) => {
  const said =
    /^ERROR: ((?:Constraints|Unnamed requirements|Editable requirements|Links) (?:cannot have extras|are not allowed as constraints))/m.exec(
      text
    )?.[1]
  const known = said === undefined ? undefined : constraintHints.get(said)
  if (known === undefined) return undefined
  return {
    id: "pip/invalid-constraint",
    blame: "app",
    title: "The file of constraints holds what is no constraint",
    message: `A file that is read by \`-c\` or $PIP_CONSTRAINT holds ${known[0]}. Constraints only limit versions: a name and a version each.`,
    hints: [known[1]]
  }
}

export const requirementFiles: ReadonlyArray<Rule> = [unreadableFile, recursion, encoding, constraint]
