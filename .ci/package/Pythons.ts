/** Archives of Pythons that an operator keeps, taken from where their index is, each compared with its checksum, and an index of them. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { render } from "../../src/domain/PythonVersion.ts"
import { archiveAt } from "../../src/runtimes/ArchiveFile.ts"
import type { ArchivedPython } from "../../src/runtimes/ArchivedPython.ts"
import { indexName } from "../../src/runtimes/ArchiveIndex.ts"
import { archivesAt } from "../../src/runtimes/OperatorArchives.ts"
import * as Env from "../../src/services/Env.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import type { PackedFile } from "./BuildpackFiles.ts"
import type { Dependency } from "./Dependency.ts"

const folder = "dependencies/pythons"

const nameOf = ({ place }: ArchivedPython): string => basename(place.replace(/[?#].*$/, ""))

const archived = Effect.fn("Pythons.archived")(function* (python: ArchivedPython, work: string) {
  const version = render(python.version)
  const name = { what: `Python ${version}`, remedies: [] }
  const content = readFileSync(yield* archiveAt(name, python.place, python.sha256, work))
  const { implementation, libc, platform, sha256 } = python
  const file = nameOf(python)
  const entry = { version, implementation, platform, libc, file, sha256, size: content.length }
  const packed: Dependency = { name: "python", version, path: `${folder}/${file}`, content, program: false }
  return { entry, packed }
})

const taken = Effect.fn("Pythons.taken")(function* (place: string, work: string) {
  const { pythons } = yield* archivesAt(place)
  const names = pythons.map(nameOf)
  const doubled = names.find((name, at) => names.indexOf(name) !== at)
  if (doubled !== undefined) throw new Error(`The index leads to two archives that are called ${doubled}`)
  // One after the other: `work` holds one download.
  const all = yield* Effect.forEach(pythons, (python) => archived(python, work))
  const index: PackedFile = {
    path: `${folder}/${indexName}`,
    content: Buffer.from(`${JSON.stringify({ pythons: all.map(({ entry }) => entry) }, undefined, 2)}\n`),
    program: false
  }
  return { index, pythons: all.map(({ packed }) => packed) }
})

/** `place` is a folder or an address, as `$PYTHON_ARCHIVES` is. */
export const pythonsOf = async (
  place: string
): Promise<{ readonly index: PackedFile; readonly pythons: ReadonlyArray<Dependency> }> => {
  const work = mkdtempSync(join(tmpdir(), "python-buildpack-package-"))
  const services = Layer.merge(Env.layer({ process: process.env, files: new Map() }), FilesystemNode.layer)
  try {
    const absolute = /^\w+:/.test(place) ? place : resolve(place)
    return await Effect.runPromise(taken(absolute, work).pipe(Effect.provide(services)))
  } finally {
    rmSync(work, { recursive: true })
  }
}
