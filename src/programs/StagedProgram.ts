/** The one way to run the app's own code before what it is staged with is put in place: it finds what the started app will find. */
import * as Effect from "effect/Effect"
import { apply } from "../domain/EnvironmentDelta.ts"
import type { Launch } from "../domain/Launch.ts"
import type { StagingError } from "../domain/StagingError.ts"
import type { Interface as EnvInterface } from "../services/Env.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { type Program, run } from "./Program.ts"

/** Where the app's programs are run, whether or not anything has been installed for them. */
export interface StartPlace {
  /** The app's folder, in which they are started. */
  readonly root: string
  /** What the platform itself sets for the running app, with the values that lead to the same places now. */
  readonly atStart: Readonly<Record<string, string>>
  /** Private to the staging, and gone afterwards: what they write besides. */
  readonly work: string
}

/** Where they find what was installed. */
export interface StagedPlace extends StartPlace {
  readonly launch: Pick<Launch, "environment" | "serving">
  /** The prefix with all that is in it when the app is started. Made whole the first time: where a platform holds the packages in place, it is empty before. */
  readonly prefix: Effect.Effect<string, StagingError>
}

export interface StagedProgram extends Omit<Program, "env" | "cwd"> {
  /** Set besides, or instead of, what the running app finds. */
  readonly env?: Readonly<Record<string, string>>
  /** A folder of programs that go before those of the system, and behind those of the packages. */
  readonly programs?: string
  /** The app's folder by default. */
  readonly cwd?: string
}

/** Variables of whoever stages, and not of the app: a virtual environment that is on, a git push that is under way. */
const ofOthers = new Set([
  "__PYVENV_LAUNCHER__",
  "VIRTUAL_ENV",
  "CONDA_PREFIX",
  "PYENV_VERSION",
  "PYTHONHOME",
  "PYTHONINSPECT",
  "PYTHONSTARTUP",
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  // Of a folder that is not the app's.
  "OLDPWD",
  "PWD"
])

/** The user's variables, with those that the platform sets for the running app. */
const given = (env: EnvInterface, { atStart }: StartPlace): Record<string, string> => ({
  PATH: "/usr/local/bin:/usr/bin:/bin",
  ...Object.fromEntries([...env.variables].filter(([name]) => !ofOthers.has(name))),
  ...atStart
})

/** What keeps a program from leaving its own things in the app: temporary files, caches, compiled modules. */
const tidy = ({ work }: StartPlace, set: Readonly<Record<string, string>>): Record<string, string> => ({
  XDG_CACHE_HOME: join(work, "cache"),
  ...set,
  TMPDIR: join(work, "tmp"),
  PYTHONDONTWRITEBYTECODE: "1"
})

/** What a program finds set before anything is installed. */
export const appEnvironment = (env: EnvInterface, place: StartPlace): Record<string, string> =>
  tidy(place, given(env, place))

/** What it finds set in the staged environment: the user's variables, and over them what the running app is given. */
export const stagedEnvironment = (
  env: EnvInterface,
  place: Omit<StagedPlace, "prefix">,
  prefix: string
): Record<string, string> =>
  tidy(place, apply([...place.launch.environment, ...place.launch.serving], given(env, place), prefix))

const started = Effect.fn("StagedProgram.started")(function* (
  place: StartPlace,
  environment: Readonly<Record<string, string>>,
  { cwd, env, programs, ...program }: StagedProgram
) {
  yield* (yield* Filesystem).makeDirectory(join(place.work, "tmp"))
  const [first = "", ...others] = (environment["PATH"] ?? "").split(":")
  const path = programs === undefined ? {} : { PATH: [first, programs, ...others].join(":") }
  return yield* run({ ...program, cwd: cwd ?? place.root, env: { ...environment, ...path, ...env } })
})

/** Runs a program of the app before anything is installed: the outcome, whatever its exit status. */
export const runInApp = Effect.fn("StagedProgram.runInApp")(function* (place: StartPlace, program: StagedProgram) {
  return yield* started(place, appEnvironment(yield* Env, place), program)
})

/** Runs a program in the staged environment; `python` is the app's. The outcome, whatever its exit status. */
export const runStaged = Effect.fn("StagedProgram.runStaged")(function* (place: StagedPlace, program: StagedProgram) {
  const prefix = yield* place.prefix
  return yield* started(place, stagedEnvironment(yield* Env, place, prefix), program)
})
