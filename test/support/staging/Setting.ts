/** What the tests of one file share: an index, a cache directory, and the removal of all that they made. */
import { join } from "node:path"
import { afterAll, beforeAll } from "vitest"
import { type IndexOptions, type RunningIndex, startIndex } from "../index/PackageIndex.ts"
import { compile, type CompileOptions, compileWell, type Staged } from "./StagedApp.ts"
import { removeTemporaryFolders, temporaryFolder } from "../machine/Folders.ts"
import { plantTools } from "./WarmTools.ts"

export interface Setting {
  readonly index: () => RunningIndex
  /** Stages to any end, against the shared index and cache, in which the tools of the Python that is named are kept. */
  readonly stage: (options: CompileOptions) => Promise<Staged>
  /** Stages and throws when that fails. */
  readonly stageWell: (options: CompileOptions) => Promise<Staged>
  /** The options that both of them use. */
  readonly shared: (options: CompileOptions) => CompileOptions
}

/** To be called once, at the top of a test file. */
export const setting = (indexOptions: IndexOptions = {}): Setting => {
  let running: RunningIndex | undefined
  let cache = ""
  beforeAll(async () => {
    cache = join(temporaryFolder("cache"), "cache")
    running = await startIndex(indexOptions)
  })
  afterAll(async () => {
    await running?.close()
    removeTemporaryFolders()
  })
  const index = (): RunningIndex => {
    if (running === undefined) throw new Error("the index starts before the tests, not while they are collected")
    return running
  }
  const shared = (options: CompileOptions): CompileOptions => ({ index: index(), cache, ...options })
  const ready = async (options: CompileOptions): Promise<CompileOptions> => {
    const all = shared(options)
    if (all.python !== undefined && all.cache === cache) await plantTools(cache, all.python)
    return all
  }
  return {
    index,
    shared,
    stage: async (options) => compile(await ready(options)),
    stageWell: async (options) => compileWell(await ready(options))
  }
}
