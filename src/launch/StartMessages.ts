/** What is told where nobody can say how an app is started, each with the line to write. */
import type { Warning } from "../domain/StagingError.ts"
import { printable } from "../domain/StagingError.ts"
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

const placeOf = ({ module, object }: WebCandidate): string => `${printable(module.path)} line ${object.line}`

/** `Flask application \`app\` (app.py line 3)` */
export const titleOf = (candidate: WebCandidate): string =>
  `${nameOf(candidate.object.framework)} \`${candidate.object.name}${candidate.isFactory ? "()" : ""}\` (${placeOf(candidate)})`

const line = (candidate: WebCandidate): string => {
  const call = candidate.isFactory ? `'${candidate.target}()'` : candidate.target
  const command =
    candidate.object.interface === "asgi"
      ? `uvicorn --host 0.0.0.0 --port $PORT ${candidate.isFactory ? "--factory " : ""}${candidate.target}`
      : `gunicorn ${call}`
  return `web: ${candidate.module.base === "" ? "" : `cd ${candidate.module.base} && `}${command}`
}

export const severalCandidates = (all: ReadonlyArray<WebCandidate>): Warning => ({
  id: "start/several-candidates",
  text: [
    `No start command is offered, since several applications are equally good: ${all.map(titleOf).join(", ")}.`,
    "Write the one that is meant into a file named Procfile:",
    ...all.map((one) => `  ${line(one)}`)
  ].join("\n")
})

export const noServer = (candidate: WebCandidate, server: string): Warning => ({
  id: "start/no-server",
  text: [
    `No start command is offered: the app is a ${titleOf(candidate)}, and no server for it is installed.`,
    `Add the line \`${server}\` to requirements.txt (or what lists the app's packages), and it is started as \`${line(candidate).replace(/^web: (?:cd \S+ && )?/, "")}\`.`
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

export const developmentServer = (candidate: WebCandidate, command: string): Warning => ({
  id: "start/development-server",
  text: [
    `\`${command}\` starts a server that is made for development: it is slow, and keeps nobody out.`,
    `Add the line \`${candidate.object.interface === "asgi" ? "uvicorn" : "gunicorn"}\` to requirements.txt (or what lists the app's packages), which then serves the app.`
  ].join("\n")
})
