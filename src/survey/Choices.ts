/** What the user of an app chose of what is in it, by variables. */
import type { Choices } from "../domain/Application.ts"
import {
  type Option,
  PYTHON_EXTRAS,
  PYTHON_GROUPS,
  PYTHON_PACKAGE_MANAGER,
  PYTHON_REQUIREMENTS,
  PYTHON_SCRIPT
} from "../domain/Options.ts"
import type { Interface as EnvInterface } from "../services/Env.ts"

/** What is not set, or is empty, says nothing. */
export const choicesIn = (env: Pick<EnvInterface, "get">): Choices => {
  const chosen = (key: keyof Choices, { name }: Option): Choices => {
    const value = env.get(name)?.trim() ?? ""
    return value === "" ? {} : { [key]: value }
  }
  return {
    ...chosen("manager", PYTHON_PACKAGE_MANAGER),
    ...chosen("groups", PYTHON_GROUPS),
    ...chosen("extras", PYTHON_EXTRAS),
    ...chosen("requirements", PYTHON_REQUIREMENTS),
    ...chosen("script", PYTHON_SCRIPT)
  }
}
