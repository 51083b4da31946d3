/** What would migrate an app's database before a release: proposed to its author, and run by nobody here. */
import type { Brought } from "./Servers.ts"
import type { StartDecision, StartQuestion } from "./StartChoice.ts"
import { migrations } from "./StartMessages.ts"

const inFolder = (directory: string | undefined, command: string): string =>
  directory === undefined ? command : `cd ${directory} && ${command}`

const commandFor = (
  { framework, processes }: StartDecision,
  { facts }: StartQuestion,
  brought: Brought,
  names: ReadonlySet<string>
): string | undefined => {
  const web = processes.find(({ type }) => type === "web")
  const folder = web?.directory === undefined ? "" : `${web.directory}/`
  const manages = facts.modules.some(({ path, settings }) => path === `${folder}manage.py` && settings !== undefined)
  if (framework?.startsWith("django") === true && manages)
    return inFolder(web?.directory, "python manage.py migrate --noinput")
  if (names.has("migrations/") && brought.has("flask-migrate") && web?.object !== undefined)
    return `flask --app ${web.object.target} db upgrade`
  return names.has("alembic.ini") && brought.has("alembic") ? "alembic upgrade head" : undefined
}

/** The decision with a word on it, where the app has migrations. `names` are those at its top. */
export const withMigrations = (
  decision: StartDecision,
  question: StartQuestion,
  names: ReadonlySet<string>
): StartDecision => {
  const web = decision.processes.find(({ type }) => type === "web")
  const command = web === undefined ? undefined : commandFor(decision, question, question.brought, names)
  if (web === undefined || command === undefined) return decision
  return { ...decision, details: [...decision.details, migrations(command, inFolder(web.directory, web.command))] }
}
