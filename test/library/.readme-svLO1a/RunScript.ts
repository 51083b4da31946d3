import * as Effect from "effect/Effect"
import { Filesystem, join, profileScript, type Platform } from "../../../src/index.ts"

const home = `HOME=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd -P)`

export const runScript: Platform = {
  id: "run-script",
  recognise: ({ command }) => command === "prepare",
  request: ({ args, cwd, home }) =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      const [app = "."] = args
      const root = yield* files.realPath(app.startsWith("/") ? app : join(cwd, app))
      return { root, cache: join(home, "cache"), envDirectory: undefined, home }
    }),
  check: () => Effect.void,
  respond: ({ root }, { launch, prefix }) =>
    Effect.gen(function* () {
      const files = yield* Filesystem
      yield* files.remove(join(root, ".python"))
      yield* files.rename(prefix, join(root, ".python"))
      const script = ["#!/bin/sh", home, "export HOME", profileScript(launch.environment), `exec "$@"`, ""]
      yield* files.write(join(root, "run"), script.join("\n"), 0o755)
    })
}
