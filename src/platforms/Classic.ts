/** The classic buildpack interface of Stackato, Heroku and Dokku: `bin/compile BUILD_DIR CACHE_DIR [ENV_DIR]`. */
import * as Effect from "effect/Effect"
import type { Footprint } from "../domain/Footprint.ts"
import { WrongUsage } from "../services/CommandLine.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { exportScript, profileScript } from "./classic/ProfileScript.ts"
import { mark } from "./ShellEnvironment.ts"
import { linkWithin } from "./classic/OwnPython.ts"
import { offeredWeb, releaseAnswer } from "./ReleaseAnswer.ts"
import { hostStaysOn, slugLimit } from "./Stacks.ts"
import { forTests, tellTests } from "./classic/TestRequest.ts"
import { isSetAside, put, putBack, recover } from "./classic/Swap.ts"
import { given, outsetOf } from "./Argument.ts"
import { addFolderProgram } from "./FolderProgram.ts"
import { answerFile, checkPrefix, markFile, PlaceTaken } from "./OwnFolder.ts"
import type { Invocation, Platform, Request, StagePhase, StageRequest } from "./Platform.ts"
import { usualExitCode } from "./UsualExitCode.ts"
import { workersScript } from "./WorkersScript.ts"

const usage = "bin/compile BUILD_DIR CACHE_DIR [ENV_DIR]"
const testUsage = "bin/test-compile BUILD_DIR CACHE_DIR [ENV_DIR]"
const checkProfile = Effect.fn("Classic.checkProfile")(function* (root: string) {
  const files = yield* Filesystem
  const directory = yield* files.status(join(root, ".profile.d"))
  if (directory === undefined) return
  if (directory.kind !== "directory") {
    return yield* new PlaceTaken({ path: ".profile.d", found: directory.kind === "link" ? "a link" : "no directory" })
  }
  const script = join(root, ".profile.d", "python.sh")
  const found = yield* files.status(script)
  if (found === undefined) return
  if (found.kind !== "file" || !(yield* files.readText(script)).startsWith(mark)) {
    return yield* new PlaceTaken({
      path: ".profile.d/python.sh",
      found: found.kind === "link" ? "a link" : "not written by a staging"
    })
  }
})

/** A staging that was killed may have left its directory, and half of its result; the name is ours alone. */
const sweep = Effect.fn("Classic.sweep")(function* (root: string) {
  const files = yield* Filesystem
  const left = (yield* files.list(root)).filter((name) => name.startsWith(".python-buildpack-"))
  yield* Effect.forEach(left, (name) => Effect.ignore(recover(files, root, join(root, name))), { discard: true })
  const others = left.filter((name) => !isSetAside(name))
  yield* Effect.forEach(others, (name) => files.remove(join(root, name)), { discard: true })
  yield* putBack(files, root)
})

/** The next buildpack of the same build reads it; many platforms give us a read-only directory, which is no failure. */
const writeExport = Effect.fn("Classic.writeExport")(function* (home: string | undefined, script: string) {
  const files = yield* Filesystem
  if (home !== undefined) yield* Effect.ignore(files.write(join(home, "export"), script))
})

/** What this interface leaves in an app, and what it has a running app find. */
export const classicFootprint: Footprint = {
  keeps: [".python/", ".profile.d/python.sh"],
  profiles: [".profile.d"],
  home: "$HOME/.python"
}

/** What this interface leaves in an app on the stack that is named in the environment of the process. */
export const footprintOn = (valueOf: (name: string) => string | undefined): Footprint => ({
  ...classicFootprint,
  ...hostStaysOn(valueOf)
})

/** Whether a staging has made what stands in a directory. */
export const isStaged = Effect.fn("Classic.isStaged")(function* (root: string) {
  const files = yield* Filesystem
  return (yield* files.status(join(root, ".python", markFile)))?.kind === "file"
})

/** Names of the programs that a staged app has of its packages. */
export const programsIn = Effect.fn("Classic.programsIn")(function* (root: string) {
  return new Set(yield* (yield* Filesystem).list(join(root, ".python", "bin")))
})

/** The command that a staged app offers for `web` by itself. */
export const offeredIn = Effect.fn("Classic.offeredIn")(function* (root: string) {
  const files = yield* Filesystem
  return offeredWeb(yield* files.readText(join(root, ".python", answerFile)))
})

/** Given to a shell with a command as its only argument, which it starts as these platforms do, in `$HOME`. */
const startScript =
  'for f in "$HOME"/.profile.d/*.sh; do if [ -r "$f" ]; then . "$f"; fi; done; unset f; exec "$0" -c "$1"'

/** What starts a command so: its words are an argument, read by the shell that a platform would give them to. */
export const startedBy = Effect.fn("Classic.startedBy")(function* (command: string) {
  const files = yield* Filesystem
  const program = (yield* files.target("/bin/bash"))?.kind === "file" ? "/bin/bash" : "/bin/sh"
  return { program, args: ["-c", startScript, program, command] }
})

/** An app that is staged where it lies, in a directory by its real path. */
export const classicRequest = (
  root: string,
  more: Partial<Pick<Request, "cache" | "envDirectory" | "hostStays" | "limit">> = {}
): StageRequest => ({
  root,
  cache: more.cache,
  envDirectory: more.envDirectory,
  build: root,
  // The app is the home of the process that it runs in.
  atStart: { HOME: root },
  ...classicFootprint,
  ...(more.hostStays === undefined ? {} : { hostStays: more.hostStays }),
  ...(more.limit === undefined ? {} : { limit: more.limit })
})

const requestOf = Effect.fn("Classic.request")(function* ({ args, cwd, env }: Invocation, usage: string) {
  const [build, cache, envDirectory, ...rest] = args
  const root = given(cwd, build)
  if (root === undefined) return yield* new WrongUsage({ usage, problem: "BUILD_DIR is missing." })
  if (rest.length > 0)
    return yield* new WrongUsage({ usage, problem: `There are ${args.length} arguments, at most three are known.` })
  const files = yield* Filesystem
  const real = yield* files.realPath(root).pipe(Effect.orElseSucceed(() => root))
  return classicRequest(real, {
    cache: given(cwd, cache),
    envDirectory: given(cwd, envDirectory),
    ...hostStaysOn((name) => env[name], real),
    ...slugLimit((name) => env[name], real)
  })
})

/** How an app is staged, whoever asks for it; `home` is the buildpack's own directory, `undefined` when no other buildpack follows. */
export const classicStaging = (home: string | undefined): Omit<StagePhase, "request"> => ({
  _tag: "Stage",
  reserved: [markFile, answerFile],
  check: Effect.fn("Classic.check")(function* ({ root }) {
    yield* sweep(root)
    yield* checkPrefix(root)
    yield* checkProfile(root)
  }),
  respond: Effect.fn("Classic.respond")(function* ({ root }, { launch, prefix }) {
    const files = yield* Filesystem
    // A build of the app ran since the first look, and may have put a link where we are about to write.
    yield* checkPrefix(root)
    yield* checkProfile(root)
    const target = join(root, ".python")
    yield* addFolderProgram(prefix, launch)
    yield* files.write(join(prefix, markFile), `${mark}\n`)
    yield* files.write(join(prefix, answerFile), releaseAnswer(launch.processes))
    yield* files.chmod(prefix, 0o755)
    yield* linkWithin(root, prefix, target)
    yield* put(files, root, prefix, profileScript([...launch.environment, ...launch.serving], workersScript()))
    yield* writeExport(home, exportScript(launch.environment, target))
  })
})

export const classic: Platform = {
  id: "classic",
  recognise: (invocation) => {
    if (invocation.command === "compile")
      return {
        ...classicStaging(invocation.home),
        outset: outsetOf(invocation),
        request: requestOf(invocation, usage)
      }
    if (invocation.command !== "test-compile") return undefined
    const staging = { ...classicStaging(invocation.home), outset: outsetOf(invocation) }
    return {
      ...staging,
      request: Effect.flatMap(requestOf(invocation, testUsage), (request) => forTests(request, invocation.env)),
      check: (request) => Effect.andThen(tellTests(request), staging.check(request))
    }
  },
  exitCode: usualExitCode
}
