/** A member of a workspace that is staged by itself: by the workspace's lock file, what uv exports of that member. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { describe, expect, it } from "vitest"
import { Footprint } from "../../../src/domain/Footprint.ts"
import { relative, resolve } from "../../../src/domain/Path.ts"
import { uv } from "../../../src/installers/uv/Uv.ts"
import { registry } from "../../../src/installers/registry.ts"
import * as Env from "../../../src/services/Env.ts"
import { survey } from "../../../src/survey/Survey.ts"
import * as Files from "../../support/memory/AppFiles.ts"
import { linesOf } from "../../support/memory/ClaimedApp.ts"
import { partsOf } from "../../support/pip/Conditions.ts"

const locks = join(import.meta.dirname, "locks")
const cases = ["workspace", "members"].flatMap((lock) =>
  readdirSync(join(locks, lock)).flatMap((file) => {
    const [, folder] = /^member\.(.*)\.txt$/.exec(file) ?? []
    return folder === undefined ? [] : [{ lock, folder: folder.replaceAll("+", "/"), file }]
  })
)

/** All of a workspace's files, below a folder of the repository. */
const filesOf = (lock: string, below: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(locks, lock), { recursive: true, encoding: "utf8" })
      .filter((path) => /(?:^|\/)(?:pyproject\.toml|uv\.lock)$/.test(path))
      .map((path) => [`${below}${path}`, readFileSync(join(locks, lock, path), "utf8")])
  )

const surveyed = (files: Files.Files, folder: string) =>
  Effect.runPromise(
    survey(
      `${Files.root}/${folder}`,
      registry.flatMap(({ files }) => files)
    ).pipe(
      Effect.provideService(Footprint, { keeps: [], profiles: [], home: "", repository: Files.root }),
      Effect.provide(Layer.mergeAll(Files.layer(files), Env.layerMemory({})))
    )
  )

const inWords = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => JSON.stringify(partsOf(line.replace(/#sha256=\w+/, "")))).toSorted()

/** Folders as they are seen from the member. */
const seenFrom = (folder: string, line: string): string => {
  const [, path, rest = ""] = /^(?:-e )?(\.\/\S+)(.*)$/.exec(line) ?? []
  if (path === undefined) return line
  const seen = relative(folder, resolve("", path))
  return `${seen.startsWith("..") ? seen : `./${seen}`}${rest}`
}

describe("what uv exports of a member", () => {
  it.each(cases)("is asked for: $folder of $lock", async ({ file, folder, lock }) => {
    const claim = uv.claim(await surveyed(filesOf(lock, "py/"), `py/${folder}`))
    expect(claim?.problems).toEqual([])
    const theirs = readFileSync(join(locks, lock, file), "utf8")
      .replaceAll(/\\\n/g, "")
      .split("\n")
      .filter((line) => line !== "")
    expect(inWords(linesOf(claim))).toEqual(inWords(theirs.map((line) => seenFrom(folder, line))))
  })

  it("is an error where the member has changed since", async () => {
    const files = filesOf("workspace", "")
    const path = "packages/api/pyproject.toml"
    const changed = { ...files, [path]: `${files[path]}`.replace("dependencies = [", 'dependencies = ["attrs", ') }
    const claim = uv.claim(await surveyed(changed, "packages/api"))
    expect(claim?.problems.map(({ id }) => id)).toEqual(["lock-file/drifted"])
  })

  it("is an error where another member has changed since, or the root", async () => {
    const files = filesOf("workspace", "py/")
    const others = Object.keys(files).filter((path) => path.endsWith("toml") && !path.includes("packages/api/"))
    const drifted = await Promise.all(
      others.map(async (path) => {
        const text = `${files[path]}`.replace(/^dependencies = \[/m, 'dependencies = ["attrs", ')
        const claim = uv.claim(await surveyed({ ...files, [path]: text }, "py/packages/api"))
        return claim?.problems.map(({ id, title }) => `${id}: ${title}`)
      })
    )
    expect(drifted).toEqual(
      others.map((path) => {
        const seen = relative("py/packages/api", path)
        return [`lock-file/drifted: uv.lock is older than ${seen}`]
      })
    )
    expect(others.length).toBe(3)
  })

  it("is not looked for above the repository, nor where the folder has requirements of its own", async () => {
    const files = filesOf("workspace", "")
    const alone = { ...files, "packages/api/requirements.txt": "six\n" }
    expect((await surveyed(alone, "packages/api")).workspace).toBeUndefined()
    const { "uv.lock": _, ...without } = files
    expect((await surveyed(without, "packages/api")).workspace).toBeUndefined()
  })
})
