/** What commands print for programs, held against the schemas of the package. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv2020 } from "ajv/dist/2020.js"
import { buildpack } from "./StagedApp.ts"

/** What is wrong with a value, by a schema of the package. */
export const faults = (name: string, value: unknown): ReadonlyArray<unknown> => {
  const schema: unknown = JSON.parse(readFileSync(join(buildpack, "schemas", `${name}.json`), "utf8"))
  const validate = new Ajv2020({ allErrors: true }).compile(typeof schema === "object" && schema !== null ? schema : {})
  return validate(value) ? [] : (validate.errors ?? [])
}
