/** What is read from a lock file, over random small universes of packages, is what Poetry itself installs from it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { poetry } from "../../src/installers/poetry/Poetry.ts"
import { type RunningIndex, startIndex } from "../support/index/PackageIndex.ts"
import { type Chance, chance, markers, names, seedsOf, universe } from "../support/index/Universe.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { environmentOf, installedIn, poetryOf } from "../support/machine/Poetry.ts"
import { pythonOf } from "../support/machine/Pythons.ts"
import { claimOf, linesOf, problemsOf } from "../support/memory/ClaimedApp.ts"
import { heldOn } from "../support/pip/Conditions.ts"

const dependency = ({ oneOf }: Chance, name: string, optional: boolean): string => {
  const marker = oneOf(markers)
  return `${name} = {version = "*"${optional ? ", optional = true" : ""}${oneOf(["", ', extras = ["more"]'])}${marker === "" ? "" : `, markers = "${marker}"`}}`
}

const project = (seed: number, url: string): string => {
  const some = chance(seed + 1000)
  const chosen = names.filter(() => some.next(3) === 0)
  const optional = names.filter((name) => !chosen.includes(name) && some.next(3) === 0)
  const web = names.filter(() => some.next(4) === 0)
  return [
    "[tool.poetry]",
    'name = "shop"\nversion = "1.0"\ndescription = ""\nauthors = []\npackage-mode = false',
    '[tool.poetry.dependencies]\npython = "^3.9"',
    ...chosen.map((name) => dependency(some, name, false)),
    ...optional.map((name) => dependency(some, name, true)),
    `[tool.poetry.extras]\nplus = [${optional.map((name) => `"${name}"`).join(", ")}]`,
    "[tool.poetry.group.web]\noptional = true\n[tool.poetry.group.web.dependencies]",
    ...web.map((name) => dependency(some, name, false)),
    `[[tool.poetry.source]]\nname = "own"\nurl = "${url}"\npriority = "primary"\n`
  ].join("\n")
}

afterAll(removeTemporaryFolders)

const seeds = seedsOf("LIKE_POETRY", 1)

/** Releases of the two kinds of lock files, each on a Python that it runs on. */
const tools = await Promise.all(
  [
    { release: "2.5.1", line: "3.12" },
    { release: "1.8.5", line: "3.9" }
  ].map(async ({ line, release }) => {
    const python = pythonOf(line)
    return { release, line, python, tool: python === undefined ? undefined : await poetryOf(release, python) }
  })
)

describe.each(tools)("Poetry $release", ({ line, python, release, tool }) => {
  it.skipIf(tool === undefined).each(seeds)(
    `installs what is read from its lock file: universe %d (poetry ${release} from the package index, Python ${line})`,
    async (seed) => {
      if (python === undefined || tool === undefined) throw new Error("no Poetry")
      const index: RunningIndex = await startIndex({ packages: universe(seed), tools: false })
      try {
        const folder = temporaryFolder("project", "-")
        plant(folder, { "pyproject.toml": project(seed, index.url) })
        await tool.run(["lock"], folder)
        const textOf = (name: string): string => readFileSync(join(folder, name), "utf8")
        const files = { "pyproject.toml": textOf("pyproject.toml"), "poetry.lock": textOf("poetry.lock") }
        for (const [words, variables] of [
          [["--only", "main"], {}],
          [["--with", "web", "--extras", "plus"], { PYTHON_GROUPS: "web", PYTHON_EXTRAS: "plus" }]
        ] as const) {
          const claim = await claimOf(poetry, files, variables)
          expect(problemsOf(claim)).toEqual([])
          const ours = heldOn(
            python,
            linesOf(claim).filter((one) => !one.startsWith("--"))
          )
          const environment = await environmentOf(python)
          await tool.run(["install", "--no-root", ...words], folder, environment)
          expect(ours.map((one) => one.replace(/ .*/, ""))).toEqual(installedIn(environment, python))
        }
      } finally {
        await index.close()
      }
    }
  )
})
