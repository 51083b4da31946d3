/** What stages an app does not know who asked for it: no platform's name, nor a word of one, stands in those rooms. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { registry } from "../../src/platforms/registry.ts"

const root = join(import.meta.dirname, "../../src")

/** Names of platforms, and of their programs and places. */
const words = [
  ...registry.map(({ id }) => id.replace("-", "[- ]?")).filter((id) => id !== "classic"),
  "heroku(?:ish)?",
  "dokku",
  "stackato",
  "diego",
  "cflinuxfs",
  "vcap",
  "droplet",
  "slug",
  "CNB",
  "CF"
]
const pattern = new RegExp(`(?<![A-Za-z0-9{])(?:${words.join("|")})(?![A-Za-z0-9}])`, "i")

/** Each line of a room that has one, with its place. */
const linesOf = (room: string): ReadonlyArray<string> =>
  readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) =>
      readFileSync(join(root, room, name), "utf8")
        .split("\n")
        .flatMap((line, at) => (pattern.test(line) ? [`${room}/${name} line ${at + 1}: ${line.trim()}`] : []))
    )

describe("a platform's name", () => {
  it.each(["survey", "plan", "installers", "engines", "store", "execute"])("stands nowhere in %s", (room) => {
    expect(linesOf(room)).toEqual([])
  })

  it("is found where one is", () => {
    expect(linesOf("platforms").length).toBeGreaterThan(10)
    for (const text of ["as Heroku does", "a CF stack", "Cloud Native", "the droplet"]) expect(text).toMatch(pattern)
    for (const text of ["\\p{Cf}", "slugify", "config"]) expect(text).not.toMatch(pattern)
  })
})
