/** Which of the addresses that a resolution took from may mean something else tomorrow, and what each stood for. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { expect, it } from "vitest"
import { origins } from "../../../src/engines/pip/ResolvedReferences.ts"
import { sha256 } from "../../../src/services/Digest.ts"
import * as Env from "../../../src/services/Env.ts"
import * as Report from "../../../src/services/Report.ts"
import { layerMemory } from "../../../src/testing/MemoryFilesystem.ts"
import type { Built } from "../../../src/engines/Engine.ts"
import { readRequirementFiles } from "../../../src/survey/RequirementFiles.ts"

const commit = "a".repeat(40)
const path = "/work/chosen/0/lib-1.0-py3-none-any.whl"
const wheel = { path, name: "lib", version: "1.0" }
const variables = { TOKEN: "t0ken-of-git" }

/** What is told of `lib`, which a line asks for, or a package by an address. */
const toldOf = (line: string, address: string, more: Partial<Built["source"]> | "wheel") =>
  Effect.runPromise(
    Effect.gen(function* () {
      const read = yield* readRequirementFiles("/app", new Map(Object.entries(variables))).pipe(
        Effect.provide(layerMemory({ "/app/requirements.txt": line }))
      )
      const asks = read.requirements[0] === undefined ? {} : { asks: read.requirements[0] }
      const from = address === "" ? {} : { from: { address } }
      const source = { title: "", line: "", digest: undefined, options: [], env: {}, ...asks, ...from }
      const [fetched, built] =
        more === "wheel"
          ? [[{ ...wheel, ...asks, ...from }], []]
          : [[], [{ wheels: [wheel], how: "built", output: [], source: { ...source, ...more } } satisfies Built]]
      const found = yield* origins(fetched, built, [], new Map([["https://a.test/main.zip", { etag: "one" }]]))
      const references = found.references.map((one) =>
        one._tag === "Archive" ? [one.url, one.sha256, one.etag] : [one.url, one.revision, one.commit]
      )
      return [Object.fromEntries(found.contents), ...references]
    }).pipe(
      Effect.provide(
        Layer.mergeAll(layerMemory({ [path]: "wheel" }), Env.layerMemory(variables), Report.layerMemory([]))
      )
    )
  )

const archive = { archive: { file: "main.zip", sha256: "of the archive" } }
const git = "git+https://host.test/lib.git"
it.each<readonly [string, string, string, Partial<Built["source"]> | "wheel", ReadonlyArray<unknown>]>([
  ["a name", "lib", "", "wheel", [{}]],
  [
    "a branch",
    `${git}@main#egg=lib`,
    `${git}@main#egg=lib`,
    { commit },
    [{ lib: commit }, ["https://host.test/lib.git", "main", commit]]
  ],
  ["a commit", `${git}@${commit}#egg=lib`, `${git}@${commit}#egg=lib`, { commit }, [{ lib: commit }]],
  [
    "a branch that a package requires",
    "",
    `${git}@main`,
    { commit },
    [{ lib: commit }, ["https://host.test/lib.git", "main", commit]]
  ],
  [
    "one over ssh that a package requires",
    "",
    "git+ssh://git@host.test/lib.git",
    { commit },
    [{ lib: commit }, ["ssh://git@host.test/lib.git", undefined, commit]]
  ],
  ["a repository of which nobody knows the commit", `${git}#egg=lib`, git, {}, [{}]],
  [
    "an archive",
    "lib @ https://me:${TOKEN}@a.test/main.zip",
    "https://a.test/main.zip",
    archive,
    [{ lib: "of the archive" }, ["https://a.test/main.zip", "of the archive", "one"]]
  ],
  [
    "a wheel",
    "https://a.test/lib-1.0-py3-none-any.whl",
    "https://a.test/lib-1.0-py3-none-any.whl",
    "wheel",
    [{ lib: sha256("wheel") }, ["https://a.test/lib-1.0-py3-none-any.whl", sha256("wheel"), undefined]]
  ],
  [
    "an archive with a hash",
    "lib @ https://a.test/main.zip#sha256=00",
    "https://a.test/main.zip#sha256=00",
    archive,
    [{ lib: "of the archive" }]
  ],
  [
    "an archive that a package requires, of which a part is meant",
    "",
    "https://a.test/main.zip#subdirectory=x",
    archive,
    [{ lib: "of the archive" }, ["https://a.test/main.zip", "of the archive", "one"]]
  ],
  [
    "one that a package requires with a hash",
    "",
    "https://a.test/main.zip#sha256=00",
    archive,
    [{ lib: "of the archive" }]
  ],
  ["one that a package requires with a token", "", "https://a.test/main.zip?token=x", archive, [{}]],
  ["a folder", "", "file:///work/sources/libs/lib", {}, [{}]]
])("%s", async (_, line, address, more, expected) => {
  expect(await toldOf(line, address, more)).toEqual(expected)
})
