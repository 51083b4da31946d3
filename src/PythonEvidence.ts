/** What can be found out about the Python of an app that names none: from its code, and from earlier stagings. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Application } from "./domain/Application.ts"
import type { ChosenPython } from "./domain/Plan.ts"
import * as Version from "./domain/PythonVersion.ts"
import { type RuntimeOffer, runtimesIn, versionOf } from "./domain/Runtime.ts"
import { supportedLines } from "./tools/ToolBands.ts"
import { isUndecided, weigh } from "./plan/Evidence.ts"
import { inOrderOfChoice } from "./plan/RuntimeSelection.ts"
import type { Recalled } from "./plan/KeptLine.ts"
import { Cache } from "./services/Cache.ts"
import { keptValue } from "./services/KeptValue.ts"
import { sha256 } from "./services/Digest.ts"
import { codeHints } from "./survey/CodeEvidence.ts"
import { inOrder } from "./survey/PythonHints.ts"

const declaresInCode = ({ sources }: Application): boolean =>
  sources.some(
    ({ bytes, path }) => path === "setup.py" && /python_requires|::\s*Python\s*::/.test(new TextDecoder().decode(bytes))
  )

/** The application with what its code says, which is asked only where nothing that is cheaper has decided. */
export const withCode = Effect.fn("PythonEvidence.withCode")(function* (
  application: Application,
  offers: ReadonlyArray<RuntimeOffer>
) {
  if (application.sources.length === 0) return application
  const stack = inOrderOfChoice(offers, supportedLines).filter((offer) =>
    supportedLines.includes(Version.line(versionOf(offer)))
  )
  const evidence = weigh(stack, application.hints)
  const declares = declaresInCode(application)
  if (!isUndecided(evidence) && !declares) return application
  // It is parsed by what is there: nothing is put in place to be asked.
  const parsers = runtimesIn(evidence.left)
  const two = parsers.find(({ version }) => version.major === 2)
  const three = parsers.find(({ version }) => version.major === 3)
  const sources = isUndecided(evidence)
    ? application.sources
    : application.sources.filter(({ path }) => path === "setup.py")
  const hints = inOrder([
    ...application.hints,
    ...(yield* codeHints(application.root, { hinted: evidence.heard.length > 0, sources, two, three }))
  ])
  const answered: Application = { ...application, hints }
  return answered
})

const Record = Schema.fromJsonString(
  Schema.Struct({
    /** `3.12` */
    line: Schema.String,
    /** Another line was tried first, and failed. */
    tried: Schema.Boolean,
    /** The digest of all that hinted at a Python then. */
    evidence: Schema.String
  })
)

const evidenceOf = ({ hints, requirements, pyproject }: Application): string =>
  sha256(
    JSON.stringify([hints, [...(requirements?.digests ?? [])], pyproject?.project?.dependencies.map(sha256) ?? []])
  )

/** A cache of one app knows that app's line; where several share it, one is found again by its files at the top and what it asks for. */
const nameOf = Effect.fn("PythonEvidence.name")(function* (application: Application) {
  const cache = yield* Cache
  if (cache.ofOneApp) return "python-line"
  return `python-line-${sha256(JSON.stringify([evidenceOf(application), [...application.names].toSorted()]))}`
})

const recordOf = (name: string) => keptValue(Record, name)

/** An app that names its Python is not asked where it was before. */
export const recall = Effect.fn("PythonEvidence.recall")(function* (application: Application) {
  if (application.versionSources.length > 0 || application.ranges.length > 0) return undefined
  const record = yield* recordOf(yield* nameOf(application))
  if (record === undefined) return undefined
  const recalled: Recalled = {
    line: record.line,
    holds: record.tried && record.evidence === evidenceOf(application),
    reason: record.tried
      ? `an earlier staging found that ${record.line} will do`
      : `the last staging was on ${record.line}`
  }
  return recalled
})

/** Remembers on which line an app is that has chosen none, so that the next staging does not waver. */
const rememberLine = Effect.fn("PythonEvidence.rememberLine")(function* (
  application: Application,
  line: string,
  tried: boolean
) {
  const name = yield* nameOf(application)
  const evidence = evidenceOf(application)
  const was = yield* recordOf(name)
  const now = { line, evidence, tried: tried || (was?.line === line && was.tried) }
  if (was?.line === now.line && was.evidence === now.evidence && was.tried === now.tried) return
  yield* (yield* Cache).keep(name, yield* Effect.orDie(Schema.encodeEffect(Record)(now)))
})

/**
 * `restored`: the environment is one of an earlier staging, so a choice that was made since is one of the same line, and what
 * is remembered may stay unread.
 */
export const remember = Effect.fn("PythonEvidence.remember")(function* (
  application: Application,
  { isDefault, offer }: ChosenPython,
  { restored, tried }: { readonly restored: boolean; readonly tried: boolean }
) {
  if (isDefault) return yield* rememberLine(application, Version.line(versionOf(offer)), tried)
  const cache = yield* Cache
  // An app that chooses now has no line of its own to go back to.
  if (!restored && cache.ofOneApp && (yield* recordOf("python-line")) !== undefined)
    yield* cache.keep("python-line", "")
})
