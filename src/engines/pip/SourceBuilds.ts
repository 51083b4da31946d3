/** From source to wheel, once: looked up by what the source is, built where it is missing, and kept. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { byOne } from "../../store/disk/Lease.ts"
import { WheelStore } from "../../store/WheelStore.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, type ProgramNotStarted, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import type { Built, Source } from "../Engine.ts"
import type { InstallServices } from "../../services/InstallServices.ts"
import type { PipSite } from "./PipSite.ts"
import type { DependencyInstallFailed } from "./DependencyInstallFailed.ts"
import { sourceKey, treeKey } from "../../keys/SourceKey.ts"
import { namesPlace } from "./StagingPlaces.ts"
import { installLegacy, mayNeedLegacyInstall } from "./LegacyInstall.ts"
import { wheelsIn } from "../../distributions/Wheelhouse.ts"

/** `pip wheel` ended well, and left no wheel. */
export class NothingBuilt
  extends Data.TaggedError("NothingBuilt")<{ readonly build: string; readonly output: ReadonlyArray<string> }>
  implements StagingError
{
  readonly id = "pip/nothing-built"
  readonly blame = "environment"
  readonly title = "A build ended well, and gave nothing"
  override get message(): string {
    const last = this.output.slice(-4).map((line) => `  ${line}`)
    return [`${this.build}: pip ended with status 0 and left no wheel. It said last:`, ...last].join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "Look whether something empties or replaces $TMPDIR during the build, then deploy again."
  ]
}

export interface BuildContext {
  readonly site: PipSite
  /** Where relative paths of lines count from. */
  readonly cwd: string
  /** pip's options for every build. */
  readonly options: ReadonlyArray<string>
  readonly pip: (
    label: string,
    args: ReadonlyArray<string>,
    env?: Readonly<Record<string, string>>
  ) => Effect.Effect<Outcome, FileAccessFailed | ProgramNotStarted, InstallServices>
  readonly failed: (outcome: Outcome) => DependencyInstallFailed
  /** Packages that require what is built, by the line of its source; for a person who waits. */
  readonly waiting?: ReadonlyMap<string, ReadonlyArray<string>>
}

const build = Effect.fn("SourceBuilds.build")(function* (
  shop: BuildContext,
  source: Source,
  directory: string,
  key: string | undefined
) {
  const files = yield* Filesystem
  const store = yield* WheelStore
  const report = yield* Report
  const [wheels, line] = [join(directory, "wheels"), join(directory, "source.txt")]
  yield* Effect.annotateCurrentSpan({ keeps: (shop.waiting?.get(source.line) ?? []).join(", ") })
  yield* files.makeDirectory(wheels)
  // A line may hold a password, which arguments would show to everybody on the host.
  yield* files.write(line, `${source.line}\n`, 0o600)
  const args = ["wheel", "--no-deps", "--wheel-dir", wheels, "--src", join(directory, "src"), ...shop.options]
  const outcome = yield* shop.pip(source.title, [...args, "-r", line], source.env)
  const { output } = outcome
  const kept = key === undefined ? {} : { key }
  if (succeeded(outcome)) {
    const made = yield* wheelsIn(wheels)
    const [wheel] = made
    if (wheel === undefined) return yield* new NothingBuilt({ build: source.title, output })
    const places = yield* namesPlace(shop.site, wheel.path)
    if (key !== undefined && !places) yield* store.keepWheel(key, wheel.path)
    const found = places ? { namesPlace: true } : kept
    const built: Built = { wheels: made, ...found, how: "built", source, output }
    return built
  }
  if (!mayNeedLegacyInstall(shop.site, outcome)) return yield* shop.failed(outcome)
  yield* report.detail(`${source.title} does not become a wheel, so it is installed as it is.`)
  const tree = join(directory, "base")
  const installed = yield* installLegacy(shop.site, tree, shop.cwd, line)
  if (!succeeded(installed)) return yield* shop.failed(installed)
  const alone: Built = { wheels: [], tree, ...kept, how: "built", source, output }
  return alone
})

const lookUp = Effect.fn("SourceBuilds.lookUp")(function* (source: Source, directory: string, key: string) {
  const files = yield* Filesystem
  const store = yield* WheelStore
  yield* files.makeDirectory(directory)
  const path = yield* store.wheel(key, directory)
  const wheels = path === undefined ? [] : yield* wheelsIn(directory)
  const refusal = wheels.length > 0 ? undefined : yield* store.distribution(treeKey(key))
  const found: Built | undefined =
    wheels.length > 0 || refusal !== undefined ? { wheels, key, how: "kept", source, output: [] } : undefined
  return found
})

/** It is linked against what is not there any more: whatever stands under its key is no answer. */
const isRefused = Effect.fnUntraced(function* ({ rebuilt }: PipSite, { key, wheels }: Built) {
  if (rebuilt === undefined) return false
  const store = yield* WheelStore
  const tree = key === undefined || wheels.length > 0 ? undefined : yield* store.distribution(treeKey(key))
  return [...wheels, ...(tree?.made.distributions ?? [])].some(({ name }) => rebuilt.has(name))
})

/** Two at once: a build seldom uses more than one core, and most hosts have two. */
const jobs = 2

/** The wheels, in the order of the sources; `place` is a directory for this call alone. */
export const buildWheels = Effect.fn("SourceBuilds.toWheels")(function* (
  shop: BuildContext,
  place: string,
  sources: ReadonlyArray<Source>
) {
  const report = yield* Report
  const around = yield* Effect.orElseSucceed(Effect.currentSpan, () => undefined)
  const one = Effect.fnUntraced(function* (source: Source, at: number) {
    const later = sources.slice(at + 1).map(({ title }) => title.replace(/^Building /, ""))
    around?.attribute("next", later.join(", "))
    const { digest, options } = source
    const key = digest === undefined ? undefined : sourceKey(shop.site, shop.options, { digest, options })
    const directory = join(place, `${at}`)
    if (key === undefined) return yield* build(shop, source, directory, key)
    const kept = yield* lookUp(source, join(directory, "kept"), key)
    if (kept !== undefined)
      return (yield* isRefused(shop.site, kept)) ? yield* build(shop, source, directory, key) : kept
    const meanwhile = lookUp(source, join(directory, "meanwhile"), key)
    const waiting = report.detail(`${source.title}: another staging is at it, so its result is waited for.`)
    return yield* byOne(key, waiting, meanwhile, build(shop, source, directory, key))
  })
  return yield* Effect.forEach(sources, one, { concurrency: jobs })
})
