/** What all contestants of a set have in common: the app, its Python, an index, and tools that are at hand. */
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { join } from "node:path"
import type { Python } from "../support/machine/Pythons.ts"
import { type NodeLess, nodeLess } from "./NodeLess.ts"
import { recorded, toolsOf, uv } from "./Recording.ts"
import { startReplay } from "./ReplayIndex.ts"
import type { AppSet } from "./Sets.ts"
import { unpackTools } from "./UnpackedTools.ts"

export interface Course {
  readonly set: AppSet
  readonly python: Python
  readonly index: string
  /** Bytes that the index has sent. */
  readonly sent: () => number
  /** The buildpack's pip for this Python and what goes with it, unpacked and compiled. */
  readonly tools: string
  readonly uv: string | undefined
  /** For the figures of machines that have no Node.js; undefined where they cannot be had. */
  readonly nodeLess: NodeLess | undefined
  /** The folder that attempts lie in. */
  readonly work: string
}

/** Opens the course of a set, and closes it when it has been used. */
export const onCourse = async (
  set: AppSet,
  python: Python,
  parent: string,
  use: (course: Course) => Promise<void>
): Promise<void> => {
  const work = mkdtempSync(join(parent, `${set.name}-`))
  try {
    const files = join(work, "files")
    cpSync(await recorded(set, python), files, { recursive: true })
    const tools = await unpackTools(python, toolsOf(set.line), files, join(work, "tools"))
    const replay = await startReplay(files)
    try {
      await use({
        set,
        python,
        index: replay.url,
        sent: replay.sent,
        tools,
        uv: await uv(),
        nodeLess: nodeLess(join(work, "node-less")),
        work
      })
    } finally {
      await replay.close()
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Lends a folder of the course for one kind of row. */
export const inFolder = async <A>(course: Course, name: string, use: (work: string) => Promise<A>): Promise<A> => {
  const work = mkdtempSync(join(course.work, `${name}-`))
  try {
    return await use(work)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
