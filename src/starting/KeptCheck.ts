/** What came of an earlier import, kept under all that decides it: for one that failed, every file of the app. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Footprint, topOf } from "../domain/Footprint.ts"
import type { StartObject } from "../launch/StartChoice.ts"
import { appDigest } from "../programs/AppDigest.ts"
import { decidingVariables, valuesDigest } from "../programs/AppVariables.ts"
import { checkStart } from "../python/Programs.ts"
import { Cache } from "../services/Cache.ts"
import { randomWord, sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { keptValue } from "../services/KeptValue.ts"
import { Report } from "../services/Report.ts"
import { ImportOutcome } from "./StartImport.ts"

/** Another line of Python was tried for a failure, and did no better. */
export const TriedLine = Schema.Struct({ line: Schema.String, what: Schema.String })
export type TriedLine = typeof TriedLine.Type

const Record = Schema.Struct({
  stamp: Schema.String,
  variables: Schema.Array(Schema.String),
  /** The digest of their values, salted and slow to try, since there are secrets among them. */
  values: Schema.String,
  salt: Schema.String,
  /** All files of the app, where it failed. */
  app: Schema.optionalKey(Schema.String),
  outcome: ImportOutcome,
  tried: Schema.optionalKey(TriedLine)
})
export type KeptCheck = typeof Record.Type
const Kept = Schema.fromJsonString(Record)

/** All that decides it, besides variables and files that the code does not tell. */
export interface CheckInputs {
  readonly object: StartObject
  readonly root: string
  /** All that the code which was read is a function of. */
  readonly code: string
  /** All that the packages and the Python are a function of. */
  readonly identity: string
}

const stampOf = ({ code, identity, object }: CheckInputs): string =>
  sha256(JSON.stringify([checkStart, code, identity, object]))

/** A cache of one app keeps one answer; where several share it, each has its own name. */
const nameOf = (stamp: string) =>
  Effect.map(Cache, ({ ofOneApp }) => (ofOneApp ? "start-check" : `start-check-${stamp}`))

const digestOf = Effect.fn("KeptCheck.digest")(
  function* (root: string) {
    const footprint = yield* Footprint
    return yield* appDigest(topOf(root, footprint), footprint)
  },
  Effect.orElseSucceed(() => undefined)
)

const isFailure = (outcome: ImportOutcome): boolean =>
  outcome._tag !== "Imported" || outcome.imported.failure !== undefined || outcome.imported.wrong !== undefined

/** What others have a say in: a service that does not answer now may do so the next time. */
const ofOthers =
  /Connection|Timeout|Unreachable|gaierror|herror|socket|URLError|HTTPError|SSLError|OperationalError|RequestException|MaxRetry|ServerSelection|NoBroker|BrokenPipe|^(?:OSError|IOError|error)$/

const isDecidedHere = (outcome: ImportOutcome): boolean =>
  outcome._tag === "Imported"
    ? !ofOthers.test(outcome.imported.failure?.type ?? "")
    : outcome._tag === "TooLong" || outcome.bySignal === undefined

/** `undefined` where none is kept, or something has changed. */
export const keptCheck = Effect.fn("KeptCheck.read")(function* (inputs: CheckInputs) {
  const stamp = stampOf(inputs)
  const kept = yield* keptValue(Kept, yield* nameOf(stamp))
  if (kept?.stamp !== stamp || kept.values !== (yield* valuesDigest(kept.variables, kept.salt))) return undefined
  return isFailure(kept.outcome) && kept.app !== (yield* digestOf(inputs.root)) ? undefined : kept
})

/** Writes one down, without a secret that an exception may have told. */
export const writeCheck = Effect.fn("KeptCheck.write")(function* (record: KeptCheck) {
  const text = yield* Effect.orDie(Schema.encodeEffect(Kept)(record))
  yield* (yield* Cache).keep(yield* nameOf(record.stamp), (yield* Report).redacted(text))
})

/** `undefined` where it is not kept, since it is no function of what is here. */
export const keepCheck = Effect.fn("KeptCheck.keep")(function* (inputs: CheckInputs, outcome: ImportOutcome) {
  if (!isDecidedHere(outcome)) return undefined
  const app = isFailure(outcome) ? yield* digestOf(inputs.root) : undefined
  if (isFailure(outcome) && app === undefined) return undefined
  // Of one that was ended nobody knows what it has read.
  const { all, variables: read } = outcome._tag === "Imported" ? outcome.imported : { all: true, variables: [] }
  const variables = decidingVariables(all ? [...read, ...(yield* Env).variables.keys()] : read)
  const salt = yield* randomWord
  const record: KeptCheck = {
    stamp: stampOf(inputs),
    variables,
    values: yield* valuesDigest(variables, salt),
    salt,
    ...(app === undefined ? {} : { app }),
    outcome
  }
  yield* writeCheck(record)
  return record
})
