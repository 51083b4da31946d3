/** Changes of an environment as a value: built, tested and printed here, written to disk by a platform alone. */
import * as Schema from "effect/Schema"

/** What stands in values for the place where the staged Python will be at run time; a platform fills it in. */
export const prefix = "{prefix}"

export const Change = Schema.TaggedUnion({
  /** Whatever was there before. */
  Set: { name: Schema.String, value: Schema.String },
  /** Sets the value where none is set. */
  Default: { name: Schema.String, value: Schema.String },
  Prepend: { name: Schema.String, value: Schema.String, delimiter: Schema.String },
  Append: { name: Schema.String, value: Schema.String, delimiter: Schema.String },
  Unset: { name: Schema.String }
})
export type Change = typeof Change.Type

export const EnvironmentDelta = Schema.Array(Change)
export type EnvironmentDelta = typeof EnvironmentDelta.Type

export const set = (name: string, value: string): Change => ({ _tag: "Set", name, value })
export const setDefault = (name: string, value: string): Change => ({ _tag: "Default", name, value })
export const prepend = (name: string, value: string, delimiter = ":"): Change => ({
  _tag: "Prepend",
  name,
  value,
  delimiter
})

/** The environment after the changes, in order; an empty variable counts as unset for joins and defaults. */
export const apply = (
  delta: EnvironmentDelta,
  environment: Readonly<Record<string, string>>,
  place: string
): Record<string, string> => {
  const result: Record<string, string> = { ...environment }
  const fill = (value: string) => value.replaceAll(prefix, () => place)
  for (const change of delta) {
    const old = result[change.name] ?? ""
    switch (change._tag) {
      case "Set":
        result[change.name] = fill(change.value)
        break
      case "Default":
        if (old === "") result[change.name] = fill(change.value)
        break
      case "Prepend":
        result[change.name] = old === "" ? fill(change.value) : fill(change.value) + change.delimiter + old
        break
      case "Append":
        result[change.name] = old === "" ? fill(change.value) : old + change.delimiter + fill(change.value)
        break
      case "Unset":
        delete result[change.name]
        break
    }
  }
  return result
}
