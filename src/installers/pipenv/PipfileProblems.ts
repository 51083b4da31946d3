/** What is wrong with a Pipfile.lock, or with the Pipfile beside it, and with no other manager's files. */
import * as Data from "effect/Data"
import * as Origin from "../../domain/Origin.ts"
import { type Notice, printable, type StagingError, visible } from "../../domain/StagingError.ts"

/** The Pipfile is no TOML, so that nobody can tell whether the lock file is made from it. */
export class UnreadablePipfile
  extends Data.TaggedError("UnreadablePipfile")<{ readonly line: number | undefined; readonly reason: string }>
  implements StagingError
{
  readonly id = "pipfile/unreadable"
  readonly blame = "app"
  readonly title = "Pipfile cannot be read"
  override get message(): string {
    return `${Origin.describe(Origin.file("Pipfile", this.line))}: ${visible(this.reason)}. Whether Pipfile.lock was made from it cannot be told.`
  }
  readonly hints: ReadonlyArray<string> = ["Mend the line, run `pipenv lock`, and commit both files."]
}

/** pip expands variables in capitals alone, Pipenv any. */
export class VariableNotRead
  extends Data.TaggedError("VariableNotRead")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "pipfile/variable-not-read"
  readonly blame = "app"
  readonly title = "An address in Pipfile names a variable that pip does not read"
  override get message(): string {
    const names = this.names.map((name) => `\`\${${printable(name)}}\``).join(", ")
    return `The addresses in Pipfile.lock name ${names}. pip, which fetches the packages, reads variables whose names are in capitals, digits and underscores.`
  }
  get hints(): ReadonlyArray<string> {
    const [name = ""] = this.names
    const better = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")
    return [`Write \`\${${better}}\` in Pipfile, run \`pipenv lock\`, and set $${better}.`]
  }
}

/** Several indexes and no hashes: whoever can publish under a name in one of them could slip in a package. */
export class UnhashedAmongIndexes
  extends Data.TaggedError("UnhashedAmongIndexes")<{ readonly names: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "pipfile/without-hashes"
  readonly blame = "app"
  readonly title = "Pipfile.lock does not tell which index's file is meant"
  override get message(): string {
    return `Pipfile.lock names several sources, and has no hashes for ${this.names.map(printable).join(", ")}. pip would take a package of that name from any of them.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Run `pipenv lock`, and commit the file that it writes: it holds a hash of every file."
  ]
}

const listed = (names: ReadonlyArray<string>): string => names.map((name) => `\`${printable(name)}\``).join(", ")

export const withoutHashes = (names: ReadonlyArray<string>): ReadonlyArray<Notice> =>
  names.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "pipfile/hashes-missing",
          text: `Pipfile.lock has no hashes for ${listed(names)}, so what is fetched is not held to what was locked. Run \`pipenv lock\`, and commit the file that it writes.`
        }
      ]

export const notFixed = (
  packages: ReadonlyArray<{ readonly name: string; readonly condition: string }>
): ReadonlyArray<Notice> =>
  packages.length === 0
    ? []
    : [
        {
          level: "notice",
          id: "pipfile/version-not-fixed",
          text: `Pipfile.lock fixes no version of ${packages.map(({ condition, name }) => `\`${printable(name)}\` (\`${printable(condition)}\`)`).join(", ")}: it was locked where that does not hold. Where it does, the newest release is installed; \`pipenv lock\` on the app's own Python fixes it.`
        }
      ]

export const notChecked = (names: ReadonlyArray<string>): ReadonlyArray<Notice> =>
  names.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "pipfile/address-not-checked",
          text: `${listed(names)}: fetched from an address for which Pipfile.lock has no hash, and so not checked. Add \`#sha256=…\` to the address in Pipfile, and run \`pipenv lock\`.`
        }
      ]

export const notVerified = (hosts: ReadonlyArray<string>): ReadonlyArray<Notice> =>
  hosts.length === 0
    ? []
    : [
        {
          level: "notice",
          id: "pipfile/not-verified",
          text: `Pipfile.lock says \`verify_ssl = false\` of ${listed(hosts)}, so certificates there are not looked at. The hashes of packages are checked all the same.`
        }
      ]
