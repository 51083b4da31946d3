/** What is written as a `pylock.toml` is read as what it was written of, by the reader of this buildpack. */
import * as Effect from "effect/Effect"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "@effect/vitest"
import { PackageSource } from "../../src/domain/PackageSource.ts"
import { exactLineOf } from "../../src/domain/Lock.ts"
import { pylockText } from "../../src/formats/PylockText.ts"
import { tomlOf } from "../../src/formats/TomlDocument.ts"
import { readPylock } from "../../src/installers/pylock/PylockFile.ts"
import { normalise } from "../../src/domain/PackageName.ts"

const digest = Schema.Literals(["a".repeat(64), "b".repeat(64)])
const file = Schema.Literals(["a-1.0-py3-none-any.whl", 'b "quoted".whl', "größe-1.tar.gz"])
const at = Schema.Literals(["https://files.example.test/a%2B1-1.0-py3-none-any.whl", "vendor/a-1.0-py3-none-any.whl"])
const subdirectory = Schema.optionalKey(Schema.Literals(["py", "deep/er"]))
const Source = Schema.Union([
  Schema.TaggedStruct("Wheel", { file, at }),
  Schema.TaggedStruct("Sdist", { file, at, sha256: digest }),
  Schema.TaggedStruct("Archive", { file, at, subdirectory, sha256: Schema.optionalKey(digest) }),
  Schema.TaggedStruct("Repository", {
    system: Schema.Literals(["git"]),
    url: Schema.Literals(["https://git.example.test/a.git", "ssh://git@git.example.test/a.git"]),
    commit: Schema.Literals(["0123456789abcdef0123456789abcdef01234567"]),
    subdirectory
  }),
  Schema.TaggedStruct("Folder", { path: Schema.Literals([".", "lib", "../lib"]), subdirectory })
])
const Package = Schema.Struct({
  name: Schema.Literals(["flask", "zope-interface", "constructor"]),
  version: Schema.Literals(["1.0", "2.0rc1", "1.0+local"]),
  source: Source,
  wheel: digest
})

describe("a pylock.toml", () => {
  it.effect.prop("is read as what it was written of", [Arbitrary.schema(Schema.Array(Package))], ([all]) =>
    Effect.sync(() => {
      const packages = all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index)
      const text = pylockText({ line: "3.12", environment: "python_version == '3.12'", key: "0".repeat(64), packages })
      const document = tomlOf(text)
      expect([text, document]).not.toEqual([text, undefined])
      const manager = { name: "pip", file: "pylock.toml", command: "pip lock ." }
      const { lock, problems } = readPylock(manager, document ?? {}, { extras: new Set(), groups: new Set() })
      expect([text, problems]).toEqual([text, []])
      expect(lock.packages.map(({ name }) => normalise(name))).toEqual(packages.map(({ name }) => name))
      for (const [index, one] of lock.packages.entries()) {
        const { source, version, wheel } = packages[index] ?? { source: undefined, version: "", wheel: "" }
        const line = exactLineOf(one)
        if (source?._tag === "Wheel") expect([one.version, one.hashes]).toEqual([version, [`sha256:${wheel}`]])
        if (source?._tag === "Sdist") expect([one.version, one.hashes]).toEqual([version, [`sha256:${source.sha256}`]])
        if (source?._tag === "Archive") expect(line).toContain(source.sha256 ?? wheel)
        if (source?._tag === "Repository") expect(line).toContain(`git+${source.url}@${source.commit}`)
        if (source?._tag === "Folder") expect(line).toMatch(source.path === "." ? /^\./ : /lib/)
      }
    })
  )

  it("has a schema for each source", () => {
    expect(Object.keys(PackageSource.cases)).toEqual(["Wheel", "Sdist", "Archive", "Repository", "Folder"])
  })
})
