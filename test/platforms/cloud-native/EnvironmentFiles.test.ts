/** The environment of the running app, as the launcher makes it of a layer's files. */
import { describe, expect, it } from "vitest"
import { apply, type EnvironmentDelta, prefix, prepend, set, setDefault } from "../../../src/domain/EnvironmentDelta.ts"
import { environmentOf } from "../../../src/launch/Environment.ts"
import { environmentFiles } from "../../../src/platforms/cloud-native/EnvironmentFiles.ts"

/** What the launcher does with them (lifecycle 0.21: `env.AddEnvDir`). */
const launched = (files: ReadonlyMap<string, string>, environment: Readonly<Record<string, string>>) => {
  const result: Record<string, string> = { ...environment }
  for (const [path, content] of files) {
    const [name = "", action] = path.replace("env/", "").split(".")
    const old = result[name]
    const delimiter = files.get(`env/${name}.delim`) ?? ""
    const joined = (first: string | undefined, second: string | undefined) =>
      [first, second].filter((text) => text !== undefined && text !== "").join(delimiter)
    if (action === "override") result[name] = content
    else if (action === "default") result[name] ??= content
    else if (action === "prepend") result[name] = joined(content, old)
    else if (action === "append") result[name] = joined(old, content)
  }
  return result
}

const delta: EnvironmentDelta = [
  ...environmentOf({ major: 3, minor: 12, patch: 1 }),
  { _tag: "Append", name: "MANPATH", value: `${prefix}/man`, delimiter: ";" },
  set("QUOTES", 'it\'s "$HOME"\n'),
  setDefault("OWN", "ours")
]

describe("the files", () => {
  it.each([
    [{ PATH: "/usr/bin" }],
    [{ PATH: "/usr/bin", MANPATH: "/man", OWN: "theirs", PYTHONUSERBASE: "/elsewhere", LANG: "de_DE.UTF-8" }]
  ])("come to what the delta says, over %j", (environment) => {
    // A file cannot remove a variable, and Python takes an empty one for none.
    const expected = { ...apply(delta, environment, "/layers/p"), PYTHONNOUSERSITE: "" }
    expect(launched(environmentFiles(delta, "/layers/p"), environment)).toEqual(expected)
  })

  it("end with the value: a line break would be a part of it (pitfall 30)", () => {
    for (const [path, content] of environmentFiles(environmentOf({ major: 3, minor: 12, patch: 1 }), "/p"))
      expect([path, /\s$/.test(content)]).toEqual([path, false])
  })

  it("say by what a path is joined", () => {
    const files = environmentFiles([prepend("PATH", `${prefix}/bin`)], "/p")
    expect([...files]).toEqual([
      ["env/PATH.prepend", "/p/bin"],
      ["env/PATH.delim", ":"]
    ])
  })
})
