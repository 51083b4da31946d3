/** Why no Python can be chosen: what was asked, by whom, what the stack has, and the line to write. */
import * as Data from "effect/Data"
import type { VersionRange } from "../domain/Application.ts"
import { howToChoose } from "../domain/ChoosingPython.ts"
import * as Origin from "../domain/Origin.ts"
import * as Version from "../domain/PythonVersion.ts"
import { type RejectedRuntime, type RuntimeOffer, versionOf } from "../domain/Runtime.ts"
import { printable, type StagingError, visible } from "../domain/StagingError.ts"
import { isTemplate } from "../domain/TemplateText.ts"

const listed = (offers: ReadonlyArray<RuntimeOffer>): string =>
  offers.map((offer) => Version.render(versionOf(offer))).join(", ")

/** The newest of each line: an index may have every patch release that there ever was. */
const newestOfLines = (offers: ReadonlyArray<RuntimeOffer>): ReadonlyArray<RuntimeOffer> => {
  const byLine = new Map<string, RuntimeOffer>()
  for (const offer of offers.toSorted((a, b) => Version.compare(versionOf(b), versionOf(a)))) {
    const line = Version.line(versionOf(offer))
    if (!byLine.has(line)) byLine.set(line, offer)
  }
  return [...byLine.values()]
}

/** `This stack has 3.11.2, 2.7.18. To be had from the operator's archives are 3.12.1, 3.6.15.` */
const whatThereIs = (offers: ReadonlyArray<RuntimeOffer>): string => {
  const there = offers.filter(({ _tag }) => _tag === "Installed")
  const places = new Set(offers.flatMap((offer) => (offer._tag === "Obtainable" ? [offer.from] : [])))
  const obtainable = [...places].map((place) => {
    const all = offers.filter((offer) => offer._tag === "Obtainable" && offer.from === place)
    const newest = newestOfLines(all)
    const older = newest.length < all.length ? ", and older patch releases of them" : ""
    return ` To be had from ${visible(place)} ${all.length === 1 ? "is" : "are"} ${listed(newest)}${older}.`
  })
  return `This stack has ${there.length === 0 ? "no Python at all" : listed(there)}.${obtainable.join("")}`
}

const [mostReasons, mostNames] = [6, 3]

/** Lines that say what was looked at in vain, and why: an archive for another system is no news to a host that has what is asked for. */
const leftOut = (rejected: ReadonlyArray<RejectedRuntime>): string => {
  const byReason = Map.groupBy(rejected, ({ reason }) => reason)
  const lines = [...byReason].slice(0, mostReasons).map(([reason, all]) => {
    const names = all.slice(0, mostNames).map(({ executable }) => printable(executable))
    const more = all.length > mostNames ? ` and ${all.length - mostNames} more` : ""
    return `\n  ${names.join(", ")}${more}: ${printable(reason)}`
  })
  const rest = byReason.size > mostReasons ? "\n  others, for other reasons" : ""
  return lines.length === 0 ? "" : `\nLooked at and left out:${lines.join("")}${rest}`
}

/** No Python of the stack is what was asked for. */
export class NoMatchingRuntime
  extends Data.TaggedError("NoMatchingRuntime")<{
    readonly requested: string
    readonly origin: Origin.Origin
    readonly stack: ReadonlyArray<RuntimeOffer>
    /** Other patch releases of the requested line. */
    readonly patches: ReadonlyArray<RuntimeOffer>
    readonly rejected: ReadonlyArray<RejectedRuntime>
  }>
  implements StagingError
{
  readonly blame = "app"
  get id(): string {
    return this.patches.length > 0 ? "python/patch-not-on-stack" : "python/not-on-stack"
  }
  get title(): string {
    return `Python ${this.requested} is not on this stack`
  }
  override get message(): string {
    return `${Origin.describe(this.origin)} asks for Python ${this.requested}. ${whatThereIs(this.stack)}${leftOut(this.rejected)}`
  }
  get hints(): ReadonlyArray<string> {
    const [newest] = this.patches
    if (newest !== undefined) {
      const line = Version.line(versionOf(newest))
      return [
        `Ask for ${line} in ${Origin.describe(this.origin)} to get its newest patch release here, which is ${Version.render(versionOf(newest))};`,
        "or remove $PYTHON_PATCH_POLICY, which is `exact`: without it the newest of the line serves, with a warning."
      ]
    }
    const [best] = this.stack
    return best === undefined
      ? ["Install a Python on the staging host, or name its directory in $BUILDPACK_PYTHON_PATH."]
      : [
          `Choose one that the stack has. ${howToChoose(Version.line(versionOf(best)), this.origin)}`,
          "An operator can add Pythons by naming their directory in $BUILDPACK_PYTHON_PATH."
        ]
  }
}

/** An explicit choice lies outside of the range that the application declares. */
export class VersionOutsideRange
  extends Data.TaggedError("VersionOutsideRange")<{
    readonly version: string
    readonly origin: Origin.Origin
    readonly range: VersionRange
  }>
  implements StagingError
{
  readonly id = "python/outside-declared-range"
  readonly blame = "app"
  readonly title = "The app asks for a Python that it does not support"
  override get message(): string {
    return `${Origin.describe(this.origin)} chooses Python ${this.version}, but ${Origin.describe(this.range.origin)} allows only ${this.range.specifier}.`
  }
  get hints(): ReadonlyArray<string> {
    return [
      `Change one of the two: the version in ${Origin.describe(this.origin)}, or the range in ${Origin.describe(this.range.origin)}.`
    ]
  }
}

/** The declared range is met by no Python of the stack. */
export class NoRuntimeInRange
  extends Data.TaggedError("NoRuntimeInRange")<{
    readonly ranges: ReadonlyArray<VersionRange>
    readonly stack: ReadonlyArray<RuntimeOffer>
    readonly rejected: ReadonlyArray<RejectedRuntime>
  }>
  implements StagingError
{
  readonly id = "python/range-not-on-stack"
  readonly blame = "app"
  readonly title = "No Python of this stack is in the range that the app declares"
  override get message(): string {
    const allowed = this.ranges
      .map(({ origin, specifier }) => `${Origin.describe(origin)} allows ${specifier}`)
      .join(", and ")
    return `${allowed}. ${whatThereIs(this.stack)}${leftOut(this.rejected)}`
  }
  readonly hints: ReadonlyArray<string> = [
    "Widen the range, or have a Python added to the stack ($BUILDPACK_PYTHON_PATH names further directories)."
  ]
}

/** The range is not one (PEP 440). */
export class InvalidRange
  extends Data.TaggedError("InvalidRange")<{ readonly range: VersionRange }>
  implements StagingError
{
  readonly id = "python/invalid-range"
  readonly blame = "app"
  readonly title = "The range of Python versions cannot be understood"
  override get message(): string {
    const is = isTemplate(this.range.specifier)
      ? "the text of a template: something should have put a range in its place before the app was sent here, and did not"
      : "no version specifier (PEP 440)"
    return `${Origin.describe(this.range.origin)} says \`${visible(this.range.specifier)}\`, which is ${is}.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Write it like `>=3.9` or `>=3.9,<3.12`; the `^3.9` of other tools is `>=3.9,<4`."
  ]
}

/** Where each provider looks, for people; others by their ids. */
const places: Readonly<Record<string, string>> = {
  activepython: "under /opt",
  host: "on PATH, under pyenv, in /usr/bin and /usr/local/bin",
  archives: "in the operator's archives",
  downloads: "among the downloads"
}

/** Nobody whose Pythons count has one. */
export class NoRuntime
  extends Data.TaggedError("NoRuntime")<{
    readonly rejected: ReadonlyArray<RejectedRuntime>
    /** Ids of the providers that were asked. */
    readonly asked: ReadonlyArray<string>
  }>
  implements StagingError
{
  readonly id = "python/none-on-stack"
  readonly blame = "environment"
  get title(): string {
    return this.asked.includes("host") ? "There is no Python on this stack" : "There is no Python to be had"
  }
  override get message(): string {
    const where = this.asked.map((id) => places[id] ?? `by ${visible(id)}`)
    return `No Python that serves was found ${where.join("; ")}.${leftOut(this.rejected)}`
  }
  get hints(): ReadonlyArray<string> {
    const archives = "Or pack one that fits this system (`bin/runtime pack PYTHON DIR`), and set $PYTHON_ARCHIVES=DIR."
    const order = "$PYTHON_RUNTIMES says whose Pythons count; unset, it is as the stack is."
    return this.asked.includes("host")
      ? ["Install Python, or name the directory of one in $BUILDPACK_PYTHON_PATH.", archives]
      : [archives.replace(/^Or p/, "P"), order]
  }
}
