/** What starts an app that does not say it: from its code, by what it has brought. Pure; what nobody can tell is told, not guessed. */
import type { CodeFacts } from "../domain/CodeFacts.ts"
import type { ProcessType } from "../domain/Launch.ts"
import type { Warning } from "../domain/StagingError.ts"
import { bestOf, type Candidate, candidatesOf } from "./Candidates.ts"
import { serverIn } from "./Scripts.ts"
import { type Brought, servingOf, usualServer } from "./Servers.ts"
import {
  developmentServer,
  fixedPort,
  needsArguments,
  noServer,
  noStart,
  severalCandidates,
  titleOf
} from "./StartMessages.ts"

/** What is imported once, to see whether it can be. */
export interface StartObject {
  /** `shop.wsgi:application` */
  readonly target: string
  readonly isFactory: boolean
  /** The folder that it is found from, from the app's root; empty for that. */
  readonly base: string
}

export interface Offered extends ProcessType {
  /** A clause with the place: `Flask application in app.py line 3, served by gunicorn`. */
  readonly why: string
  readonly object?: StartObject
}

export interface StartDecision {
  readonly processes: ReadonlyArray<Offered>
  readonly warnings: ReadonlyArray<Warning>
}

export interface Known {
  readonly facts: CodeFacts
  readonly brought: Brought
  /** The app's own package is installed, so what is in `src` is found from anywhere. */
  readonly isInstalled: boolean
}

const nothing: StartDecision = { processes: [], warnings: [] }

/** Where it is started: in the folder that its module is found from. */
const placed = (base: string, isInstalled: boolean): { readonly directory?: string } =>
  base === "" || (base === "src" && isInstalled) ? {} : { directory: base }

const offered = (candidate: Candidate, command: string, by: string, known: Known): Offered => ({
  type: "web",
  command,
  ...placed(candidate.module.base, known.isInstalled),
  why: `${titleOf(candidate)}, ${by}`,
  object: { target: candidate.target, isFactory: candidate.isFactory, base: candidate.module.base }
})

/** The one that Django's settings name, where they name one of them. */
const byStatement = (all: ReadonlyArray<Candidate>, { brought, facts }: Known): ReadonlyArray<Candidate> => {
  const key = brought.has("channels") || !brought.has("gunicorn") ? "ASGI_APPLICATION" : "WSGI_APPLICATION"
  const other = key === "ASGI_APPLICATION" ? "WSGI_APPLICATION" : "ASGI_APPLICATION"
  for (const name of [key, other] as const) {
    const named = facts.modules.flatMap((module) => {
      const value = module[name]?.value
      return value === undefined ? [] : [{ base: module.base, target: value.replace(/\.(\w+)$/, ":$1") }]
    })
    const found = all.filter((one) =>
      named.some(({ base, target }) => base === one.module.base && target === one.target)
    )
    const served = found.filter((one) => servingOf(one, brought) !== undefined)
    if (served.length > 0) return served
    if (found.length > 0 && name === other) return found
  }
  return all
}

/** One of each project of Django's counts: that of the interface that it has brought a server for. */
const choose = (known: Known): ReadonlyArray<Candidate> => {
  const all = byStatement(candidatesOf(known.facts), known)
  const best = bestOf(all)
  const interfaces = new Set(best.map(({ object }) => object.interface))
  if (interfaces.size < 2 || new Set(best.map(({ module }) => module.module.replace(/\w+$/, ""))).size > 1) return best
  const served = best.filter((one) => servingOf(one, known.brought) !== undefined)
  const wanted = known.brought.has("channels") ? "asgi" : "wsgi"
  const preferred = (served.length > 0 ? served : best).filter(({ object }) => object.interface === wanted)
  return preferred.length > 0 ? preferred : served
}

/** The app's own script where it serves as it should; else the server of Flask itself, for want of another. */
const withoutServer = (candidate: Candidate, known: Known): StartDecision => {
  const script = serverIn(candidate.module)
  if (script?.honours === true)
    return {
      processes: [
        offered(candidate, script.command, `which ${candidate.module.path} serves itself, line ${script.run.line}`, known)
      ],
      warnings: script.isForDevelopers ? [developmentServer(candidate, script.command)] : []
    }
  if (candidate.object.framework !== "flask" || !known.brought.has("flask"))
    return { processes: [], warnings: [noServer(candidate, usualServer(candidate))] }
  const command = `flask --app ${candidate.target} run --host 0.0.0.0 --port $PORT`
  return {
    processes: [offered(candidate, command, "served by Flask's own server", known)],
    warnings: [developmentServer(candidate, command)]
  }
}

const webOf = (known: Known): StartDecision | undefined => {
  const [candidate, ...others] = choose(known)
  if (candidate === undefined) return undefined
  if (others.length > 0) return { processes: [], warnings: [severalCandidates([candidate, ...others])] }
  if ("needs" in candidate.object && candidate.object.needs.length > 0)
    return { processes: [], warnings: [needsArguments(candidate)] }
  const serving = servingOf(candidate, known.brought)
  if (serving === undefined) return withoutServer(candidate, known)
  return {
    processes: [offered(candidate, serving.command, `served by ${serving.server}`, known)],
    warnings: []
  }
}

/** What starts the app, as far as its code and its packages tell. */
export const decideStart = (known: Known): StartDecision => webOf(known) ?? nothing
export { fixedPort, noStart }
