/** How an app's tests are started, pure: what `app.json` says, else what its files and packages show. */

export interface TestFacts {
  /** The text of `app.json`, where there is one. */
  readonly manifest: string | undefined
  /** Names at the app's top; a folder's ends in `/`. */
  readonly names: ReadonlySet<string>
  /** Names in `tests/`. */
  readonly inTests: ReadonlyArray<string>
  /** Names of the programs of the packages. */
  readonly programs: ReadonlySet<string>
  /** Texts of files at the top in which pytest may be configured, by their names. */
  readonly settings: ReadonlyMap<string, string>
  /** `manage.py` is Django's. */
  readonly isDjango: boolean
}

export interface TestCommand {
  readonly command: string
  /** Why, as a clause. */
  readonly reason: string
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {}

const textIn = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined

/** `scripts.test` of the environment for tests goes before that of the app. */
const ofManifest = (text: string | undefined): TestCommand | undefined => {
  if (text === undefined) return undefined
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\ufeff/, ""))
  } catch {
    return undefined
  }
  const all = record(document)
  const forTests = record(record(record(all["environments"])["test"])["scripts"])["test"]
  const own = textIn(forTests)
  if (own !== undefined) return { command: own, reason: "`environments.test.scripts.test` in app.json" }
  const plain = textIn(record(all["scripts"])["test"])
  return plain === undefined ? undefined : { command: plain, reason: "`scripts.test` in app.json" }
}

const sections: Readonly<Record<string, RegExp>> = {
  "pytest.ini": /^/,
  ".pytest.ini": /^/,
  "pyproject.toml": /^\s*\[tool\.pytest(?:\.ini_options)?\]/m,
  "tox.ini": /^\s*\[pytest\]/m,
  "setup.cfg": /^\s*\[tool:pytest\]/m
}

/** The file that says something to pytest. */
const pytestFile = ({ inTests, names, settings }: TestFacts): string | undefined => {
  const found = Object.entries(sections).find(
    ([name, pattern]) => pattern.test(settings.get(name) ?? "\0") && settings.has(name)
  )
  if (found !== undefined) return found[0]
  if (names.has("conftest.py")) return "conftest.py"
  return inTests.includes("conftest.py") ? "tests/conftest.py" : undefined
}

const isTestFile = (name: string): boolean => /^test.*\.py$/.test(name)

/** `undefined` where nothing shows how. */
export const testCommand = (facts: TestFacts): TestCommand | undefined => {
  const said = ofManifest(facts.manifest)
  if (said !== undefined) return said
  const hasPytest = facts.programs.has("pytest") || facts.programs.has("py.test")
  const pytest = facts.programs.has("pytest") ? "pytest" : "py.test"
  const file = pytestFile(facts)
  if (hasPytest && file !== undefined) return { command: pytest, reason: `pytest is installed, and ${file} is for it` }
  if (facts.isDjango) return { command: "python manage.py test --noinput", reason: "manage.py is Django's" }
  if (hasPytest) return { command: pytest, reason: "pytest is installed" }
  if (facts.names.has("tests/") && (facts.inTests.includes("__init__.py") || !facts.inTests.some(isTestFile)))
    return { command: "python -m unittest discover", reason: "tests/ is there, and pytest is not installed" }
  if (facts.names.has("tests/"))
    return { command: "python -m unittest discover -s tests", reason: "tests/ is there, and pytest is not installed" }
  return [...facts.names].some(isTestFile)
    ? { command: "python -m unittest discover", reason: "files of tests are there, and pytest is not installed" }
    : undefined
}
