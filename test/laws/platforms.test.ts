/** The laws of platforms over every one in the registry, on a real disk and on one in memory. */
import * as Layer from "effect/Layer"
import { classic } from "../../src/platforms/Classic.ts"
import { cloudFoundry } from "../../src/platforms/CloudFoundry.ts"
import { cloudNative } from "../../src/platforms/CloudNative.ts"
import { registry } from "../../src/platforms/registry.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import {
  layerEnvMemory,
  layerFilesystemMemory,
  layerReportMemory,
  type Invocations,
  layerArchivesMemory,
  layerProcessScripted,
  platformLaws,
  platformsLaws
} from "../../src/testing.ts"
import { describe, expect, it } from "vitest"
import { suite } from "../support/memory/LawSuite.ts"

const invocations: Readonly<Record<string, Invocations>> = {
  [classic.id]: {
    Stage: ({ cache, home, root }) => ({ command: "compile", args: [root, cache], env: {}, home, cwd: "/" })
  },
  [cloudFoundry.id]: {
    Stage: ({ cache, home, root }) => ({
      command: "supply",
      args: [root, cache, `${cache}/deps`, "0"],
      env: {},
      home,
      cwd: "/"
    }),
    Finish: ({ cache, home, root }) => ({
      command: "finalize",
      args: [root, cache, `${cache}/deps`, "0", `${cache}/profile.d`],
      env: {},
      home,
      cwd: "/"
    })
  },
  [cloudNative.id]: {
    Stage: ({ cache, home, root }) => ({
      command: "build",
      args: [],
      env: { CNB_LAYERS_DIR: `${cache}/layers`, CNB_PLATFORM_DIR: `${cache}/platform` },
      home,
      cwd: root
    })
  }
}

const rest = Layer.mergeAll(
  layerEnvMemory({}),
  layerReportMemory([]),
  layerProcessScripted(() => undefined, [])
)
/** Archives are those in memory: no platform of ours makes any. */
const over = (files: typeof FilesystemNode.layer) => Layer.provideMerge(layerArchivesMemory, Layer.merge(rest, files))

for (const platform of registry) {
  const invoke = invocations[platform.id]
  if (invoke === undefined) continue
  const laws = platformLaws(platform, invoke)
  suite(`the platform ${platform.id}, on a disk`, laws, over(FilesystemNode.layer))
  suite(`the platform ${platform.id}, in memory`, laws, over(layerFilesystemMemory()))
}

suite(
  "the platforms of the registry",
  platformsLaws(
    registry.flatMap((platform) => {
      const invoke = invocations[platform.id]
      return invoke === undefined ? [] : [[platform, invoke] as const]
    })
  ),
  over(layerFilesystemMemory())
)

describe("the registry of platforms", () => {
  it("has only platforms of whom the tests know how they start a buildpack", () => {
    expect(registry.map(({ id }) => id)).toEqual(Object.keys(invocations))
  })
})
