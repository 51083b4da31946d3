/** Files of an app that serve by themselves once they are started. */
import type { CodeFacts, CodeModule, CodeRun } from "../domain/CodeFacts.ts"
import { bestOf, compareRanks, entryRank, type Ranked, rankOf } from "./Candidates.ts"

/** `python app.py`, or `python -m shop.server` where the file is a part of a package. */
export const scriptCommand = ({ module, path }: CodeModule): string => {
  if (path.endsWith("/__main__.py")) return `python -m ${module.replace(/\.__main__$/, "")}`
  return module.includes(".") ? `python -m ${module}` : `python ${module}.py`
}

/** Servers that listen on every address unless they are told otherwise. */
const open = new Set(["aiohttp", "waitress", "tornado", "nicegui", "fasthtml"])

/** Frameworks that take from variables where they listen, unless the code says it. */
const byVariables: Readonly<Record<string, string>> = {
  gradio: "GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=$PORT",
  dash: "HOST=0.0.0.0",
  robyn: "ROBYN_HOST=0.0.0.0 ROBYN_PORT=$PORT"
}

/** What serves is for the desk of a developer. */
const ofDevelopers = new Set(["flask", "bottle", "dash", "wsgiref"])

/** Which say so of what they do, as far as this is known. */
const serves = new Set([
  "flask",
  "quart",
  "bottle",
  "dash",
  "gradio",
  "robyn",
  "sanic",
  "aiohttp",
  "tornado",
  "uvicorn",
  "hypercorn",
  "waitress",
  "cherrypy",
  "nicegui",
  "fasthtml",
  "wsgiref",
  "gevent",
  "http",
  "flask-socketio"
])
const works = new Set(["discord", "telegram", "slack", "scheduler", "rq", "celery"])

export interface ServingScript extends Ranked {
  readonly module: CodeModule
  readonly run: CodeRun
  readonly command: string
  /** It listens on $PORT, on every address. */
  readonly honours: boolean
  readonly isForDevelopers: boolean
}

const scriptOf = (module: CodeModule, run: CodeRun): ServingScript => {
  const { host, port, server } = run
  const isAsked = port === "env"
  const isOpen = host === "any" || (host === "default" && open.has(server))
  const isSilent = port === "default" && (host === "default" || host === "any")
  const variables = isSilent || server === "robyn" ? byVariables[server] : undefined
  const own = server === "fasthtml" && isSilent
  return {
    module,
    run,
    rank: rankOf(module, "app", false).slice(0, 2),
    command:
      variables === undefined || variables === "" ? scriptCommand(module) : `env ${variables} ${scriptCommand(module)}`,
    honours: (isAsked && isOpen) || own || variables !== undefined,
    isForDevelopers: ofDevelopers.has(server)
  }
}

const runsIn = (module: CodeModule): ReadonlyArray<CodeRun> => module.runs ?? []

const isCalled = ({ method = "" }: CodeRun): boolean => method.endsWith("webhook")

/** A bot that is called by others; one that asks them instead, in another branch, is no server for sure. */
const isWebhook = (module: CodeModule, run: CodeRun): boolean =>
  run.server === "telegram" && runsIn(module).every((one) => one.server !== run.server || isCalled(one))

/** What a file serves with when it is started; a file whose call nobody makes is none. */
export const serverIn = (module: CodeModule): ServingScript | undefined => {
  const runs = runsIn(module).filter(
    (run) =>
      serves.has(run.server) || (run.server === "mcp" && /http|sse/.test(run.transport ?? "")) || isWebhook(module, run)
  )
  const [run] = [...runs.filter(({ port }) => port === "env"), ...runs]
  return run === undefined || !isStarted(module) ? undefined : scriptOf(module, run)
}

/** What a file works with when it is started, and never listens: `discord`. */
export const workerIn = (module: CodeModule): CodeRun | undefined =>
  isStarted(module) ? runsIn(module).find((run) => works.has(run.server) && !isWebhook(module, run)) : undefined

/** Something is done when the file is started as a program. */
export const isStarted = (module: CodeModule): boolean =>
  module.main !== undefined || module.acts || module.path.endsWith("__main__.py")

/** All of them, the likeliest first. */
export const serversOf = ({ modules }: CodeFacts): ReadonlyArray<ServingScript> =>
  modules.flatMap((module) => serverIn(module) ?? []).toSorted((a, b) => compareRanks(a.rank, b.rank))

/** The one file that is there to be started, where nothing speaks of a command for people: it may be a job, and never listens. */
export const loneScript = ({ modules }: CodeFacts) => {
  // A file that is started may leave reading a command line to another.
  if (modules.some(({ asks, runs = [] }) => asks !== undefined || runs.some(({ server }) => server === "mcp")))
    return undefined
  const all = modules.filter((one) => isStarted(one) && one.objects.every((object) => object.interface === undefined))
  const ranked = all.map((module) => ({ module, rank: rankOf(module, "app", false).slice(0, 2) }))
  const [best, ...others] = bestOf(ranked)
  if (best === undefined || others.length > 0) return undefined
  const { module } = best
  if (modules.length > 1 && entryRank(module.path) > 1 && !module.path.endsWith("__main__.py")) return undefined
  return {
    type: "worker",
    command: scriptCommand(module),
    base: module.base,
    why: `the one script of the app (${module.path})`
  }
}
