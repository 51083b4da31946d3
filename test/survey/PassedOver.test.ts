/** Files that other buildpacks act on: a notice each, where they are, and none where they are not or do no harm. */
import { expect, it } from "vitest"
import type { Files } from "../support/memory/AppFiles.ts"
import { planOf } from "../support/memory/PlannedApp.ts"

const ids = async (files: Files, variables: Readonly<Record<string, string>> = {}) => {
  const app = { "app.py": "", ".python-version": "3.12\n", "requirements.txt": "six\n" }
  const { notices } = await planOf({ files: { ...app, ...files }, variables })
  return notices
    .filter(({ id }) => id.startsWith("passed-over/"))
    .map(({ id, level, text }) => `${level} ${id} ${text.split(" ")[0] ?? ""}`)
}

it.each<[Files, ReadonlyArray<string>]>([
  [{ "nltk.txt": "wordnet\n" }, ["notice passed-over/nltk nltk.txt"]],
  [{ Aptfile: "libpq-dev\n" }, ["notice passed-over/aptfile Aptfile"]],
  [{ "environment.yml": "dependencies:\n- numpy\n" }, ["notice passed-over/conda environment.yml"]],
  [{ "pip.conf": "[global]\n" }, ["notice passed-over/pip-conf pip.conf"]],
  [{}, []],
  [{ "bin/run": "", "vendor/jquery.js": "", "manage.py": "" }, []],
  [{ "nltk.txt": "", "nltk_data/x": "" }, []],
  [{ Aptfile: "", ".apt/usr/lib/x": "" }, []],
  [{ "manage.py": "", "requirements.txt": "Django==5.0\n" }, []]
])("%j: %j", async (files, expected) => {
  expect(await ids(files)).toEqual(expected)
})

it("variables that see to it end the notice", async () => {
  expect(await ids({ "pip.conf": "" }, { PIP_CONFIG_FILE: "pip.conf" })).toEqual([])
})
