/** The closing lines of a staging: what is there now, what changed since the last one, where the time went. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { type Changes, changesBetween, isNothing } from "../changes/Changes.ts"
import { inWords, wrapped } from "../changes/InWords.ts"
import { Snapshot } from "../changes/Snapshot.ts"
import type { Plan } from "../domain/Plan.ts"
import { versionOf } from "../domain/Runtime.ts"
import { render } from "../domain/PythonVersion.ts"
import type { Executed } from "./Task.ts"
import { Cache } from "../services/Cache.ts"
import { keptValue } from "../services/KeptValue.ts"
import { Report } from "../services/Report.ts"

const Record = Schema.fromJsonString(Snapshot)

const seconds = (millis: number): string => `${(millis / 1000).toFixed(1)} s`

/** Where an app's last staging is written down; `undefined` where nobody can tell the apps of a cache from each other. */
const placeOf = (ofOneApp: boolean, app: string | undefined): string | undefined =>
  ofOneApp ? "last-staging" : app === undefined ? undefined : `last-staging ${app}`

const counted = (count: number): string =>
  count === 0 ? "no packages" : count === 1 ? "1 package" : `${count} packages`

/** What the app's packages were, where that is known. */
export const lastStaging = Effect.fn("Summary.lastStaging")(function* (app: string | undefined) {
  const place = placeOf((yield* Cache).ofOneApp, app)
  return place === undefined ? undefined : yield* keptValue(Record, place)
})

/** What became of the packages; `undefined` without anything to compare with. */
export const summarise = Effect.fn("Summary.summarise")(function* (
  { plan }: { readonly plan: Plan },
  executed: Executed,
  /** The app's last staging, and what tells the app from others with which it shares a cache. */
  { app, before }: { readonly app: string | undefined; readonly before: Snapshot | undefined }
) {
  const report = yield* Report
  const cache = yield* Cache
  const version = render(versionOf(plan.python.offer))
  const { distributions, snapshot } = executed
  const changes: Changes | undefined = before === undefined ? undefined : changesBetween(before, snapshot)
  yield* report.step(`Staged on Python ${version} with ${counted(distributions.length)}`)
  if (distributions.length > 0)
    yield* report.detail(wrapped(distributions.map(({ name, version }) => `${name} ${version}`)))
  if (changes !== undefined)
    yield* report.detail(
      isNothing(changes) ? "The packages are those of the last staging." : inWords(changes).join("\n")
    )
  const spent = executed.times
    .filter(([, millis]) => millis >= 50)
    .map(([name, millis]) => `${name} ${seconds(millis)}`)
  if (spent.length > 0) yield* report.detail(`Time: ${spent.join(", ")}.`)
  const place = placeOf(cache.ofOneApp, app)
  // What is there says the same already.
  const isSame =
    changes !== undefined && isNothing(changes) && JSON.stringify(before?.startup) === JSON.stringify(snapshot.startup)
  if (place !== undefined && !isSame)
    yield* cache.keep(place, yield* Effect.orDie(Schema.encodeEffect(Record)(snapshot)))
  return changes
})
