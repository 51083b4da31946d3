/** Which package manager an app is installed as: the one whose lock file it has, or that its user names. */
import * as Data from "effect/Data"
import type { Application, VersionSource } from "../domain/Application.ts"
import { PYTHON_PACKAGE_MANAGER, PYTHON_REQUIREMENTS, PYTHON_SCRIPT } from "../domain/Options.ts"
import { normalise } from "../domain/PackageName.ts"
import { inputsOf } from "../domain/Plan.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { type Notice, printable, type StagingError, visible } from "../domain/StagingError.ts"
import type { Claim, Installer } from "../installers/Installer.ts"
import { isSame } from "./PythonRanges.ts"

/** Stands for all installers that are no manager. */
const withoutManager = "pip"

/** `$PYTHON_PACKAGE_MANAGER` names none that there is. */
export class UnknownManager
  extends Data.TaggedError("UnknownManager")<{ readonly value: string; readonly known: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "installers/unknown-manager"
  readonly blame = "app"
  readonly title = `$${PYTHON_PACKAGE_MANAGER.name} names no package manager`
  override get message(): string {
    return `$${PYTHON_PACKAGE_MANAGER.name} is \`${visible(this.value)}\`.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Set it to one of ${this.known.join(", ")}, or remove it.`]
  }
}

/** `$PYTHON_PACKAGE_MANAGER` names one that has no file here. */
export class ManagerWithoutLock
  extends Data.TaggedError("ManagerWithoutLock")<{
    readonly manager: string
    readonly files: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "installers/manager-without-lock"
  readonly blame = "app"
  get title(): string {
    return `The app has no ${this.files[0] ?? "lock file"}`
  }
  override get message(): string {
    return `$${PYTHON_PACKAGE_MANAGER.name} is \`${this.manager}\`, which installs from ${this.files.join(" or ")}. There is none in the app's folder.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Commit ${this.files[0] ?? "the lock file"}, or remove $${PYTHON_PACKAGE_MANAGER.name}.`]
  }
}

export interface ManagerChoice {
  /** The application without what the chosen manager has in its lock file as well. */
  readonly application: Application
  readonly installers: ReadonlyArray<Installer>
}

const isManager = ({ excludes }: Installer): boolean => excludes === "managers"

/** Pins of a requirement file, by name; `undefined` where it asks for something in another way. */
const pinsIn = (facts: Requirements): ReadonlyMap<string, string> | undefined => {
  const asked = facts.requirements.filter(({ constraint }) => !constraint)
  const pins = asked.flatMap(({ name, pin }) =>
    name === undefined || pin === undefined ? [] : [[normalise(name), pin] as const]
  )
  return pins.length === asked.length ? new Map(pins) : undefined
}

const lockedIn = ({ installs }: Claim): ReadonlyMap<string, string> =>
  new Map(
    inputsOf(installs).flatMap((input) =>
      input._tag !== "Locked"
        ? []
        : input.packages.flatMap((line) => {
            const [, name, version] = /^([\w.-]+)==(\S+)/.exec(line) ?? []
            return name === undefined || version === undefined ? [] : [[normalise(name), version] as const]
          })
    )
  )

/** What `uv export` and its kin write says the same as the lock file. */
const isExport = (facts: Requirements, claim: Claim): boolean => {
  const pins = pinsIn(facts)
  const locked = lockedIn(claim)
  return pins !== undefined && pins.size > 0 && [...pins].every(([name, pin]) => locked.get(name) === pin)
}

/** The lock file that a claim is made from. */
const fileOf = (claim: Claim, id: string): string => claim.installs.flatMap(({ files }) => files)[0] ?? id

const ignored = (facts: Requirements, claim: Claim, id: string): Notice => {
  const [file = "requirements.txt"] = facts.files
  const lock = fileOf(claim, id)
  return isExport(facts, claim)
    ? { level: "notice", id: "lock-file/export-beside", text: `${lock} is installed. ${file} says the same.` }
    : {
        level: "warning",
        id: "lock-file/requirements-ignored",
        text: `${lock} is installed, and ${file} beside it is not read. Remove one of them, or set $${PYTHON_PACKAGE_MANAGER.name} to \`${withoutManager}\` where ${file} is what counts.`
      }
}

/** The application as it is without some installers: the texts of their files do not count. */
const without = (application: Application, gone: ReadonlyArray<Installer>): Application => {
  const files = new Set(gone.flatMap((installer) => installer.files.map(({ name }) => name)))
  return { ...application, texts: new Map([...application.texts].filter(([name]) => !files.has(name))) }
}

/** Whether a place belongs to a manager, and to none that installs: a Pipfile that was left beside another's lock file. */
const isLeftOver = (
  { origin }: VersionSource,
  installers: ReadonlyArray<Installer>,
  managers: ReadonlyArray<readonly [Installer, Claim]>
): boolean => {
  const filesOf = (all: ReadonlyArray<Installer>): ReadonlyArray<string> =>
    all.flatMap(({ files }) => files.flatMap(({ beside = [], name }) => [name, ...beside]))
  const installing = managers.map(([installer]) => installer)
  return (
    origin._tag === "File" &&
    filesOf(installers.filter(isManager)).includes(origin.path) &&
    !filesOf(installing).includes(origin.path)
  )
}

const ownLeftOut = ({ names, pyproject }: Application, lock: string): ReadonlyArray<Notice> => {
  const file = names.has("setup.py") ? "setup.py" : pyproject?.hasBuildSystem === true ? "pyproject.toml" : undefined
  return file === undefined
    ? []
    : [
        {
          level: "notice",
          id: "lock-file/own-package-not-asked",
          text: `${lock} does not ask for the app's own package (${file}), so it is not installed.`
        }
      ]
}

const asManaged = (
  application: Application,
  installers: ReadonlyArray<Installer>,
  managers: ReadonlyArray<readonly [Installer, Claim]>
): ManagerChoice => {
  const withoutOwn = managers.find(([, claim]) => claim.withoutOwn === true)
  const kept = installers.filter((one) => one.yields !== "managers" && !(one.own === true && withoutOwn !== undefined))
  const asked = managers.flatMap(([, claim]) => claim.asked ?? [])
  const sources = application.versionSources.filter((one) => !isLeftOver(one, installers, managers))
  const { requirements } = application
  const ranges = managers.flatMap(([, claim]) => claim.ranges ?? [])
  const further = ranges.filter((range) => !application.ranges.some((known) => isSame(known, range)))
  const [[first, claim] = []] = managers
  const told =
    requirements === undefined || first === undefined || claim === undefined
      ? []
      : [ignored(requirements, claim, first.id)]
  const left = withoutOwn === undefined ? [] : ownLeftOut(application, fileOf(withoutOwn[1], withoutOwn[0].id))
  return {
    installers: kept,
    application: {
      ...application,
      requirements: undefined,
      managed: true,
      versionSources: [...sources, ...asked],
      ranges: [...application.ranges, ...further],
      problems: application.problems.filter((one) => requirements?.problems.includes(one) !== true),
      notices: [...application.notices.filter((one) => requirements?.notices.includes(one) !== true), ...told, ...left]
    }
  }
}

/** What is wrong with the choice itself is told with all else that is wrong. */
const failed = (
  application: Application,
  installers: ReadonlyArray<Installer>,
  problem: StagingError
): ManagerChoice => ({
  application: { ...application, problems: [...application.problems, problem] },
  installers
})

/** Lock files that are not read since somebody has named the files to install. */
const passedBy = ({ choices, texts }: Application, managers: ReadonlyArray<Installer>): ReadonlyArray<Notice> => {
  const locks = managers.flatMap(({ files }) => files.map(({ name }) => name)).filter((name) => texts.has(name))
  return choices.manager !== undefined || locks.length === 0
    ? []
    : [
        {
          level: "notice",
          id: "lock-file/passed-by",
          text: `$${choices.requirements === undefined ? PYTHON_SCRIPT.name : PYTHON_REQUIREMENTS.name} names ${printable(choices.requirements ?? choices.script ?? "")}, so ${locks.join(", ")} ${locks.length === 1 ? "is" : "are"} not read.`
        }
      ]
}

export const chooseManager = (application: Application, installers: ReadonlyArray<Installer>): ManagerChoice => {
  const managers = installers.filter(isManager)
  const { requirements, script } = application.choices
  const isNamed = requirements !== undefined || script !== undefined
  const named = application.choices.manager?.toLowerCase() ?? (isNamed ? withoutManager : undefined)
  if (named === withoutManager) {
    const left = without(application, managers)
    return {
      application: { ...left, notices: [...left.notices, ...passedBy(application, managers)] },
      installers: installers.filter((one) => !isManager(one))
    }
  }
  const chosen = named === undefined ? managers : managers.filter(({ id }) => id === named)
  if (named !== undefined && chosen.length === 0)
    return failed(
      application,
      installers,
      new UnknownManager({ value: named, known: [...managers.map(({ id }) => id), withoutManager] })
    )
  const others = managers.filter((one) => !chosen.includes(one))
  const seen = others.length === 0 ? application : without(application, others)
  const left = installers.filter((one) => !others.includes(one))
  const claiming = chosen.flatMap((installer) => {
    const claim = installer.claim(seen)
    return claim === undefined ? [] : [[installer, claim] as const]
  })
  if (claiming.length > 0) return asManaged(seen, left, claiming)
  if (named === undefined) return { application: seen, installers: left }
  const files = chosen.flatMap((one) => one.files.map(({ name }) => name))
  return failed(seen, left, new ManagerWithoutLock({ manager: named, files }))
}
