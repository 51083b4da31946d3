/** How an app will be started, as far as it is known before anything is installed: the same reading and decision as in a staging. */
import * as Effect from "effect/Effect"
import type { ListeningEvidence } from "./domain/ListeningEvidence.ts"
import { noCode } from "./domain/CodeFacts.ts"
import { normalise } from "./domain/PackageName.ts"
import { foldersOf } from "./domain/Plan.ts"
import { isStrings, isTable, tableAt } from "./formats/TomlDocument.ts"
import { isSure, starts } from "./launch/Processes.ts"
import { broughtOf } from "./launch/Servers.ts"
import type { StartDecision } from "./launch/StartChoice.ts"
import { decideStart } from "./launch/StartDecision.ts"
import { ask, type Decided } from "./Planning.ts"
import { readCode } from "./starting/CodeReading.ts"
import { entryPoints } from "./survey/EntryPoints.ts"
import { portEvidence } from "./survey/PortEvidence.ts"

export interface PackageVersion {
  readonly name: string
  readonly version: string
}

const open: ListeningEvidence = { _tag: "Open" }

/** What the extras of frameworks bring that serves them, and frameworks themselves: what is asked for is all that is known before pip was asked. */
const broughtBy: Readonly<Record<string, ReadonlyArray<string>>> = {
  "fastapi[standard]": ["uvicorn", "fastapi-cli"],
  "fastapi[all]": ["uvicorn"],
  "litestar[standard]": ["uvicorn"],
  "uvicorn[standard]": [],
  "channels[daphne]": ["daphne"],
  quart: ["hypercorn"],
  "functions-framework": ["flask", "gunicorn"],
  dash: ["flask"],
  "flask-restx": ["flask"]
}

/** A release of which nothing is known is taken to be new. */
const unknownVersion = "9999"

/** What the app's own package requires, as its `pyproject.toml` says it: of Poetry's table, the names and extras. */
const ownRequirements = ({ application: { pyproject } }: Decided): ReadonlyArray<string> => {
  const ofPoetry = Object.entries(tableAt(pyproject?.document ?? {}, "tool", "poetry", "dependencies"))
  return [
    ...(pyproject?.project?.dependencies ?? []),
    ...ofPoetry.map(
      ([name, value]) => `${name}${isTable(value) && isStrings(value["extras"]) ? `[${value["extras"].join()}]` : ""}`
    )
  ]
}

/** What the app asks for, where nothing that is installed is kept. */
const askedOf = Effect.fn("StartOutlook.asked")(
  function* (decided: Decided) {
    const { offer } = decided.plan.python
    if (offer._tag !== "Installed") return []
    const { dependencies, lines, locked } = yield* ask(decided, offer.runtime)
    const asked = lines
      .flatMap(({ requirements }) => requirements)
      .filter(({ constraint }) => !constraint)
      .flatMap(({ extras, name, pin }) =>
        name === undefined ? [] : [{ name, extras, version: pin ?? unknownVersion }]
      )
    const more = [...dependencies, ...ownRequirements(decided), ...locked.lines].flatMap((line): typeof asked => {
      const [, name = "", extras = "", version] = /^([\w.-]+)\s*(?:\[([^\]]*)\])?\s*(?:==\s*([\w.]+))?/.exec(line) ?? []
      return name === ""
        ? []
        : [{ name, extras: extras.split(",").map((one) => one.trim()), version: version ?? unknownVersion }]
    })
    return [...asked, ...more].flatMap(({ extras, name, version }): ReadonlyArray<PackageVersion> => {
      const known = ["", ...extras.map((extra) => `[${extra}]`)].flatMap(
        (end) => broughtBy[`${normalise(name)}${end}`] ?? []
      )
      return [{ name, version }, ...known.map((one) => ({ name: one, version: unknownVersion }))]
    })
  },
  Effect.orElseSucceed((): ReadonlyArray<PackageVersion> => [])
)

/** `web: gunicorn app:app, since …`; of what nobody can tell, the words of the warning. */
const linesOf = ({ details, processes, warnings }: StartDecision): ReadonlyArray<string> => [
  ...processes.map(
    ({ command, directory, type, why }) =>
      `${type}: ${command}${directory === undefined ? "" : `, in ${directory}`}, for ${why}`
  ),
  ...[...warnings.map(({ text }) => text), ...details].flatMap((text) => text.split("\n"))
]

/** Lines for people. `kept` is what an earlier staging has installed, where that is restored. */
export const startsOf = Effect.fn("StartOutlook.starts")(function* (
  decided: Decided,
  kept?: ReadonlyArray<PackageVersion>
) {
  const { application, plan } = decided
  const { folder, isStartedAtTop, procfile, root } = application
  const isInstalled = foldersOf(plan.installs).length > 0
  const hasPackage = isInstalled || application.wheels !== undefined
  const { offer } = plan.python
  const within = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
    folder === undefined || isStartedAtTop === true ? lines : lines.map((line) => `${line}; in ${folder}`)
  if (isSure(procfile)) return within(starts(procfile, hasPackage, open))
  if (offer._tag !== "Installed") return ["read from the app's code, once its Python is there"]
  const { facts = noCode } = yield* readCode(root, offer.runtime, Effect.void)
  const brought = broughtOf(kept ?? (yield* askedOf(decided)))
  const decision = decideStart({
    facts,
    named: yield* entryPoints(application),
    brought,
    isInstalled,
    hasCommand: hasPackage,
    names: application.names
  })
  const isServed = decision.processes.some(({ type }) => type === "web")
  // A command of its own may serve what nothing else does.
  const found = linesOf(isServed || !hasPackage ? decision : { ...decision, warnings: [], details: [] })
  const isOpen = !isServed && (hasPackage || found.length === 0)
  const others = isOpen ? starts(undefined, hasPackage, hasPackage ? yield* portEvidence(root) : open) : []
  const before = procfile === undefined ? [] : starts(procfile, hasPackage, open)
  return [...within(before), ...(isServed ? within(found) : found), ...(hasPackage ? within(others) : others)]
})
