/** What a running app finds in its environment. */
import { type EnvironmentDelta, prefix, prepend, set, setDefault } from "../domain/EnvironmentDelta.ts"
import { type PythonVersion, render } from "../domain/PythonVersion.ts"

/** What a user may set is only a default here: platforms export user variables before they source ours. */
export const environmentOf = (version: PythonVersion): EnvironmentDelta => [
  prepend("PATH", `${prefix}/bin`),
  set("PYTHONUSERBASE", prefix),
  // With it Python does not look into the user base at all.
  { _tag: "Unset", name: "PYTHONNOUSERSITE" },
  setDefault("PYTHONUNBUFFERED", "1"),
  setDefault("PYTHON_VERSION", render(version)),
  setDefault("LANG", "C.UTF-8")
]
