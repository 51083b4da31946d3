/** A plan in words: what `bin/plan` prints for a person. */
import { type Change, prefix } from "../domain/EnvironmentDelta.ts"
import * as Origin from "../domain/Origin.ts"
import { type ClosureInput, headline, isAlone, type Plan } from "../domain/Plan.ts"
import type { Engine } from "../engines/Engine.ts"
import type { RuntimeOffer } from "../domain/Runtime.ts"
import { printable, visible } from "../domain/StagingError.ts"

const section = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)]

const considered = ({ python: { absent = [], considered } }: Plan): ReadonlyArray<string> => [
  ...(absent.length === 0 ? [] : [`${absent.join(", ")}: not there`]),
  ...considered.map(({ asked, origin, says, verdict }) =>
    says !== undefined
      ? `${Origin.describe(origin)} ${says}: ${verdict}`
      : asked === ""
        ? `${Origin.describe(origin)}: ${verdict}`
        : `${Origin.describe(origin)} asks for ${asked}: ${verdict}`
  )
]

const withExtras = ({ extras = [] }: { readonly extras?: ReadonlyArray<string> }): string =>
  extras.length === 0 ? "" : `, with ${extras.join(", ")}`

const input = (one: ClosureInput): string => {
  switch (one._tag) {
    case "RequirementFile":
      return `-r ${one.path}`
    case "ProjectDependencies":
      return one.names.join(", ")
    case "Locked":
      return `${one.packages.length} packages, as ${one.path} fixes them`
    case "Folder":
      return `${one.path === "." ? "the app itself" : `./${one.path}`}, built as a wheel${withExtras(one)}`
  }
}

const installs = (plan: Plan): ReadonlyArray<string> =>
  plan.installs.flatMap((install) => [
    `${install.title}, because of ${install.files.join(", ")}`,
    ...(isAlone(install) ? [] : install.inputs.map((one) => `  ${input(one)}`))
  ])

const installed = (plan: Plan): ReadonlyArray<string> => {
  if (plan.environment !== undefined)
    return [`the kept environment ${visible(plan.environment)} as it was ($PYTHON_ENVIRONMENT), and nothing else`]
  return plan.installs.length === 0 ? ["nothing"] : installs(plan)
}

/** In the engine's own words, and in the order in which things happen; of a kept environment nothing but the last. */
const runs = (plan: Plan, engine: Pick<Engine, "describe">): ReadonlyArray<string> => {
  const described = [
    ...engine.describe(plan),
    ...plan.installs.filter(isAlone).map(({ installer, title }) => `${installer}: ${title}`)
  ]
  return described.length === 0
    ? []
    : [
        ...described,
        "compilation by the chosen Python of what the cache does not have compiled",
        "unpacking; where the cache has the whole environment, this alone"
      ]
}

const change = (one: Change, home: string): string => {
  const value = "value" in one ? one.value.replaceAll(prefix, home) : ""
  switch (one._tag) {
    case "Set":
      return `${one.name}=${value}`
    case "Default":
      return `${one.name}=${value}, unless it is set`
    case "Prepend":
      return `${one.name}=${value}${one.delimiter}$${one.name}`
    case "Append":
      return `${one.name}=$${one.name}${one.delimiter}${value}`
    case "Unset":
      return `${one.name} is removed`
  }
}

/** Where the Python is, or where a staging would get it from; `provider` for people. */
const place = (offer: RuntimeOffer, provider: string): string => {
  if (offer._tag === "Obtainable")
    return `put in place by the staging, from ${printable(offer.from)} (${provider}, ${offer.platform})`
  const { executable, libc, platform } = offer.runtime
  return `${printable(executable)} (${provider}, ${platform}${libc === "" ? "" : `, ${libc}`})`
}

export interface Surroundings {
  /** The engine that is run. */
  readonly engine: Pick<Engine, "describe">
  /** Who offers the Python, for people. */
  readonly provider: string
  /** Whose Pythons count, in which order, and why. */
  readonly order?: string
  /** The prefix where the app runs, for people: `$HOME/staged`. */
  readonly home: string
  /** Lines about how the app is started, which is no part of what is staged. */
  readonly starts?: ReadonlyArray<string>
  /** Lines about the programs of the app's own that a staging runs. */
  readonly own?: ReadonlyArray<string>
}

export const explain = (plan: Plan, { engine, home, order, own = [], provider, starts = [] }: Surroundings): string => {
  return [
    headline(plan.python),
    `  ${place(plan.python.offer, provider)}`,
    ...section("Looked at", considered(plan)),
    ...section("Pythons are asked for of", order === undefined ? [] : [order]),
    ...section("Pythons of this stack", plan.stack.length === 0 ? [] : [plan.stack.join(", ")]),
    ...section("Pythons that can be put in place", plan.obtainable === undefined ? [] : [plan.obtainable.join(", ")]),
    ...section(
      "Interpreters left out",
      plan.rejectedRuntimes.map(({ executable, reason }) => `${printable(executable)}: ${printable(reason)}`)
    ),
    ...section("Installs", installed(plan)),
    ...section(
      "Tools",
      plan.tools.map(({ name, sha256, version }) => `${name} ${version} (sha256 ${sha256.slice(0, 12)}…)`)
    ),
    ...section("Runs", runs(plan, engine)),
    ...section("Runs of the app's own", own),
    ...section("Writes", plan.writes),
    ...section("Starts", starts),
    ...section(
      "Environment of the running app",
      [...plan.launch.environment, ...plan.launch.serving].map((one) => change(one, home))
    ),
    ...section(
      "To know",
      plan.notices.map(({ level, text }) => `${level === "warning" ? "Warning: " : ""}${text.replaceAll("\n", "\n  ")}`)
    ),
    ""
  ].join("\n")
}
