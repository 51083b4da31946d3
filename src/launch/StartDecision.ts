/** What starts an app that does not say it: from its code, by what it has brought. Pure; what nobody can tell is told, not guessed. */
import type { CodeFacts, CodeModule, CodeObject } from "../domain/CodeFacts.ts"
import type { NamedEntry } from "../domain/NamedEntry.ts"
import {
  type StartChoice,
  nothingOffered,
  type Offered,
  placed,
  type StartDecision,
  type StartQuestion
} from "./StartChoice.ts"
import { bestOf, entryRank } from "./Candidates.ts"
import { notebookOf, type Page, pagesOf } from "./Pages.ts"
import { loneScript } from "./LoneScript.ts"
import { nothingFound } from "./NothingFound.ts"
import { otherApplications } from "./OtherApplications.ts"
import { pagesOfBots, placeOf, serversOf, type ServingScript, works } from "./Scripts.ts"
import { adviceFor, developmentServer, fixedPort, severalCandidates, unreadable } from "./StartMessages.ts"
import { type Brought, majorOf } from "./Servers.ts"
import { allApplications, applicationsOf, namedApplication } from "./WebApplications.ts"
import { usedBy } from "./UsedModules.ts"
import { workersOf } from "./Workers.ts"

const pageChoices = (pages: ReadonlyArray<Page>, isInstalled: boolean): ReadonlyArray<StartChoice> =>
  pages.map(({ command, line, module, rank, target, title }) => {
    const at = `${title} (${module.path} line ${line})`
    const process = { type: "web", command, ...placed(module.base, isInstalled) }
    return {
      rank,
      path: module.path,
      possible: { ...process, title: at },
      decide: () => ({
        processes: [
          {
            ...process,
            why: at,
            file: module.path,
            ...(target === undefined ? {} : { object: { target, isFactory: false, base: module.base } })
          }
        ],
        warnings: []
      })
    }
  })

const scriptChoice = (script: ServingScript, isInstalled: boolean): StartChoice => {
  const { command, honours, isForDevelopers, module, run, work } = script
  const serves = `${placeOf(module, run)} serves`
  const at =
    work === undefined
      ? serves
      : `${serves}, beside the ${works.get(work.server) ?? "work"} of ${placeOf(module, work)}`
  const process = { type: "web", command, ...placed(module.base, isInstalled) }
  const object = module.objects.find(({ framework }) => framework === run.server)?.name ?? "app"
  return {
    rank: script.rank,
    path: module.path,
    possible: { ...process, title: at },
    decide: () =>
      honours
        ? {
            processes: [{ ...process, why: at, file: module.path }],
            warnings: isForDevelopers ? [developmentServer(command, adviceFor(run.server, object, run.atImport))] : []
          }
        : { processes: [], warnings: [fixedPort(run.path ?? module.path, run.line, run.server, run.maybe)] }
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
  const named = namedApplication(question)
  if (named !== undefined) return named.decide()
  const pages = pagesOf(facts, question.brought)
  const found = likeliest([...applicationsOf(question), ...pageChoices(bestOf(pages), isInstalled)])
  const all = found.length > 0 ? found : likeliest(serversOf(facts).map((script) => scriptChoice(script, isInstalled)))
  const [choice, ...others] = all
  if (choice === undefined) return undefined
  if (others.length > 0) return { processes: [], warnings: [severalCandidates(all.map(({ possible }) => possible))] }
  const decided = choice.decide()
  if (decided.processes.length === 0) return decided
  // Further pages of the same kind are parts of the one.
  const kind = pages.find(({ module }) => module.path === choice.path)
  const beside = pages.filter(({ module, title }) => title !== kind?.title && entryRank(module.path) < 2)
  const notice = otherApplications(
    choice,
    [...allApplications(question), ...pageChoices(beside, isInstalled)],
    facts.modules
  )
  return notice === undefined ? decided : { ...decided, warnings: [...decided.warnings, notice] }
}

/** `web` is what is started already: a bot that serves a page beside is no second process. */
const workerOf = ({ brought, facts, isInstalled }: StartQuestion, web: ReadonlyArray<Offered>): StartDecision => {
  const all = workersOf(facts, brought).filter(({ command }) => !web.some((one) => one.command.endsWith(command)))
  const found = all.map(({ command, line, module, title }) => ({
    type: "worker",
    command,
    ...placed(module.base, isInstalled),
    title: `${title} (${module.path} line ${line})`,
    file: module.path
  }))
  const [worker, ...others] = found
  if (worker === undefined) return nothingOffered
  if (others.length > 0) return { ...nothingOffered, warnings: [severalCandidates(found)] }
  const { title, ...process } = worker
  return { processes: [{ ...process, why: title }], warnings: [], details: all.flatMap(({ detail }) => detail ?? []) }
}

/** A program that starts another one's folder first is written for one folder. */
const inOneFolder = (web: ReadonlyArray<Offered>, workers: ReadonlyArray<Offered>): ReadonlyArray<Offered> => {
  const [first] = web
  return first === undefined ? workers : workers.filter(({ directory }) => directory === first.directory)
}

/** gunicorn listens on $PORT unless its own file says something else; what stands in the command goes before that. */
const onPort =
  ({ modules }: CodeFacts) =>
  (process: Offered): Offered => {
    const { directory = "" } = process
    const file = modules.find(({ base, gunicorn }) => gunicorn !== undefined && base === directory)
    return file?.gunicorn?.bind === "other" && process.command.startsWith("gunicorn ")
      ? { ...process, command: process.command.replace(/^gunicorn /, "gunicorn --bind 0.0.0.0:$PORT ") }
      : process
  }

/** Gunicorn's own file may name the application. */
const ofGunicorn = ({ gunicorn, path }: CodeModule): ReadonlyArray<NamedEntry> =>
  gunicorn?.wsgi_app === undefined
    ? []
    : [{ reader: "gunicorn", text: gunicorn.wsgi_app, origin: `${path} line ${gunicorn.line}` }]

/** Paths that every shell, and none, reads as they are; no other stands in a command. */
const plainPath = /^(?!-)[\w.-]+(?:\/(?!-)[\w.-]+)*$/

/** Connexion's applications are ASGI from 3 on. */
const ofRelease =
  (brought: Brought) =>
  (object: CodeObject): CodeObject =>
    object.framework === "connexion"
      ? { ...object, interface: majorOf(brought.version("connexion")) >= 3 ? "asgi" : "wsgi" }
      : object

const decided = (asked: StartQuestion): StartDecision => {
  const modules = asked.facts.modules
    .filter(({ path }) => plainPath.test(path))
    .map((module) => ({ ...module, objects: module.objects.map(ofRelease(asked.brought)) }))
  const mounted = [...asked.facts.mounted, ...pagesOfBots(modules)]
  const named = [...(asked.named ?? []), ...modules.flatMap(ofGunicorn)]
  const question = { ...asked, named, facts: { ...asked.facts, modules, mounted } }
  const web = webOf(question)
  const { details, ...worker } = workerOf(question, web?.processes ?? [])
  const processes = [...(web?.processes ?? []), ...inOneFolder(web?.processes ?? [], worker.processes)].map(
    onPort(question.facts)
  )
  const warnings = [...(web?.warnings ?? []), ...worker.warnings]
  if (processes.length > 0 || warnings.length > 0) return { ...(web ?? nothingOffered), processes, warnings, details }
  const notebook = notebookOf([...(question.names ?? [])], question.brought)
  if (notebook !== undefined)
    return {
      ...nothingOffered,
      processes: [{ type: "web", command: notebook, why: "the one notebook, shown by Voilà" }]
    }
  const script = question.hasCommand === true ? undefined : loneScript(question.facts)
  if (script === undefined) return { ...nothingOffered, warnings: [nothingFound(question)] }
  const { base, ...offered } = script
  return { ...nothingOffered, processes: [{ ...offered, ...placed(base, question.isInstalled) }] }
}

/** A file that the Python cannot read, where it would be started or imported, or nothing else is. */
const brokenIn = ({ processes }: StartDecision, { modules, unread }: CodeFacts) => {
  const started = new Set(processes.flatMap(({ file }) => (file === undefined ? [] : [...usedBy(file, modules)])))
  return unread.find(({ path }) => processes.length === 0 || started.has(path))
}

/** What starts the app, as far as its code and its packages tell. */
export const decideStart = (question: StartQuestion): StartDecision => {
  const decision = decided(question)
  const broken = brokenIn(decision, question.facts)
  if (broken === undefined) return decision
  const others = decision.warnings.filter(({ id }) => id !== "start/nothing-offered")
  return { ...decision, warnings: [...others, unreadable(broken)] }
}
