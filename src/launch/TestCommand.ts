/** How an app's tests are started, pure: what `app.json` says, else what its files and packages show. */
import { type WrittenCommand, writtenCommand } from "../formats/TestManifest.ts"

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

export type TestCommand = WrittenCommand

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

/** Runners that make environments of their own, and so need the index once more: after what is staged already. */
const runner = ({ names, programs, settings }: TestFacts): TestCommand | undefined => {
  const tox =
    /^\s*\[(?:tox|testenv)\b/m.test(settings.get("tox.ini") ?? "") ||
    /^\s*\[tool\.tox\b/m.test(settings.get("pyproject.toml") ?? "") ||
    /^\s*\[tox:tox\]/m.test(settings.get("setup.cfg") ?? "")
  if (tox && programs.has("tox")) return { command: "tox -e py", reason: "tox is installed and configured" }
  return names.has("noxfile.py") && programs.has("nox")
    ? { command: "nox", reason: "nox is installed, and noxfile.py is there" }
    : undefined
}

const isTestFile = (name: string): boolean => /^test.*\.py$/.test(name)

/** `undefined` where nothing shows how. */
export const testCommand = (facts: TestFacts): TestCommand | undefined => {
  const said = writtenCommand(facts.manifest ?? "")
  if (said !== undefined) return said
  const hasPytest = facts.programs.has("pytest") || facts.programs.has("py.test")
  const pytest = facts.programs.has("pytest") ? "pytest" : "py.test"
  const file = pytestFile(facts)
  if (hasPytest && file !== undefined) return { command: pytest, reason: `pytest is installed, and ${file} is for it` }
  if (facts.isDjango) return { command: "python manage.py test --noinput", reason: "manage.py is Django's" }
  if (hasPytest) return { command: pytest, reason: "pytest is installed" }
  const run = runner(facts)
  if (run !== undefined) return run
  if (facts.names.has("tests/") && (facts.inTests.includes("__init__.py") || !facts.inTests.some(isTestFile)))
    return { command: "python -m unittest discover", reason: "tests/ is there, and pytest is not installed" }
  if (facts.names.has("tests/"))
    return { command: "python -m unittest discover -s tests", reason: "tests/ is there, and pytest is not installed" }
  return [...facts.names].some(isTestFile)
    ? { command: "python -m unittest discover", reason: "files of tests are there, and pytest is not installed" }
    : undefined
}
