/** Programs that start commands begin with, and the package that brings each: what no other buildpack brings. */

const packages: Readonly<Record<string, string>> = {
  gunicorn: "gunicorn",
  uvicorn: "uvicorn",
  hypercorn: "hypercorn",
  daphne: "daphne",
  granian: "granian",
  "waitress-serve": "waitress",
  uwsgi: "uWSGI",
  flask: "flask",
  fastapi: "fastapi[standard]",
  sanic: "sanic",
  litestar: "litestar[standard]",
  pserve: "pyramid",
  "functions-framework": "functions-framework",
  "django-admin": "django",
  alembic: "alembic",
  celery: "celery",
  rq: "rq",
  dramatiq: "dramatiq",
  huey_consumer: "huey",
  "huey_consumer.py": "huey",
  arq: "arq",
  streamlit: "streamlit",
  chainlit: "chainlit",
  panel: "panel",
  voila: "voila",
  marimo: "marimo",
  shiny: "shiny",
  solara: "solara-server",
  reflex: "reflex",
  honcho: "honcho",
  mlflow: "mlflow"
}

/** The requirement that brings a program; `undefined` for one that others may bring as well. */
export const packageOf = (program: string): string | undefined =>
  Object.hasOwn(packages, program) ? packages[program] : undefined

/** What is to be installed for a requirement: `fastapi[standard]` is of `fastapi`. */
export const nameOf = (requirement: string): string => requirement.replace(/\[.*$/, "")
