/** What an app asks for, from all places where it may say so, and with that everything that decides its packages. */
import * as Effect from "effect/Effect"
import { PIP_BUILD_CONSTRAINT, PIP_CONSTRAINT, PYTHON_MIN_RELEASE_AGE } from "../domain/Options.ts"
import { gather } from "../keys/EnvironmentInputs.ts"
import type { Application } from "../domain/Application.ts"
import { inputsOf, type Plan } from "../domain/Plan.ts"
import type { Runtime } from "../domain/Runtime.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { buildVariables, pipVariables } from "../keys/BuildVariables.ts"
import type { Claim, Installer } from "../installers/Installer.ts"
import { sha256 } from "../services/Digest.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join, within } from "../services/Filesystem.ts"
import { withoutCredentials } from "../domain/Secrets.ts"
import { requirementsDigest } from "../formats/requirements/RequirementsDigest.ts"
import * as Origin from "../domain/Origin.ts"
import type { EngineOptions, LockedLines } from "../engines/Engine.ts"
import { type Lines, readRequirementFiles } from "../survey/RequirementFiles.ts"

export interface Facts {
  readonly application: Application
  readonly plan: Plan
  readonly runtime: Runtime
  readonly options: EngineOptions
  readonly indexOptions: ReadonlyArray<string>
  readonly installers: ReadonlyArray<Installer>
}

/** What is given to pip as words, in the form of lines: `--requirement=more.txt`, `--editable=./lib`, `gunicorn`. */
const ofOptions = ({ requirements, wheel }: EngineOptions, root: string): ReadonlyArray<string> => [
  ...requirements.flatMap((word) => {
    const [, name, value] = /^--(requirement|editable|group)=(.*)$/s.exec(word) ?? []
    if (name === undefined) return [word]
    return name === "group" ? [] : [`${name === "editable" ? "-e" : "-r"} ${within(value ?? "", root)}`]
  }),
  ...wheel.flatMap((word) => {
    const path = /^--(?:build-)?constraint=(.*)$/s.exec(word)?.[1]
    return path === undefined ? [] : [`-c ${within(path, root)}`]
  })
]

const constraintsIn = (value: string | undefined): ReadonlyArray<string> =>
  (value ?? "")
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((path) => `-c ${path}`)

interface Virtual extends Lines {
  readonly answeredBy?: string
  readonly derived?: true
  /** They are what a lock file fixes. */
  readonly isLock?: boolean
}

const named = (
  name: string,
  lines: ReadonlyArray<string>,
  more: Pick<Virtual, "answeredBy" | "derived" | "isLock"> = {}
): ReadonlyArray<Virtual> => (lines.length === 0 ? [] : [{ name, text: lines.join("\n"), ...more }])

/** What installers ask for by lines of files that they alone can read. */
const claimed = ({ installers }: Facts, claims: ReadonlyArray<Claim | undefined>): ReadonlyArray<Virtual> =>
  installers.flatMap(({ _tag, id }, at) =>
    (claims[at]?.lines ?? []).flatMap(({ derived, lines, name }) =>
      named(name, lines, {
        ...(_tag === "Standalone" ? { answeredBy: id } : {}),
        ...(derived === undefined ? {} : { derived, isLock: claims[at]?.locked !== undefined })
      })
    )
  )

/** What claims ask for that pip is told by words. */
const wordsIn = (claims: ReadonlyArray<Claim | undefined>): ReadonlyArray<string> =>
  claims
    .filter((claim) => inputsOf(claim?.installs ?? []).some(({ _tag }) => _tag === "ProjectDependencies"))
    .flatMap((claim) => (claim?.lines ?? []).flatMap(({ lines }) => lines.filter((line) => line !== "")))

const nothingLocked: LockedLines = { options: [], lines: [], files: [] }

/** A lock file's hashes decide as its versions do, and are too many to be read as lines at each staging. */
const derivedFrom = (facts: Requirements, name: string, locked: LockedLines | undefined): Requirements => ({
  ...facts,
  ...(locked === undefined
    ? {}
    : { digests: new Map([...facts.digests, [name, sha256(JSON.stringify([locked.lines, locked.files]))]]) }),
  requirements: facts.requirements.map((one) => ({
    ...one,
    origin: one.origin._tag === "File" ? Origin.file(one.origin.path) : one.origin
  }))
})

const linesOf = Effect.fn("AskedLines.lines")(function* (
  { application, options }: Facts,
  claims: ReadonlyArray<Virtual>
) {
  const env = yield* Env
  const { root } = application
  return [
    ...named("$PIP_OPTS", ofOptions(options, root)),
    ...named("$PIP_CONSTRAINT", constraintsIn(env.get(PIP_CONSTRAINT))),
    ...named("$PIP_BUILD_CONSTRAINT", constraintsIn(env.get(PIP_BUILD_CONSTRAINT))),
    ...claims
  ]
})

/** `--group=dev`, `--group=more/pyproject.toml:dev`: of these, pip reads lists that are no requirement files (PEP 735). */
const groupFiles = ({ requirements }: EngineOptions, root: string): ReadonlyArray<string> =>
  requirements.flatMap((word) => {
    const [, path = "pyproject.toml", group] = /^--group=(?:(.*):)?([^:]*)$/s.exec(word) ?? []
    return group === undefined ? [] : [within(path, root)]
  })

/** Texts of files that installers of other authors have read, or that pip reads in another way than as lines. */
const filesOf = Effect.fn("AskedLines.files")(function* (
  { application, installers, options }: Facts,
  claims: ReadonlyArray<Virtual>
) {
  const files = yield* Filesystem
  const { root, texts } = application
  // What such a file says are its lines, and one beside it only tells whether they hold.
  const beside = installers.flatMap((installer) =>
    installer.files.flatMap((file) => [...(file.beside ?? []), ...(file.leadsTo?.(texts.get(file.name) ?? "") ?? [])])
  )
  const byLines = new Set([...claims.map(({ name }) => name), ...beside])
  const groups = yield* Effect.forEach(new Set(groupFiles(options, root)), (path) =>
    files.readText(path.startsWith("/") ? path : join(root, path)).pipe(
      Effect.orElseSucceed(() => ""),
      Effect.map((text) => [path, text] as const)
    )
  )
  return new Map(
    [...[...texts].filter(([name]) => !byLines.has(name)), ...groups].map(([name, text]) => [
      name,
      sha256(withoutCredentials(text))
    ])
  )
})

const variablesOf = Effect.fn("AskedLines.variables")(function* ({ installers, options, plan }: Facts) {
  const env = yield* Env
  const taking = installers.filter(({ id }) => plan.installs.some(({ installer }) => installer === id))
  const named = ["PIP_OPTS", ...taking.flatMap(({ variables = [] }) => variables)]
  const own = named.flatMap((name) => {
    const value = env.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  // The length decides and not the moment, which moves; `3d` and `72h` are one.
  const { releaseAge = 0 } = options
  const age = releaseAge === 0 ? [] : [[PYTHON_MIN_RELEASE_AGE.name, `${releaseAge} seconds`] as const]
  return new Map([...pipVariables(env), ...buildVariables(env), ...own, ...age])
})

/** Every line that is known before pip reads it, and every input of the fingerprint. */
export const askedLines = Effect.fn("AskedLines.ask")(function* (facts: Facts) {
  const env = yield* Env
  const { application, indexOptions, installers, plan, runtime } = facts
  const { root } = application
  const made = installers.map((installer) => installer.claim(application))
  const locked = made.find((claim) => claim?.locked !== undefined)?.locked ?? nothingLocked
  const claims = claimed(facts, made)
  const virtual = yield* linesOf(facts, claims)
  const read = yield* Effect.forEach(virtual, ({ answeredBy, derived, isLock, ...lines }) =>
    Effect.map(readRequirementFiles(root, env.variables, lines), (facts): Requirements => ({
      ...(derived === true ? derivedFrom(facts, lines.name, isLock === true ? locked : undefined) : facts),
      ...(answeredBy === undefined ? {} : { answeredBy })
    }))
  )
  const lines: ReadonlyArray<Requirements> = [
    ...(application.requirements === undefined ? [] : [application.requirements]),
    ...read
  ]
  const inputs = yield* gather({
    root,
    runtime,
    tools: plan.tools,
    installs: plan.installs,
    files: yield* filesOf(facts, claims),
    asked: lines,
    indexOptions,
    variables: yield* variablesOf(facts),
    digestOf: requirementsDigest
  })
  return { lines, inputs, locked, dependencies: wordsIn(made) }
})
