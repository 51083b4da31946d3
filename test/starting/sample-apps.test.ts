/** Apps in the shapes that people push: the right command, or none with the line to write; never a wrong one. */
import { afterAll, describe, expect, it } from "vitest"
import { removeTemporaryFolders } from "../support/machine/Folders.ts"
import { sampleApps } from "../support/starts/Apps.ts"
import { decisionsOf, told } from "../support/starts/CodeReader.ts"

afterAll(removeTemporaryFolders)

const decision = decisionsOf(sampleApps)

describe("an app without a Procfile", () => {
  it.each(sampleApps.map((app) => [app.name, app] as const))("that is %s", (_, app) => {
    expect(told(decision(app))).toEqual(app.starts)
  })
})
