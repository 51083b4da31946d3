/** ActiveState's own client (1.2.6 is the last that can be had), called as it expects. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { PYPM_OPTS } from "../../domain/Options.ts"
import type { StagingError } from "../../domain/StagingError.ts"
import { Env } from "../../services/Env.ts"
import { dirname, Filesystem, join } from "../../services/Filesystem.ts"
import { succeeded } from "../../services/Process.ts"
import { Report } from "../../services/Report.ts"
import { inAddresses } from "../../domain/Secrets.ts"
import { childEnvironment } from "../../programs/ChildEnvironment.ts"
import { distributions } from "../../distributions/InstalledDistributions.ts"
import { shellWords } from "../../domain/ShellWords.ts"
import { normalise } from "../../domain/PackageName.ts"
import { run } from "../../programs/Program.ts"
import type { Workplace } from "../../domain/Workplace.ts"

/** pypm ended with an error. */
export class PypmFailed
  extends Data.TaggedError("PypmFailed")<{
    readonly client: string
    readonly output: ReadonlyArray<string>
    readonly status: string
  }>
  implements StagingError
{
  readonly id = "pypm/failed"
  readonly blame = "app"
  readonly title = "pypm could not install requirements.pypm"
  override get message(): string {
    return [
      `${this.client} ${this.status}. The last that it said:`,
      ...this.output.slice(-8).map((line) => `  ${line}`)
    ].join("\n")
  }
  readonly hints: ReadonlyArray<string> = [
    "The service behind pypm has ended. Move the lines of requirements.pypm to requirements.txt to install them with pip."
  ]
}

/** These would put packages where the running app does not look. */
export class RefusedPypmOption
  extends Data.TaggedError("RefusedPypmOption")<{ readonly option: string }>
  implements StagingError
{
  readonly id = "pypm-opts/refused-option"
  readonly blame = "app"
  readonly title = "$PYPM_OPTS has an option that cannot be used here"
  override get message(): string {
    return `\`${this.option}\` in $PYPM_OPTS installs outside of the app, so the running app would not find the packages.`
  }
  get hints(): ReadonlyArray<string> {
    return [`Remove \`${this.option}\` from $PYPM_OPTS.`]
  }
}

/** Beside the chosen Python, or on PATH. */
export const findClient = Effect.fn("Pypm.findClient")(function* (site: Workplace) {
  const files = yield* Filesystem
  const env = yield* Env
  const places = [dirname(site.runtime.path), dirname(site.runtime.executable), ...(env.get("PATH") ?? "").split(":")]
  for (const place of places.filter((path) => path.startsWith("/"))) {
    const path = join(place, "pypm")
    const status = yield* files.target(path)
    if (status?.kind === "file" && (status.mode & 0o111) !== 0) return path
  }
  return undefined
})

/** Options of `pypm` itself, which stand before the command; true for those with a value. */
const ofClient: Readonly<Record<string, boolean>> = {
  "-R": true,
  "--repository-locations": true,
  "-n": false,
  "--no-autosync": false,
  "-s": false,
  "--always-sync": false,
  "-y": false,
  "--assume-yes": false,
  "-f": false,
  "--force": false,
  "-v": false,
  "--verbose": false,
  "-q": false,
  "--quiet": false
}
const elsewhere = /^(?:-g|--globalinstall|-E.*|--virtualenv(?:=.*)?)$/
/** The predecessor passed these; the client has no such options, and means the same without. */
const needless = new Set(["--user", "--no-user"])

const route = (
  words: ReadonlyArray<string>
): Result.Result<
  { readonly before: ReadonlyArray<string>; readonly after: ReadonlyArray<string> },
  RefusedPypmOption
> => {
  const before: Array<string> = []
  const after: Array<string> = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ""
    const name = word.split("=", 1)[0] ?? ""
    if (elsewhere.test(word)) return Result.fail(new RefusedPypmOption({ option: name }))
    if (needless.has(word)) continue
    const takesValue = ofClient[name] ?? (/^-R./.test(word) ? false : undefined)
    if (takesValue === undefined) after.push(word)
    else before.push(word, ...(takesValue && !word.includes("=") ? words.slice(++at, at + 1) : []))
  }
  return Result.succeed({ before, after })
}

const explainMissing = Effect.fn("Pypm.explainMissing")(function* (
  site: Workplace,
  requirements: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  const report = yield* Report
  const there = new Set([
    ...(yield* distributions(site)).map(({ name }) => name),
    ...(yield* files.list(join(site.prefix, site.runtime.sitePackages))).map((name) =>
      normalise(name.replace(/\.py$/, ""))
    )
  ])
  const missing = requirements
    .map((text) => /^[\w.-]+/.exec(text)?.[0] ?? text)
    .filter((name) => !there.has(normalise(name)))
  // The client warns of packages that its repository lacks, and goes on (1.2.6).
  if (missing.length > 0)
    yield* report.warning({
      id: "pypm/left-out",
      text: `pypm ended well, but these packages are not among what it installed: ${missing.join(", ")}.`
    })
})

/** `-R NAME/URL,NAME/URL`: the client has no other way to be told an address (1.2.6), but the log need not show it. */
export const secretsIn = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words.flatMap((word) =>
    word.split(",").flatMap((part) => inAddresses(part.replace(/^.*?(?=[a-z][a-z0-9+.-]*:\/\/)/i, "")))
  )

export const installByClient = Effect.fn("Pypm.installByClient")(function* (
  site: Workplace,
  client: string,
  requirements: ReadonlyArray<string>
) {
  const env = yield* Env
  const words = yield* Effect.fromResult(shellWords(env.get(PYPM_OPTS) ?? "", "PYPM_OPTS"))
  yield* (yield* Report).hide(secretsIn(words))
  const { after, before } = yield* Effect.fromResult(route(words))
  const outcome = yield* run({
    label: "pypm",
    program: client,
    args: [...before, "install", ...after, "-r", join(site.root, "requirements.pypm")],
    env: childEnvironment(env, site),
    cwd: site.work
  })
  if (!succeeded(outcome)) {
    const status = outcome.timedOut
      ? "took too long"
      : outcome.exitCode === undefined
        ? `was ended by ${outcome.signal}`
        : `ended with status ${outcome.exitCode}`
    return yield* new PypmFailed({ client, output: outcome.output, status })
  }
  yield* explainMissing(site, requirements)
})
