/** The laws of installers over every one in the registry, tried with every app of `test/apps`. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { readdirSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { Application } from "../../src/domain/Application.ts"
import { registry } from "../../src/installers/registry.ts"
import * as Env from "../../src/services/Env.ts"
import * as FilesystemNode from "../../src/services/FilesystemNode.ts"
import { survey } from "../../src/survey/Survey.ts"
import { installerLaws } from "../../src/testing.ts"
import { suite } from "../support/memory/LawSuite.ts"

const apps = new URL("../apps/", import.meta.url)

const surveyed = (name: string): Promise<Application> =>
  Effect.runPromise(
    survey(
      new URL(name, apps).pathname,
      registry.flatMap(({ files }) => files)
    ).pipe(Effect.provide(Layer.merge(FilesystemNode.layer, Env.layerMemory({}))))
  )

/** Which installers have something to install, for the apps that are there to show just that. */
const installs: Readonly<Record<string, ReadonlyArray<string>>> = {
  "every-python": ["pip"],
  flask: ["pip"],
  "local-packages": ["pip"],
  // What yields to a manager is left out by whoever chooses one.
  "lock-uv": ["uv", "project-dependencies"],
  "project-dependencies": ["project-dependencies"],
  pypm: ["pypm"],
  "python-alone": [],
  "runtime-txt": ["pip"],
  "setup-py": ["application-package"],
  "setup-py-with-pins": ["pip", "application-package"],
  "shadowing-names": ["pip"],
  "src-layout": ["application-package"]
}

const samples = await Promise.all(readdirSync(apps).map(async (name) => ({ name, application: await surveyed(name) })))

for (const installer of registry) {
  const own = samples.map((sample) => {
    const known = installs[sample.name]
    return known === undefined ? sample : { ...sample, installs: known.includes(installer.id) }
  })
  suite(`the installer ${installer.id}`, installerLaws(installer, own), Layer.empty)
}

describe("the registry of installers", () => {
  it("gives every installer an id of its own", () => {
    const ids = registry.map(({ id }) => id)
    expect([...new Set(ids)]).toEqual(ids)
  })
})
