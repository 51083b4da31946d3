/** What is told to be done about imports that failed, by what the exceptions really said (Python 3.12, pydantic 2.14, FastAPI 0.165). */
import { expect, it } from "vitest"
import { adviceFor } from "../../src/starting/ImportAdvice.ts"
import { problemIn } from "../../src/starting/StartRefused.ts"

const settings =
  "2 validation errors for Settings\ndatabase_url\n  Field required [type=missing, input_value={}, input_type=dict]\n    For further information visit https://errors.pydantic.dev/2.14/v/missing\nsecret_token\n  Field required [type=missing, input_value={}, input_type=dict]"
const multipart =
  'Form data requires "python-multipart" to be installed. \nYou can install "python-multipart" with: \n\npip install python-multipart\n'

it.each([
  ["ValidationError", settings, "Set $DATABASE_URL, $SECRET_TOKEN for the app"],
  ["RuntimeError", multipart, "Add the line `python-multipart` to"],
  ["ImportError", "Please `pip install 'passlib[bcrypt]'` first", "Add the line `passlib[bcrypt]` to"],
  [
    "ImportError",
    "cannot import name 'app' from partially initialized module 'app' (most likely due to a circular import)",
    "Import `app` in the function that uses it"
  ],
  ["ImportError", "attempted relative import with no known parent package", "Leave the dot away"],
  ["ValueError", "Attempted relative import in non-package", "Leave the dot away"],
  ["FileNotFoundError", "[Errno 2] No such file or directory: 'config/prod.json'", "Commit the file"],
  ["OperationalError", 'could not translate host name "db.internal"', "Connect in the function that needs it"]
])("%s: %#", (type, text, hint) => {
  expect(adviceFor(type, text)).toContain(hint)
})

it.each([
  ["AttributeError", "module 'x' has no attribute 'y'"],
  ["ValidationError", "1 validation error for Settings\nport\n  Input should be a valid integer"],
  ["ImportError", "cannot import name 'jsonfy' from 'flask'"]
])("nothing is known of %s: %#", (type, text) => {
  expect(adviceFor(type, text)).toBeUndefined()
})

it("only the first line of what was said is repeated", () => {
  const failure = { type: "ValidationError", text: settings, frames: [{ file: "main.py", line: 6 }] }
  const imported = { seconds: 1, slowest: [], variables: [], all: false, failure }
  const problem = problemIn({ _tag: "Imported", imported }, new Set())
  expect(problem?.what).toBe("main.py line 6: ValidationError: 2 validation errors for Settings")
})
