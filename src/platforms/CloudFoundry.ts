/** The interface of Cloud Foundry, where several buildpacks may stage one app: `bin/supply` and `bin/finalize`. */
import * as Effect from "effect/Effect"
import { buildpackVersion } from "../domain/BuildpackVersion.ts"
import { type EnvironmentDelta, prefix as placeholder } from "../domain/EnvironmentDelta.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { stagingEnvironment } from "./cloud-foundry/DepsFolder.ts"
import { finalize, procfileIn } from "./cloud-foundry/Finishing.ts"
import { about, clear, offered, placeOf, requestOf, reserved } from "./cloud-foundry/IndexFolder.ts"
import { ownScript } from "./cloud-foundry/ProfileScripts.ts"
import { startBeside } from "./cloud-foundry/PythonPrograms.ts"
import { outsetOf } from "./Argument.ts"
import { addFolderProgram } from "./FolderProgram.ts"
import { checkPrefix } from "./OwnFolder.ts"
import type { Invocation, Platform, StagePhase } from "./Platform.ts"
import { releaseAnswer } from "./ReleaseAnswer.ts"
import { resultFacts } from "./ResultFacts.ts"
import { mark } from "./ShellEnvironment.ts"
import { hostStaysOn, instanceDisk } from "./Stacks.ts"
import { usualExitCode } from "./UsualExitCode.ts"

const usage = "bin/supply BUILD_DIR CACHE_DIR DEPS_DIR INDEX"

/** What a later buildpack's build finds set; the files are read as they are, and nothing in them may be a path of this staging. */
const writeVariables = Effect.fn("CloudFoundry.writeVariables")(function* (folder: string, delta: EnvironmentDelta) {
  const files = yield* Filesystem
  const env = yield* Env
  yield* files.makeDirectory(folder)
  for (const change of delta) {
    if (change._tag !== "Set" && change._tag !== "Default") continue
    if (change.value.includes(placeholder)) continue
    if (change._tag === "Default" && env.get(change.name) !== undefined) continue
    yield* files.write(join(folder, change.name), change.value)
  }
})

const supply = (invocation: Invocation): StagePhase => {
  const place = placeOf(usage, invocation, 4)
  return {
    _tag: "Stage",
    finishes: true,
    reserved,
    outset: outsetOf(invocation),
    request: Effect.gen(function* () {
      const found = yield* place
      const environment = yield* stagingEnvironment(found.deps, found.index, invocation.env)
      return { ...requestOf(found), environment, limit: instanceDisk, ...hostStaysOn((name) => invocation.env[name]) }
    }),
    check: Effect.fn("CloudFoundry.check")(function* (request) {
      const { index } = yield* place
      yield* clear(request, index)
      yield* checkPrefix(request.root)
      yield* procfileIn(request.root)
    }),
    respond: Effect.fn("CloudFoundry.supply")(function* (request, staged) {
      const { launch, prefix } = staged
      const files = yield* Filesystem
      const { index } = yield* place
      yield* addFolderProgram(prefix, launch)
      yield* startBeside(prefix, request.root)
      yield* writeVariables(join(prefix, "env"), launch.environment)
      yield* files.makeDirectory(join(prefix, "profile.d"))
      yield* files.write(
        join(prefix, "profile.d", "python.sh"),
        ownScript(index, [...launch.environment, ...launch.serving])
      )
      yield* files.write(join(prefix, offered), releaseAnswer(launch.processes))
      for (const name of yield* files.list(prefix)) yield* files.rename(join(prefix, name), join(request.build, name))
      // Written last: with it, everything is there.
      const lines = [
        mark,
        "name: python",
        `version: ${JSON.stringify(buildpackVersion)}`,
        "config: {}",
        // What is in it the platform shows with the droplet (since February 2026). All JSON is YAML.
        `output_metadata: ${JSON.stringify(resultFacts(staged))}`,
        ""
      ]
      yield* files.write(join(request.build, about), lines.join("\n"))
    })
  }
}

export const cloudFoundry: Platform = {
  id: "cloud-foundry",
  recognise: (invocation) =>
    invocation.command === "supply"
      ? supply(invocation)
      : invocation.command === "finalize"
        ? finalize(invocation)
        : undefined,
  exitCode: usualExitCode
}
