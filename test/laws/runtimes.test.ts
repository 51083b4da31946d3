/** The laws of runtime providers over every one in the registry, with the Pythons of this machine. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { registry } from "../../src/runtimes/registry.ts"
import * as ArchivesNode from "../../src/services/archives/ArchivesNode.ts"
import * as CacheDisk from "../../src/services/CacheDisk.ts"
import * as Env from "../../src/services/Env.ts"
import { Filesystem, join } from "../../src/services/Filesystem.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import * as ProcessExeca from "../../src/services/ProcessExeca.ts"
import * as Report from "../../src/services/Report.ts"
import { runtimeProviderLaws } from "../../src/testing.ts"
import { newestWithPip, pyenvVersions } from "../support/machine/Pythons.ts"
import { suite } from "../support/memory/LawSuite.ts"

/** Under `stack`, an ActivePython whose interpreter is this machine's newest, and one whose interpreter is gone. */
const stack = Layer.unwrap(
  Effect.gen(function* () {
    const files = yield* Filesystem
    const at = yield* files.temporary()
    const { line, path } = newestWithPip()
    for (const [version, target] of [
      [line, path],
      ["2.6", "/nowhere/python2.6"]
    ] as const) {
      yield* files.makeDirectory(join(at, `ActivePython-${version}`, "bin"))
      yield* files.link(target, join(at, `ActivePython-${version}`, "bin", `python${version}`))
    }
    const env = Env.layerMemory({
      PATH: "/usr/bin:/bin",
      ACTIVEPYTHON_ROOT: at,
      BUILDPACK_PYTHON_PATH: pyenvVersions()
    })
    return Layer.merge(
      env,
      CacheDisk.layer({ root: join(at, "cache"), lack: "", vouched: true, readOnly: false, ofOneApp: true })
    )
  })
)

const services = ArchivesNode.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(stack, ProcessExeca.layer)),
  Layer.provideMerge(FilesystemNode.layer),
  Layer.provideMerge(Report.layerMemory([])),
  Layer.orDie
)

/** To put each of its Pythons in place would fetch hundreds from a public server. */
const local = registry.filter(({ id }) => id !== "downloads")

for (const provider of local) suite(`the runtime provider ${provider.id}`, runtimeProviderLaws(provider), services)
