/** What the app brings along in `vendor/` goes before any index: an index is asked when it lacks something, and not before. */
import * as Effect from "effect/Effect"
import { decoded } from "../../domain/Secrets.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { Filesystem, basename, join } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import { DependencyInstallFailed } from "./DependencyInstallFailed.ts"
import type { Chosen } from "./Account.ts"
import type { EngineOptions, IndexDeadline } from "../Engine.ts"
import type { PipSite } from "./PipSite.ts"

/** What of a task is done in one way or the other. */
interface Work {
  readonly site: Pick<PipSite, "work">
  readonly options: EngineOptions
  readonly patience: IndexDeadline | undefined
  readonly isTrial?: true
}

/** Read by the program that gives account, and taken away before any build could see it. */
export const vendorFor = ({ options: { vendor } }: Pick<Work, "options">): Readonly<Record<string, string>> =>
  vendor === undefined ? {} : { BUILDPACK_VENDOR: vendor.folder }

/** What an index may yet mend: something is not there, or only in versions or with hashes that do not do. */
const mayBeElsewhere =
  /No matching distribution found|Could not find a version|ResolutionImpossible|conflicting dependencies|DO NOT MATCH THE HASHES|have no hashes|not satisfied/i

const lacks = (output: ReadonlyArray<string>): string | undefined =>
  output
    .map((line) => /No matching distribution found for ([^\s;]+)/.exec(line)?.[1])
    .find((name) => name !== undefined)

/** A task that asks no index; what pip says is told when it ends well. */
const alone = <W extends Work>(work: W): W & Work => ({
  ...work,
  options: { ...work.options, wheel: [...work.options.wheel, "--no-index"], noIndex: true },
  patience: undefined,
  isTrial: true
})

/** `leaves` are the folders of a try, which have to be as they were for the next. */
export const vendorFirst = <W extends Work, A, E extends StagingError, R>(
  work: W,
  leaves: ReadonlyArray<string>,
  effect: (work: W) => Effect.Effect<A, E, R>
) =>
  Effect.gen(function* () {
    const { noIndex, vendor } = work.options
    if (vendor === undefined || noIndex) return yield* effect(work)
    return yield* effect(alone(work)).pipe(
      Effect.catchIf(
        (error: E) => error instanceof DependencyInstallFailed && mayBeElsewhere.test(error.output.join("\n")),
        (error) =>
          Effect.gen(function* () {
            const files = yield* Filesystem
            const missing = error instanceof DependencyInstallFailed ? lacks(error.output) : undefined
            const lack = missing === undefined ? "something that is needed" : `\`${missing}\``
            yield* (yield* Report).detail(`${vendorLacks} ${lack}, so the index is asked for what is not there.`)
            yield* Effect.forEach(leaves, (name) => files.remove(join(work.site.work, name)), { discard: true })
            return yield* effect(work)
          })
      )
    )
  })

/** So begins a line of the log that says what made an index be asked. */
export const vendorLacks = "vendor/ lacks"

/** The file of the folder that was chosen. */
const fileIn = (folders: ReadonlyArray<string>, address: string): string | undefined => {
  const path = decoded(address.replace(/^file:\/\/(?:localhost)?/, "").replace(/#.*$/, ""))
  return address.startsWith("file:") && folders.some((folder) => path === `${folder}/${basename(path)}`)
    ? basename(path)
    : undefined
}

/** So many names are enough to see what they are. */
const shown = 5
const counted = (count: number): string => (count === 1 ? "1 package" : `${count} packages`)

/** How many packages came from where, and what was brought along for nothing. `isWhole` says that no build needed something besides. */
export const tellVendored = Effect.fn("VendorFirst.tell")(function* (
  { options: { vendor } }: Work,
  account: ReadonlyArray<Chosen>,
  isWhole: boolean
) {
  if (vendor === undefined) return new Set<string>()
  const files = yield* Filesystem
  const report = yield* Report
  const folders = [vendor.folder, yield* files.realPath(vendor.folder)]
  const from = account.flatMap((chosen) => {
    const file = fileIn(folders, chosen.address)
    return file === undefined ? [] : [{ file, name: chosen.name }]
  })
  const others = account.filter(
    ({ asked, kind, name }) => kind === "file" && !asked && !from.some((one) => one.name === name)
  )
  const rest = others.length === 0 ? "" : `, ${others.length} from the index`
  yield* report.detail(`${counted(from.length)} from vendor/${rest}.`)
  const unused = vendor.files.filter((name) => !from.some(({ file }) => file === name))
  if (isWhole && unused.length > 0)
    yield* report.detail(
      `Nothing needs these files of vendor/: ${unused.slice(0, shown).join(", ")}${unused.length > shown ? ` and ${unused.length - shown} more` : ""}.`
    )
  return new Set(from.map(({ name }) => name))
})
