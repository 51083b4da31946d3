/** Rules: a package exists, but not for the chosen Python. */
import { describe } from "../../domain/Origin.ts"
import { lastMention } from "../FailedBuild.ts"
import { all, linesFor, spoken } from "../PythonLines.ts"
import { allows, asks, isPreRelease, type NoMatch, noMatch, pinOf } from "../PipRequirement.ts"
import { type Diagnosis, type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { oneOf, over } from "../StackLines.ts"
import { aboutBackport } from "../WellKnownNames.ts"

interface Refused {
  /** `flask 3.0` */
  readonly subject: string
  readonly specifiers: ReadonlyArray<string>
  /** Who asks for it, as a sentence. */
  readonly asked?: string
  readonly several?: boolean
  /** What else could be asked for. */
  readonly otherwise: string
}

const from = ({ pythonOrigin }: PipFailure): string =>
  pythonOrigin._tag === "Default" ? ", since it asks for none" : `, from ${describe(pythonOrigin)}`

/**
 * The ranges without those that another one says as well, since it lets in every line that they let in: of `>=3.6`,
 * `>=3.7` and `>=3.8` the first.
 */
const weakest = (specifiers: ReadonlyArray<string>): ReadonlyArray<string> => {
  const distinct = [...new Set(specifiers)]
  const all = linesFor(distinct).join()
  const one = distinct.find((specifier) => linesFor([specifier]).join() === all)
  return one === undefined ? distinct : [one]
}

const tell = (failure: PipFailure, { asked, otherwise, several = false, specifiers, subject }: Refused): Diagnosis => {
  const lines = linesFor(specifiers).filter((line) => line !== pythonLine(failure))
  const best = lines.length === 0 ? undefined : oneOf(failure, lines, spoken(lines))
  const needs = weakest(specifiers)
    .map((specifier) => `Python ${specifier}`)
    .slice(0, 3)
    .join(" or ")
  const which =
    best === undefined ? `none of the Pythons that this buildpack knows (${all})` : `Python ${spoken(lines)}`
  return {
    id: "pip/unsupported-python",
    blame: "app",
    title: `${subject} ${several ? "do" : "does"} not run on Python ${pythonLine(failure)}`,
    message: [
      ...(asked === undefined ? [] : [`${asked}.`]),
      `${subject} ${several ? "need" : "needs"} ${needs}: ${which}. This app gets Python ${pythonLine(failure)}${from(failure)}.`
    ].join("\n"),
    hints: [...(best === undefined ? [] : [best.hint]), otherwise],
    ...(best === undefined ? {} : over(best))
  }
}

/** What the app brings itself runs where its author says. */
const ownPackage = (failure: PipFailure, folder: string, specifier: string): Diagnosis => {
  const within = folder === "." ? "" : `${folder}/`
  const files = folder === "." ? ["setup.py", "pyproject.toml"].filter((file) => failure.files.includes(file)) : []
  const settings = [
    ...(files.length === 1 && files[0] === "pyproject.toml" ? [] : [`\`python_requires\` in ${within}setup.py`]),
    ...(files.length === 1 && files[0] === "setup.py"
      ? []
      : [
          `${failure.pythonKey !== undefined && folder === "." ? failure.pythonKey : "`requires-python`"} in ${within}pyproject.toml`
        ])
  ]
  return tell(failure, {
    subject: folder === "." ? "The app's own package" : `The app's own package in ${folder}`,
    specifiers: [specifier],
    otherwise: `Or, if it runs on Python ${pythonLine(failure)} as well, widen ${settings.join(" or ")}.`
  })
}

/** `Package 'foo' requires a different Python: 3.6.15 not in '>=3.7'` */
const onePackage: Rule = (failure, text) => {
  const found = /^(?:ERROR: )?Package u?['"]([^'"]+)['"] requires a different Python: \S+ not in u?'([^']*)'/m.exec(
    text
  )
  if (found?.[1] === undefined || found[2] === undefined) return undefined
  const name = found[1].replace("==", " ")
  const folder = lastMention(text.slice(0, found.index).split("\n"))?.folder
  if (folder !== undefined) return ownPackage(failure, folder, found[2])
  return tell(failure, {
    subject: name,
    specifiers: [found[2]],
    otherwise: `Or ask for a version of ${name.split(" ")[0] ?? name} that runs on Python ${pythonLine(failure)}.`
  })
}

/** `Packages require a different Python. 3.6.15 not in:`, and a line for each. */
const severalPackages: Rule = (failure, text) => {
  const block = /Packages require a different Python\. \S+ not in:((?:\n'[^']*' \(required by .*\))+)/.exec(text)?.[1]
  const found = [...(block ?? "").matchAll(/'([^']*)' \(required by (.*)\)/g)]
  if (found.length === 0) return undefined
  const packages = [...new Set(found.map((match) => match[2] ?? ""))]
  const shared = found.map((match) => match[1] ?? "").join(",")
  return tell(failure, {
    subject: packages.length === 1 ? packages.join("") : `${packages.slice(0, -1).join(", ")} and ${packages.at(-1)}`,
    several: packages.length > 1,
    specifiers: [shared],
    otherwise: `Or ask for versions that run on Python ${pythonLine(failure)}.`
  })
}

interface Passed {
  readonly version: string
  readonly specifier: string
}

/** Each version that pip passed over; pips before 22.2 tell only when asked for all they do. */
export const passedOver = (text: string): ReadonlyArray<Passed> => {
  const list = /Ignored the following versions that require a different python version: (.*)$/m.exec(text)?.[1] ?? ""
  const told = [...list.matchAll(/(\S+) Requires-Python ([^;]+)/g)]
  const links = [
    ...text.matchAll(
      /Link requires a different Python \(\S+ not in: u?'([^']*)'\): \S*\/[\w.]+?-(\d[\w.!+]*?)(?:-|\.tar|\.zip)/g
    )
  ]
  return [
    ...told.map((match) => ({ version: match[1] ?? "", specifier: (match[2] ?? "").trim() })),
    ...links.map((match) => ({ version: match[2] ?? "", specifier: match[1] ?? "" }))
  ]
}

/** pip lists what it passed over of every package so far, and does not say which version is whose. */
export const isCertain = (text: string, { requirement, versions }: NoMatch): boolean =>
  pinOf(requirement) !== undefined || versions.length > 0 || !/^\s*Collecting /m.test(text)

const noVersion: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  if (none === undefined || !isCertain(text, none)) return undefined
  const { requirement, versions } = none
  const refused = passedOver(text).filter(({ version }) => allows(requirement.specifier, version))
  if (refused.length === 0) return undefined
  const newest = versions.findLast((version) => !isPreRelease(version)) ?? versions.at(-1)
  const pinned = pinOf(requirement)
  const fits = `runs on Python ${pythonLine(failure)}`
  return tell(failure, {
    subject: pinned === undefined ? requirement.text : `${requirement.name} ${pinned}`,
    specifiers: refused.map(({ specifier }) => specifier),
    asked: asks(failure, text, requirement),
    otherwise:
      (failure.python.major === 3 ? aboutBackport(requirement.name) : undefined) ??
      (newest === undefined
        ? `Or do without ${requirement.name}: no version of it ${fits}.`
        : `Or ask for one that ${fits}; \`${requirement.name}==${newest}\` is the newest.`)
  })
}

export const unsupportedPython: ReadonlyArray<Rule> = [onePackage, severalPackages, noVersion]
