/**
 * The first file that Node runs: loads the program, `program.cjs`, as V8 compiled it the last time, where that is kept and can
 * be trusted. Compiling it is a third of what the staging of an unchanged app takes.
 */
import { createHash, randomUUID } from "node:crypto"
import { lstatSync, readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { cachedDataVersionTag, setFlagsFromString } from "node:v8"
import { Script } from "node:vm"
import { cacheFolder, personalCache } from "./domain/CacheFolder.ts"
import type { Starter } from "./main.ts"

const [command = "", ...args] = process.argv.slice(2)

/** The cache directory of an invocation, as far as that is known before a variable of the app is read. */
const cacheOf = (): string | undefined => {
  const named = process.env["PYTHON_CACHE_DIR"]
  if (named?.startsWith("/") === true) return named
  if (["compile", "test-compile", "supply", "finalize"].includes(command)) return args[1]
  if (command === "build") return process.env["CNB_LAYERS_DIR"] && join(process.env["CNB_LAYERS_DIR"], "cache")
  return ["plan", "stage"].includes(command) ? personalCache(process.env) : undefined
}

const cache = cacheOf()
const folder = cache === undefined || cache === "" ? undefined : resolve(cache, cacheFolder)
/** Each command uses other functions, and only what a run has used is in what it keeps; a plan, which keeps nothing, is most of a staging. */
const name = `program-${command === "plan" ? "stage" : command}`
const kept = folder === undefined ? undefined : join(folder, name)

/** The user who starts this, and nobody else, decides what is in it: the same rule as for all of the cache. */
const isOurs = (path: string, kind: "isDirectory" | "isFile"): boolean => {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found !== undefined && found[kind]() && found.uid === process.getuid?.() && (found.mode & 0o002) === 0
}

const file = fileURLToPath(new URL("program.cjs", import.meta.url))
// The bundle is ASCII alone, which V8 takes without decoding it.
const source = readFileSync(file, "latin1")
const digestLength = 32

/** What is kept counts for one text of the program and one make of V8; what was damaged would be run as it is. */
const digestOf = (compiled: Uint8Array): Buffer =>
  createHash("sha256")
    .update(`${process.arch} ${cachedDataVersionTag()}\n`)
    .update(source, "latin1")
    .update(compiled)
    .digest()

const compiledBefore = (): Uint8Array | undefined => {
  if (folder === undefined || kept === undefined) return undefined
  try {
    if (!isOurs(folder, "isDirectory") || !isOurs(kept, "isFile")) return undefined
    const bytes = readFileSync(kept)
    const compiled = bytes.subarray(digestLength)
    return digestOf(compiled).equals(bytes.subarray(0, digestLength)) ? compiled : undefined
  } catch {
    return undefined
  }
}

const before = compiledBefore()
// V8 forgets the code of functions that have not run for a while, and a first staging takes long: what is kept of it would lack
// what the next one begins with. Flags are a part of what counts, so they are as usual again when it is kept.
if (before === undefined && kept !== undefined) setFlagsFromString("--no-flush-bytecode")
const script = new Script(source, { filename: file, ...(before === undefined ? {} : { cachedData: before }) })

/** Best effort, like all that is kept: whole or not at all, and never a staging's failure. */
const keep = (): void => {
  if (folder === undefined || kept === undefined) return
  const aside = join(folder, `.${name}.${randomUUID()}`)
  try {
    if (!isOurs(folder, "isDirectory")) return
    setFlagsFromString("--flush-bytecode")
    const compiled = script.createCachedData()
    writeFileSync(aside, Buffer.concat([digestOf(compiled), compiled]), { flag: "wx", mode: 0o644 })
    renameSync(aside, kept)
  } catch {
    try {
      unlinkSync(aside)
    } catch {
      // Nothing was written.
    }
  }
}

/** At the very end, when every function that this command needs has been compiled. */
const keepAtEnd = (): void => {
  if (before === undefined || script.cachedDataRejected === true) process.once("exit", keep)
}

const load: unknown = script.runInThisContext()
if (typeof load !== "function") throw new TypeError(`${file} is not what \`npm run bundle\` writes`)
const exported: { main?: (start: Starter) => void } = {}
Reflect.apply(load, undefined, [exported, createRequire(file), file, (name: string): unknown => import(name)])
exported.main?.({ folder, keepAtEnd })
