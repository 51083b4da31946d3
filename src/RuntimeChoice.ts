/** Looks for Pythons, chooses one with what the code of the app says and what earlier stagings have found out, and has it put in place. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { PYTHON_DEFAULT_VERSION, PYTHON_PATCH_POLICY, PYTHON_RUNTIMES } from "./domain/Options.ts"
import type { Application } from "./domain/Application.ts"
import { Footprint } from "./domain/Footprint.ts"
import { render } from "./domain/PythonVersion.ts"
import { providerOf, type Runtime, type RuntimeOffer, versionOf } from "./domain/Runtime.ts"
import { laggingLines, supportedLines } from "./tools/ToolBands.ts"
import { select } from "./plan/RuntimeSelection.ts"
import { withWheels } from "./plan/WheelChoice.ts"
import { lineOf, type Recalled } from "./plan/KeptLine.ts"
import { recall, withCode } from "./PythonEvidence.ts"
import { orderOf } from "./runtimes/ProviderOrder.ts"
import { RuntimeProviders } from "./runtimes/registry.ts"
import type { RuntimePlace } from "./runtimes/RuntimeProvider.ts"
import { Env } from "./services/Env.ts"
import { fromVariable } from "./formats/VersionFile.ts"

/** Two providers may find one Python; what is offered to be put in place is each provider's own. */
const idOf = (offer: RuntimeOffer): string =>
  offer._tag === "Installed"
    ? offer.runtime.executable
    : `${offer.provider} ${render(offer.version)} ${offer.platform} ${offer.from}`

/** Who is asked, in which order, and why. */
export const providerOrder = Effect.gen(function* () {
  const { hostStays = true } = yield* Footprint
  const providers = yield* RuntimeProviders
  const setting = (yield* Env).operator(PYTHON_RUNTIMES)
  return yield* Effect.fromResult(orderOf(setting, hostStays, providers))
})

type Rooms = ReadonlyArray<ReadonlyArray<string>>

/** Looks for Pythons; where a version is asked for, those of other lines are not started. */
const discoverIn = Effect.fn("RuntimeChoice.discoverIn")(function* (
  application: Application,
  everything: boolean,
  groups: Rooms
) {
  const providers = yield* RuntimeProviders
  const [source] = application.versionSources
  const one = application.ranges.length === 0 && source?.otherwise === undefined
  const wanted = everything || !one ? undefined : source?.asked
  const asked = groups.flat().flatMap((id) => providers.filter((provider) => provider.id === id))
  const all = yield* Effect.forEach(asked, (provider) => provider.discover(wanted))
  const seen = new Set<string>()
  const offers = all
    .flatMap(({ offers }) => offers)
    .filter((offer) => !seen.has(idOf(offer)) && seen.add(idOf(offer)) !== undefined)
  return { offers, rejected: all.flatMap(({ rejected }) => rejected) }
})

/** Every Python that there is or could be; unless `everything` is asked for, those whose names say that they will not do stay closed. */
export const discover = Effect.fn("RuntimeChoice.discover")(function* (application: Application, everything: boolean) {
  const { groups } = yield* providerOrder
  return yield* discoverIn(application, everything, groups)
})

const policyOf = (recalled: Recalled | undefined, order: Rooms) =>
  Effect.map(Env, (env) => {
    const defaultVersion = env.operator(PYTHON_DEFAULT_VERSION)
    return {
      defaultVersion: defaultVersion === undefined ? undefined : fromVariable("PYTHON_DEFAULT_VERSION", defaultVersion),
      patchPolicy: env.get(PYTHON_PATCH_POLICY),
      recalled,
      supported: supportedLines,
      order: { groups: order, lagging: laggingLines }
    }
  })

/**
 * The last group is only asked where nothing before it serves: on most stacks a download is never thought of. When nothing serves at
 * all, Pythons of all lines are looked at, for the message.
 */
const chosenFor = Effect.fn("RuntimeChoice.chosen")(function* (
  surveyed: Application,
  everything: boolean,
  insisted: Recalled | undefined
) {
  const { groups } = yield* providerOrder
  const near = groups.length > 1 ? groups.slice(0, -1) : groups
  const first = yield* discoverIn(surveyed, everything, near)
  const application = yield* withCode(surveyed, first.offers)
  const recalled = insisted ?? (yield* recall(application))
  const rules = yield* policyOf(recalled, groups)
  const selection = select(application, first.offers, rules)
  const kept = recalled === undefined || first.offers.some((offer) => lineOf(offer) === recalled.line)
  if (Result.isSuccess(selection) && kept) return { application, selection, ...first }
  if (near !== groups) {
    const far = yield* discoverIn(surveyed, everything, groups)
    const chosen = select(application, far.offers, rules)
    if (Result.isSuccess(chosen)) return { application, selection: chosen, ...far }
  }
  if (Result.isSuccess(selection)) return { application, selection, ...first }
  const all = yield* discoverIn(application, true, groups)
  return { application, selection: select(application, all.offers, { ...rules, rejected: all.rejected }), ...all }
})

/** The Python of an app, and the app as it is installed on that one. */
export const chooseRuntime = Effect.fn("RuntimeChoice.choose")(function* (
  surveyed: Application,
  everything: boolean,
  insisted: Recalled | undefined
) {
  const chosen = yield* chosenFor(surveyed, everything, insisted)
  const { application, selection } = chosen
  const offer = Result.isSuccess(selection) ? selection.success.python.offer : undefined
  return { ...chosen, application: withWheels(application, offer) }
})

/** Who has made an offer. */
export const providerIn = Effect.fn("RuntimeChoice.provider")(function* (offer: RuntimeOffer) {
  const id = providerOf(offer)
  const provider = (yield* RuntimeProviders).find((one) => one.id === id)
  return provider ?? (yield* Effect.die(new Error(`No runtime provider is called ${id}`)))
})

/** The name for people of who offers a Python: `host interpreters`. */
export const providerTitle = (offer: RuntimeOffer) => Effect.map(providerIn(offer), ({ title }) => title)

/** The Python of an offer, ready to be started. */
export const provide = Effect.fn("RuntimeChoice.provide")(function* (offer: RuntimeOffer, place: RuntimePlace) {
  const provider = yield* providerIn(offer)
  const runtime: Runtime = yield* provider.provide(offer, place)
  const [given, chosen] = [render(runtime.version), render(versionOf(offer))]
  if (given !== chosen)
    return yield* Effect.die(new Error(`${provider.title} has offered Python ${chosen} and put ${given} in place`))
  return runtime
})
