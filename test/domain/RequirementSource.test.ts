/** What a line that names a source says: whether it fixes it, and how it is to be built. */
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { isArchiveOf, isFullCommit, optionsIn } from "../../src/domain/RequirementSource.ts"
import { layerMemory } from "../../src/testing/MemoryFilesystem.ts"
import { readRequirementFiles } from "../../src/survey/RequirementFiles.ts"

const commit = "0123456789abcdef0123456789abcdef01234567"
const read = (text: string) =>
  Effect.provide(readRequirementFiles("/app", new Map()), layerMemory({ "/app/requirements.txt": text }))

describe("a repository", () => {
  it.each([
    [`git+https://git.example.test/six.git@${commit}`, true],
    [`git+file:///srv/six@${commit}#egg=six`, true],
    ["git+https://git.example.test/six.git@main", false],
    [`git+https://git.example.test/six.git@feature/${commit}`, false],
    [`git+https://git.example.test/${commit}`, false],
    [`git+https://git.example.test/six.git@${commit.slice(1)}`, false]
  ])("is fixed by a full commit alone: %s is %s", async (line, expected) => {
    const { requirements: found } = await Effect.runPromise(read(line))
    expect(found.map(isFullCommit)).toEqual([expected])
  })
})

describe("the options of a line", () => {
  it("are words of the line that asks", async () => {
    const text = 'foo==1.0 --config-settings="a=b c" --global-option=-x\nbar\n'
    const { requirements: found } = await Effect.runPromise(read(text))
    expect(found.map(optionsIn)).toEqual([['--config-settings="a=b c"', "--global-option=-x"], []])
  })
})

describe("of a package and an archive", () => {
  it.each([
    ["foo", "foo-1.0.tar.gz", true],
    ["foo", "Foo-1.0.zip", true],
    ["foo", "foo-v1.0.zip", true],
    ["foo-bar", "foo_bar-1.0.tar.gz", true],
    ["foo", "foo-bar-1.0.tar.gz", false],
    ["foo", "foo_bar-1.0.tar.gz", false],
    ["foo", "foobar-1.0.tar.gz", false]
  ])("%s has %s: %s", (name, archive, expected) => {
    expect(isArchiveOf(name, archive)).toBe(expected)
  })
})
