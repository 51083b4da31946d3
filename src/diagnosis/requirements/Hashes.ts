/** Rules: requirements with hashes. One `--hash` in a file makes pip demand one for everything, and an exact version. */
import { describe } from "../../domain/Origin.ts"
import { filesOf, noMatch, ownFiles, readRequirement, type PipRequirement } from "../PipRequirement.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { optionGiven, placeOfName } from "../RequirementPlace.ts"

const refresh = "`pip-compile --generate-hashes` (of pip-tools) or `pip hash FILE` prints the right ones."
const strict =
  "One `--hash` in the requirements makes pip demand an exact version (`==`) and a hash for every package, also for those that others bring along."

/** The lines under one of pip's headings, up to the next heading or the end. */
const below = (text: string, heading: RegExp): ReadonlyArray<string> => {
  const found = heading.exec(text)
  if (found === null) return []
  const lines = text.slice(found.index).split("\n").slice(1)
  const end = lines.findIndex((line) => !/^ {4}\S/.test(line))
  return (end < 0 ? lines : lines.slice(0, end)).map((line) => line.trim())
}

const at = (failure: PipFailure, { name, parent, place, specifier }: PipRequirement): string =>
  parent === undefined
    ? (place ?? placeOfName(failure, name, specifier) ?? filesOf(failure))
    : `brought along by ${parent}${place === undefined ? "" : `, ${place}`}`

const listed = (failure: PipFailure, found: ReadonlyArray<string>): ReadonlyArray<string> =>
  found.slice(0, 12).map((line) => {
    const requirement = readRequirement(failure, line)
    return `  ${requirement.text} (${at(failure, requirement)})`
  })

/** The app's own package wants what the hashes do not vouch for, and nothing else may be fetched. */
const ownPackage: Rule = (failure, text) => {
  const none = failure.checkedOwn === true ? noMatch(failure, text) : undefined
  if (none === undefined) return undefined
  const { name, text: wanted } = none.requirement
  const [there] = none.versions
  const own = ownFiles(failure)
  const source = own.includes("setup.py") ? "setup.py" : "pyproject.toml"
  return {
    id: "pip/hash-own-package",
    blame: "app",
    title:
      there === undefined
        ? `requirements.txt has no line for ${name}, which the app's own package asks for`
        : `requirements.txt has another ${name} than the app's own package asks for`,
    message: [
      `The app's own package (${own}) asks for \`${wanted}\`. requirements.txt gives hashes, so nothing is installed that it has no hash for, and ${there === undefined ? `${name} is not in it` : `its ${name} is ${there}`}.`,
      strict
    ].join("\n"),
    hints: [
      there === undefined
        ? `Add a line \`${name}==VERSION --hash=sha256:…\` to requirements.txt. \`pip-compile --generate-hashes --output-file=- ${source}\` (of pip-tools) prints the lines for all that ${source} asks for.`
        : `Change ${placeOfName(failure, name) ?? `the line of ${name} in requirements.txt`} to a version that ${source} allows, with its hash: ${refresh}`,
      `Or remove \`${name}\` from what ${source} asks for, or every \`--hash\` from requirements.txt.`
    ]
  }
}

/** What a hash of somebody's own is told, and one that a lock file has. */
const wrongHash = (failure: PipFailure, hash: string) => {
  const { lock } = failure
  return lock === undefined
    ? {
        demanding: "the requirements demand",
        why: "Either the hash is of another version or another file (an sdist, a wheel for another system), or the file was changed since.",
        hints: [
          `If you changed the version, renew the hash: ${refresh}`,
          `If you did not, find out why the file changed before you trust it. For the file that came, the line would be \`--hash=${hash}\`.`
        ]
      }
    : {
        demanding: `${lock.file} demands`,
        why: `The file was changed since ${lock.file} was made, or the lock file itself was, or the index here (a mirror) has another file under its name.`,
        hints: [
          "Find out which of them it is before you trust the file.",
          `Where the file is right: remove ${lock.file}, run \`${lock.command}\`, which may choose newer versions, and commit it.`
        ]
      }
}

const mismatch: Rule = (failure, text) => {
  const block =
    /DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE[^\n]*\n {4}(\S[^\n]*):\n((?: +(?:Expected|or|Got)[^\n]*\n?)+)/.exec(
      text
    )
  if (block?.[1] === undefined) return undefined
  const requirement = readRequirement(failure, block[1])
  const expected = [...(block[2] ?? "").matchAll(/(?:Expected (\w+)|\bor) +([0-9a-f]+)/g)]
  const algorithm = expected[0]?.[1] ?? "sha256"
  const got = /Got +([0-9a-f]+)/.exec(block[2] ?? "")?.[1] ?? ""
  const url = / from (\S+?)(?:#|\s|$)/.exec(block[1])?.[1]
  const file = url?.split("/").at(-1) ?? requirement.name
  // pip uses the same words for the hash that the index itself gives for a file.
  const byIndex = expected.length === 1 && block[1].includes(`#${algorithm}=${expected[0]?.[2] ?? "-"}`)
  const other = expected.length > 1 ? `one of the ${expected.length} that are allowed` : (expected[0]?.[2] ?? "")
  const own = wrongHash(failure, `${algorithm}:${got}`)
  const what = byIndex ? "the package index announces" : `${at(failure, requirement)} demands`
  return {
    ...(byIndex
      ? { id: "pip/damaged-download", blame: "environment", transient: true }
      : { id: "pip/hash-mismatch", blame: "app" }),
    title: byIndex
      ? `${file} is not the file that the index announces`
      : `${requirement.text} does not have the hash that ${own.demanding}`,
    message: [
      `The ${algorithm} of ${file} is not what ${what}:`,
      `  expected ${other}`,
      `  got      ${got}`,
      byIndex ? "The download was cut or changed on its way, or the index is out of step with its files." : own.why
    ].join("\n"),
    hints: byIndex
      ? ["Try again; when it stays, a proxy or a mirror between here and the index serves a wrong file."]
      : own.hints
  }
}

/** Hash mode comes of one hash in a file, or of the option alone. */
const hashMode = (
  failure: PipFailure
): { readonly why: string; readonly remedy: string; readonly isOption: boolean } => {
  const given = optionGiven(failure, "--require-hashes")
  const hashed = failure.requirements?.requirements.find(({ hashes }) => hashes > 0)
  if (given !== undefined && hashed === undefined)
    return {
      isOption: true,
      why: `\`--require-hashes\` (${given.place}) makes pip demand an exact version (\`==\`) and a hash for every package, also for those that others bring along.`,
      remedy: `Or remove \`--require-hashes\` from ${given.place} to do without.`
    }
  const place = hashed === undefined ? "" : ` The first stands in ${describe(hashed.origin)}.`
  return {
    isOption: false,
    why: `${strict}${place}`,
    remedy: "Or remove every `--hash` (and `--require-hashes`) to do without."
  }
}

const missing: Rule = (failure, text) => {
  const found = below(text, /Hashes are required in --require-hashes mode, but they are missing from some requirements/)
  if (found.length === 0) return undefined
  const names = found.map((line) => line.split(" ")[0] ?? "")
  const mode = hashMode(failure)
  return {
    id: "pip/hash-missing",
    blame: "app",
    title: `No hash for ${names.slice(0, 3).join(", ")}${names.length > 3 ? " and others" : ""}`,
    message: [
      `These have no hash in ${filesOf(failure)}:`,
      ...names.slice(0, 12).map((name) => `  ${name}`),
      mode.why
    ].join("\n"),
    hints: [
      `Write it like this, after a check that the file is the right one: \`${found[0] ?? ""}\``,
      `For the whole file: ${refresh}`,
      mode.remedy
    ]
  }
}

const unpinned: Rule = (failure, text) => {
  const found = below(text, /In --require-hashes mode, all requirements must have their versions pinned with ==/)
  if (found.length === 0) return undefined
  const requirements = found.map((line) => readRequirement(failure, line))
  const brought = requirements.find(({ parent }) => parent !== undefined)
  const first = requirements[0]
  const file = / from \S*\/([^/#\s]+)#/.exec(found[0] ?? "")?.[1]
  const version = file === undefined ? undefined : /^[\w.]+?-(\d[\w.!+]*?)(?:-|\.tar|\.zip)/.exec(file)?.[1]
  return {
    id: brought === undefined ? "pip/hash-unpinned" : "pip/hash-dependency",
    blame: "app",
    title:
      brought === undefined
        ? hashMode(failure).isOption
          ? "Hashes are required, and requirements lack an exact version"
          : "Requirements without an exact version beside ones with hashes"
        : `${brought.parent ?? "A package"} needs ${brought.name}, which has no line with a hash`,
    message: ["These have no exact version:", ...listed(failure, found), hashMode(failure).why].join("\n"),
    hints: [
      `Add \`${first?.name ?? "package"}==${version ?? "VERSION"} --hash=sha256:…\` to ${filesOf(failure)}${brought === undefined ? ", in place of the line that is there" : ""}.`,
      `For the whole file: ${refresh}`
    ]
  }
}

const noFile = (failure: PipFailure, found: ReadonlyArray<string>, what: string): Diagnosis => ({
  id: "pip/hash-impossible",
  blame: "app",
  title: `Hashes cannot be checked for ${what}`,
  message: [`pip hashes single files, and these are none:`, ...listed(failure, found), hashMode(failure).why].join(
    "\n"
  ),
  hints: [
    "Build a wheel of it (`pip wheel --no-deps …`), put that into the app and name the wheel with its hash, or take a release from an index.",
    hashMode(failure).remedy
  ]
})

const impossible: Rule = (failure, text) => {
  const folders = below(text, /Can't verify hashes for these file:\/\/ requirements because they point to directories/)
  if (folders.length > 0) return noFile(failure, folders, "a folder")
  const repositories = below(
    text,
    /Can't verify hashes for these requirements because we don't have a way to hash version control/
  )
  if (repositories.length > 0) return noFile(failure, repositories, "a repository")
  const editable = /The editable requirement (.+) cannot be installed when requiring hashes/.exec(text)?.[1]
  return editable === undefined ? undefined : noFile(failure, [editable], "an editable requirement (`-e`)")
}

export const hashes: ReadonlyArray<Rule> = [ownPackage, mismatch, missing, unpinned, impossible]
