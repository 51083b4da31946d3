/** What is read from a pdm.lock, with groups and conditions or without, over random small universes of packages, is what PDM itself installs from it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { pdm } from "../../src/installers/pdm/Pdm.ts"
import { type RunningIndex, startIndex } from "../support/index/PackageIndex.ts"
import { chance, names, requirement, seedsOf, universe } from "../support/index/Universe.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { toolOf } from "../support/machine/InstalledTool.ts"
import { environmentOf, installedIn } from "../support/machine/Poetry.ts"
import { pythonOf } from "../support/machine/Pythons.ts"
import { claimOf, linesOf, problemsOf } from "../support/memory/ClaimedApp.ts"
import { heldOn } from "../support/pip/Conditions.ts"

const release = "2.29.4"
const line = "3.12"

const project = (seed: number, url: string): string => {
  const some = chance(seed + 1000)
  const asked = (share: number): string =>
    JSON.stringify(names.filter(() => some.next(share) === 0).map((name) => requirement(some, name)))
  return [
    '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.9"',
    `dependencies = ${asked(3)}`,
    `[project.optional-dependencies]\nplus = ${asked(3)}`,
    `[dependency-groups]\nweb = ${asked(4)}`,
    "[tool.pdm]\ndistribution = false",
    `[[tool.pdm.source]]\nname = "pypi"\nurl = "${url}"\nverify_ssl = false\n`
  ].join("\n")
}

afterAll(removeTemporaryFolders)

const python = pythonOf(line)
const tool =
  python === undefined
    ? undefined
    : await toolOf("pdm", [`pdm==${release}`, "hishel<2"], python, { PDM_CHECK_UPDATE: "0" })

/** A universe in which not all that is asked for goes together has no lock. */
const isLocked = async (folder: string, environment: string, words: ReadonlyArray<string>): Promise<boolean> => {
  try {
    await tool?.run(["lock", "-G", ":all", ...words], folder, environment)
    return true
  } catch {
    return false
  }
}

describe(`PDM ${release}`, () => {
  it.skipIf(tool === undefined).for(seedsOf("LIKE_PDM", 1))(
    `installs what is read from its lock file: universe %d (pdm ${release} from the package index, Python ${line})`,
    async (seed, { skip }) => {
      if (python === undefined || tool === undefined) throw new Error("no PDM")
      const index: RunningIndex = await startIndex({ packages: universe(seed), tools: false })
      try {
        const folder = temporaryFolder("project", "-")
        plant(folder, { "pyproject.toml": project(seed, index.url) })
        const locked = await isLocked(
          folder,
          await environmentOf(python),
          seed % 2 === 0 ? ["-S", "no_inherit_metadata"] : []
        )
        if (!locked) return skip("what is asked for does not go together")
        const textOf = (name: string): string => readFileSync(join(folder, name), "utf8")
        const files = { "pyproject.toml": textOf("pyproject.toml"), "pdm.lock": textOf("pdm.lock") }
        for (const [words, variables] of [
          [["--prod"], {}],
          [["-G", "web", "-G", "plus"], { PYTHON_GROUPS: "web", PYTHON_EXTRAS: "plus" }],
          [["--prod", "--without", "default", "-G", "plus"], { PYTHON_GROUPS: "-default", PYTHON_EXTRAS: "plus" }]
        ] as const) {
          const claim = await claimOf(pdm, files, variables)
          const environment = await environmentOf(python)
          // PDM may write a file without conditions that it does not install from either.
          const synced = await tool.run(["sync", "--no-self", ...words], folder, environment).then(
            () => true,
            () => false
          )
          expect(problemsOf(claim)).toEqual(synced ? [] : ["lock-file/without-metadata"])
          if (!synced) continue
          const ours = heldOn(
            python,
            linesOf(claim).filter((one) => !one.startsWith("--"))
          )
          expect(ours.map((one) => one.replace(/ .*/, ""))).toEqual(installedIn(environment, python))
        }
      } finally {
        await index.close()
      }
    }
  )
})
