/** What commands print for programs, as JSON Schema files: of the types that the source itself is checked by. */
import * as Schema from "effect/Schema"
import { BuildReport } from "../src/report/BuildReport.ts"

const schemas: ReadonlyArray<readonly [name: string, title: string, schema: Schema.Constraint]> = [
  ["report", "What a staging did: report.json, and what `bin/report --json` prints", BuildReport]
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
