/** A machine as platforms are: no Node.js on PATH or beside the buildpack, and the pinned one at an address close by. */
import { cpSync } from "node:fs"
import { join } from "node:path"
import { hasPinnedNode, pinnedNodeAddress, programsWithoutNode } from "../support/machine/NodelessMachine.ts"

const checkout = join(import.meta.dirname, "../..")

export interface NodeLess {
  /** A copy of the buildpack as it is cloned. */
  readonly buildpack: string
  /** The folder of all programs but Node.js and what comes with it. */
  readonly path: string
  /** What stands for `$BUILDPACK_NODE_URL`. */
  readonly address: string
}

/** `undefined` where development itself does not run on the pinned Node.js. */
export const nodeLess = (work: string): NodeLess | undefined => {
  if (!hasPinnedNode) return undefined
  const buildpack = join(work, "buildpack")
  for (const part of ["bin", "package.json"]) cpSync(join(checkout, part), join(buildpack, part), { recursive: true })
  return { buildpack, path: programsWithoutNode(join(work, "path")), address: pinnedNodeAddress(work) }
}
