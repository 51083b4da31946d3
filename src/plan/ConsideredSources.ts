/** Every place that has a say about the Python: what each asked, what came of it, and which of them disagree. */
import type { Application, VersionRange, VersionSource } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { ChosenPython } from "../domain/Plan.ts"
import type { Choice } from "./Choice.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { type Notice, visible } from "../domain/StagingError.ts"
import { allows, isSame, rangeOf } from "./PythonRanges.ts"

type Considered = ChosenPython["considered"][number]

/** `asks for Python 3.12`, `allows Python >=3.11` */
const wish = ({ asked, specifier }: VersionSource): string =>
  specifier === undefined
    ? `asks for Python ${asked === undefined ? "" : Version.renderRequest(asked)}`
    : `allows Python ${specifier}`

const bothAsk = (a: VersionSource, b: VersionSource): boolean => a.specifier === undefined && b.specifier === undefined

/** Whether one version begins with the other, so that both can be met by one Python. */
const goTogether = (a: VersionSource, b: VersionSource, offer: RuntimeOffer): boolean => {
  const range = rangeOf(b)
  if (range !== undefined) return allows(range, offer)
  const [one, other] = [a.asked, b.asked].map((asked) => (asked === undefined ? "" : Version.renderRequest(asked)))
  if (one === undefined || other === undefined) return false
  if (one === "") return b.asked !== undefined && isMet(b, offer)
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}

/** Whether a Python is what a place asks for, the patch release aside, which mostly is not to be had. */
const isMet = (source: VersionSource, offer: RuntimeOffer): boolean => {
  const range = rangeOf(source)
  if (range !== undefined) return allows(range, offer)
  return [source.asked, ...(source.otherwise ?? [])].some((asked) => {
    if (asked === undefined) return false
    const { patch: _, ...line } = asked
    return Version.satisfies(versionOf(offer), line)
  })
}

export const disagreements = (
  chosen: VersionSource,
  others: ReadonlyArray<VersionSource>,
  offer: RuntimeOffer
): ReadonlyArray<Notice> =>
  others.flatMap((other): ReadonlyArray<Notice> => {
    const [first, place] = [Origin.describe(chosen.origin), Origin.describe(other.origin)]
    if (other.problem !== undefined) {
      return [
        {
          level: "warning",
          id: "python/unreadable-source",
          text: `${first} chooses the Python. ${place} cannot be understood, and would be an error alone: ${other.problem.title}.`
        }
      ]
    }
    return goTogether(chosen, other, offer)
      ? []
      : [
          {
            level: "warning",
            id: "python/sources-disagree",
            text: `${first} ${wish(chosen)}, ${place} ${bothAsk(chosen, other) ? wish(other).replace(/^asks for Python /, "for ") : wish(other)}. ${first} goes first.`
          }
        ]
  })

const isChosen = ({ verdict }: { readonly verdict: string }): boolean => verdict.startsWith("chosen")

const verdictOf = (source: VersionSource, { offer, origin }: Pick<Choice, "offer" | "origin">): string => {
  if (source.problem !== undefined) return source.problem.title
  if (source.origin === origin) return "chosen"
  return isMet(source, offer) ? "met by the choice, another place goes first" : "passed over, another place goes first"
}

/** Files in which an app may name its Python, the first before the others. */
const places = ["runtime.txt", ".python-version", ".tool-versions", "mise.toml"]

/** Where nobody chose: what could have been used to. */
export const absent = ({ names, pyproject, silentSources }: Application): ReadonlyArray<string> => {
  const miseIsThere = silentSources.some((path) => path.endsWith(".toml"))
  return [
    "$PYTHON_VERSION",
    ...places.filter((path) => !names.has(path) && !(path === "mise.toml" && miseIsThere)),
    ...(pyproject === undefined ? ["pyproject.toml"] : [])
  ]
}

const silent = (path: string, says: string): Considered => ({
  origin: Origin.file(path),
  asked: "",
  says,
  verdict: "passed over"
})

const saysNothing = ({ pyproject, silentSources }: Application, isDefault: boolean): ReadonlyArray<Considered> => [
  ...silentSources.map((path) => silent(path, "names no Python of its own")),
  ...(isDefault && pyproject !== undefined ? [silent("pyproject.toml", "has no `requires-python`")] : [])
]

export const consider = (
  application: Application,
  operator: VersionSource | undefined,
  choice: Pick<Choice, "hints" | "isDefault" | "offer" | "origin">
): ReadonlyArray<Considered> => {
  const rows = (sources: ReadonlyArray<VersionSource>): ReadonlyArray<Considered> =>
    sources.map((source) => ({ origin: source.origin, asked: source.text, verdict: verdictOf(source, choice) }))
  const ranges = application.ranges.map((range) => ({
    origin: range.origin,
    asked: range.specifier,
    verdict:
      range.origin === choice.origin
        ? "chosen"
        : allows(range, choice.offer)
          ? "met by the choice"
          : "met by the choice but for the patch release"
  }))
  const last =
    choice.isDefault && choice.origin._tag === "Default" && choice.hints?.some(isChosen) !== true
      ? [{ origin: choice.origin, asked: "", verdict: "chosen" }]
      : []
  return [
    ...rows(application.versionSources),
    ...saysNothing(application, choice.isDefault),
    ...ranges,
    ...(operator === undefined ? [] : rows([operator])),
    ...(choice.hints ?? []),
    ...last
  ]
}

/** Places that declare a range each, and not the same one: all hold. */
export const differingRanges = (ranges: ReadonlyArray<VersionRange>): ReadonlyArray<Notice> => {
  const [first, ...others] = ranges
  if (first === undefined) return []
  return others
    .filter((other) => !isSame(first, other))
    .map((other) => ({
      level: "warning",
      id: "python/ranges-disagree",
      text: `${Origin.describe(first.origin)} allows Python ${first.specifier}, ${Origin.describe(other.origin)} ${other.specifier}. Only what both allow is taken.`
    }))
}

/** What else is written there would be thought to work. */
export const unknownPolicy = (value: string | undefined): ReadonlyArray<Notice> =>
  value === undefined || value === "newest" || value === "exact"
    ? []
    : [
        {
          level: "warning",
          id: "python/unknown-patch-policy",
          text: `$PYTHON_PATCH_POLICY is \`${visible(value)}\`, which means nothing here. Set it to \`exact\`, or remove it: then another patch release of the line serves, with a warning.`
        }
      ]
