/** Conditions (PEP 508) as the pip of a Python decides them. */
import { execFileSync } from "node:child_process"
import type { Python } from "../machine/Pythons.ts"

const program = [
  "import json, sys",
  "from pip._vendor.packaging.markers import Marker",
  "print(json.dumps([not text or Marker(text).evaluate({'extra': ''}) for text in json.load(sys.stdin)]))"
].join("\n")

const areAnswers = (value: unknown): value is ReadonlyArray<boolean> =>
  Array.isArray(value) && value.every((one) => typeof one === "boolean")

/** Whether each holds on that Python; an empty text always does. */
export const conditionsOn = (python: Python, conditions: ReadonlyArray<string>): ReadonlyArray<boolean> => {
  const text = execFileSync(python.path, ["-W", "ignore", "-c", program], {
    encoding: "utf8",
    input: JSON.stringify(conditions),
    stdio: ["pipe", "pipe", "ignore"]
  })
  const answers: unknown = JSON.parse(text)
  if (!areAnswers(answers) || answers.length !== conditions.length) throw new Error(`no answers: ${text}`)
  return answers
}

/** A line of a requirement file in its parts: what is asked for, under which condition, with which hashes. */
export interface LineParts {
  readonly target: string
  readonly condition: string
  readonly hashes: ReadonlyArray<string>
}

export const partsOf = (line: string): LineParts => {
  const hashes = [...line.matchAll(/\s--hash[= ](\S+)/g)].map(([, hash = ""]) => hash)
  const bare = line.replaceAll(/\s--hash[= ]\S+/g, "").trim()
  const [, target = bare, condition = ""] = /^(.*?)\s*;\s+(.*)$/.exec(bare) ?? []
  return { target, condition, hashes: hashes.toSorted() }
}

/** What of each list of lines is left on that Python, every target with its hashes, in order; one process for all of them. */
export const eachHeldOn = (
  python: Python,
  lists: ReadonlyArray<ReadonlyArray<string>>
): ReadonlyArray<ReadonlyArray<string>> => {
  const parts = lists.map((lines) => lines.map(partsOf))
  const conditions = [...new Set(parts.flat().map(({ condition }) => condition))]
  const answers = conditionsOn(python, conditions)
  return parts.map((list) =>
    list
      .filter(({ condition }) => answers[conditions.indexOf(condition)] === true)
      .map(({ hashes, target }) => [target, ...hashes].join(" "))
      .toSorted()
  )
}

/** What of the lines is left on that Python. */
export const heldOn = (python: Python, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  eachHeldOn(python, [lines])[0] ?? []
