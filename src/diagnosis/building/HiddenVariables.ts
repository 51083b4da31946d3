/** A build that asks for a variable which is set for the app, and which builds do not see. */
import { lastError } from "./LastError.ts"
import { whileBuilding } from "../FailedBuild.ts"
import type { Rule } from "../Rule.ts"
import { packageAtStart } from "./PackageWording.ts"

const mentions = (text: string, name: string): boolean => new RegExp(`(?<![\\w$])${name}(?!\\w)`).test(text)

export const hiddenVariable: Rule = whileBuilding((build, failure) => {
  const error = lastError(build) ?? ""
  const names = (failure.hidden ?? []).filter((name) => mentions(error, name))
  const [first] = names
  if (first === undefined) return undefined
  return {
    id: "pip/variable-not-for-builds",
    blame: "app",
    title: `The variable ${first} is set, but builds do not see it`,
    message: `${packageAtStart(build)} asks for ${names.map((name) => `$${name}`).join(", ")} while it is built:\n  ${error}\nOf the app's variables a build sees a stated list alone, since what is built is kept and found again by what it could see.`,
    hints: [
      `Set PYTHON_BUILD_ENV=${names.join(",")} to let builds see it; what was built with another value is then built anew.`
    ]
  }
})
