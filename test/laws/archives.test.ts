/** The laws of Archives over the real one with every program that it may find, and over the one in memory. */
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import { execFileSync } from "node:child_process"
import { readFile } from "node:fs/promises"
import { describe, expect, it } from "vitest"
import { type Archive, Archives } from "../../src/services/archives/Archives.ts"
import * as ArchivesNode from "../../src/services/archives/ArchivesNode.ts"
import { findProgram } from "../../src/services/archives/ArchiveRun.ts"
import * as Env from "../../src/services/Env.ts"
import { Filesystem, join } from "../../src/services/Filesystem.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { sampleTar } from "../../src/testing/laws/SampleTar.ts"
import { archivesLaws } from "../../src/testing/laws/ArchivesLaws.ts"
import { layerMemory } from "../../src/testing/MemoryArchives.ts"
import * as MemoryFilesystem from "../../src/testing/MemoryFilesystem.ts"
import { suite } from "../support/memory/LawSuite.ts"

const system = "/usr/local/bin:/usr/bin:/bin"

/** A PATH with these programs alone, each a link to one of this machine. */
const withPrograms = (programs: Readonly<Record<string, string>>): Layer.Layer<Archives | Filesystem> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const files = yield* Filesystem
      const at = yield* files.temporary()
      for (const [name, program] of Object.entries(programs)) yield* files.link(program, join(at, name))
      return ArchivesNode.layer.pipe(Layer.provide(Env.layerMemory({ PATH: at })))
    })
  ).pipe(Layer.provideMerge(FilesystemNode.layer), Layer.orDie)

const [tar, zstd, busybox, bsdtar] = ["tar", "zstd", "busybox", "bsdtar"].map((name) => findProgram(name, system))

if (tar !== undefined) suite("ArchivesNode.layer, without the zstd program", archivesLaws, withPrograms({ tar }))
if (zstd !== undefined)
  for (const [name, program] of Object.entries({ tar, busybox, bsdtar }))
    if (program !== undefined)
      suite(`ArchivesNode.layer, ${name} and the zstd program`, archivesLaws, withPrograms({ tar: program, zstd }))

suite("MemoryArchives.layerMemory", archivesLaws, layerMemory.pipe(Layer.provideMerge(MemoryFilesystem.layerMemory())))

/** Unpacks with a tar that is a script, for what real ones do only on a full or broken disk. */
const unpackingWith = Effect.fn(function* (script: string, archives: number) {
  const files = yield* Filesystem
  const at = yield* files.temporary()
  yield* files.makeDirectory(join(at, "into"))
  yield* files.write(join(at, "tar"), `#!/bin/sh\n${script.replaceAll("$AT", at)}\n`, 0o755)
  const content = "0123456789abcdef".repeat(1 << 16)
  const tar = sampleTar([{ path: "file", content }])
  yield* files.write(join(at, "archive"), tar)
  const one: Archive = { path: join(at, "archive"), sha256: undefined, compressed: false, members: 1, size: tar.length }
  const all = Array.from({ length: archives }, () => one)
  const unpack = Effect.flatMap(Archives, (each) => each.unpack(all, join(at, "into"))).pipe(
    Effect.provide(ArchivesNode.layer.pipe(Layer.provide(Env.layerMemory({ PATH: at }))))
  )
  return { at, unpack }
})
const refusalOf = (script: string, archives = 3) =>
  Effect.runPromise(
    Effect.flatMap(unpackingWith(script, archives), ({ unpack }) => Effect.flip(unpack)).pipe(
      Effect.scoped,
      Effect.provide(FilesystemNode.layer)
    )
  )

describe("ArchivesNode.layer, when tar fails over archives that are right", () => {
  it.each([
    ["tar: file: Cannot write: No space left on device", "NoSpace"],
    ["tar: write error: Disk quota exceeded", "NoSpace"],
    ["tar: file: Cannot open: Permission denied", "PermissionDenied"],
    ["tar: file: Cannot open: Read-only file system", "ReadOnly"],
    ["tar: something else", "Other"]
  ])("says why: %s", async (message, reason) => {
    const last = "tar: Exiting with failure status due to previous errors"
    for (const reading of ["", "cat > /dev/null;"])
      expect(await refusalOf(`${reading} echo '${message}' >&2; echo '${last}' >&2; exit 2`)).toMatchObject({
        _tag: "FileAccessFailed",
        operation: "unpack into",
        reason,
        detail: message
      })
  })

  it.each([
    ["ends at once as if all were well", "exit 0"],
    ["names nothing", "/bin/cat > /dev/null"],
    ["names less than there is", "/bin/cat > /dev/null; echo one; echo two"],
    ["ends by a signal", "kill -9 $$"]
  ])("does not trust one that %s", async (_, script) => {
    expect(await refusalOf(script)).toMatchObject({ _tag: "FileAccessFailed", reason: "Other" })
  })

  it("says that there is no tar", async () => {
    const error = await Effect.runPromise(
      Effect.flip(
        Effect.flatMap(Archives, ({ unpack }) =>
          unpack([{ path: "/none", sha256: undefined, compressed: false, members: 0, size: 0 }], "/")
        )
      ).pipe(Effect.provide(ArchivesNode.layer.pipe(Layer.provide(Env.layerMemory({ PATH: "/nowhere" })))))
    )
    expect(error.message).toBe("Cannot find on PATH the program tar: it does not exist.")
  })
})

describe("ArchivesNode.layer, when it is interrupted", () => {
  const isRunning = (pid: number): boolean => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  it("leaves no program behind, and does not wait for one that hangs", async () => {
    const pid = await Effect.runPromise(
      Effect.gen(function* () {
        const { at, unpack } = yield* unpackingWith('echo "$$" > "$AT/pid"; exec /bin/sleep 600', 3)
        execFileSync("mkfifo", [join(at, "pid")])
        const fiber = yield* Effect.forkChild(unpack)
        // A read of a named pipe waits for who writes.
        const found = yield* Effect.promise(() => readFile(join(at, "pid"), "utf8"))
        expect(isRunning(Number(found))).toBe(true)
        yield* Fiber.interrupt(fiber)
        return Number(found)
      }).pipe(Effect.scoped, Effect.provide(FilesystemNode.layer))
    )
    expect(isRunning(pid)).toBe(false)
  })
})
