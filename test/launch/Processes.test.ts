/** When the buildpack says by itself what starts an app. */
import { describe, expect, it } from "vitest"
import { candidate, processesOf, starts, whyNone } from "../../src/launch/Processes.ts"

const open = { _tag: "Open" } as const
const otherwise = { _tag: "Otherwise", why: "it reads a command line (cli.py line 1 imports click)" } as const

describe("an app", () => {
  it.each<[string, boolean, ReadonlyArray<string>, string | undefined]>([
    ["with one console script is started by it", false, ["shop"], "shop"],
    ["with one console script of an unusual name is started by it", false, ["shop-web.2_x"], "shop-web.2_x"],
    ["with a Procfile is started by that", true, ["shop"], undefined],
    ["with two console scripts leaves the choice to its author", false, ["shop", "shop-admin"], undefined],
    ["with several is started by that which is called so", false, ["shop-admin", "start"], "start"],
    ["with none has nothing that starts it", false, [], undefined],
    ["with a script whose name a shell would change has none", false, ["shop web"], undefined],
    ["with a script whose name is an option has none", false, ["-shop"], undefined],
    ["with a script whose name is an injection has none", false, ["shop;rm"], undefined]
  ])("%s", (_, hasProcfile, scripts, command) => {
    const script = candidate(hasProcfile, scripts)
    expect(processesOf(script, open)).toEqual(command === undefined ? [] : [{ type: "web", command }])
    expect(whyNone(script, open)).toBeUndefined()
  })

  it("whose command is no server is offered nothing, and told why", () => {
    expect(processesOf("datasette", otherwise)).toEqual([])
    expect(whyNone("datasette", otherwise)).toMatch(
      /^`datasette` is not offered as the `web` process: .*cli\.py line 1 imports click.*\n.*`web: datasette`/
    )
    expect(whyNone(undefined, otherwise)).toBeUndefined()
  })
})

it("what starts an app is told before it is built", () => {
  expect(starts(new Map([["web", "python app.py"]]), true, open)).toEqual(["web: python app.py, by the Procfile"])
  expect(starts(undefined, false, open)).toEqual(["nothing is offered: there is no Procfile"])
  expect(starts(undefined, true, otherwise).join()).toContain("nothing is offered, also for a single console script")
  expect(starts(undefined, true, { _tag: "ReadsPort", file: "a.py", line: 3 }).join()).toContain(
    "a.py line 3 reads $PORT"
  )
})
