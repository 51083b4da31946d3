/** What is read from a Pipfile.lock, over random small universes of packages, is what Pipenv itself installs from it. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { pipenv } from "../../src/installers/pipenv/Pipenv.ts"
import { type RunningIndex, startIndex } from "../support/index/PackageIndex.ts"
import { type Chance, chance, markers, names, seedsOf, universe } from "../support/index/Universe.ts"
import { plant, removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { toolOf } from "../support/machine/InstalledTool.ts"
import { environmentOf, installedIn } from "../support/machine/Poetry.ts"
import { pythonOf } from "../support/machine/Pythons.ts"
import { claimOf, linesOf, problemsOf } from "../support/memory/ClaimedApp.ts"
import { heldOn } from "../support/pip/Conditions.ts"

const release = "2026.10.3"
const line = "3.12"

/** Pipenv cannot install its own lock of a range whose condition does not hold (`==>=1.0`, 2026.10.3). */
const entry = ({ oneOf }: Chance, name: string): string => {
  const marker = oneOf(markers)
  const extras = oneOf(["", ', extras = ["more"]'])
  const range = oneOf(["*", ">=1.0", "<2.0"])
  return `${name} = {version = "${marker === "" ? range : "*"}"${extras}${marker === "" ? "" : `, markers = "${marker}"`}}`
}

const pipfile = (seed: number, url: string): string => {
  const some = chance(seed + 1000)
  const asked = (share: number): ReadonlyArray<string> =>
    names.filter(() => some.next(share) === 0).map((name) => entry(some, name))
  return [
    `[[source]]\nname = "own"\nurl = "${url}"\nverify_ssl = false`,
    ["[packages]", ...asked(3)].join("\n"),
    ["[dev-packages]", ...asked(3)].join("\n"),
    ["[docs]", ...asked(4)].join("\n"),
    ""
  ].join("\n\n")
}

afterAll(removeTemporaryFolders)

const python = pythonOf(line)
const tool =
  python === undefined
    ? undefined
    : await toolOf("pipenv", [`pipenv==${release}`], python, { PIPENV_NOSPIN: "1", PIPENV_VERBOSITY: "-1" })

/** A universe in which not all that is asked for goes together has no lock. */
const isLocked = async (folder: string, environment: string): Promise<boolean> => {
  try {
    await tool?.run(["lock"], folder, environment)
    return true
  } catch {
    return false
  }
}

describe(`Pipenv ${release}`, () => {
  it.skipIf(tool === undefined).for(seedsOf("LIKE_PIPENV", 1))(
    `installs what is read from its lock file: universe %d (pipenv ${release} from the package index, Python ${line})`,
    async (seed, { skip }) => {
      if (python === undefined || tool === undefined) throw new Error("no Pipenv")
      const index: RunningIndex = await startIndex({ packages: universe(seed), tools: false })
      try {
        const folder = temporaryFolder("project", "-")
        plant(folder, { Pipfile: pipfile(seed, index.url) })
        const locked = await isLocked(folder, await environmentOf(python))
        if (!locked) return skip("what is asked for does not go together")
        const textOf = (name: string): string => readFileSync(join(folder, name), "utf8")
        const files = { Pipfile: textOf("Pipfile"), "Pipfile.lock": textOf("Pipfile.lock") }
        for (const [words, groups] of [
          [[], ""],
          [["--dev"], "dev"],
          [["--categories", "packages docs"], "docs"]
        ] as const) {
          const claim = await claimOf(pipenv, files, groups === "" ? {} : { PYTHON_GROUPS: groups })
          expect(problemsOf(claim)).toEqual([])
          const ours = heldOn(
            python,
            linesOf(claim).filter((one) => !one.startsWith("--"))
          )
          const environment = await environmentOf(python)
          await tool.run(["sync", ...words], folder, environment)
          expect(ours.map((one) => one.replace(/ .*/, ""))).toEqual(installedIn(environment, python))
        }
      } finally {
        await index.close()
      }
    }
  )
})
