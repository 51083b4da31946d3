/** An environment delta as the files of a layer: `env/NAME.override` and its kin, each the value and nothing else. */
import { type EnvironmentDelta, prefix } from "../../domain/EnvironmentDelta.ts"

/** Path below the layer to content; in `env.launch` for the running app alone. No line break at the end: it would be a part of the value. */
export const environmentFiles = (
  delta: EnvironmentDelta,
  place: string,
  folder: "env" | "env.launch" = "env"
): ReadonlyMap<string, string> => {
  const files = new Map<string, string>()
  for (const change of delta) {
    const at = (ending: string): string => `${folder}/${change.name}.${ending}`
    const fill = (value: string): string => value.replaceAll(prefix, () => place)
    switch (change._tag) {
      case "Set":
        files.set(at("override"), fill(change.value))
        break
      case "Default":
        files.set(at("default"), fill(change.value))
        break
      case "Prepend":
      case "Append":
        files.set(at(change._tag === "Prepend" ? "prepend" : "append"), fill(change.value))
        // Without it the two would be joined by nothing.
        files.set(at("delim"), change.delimiter)
        break
      case "Unset":
        // No file can take a variable away; to every variable of Python's, empty is not set (2.7 to 3.14).
        files.set(at("override"), "")
        break
    }
  }
  return files
}
