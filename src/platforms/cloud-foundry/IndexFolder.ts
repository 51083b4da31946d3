/** The folder of our index: what the arguments say of it, what is in it, and whether it may be used. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import { printable, type StagingError } from "../../domain/StagingError.ts"
import { WrongUsage } from "../../services/CommandLine.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import { given } from "../Argument.ts"
import type { Invocation, StageRequest } from "../Platform.ts"
import { mark } from "../ShellEnvironment.ts"
import { everybodysName } from "./ProfileScripts.ts"

/** Somebody else's files stand where ours must. */
export class IndexTaken
  extends Data.TaggedError("IndexTaken")<{ readonly index: string; readonly found: string }>
  implements StagingError
{
  readonly id = "stage/index-taken"
  readonly blame = "environment"
  readonly title = "The folder for this buildpack is not empty"
  override get message(): string {
    return `The folder of index ${this.index} below DEPS_DIR is for this buildpack alone, and holds ${printable(this.found)}, which it has not written.`
  }
  readonly hints: ReadonlyArray<string> = ["Give each buildpack an index of its own, with an empty folder."]
}

/** In the folder of the index: what the platform shows of us, with our mark in its first line. */
export const about = "config.yml"
/** Until `bin/finalize` knows that we are the one whom the platform asks for processes. */
export const offered = "release.yml"
/** Files and folders that no package may bring. */
export const reserved = [about, offered, "env", "profile.d", "launch.yml", "override.yml", "pkgconfig"]

export interface Place {
  readonly root: string
  readonly cache: string | undefined
  readonly deps: string
  readonly index: string
  readonly profiles: string
}

export const placeOf = Effect.fn("CloudFoundry.placeOf")(function* (
  usage: string,
  { args, cwd }: Invocation,
  most: number
) {
  const [build, cache, depsDirectory, index = "", profiles] = args
  const [root, deps] = [given(cwd, build), given(cwd, depsDirectory)]
  if (root === undefined || deps === undefined)
    return yield* new WrongUsage({ usage, problem: `${root === undefined ? "BUILD_DIR" : "DEPS_DIR"} is missing.` })
  if (!/^[\w-][\w.-]*$/.test(index))
    return yield* new WrongUsage({ usage, problem: "INDEX is missing, or no plain name." })
  if (args.length > most)
    return yield* new WrongUsage({ usage, problem: `There are ${args.length} arguments, at most ${most} are known.` })
  const files = yield* Filesystem
  const realOf = (path: string) => files.realPath(path).pipe(Effect.orElseSucceed(() => path))
  const app = yield* realOf(root)
  const place: Place = {
    root: app,
    cache: given(cwd, cache),
    deps: yield* realOf(deps),
    index,
    profiles: given(cwd, profiles) ?? join(app, ".profile.d")
  }
  return place
})

export const requestOf = ({ cache, deps, index, root }: Place): StageRequest => ({
  root,
  cache,
  envDirectory: undefined,
  build: join(deps, index),
  atStart: { HOME: root, DEPS_DIR: deps },
  keeps: [".python/", ".profile.d/python.sh", `.profile.d/${everybodysName}`],
  profiles: [".profile.d"],
  beside: deps,
  home: `$DEPS_DIR/${index}`
})

export const isOurs = Effect.fn("CloudFoundry.isOurs")(function* (folder: string) {
  const files = yield* Filesystem
  const path = join(folder, about)
  return (yield* files.status(path))?.kind === "file" && (yield* files.readText(path)).startsWith(mark)
})

/** The folder of the index as the platform gives it: there, and empty. */
export const clear = Effect.fn("CloudFoundry.clear")(function* ({ build }: StageRequest, index: string) {
  const files = yield* Filesystem
  const found = yield* files.status(build)
  if (found !== undefined && found.kind !== "directory")
    return yield* new IndexTaken({ index, found: `a ${found.kind}` })
  yield* files.makeDirectory(build)
  const ours = yield* isOurs(build)
  for (const name of yield* files.list(build)) {
    if (!ours && !name.startsWith(".python-buildpack-")) return yield* new IndexTaken({ index, found: name })
    yield* files.remove(join(build, name))
  }
})
