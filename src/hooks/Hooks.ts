/** The app's own steps of a staging: `bin/pre_compile` before it is surveyed, `bin/post_compile` in what was staged. */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { HookRun } from "../domain/OwnWork.ts"
import type { StagingError } from "../domain/StagingError.ts"
import {
  type StartPlace,
  runInApp,
  runStaged,
  type StagedPlace,
  type StagedProgram
} from "../programs/StagedProgram.ts"
import { recompileChanged as recompileProgram } from "../python/Programs.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { noted } from "../services/Notes.ts"
import { type Outcome, succeeded } from "../services/Process.ts"
import { Report } from "../services/Report.ts"
import { HookFailed, type HookName, HookNotStarted, pathOf } from "./HookProblems.ts"
import { missingIn, startOf } from "./HookStart.ts"
import { hookPrograms, type HookSurroundings, hookVariables } from "./HookVariables.ts"

const names: ReadonlyArray<HookName> = ["pre_compile", "post_compile"]

const isThere = Effect.fnUntraced(function* (root: string, hook: HookName) {
  return (yield* ifSeen((yield* Filesystem).target(join(root, pathOf(hook)))))?.kind === "file"
})

/** The hooks that an app has, by their paths in it, in the order in which a staging runs them. */
export const hooksIn = Effect.fn("Hooks.hooksIn")(function* (root: string) {
  return (yield* Effect.filter(names, (hook) => isThere(root, hook))).map(pathOf)
})

const isProgram = Effect.fnUntraced(function* (path: string) {
  return ((yield* (yield* Filesystem).target(path))?.mode ?? 0) & 0o111
})

const programOf = Effect.fn("Hooks.programOf")(function* (root: string, hook: HookName) {
  const files = yield* Filesystem
  const path = join(root, pathOf(hook))
  const start = yield* Effect.fromResult(startOf(hook, yield* files.read(path)))
  if (start.itself) {
    if (!(yield* isProgram(path)))
      return yield* new HookNotStarted({
        hook,
        why: `\`${pathOf(hook)}\` is a compiled program, and its mode says that it is none`,
        remedy: `Push it as a program: \`git update-index --chmod=+x ${pathOf(hook)}\`.`
      })
    return { program: path, args: [] }
  }
  if (start.program.startsWith("/") && (yield* ifSeen(files.target(start.program))) === undefined)
    return yield* new HookNotStarted({
      hook,
      why: `The first line of \`${pathOf(hook)}\` names the interpreter \`${start.program}\`, and the stack has no such program`,
      remedy: "Name one that is there: `#!/bin/sh`, or `#!/usr/bin/env bash` for whichever bash is on $PATH."
    })
  return { program: start.program, args: [...start.args, path] }
})

const endOf = ({ exitCode, signal, timedOut }: Outcome): Omit<HookRun, "elapsed" | "name"> => ({
  ...(exitCode === undefined ? {} : { exitCode }),
  ...(signal === undefined ? {} : { signal }),
  ...(timedOut ? { timedOut: true as const } : {})
})

const run = Effect.fn("Hooks.run")(function* <R>(
  hook: HookName,
  place: StartPlace,
  around: HookSurroundings,
  start: (program: StagedProgram) => Effect.Effect<Outcome, StagingError, R>
) {
  const path = pathOf(hook)
  yield* (yield* Report).step(`Running ${path}`)
  const { args, program } = yield* programOf(place.root, hook)
  const begun = yield* Clock.currentTimeMillis
  const outcome = yield* start({ label: path, program, args, env: yield* hookVariables(place, around) })
  yield* noted({
    _tag: "Hook",
    hook: { name: path, elapsed: (yield* Clock.currentTimeMillis) - begun, ...endOf(outcome) }
  })
  if (succeeded(outcome)) return
  const { exitCode, output, signal, timedOut } = outcome
  return yield* new HookFailed({
    hook,
    exitCode,
    signal,
    timedOut,
    missing: exitCode === 127 ? missingIn(output) : undefined
  })
})

/** Whether there was one. */
const runHook = Effect.fnUntraced(function* <R>(
  hook: HookName,
  place: StartPlace,
  around: HookSurroundings,
  start: (program: StagedProgram) => Effect.Effect<Outcome, StagingError, R>
) {
  const has = yield* isThere(place.root, hook)
  if (has) yield* run(hook, place, around, start)
  return has
})

/** Before anything of the app is read: what it writes, requirement files too, counts as if it had been deployed. */
export const preCompile = (place: StartPlace, around: HookSurroundings) =>
  runHook("pre_compile", place, around, (program) => runInApp(place, program))

/** Compiled modules are used without a look at their sources, so those that a hook has changed are compiled anew. */
const recompileChanged = Effect.fn("Hooks.recompileChanged")(function* (place: StagedPlace) {
  const args = ["-E", "-s", "-S", "-c", recompileProgram, join(yield* place.prefix, "lib")]
  yield* runStaged(place, { label: "compiling what bin/post_compile has changed", program: "python", args })
})

/** When everything is there, and nothing of it in place yet: the last that may end the staging. */
export const postCompile = Effect.fn("Hooks.postCompile")(function* (place: StagedPlace, around: HookSurroundings) {
  const start = Effect.fnUntraced(function* (program: StagedProgram) {
    return yield* runStaged(place, { ...program, programs: yield* hookPrograms(place) })
  })
  if (yield* runHook("post_compile", place, around, start)) yield* recompileChanged(place)
})
