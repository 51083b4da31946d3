/** Whether code that packages have run at each start of Python is told, or ends the staging: `$PYTHON_STARTUP_HOOKS`. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Snapshot } from "../changes/Snapshot.ts"
import { PYTHON_STARTUP_HOOKS } from "../domain/Options.ts"
import { normalise } from "../domain/PackageName.ts"
import { type StagingError, visible } from "../domain/StagingError.ts"
import { meant } from "../domain/Spelling.ts"
import { isSame, type StartupHook } from "../domain/StartupHook.ts"
import { Env } from "../services/Env.ts"
import { Report } from "../services/Report.ts"

const modes = ["warn", "error", "allow"] as const

interface Policy {
  readonly mode: (typeof modes)[number]
  /** Packages whose code is expected. */
  readonly allowed: ReadonlySet<string>
}

/** `$PYTHON_STARTUP_HOOKS` says two things, or something that is neither a policy nor the name of a package. */
export class StartupPolicyUnknown
  extends Data.TaggedError("StartupPolicyUnknown")<{ readonly value: string }>
  implements StagingError
{
  readonly id = "packages/startup-policy"
  readonly blame = "app"
  readonly title = "$PYTHON_STARTUP_HOOKS cannot be understood"
  override get message(): string {
    return `$PYTHON_STARTUP_HOOKS is \`${visible(this.value)}\`. It takes one of \`warn\`, \`error\` and \`allow\`, and names of packages whose code is expected.`
  }
  readonly hints: ReadonlyArray<string> = ["Write it like this: PYTHON_STARTUP_HOOKS=error, or `error ddtrace`."]
}

/** A package has code run at each start of Python, and the policy is not to have that. */
export class StartupCodeRefused
  extends Data.TaggedError("StartupCodeRefused")<{ readonly hooks: ReadonlyArray<StartupHook> }>
  implements StagingError
{
  readonly id = "packages/startup-code-refused"
  readonly blame = "app"
  readonly title = "A package has code run at every start of Python"
  override get message(): string {
    return [
      "$PYTHON_STARTUP_HOOKS is `error`, and these would run whenever a Python of the app starts, imported or not:",
      ...this.hooks.map(lineOf),
      "The app is as it was before."
    ].join("\n")
  }
  get hints(): ReadonlyArray<string> {
    const names = [...new Set(this.hooks.map((hook) => hook.package))].join(" ")
    return [
      "Look at what the files say, and ask for a release of the package that has none of it.",
      `Or, where they are expected, name the packages: PYTHON_STARTUP_HOOKS="error ${visible(names)}".`
    ]
  }
}

/** `  litellm: litellm_init.pth runs import os, base64; …` */
const lineOf = ({ code = [], file, package: name }: StartupHook): string => {
  const [first] = code
  const more = code.length > 1 ? `, and ${code.length - 1} more ${code.length === 2 ? "line" : "lines"}` : ""
  return `  ${visible(name)}: ${visible(file)}${first === undefined ? "" : ` runs \`${visible(first)}\`${more}`}`
}

const policyOf = (value: string): Policy | undefined => {
  const words = value
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== "")
  const found = modes.filter((mode) => words.includes(mode))
  const names = words.filter((word) => !modes.some((mode) => mode === word))
  // Nobody is to be safe by a word that was mistyped.
  const isMistyped = found.length === 0 && names.some((name) => meant(name, modes) !== undefined)
  if (found.length > 1 || isMistyped || !names.every((name) => /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(name)))
    return undefined
  return { mode: found[0] ?? "warn", allowed: new Set(names.map(normalise)) }
}

/** Read before anything is fetched, so that a mistake is told at once. */
export const startupPolicy = Effect.gen(function* () {
  const value = (yield* Env).get(PYTHON_STARTUP_HOOKS) ?? ""
  return policyOf(value) ?? (yield* new StartupPolicyUnknown({ value }))
})

/** Whether nobody has to be told of it; of a bundle, every package must be expected. */
const isExpected = ({ known, package: name }: StartupHook, { allowed, mode }: Policy): boolean =>
  known !== undefined || mode === "allow" || name.split(", ").every((one) => allowed.has(one))

/** `before` is the app's last staging, where that is known. */
export const judgeStartup = Effect.fn("StartupPolicy.judge")(function* (
  { startup = [] }: Snapshot,
  before: Snapshot | undefined
) {
  const policy = yield* startupPolicy
  const report = yield* Report
  const surprising = startup.filter((hook) => !isExpected(hook, policy))
  if (surprising.length === 0) return undefined
  if (policy.mode === "error") return yield* new StartupCodeRefused({ hooks: surprising })
  const last = before?.startup
  const added = surprising.filter((hook) => last?.some((old) => isSame(old, hook)) !== true)
  if (added.length === 0) return undefined
  if (last !== undefined)
    return yield* report.warning({
      id: "packages/startup-code",
      text: [
        "Since the last staging, these have code run whenever a Python of the app starts, imported or not:",
        ...added.map(lineOf),
        `If that is not what they are for, do not deploy this. PYTHON_STARTUP_HOOKS=error refuses what is not named there.`
      ].join("\n")
    })
  return yield* report.detail(["At every start of Python, code is run of:", ...added.map(lineOf)].join("\n"))
})
