/** What is proposed for an app's database: the two lines of a Procfile, and nothing where nothing is known. */
import { expect, it } from "vitest"
import { noCode } from "../../src/domain/CodeFacts.ts"
import { withMigrations } from "../../src/launch/Migrations.ts"
import { broughtOf } from "../../src/launch/Servers.ts"
import type { StartDecision, StartQuestion } from "../../src/launch/StartChoice.ts"

const web = { type: "web", command: "gunicorn site1.wsgi:application", why: "" }
const decision: StartDecision = { processes: [web], warnings: [], details: [], framework: "django" }
const manage = {
  path: "manage.py",
  base: "",
  module: "manage",
  objects: [],
  factories: [],
  acts: true,
  settings: { value: "site1.settings", line: 1 }
}
const question = (packages: ReadonlyArray<string>): StartQuestion => ({
  facts: { ...noCode, modules: [manage, { ...manage, path: "back/manage.py", base: "back" }] },
  brought: broughtOf(packages.map((name) => ({ name, version: "1" }))),
  isInstalled: false
})
const proposed = (found: StartDecision, packages: ReadonlyArray<string>, ...names: ReadonlyArray<string>) =>
  withMigrations(found, question(packages), new Set(names)).details.join("\n")

it("Django's own are proposed with the line that starts it, in its folder", () => {
  expect(proposed(decision, [])).toMatch(/release: python manage\.py migrate --noinput\n {2}web: gunicorn site1/)
  const inFolder = { ...decision, processes: [{ ...web, directory: "back" }] }
  expect(proposed(inFolder, [])).toMatch(/release: cd back && python manage\.py .*\n {2}web: cd back && gunicorn/)
})

it("Alembic's are, where it is installed and set up", () => {
  const flask = { ...decision, framework: "flask" }
  expect(proposed(flask, ["alembic"], "alembic.ini")).toContain("release: alembic upgrade head")
  expect(proposed(flask, ["alembic"])).toBe("")
  expect(proposed(flask, [], "alembic.ini")).toBe("")
  const object = { target: "app:app", isFactory: false, base: "" }
  const found = { ...flask, processes: [{ ...web, object }] }
  expect(proposed(found, ["alembic", "flask-migrate"], "migrations/")).toContain("flask --app app:app db upgrade")
})

it("nothing is where nothing starts the app", () => {
  expect(proposed({ ...decision, processes: [] }, [])).toBe("")
})
