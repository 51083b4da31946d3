/** Lock files of several managers in one app, of which none is named. */
import * as Data from "effect/Data"
import type { Application } from "../domain/Application.ts"
import { PYTHON_PACKAGE_MANAGER } from "../domain/Options.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Claim, Installer } from "../installers/Installer.ts"

/** A project has one manager. */
export class SeveralManagers
  extends Data.TaggedError("SeveralManagers")<{
    readonly managers: ReadonlyArray<{ readonly installer: string; readonly files: ReadonlyArray<string> }>
  }>
  implements StagingError
{
  readonly id = "installers/several-managers"
  readonly blame = "app"
  get title(): string {
    return `${this.managers.map(({ files }) => files.join(" and ")).join(" and ")} are of different package managers`
  }
  override get message(): string {
    const lines = this.managers.map(({ files, installer }) => `  ${files.join(", ")} (${installer})`)
    return ["Each of these says by itself what the app is made of, and they need not agree:", ...lines].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const [first] = this.managers
    return [
      "Keep the files of the manager that the app is really installed with, and remove the others.",
      `Or say which one counts, as in \`${PYTHON_PACKAGE_MANAGER.name}=${first?.installer ?? ""}\`.`
    ]
  }
}

export interface Claimed {
  readonly installer: Installer
  readonly claim: Claim
}

/** The lock files of a manager that the app has, as what speaks for it; else what made it take part. */
const lockFilesOf = ({ names }: Application, { claim, installer }: Claimed): ReadonlyArray<string> => {
  const own = installer.files.map(({ name }) => name).filter((name) => names.has(name))
  return own.length > 0 ? own : claim.installs.flatMap(({ files }) => files)
}

export const isManaged = ({ claim, installer }: Claimed): boolean =>
  installer.excludes === "managers" && claim.installs.length > 0

export const severalManagers = (
  application: Application,
  made: ReadonlyArray<Claimed>
): ReadonlyArray<StagingError> => {
  const managers = made
    .filter(isManaged)
    .map((one) => ({ installer: one.installer.id, files: lockFilesOf(application, one) }))
  return managers.length < 2 ? [] : [new SeveralManagers({ managers })]
}
