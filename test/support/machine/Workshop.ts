/** Makes distributions as a staging does, with a Python of this machine, and shows what is in them. */
import { execFileSync } from "node:child_process"
import { appendFileSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import * as Effect from "effect/Effect"
import { parse } from "../../../src/domain/PythonVersion.ts"
import type { Runtime } from "../../../src/domain/Runtime.ts"
import type { ArchiveFacts } from "../../../src/domain/Distribution.ts"
import { type CompileJob, compile } from "../../../src/distributions/Compiler.ts"
import * as Services from "../../../src/Layers.ts"
import { bandOf } from "../../../src/tools/ToolBands.ts"
import type { Python } from "./Pythons.ts"
import { temporaryFolder } from "./Folders.ts"
import { toolsFolder } from "../index/Tools.ts"
import type { Distribution } from "../index/Distribution.ts"

/** What a program of this machine needs, with the system's own PATH. */
const env = { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8" }

export const packagesOf = ({ line }: Python): string => `lib/python${line}/site-packages`

export const runtimeOf = (python: Python): Runtime => {
  const version = parse(python.version)
  if (version === undefined) throw new Error(`${python.version} is no version`)
  return {
    provider: "test",
    executable: python.path,
    path: python.path,
    version,
    implementation: "cpython",
    cacheTag: "",
    magic: "",
    abi: "",
    platform: "",
    libc: "",
    sitePackages: packagesOf(python)
  }
}

const effectOf = (python: Python, jobs: ReadonlyArray<CompileJob>, work: string) => {
  mkdirSync(join(work, "tmp"), { recursive: true })
  const layer = Services.layer({ env, write: () => undefined })
  return compile({ runtime: runtimeOf(python), work, prefix: join(work, "prefix") }, jobs).pipe(Effect.provide(layer))
}

export interface Product {
  readonly made: ArchiveFacts
  readonly tar: Buffer
}

/** Jobs for wheels or folders, in the order given. */
export const jobsFor = (paths: ReadonlyArray<string>, work: string): ReadonlyArray<CompileJob> =>
  paths.map((path, at) => ({
    _tag: path.endsWith(".whl") ? "Wheel" : "Tree",
    path,
    target: join(work, `${at}.tar`)
  }))

export const products = async (
  python: Python,
  paths: ReadonlyArray<string>,
  work = temporaryFolder("workshop")
): Promise<ReadonlyArray<Product>> => {
  const jobs = jobsFor(paths, work)
  const made = await Effect.runPromise(effectOf(python, jobs, work))
  return made.map((one, at) => ({ made: one, tar: readFileSync(jobs[at]?.target ?? "") }))
}

/** Why the file given does not become a distribution. */
export const refusal = (python: Python, path: string) => {
  const work = temporaryFolder("workshop")
  return Effect.runPromise(Effect.flip(effectOf(python, jobsFor([path], work), work)))
}

/** One after the other into the folder, as a restore does. */
export const unpack = (tars: ReadonlyArray<Buffer>, into: string): string => {
  const joined = join(temporaryFolder("tar"), "all.tar")
  mkdirSync(into, { recursive: true })
  for (const tar of tars) appendFileSync(joined, tar)
  appendFileSync(joined, Buffer.alloc(1024))
  execFileSync("tar", ["-x", "-p", "--no-same-owner", "-f", joined, "-C", into])
  return into
}

export interface Member {
  readonly path: string
  readonly kind: "file" | "link"
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly mtime: number
  readonly content: Buffer
}

const textAt = (header: Buffer, at: number, length: number): string =>
  header.toString("utf8", at, at + length).replace(/\0.*$/s, "")
const numberAt = (header: Buffer, at: number, length: number): number => Number.parseInt(textAt(header, at, length), 8)

/** What is in a tar of GNU's format, in its order. */
export const members = (tar: Buffer): ReadonlyArray<Member> => {
  const found: Array<Member> = []
  let long: string | undefined
  for (let at = 0; at < tar.length;) {
    const header = tar.subarray(at, at + 512)
    const size = numberAt(header, 124, 12)
    const content = tar.subarray(at + 512, at + 512 + size)
    const type = textAt(header, 156, 1)
    at += 512 + Math.ceil(size / 512) * 512
    if (type === "L") long = content.toString("utf8", 0, size - 1)
    else {
      found.push({
        path: long ?? textAt(header, 0, 100),
        kind: type === "2" ? "link" : "file",
        mode: numberAt(header, 100, 8),
        uid: numberAt(header, 108, 8),
        gid: numberAt(header, 116, 8),
        mtime: numberAt(header, 136, 12),
        content: type === "2" ? Buffer.from(textAt(header, 157, 100)) : content
      })
      long = undefined
    }
  }
  return found
}

export const contentOf = ({ tar }: Product, path: string): Buffer => {
  const member = members(tar).find((each) => each.path === path)
  if (member === undefined) throw new Error(`${path} is not in the archive`)
  return member.content
}

/** The wheels of the packaging tools of that Python's band; real ones, fetched before the tests. */
export const toolWheels = (python: Python, names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const version = parse(python.version)
  const band = version === undefined ? undefined : bandOf(version)
  return (band?.tools ?? []).filter(({ name }) => names.includes(name)).map(({ file }) => join(toolsFolder, file))
}

/** Every real wheel of a name, oldest first. */
export const fetched = (name: string): ReadonlyArray<string> =>
  readdirSync(toolsFolder)
    .filter((file) => file.startsWith(`${name}-`))
    .map((file) => join(toolsFolder, file))

/** Writes files of an index where jobs can name them. */
export const written = (
  files: ReadonlyArray<Distribution>,
  folder = temporaryFolder("wheels")
): ReadonlyArray<string> =>
  files.map(({ bytes, filename }) => {
    writeFileSync(join(folder, filename), bytes)
    return join(folder, filename)
  })

/** The same file in another place. */
export const elsewhere = (path: string): string => {
  const copy = join(temporaryFolder("elsewhere"), basename(path))
  copyFileSync(path, copy)
  return copy
}
