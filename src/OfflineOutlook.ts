/** Whether an app would be staged again with the index gone: found out by a staging that has no network, and told for each package. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { StagingError } from "./domain/StagingError.ts"
import { printable } from "./domain/StagingError.ts"
import { normalise } from "./domain/PackageName.ts"
import type { Plan } from "./domain/Plan.ts"
import { render } from "./domain/PythonVersion.ts"
import { versionOf } from "./domain/Runtime.ts"
import type { Requirement } from "./domain/Requirements.ts"
import { sourceArchive, wheelFile } from "./formats/requirements/LocalPath.ts"
import { vendorLacks } from "./engines/pip/VendorFirst.ts"
import { unplugged } from "./programs/Unplugged.ts"
import { type Outlook, outlook } from "./Outlook.ts"
import { rehearse, untold, withDownloads } from "./Rehearsal.ts"
import { Cache } from "./services/Cache.ts"
import { Filesystem, ifSeen, join } from "./services/Filesystem.ts"
import { OwnDependencies } from "./services/OwnDependencies.ts"
import { provide } from "./RuntimeChoice.ts"
import { ask, type Decided, plan } from "./Staging.ts"
import { toolsKey } from "./tools/ToolsKey.ts"

/** A staging would have to reach another machine. */
export class NeedsNetwork
  extends Data.TaggedError("NeedsNetwork")<{ readonly trouble: StagingError }>
  implements StagingError
{
  readonly id = "plan/needs-network"
  readonly blame = "app"
  readonly title = "Without the network, this app cannot be staged"
  override get message(): string {
    return `A staging without a network ends with: ${this.trouble.title} (${this.trouble.id}).`
  }
  readonly hints: ReadonlyArray<string> = [
    "Run `bin/cache DIR prefetch APP_DIR` where there is a network, which leaves in the cache what is missing; or put the packages into `vendor/`."
  ]
}

export interface OfflinePackage {
  readonly name: string
  readonly version?: string
  /** `store`: kept as it is installed; `vendor`: in the app's own folder; `app`: built of the app's files, or named by a path; `downloads`: among what pip has fetched lately. */
  readonly from: "store" | "vendor" | "app" | "downloads" | "missing"
  readonly why?: string
}

export interface OfflineOutlook {
  readonly restages: boolean
  readonly python: { readonly version: string; readonly from: "here" | "cache" | "missing"; readonly why?: string }
  /** pip and its kin; nothing needs them where all packages are in the store. */
  readonly tools: { readonly names: ReadonlyArray<string>; readonly from: "cache" | "buildpack" | "missing" }
  readonly packages: ReadonlyArray<OfflinePackage>
  /** What a staging would warn of. */
  readonly remarks: ReadonlyArray<string>
  readonly trouble?: StagingError
}

/** Whether a package of the buildpack has them all. */
const areBrought = Effect.fnUntraced(function* ({ tools }: Plan) {
  const own = yield* OwnDependencies
  const files = yield* Filesystem
  if (own === undefined) return false
  const found = yield* Effect.forEach(tools, ({ file }) => ifSeen(files.target(join(own.tools, file))))
  return found.every((status) => status?.kind === "file")
})

const toolsOf = Effect.fn("OfflineOutlook.tools")(function* ({ plan }: Decided) {
  const { offer } = plan.python
  const names = plan.tools.map(({ name, version }) => `${name} ${version}`)
  if (yield* areBrought(plan)) return { names, from: "buildpack" as const }
  const cache = yield* Cache
  if (offer._tag === "Obtainable" || cache.location === undefined) return { names, from: "missing" as const }
  return yield* cache
    .tree(toolsKey(offer.runtime, plan.tools), () => Effect.fail("not there"))
    .pipe(
      Effect.as({ names, from: "cache" as const }),
      Effect.orElseSucceed(() => ({ names, from: "missing" as const }))
    )
})

const pythonOf = Effect.fn("OfflineOutlook.python")(function* ({ plan }: Decided) {
  const { offer } = plan.python
  const version = render(versionOf(offer))
  if (offer._tag !== "Obtainable") return { version, from: "here" as const }
  const files = yield* Filesystem
  const obtained = yield* untold(provide(offer, { directory: join(yield* files.temporary(), "python") }))
  return Result.isSuccess(obtained.result)
    ? { version, from: "cache" as const }
    : { version, from: "missing" as const, why: obtained.result.failure.title }
}, Effect.scoped)

/** The lines that ask for something by name, one of each name. */
const asked = (
  lines: ReadonlyArray<{ readonly requirements: ReadonlyArray<Requirement> }>
): ReadonlyArray<Requirement> => [
  ...new Map(
    lines
      .flatMap(({ requirements }) => requirements)
      .flatMap((one) => (one.constraint || one.name === undefined ? [] : [[one.name, one] as const]))
  ).values()
]

const isVendored = ({ name, pin }: Requirement, files: ReadonlyArray<string>): boolean =>
  files.some((file) => {
    const [archive = "", version = ""] = sourceArchive(file)?.split("==") ?? []
    const found = wheelFile(file) ?? { name: archive, version }
    return normalise(found.name) === name && (pin === undefined || pin === found.version)
  })

/** Why what is in the cache is no answer. */
const lackOf = (name: string, found: Outlook | undefined): string => {
  if (found === undefined || (found.restored.length === 0 && found.reasons.length === 0)) return "nothing is kept"
  if (!found.restored.some((one) => one.name === name)) return "the cache has it for no app like this one"
  return found.reasons.length === 0
    ? "what the cache has of it is damaged or gone"
    : `the cache has it for the app as it was: ${found.reasons.join(", ")}`
}

const lacking = Effect.fn("OfflineOutlook.lacking")(function* (decided: Decided, found: Outlook | undefined) {
  const { application, plan } = decided
  const { offer } = plan.python
  if (offer._tag === "Obtainable") return []
  const { lines } = yield* ask(decided, offer.runtime)
  return asked(lines).map(({ localPath, name = "", pin, ...line }): OfflinePackage => {
    const base = { name, ...(pin === undefined ? {} : { version: pin }) }
    if (localPath !== undefined) return { ...base, from: "app" }
    if (isVendored({ ...line, name, ...(pin === undefined ? {} : { pin }) }, application.vendored ?? []))
      return { ...base, from: "vendor" }
    return { ...base, from: "missing", why: lackOf(name, found) }
  })
})

/** Plans and stages with the network gone; the cache stays as it is. */
export const offlineOutlook = Effect.fn("OfflineOutlook.offlineOutlook")(function* (decided: Decided, app: string) {
  const found = yield* outlook(decided)
  const [python, tools, { details, result, warnings }] = yield* unplugged(
    Effect.all([pythonOf(decided), toolsOf(decided), untold(withDownloads(rehearse(app)))])
  )
  // What the plan tells stands there.
  const told = new Set(decided.plan.notices.map(({ text }) => text))
  const remarks = warnings.map(({ text }) => text).filter((text) => !told.has(text))
  if (Result.isFailure(result)) {
    const answer: OfflineOutlook = {
      restages: false,
      python,
      tools,
      packages: yield* lacking(decided, found),
      remarks: details.filter((text) => text.startsWith(vendorLacks)),
      trouble: result.failure
    }
    return answer
  }
  const { chosenBefore, restored, snapshot, vendored } = result.success
  const packages = Object.entries(snapshot.packages).map(([name, { content, version }]): OfflinePackage => ({
    name,
    version,
    from:
      restored || chosenBefore.has(name)
        ? "store"
        : vendored.has(name)
          ? "vendor"
          : content === undefined
            ? "downloads"
            : "app"
  }))
  const answer: OfflineOutlook = { restages: true, python, tools, packages, remarks }
  return answer
})

/** The answer for programs. */
export const offlineAsJson = ({ trouble, ...answer }: OfflineOutlook) => ({
  ...answer,
  ...(trouble === undefined ? {} : { trouble: { id: trouble.id, title: trouble.title, message: trouble.message } })
})

/** A plan that is made without a network. */
export const planOffline = (app: string) => unplugged(plan(app, true))

/** Stages with all that is there, for what that leaves in the cache, then looks whether it would do without a network. */
export const prefetched = Effect.fn("OfflineOutlook.prefetched")(function* (app: string) {
  yield* rehearse(app)
  return yield* offlineOutlook(yield* planOffline(app), app)
})

const places = {
  store: "in the store",
  vendor: "in vendor/",
  app: "in the app",
  downloads: "among what pip has fetched, for as long as the index said",
  missing: "missing"
} as const
const ofPython = { here: "on this machine", cache: "in the cache", missing: "missing" } as const
const ofTools = { cache: "in the cache", buildpack: "in the buildpack", missing: "missing" } as const

const because = (why: string | undefined): string => (why === undefined ? "" : ` (${why})`)

export const explainOffline = ({ packages, python, remarks, restages, tools, trouble }: OfflineOutlook): string => {
  const isNeeded = packages.some(({ from }) => from !== "store")
  const lines = [
    restages ? "It would be staged again: yes." : "It would be staged again: no.",
    `Python ${python.version}: ${ofPython[python.from]}${because(python.why)}`,
    // Where nothing is resolved, there are none.
    ...(tools.names.length === 0
      ? []
      : [
          `${tools.names.join(", ")}: ${ofTools[tools.from]}${isNeeded || tools.from !== "missing" ? "" : ", and not needed"}`
        ]),
    ...packages
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(
        ({ from, name, version, why }) =>
          `${name}${version === undefined ? "" : ` ${version}`}: ${places[from]}${because(why)}`
      ),
    ...remarks.flatMap((text) => text.split("\n"))
  ]
  const error = trouble === undefined ? undefined : new NeedsNetwork({ trouble })
  const told =
    error === undefined ? [] : ["", `${error.title}.`, ...error.message.split("\n"), ...error.hints, `(${error.id})`]
  return [
    "",
    "Without the network",
    ...[...lines, ...told].map((line) => (line === "" ? "" : `  ${printable(line)}`))
  ].join("\n")
}
