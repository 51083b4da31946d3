/** `node main.ts APP CACHE PYTHON`: the other buildpack as a program. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { shelve } from "./Buildpack.ts"

const [app = "", cache = "", python = ""] = process.argv.slice(2)
const write = (text: string, stream: "stdout" | "stderr") => void process[stream].write(text)

const exit = await Effect.runPromiseExit(shelve({ app, cache, python, env: process.env }, write))
process.exitCode = Exit.isSuccess(exit) ? 0 : 1
