/** The closing lines of a staging: what is there now, what changed since the last one, where the time went. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import type { Plan } from "../domain/Plan.ts"
import { versionOf } from "../domain/Runtime.ts"
import { render } from "../domain/PythonVersion.ts"
import { shortened } from "../domain/Reference.ts"
import type { Executed } from "./Task.ts"
import { Cache } from "../services/Cache.ts"
import { Report } from "../services/Report.ts"

const Record = Schema.fromJsonString(
  Schema.Struct({
    python: Schema.String,
    packages: Schema.Record(Schema.String, Schema.String),
    /** What a package of no index is told by, by its name: a commit, or a SHA-256. */
    contents: Schema.optionalKey(Schema.Record(Schema.String, Schema.String))
  })
)
type Record = typeof Record.Type

const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`

/** `lib 1.0 (3f2a1bc -> 9d0e77a)`: what has no release may be other code under the same version. */
const changedCode = (name: string, version: string, before: Record, now: Record): ReadonlyArray<string> => {
  const [old, current] = [before.contents?.[name], now.contents?.[name]]
  // What was written down by an earlier release says nothing about it.
  if (before.contents === undefined || old === current) return []
  return [`${name} ${version} (${shortened(old ?? "from an index")} -> ${shortened(current ?? "from an index")})`]
}

/** `+ flask 3.1`, `redis 5.0 -> 5.2`, `- six`: what a reader of the log asks first when a deploy misbehaves. */
const changes = (before: Record, now: Record): ReadonlyArray<string> => {
  const python = before.python === now.python ? [] : [`Python ${before.python} -> ${now.python}`]
  const names = [...new Set([...Object.keys(before.packages), ...Object.keys(now.packages)])].toSorted()
  const packages = names.flatMap((name) => {
    const old = before.packages[name]
    const current = now.packages[name]
    if (old !== undefined && old === current) return changedCode(name, old, before, now)
    return old === undefined
      ? [`+ ${name} ${current}`]
      : current === undefined
        ? [`- ${name}`]
        : [`${name} ${old} -> ${current}`]
  })
  return [...python, ...packages]
}

const lastRecord = Effect.fn("Summary.lastRecord")(function* () {
  const cache = yield* Cache
  const text = yield* cache.text("last-staging")
  return text === undefined
    ? undefined
    : yield* Schema.decodeUnknownEffect(Record)(text).pipe(Effect.orElseSucceed(() => undefined))
})

const counted = (count: number): string =>
  count === 0 ? "no packages" : count === 1 ? "1 package" : `${count} packages`

/** Wraps a list so that a log with sixty packages stays readable. */
const wrapped = (items: ReadonlyArray<string>): string => {
  const lines: Array<string> = []
  for (const item of items) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + item.length < 90) lines[lines.length - 1] = `${last}, ${item}`
    else lines.push(item)
  }
  return lines.join(",\n")
}

export const summarise = Effect.fn("Summary.summarise")(function* (
  { plan }: { readonly plan: Plan },
  executed: Executed
) {
  const report = yield* Report
  const cache = yield* Cache
  const version = render(versionOf(plan.python.offer))
  const now: Record = {
    python: version,
    packages: Object.fromEntries(executed.distributions.map(({ name, version }) => [name, version])),
    contents: executed.contents
  }
  // What a cache for one app remembers is this app's last staging.
  const comparable = cache.ofOneApp
  const before = comparable ? yield* lastRecord() : undefined
  yield* report.step(`Staged on Python ${version} with ${counted(executed.distributions.length)}`)
  if (executed.distributions.length > 0)
    yield* report.detail(wrapped(executed.distributions.map(({ name, version }) => `${name} ${version}`)))
  if (before !== undefined) {
    const list = changes(before, now)
    yield* report.detail(
      list.length === 0 ? "The packages are those of the last staging." : `Since the last staging:\n${wrapped(list)}`
    )
  }
  const spent = executed.times
    .filter(([, millis]) => millis >= 50)
    .map(([name, millis]) => `${name} ${seconds(millis)}`)
  if (spent.length > 0) yield* report.detail(`Time: ${spent.join(", ")}.`)
  if (comparable) yield* cache.keep("last-staging", yield* Effect.orDie(Schema.encodeEffect(Record)(now)))
})
