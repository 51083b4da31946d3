/** What commands print for programs, as JSON Schema files: of the types that the source itself is checked by. */
import * as Schema from "effect/Schema"
import {
  ArchivesAnswer,
  CacheAnswer,
  ChangesAnswer,
  ClearAnswer,
  ErrorAnswer,
  ExplainAnswer,
  FactsAnswer,
  LockAnswer,
  PackAnswer,
  PlanAnswer,
  PrefetchAnswer,
  PruneAnswer,
  RuntimesAnswer,
  StageAnswer,
  VerifyAnswer
} from "../src/commands/Answers.ts"
import { BuildReport } from "../src/report/BuildReport.ts"

const schemas: ReadonlyArray<readonly [name: string, title: string, schema: Schema.Constraint]> = [
  ["report", "What a staging did: report.json, and what `bin/report --json` prints", BuildReport],
  ["plan", "What `bin/plan --json` prints", PlanAnswer],
  ["stage", "What `bin/stage --json` prints", StageAnswer],
  ["changes", "What `bin/stage --changes FILE.json` writes, and `bin/cache DIR changes --json` prints", ChangesAnswer],
  ["cache", "What `bin/cache DIR list --json` prints", CacheAnswer],
  ["cache-prefetch", "What `bin/cache DIR prefetch APP_DIR --json` prints", PrefetchAnswer],
  ["cache-lock", "What `bin/cache DIR lock --json` prints", LockAnswer],
  ["cache-prune", "What `bin/cache DIR prune --json` prints", PruneAnswer],
  ["cache-verify", "What `bin/cache DIR verify --json` prints", VerifyAnswer],
  ["cache-clear", "What `bin/cache DIR clear --json` prints", ClearAnswer],
  ["runtime-list", "What `bin/runtime list --json` prints", RuntimesAnswer],
  ["runtime-pack", "What `bin/runtime pack PYTHON DIR --json` prints", PackAnswer],
  ["runtime-verify", "What `bin/runtime verify --json` prints", ArchivesAnswer],
  ["explain", "What `bin/explain --json` prints", ExplainAnswer],
  ["facts", "What `bin/report BUILD_DIR` prints, flat", FactsAnswer],
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
