/** Makes an installed user base independent of the place where it was staged. */
import * as Effect from "effect/Effect"
import type { Runtime } from "../domain/Runtime.ts"
import { sha256Record } from "../services/Digest.ts"
import { basename, Filesystem, join } from "../services/Filesystem.ts"
import { relocatable } from "./Launcher.ts"

interface Place {
  readonly prefix: string
  readonly runtime: Runtime
}

/** `python`, `python3` and `python3.12` beside the scripts, each a link to the interpreter where the stack has it. */
export const linkPython = Effect.fn("Relocation.linkPython")(function* ({ prefix, runtime }: Place) {
  const files = yield* Filesystem
  const { major, minor } = runtime.version
  yield* files.makeDirectory(join(prefix, "bin"))
  for (const name of ["python", `python${major}`, `python${major}.${minor}`]) {
    const path = join(prefix, "bin", name)
    yield* files.remove(path)
    yield* files.link(runtime.executable, path)
  }
})

const rewriteScripts = Effect.fn("Relocation.rewriteScripts")(function* ({ prefix }: Place) {
  const files = yield* Filesystem
  const bin = join(prefix, "bin")
  const rewritten = new Map<string, { readonly hash: string; readonly size: number }>()
  for (const name of yield* files.list(bin)) {
    const path = join(bin, name)
    if ((yield* files.status(path))?.kind !== "file") continue
    const script = relocatable(yield* files.read(path))
    if (script === undefined) continue
    yield* files.write(path, script, 0o755)
    rewritten.set(name, { hash: sha256Record(script), size: script.length })
  }
  return rewritten
})

/** Written by pip for a file that it was given by path: the path is one of the staging. */
const staged = new Set(["direct_url.json", "REQUESTED"])

const fieldOf = (line: string): string => line.replace(/^"([^"]*)".*$/, "$1").split(",", 1)[0] ?? ""

const recordLine = (
  line: string,
  rewritten: ReadonlyMap<string, { readonly hash: string; readonly size: number }>
): string => {
  const path = fieldOf(line)
  const change = path.endsWith(`/bin/${basename(path)}`) ? rewritten.get(basename(path)) : undefined
  return change === undefined ? line : `${path},sha256=${change.hash},${change.size}`
}

const tidyMetadata = Effect.fn("Relocation.tidyMetadata")(function* (
  directory: string,
  rewritten: ReadonlyMap<string, { readonly hash: string; readonly size: number }>
) {
  const files = yield* Filesystem
  const names = yield* files.list(directory)
  for (const name of names.filter((name) => staged.has(name))) yield* files.remove(join(directory, name))
  if (!names.includes("RECORD")) return
  const record = yield* files.readText(join(directory, "RECORD"))
  const kept = record
    .split(/\r?\n/)
    .filter((line) => !staged.has(basename(fieldOf(line))))
    .map((line) => recordLine(line, rewritten))
  const text = kept.join("\n")
  if (text !== record) yield* files.write(join(directory, "RECORD"), text)
})

/** Scripts, their checksums in RECORD, and the notes of pip that name a staging path. */
export const relocate = Effect.fn("Relocation.relocate")(function* (place: Place) {
  const files = yield* Filesystem
  const packages = join(place.prefix, place.runtime.sitePackages)
  const rewritten = yield* rewriteScripts(place)
  const metadata = (yield* files.list(packages)).filter((name) => name.endsWith(".dist-info"))
  yield* Effect.forEach(metadata, (name) => tidyMetadata(join(packages, name), rewritten), {
    concurrency: 8,
    discard: true
  })
})
