/** Looks for Pythons and chooses one: with what the code of the app says, and what earlier stagings have found out. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { Application } from "./domain/Application.ts"
import { supportedLines } from "./tools/ToolBands.ts"
import { select } from "./plan/RuntimeSelection.ts"
import type { Recalled } from "./plan/UnnamedPython.ts"
import { recall, withCode } from "./PythonEvidence.ts"
import { RuntimeProviders } from "./runtimes/registry.ts"
import { Env } from "./services/Env.ts"
import { fromVariable } from "./formats/VersionFile.ts"

/** With a version asked for, Pythons of other lines are not started; when that finds none, all are, for the message. */
export const discover = Effect.fn("RuntimeChoice.discover")(function* (application: Application, everything: boolean) {
  const providers = yield* RuntimeProviders
  const wanted = everything || application.ranges.length > 0 ? undefined : application.versionSources[0]?.asked
  const all = yield* Effect.forEach(providers, (provider) => provider.discover(wanted))
  const seen = new Set<string>()
  const found = all
    .flatMap(({ found }) => found)
    .filter(({ executable }) => !seen.has(executable) && seen.add(executable))
  return { found, rejected: all.flatMap(({ rejected }) => rejected) }
})

const policyOf = (recalled: Recalled | undefined) =>
  Effect.map(Env, (env) => {
    const defaultVersion = env.operator("PYTHON_DEFAULT_VERSION")
    return {
      defaultVersion: defaultVersion === undefined ? undefined : fromVariable("PYTHON_DEFAULT_VERSION", defaultVersion),
      patchPolicy: env.get("PYTHON_PATCH_POLICY"),
      recalled,
      supported: supportedLines
    }
  })

export const chooseRuntime = Effect.fn("RuntimeChoice.choose")(function* (
  surveyed: Application,
  everything: boolean,
  insisted: Recalled | undefined
) {
  const first = yield* discover(surveyed, everything)
  const application = yield* withCode(surveyed, first.found)
  const rules = yield* policyOf(insisted ?? (yield* recall(application)))
  const selection = select(application, first.found, rules)
  if (Result.isSuccess(selection)) return { application, selection, ...first }
  const all = yield* discover(application, true)
  return { application, selection: select(application, all.found, rules, all.rejected.length), ...all }
})
