/** What starts an app that does not say it: from its code, by what it has brought. Pure; what nobody can tell is told, not guessed. */
import {
  type StartChoice,
  nothingOffered,
  type Offered,
  placed,
  type StartDecision,
  type StartQuestion
} from "./StartChoice.ts"
import { bestOf } from "./Candidates.ts"
import { notebookOf, pagesOf } from "./Pages.ts"
import { loneScript, serversOf, type ServingScript } from "./Scripts.ts"
import { adviceFor, developmentServer, fixedPort, nothingFound, severalCandidates } from "./StartMessages.ts"
import { applicationsOf } from "./WebApplications.ts"
import { workersOf } from "./Workers.ts"

const pageChoices = ({ brought, facts, isInstalled }: StartQuestion): ReadonlyArray<StartChoice> =>
  bestOf(pagesOf(facts, brought)).map(({ command, line, module, rank, target, title }) => {
    const at = `${title} (${module.path} line ${line})`
    const process = { type: "web", command, ...placed(module.base, isInstalled) }
    return {
      rank,
      possible: { ...process, title: at },
      decide: () => ({
        processes: [
          {
            ...process,
            why: at,
            ...(target === undefined ? {} : { object: { target, isFactory: false, base: module.base } })
          }
        ],
        warnings: []
      })
    }
  })

const scriptChoice = (script: ServingScript, isInstalled: boolean): StartChoice => {
  const { command, honours, isForDevelopers, module, run } = script
  const at = `${module.path} line ${run.line} serves`
  const process = { type: "web", command, ...placed(module.base, isInstalled) }
  const object = module.objects.find(({ framework }) => framework === run.server)?.name ?? "app"
  return {
    rank: script.rank,
    possible: { ...process, title: at },
    decide: () =>
      honours
        ? {
            processes: [{ ...process, why: at }],
            warnings: isForDevelopers ? [developmentServer(command, adviceFor(run.server, object, run.atImport))] : []
          }
        : { processes: [], warnings: [fixedPort(module.path, run.line, run.server)] }
  }
}

/** The likeliest by their place and the name of their file; what tells names apart counts among the same kind alone. */
const likeliest = (all: ReadonlyArray<StartChoice>): ReadonlyArray<StartChoice> => {
  const keyOf = ({ rank }: StartChoice): number => (rank[0] ?? 0) * 10 + (rank[1] ?? 0)
  const least = Math.min(...all.map(keyOf))
  return all.filter((one) => keyOf(one) === least)
}

const webOf = (question: StartQuestion): Omit<StartDecision, "details"> | undefined => {
  const { facts, isInstalled } = question
  const found = likeliest([...applicationsOf(question), ...pageChoices(question)])
  const all = found.length > 0 ? found : likeliest(serversOf(facts).map((script) => scriptChoice(script, isInstalled)))
  const [choice, ...others] = all
  if (choice === undefined) return undefined
  return others.length === 0
    ? choice.decide()
    : { processes: [], warnings: [severalCandidates(all.map(({ possible }) => possible))] }
}

const workerOf = ({ brought, facts, isInstalled }: StartQuestion): Omit<StartDecision, "details"> => {
  const found = workersOf(facts, brought).map(({ command, line, module, title }) => ({
    type: "worker",
    command,
    ...placed(module.base, isInstalled),
    title: `${title} (${module.path} line ${line})`
  }))
  const [worker, ...others] = found
  if (worker === undefined) return { processes: [], warnings: [] }
  if (others.length > 0) return { processes: [], warnings: [severalCandidates(found)] }
  const { title, ...process } = worker
  return { processes: [{ ...process, why: title }], warnings: [] }
}

/** A program that starts another one's folder first is written for one folder. */
const inOneFolder = (web: ReadonlyArray<Offered>, workers: ReadonlyArray<Offered>): ReadonlyArray<Offered> => {
  const [first] = web
  return first === undefined ? workers : workers.filter(({ directory }) => directory === first.directory)
}

/** Paths that every shell, and none, reads as they are; no other stands in a command. */
const plainPath = /^(?!-)[\w.-]+(?:\/(?!-)[\w.-]+)*$/

/** What starts the app, as far as its code and its packages tell. */
export const decideStart = (asked: StartQuestion): StartDecision => {
  const modules = asked.facts.modules.filter(({ path }) => plainPath.test(path))
  const question = { ...asked, facts: { ...asked.facts, modules } }
  const web = webOf(question)
  const worker = workerOf(question)
  const processes = [...(web?.processes ?? []), ...inOneFolder(web?.processes ?? [], worker.processes)]
  const warnings = [...(web?.warnings ?? []), ...worker.warnings]
  if (processes.length > 0 || warnings.length > 0)
    return { ...(web ?? nothingOffered), processes, warnings, details: [] }
  const notebook = notebookOf([...(question.names ?? [])], question.brought)
  if (notebook !== undefined)
    return {
      ...nothingOffered,
      processes: [{ type: "web", command: notebook, why: "the one notebook, shown by Voilà" }]
    }
  const script = question.hasCommand === true ? undefined : loneScript(question.facts)
  if (script !== undefined) {
    const { base, ...offered } = script
    return { ...nothingOffered, processes: [{ ...offered, ...placed(base, question.isInstalled) }] }
  }
  return question.facts.modules.length === 0 ? nothingOffered : { ...nothingOffered, details: [nothingFound] }
}
