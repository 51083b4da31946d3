/** `node main.ts APP CACHE PYTHON`, or `node main.ts inspect|stow|dispatch APP CACHE DEPOT PYTHON`: the other buildpack as a program. */
import * as Effect from "effect/Effect"
import { exitCode, type Invocation, run } from "../../../src/index.ts"
import { lists } from "./Buildpack.ts"

const given = process.argv.slice(2)
const [command, ...words] = /^\w+$/.test(given[0] ?? "") ? given : ["shelve", ...given]
const python = words.at(-1) ?? ""
const invocation: Invocation = {
  command: command ?? "",
  args: words.slice(0, -1),
  env: process.env,
  home: "/nowhere",
  cwd: "/"
}
const write = (text: string, stream: "stdout" | "stderr") => void process[stream].write(text)

process.exitCode = await run(invocation, write).pipe(
  Effect.catch((error) => Effect.succeed({ _tag: "Failed" as const, error })),
  Effect.flatMap((ending) => exitCode(invocation, ending)),
  Effect.provide(lists(python)),
  Effect.runPromise
)
