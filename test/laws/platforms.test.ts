/** The laws of platforms over every one in the registry, on a real disk and on one in memory. */
import * as Layer from "effect/Layer"
import { classic } from "../../src/platforms/Classic.ts"
import { registry } from "../../src/platforms/registry.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import {
  layerEnvMemory,
  layerFilesystemMemory,
  layerReportMemory,
  type Place,
  platformLaws
} from "../../src/testing.ts"
import type { Invocation } from "../../src/platforms/Platform.ts"
import { describe, expect, it } from "vitest"
import { suite } from "../support/memory/LawSuite.ts"

const invocations: Readonly<Record<string, (place: Place) => Invocation>> = {
  [classic.id]: ({ cache, home, root }) => ({ command: "compile", args: [root, cache], env: {}, home, cwd: "/" })
}

const rest = Layer.merge(layerEnvMemory({}), layerReportMemory([]))

for (const platform of registry) {
  const invoke = invocations[platform.id]
  if (invoke === undefined) continue
  const laws = platformLaws(platform, invoke)
  suite(`the platform ${platform.id}, on a disk`, laws, Layer.merge(rest, FilesystemNode.layer))
  suite(`the platform ${platform.id}, in memory`, laws, Layer.merge(rest, layerFilesystemMemory()))
}

describe("the registry of platforms", () => {
  it("has only platforms of whom the tests know how they start a buildpack", () => {
    expect(registry.map(({ id }) => id)).toEqual(Object.keys(invocations))
  })
})
