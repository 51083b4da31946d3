/** What commands print for programs, as JSON Schema files: of the types that the source itself is checked by. */
import * as Schema from "effect/Schema"
import { CacheAnswer, ChangesAnswer, ErrorAnswer, PlanAnswer, StageAnswer } from "../src/commands/Answers.ts"
import { BuildReport } from "../src/report/BuildReport.ts"

const schemas: ReadonlyArray<readonly [name: string, title: string, schema: Schema.Constraint]> = [
  ["report", "What a staging did: report.json, and what `bin/report --json` prints", BuildReport],
  ["plan", "What `bin/plan --json` prints", PlanAnswer],
  ["stage", "What `bin/stage --json` prints", StageAnswer],
  ["changes", "What `bin/stage --changes FILE.json` writes, and `bin/cache DIR changes --json` prints", ChangesAnswer],
  ["cache", "What `bin/cache DIR list --json` prints", CacheAnswer],
  ["error", "What a command prints with --json in the place of its answer when it fails", ErrorAnswer]
]

/** The files by their paths from the top of the repository. */
export const schemaFiles = (): ReadonlyArray<readonly [string, string]> =>
  schemas.map(([name, title, of]) => {
    const { definitions, schema } = Schema.toJsonSchemaDocument(of)
    const whole = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title,
      ...schema,
      ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions })
    }
    return [`schemas/${name}.json`, `${JSON.stringify(whole, undefined, 2)}\n`]
  })
