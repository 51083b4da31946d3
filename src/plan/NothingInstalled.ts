/** Nothing would be installed, and yet the app speaks of packages: an error where that can mean nothing else, a warning where it may. */
import * as Data from "effect/Data"
import type { Import, Overlooked, PackageList } from "../domain/Overlooked.ts"
import { packageOf } from "../domain/PackageOfModule.ts"
import { type Notice, printable, type StagingError } from "../domain/StagingError.ts"

const most = 5

/** `flask, redis and 3 more` */
const some = (names: ReadonlyArray<string>): string => {
  const shown = names.slice(0, most).map(printable).join(", ")
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
const counted = (count: number): string => (count === 1 ? "1 package" : `${count} packages`)

const tells = ({ packages, place }: PackageList): string =>
  `${printable(place)} lists ${counted(packages.length)} (${some(packages)})`

/** Lines within a sentence, where several lists are told. */
const inline = (remedy: string, lines: ReadonlyArray<string>): string =>
  `${remedy} ${lines.map((line) => `\`${printable(line)}\``).join(", ")}.`

/** Packages are listed where nothing reads them, and nowhere else. */
export class PackagesNotRead
  extends Data.TaggedError("PackagesNotRead")<{ readonly lists: ReadonlyArray<PackageList> }>
  implements StagingError
{
  readonly id = "packages/not-read"
  readonly blame = "app"
  readonly title = "None of the app's packages would be installed"
  override get message(): string {
    const lines = this.lists.map((list) => `${tells(list)}, and is not read.`)
    return [...lines, "This buildpack installs from requirements.txt, which is not there."].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const [only, ...more] = this.lists
    if (only?.lines !== undefined && more.length === 0)
      return [only.remedy, "", ...only.lines.map((line) => `  ${printable(line)}`)]
    const remedies = [
      ...new Set(this.lists.map(({ lines, remedy }) => (lines === undefined ? remedy : inline(remedy, lines))))
    ]
    return remedies.length === 1
      ? remedies
      : [
          "Do one of these, for the list that the app is really installed from:",
          "",
          ...remedies.map((one) => `  ${one}`)
        ]
  }
}

/** A file that lists packages is none: a folder, a link that leads nowhere. */
export class NoFile
  extends Data.TaggedError("NoFile")<{ readonly found: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "packages/no-file"
  readonly blame = "app"
  readonly title = "The list of the app's packages is no file"
  override get message(): string {
    return this.found.join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "Commit the file itself: a link must lead to a file inside the app, by a relative path."
  ]
}

const told = ({ lines, remedy }: PackageList): string => (lines === undefined ? remedy : inline(remedy, lines))

/** Lists that are for development by their names: nothing certain, but not to be passed over. */
const ofDevelopment = (lists: ReadonlyArray<PackageList>): ReadonlyArray<Notice> =>
  lists.length === 0
    ? []
    : [
        {
          level: "warning",
          id: "packages/for-development",
          text: `No packages are installed: there is no requirements.txt that names any. ${lists.map(tells).join("; ")}, which is for development by its name.\nIf the app needs them: ${lists[0] === undefined ? "" : told(lists[0])}`
        }
      ]

const ofImports = (imports: ReadonlyArray<Import>): ReadonlyArray<Notice> => {
  if (imports.length === 0) return []
  const shown = imports
    .slice(0, most)
    .map(({ file, line, module }) => `${printable(file)} line ${line} imports \`${module}\``)
  const rest = imports.length > most ? `, and ${imports.length - most} more modules are imported` : ""
  const packages = [...new Set(imports.map(({ module }) => packageOf(module)))]
  return [
    {
      level: "warning",
      id: "packages/imported-not-installed",
      text: `No packages are installed, but ${shown.join(", ")}${rest}: part of neither Python nor the app.\nWrite the packages into requirements.txt, one per line, and commit it: ${packages.slice(0, 2 * most).join(", ")}.`
    }
  ]
}

const ofPlaces = (misplaced: ReadonlyArray<string>): ReadonlyArray<Notice> =>
  misplaced.map((text) => ({ level: "warning", id: "application/misplaced-file", text }))

/** An empty requirements.txt may be meant. */
export const nothingInstalled = (
  { imports, lists, misplaced, unusable }: Overlooked,
  known: { readonly emptyList: boolean }
): { readonly problems: ReadonlyArray<StagingError>; readonly notices: ReadonlyArray<Notice> } => {
  const certain = lists.filter(({ development }) => !development)
  const isError = certain.length > 0 && !known.emptyList
  const problems = [
    ...(unusable.length > 0 ? [new NoFile({ found: unusable })] : []),
    ...(isError && unusable.length === 0 ? [new PackagesNotRead({ lists: certain })] : [])
  ]
  const beside = isError ? [] : [...certain, ...lists.filter(({ development }) => development)]
  return {
    problems,
    notices: [
      ...ofPlaces(misplaced),
      ...(problems.length > 0 ? [] : known.emptyList ? passedOver(certain) : ofDevelopment(beside)),
      ...(problems.length > 0 ? [] : ofImports(imports))
    ]
  }
}

const passedOver = (lists: ReadonlyArray<PackageList>): ReadonlyArray<Notice> =>
  lists.map((list) => ({
    level: "warning",
    id: "packages/list-beside-empty",
    text: `requirements.txt names no package, so none is installed. ${tells(list)}, and is not read.\nTo install them: ${told(list)}`
  }))
