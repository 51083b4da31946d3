/** Files that other buildpacks act on and this one does not: what was seen, what it means here, and what to do. */
import * as Effect from "effect/Effect"
import type { Pyproject } from "../domain/Application.ts"
import type { Requirements } from "../domain/Requirements.ts"
import type { Notice } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"

/** What is known of the app. */
export interface Seen {
  /** The names at the top; a folder's has a slash behind it. */
  readonly names: ReadonlySet<string>
  readonly requirements: Requirements | undefined
  readonly pyproject: Pyproject | undefined
  readonly procfile: ReadonlyMap<string, string> | undefined
}

interface Row {
  readonly id: string
  /** What was seen, if it was. */
  readonly sees: (seen: Seen, variables: ReadonlyMap<string, string>) => string | undefined
  readonly means: string
  readonly remedy: string
}

const file =
  (name: string, unless: (names: ReadonlySet<string>) => boolean = () => false): Row["sees"] =>
  ({ names }) =>
    names.has(name) && !unless(names) ? name : undefined

const rows: ReadonlyArray<Row> = [
  {
    id: "passed-over/nltk",
    sees: file("nltk.txt", (names) => names.has("nltk_data/")),
    means: "lists data for NLTK, which other Python buildpacks download; here they are not.",
    remedy:
      "Commit the data as nltk_data/ (`python -m nltk.downloader -d nltk_data …`), and set $NLTK_DATA to its path in the running app."
  },
  {
    id: "passed-over/aptfile",
    sees: file("Aptfile", (names) => names.has(".apt/")),
    means: "lists packages of the operating system, of which this buildpack installs none.",
    remedy: "Have an apt buildpack run before this one, or have them added to the stack."
  },
  {
    id: "passed-over/conda",
    sees: ({ names, requirements }) =>
      requirements?.requirements.some(({ constraint }) => !constraint) !== true
        ? undefined
        : ["environment.yml", "environment.yaml", "conda.yml"].find((name) => names.has(name)),
    means: "is a list for conda, which is not used here: packages come from requirements.txt alone.",
    remedy: "See to it that requirements.txt lists what the app needs; `pip list --format=freeze` writes such a list."
  },
  {
    id: "passed-over/pip-conf",
    sees: ({ names }, variables) =>
      variables.has("PIP_CONFIG_FILE") ? undefined : ["pip.conf", ".pip/"].find((name) => names.has(name)),
    means: "in the app is not read by pip, which looks in the home directory.",
    remedy: "Set $PIP_CONFIG_FILE to its path from the top of the app, or write its options into $PIP_OPTS."
  }
]

/** A notice for each, in the order of the table. */
export const passedOver = Effect.fn("PassedOver.passedOver")(function* (seen: Seen) {
  const env = yield* Env
  const notices: Array<Notice> = []
  for (const { id, means, remedy, sees } of rows) {
    const what = sees(seen, env.variables)
    if (what !== undefined) notices.push({ level: "notice", id, text: `${what} ${means}\n${remedy}` })
  }
  return notices
})
