/** What requirements.pypm asks for. */
import { describe, expect, it } from "vitest"
import { pypm } from "../../../src/installers/pypm/Pypm.ts"
import { secretsIn } from "../../../src/installers/pypm/Client.ts"
import { stillToFind } from "../../../src/engines/pip/WheelsAlone.ts"
import { claimOf } from "../../support/memory/ClaimedApp.ts"

describe("requirements.pypm", () => {
  it("is installed by itself, line by line", async () => {
    const claim = await claimOf(pypm, { "requirements.pypm": "# list\nlxml>=2,<3\nFlask == 0.9\nzope.interface\n" })
    expect(claim?.installs).toEqual([
      {
        _tag: "Alone",
        installer: "pypm",
        files: ["requirements.pypm"],
        title: "requirements.pypm",
        settings: { requirements: "lxml>=2,<3\nflask== 0.9\nzope-interface" }
      }
    ])
  })

  it("that is empty installs nothing", async () => {
    expect((await claimOf(pypm, { "requirements.pypm": "# none\n" }))?.installs).toEqual([])
  })

  it("that is not there is nobody's", async () => {
    expect(await claimOf(pypm, { "requirements.txt": "" })).toBeUndefined()
  })

  it.each<readonly [words: ReadonlyArray<string>, hidden: ReadonlyArray<string>]>([
    [
      ["-R", "mine/http://me:hunter2pw@127.0.0.1/,be/https://me:tok3nxyz@host/"],
      ["hunter2pw", "tok3nxyz"]
    ],
    [["-Rhttps://me:hunter2pw@host/be"], ["hunter2pw"]],
    [["--repository-locations=https://me:hunter2pw@host/be"], ["hunter2pw"]],
    [["-R", "be,free", "--force"], []]
  ])("options with a password hide it from the log: %j", (words, hidden) => {
    expect(secretsIn(words)).toEqual(hidden.length === 0 ? [] : expect.arrayContaining([...hidden]))
  })

  it("finds no wheel for what the same staging has resolved or built", () => {
    const chosen = new Map([
      ["docopt", "0.6.2"],
      ["zope-interface", "6.0"],
      ["lxml", "5.0"]
    ])
    const all = ["docopt", "zope.interface>=5", "lxml<5", "six", "docopt== 0.6.2"]
    expect(stillToFind(all, chosen)).toEqual(["lxml<5", "six"])
  })
})
