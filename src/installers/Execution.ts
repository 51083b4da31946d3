/** Carries out the installs of a plan into a new user base: one resolution, then each installer in turn. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { ChosenPython, Plan } from "../domain/Plan.ts"
import type { Requirements } from "../domain/Requirements.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { Env, type Interface as EnvInterface } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { compile } from "./Compilation.ts"
import { consoleScripts } from "./EntryPoints.ts"
import type { Installer } from "./Installer.ts"
import { resolve, type Resolved } from "./pip/Closure.ts"
import { conflicts, type Distribution, distributions, install } from "./pip/Installation.ts"
import type { RoutedOptions } from "./pip/Options.ts"
import * as Tools from "./pip/Tools.ts"
import { linkPython, relocate } from "./Relocation.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Asked, Services, Site } from "./Site.ts"

export interface Order {
  readonly root: string
  readonly prefix: string
  readonly work: string
  readonly plan: Plan
  readonly options: RoutedOptions
  /** Where packages come from, as requirement files and $PIP_OPTS say it: for what is fetched besides the closure. */
  readonly indexOptions: ReadonlyArray<string>
  /** For messages. */
  readonly requirements?: Requirements | undefined
  /** Of `[project]` in pyproject.toml. */
  readonly dependencies: ReadonlyArray<string>
  readonly installers: ReadonlyArray<Installer>
  /** The other Pythons of the stack. */
  readonly others: Effect.Effect<ReadonlyArray<Runtime>, StagingError, Services>
}

export interface Executed {
  readonly distributions: ReadonlyArray<Distribution>
  /** Console scripts of the app's own package. */
  readonly ownScripts: ReadonlyArray<string>
  /** Milliseconds by step. */
  readonly times: ReadonlyArray<readonly [string, number]>
}

/** Private places of this staging, and the chosen Python under its usual names first on PATH. */
const prepare = Effect.fn("Execution.prepare")(function* (order: Order, python: ChosenPython) {
  const files = yield* Filesystem
  yield* files.makeDirectory(join(order.work, "tmp"))
  yield* files.makeDirectory(join(order.work, "wheels"))
  yield* linkPython({ prefix: order.work, runtime: python.runtime })
  yield* linkPython({ prefix: order.prefix, runtime: python.runtime })
})

/** What failures are traced back to. */
const askedIn = ({ options, requirements, root }: Order, env: EnvInterface): Asked => ({
  ...(requirements === undefined ? {} : { requirements }),
  options: {
    options: options.wheel.map((word) => word.replace(`=${root}/`, "=")),
    requirements: options.requirements,
    noIndex: /^(?:1|t|true|y|yes|on)$/i.test(env.get("PIP_NO_INDEX") ?? "")
  }
})

const siteOf = Effect.fn("Execution.siteOf")(function* (order: Order) {
  const { options, plan, prefix, root, work } = order
  const { runtime } = plan.python
  const report = yield* Report
  const { indexOptions } = order
  const place = { root, runtime, work, prefix, indexOptions, optionEnv: options.env, others: order.others }
  const pip = yield* Tools.provide(place, plan.tools)
  yield* report.debug(`pip ${pip.version} at ${pip.path}`)
  const site: Site = {
    runtime,
    root,
    prefix,
    work,
    pip,
    index: { args: indexOptions, env: options.env },
    wheels: join(work, "wheels"),
    chosen: new Map(),
    python: { origin: plan.python.origin, isDefault: plan.python.isDefault, newest: plan.stack[0] ?? "" },
    asked: askedIn(order, yield* Env)
  }
  return site
})

const filesOf = (plan: Plan): ReadonlyArray<string> => [
  ...new Set(plan.installs.filter(({ closure }) => closure.length > 0).flatMap(({ files }) => files))
]

/** The list's order is the order of installation, so the app's own files win over a dependency's of the same path. */
const installAll = Effect.fn("Execution.installAll")(function* (order: Order, site: Site, resolved: Resolved) {
  const report = yield* Report
  yield* install(site, resolved.wheels)
  const scripts: Array<string> = []
  for (const one of order.plan.installs.filter(({ closure }) => closure.length === 0)) {
    const installer = order.installers.find(({ id }) => id === one.installer)
    if (installer === undefined)
      return yield* Effect.die(new Error(`The plan names an unknown installer: ${one.installer}`))
    yield* report.step(`Installing ${one.title}`)
    scripts.push(...(yield* installer.install(one, site)).scripts)
  }
  yield* install(site, resolved.own)
  return scripts
})

const warnOfConflicts = Effect.fn("Execution.warnOfConflicts")(function* (
  site: Site,
  installed: ReadonlyArray<Distribution>
) {
  const report = yield* Report
  const lines = yield* conflicts(site, installed)
  if (lines.length > 0) {
    yield* report.warning(
      `Some packages do not fit together (\`pip check\`). The app may still run:\n${lines.map((line) => `  ${line}`).join("\n")}`
    )
  }
})

const measured = <A, E, R>(times: Array<readonly [string, number]>, name: string, effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const begun = yield* Clock.currentTimeMillis
    const result = yield* effect
    times.push([name, (yield* Clock.currentTimeMillis) - begun])
    return result
  })

const packages = Effect.fn("Execution.packages")(function* (order: Order, times: Array<readonly [string, number]>) {
  const { dependencies, options, plan } = order
  const report = yield* Report
  const inputs = plan.installs.flatMap(({ closure }) => closure)
  const site = yield* measured(times, "tools", siteOf(order))
  const shared = plan.installs.filter(({ closure }) => closure.length > 0).map(({ title }) => title)
  if (shared.length > 0) yield* report.step(`Installing ${shared.join(" and ")}`)
  const resolved = yield* measured(
    times,
    "resolving and building",
    resolve(site, plan.closure, inputs, { options, dependencies, files: filesOf(plan) })
  )
  const chosen = new Map([...resolved.wheels, ...resolved.own].map(({ name, version }) => [name, version] as const))
  const scripts = yield* measured(times, "installing", installAll(order, { ...site, chosen }, resolved))
  yield* relocate(site)
  const installed = yield* distributions(site)
  // One reads metadata while the other writes compiled files: neither waits for the other.
  const closing = Effect.all([warnOfConflicts(site, installed), compile(site)], { concurrency: 2 })
  yield* measured(times, "compiling and checking", closing)
  const declared = yield* consoleScripts(
    site,
    installed,
    resolved.own.map(({ name }) => name)
  )
  return { distributions: installed, ownScripts: [...declared, ...scripts], times }
})

export const execute = Effect.fn("Execution.execute")(function* (order: Order) {
  const times: Array<readonly [string, number]> = []
  yield* prepare(order, order.plan.python)
  const nothing = order.plan.installs.length === 0 && order.options.requirements.length === 0
  const executed: Executed = nothing ? { distributions: [], ownScripts: [], times } : yield* packages(order, times)
  return executed
})
