/** Applications of WSGI and ASGI: which of them are meant, and what serves each. */
import { bestOf, candidatesOf, type WebCandidate } from "./Candidates.ts"
import { namedCandidate } from "./NamedEntries.ts"
import { type StartChoice, type Offered, placed, type StartDecision, type StartQuestion } from "./StartChoice.ts"
import { placeOf, serverIn, serversOf } from "./Scripts.ts"
import { servingOf, usualServer } from "./Servers.ts"
import { adviceFor, developmentServer, needsArguments, noServer, titleOf, usualCommand } from "./StartMessages.ts"

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
  return (
    both.map((some) => some.filter(isServed)).find((some) => some.length > 0) ??
    both.find((some) => some.length > 0) ??
    all
  )
}

const choose = (question: StartQuestion): ReadonlyArray<WebCandidate> => {
  const all = candidatesOf(question.facts)
  const best = bestOf(all)
  return best.some(isOfDjango) ? bestOf(ofDjango(all.filter(isOfDjango), question)) : best
}

type Decided = Omit<StartDecision, "details">

/** A script of the app's own that serves as it should; else the server of Flask itself, for want of another. */
const withoutServer = (candidate: WebCandidate, question: StartQuestion): Decided => {
  const { brought, facts, isInstalled } = question
  const { framework } = candidate.object
  const own = serverIn(candidate.module)
  const scripts = [...(own === undefined ? [] : [own]), ...serversOf(facts)]
  const script = scripts.find(({ honours, run }) => honours && (run.server === framework || run.method === undefined))
  const process = { type: "web", ...placed((script?.module ?? candidate.module).base, isInstalled) }
  const advice = adviceFor(framework, candidate.object.name)
  if (script !== undefined) {
    const why = `${titleOf(candidate)}, which ${placeOf(script.module, script.run)} serves`
    const { command } = script
    return {
      processes: [{ ...process, command, why, file: script.module.path }],
      warnings: script.isForDevelopers ? [developmentServer(command, advice)] : []
    }
  }
  if (framework !== "flask" || !brought.has("flask"))
    return { processes: [], warnings: [noServer(candidate, usualServer(candidate))] }
  const { given, target } = candidate
  const app = given === undefined ? target : `'${target}(${given})'`
  const command = `flask --app ${app} run --host 0.0.0.0 --port $PORT`
  const why = `${titleOf(candidate)}, served by Flask's own server`
  return {
    processes: [{ ...process, command, why, ...objectOf(candidate) }],
    warnings: [developmentServer(command, advice)]
  }
}

/** What is called with something is not imported once: nobody here calls it so. */
const objectOf = ({ given, isFactory, module, target }: WebCandidate) => ({
  file: module.path,
  ...(given === undefined ? { object: { target, isFactory, base: module.base } } : {})
})

const decided = (candidate: WebCandidate, question: StartQuestion): Decided => {
  if ("needs" in candidate.object && candidate.object.needs.length > 0 && candidate.given === undefined)
    return { processes: [], warnings: [needsArguments(candidate)] }
  const serving = servingOf(candidate, question.brought)
  if (serving === undefined) return withoutServer(candidate, question)
  const offered: Offered = {
    type: "web",
    command: serving.command,
    ...placed(candidate.module.base, question.isInstalled),
    why: `${titleOf(candidate)}, served by ${serving.server}`,
    ...objectOf(candidate)
  }
  return { processes: [offered], warnings: [], framework: candidate.object.framework }
}

const choiceOf =
  (question: StartQuestion) =>
  (candidate: WebCandidate): StartChoice => ({
    rank: candidate.rank,
    path: candidate.module.path,
    possible: {
      type: "web",
      title: titleOf(candidate),
      command: servingOf(candidate, question.brought)?.command ?? usualCommand(candidate),
      ...placed(candidate.module.base, question.isInstalled)
    },
    decide: () => decided(candidate, question)
  })

/** What the app's settings name, whatever else there is. */
export const namedApplication = (question: StartQuestion): StartChoice | undefined => {
  const candidate = namedCandidate(question)
  return candidate === undefined ? undefined : choiceOf(question)(candidate)
}

/** The best, and all that are as good. */
export const applicationsOf = (question: StartQuestion): ReadonlyArray<StartChoice> =>
  choose(question).map(choiceOf(question))

/** All that could be it; of a project of Django's, which has several for one, the best alone. */
export const allApplications = (question: StartQuestion): ReadonlyArray<StartChoice> => {
  const all = candidatesOf(question.facts)
  const project = bestOf(ofDjango(all.filter(isOfDjango), question)).slice(0, 1)
  return [...all.filter((one) => !isOfDjango(one)), ...project].map(choiceOf(question))
}
