import * as Effect from "effect/Effect"
import { Env, Filesystem, inspect, join, type RuntimeProvider } from "../../../src/index.ts"

const title = "Pythons of uv"

export const uvPythons: RuntimeProvider = {
  id: "uv",
  title,
  discover: () =>
    Effect.gen(function* () {
      const env = yield* Env
      const files = yield* Filesystem
      const root = join(env.get("HOME") ?? "/", ".local/share/uv/python")
      const paths = (yield* files.list(root)).map((name) => join(root, name, "bin", "python"))
      const asked = yield* Effect.forEach(paths, (path) => Effect.map(inspect(title, path), (answer) => ({ answer, path })))
      const found = asked.flatMap(({ answer }) => (answer._tag === "Found" ? [answer.runtime] : []))
      return {
        // Names of lines (`cpython-3.12`) are links to folders of patch releases.
        found: found.filter(({ executable }, at) => found.findIndex((other) => other.executable === executable) === at),
        rejected: asked.flatMap(({ answer, path }) => (answer._tag === "Found" ? [] : [{ executable: path, reason: answer.reason }]))
      }
    }),
  provide: (runtime) => Effect.succeed(runtime)
}
