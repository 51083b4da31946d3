/** What other Python buildpacks explain of lock files and their managers: an app for each row, and the id under which it is told here. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { describe, expect, it } from "vitest"
import { samples } from "../support/memory/LockSamples.ts"
import { decide, type Given, said } from "../support/memory/PlannedApp.ts"

type Files = Readonly<Record<string, string>>

/** An app with the lock file of a manager, each of its files as it is or as it is changed. */
const locked = (file: string, change: (name: string, text: string) => string = (_, text) => text): Files => {
  const sample = samples.find((one) => one.file === file)
  if (sample === undefined) throw new Error(`there is no sample of ${file}`)
  const files = { ...sample.beside, [file]: sample.text }
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(name, text)]))
}

/** Without what others have in the place of it. */
const changed =
  (file: string, from: string | RegExp, to: string) =>
  (name: string, text: string): string => {
    if (name !== file) return text
    const made = text.replace(from, to)
    expect(made).not.toBe(text)
    return made
  }

const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => file !== name))

const managers = ["uv.lock", "poetry.lock", "pdm.lock", "Pipfile.lock"] as const
/** What makes a sample one of its manager's, where it has no table of it. */
const settings = { "uv.lock": "[tool.uv]\npackage = false\n", "poetry.lock": "", "pdm.lock": "", "Pipfile.lock": "" }
const fileFor = (lock: string): string => (lock === "Pipfile.lock" ? "Pipfile" : "pyproject.toml")

/** The ids of what is said of an app, whether it can be staged or not. */
const told = async (given: Given): Promise<ReadonlyArray<string>> => {
  const decided = await Effect.runPromise(decide(given))
  if (Result.isFailure(decided)) return [`error ${decided.failure.id}`]
  return said(decided.success.plan)
}

describe.each(managers)("%s", (lock) => {
  it("alone is enough for an app, whatever names the Python", async () => {
    expect((await told({ files: locked(lock) })).filter((one) => one.startsWith("error"))).toEqual([])
    const older = { ...locked(lock), "runtime.txt": "python-3.12.1\n" }
    expect((await told({ files: older })).filter((one) => one.startsWith("error"))).toEqual([])
  })

  it("that is missing is told, with its manager's command", async () => {
    const more = { "app.py": "import flask\n" }
    const files = locked(lock, (name, text) => (name === "pyproject.toml" ? `${text}\n${settings[lock]}` : text))
    expect(await told({ files: { ...without(files, lock), ...more } })).toContain(
      lock === "Pipfile.lock" ? "error packages/not-read" : "notice lock-file/not-there"
    )
    expect(await told({ files: { ...files, ...more } })).not.toContain("notice lock-file/not-there")
    const [manager = ""] = lock.replace("Pipfile", "pipenv").split(".")
    const chosen = { PYTHON_PACKAGE_MANAGER: manager }
    expect(await told({ files: { ...without(files, lock), ...more }, variables: chosen })).toEqual([
      `error installers/manager-without-lock${lock === "Pipfile.lock" ? ", packages/not-read" : ""}`
    ])
  })

  it("that is out of step, or has an unfinished merge", async () => {
    const drifted = lock === "Pipfile.lock" ? /\[packages\]/ : /dependencies = \[/
    const one = lock === "Pipfile.lock" ? '[packages]\nzope-interface = "*"' : 'dependencies = ["zope-interface",'
    expect(await told({ files: locked(lock, changed(fileFor(lock), drifted, one)) })).toEqual([
      "error lock-file/drifted"
    ])
    expect(await told({ files: locked(lock, changed(lock, /^/, "<<<<<<< HEAD\n")) })).toEqual([
      "error lock-file/unreadable"
    ])
  })

  it("beside that of another manager", async () => {
    const other = lock === "uv.lock" ? "poetry.lock" : "uv.lock"
    expect(await told({ files: { ...locked(other), ...locked(lock) } })).toEqual(["error installers/several-managers"])
  })
})

it.each([
  ["uv.lock", ">=3.14", ["lock-file/drifted", "python/outside-declared-range"]],
  ["poetry.lock", ">=3.14", ["python/outside-declared-range"]],
  ["pdm.lock", ">=3.14", ["python/outside-declared-range"]]
] as const)("%s of another Python", async (lock, range, ids) => {
  const files = locked(lock, (name, text) =>
    name === lock
      ? text.replace(
          /^(requires.python|python-versions) = ".*"(?=\n(?:content-hash|\n|resolution))/m,
          `$1 = "${range}"`
        )
      : text
  )
  const [error = ""] = await told({ files, variables: { PYTHON_VERSION: "3.12" } })
  expect(error.replace("error ", "").split(", ").toSorted()).toEqual(ids)
})

it.each(["latest", "3.12.1.2", "three"])("Pipfile.lock with the Python `%s`", async (version) => {
  for (const key of ["python_version", "python_full_version"]) {
    const change = changed("Pipfile.lock", /"python_version": "3.12"/, `"${key}": "${version}"`)
    expect(await told({ files: locked("Pipfile.lock", change) })).toEqual(["error pipfile-lock/invalid-version"])
  }
})

it("uv.lock without a Python that is named", async () => {
  const files = locked("uv.lock", (_, text) => text.replace(/^requires-python = .*\n/m, ""))
  expect(await told({ files })).toContain("notice python/default")
})
