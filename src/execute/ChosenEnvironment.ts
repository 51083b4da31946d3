/** The kept environment that `$PYTHON_ENVIRONMENT` names, where it fits this Python, this system and this app. */
import * as Clock from "effect/Clock"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Environment } from "../domain/Distribution.ts"
import { lineOfText } from "../domain/PythonVersion.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"
import { asker, fingerprint, type Inputs, pythonOf, stackIn } from "../keys/EnvironmentInputs.ts"
import { Report } from "../services/Report.ts"
import { environmentNamed, shortKey } from "../store/NamedEnvironment.ts"
import { WheelStore } from "../store/WheelStore.ts"

/** The environment was made on another line of Python, another build of it, or another system. */
export class EnvironmentUnfit
  extends Data.TaggedError("EnvironmentUnfit")<{
    readonly key: string
    /** What differs: the Python, or the system. */
    readonly of: "Python" | "system"
    readonly made: string
    readonly here: string
  }>
  implements StagingError
{
  readonly id = "environment/unfit"
  readonly blame = "app"
  get title(): string {
    return this.of === "Python"
      ? "The environment that is to be staged again is for another Python"
      : "The environment that is to be staged again is for another system"
  }
  override get message(): string {
    const { here, key, made, of } = this
    return of === "Python"
      ? `$PYTHON_ENVIRONMENT names ${shortKey(key)}, which was made for Python ${visible(made)}. The app is staged on Python ${visible(here)}.`
      : `$PYTHON_ENVIRONMENT names ${shortKey(key)}, which was made on ${visible(made)}. This is ${visible(here)}: what was compiled there need not run here.`
  }
  get hints(): ReadonlyArray<string> {
    const line = /^\d+\.\d+/.exec(this.made)?.[0]
    return this.of === "Python" && line !== undefined && !this.here.startsWith(`${line}.`)
      ? [`Set PYTHON_VERSION=${line} for as long as it is to be staged again.`]
      : ["Unset $PYTHON_ENVIRONMENT, and ask for the packages in requirements.txt or a lock file."]
  }
}

/** What was made of it is no longer whole. */
export class EnvironmentDamaged
  extends Data.TaggedError("EnvironmentDamaged")<{ readonly key: string }>
  implements StagingError
{
  readonly id = "environment/damaged"
  readonly blame = "environment"
  readonly title = "The environment that is to be staged again is not whole"
  override get message(): string {
    return `$PYTHON_ENVIRONMENT names ${shortKey(this.key)}, of which something in the cache is damaged or gone. It was set aside. Nothing else is staged in its place.`
  }
  readonly hints: ReadonlyArray<string> = [
    "Name another environment (`bin/cache DIR list`), or unset $PYTHON_ENVIRONMENT."
  ]
}

interface Kept {
  readonly key: string
  readonly environment: Environment
}

/** What another app was let in for is no answer to one that shows other credentials, or none. */
const isOpen = ({ environment: { inputs } }: Kept, now: Inputs): boolean =>
  inputs[asker] === undefined || inputs[asker] === now[asker]

const keptIn = Effect.gen(function* () {
  const all = (yield* (yield* WheelStore).environments).map((environment): Kept => ({
    key: fingerprint(environment.inputs),
    environment
  }))
  const foundations = new Set(all.map(({ environment }) => environment.closure))
  return all.filter(({ key }) => !foundations.has(key)).toSorted((a, b) => b.environment.used - a.environment.used)
})

/** The version, and all else that compiled code depends on. */
const parts = (inputs: Inputs) => {
  const [version = "", ...rest] = pythonOf(inputs).split(" ")
  return { version, line: lineOfText(version), rest: rest.join(" ") }
}

/** `inputs` are those of the app as it is now: of them, the Python, the system and who asks count. */
export const chosenEnvironment = Effect.fn("ChosenEnvironment.find")(function* (asked: string, inputs: Inputs) {
  const now = yield* Clock.currentTimeMillis
  const all = (yield* keptIn).filter((one) => isOpen(one, inputs))
  const found = yield* Effect.fromResult(environmentNamed(all, asked.toLowerCase(), now, "$PYTHON_ENVIRONMENT"))
  const { environment, key } = found
  const [made, here] = [parts(environment.inputs), parts(inputs)]
  if (made.line !== here.line || made.rest !== here.rest)
    return yield* new EnvironmentUnfit({
      key,
      of: "Python",
      made: made.line === here.line ? pythonOf(environment.inputs) : made.version,
      here: made.line === here.line ? pythonOf(inputs) : here.version
    })
  const [before, system] = [stackIn(environment.inputs), stackIn(inputs)]
  if (before !== system) return yield* new EnvironmentUnfit({ key, of: "system", made: before, here: system })
  if (made.version !== here.version)
    yield* (yield* Report).warning({
      id: "environment/other-patch",
      text: `The environment ${shortKey(key)} was made on Python ${visible(made.version)}, and runs on ${visible(here.version)} now.`
    })
  return found
})
