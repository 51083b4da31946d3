/** What is told where nobody can say how an app is started, each with the line to write. */
import type { Warning } from "../domain/StagingError.ts"
import { printable } from "../domain/StagingError.ts"
import type { CodeFacts } from "../domain/CodeFacts.ts"
import type { WebCandidate } from "./Candidates.ts"

const names: Readonly<Record<string, string>> = {
  flask: "Flask application",
  quart: "Quart application",
  fastapi: "FastAPI application",
  starlette: "Starlette application",
  litestar: "Litestar application",
  django: "Django project",
  "django-asgi": "Django project (ASGI)",
  falcon: "Falcon application",
  bottle: "Bottle application",
  "plain-wsgi": "WSGI function",
  "plain-asgi": "ASGI function",
  wsgi: "WSGI application",
  asgi: "ASGI application"
}

export const nameOf = (framework: string): string => names[framework] ?? `${framework} application`

/** What the code does not show has no line. */
const placeOf = ({ module, object }: WebCandidate): string =>
  object.line === 0 ? printable(module.path) : `${printable(module.path)} line ${object.line}`

/** `Flask application \`app\` (app.py line 3)` */
export const titleOf = (candidate: WebCandidate): string => {
  const { framework, name } = candidate.object
  const object = framework.startsWith("django") ? "" : ` \`${name}${candidate.isFactory ? "()" : ""}\``
  const named = candidate.origin === undefined ? "" : `, which ${candidate.origin} names`
  return `${nameOf(framework)}${object} (${placeOf(candidate)})${named}`
}

/** The command of the usual server, whether or not it is there. */
export const usualCommand = ({ given = "", isFactory, object, target }: WebCandidate): string =>
  object.interface === "asgi"
    ? `uvicorn --host 0.0.0.0 --port $PORT ${isFactory ? "--factory " : ""}${target}`
    : `gunicorn ${isFactory ? `'${target}(${given})'` : target}`

/** What could be started, and the line for it. */
export interface Possible {
  readonly type: string
  readonly title: string
  readonly command: string
  readonly directory?: string
}

/** The line of a Procfile. */
export const lineOf = ({ command, directory, type }: Possible): string =>
  `${type}: ${directory === undefined ? "" : `cd ${directory} && `}${command}`

export const severalCandidates = (all: ReadonlyArray<Possible>): Warning => ({
  id: "start/several-candidates",
  text: [
    `No \`${all[0]?.type ?? "web"}\` command is offered, since several are equally good: ${all.map(({ title }) => title).join(", ")}.`,
    "Write the one that is meant into a file named Procfile:",
    ...all.map((one) => `  ${lineOf(one)}`)
  ].join("\n")
})

export const noServer = (candidate: WebCandidate, server: string): Warning => ({
  id: "start/no-server",
  text: [
    `No start command is offered: the app is a ${titleOf(candidate)}, and no server for it is installed.`,
    `Add the line \`${server}\` to requirements.txt (or what lists the app's packages), and it is started as \`${usualCommand(candidate)}\`.`
  ].join("\n")
})

export const needsArguments = (candidate: WebCandidate): Warning => {
  const needs = "needs" in candidate.object ? candidate.object.needs : []
  return {
    id: "start/factory-arguments",
    text: [
      `No start command is offered: \`${candidate.object.name}\` (${placeOf(candidate)}) makes the application, and must be given \`${needs.join("`, `")}\`.`,
      "Give it defaults, or write a file wsgi.py that calls it:",
      `  from ${candidate.module.module} import ${candidate.object.name}`,
      `  app = ${candidate.object.name}(…)`
    ].join("\n")
  }
}

/** The line that makes it served by more, as an imperative. */
export const adviceFor = (framework: string, object: string, atImport = false): string =>
  atImport
    ? `Put the call behind \`if __name__ == "__main__":\`, and have \`gunicorn\` among the app's packages, which then serves \`${object}\`.`
    : framework === "slack-http"
      ? "Have it called by an application of Flask's or FastAPI's (`slack_bolt.adapter`), which gunicorn or uvicorn serves."
      : framework === "dash"
        ? `Write \`server = ${object}.server\` behind \`${object} = Dash(…)\`, and add the line \`gunicorn\` to requirements.txt (or what lists the app's packages).`
        : `Add the line \`${framework === "quart" ? "uvicorn" : "gunicorn"}\` to requirements.txt (or what lists the app's packages), which then serves the app.`

export const developmentServer = (command: string, advice: string): Warning => ({
  id: "start/development-server",
  text: [`\`${command}\` starts a server that is made for development: it is slow, and keeps nobody out.`, advice].join(
    "\n"
  )
})

const listening: Readonly<Record<string, string>> = {
  nicegui: 'ui.run(host="0.0.0.0", port=int(os.environ["PORT"]))',
  gradio: 'demo.launch(server_name="0.0.0.0", server_port=int(os.environ["PORT"]))',
  aiohttp: 'web.run_app(app, host="0.0.0.0", port=int(os.environ["PORT"]))',
  tornado: 'app.listen(int(os.environ["PORT"]))',
  telegram: 'run_webhook(listen="0.0.0.0", port=int(os.environ["PORT"]), …)',
  taipy: 'Gui(…).run(host="0.0.0.0", port=int(os.environ["PORT"]))',
  twisted: 'reactor.listenTCP(int(os.environ["PORT"]), site)',
  socketify: 'app.listen(int(os.environ["PORT"]))',
  cherrypy: 'cherrypy.config.update({"server.socket_host": "0.0.0.0", "server.socket_port": int(os.environ["PORT"])})',
  websockets: 'websockets.serve(handler, "0.0.0.0", int(os.environ["PORT"]))',
  "aiohttp-site": 'web.TCPSite(runner, "0.0.0.0", int(os.environ["PORT"]))',
  fastmcp: 'mcp.run(transport="http", host="0.0.0.0", port=int(os.environ["PORT"]))',
  mcp: 'FastMCP(…, host="0.0.0.0", port=int(os.environ["PORT"])), and run(transport="streamable-http")'
}

export const fixedPort = (path: string, at: number, server: string, isInBranch = false): Warning => ({
  id: "start/fixed-port",
  text: [
    `No start command is offered: ${printable(path)} line ${at} starts a server, and not${isInBranch ? " in every branch" : ""} where a platform looks for it, on $PORT and every address.`,
    `Write \`${listening[server] ?? 'host="0.0.0.0", port=int(os.environ["PORT"])'}\` there.`
  ].join("\n")
})

/** A file that the app's Python cannot parse. */
export const unreadable = ({ line, path, why }: CodeFacts["unread"][number]): Warning => ({
  id: "start/unreadable-code",
  text: [
    `The app's Python cannot read ${printable(path)}${line > 0 ? ` line ${line}` : ""}${why === undefined ? "" : `: ${printable(why)}`}. Whatever imports or starts the file ends there.`,
    "Correct the line; where it is written for a newer or an older Python, write that line of Python into a file `.python-version`."
  ].join("\n")
})

/** A page that a bot keeps open on a port of its own. */
export const idle = (place: string): string =>
  `The page of ${printable(place)} is not on $PORT and every address, so nobody sees it; the bot works all the same. With \`host="0.0.0.0", port=int(os.environ["PORT"])\` there, it is a \`web\` process.`

/** Lines for the log, of what is done once for a release, which is nobody's but the author's. */
export const migrations = (migrate: string, web: string): string =>
  [
    "Nothing migrates the database. A Procfile with these lines has it done once for each release:",
    `  release: ${migrate}`,
    `  web: ${web}`
  ].join("\n")
