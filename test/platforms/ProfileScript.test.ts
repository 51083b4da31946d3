/** What the profile script does in real shells: exactly what the delta says, and nothing else. */
import * as Schema from "effect/Schema"
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, it } from "@effect/vitest"
import { apply, type EnvironmentDelta, prefix, prepend, set, setDefault } from "../../src/domain/EnvironmentDelta.ts"
import { environmentOf } from "../../src/launch/Environment.ts"
import { exportScript, profileScript } from "../../src/platforms/classic/ProfileScript.ts"
import { mark, quote } from "../../src/platforms/ShellEnvironment.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { bash, runIn, shells, sourced } from "../support/machine/Shells.ts"

afterAll(removeTemporaryFolders)

const home = join(temporaryFolder("profile"), `it's "an app" of $HOME & \`co\``)
const script = join(home, ".profile.d", "python.sh")
const place = join(home, ".python")
for (const folder of [dirname(script), place]) mkdirSync(folder, { recursive: true })

const written = (delta: EnvironmentDelta): string => {
  writeFileSync(script, profileScript(delta))
  return script
}
const delta = environmentOf({ major: 3, minor: 12, patch: 1 })
const system = { PATH: "/usr/bin:/bin" }

/** Whatever a shell gives a meaning to. */
const piece = Schema.Literals([
  "'",
  '"',
  "$",
  "`",
  "\\",
  "\n",
  " ",
  "  ",
  "\t",
  "!",
  "*",
  "~",
  "#",
  ";",
  "&",
  "|",
  "(",
  ")",
  "<",
  ">",
  "{",
  "}",
  "=",
  "%",
  "\r",
  "-n",
  "$(id)",
  "${A}",
  "$A",
  "`id`",
  "\\n",
  "'\\''",
  "ü",
  "🐍",
  "日本",
  "\u001b[0m",
  "a",
  "/bin",
  prefix,
  "{",
  "prefix}"
])
const value = Schema.Array(piece).check(Schema.isMaxLength(12))
const name = Schema.Literals(["A", "B", "_C1"])
const delimiter = Schema.Literals([":", ",", " ", ";"])
const change = Schema.Union([
  Schema.TaggedStruct("Set", { name, value }),
  Schema.TaggedStruct("Default", { name, value }),
  Schema.TaggedStruct("Prepend", { name, value, delimiter }),
  Schema.TaggedStruct("Append", { name, value, delimiter }),
  Schema.TaggedStruct("Unset", { name })
])
const deltas = Schema.Array(change).check(Schema.isMaxLength(6))
const joined = (changes: typeof deltas.Type): EnvironmentDelta =>
  changes.map((each) => (each._tag === "Unset" ? each : { ...each, value: each.value.join("") }))
const before = Schema.Record(name, value)
const environmentBefore = (given: typeof before.Type): Record<string, string> =>
  Object.fromEntries(Object.entries(given).map(([name, parts]) => [name, parts.join("")]))

describe.each(shells)("sourced by %s", (_, shell) => {
  it.prop(
    "the script does what the delta says",
    [deltas, before],
    ([changes, given]) => {
      const environment = { ...system, HOME: home, ...environmentBefore(given) }
      const delta = joined(changes)
      expect(sourced(shell, written(delta), environment)).toEqual(apply(delta, environment, place))
    },
    { arbitrary: { runs: 60 } }
  )

  it.prop(
    "the export script does the same for a place that is known",
    [deltas],
    ([changes]) => {
      const file = join(home, "export")
      const delta = joined(changes)
      writeFileSync(file, exportScript(delta, place))
      expect(sourced(shell, file, system)).toEqual(apply(delta, system, place))
    },
    { arbitrary: { runs: 25 } }
  )

  it("a quoted word comes back unchanged", () => {
    const text = `it's "all" $HOME \`id\` \\ \n *~ ü 🐍 !`
    expect(runIn(shell, `printf %s ${quote(text)}`, [], system).stdout).toBe(text)
    expect(runIn(shell, `printf %s ${quote("")}x`, [], system).stdout).toBe("x")
  })

  it("the app's environment comes out, whatever was set before", () => {
    for (const user of [
      {},
      { LANG: "de_DE.UTF-8", PYTHON_VERSION: "3" },
      { PYTHONPATH: "/x", PYTHONNOUSERSITE: "1" }
    ]) {
      const environment = { ...system, HOME: home, ...user }
      expect(sourced(shell, written(delta), environment)).toEqual(apply(delta, environment, place))
    }
  })

  it("a path of modules is the app's own affair", () => {
    const environment = { ...system, HOME: home }
    const file = written(delta)
    expect(sourced(shell, file, environment)).not.toHaveProperty("PYTHONPATH")
    expect(sourced(shell, file, { ...environment, PYTHONPATH: ".:lib" })).toMatchObject({ PYTHONPATH: ".:lib" })
  })

  it("twice, nothing breaks", () => {
    const file = written(delta)
    const environment = { ...system, HOME: home }
    const once = sourced(shell, file, environment)
    expect(sourced(shell, file, once)).toEqual({ ...once, PATH: `${place}/bin:${once["PATH"]}` })
  })

  it("it prints nothing and leaves directory, options and names as they were", () => {
    const code = [
      'before=$(set +o; pwd; echo "$-")',
      '. "$1"',
      'after=$(set +o; pwd; echo "$-")',
      '[ "$before" = "$after" ] && printf %s "${__python_prefix-same}"'
    ].join("\n")
    for (const options of ["", "set -eu\n", "set -f\n", "set -C\n", "IFS=/\n", "CDPATH=/usr:/bin\n"]) {
      const done = runIn(shell, options + code, [written(delta)], { ...system, HOME: home }, "/usr")
      expect([done.status, done.stdout, done.stderr]).toEqual([0, "same", ""])
    }
  })

  it("without $HOME it ends well all the same", () => {
    const done = runIn(shell, 'set -eu; . "$1"; printf %s "${PATH##*:}"', [written(delta)], system)
    expect([done.status, done.stdout, done.stderr]).toEqual([0, "/bin", ""])
  })
})

describe("in bash, an app that is not where $HOME is", () => {
  const real = realpathSync(home)
  it.each<[string, Record<string, string>, string, string]>([
    ["without $HOME", {}, "/", script],
    ["with another $HOME", { HOME: "/nowhere" }, "/", script],
    ["by a relative path", {}, home, ".profile.d/python.sh"],
    ["from beside it", {}, dirname(script), "./python.sh"],
    ["through CDPATH", { CDPATH: "/usr:/" }, home, ".profile.d/python.sh"]
  ])("is found beside the script: %s", (_, variables, cwd, path) => {
    written(delta)
    const found = sourced(bash, path, { ...system, ...variables }, cwd)
    expect(found["PYTHONUSERBASE"]).toBe(join(real, ".python"))
  })

  it("is not taken when $HOME has a staged Python", () => {
    const other = temporaryFolder("other home")
    mkdirSync(join(other, ".python"))
    expect(sourced(bash, written(delta), { ...system, HOME: other })["PYTHONUSERBASE"]).toBe(join(other, ".python"))
  })
})

it("begins with the line by which the file is known again", () => {
  expect(profileScript([]).startsWith(`${mark}\n`)).toBe(true)
  expect(exportScript([], "/x").startsWith(`${mark}\n`)).toBe(true)
})

it("names no place of the staging", () => {
  expect(profileScript([set("A", `${prefix}/x`), prepend("B", prefix), setDefault("C", "1")])).not.toMatch(
    /\/(?:tmp|app|build|root)\b/
  )
})

describe("an interpreter that is gone", () => {
  it.each(shells)("is told in one line: %s", (_, shell) => {
    const folder = temporaryFolder("gone")
    mkdirSync(join(folder, ".python/bin"), { recursive: true })
    symlinkSync("/nonexistent/python3", join(folder, ".python/bin/python"))
    const done = runIn(shell, `set -eu; . "$1"; echo on`, [written(delta)], { ...system, HOME: folder })
    expect([done.stdout, done.stderr.trim().split("\n").length]).toEqual(["on\n", 1])
    expect(done.stderr).toContain("The Python that this app was staged with is not here")
  })
})
