/** Rules: requirements that exclude each other, or that pip cannot bring together in time. */
import { normalise } from "../../domain/PackageName.ts"
import { describe } from "../../domain/Origin.ts"
import { filesOf, isOwnPackage, ownFiles, placeOf, readRequirement } from "../PipRequirement.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { linesOfPath, placeOfExactly } from "../RequirementPlace.ts"

interface Side {
  /** `foo 2.0`; nobody when the app asks itself. */
  readonly package?: string
  readonly constraint: boolean
  /** `flask>=2` */
  readonly wants: string
  /** Where a folder was asked for: its path. */
  readonly path?: string
  readonly editable?: boolean
}

const readSide = (line: string): ReadonlyArray<Side> => {
  const own = /^ +The user requested (\(constraint\) )?(.+)$/.exec(line)
  if (own?.[2] !== undefined) {
    const constraint = own[1] !== undefined
    // `lib1 1 (from editable libs/lib1)`
    const [, wants, editable, path] = /^(\S+ \S+) \(from (editable )?(?:file:\/\/)?(\S+)\)$/.exec(own[2]) ?? []
    return wants === undefined || path === undefined
      ? [{ wants: own[2], constraint }]
      : [{ wants, constraint, path, editable: editable !== undefined }]
  }
  const other = /^ +(\S.*?) depends on (.+)$/.exec(line)
  return other?.[1] === undefined || other[2] === undefined
    ? []
    : [{ package: other[1], wants: other[2], constraint: false }]
}

const readSides = (text: string): ReadonlyArray<Side> => {
  const block = /^The conflict is caused by:\n((?: {2,}\S.*\n?)+)/m.exec(text)?.[1]
  return (block ?? "").split("\n").flatMap(readSide)
}

/** pip writes `Collecting flask==1.0 (from -r requirements.txt (line 1))` once for each line that it begins with. */
const placeOfSide = (failure: PipFailure, text: string, { package: name, wants }: Side): string | undefined => {
  const exact = text
    .split("\n")
    .find((line) => name === undefined && line.trim().startsWith(`Collecting ${wants} (from -`))
  if (exact !== undefined) return readRequirement(failure, exact.trim().slice("Collecting ".length)).place
  const [subject = "", specifier] = /^([\w.-]*\w)(.*)$/.exec(name ?? wants)?.slice(1) ?? []
  return placeOf(failure, text, subject, name === undefined ? specifier : undefined)
}

/** What is asked for as a line of the file has it; pip tells of a folder what it found there. */
const written = (side: Side): string =>
  side.path === undefined
    ? side.wants
    : `${side.editable === true ? "-e " : ""}${/^[./]/.test(side.path) ? "" : "./"}${side.path}`

/** pip tells of two lines for one folder in the same words. */
const linesOf = (failure: PipFailure, side: Side): ReadonlyArray<string> => {
  const lines = side.path === undefined ? [] : linesOfPath(failure, side.path)
  return lines.length === 0
    ? [`\`${written(side)}\``]
    : lines.map(({ origin, text }) => `\`${text}\` (${describe(origin)})`)
}

const tellFolder = (failure: PipFailure, side: Side, path: string): string => {
  const lines = linesOfPath(failure, path)
  const [line, ...others] = lines.filter(({ kind }) => (kind === "editable-path") === (side.editable === true))
  return `${line === undefined || others.length > 0 ? filesOf(failure) : describe(line.origin)} asks for \`${written(side)}\`, which is ${side.wants}`
}

const tellSide = (failure: PipFailure, text: string, side: Side, twice: boolean): string => {
  if (side.constraint) return `a constraint asks for ${side.wants}`
  if (side.path !== undefined) return tellFolder(failure, side, side.path)
  if (side.package !== undefined && isOwnPackage(failure, side.package))
    return `the app's own package (${ownFiles(failure)}) asks for ${side.wants}`
  const place = twice ? placeOfExactly(failure, side.wants) : placeOfSide(failure, text, side)
  if (side.package === undefined) return `${place ?? filesOf(failure)} asks for ${side.wants}`
  return `${side.package}${place === undefined ? "" : ` (${place})`} asks for ${side.wants}`
}

const packageOf = (side: Side): string => /^[\w.-]*\w/.exec(side.wants)?.[0] ?? side.wants

const advice = (failure: PipFailure, sides: ReadonlyArray<Side>): ReadonlyArray<string> => {
  const own = sides.filter((side) => side.package === undefined && !side.constraint)
  const constraint = sides.find((side) => side.constraint)
  const others = sides.filter((side) => side.package !== undefined)
  const [first] = own
  const isOwn = ({ package: name = "" }: Side): boolean => isOwnPackage(failure, name)
  const names = [...new Set(others.filter((side) => !isOwn(side)).map((side) => side.package?.split(" ")[0] ?? ""))]
  const itself = others.find(isOwn)
  if (others.length === 0 && own.length > 1) {
    const lines = [...new Set(own.flatMap((side) => linesOf(failure, side)))]
    return [`Keep one of the lines: ${lines.join(" or ")}.`]
  }
  if (constraint !== undefined)
    return [
      `Change or remove \`${constraint.wants}\` in the file of constraints${first === undefined ? "" : `, or write \`${packageOf(first)}\` without a version`}.`
    ]
  if (itself !== undefined)
    return [
      `Change \`${itself.wants}\` in ${ownFiles(failure)}${first === undefined ? "" : `, or \`${written(first)}\``}, so that one version does for all.`
    ]
  if (first === undefined)
    return [
      `Ask for another version of ${names.join(" or ")}: write one of them without \`==\`, so that pip can choose one that goes with the rest.`
    ]
  const wanted = others.find((side) => normalise(packageOf(side)) === normalise(packageOf(first)))
  return [
    wanted === undefined
      ? `Write \`${packageOf(first)}\` without a version.`
      : `Write \`${wanted.wants}\` in place of \`${first.wants}\`.`,
    ...(names.length === 0
      ? []
      : [
          `Or take another version of ${names.join(" or ")}: write it without \`==\`, so that pip can choose one that goes with \`${first.wants}\`.`
        ])
  ]
}

const shown = 8

const conflict: Rule = (failure, text) => {
  const cannot = /^ERROR: Cannot install (.+) because these package versions have conflicting dependencies\.?$/m.exec(
    text
  )?.[1]
  const sides = readSides(text)
  if (cannot === undefined && sides.length === 0 && !/^ERROR: ResolutionImpossible/m.test(text)) return undefined
  const subjects = [...new Set(sides.map((side) => normalise(packageOf(side))))]
  const oneFolder = sides.length > 1 && subjects.length === 1 && sides.every(({ path }) => path !== undefined)
  const told = [
    ...new Set(
      sides.map((side, _, all) =>
        tellSide(
          failure,
          text,
          side,
          all.filter((other) => other.package === undefined && packageOf(other) === packageOf(side)).length > 1
        )
      )
    )
  ]
  const missing = /have no matching distributions available for your environment:\n((?: {2,}\S.*\n?)+)/.exec(text)?.[1]
  const alone = (missing ?? "")
    .trim()
    .split(/\s+/)
    .filter((name) => name !== "" && !subjects.includes(normalise(name)))
  return {
    id: "pip/conflict",
    blame: "app",
    title: oneFolder
      ? `The requirements ask for ${subjects.join("")} twice`
      : subjects.length === 1
        ? `The requirements ask for versions of ${subjects.join("")} that exclude each other`
        : "The requirements exclude each other",
    message: [
      oneFolder
        ? "pip takes a package from one line alone:"
        : told.length > 0
          ? "No set of versions satisfies all of this:"
          : `These cannot be installed together: ${cannot ?? "see pip's output above"}.`,
      ...told.slice(0, shown).map((side) => `  ${side}`),
      ...(told.length > shown ? [`  and ${told.length - shown} more, which pip lists above`] : []),
      ...(alone.length > 0 ? [`No version at all was found of ${alone.join(", ")}.`] : [])
    ].join("\n"),
    hints:
      told.length > 0
        ? advice(failure, sides)
        : ["Write one of them without a version, so that pip can choose one that goes with the other."]
  }
}

/** The resolver of pips before 20.3, which 20.3.4 still uses on Python 2.7. */
const double: Rule = (failure, text) => {
  const found = /^(?:ERROR: )?Double requirement given: (.+) \(already in (.+), name=u?'.*'\)$/m.exec(text)
  if (found?.[1] === undefined || found[2] === undefined) return undefined
  const [first, second] = [readRequirement(failure, found[2]), readRequirement(failure, found[1])]
  const sides = [first, second].map(({ place, text: wants }) => `  ${place ?? filesOf(failure)} asks for ${wants}`)
  return {
    id: "pip/conflict",
    blame: "app",
    title: `The requirements name ${first.name} twice`,
    message: ["No version satisfies both:", ...sides].join("\n"),
    hints: [`Keep one of the lines: \`${first.text}\` or \`${second.text}\`.`]
  }
}

const tooDeep: Rule = (failure, text): Diagnosis | undefined => {
  const stuck =
    failure.timedOut && /^INFO: (?:pip is looking at multiple versions of|This is taking longer than usual)/m.test(text)
  if (!stuck && !/^error: resolution-too-deep|ResolutionTooDeep/m.test(text)) return undefined
  const searched = [
    ...new Set(
      [...text.matchAll(/^\s*INFO: pip is (?:still )?looking at multiple versions of (\S+)/gm)].map(
        (match) => match[1] ?? ""
      )
    )
  ]
  const names = searched.slice(-5).join(", ")
  return {
    id: "pip/resolution-too-deep",
    blame: "app",
    title: "pip found no set of versions that go together, and gave up the search",
    message: `${filesOf(failure)} leaves pip so much choice that it tried version after version${names === "" ? "" : ` of ${names}`} without coming to an end.`,
    hints: [
      `Give ${names === "" ? "the packages" : names} a lower bound, as in \`package>=2.0\`, or exact versions.`,
      "On a machine where the app works, `pip freeze` prints the exact versions of everything."
    ]
  }
}

export const conflicts: ReadonlyArray<Rule> = [conflict, double, tooDeep]
