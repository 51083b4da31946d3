/** The two commands for people: `bin/plan` explains, `bin/stage` stages a copy and may start it. */
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Footprint } from "../domain/Footprint.ts"
import { Plan } from "../domain/Plan.ts"
import { printableLines } from "../domain/StagingError.ts"
import { explainOffline, NeedsNetwork, offlineAsJson, offlineOutlook, planOffline } from "../OfflineOutlook.ts"
import { explainOutlook, outlook } from "../Outlook.ts"
import { explain } from "../plan/Explanation.ts"
import { classicFootprint, classicRequest, classicStaging, footprintOn } from "../platforms/Classic.ts"
import { type ImagePlaces, imagePhase, prepare } from "../platforms/image/Image.ts"
import { imageRequest } from "../platforms/image/ImageStaging.ts"
import { BaseUnusable } from "../platforms/image/Layout.ts"
import { rendered } from "../platforms/image/Location.ts"
import { ImagePlaceTaken } from "../platforms/image/Output.ts"
import { ownSteps } from "../OwnSteps.ts"
import { Env } from "../services/Env.ts"
import { basename, Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import * as Staging from "../Staging.ts"
import type { PlanArguments, StageArguments } from "./Arguments.ts"
import { asJson } from "./Json.ts"
import { answerOf, clearFiles, writeChanges } from "./StagingAnswer.ts"
import { copyApp, isInside } from "./StagedCopy.ts"
import { start } from "./AppStart.ts"
import { keeping } from "./ReportFiles.ts"

const toJson = Schema.encodeEffect(Plan)

export const plan = Effect.fn("Commands.plan")(
  function* ({ app, json, offline }: PlanArguments) {
    const planned = yield* offline ? planOffline(app) : Staging.plan(app, true)
    const gpu = yield* Staging.gpuOutlook(planned)
    const decided = { ...planned, plan: { ...planned.plan, notices: [...planned.plan.notices, ...gpu] } }
    const found = yield* outlook(decided)
    const alone = offline ? yield* offlineOutlook(decided, app) : undefined
    const trouble = alone?.trouble === undefined ? undefined : new NeedsNetwork({ trouble: alone.trouble })
    const starts = yield* Staging.startsOf(decided, found?.environment === "none" ? undefined : found?.restored)
    const own = yield* ownSteps(decided.application.root)
    const { redacted } = yield* Report
    if (json) {
      const encoded = yield* Effect.orDie(toJson(decided.plan))
      yield* Console.log(
        asJson(
          {
            ...encoded,
            starts,
            ...(own.length === 0 ? {} : { own }),
            ...(found === undefined ? {} : { cache: found }),
            ...(alone === undefined ? {} : { offline: offlineAsJson(alone) })
          },
          redacted
        )
      )
      return trouble
    }
    const explained = explain(decided.plan, {
      engine: decided.engine,
      provider: decided.provider,
      order: decided.order,
      home: classicFootprint.home,
      starts,
      own
    })
    const kept = found === undefined ? [] : [explainOutlook(found)]
    const without = alone === undefined ? [] : [explainOffline(alone)]
    yield* Console.log(printableLines(redacted([explained.trimEnd(), ...kept, ...without].join("\n"))))
    return trouble
  },
  (effect) =>
    Effect.flatMap(Env, (env) =>
      Effect.provideService(
        effect,
        Footprint,
        footprintOn((name) => env.operator({ name }))
      )
    )
)

/** A directory of its own, gone afterwards when the app was only run from it. */
const place = Effect.fn("Commands.place")(function* ({ app, output, run }: StageArguments) {
  if (output !== undefined) return output
  const files = yield* Filesystem
  if (run) return join(yield* files.temporary(), basename(app))
  return `${app}.staged`
})

/** Stages a copy that is gone afterwards, and leaves an image. */
const stageImage = Effect.fn("Commands.stageImage")(function* (app: string, places: ImagePlaces) {
  const files = yield* Filesystem
  // What lies in the app is staged with it: the image would be in the next one.
  if (yield* isInside(app, places.output.path))
    return yield* new ImagePlaceTaken({ output: rendered(places.output), problem: "is inside the app" })
  if (places.base !== undefined && (yield* isInside(app, places.base.path)))
    return yield* new BaseUnusable({ base: rendered(places.base), problem: "is inside the app" })
  const prepared = yield* prepare(places)
  const [root, build] = [join(yield* files.temporary(), basename(app)), yield* files.temporary()]
  yield* copyApp(app, root)
  const phase = yield* imagePhase(prepared, places.output)
  return yield* Staging.stage(phase, { ...imageRequest(root, build), app })
})

const stageCopy = Effect.fn("Commands.stageCopy")(function* (app: string, output: string) {
  const files = yield* Filesystem
  const env = yield* Env
  yield* copyApp(app, output)
  const root = yield* files.realPath(output)
  const request = { ...classicRequest(root), ...footprintOn((name) => env.operator({ name })), app }
  const result = yield* Staging.stage(classicStaging(undefined), request).pipe(
    // What is left would stand in the way of the next try.
    Effect.onError(() => Effect.ignore(files.remove(root)))
  )
  return { result, root }
})

export const stage = Effect.fn("Commands.stage")(function* (given: StageArguments) {
  const report = yield* Report
  const files = yield* Filesystem
  // The survey has the words for an app that is not there.
  if ((yield* files.target(given.app))?.kind !== "directory") return yield* Effect.asVoid(Staging.plan(given.app))
  const app = yield* files.realPath(given.app)
  yield* clearFiles([...given.changes, ...given.reports])
  if (given.image !== undefined) {
    const { came: result, told } = yield* stageImage(app, given.image).pipe(keeping(app, given.reports))
    yield* writeChanges(given.changes, result)
    if (given.json) yield* Console.log(answerOf({ image: rendered(given.image.output) }, result, told, report.redacted))
    return undefined
  }
  const output = yield* place({ ...given, app })
  const { came, told } = yield* stageCopy(app, output).pipe(keeping(app, given.reports))
  const { result, root } = came
  yield* writeChanges(given.changes, result)
  if (given.run) return yield* start(root, given.variables)
  yield* report.step(`The staged app is in ${root}`)
  if (given.json) yield* Console.log(answerOf({ directory: root }, result, told, report.redacted))
  return undefined
}, Effect.scoped)
