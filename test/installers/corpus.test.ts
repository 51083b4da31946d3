/**
 * Lock files of public projects: what is asked of pip is what their managers export, on each Python here that a lock is for.
 * `$LOCK_CORPUS` names a folder with more of them, as `test/support/corpus/write.ts` writes it.
 */
import { describe, expect, it } from "vitest"
import { satisfies } from "@renovatebot/pep440"
import type { Claim } from "../../src/installers/Installer.ts"
import {
  type Collection,
  collectionIn,
  committed,
  type Export,
  installers,
  managersIn,
  packagesAmong,
  type Project
} from "../support/corpus/Corpus.ts"
import { deviations } from "../support/corpus/Deviations.ts"
import { choiceOf } from "../support/corpus/Exports.ts"
import { type Python, pythons } from "../support/machine/Pythons.ts"
import { claimOf, linesOf, problemsOf } from "../support/memory/ClaimedApp.ts"
import { eachHeldOn } from "../support/pip/Conditions.ts"

const folder = process.env["LOCK_CORPUS"] ?? committed

interface Case {
  readonly title: string
  readonly project: Project
  readonly theirs: Export
  readonly claim: Claim | undefined
}

const casesOf = (manager: string, { projects }: Collection): Promise<ReadonlyArray<Case>> =>
  Promise.all(
    projects.flatMap((project) =>
      project.exports.map(async (theirs) => {
        const installer = installers[manager]
        if (installer === undefined) throw new Error(`nobody reads locks of ${manager}`)
        const claim = await claimOf(installer, project.files, choiceOf(manager, theirs.chosen))
        return { title: `${project.name}, ${theirs.chosen}`, project, theirs, claim }
      })
    )
  )

const problems = ({ claim }: Case): ReadonlyArray<string> => [...new Set(problemsOf(claim) ?? ["none"])]

const isFor = ({ claim }: Case, { version }: Python): boolean =>
  (claim?.ranges ?? []).every(({ specifier }) => satisfies(version, specifier))

/** Where a version of packaging before 22 (pip before 24.1) cannot read a condition, that Python is passed over. */
const compared = (python: Python, cases: ReadonlyArray<Case>): ReadonlyArray<readonly [string, unknown, unknown]> => {
  const own = cases.filter((one) => isFor(one, python))
  const held = eachHeldOn(
    python,
    own.flatMap(({ claim, theirs }) => [packagesAmong(linesOf(claim)), packagesAmong(theirs.lines)])
  )
  return own.map(({ title }, at) => [title, held[2 * at], held[2 * at + 1]])
}

const collections = managersIn(folder).flatMap((manager) => {
  const collection = collectionIn(folder, manager)
  return collection === undefined ? [] : [{ manager, collection, tool: collection.tool }]
})

describe.each(collections)("what $tool exports of locks of public projects", ({ collection, manager }) => {
  const made = casesOf(manager, collection)
  const known = new Map(Object.entries(deviations[manager] ?? {}))
  const readable = async (): Promise<ReadonlyArray<Case>> =>
    (await made).filter((one) => problems(one).length === 0 && one.theirs.refused === undefined)

  it("is refused by both, or by none", async () => {
    const found = (await made).flatMap((one) => {
      const [ours, theirs] = [problems(one).join(", "), one.theirs.refused]
      const told = known.get(one.project.name)
      return (ours === "") === (theirs === undefined) || told?.refused !== undefined ? [] : [[one.title, ours, theirs]]
    })
    expect(found).toEqual([])
    expect((await made).length).toBeGreaterThan(0)
  })

  const lines = new Set(["3.8", "3.9", "3.10", "3.11", "3.12", "3.13", ...(manager === "pipenv" ? ["2.7"] : [])])
  it.each(pythons().filter(({ line }) => lines.has(line)))("is what it comes to on $version", async (python) => {
    const found = compared(python, await readable())
    const differing = found.filter(([title, ours, theirs]) => {
      const told = known.get(title.replace(/, \w+$/, ""))
      return told?.packages === undefined && JSON.stringify(ours) !== JSON.stringify(theirs)
    })
    expect(differing.map(([title, ours]) => [title, ours])).toEqual(
      differing.map(([title, , theirs]) => [title, theirs])
    )
    expect(found.length + 1).toBeGreaterThan(0)
  })
})
