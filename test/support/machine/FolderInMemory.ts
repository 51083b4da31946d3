/** Where tests make their folders: in memory, where this machine has room for them and starts programs from there. */
import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"

const shared = "/dev/shm"
/** Some times of what all tests that run at once have in their folders. */
const enough = 4 * 1024 ** 3

const hasRoom = (): boolean => {
  try {
    accessSync(shared, constants.W_OK)
    const { bavail, bsize } = statfsSync(shared)
    return bavail * bsize >= enough && process.availableMemory() >= 2 * enough
  } catch {
    return false
  }
}

/** What runs that were killed have left would stay in memory. */
const forgetOtherRuns = (): void => {
  for (const name of readdirSync(shared)) {
    const [, run] = /^buildpack-tests-(\d+)-/.exec(name) ?? []
    if (run !== undefined && !existsSync(`/proc/${run}`)) rmSync(join(shared, name), { recursive: true, force: true })
  }
}

/** Containers forbid it. */
const startsPrograms = (folder: string): boolean => {
  const program = join(folder, "program")
  writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 })
  return spawnSync(program).status === 0
}

/**
 * Sets `$TMPDIR` for all processes that are started from now on, unless it is set; gives what removes the folder.
 * A hundred thousand small files come and go in a run: a disk without a journal takes as long for them as the tests do.
 */
export const useMemory = (): (() => void) => {
  if (process.env["TMPDIR"] !== undefined || !hasRoom()) return () => undefined
  forgetOtherRuns()
  // The name of an image, which an image's folder may become a part of, has no capitals.
  const folder = join(shared, `buildpack-tests-${process.pid}-${randomBytes(6).toString("hex")}`)
  mkdirSync(folder)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  if (!startsPrograms(folder)) {
    remove()
    return remove
  }
  // Others have to find their way to what is for everybody.
  chmodSync(folder, 0o755)
  process.env["TMPDIR"] = folder
  return remove
}
