/** What starts an app that does not say it: from its code, by what it has brought. Pure; what nobody can tell is told, not guessed. */
import type { CodeFacts } from "../domain/CodeFacts.ts"
import type { ProcessType } from "../domain/Launch.ts"
import type { Warning } from "../domain/StagingError.ts"
import { bestOf, type WebCandidate, candidatesOf } from "./Candidates.ts"
import { serverIn } from "./Scripts.ts"
import { type Brought, servingOf, usualServer } from "./Servers.ts"
import { developmentServer, needsArguments, noServer, severalCandidates, titleOf } from "./StartMessages.ts"

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

export interface StartQuestion {
  readonly facts: CodeFacts
  readonly brought: Brought
  /** The app's own package is installed, so what is in `src` is found from anywhere. */
  readonly isInstalled: boolean
}

const nothing: StartDecision = { processes: [], warnings: [] }

/** Where it is started: in the folder that its module is found from. */
const placed = (base: string, isInstalled: boolean): { readonly directory?: string } =>
  base === "" || (base === "src" && isInstalled) ? {} : { directory: base }

const offered = (candidate: WebCandidate, command: string, by: string, known: StartQuestion): Offered => ({
  type: "web",
  command,
  ...placed(candidate.module.base, known.isInstalled),
  why: `${titleOf(candidate)}, ${by}`,
  object: { target: candidate.target, isFactory: candidate.isFactory, base: candidate.module.base }
})

const isOfDjango = ({ object }: WebCandidate): boolean => /^(?:django|channels)/.test(object.framework)

/** A project of Django's is started as its settings say, by the interface that it has brought a server for. */
const ofDjango = (all: ReadonlyArray<WebCandidate>, { brought, facts }: StartQuestion): ReadonlyArray<WebCandidate> => {
  const isOfChannels = brought.has("channels") || brought.has("daphne")
  const keys = isOfChannels
    ? (["ASGI_APPLICATION", "WSGI_APPLICATION"] as const)
    : (["WSGI_APPLICATION", "ASGI_APPLICATION"] as const)
  const named = keys.map((key) =>
    all.filter(({ module, target }) =>
      facts.modules.some(
        (settings) => settings.base === module.base && settings[key]?.value.replace(/\.(\w+)$/, ":$1") === target
      )
    )
  )
  const both = [...named, all.filter(({ object }) => object.interface === (isOfChannels ? "asgi" : "wsgi")), all]
  const isServed = (one: WebCandidate) => servingOf(one, brought) !== undefined
  return both.find((some) => some.some(isServed)) ?? both.find((some) => some.length > 0) ?? all
}

const choose = (known: StartQuestion): ReadonlyArray<WebCandidate> => {
  const all = candidatesOf(known.facts)
  const best = bestOf(all)
  return best.some(isOfDjango) ? bestOf(ofDjango(all.filter(isOfDjango), known)) : best
}

/** The app's own script where it serves as it should; else the server of Flask itself, for want of another. */
const withoutServer = (candidate: WebCandidate, known: StartQuestion): StartDecision => {
  const script = serverIn(candidate.module)
  if (script?.honours === true)
    return {
      processes: [
        offered(
          candidate,
          script.command,
          `which ${candidate.module.path} serves itself, line ${script.run.line}`,
          known
        )
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

const webOf = (known: StartQuestion): StartDecision | undefined => {
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
export const decideStart = (known: StartQuestion): StartDecision => webOf(known) ?? nothing
