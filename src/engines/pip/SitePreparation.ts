/** Makes ready what pip and its builds need: private places, the chosen Python first on PATH, the tools of its band. */
import { lockOf } from "../../domain/Plan.ts"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import { Footprint } from "../../domain/Footprint.ts"
import { PIP_NO_INDEX } from "../../domain/Options.ts"
import { asker, stackInputs } from "../../keys/EnvironmentInputs.ts"
import { sha256 } from "../../services/Digest.ts"
import { Env, type Interface as EnvInterface } from "../../services/Env.ts"
import { Filesystem, join, within } from "../../services/Filesystem.ts"
import { Report } from "../../services/Report.ts"
import { buildVariables, hiddenFromBuilds, pipVariables } from "../../keys/BuildVariables.ts"
import { isRemoved } from "../../programs/ChildEnvironment.ts"
import { downloadsOf } from "./DownloadCache.ts"
import { ageLimit } from "./ReleaseAge.ts"
import * as Tools from "./PackagingTools.ts"
import { linkPython } from "../../programs/PythonLinks.ts"
import type { RequestedOptions, PipSite } from "./PipSite.ts"
import type { EngineTask, IndexDeadline } from "../Engine.ts"

const isOn = (value: string): boolean => /^(?:1|t|true|y|yes|on)$/i.test(value)

/** Options that explain failures, by the end of the variable that gives them; true for those without a value. */
const explaining: Readonly<Record<string, boolean>> = {
  BUILD_CONSTRAINT: false,
  CONSTRAINT: false,
  FIND_LINKS: false,
  NO_BINARY: false,
  NO_DEPS: true,
  ONLY_BINARY: false,
  PREFER_BINARY: true,
  PRE: true,
  REQUIRE_HASHES: true
}

/** What pip's own variables give, as far as it tells no secret. */
const givenByVariables = (env: EnvInterface): NonNullable<RequestedOptions["options"]["variables"]> =>
  [...pipVariables(env)].flatMap(([variable, value]) => {
    const end = variable.toUpperCase().replace(/^PIP_/, "")
    const flag = explaining[end]
    if (flag === undefined || (flag && !isOn(value))) return []
    return [{ name: `--${end.toLowerCase().replaceAll("_", "-")}`, variable, value: flag ? "" : value }]
  })

/** What failures are traced back to. */
const askedIn = ({ options, requirements, root }: EngineTask, env: EnvInterface): RequestedOptions => ({
  ...(requirements === undefined ? {} : { requirements }),
  options: {
    options: options.wheel.map((word) => word.replace(`=${root}/`, "=")),
    requirements: options.requirements,
    noIndex: isOn(env.get(PIP_NO_INDEX) ?? ""),
    variables: givenByVariables(env)
  }
})

/** What a single build can see of everything that decides an environment. */
export const surroundings = (
  { inputs, lines, options }: Pick<EngineTask, "inputs" | "lines" | "options">,
  env: EnvInterface
): string => {
  const mentioned = lines.flatMap(({ variables }) => variables)
  // What no child is given is seen by no build: $PIP_GROUP decides what is installed, and not what that is built into.
  const ofPip = [...pipVariables(env).keys()].filter((name) => !isRemoved(name))
  const variables = [...buildVariables(env).keys(), ...ofPip, ...mentioned]
  // What a build needs is resolved under these constraints; those of requirement files do not reach it.
  const constraining = new Set(["$PIP_CONSTRAINT", "$PIP_BUILD_CONSTRAINT"])
  if (options.names.includes("--build-constraint")) constraining.add("$PIP_OPTS")
  const constraints = lines.filter(({ files }) => constraining.has(files[0] ?? "")).flatMap(({ files }) => files)
  const names = new Set([...variables.map((name) => `$${name}`), ...constraints])
  return sha256(JSON.stringify([...stackInputs(inputs), ...[...names].map((name) => [name, inputs[name]])]))
}

export const prepareSite = Effect.fn("SitePreparation.prepare")(function* (
  task: EngineTask,
  patience: IndexDeadline | undefined
) {
  const { indexOptions, lines, options, plan, prefix, root, runtime, work } = task
  const files = yield* Filesystem
  const report = yield* Report
  const env = yield* Env
  const { repository } = yield* Footprint
  yield* files.makeDirectory(join(work, "tmp"))
  yield* linkPython({ prefix: work, runtime })
  const downloads = yield* downloadsOf(work, task.refetch !== true, task.inputs[asker])
  const mentions = lines.flatMap((one) => one.mentions)
  const place = { root, runtime, work, prefix, downloads, indexOptions, optionEnv: options.env, others: task.others }
  const pip = yield* Tools.provide(place, plan.tools)
  yield* report.debug(`pip ${pip.version} at ${pip.path}`)
  const lock = lockOf(plan.installs)
  const limit = ageLimit(options.releaseAge, yield* Clock.currentTimeMillis)
  const site: PipSite = {
    runtime,
    root,
    prefix,
    work,
    pip,
    index: { args: indexOptions, env: options.env },
    mentions,
    hidden: hiddenFromBuilds(env, mentions),
    downloads,
    patience,
    surroundings: surroundings(task, env),
    wheels: join(work, "wheels"),
    ...(limit === undefined ? {} : { ageLimit: limit }),
    ...(repository === undefined ? {} : { folder: within(root, repository) }),
    ...(task.rebuilt === undefined ? {} : { rebuilt: task.rebuilt }),
    python: { origin: plan.python.origin, isDefault: plan.python.isDefault },
    ...(lock === undefined ? {} : { lock: { file: lock.path, command: lock.command } }),
    asked: askedIn(task, env)
  }
  return site
})
