/** Who serves an application, of what the app has brought, and the command for it. */
import type { WebCandidate } from "./Candidates.ts"

/** What is installed, by normalised names. */
export interface Brought {
  readonly has: (name: string) => boolean
  readonly version: (name: string) => string | undefined
}

export const broughtOf = (packages: ReadonlyArray<{ readonly name: string; readonly version: string }>): Brought => {
  const versions = new Map(
    packages.map(({ name, version }) => [name.toLowerCase().replaceAll(/[-_.]+/g, "-"), version])
  )
  return { has: (name) => versions.has(name), version: (name) => versions.get(name) }
}

const serving =
  "gunicorn uvicorn hypercorn granian waitress daphne uwsgi cheroot gevent twisted aiohttp bottle cherrypy django fastapi flask quart sanic starlette tornado chainlit gradio nicegui panel robyn streamlit werkzeug"

/** Something is installed that could serve, in what nobody here reads. */
export const mayServe = ({ has }: Brought): boolean => serving.split(" ").some(has)

export interface Serving {
  /** The distribution that brings the program. */
  readonly server: string
  readonly command: string
}

export const majorOf = (version: string | undefined): number => Number(/^\d+/.exec(version ?? "")?.[0] ?? 0)

/** gunicorn and hypercorn take a call; in quotes, since a shell means something else by brackets. */
const called = ({ given = "", isFactory, target }: WebCandidate): string =>
  isFactory ? `'${target}(${given})'` : target
/** Servers that a call can be named to. */
const callers = new Set(["gunicorn", "hypercorn", "uvicorn-worker", "uwsgi"])
const factory = ({ isFactory }: WebCandidate): string => (isFactory ? "--factory " : "")
const isSync = ({ isFactory, object }: WebCandidate): boolean => !(isFactory && "isAsync" in object && object.isAsync)

/** A chat over flask-socketio is in one process alone: those who wait for each other must meet there. */
const socketWorkers = (brought: Brought): string => {
  if (!brought.has("flask-socketio")) return ""
  // gunicorn 26 has no worker of eventlet's any more.
  if (brought.has("eventlet") && majorOf(brought.version("gunicorn")) < 26)
    return "--worker-class eventlet --workers 1 "
  if (brought.has("gevent-websocket"))
    return "--worker-class geventwebsocket.gunicorn.workers.GeventWebSocketWorker --workers 1 "
  return brought.has("gevent") ? "--worker-class gevent --workers 1 " : "--workers 1 --threads 100 "
}

interface Server {
  readonly name: string
  /** `undefined` where it cannot serve this one. */
  readonly command: (candidate: WebCandidate, brought: Brought) => string | undefined
}

/** gunicorn listens on $PORT by itself, and writes its access log as $GUNICORN_CMD_ARGS says. */
const wsgi: ReadonlyArray<Server> = [
  { name: "gunicorn", command: (one, brought) => `gunicorn ${socketWorkers(brought)}${called(one)}` },
  {
    name: "waitress",
    command: (one) => `waitress-serve --listen=0.0.0.0:$PORT ${one.isFactory ? "--call " : ""}${one.target}`
  },
  {
    name: "uwsgi",
    command: (one) => `uwsgi --http-socket 0.0.0.0:$PORT --master --die-on-term --need-app --module ${called(one)}`
  },
  {
    name: "granian",
    command: (one) => `granian --interface wsgi --host 0.0.0.0 --port $PORT --access-log ${factory(one)}${one.target}`
  },
  { name: "hypercorn", command: (one) => `hypercorn --bind 0.0.0.0:$PORT --access-logfile - ${called(one)}` }
]

const asgi: ReadonlyArray<Server> = [
  {
    name: "uvicorn-worker",
    command: (one, brought) =>
      brought.has("gunicorn") ? `gunicorn --worker-class uvicorn_worker.UvicornWorker ${called(one)}` : undefined
  },
  { name: "uvicorn", command: (one) => `uvicorn --host 0.0.0.0 --port $PORT ${factory(one)}${one.target}` },
  { name: "hypercorn", command: (one) => `hypercorn --bind 0.0.0.0:$PORT --access-logfile - ${called(one)}` },
  {
    name: "granian",
    command: (one) => `granian --interface asgi --host 0.0.0.0 --port $PORT --access-log ${factory(one)}${one.target}`
  },
  {
    name: "daphne",
    command: (one) => (one.isFactory ? undefined : `daphne -b 0.0.0.0 -p $PORT --access-log - ${one.target}`)
  },
  {
    // Before 25, gunicorn has no worker of its own for ASGI.
    name: "gunicorn",
    command: (one, brought) =>
      majorOf(brought.version("gunicorn")) >= 25 ? `gunicorn --worker-class asgi ${called(one)}` : undefined
  }
]

/** The first that is brought and can serve it. */
export const servingOf = (candidate: WebCandidate, brought: Brought): Serving | undefined => {
  if (!isSync(candidate)) return undefined
  for (const { command, name } of candidate.object.interface === "asgi" ? asgi : wsgi) {
    if (!brought.has(name) || (candidate.given !== undefined && !callers.has(name))) continue
    const found = command(candidate, brought)
    if (found !== undefined) return { server: name, command: found }
  }
  return undefined
}

/** The server to ask for where none is brought. */
export const usualServer = (candidate: WebCandidate): string =>
  candidate.object.interface === "asgi" ? "uvicorn" : "gunicorn"
