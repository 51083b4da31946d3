/** Pythons that the stack has: on PATH, under pyenv, in the usual places, in directories that the operator names. */
import * as Effect from "effect/Effect"
import { BUILDPACK_PYTHON_PATH } from "../domain/Options.ts"
import { parseRequest, type PythonRequest } from "../domain/PythonVersion.ts"
import { Env } from "../services/Env.ts"
import { basename, Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { type Candidate, discoverAmong } from "./Candidate.ts"
import { type RuntimeProvider, whereItIs } from "./RuntimeProvider.ts"

const id = "host"
const executableName = /^python(?:\d(?:\.\d{1,2})?)?$/

/** `python3.12` in a directory of programs says its line; plain `python` says nothing. */
const inPrograms = Effect.fn("HostInterpreters.inPrograms")(function* (directory: string) {
  const files = yield* Filesystem
  const names = ((yield* ifSeen(files.list(directory))) ?? []).filter((name) => executableName.test(name))
  // The most exact name first: `python` is most often a link to one of the others.
  return names
    .toSorted((a, b) => b.length - a.length || (a < b ? 1 : -1))
    .map((name): Candidate => ({ path: join(directory, name), hint: parseRequest(name.slice("python".length)) }))
})

/** `<versions>/3.12.1/bin/python3.12`, as pyenv, Heroku's builds and uv's lay them out. */
const inVersions = Effect.fn("HostInterpreters.inVersions")(function* (versions: string) {
  const files = yield* Filesystem
  const names = (yield* ifSeen(files.list(versions))) ?? []
  const found = yield* Effect.forEach(names, (name) =>
    Effect.gen(function* () {
      const hint = hintOf(name)
      const programs = join(versions, name, "bin")
      const path =
        hint?.minor === undefined ? join(programs, "python") : join(programs, `python${hint.major}.${hint.minor}`)
      const there = (yield* ifSeen(files.status(path))) !== undefined
      return there ? [{ path, hint } satisfies Candidate] : []
    })
  )
  return found.flat()
})
/** `3.12.1`, `cpython-3.12.1-linux-x86_64-gnu`, `Python-2.7`. */
const hintOf = (name: string): PythonRequest | undefined => parseRequest(/\d+(?:\.\d+)*/.exec(name)?.[0] ?? "")

const split = (value: string | undefined): ReadonlyArray<string> =>
  (value ?? "").split(":").filter((part) => part.startsWith("/"))

/** A directory that the operator names may hold programs, one Python (`bin` in it), or many (a folder each). */
const named = Effect.fn("HostInterpreters.named")(function* (directory: string) {
  const groups = [yield* inPrograms(directory), yield* inPrograms(join(directory, "bin")), yield* inVersions(directory)]
  return groups.flat()
})

const candidates = Effect.gen(function* () {
  const env = yield* Env
  const shims = join(env.get("PYENV_ROOT") ?? join(env.get("HOME") ?? "/root", ".pyenv"), "shims")
  const pyenv = [
    ...new Set([
      env.get("PYENV_ROOT"),
      env.get("HOME") === undefined ? undefined : join(env.get("HOME") ?? "", ".pyenv")
    ])
  ]
  const groups = [
    ...(yield* Effect.forEach(split(env.operator(BUILDPACK_PYTHON_PATH)), named)),
    ...(yield* Effect.forEach(
      split(env.get("PATH")).filter((path) => path !== shims),
      inPrograms
    )),
    ...(yield* Effect.forEach(
      pyenv.filter((root) => root !== undefined),
      (root) => inVersions(join(root, "versions"))
    )),
    ...(yield* Effect.forEach(["/usr/bin", "/usr/local/bin"], inPrograms))
  ]
  const seen = new Set<string>()
  return groups.flat().filter(({ path }) => basename(path) !== "" && !seen.has(path) && seen.add(path) !== undefined)
})

export const hostInterpreters: RuntimeProvider = {
  id,
  title: "host interpreters",
  discover: (wanted) => Effect.flatMap(candidates, (all) => discoverAmong(id, all, wanted)),
  provide: whereItIs
}
