/** What later buildpacks have asked of us: the plan that the lifecycle has made of everybody's provisions and requirements. */
import { isTable, tableAt, tomlOf } from "../../formats/TomlDocument.ts"

/** Whether one of the entries wants what we provide while the image is built, and not only where it runs. */
export const wantedInBuild = (plan: string): boolean => {
  const { entries } = tomlOf(plan) ?? {}
  return (
    Array.isArray(entries) && entries.some((entry) => isTable(entry) && tableAt(entry, "metadata")["build"] === true)
  )
}
