/** Files of an app that serve by themselves once they are started. */
import type { CodeFacts, CodeModule, CodeRun } from "../domain/CodeFacts.ts"
import { compareRanks, type Ranked, rankOf } from "./Candidates.ts"

/** `python app.py`, or `python -m shop.server` where the file is a part of a package. */
export const scriptCommand = ({ module, path }: CodeModule): string => {
  if (path.endsWith("/__main__.py")) return `python -m ${module.replace(/\.__main__$/, "")}`
  return module.includes(".") ? `python -m ${module}` : `python ${module}.py`
}

/** Servers that listen on every address unless they are told otherwise. */
const open = new Set([
  "aiohttp",
  "aiohttp-site",
  "asyncio",
  "fasthtml",
  "klein",
  "microdot",
  "nicegui",
  "panel",
  "pywebio",
  "slack-http",
  "socketify",
  "tornado",
  "twisted",
  "waitress",
  "websockets"
])

/** Frameworks that take from variables where they listen, unless the code says it. */
const byVariables: Readonly<Record<string, string>> = {
  gradio: "GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=$PORT",
  dash: "HOST=0.0.0.0",
  fastmcp: "FASTMCP_HOST=0.0.0.0 FASTMCP_PORT=$PORT",
  flet: "FLET_FORCE_WEB_SERVER=true FLET_SERVER_IP=0.0.0.0 FLET_SERVER_PORT=$PORT",
  robyn: "ROBYN_HOST=0.0.0.0 ROBYN_PORT=$PORT"
}
/** Frameworks whose variables go before the code. */
const variablesFirst = new Set(["flet", "robyn"])

/** Frameworks whose scripts are told on the command line where they listen, whatever the code says. */
const byArguments: Readonly<Record<string, string>> = { taipy: "--host 0.0.0.0 --port $PORT" }

/** They look at $PORT by themselves. */
const byThemselves = new Set(["fasthtml", "webpy-urls"])

/** What serves is for the desk of a developer. */
const ofDevelopers = new Set(["flask", "bottle", "dash", "slack-http", "werkzeug", "wsgiref"])

/** Which say so of what they do, as far as this is known. */
const serves = new Set([
  ...open,
  ...Object.keys(byVariables),
  ...Object.keys(byArguments),
  ...byThemselves,
  "flask",
  "quart",
  "bottle",
  "bjoern",
  "cheroot",
  "eventlet",
  "grpc",
  "sanic",
  "uvicorn",
  "hypercorn",
  "cherrypy",
  "remi",
  "werkzeug",
  "wsgiref",
  "gevent",
  "http",
  "flask-socketio"
])
/** What works without listening, with the words for it. */
export const works: ReadonlyMap<string, string> = new Map([
  ["discord", "Discord bot"],
  ["telegram", "Telegram bot"],
  ["slack", "Slack bot"],
  ["scheduler", "APScheduler's timer"],
  ["rq", "RQ worker"],
  ["celery", "Celery worker"]
])

export interface ServingScript extends Ranked {
  readonly module: CodeModule
  readonly run: CodeRun
  readonly command: string
  /** It listens on $PORT, on every address. */
  readonly honours: boolean
  readonly isForDevelopers: boolean
  /** What works beside it in the same process. */
  readonly work?: CodeRun
}

/** `keep_alive.py line 8`, of what may stand in another file than that which is started. */
export const placeOf = (module: CodeModule, { line, path = module.path }: CodeRun): string => `${path} line ${line}`

/** How it is started so that it listens on $PORT; `undefined` where nothing has it do that. */
const listeningCommand = (module: CodeModule, run: CodeRun): string | undefined => {
  const { host, port, server } = run
  const script = scriptCommand(module)
  const isSilent = port === "default" && (host === "default" || host === "any")
  const variables = isSilent || variablesFirst.has(server) ? byVariables[server] : undefined
  if (variables !== undefined) return `env ${variables} ${script}`
  if (byArguments[server] !== undefined) return `${script} ${byArguments[server]}`
  const isOpen = host === "any" || (host === "default" && open.has(server))
  const [, option] = /^option:([a-z][\w-]*)$/.exec(String(port)) ?? []
  if (option !== undefined && isOpen && module.parses === true) return `${script} --${option}=$PORT`
  return (port === "env" && isOpen) || (byThemselves.has(server) && isSilent) ? script : undefined
}

const scriptOf = (module: CodeModule, run: CodeRun, others: ReadonlyArray<CodeRun>): ServingScript => {
  const command = listeningCommand(module, run)
  // One of two branches is taken where the app runs, and nobody here knows which.
  const isSure =
    run.maybe !== true || others.every((one) => one.maybe !== true || listeningCommand(module, one) === command)
  const work = workIn(module)
  return {
    module,
    run,
    rank: rankOf(module, "app", false).slice(0, 2),
    command: command ?? scriptCommand(module),
    honours: command !== undefined && isSure,
    isForDevelopers: work === undefined && ofDevelopers.has(run.server),
    ...(work === undefined ? {} : { work })
  }
}

const runsIn = (module: CodeModule): ReadonlyArray<CodeRun> => module.runs ?? []

const isCalled = ({ method = "" }: CodeRun): boolean => method.endsWith("webhook")

/** A bot that is called by others; one that asks them instead, in another branch, is no server for sure. */
const isWebhook = (module: CodeModule, run: CodeRun): boolean =>
  run.server === "telegram" && runsIn(module).every((one) => one.server !== run.server || isCalled(one))

const serversIn = (module: CodeModule): ReadonlyArray<CodeRun> =>
  runsIn(module).filter(
    (run) =>
      (run.server === "mcp" || run.server === "fastmcp"
        ? /http|sse/.test(run.transport ?? "")
        : serves.has(run.server)) || isWebhook(module, run)
  )

const workIn = (module: CodeModule): CodeRun | undefined =>
  runsIn(module).find((run) => works.has(run.server) && !isWebhook(module, run))

/**
 * What a file serves with when it is started; a file whose call nobody makes is none. A bot that keeps a page open serves
 * where that is on $PORT; elsewhere nobody looks at it.
 */
export const serverIn = (module: CodeModule): ServingScript | undefined => {
  const runs = serversIn(module)
  const [run] = [...runs.filter(({ port }) => port === "env"), ...runs]
  if (run === undefined || !isStarted(module)) return undefined
  const script = scriptOf(module, run, runs)
  return script.work !== undefined && script.work.beside !== true && !script.honours ? undefined : script
}

/** What a file works with when it is started: `discord`; nothing where what it serves beside goes before that. */
export const workerIn = (module: CodeModule): CodeRun | undefined => {
  const work = isStarted(module) ? workIn(module) : undefined
  return work?.beside === true && serversIn(module).some(({ beside }) => beside !== true) ? undefined : work
}

/** The pages of bots, which no server has to serve: whoever starts the bot starts them. */
export const pagesOfBots = (modules: ReadonlyArray<CodeModule>): CodeFacts["mounted"] =>
  modules
    .filter((module) => isStarted(module) && workIn(module) !== undefined)
    .flatMap((module) => serversIn(module).flatMap(({ made }) => (made === undefined ? [] : [made])))

/** A page that a bot keeps open, on a port that no platform looks at. */
export const idlePage = (module: CodeModule): CodeRun | undefined =>
  serverIn(module) === undefined ? serversIn(module)[0] : undefined

/** Something is done when the file is started as a program. */
export const isStarted = (module: CodeModule): boolean =>
  module.main !== undefined || module.acts || module.path.endsWith("__main__.py")

/** All of them, the likeliest first. */
export const serversOf = ({ modules }: CodeFacts): ReadonlyArray<ServingScript> =>
  modules.flatMap((module) => serverIn(module) ?? []).toSorted((a, b) => compareRanks(a.rank, b.rank))
