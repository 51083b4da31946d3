/** What is told of an app that cannot be imported: as a warning, or as the error that ends the staging. */
import * as Data from "effect/Data"
import { packageOf } from "../domain/PackageOfModule.ts"
import { isOfPython } from "../domain/PythonModules.ts"
import { printable, type StagingError, visible } from "../domain/StagingError.ts"
import { PYTHON_START_CHECK } from "../domain/Options.ts"
import { adviceFor } from "./ImportAdvice.ts"
import { type ImportFailure, type ImportOutcome, patience } from "./StartImport.ts"

const variable = `$${PYTHON_START_CHECK.name}`

export interface ImportProblem {
  readonly what: string
  readonly hints: ReadonlyArray<string>
}

/** The end of a hint at what the app itself has said, which it does not say again where nothing is imported. */
export const standAbove = "stand above."

const placeOf = ({ frames }: ImportFailure): string => {
  const last = frames.at(-1)
  return last === undefined ? "" : `${printable(last.file)} line ${last.line}: `
}

const ofFailure = (failure: ImportFailure, own: ReadonlySet<string>): ImportProblem => {
  const { name = "", type, variable: unset } = failure
  // `cannot import name 'x' from 'y' (…)`: a place of the staging, which is gone afterwards.
  const text = failure.text.replace(/ \(\/[^)]*\)$/, "")
  const place = placeOf(failure)
  const [first = ""] = name.split(".")
  if (unset !== undefined)
    return {
      what: `${place}\`$${visible(unset)}\` is read, and not set.`,
      hints: [
        `Set $${visible(unset)}, or give it a default: os.environ.get("${visible(unset)}", "…").`,
        "Or, where it is set only where the app runs, nothing is wrong."
      ]
    }
  if (first !== "" && text.startsWith("No module named")) {
    const what = `${place}there is no module \`${visible(name)}\`.`
    if (own.has(first))
      return {
        what,
        hints: [`${visible(first)} is the app's own: look at the names of its files, and from where they are imported.`]
      }
    if (isOfPython(first)) return { what, hints: ["The Python that was chosen does not have it: ask for another one."] }
    return {
      what,
      hints: [`Add the line \`${packageOf(first)}\` to requirements.txt (or what lists the app's packages).`]
    }
  }
  const advice = adviceFor(type, text)
  return {
    // The other lines of a text stand in the log as they are.
    what: `${place}${visible(type)}: ${visible(text.split("\n")[0] ?? "")}`,
    hints: [...(advice === undefined ? [] : [advice]), `The lines of the app that led to it ${standAbove}`]
  }
}

/** The reason why a server could not start it; `undefined` where it could. `own` are the app's modules and packages. */
export const problemIn = (outcome: ImportOutcome, own: ReadonlySet<string>): ImportProblem | undefined => {
  switch (outcome._tag) {
    case "TooLong":
      return {
        what: `It had not been imported after ${patience} s.`,
        hints: [
          'Start what serves or waits behind `if __name__ == "__main__":`, and connect to others when they are needed.'
        ]
      }
    case "Ended": {
      const { bySignal, status } = outcome
      const how = bySignal === undefined ? `ended with status ${status ?? "unknown"}` : `was ended by ${bySignal}`
      return { what: `Python ${how} while it was imported.`, hints: ["What it said last stands above."] }
    }
    case "Imported": {
      const { failure, wrong } = outcome.imported
      if (failure !== undefined) return ofFailure(failure, own)
      if (wrong === undefined) return undefined
      return {
        what:
          wrong.condition === "absent"
            ? "The module was imported, and has nothing of that name."
            : `It is a \`${visible(wrong.type ?? "")}\`, which no server can call.`,
        hints: ["Write a file named Procfile with a line `web: …` that starts the app."]
      }
    }
  }
}

/** What was imported, and where it is named, if the app's author has named it. */
interface Named {
  readonly target: string
  readonly by: string | undefined
}

export const titleOfProblem = ({ by, target }: Named): string =>
  `\`${target}\`, which ${by === undefined ? "starts the app" : `${by} starts`}, cannot be imported`

/** The policy is to end a staging over it. */
export class StartRefused
  extends Data.TaggedError("StartRefused")<{ readonly names: Named; readonly problem: ImportProblem }>
  implements StagingError
{
  readonly id = "start/not-importable"
  readonly blame = "app"
  readonly title = "What starts the app cannot be imported"
  override get message(): string {
    return `${titleOfProblem(this.names)}: it was imported once, as its server will.\n${this.problem.what}\nThe app is as it was before.`
  }
  get hints(): ReadonlyArray<string> {
    return [...this.problem.hints, `Or set ${variable}=warn, and it is a warning.`]
  }
}

/** $PYTHON_START_CHECK is none of its words. */
export class StartCheckUnknown
  extends Data.TaggedError("StartCheckUnknown")<{ readonly value: string }>
  implements StagingError
{
  readonly id = "start/check-unknown"
  readonly blame = "app"
  readonly title = `${variable} cannot be understood`
  override get message(): string {
    return `${variable} is \`${visible(this.value)}\`. It takes one of \`warn\`, \`error\` and \`off\`.`
  }
  readonly hints: ReadonlyArray<string> = [`Write ${PYTHON_START_CHECK.name}=error, or leave it away.`]
}
