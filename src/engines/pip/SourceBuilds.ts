/** From source to wheel, once: looked up by what the source is, built where it is missing, and kept. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { byOne } from "../../store/disk/Lease.ts"
import { WheelStore } from "../../store/WheelStore.ts"
import type { Requirement } from "../../domain/Requirements.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { sha256 } from "../../services/Digest.ts"
import { type FileAccessFailed, Filesystem, join } from "../../services/Filesystem.ts"
import { type Outcome, type ProgramNotStarted, succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import type { InstallServices, PipSite } from "./PipSite.ts"
import type { DependencyInstallFailed } from "./DependencyInstallFailed.ts"
import { sourceKey } from "../../keys/SourceKey.ts"
import { namesPlace } from "./StagingPlaces.ts"
import { installLegacy, mayNeedLegacyInstall } from "./LegacyInstall.ts"
import { wheelsIn, type Wheel } from "../../distributions/Wheelhouse.ts"

/** What a line, or a package, asks for by its address. */
export interface From {
  /** The address, without credentials but the user `git` or `hg`. */
  readonly address: string
}

export interface Source {
  /** The source's name for the log. */
  readonly title: string
  /** The source as a line of a requirement file: where it lies, as an address, and options. */
  readonly line: string
  /** What the source is; `undefined` when that cannot be told, and so nothing is kept. */
  readonly digest: string | undefined
  /** Options of the line that asked for it. */
  readonly options: ReadonlyArray<string>
  /** The line of the app that asks for it; a package that requires it may do so, too. */
  readonly asks?: Requirement
  readonly from?: From
  /** Variables for this build alone. */
  readonly env: Readonly<Record<string, string>>
  /** The commit of a repository, where it is known. */
  readonly commit?: string
  /** The archive as it was fetched. */
  readonly archive?: { readonly file: string; readonly sha256: string }
}

export interface Built {
  /** One, or none where the package refuses to become a wheel. */
  readonly wheels: ReadonlyArray<Wheel>
  /** A user base into which the package was installed, since it refuses to become a wheel. */
  readonly tree?: string
  /** Its metadata requires a folder or a file of this staging, or of the moment in which it was built. */
  readonly namesPlace?: boolean
  /** Under which the result is kept; `undefined` when it is not. */
  readonly key?: string
  readonly how: "kept" | "built"
  readonly source: Source
  /** What the build said. */
  readonly output: ReadonlyArray<string>
}

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
}

/** Under which a package that refuses to become a wheel is kept, as it was installed. */
export const treeKey = (key: string): string => sha256(`tree ${key}`)

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
  const one = Effect.fnUntraced(function* (source: Source, at: number) {
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
