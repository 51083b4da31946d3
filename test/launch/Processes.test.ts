/** When the buildpack says by itself what starts an app. */
import { describe, expect, it } from "vitest"
import { processesOf } from "../../src/launch/Processes.ts"

describe("an app", () => {
  it.each<[string, boolean, ReadonlyArray<string>, string | undefined]>([
    ["with one console script is started by it", false, ["shop"], "shop"],
    ["with one console script of an unusual name is started by it", false, ["shop-web.2_x"], "shop-web.2_x"],
    ["with a Procfile is started by that", true, ["shop"], undefined],
    ["with two console scripts leaves the choice to its author", false, ["shop", "shop-admin"], undefined],
    ["with none has nothing that starts it", false, [], undefined],
    ["with a script whose name a shell would change has none", false, ["shop web"], undefined],
    ["with a script whose name is an option has none", false, ["-shop"], undefined],
    ["with a script whose name is an injection has none", false, ["shop;rm"], undefined]
  ])("%s", (_, hasProcfile, scripts, command) => {
    expect(processesOf(hasProcfile, scripts)).toEqual(command === undefined ? [] : [{ type: "web", command }])
  })
})
