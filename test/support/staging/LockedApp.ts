/** An app that a lock file fixes, of a package of the index, one with a C extension, one of a guarded index and a folder. */
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect } from "vitest"
import type { Files } from "../index/Distribution.ts"
import { type RunningIndex, startIndex } from "../index/PackageIndex.ts"
import { projectIn } from "../index/Projects.ts"
import { temporaryFolder, walk } from "../machine/Folders.ts"
import { newest, recorded } from "../machine/Pythons.ts"
import { python as pythonIn } from "./RunningApp.ts"
import type { Setting } from "./Setting.ts"
import type { Staged } from "./StagedApp.ts"

/** With what an address, a shell and a log each read in a way of their own. */
export const password = "s3cret/of+the@index"

/** An index that wants the user `reader`, with a package that no other has; to be called at the top of a test file. */
export const guardedIndex = (): (() => RunningIndex) => {
  let running: RunningIndex | undefined
  beforeAll(async () => {
    running = await startIndex({
      auth: { user: "reader", password },
      packages: [{ name: "guarded", version: "1.0", wheel: { files: { "guarded.py": "version = '1.0'\n" } } }]
    })
  })
  afterAll(() => running?.close())
  return () => {
    if (running === undefined) throw new Error("the index starts before the tests, not while they are collected")
    return running
  }
}

/** What the lock files of such an app name as a folder. */
export const partOfApp: Files = {
  "app.py": "",
  ...projectIn("libs/part/", { name: "part", version: "0.1" }, "app"),
  "libs/part/part.py": "name = 'part'\n"
}

const tellsNothing = (staged: Staged): void => {
  for (const hidden of [password, encodeURIComponent(password)]) {
    expect(staged.output).not.toContain(hidden)
    const told = walk(staged.app).filter((path) => /\.(?:json|txt|yml|sh)$/.test(path))
    expect(told.filter((path) => readFileSync(path, "utf8").includes(hidden))).toEqual([])
  }
}

export interface LockedApp {
  readonly setting: Setting
  readonly guarded: () => RunningIndex
  /** The manager's files, which ask for and fix `alpha` of a version. */
  readonly manager: (alpha: "1.0" | "1.1") => Readonly<Record<string, string>>
  /** The variables by which the manager knows the guarded index's user. */
  readonly env: Readonly<Record<string, string>>
}

/** Stages it cold, again with nothing started or asked, and with one package changed; the first of the three comes back. */
export const stagedThrice = async ({ env, guarded, manager, setting }: LockedApp): Promise<Staged> => {
  const { index, stageWell } = setting
  const commands = join(temporaryFolder("commands"), "commands")
  const python = recorded(newest(), temporaryFolder("python"), commands)
  const first = await stageWell({ app: { ...partOfApp, ...manager("1.0") }, python, env })
  expect(first.output).toMatch(/4 packages: 0 restored, 2 fetched, 2 built\./)
  tellsNothing(first)

  writeFileSync(commands, "")
  const asked = [index().requests.length, guarded().requests.length]
  const again = await stageWell({ again: first, python, env })
  expect(again.output).toMatch(/4 packages: 4 restored/)
  expect(readFileSync(commands, "utf8")).toBe("")
  expect([index().requests.length, guarded().requests.length]).toEqual(asked)

  for (const [file, text] of Object.entries(manager("1.1"))) writeFileSync(join(first.app, file), text)
  const before = index().requests.length
  const changed = await stageWell({ again: first, python, env })
  const askedFor = [...index().requests.slice(before), ...guarded().requests.slice(asked[1])]
  expect(askedFor.filter((path) => path.includes("guarded"))).toEqual([])
  // What builds `part` may read all of the app.
  expect(changed.output).toMatch(/4 packages: 2 restored, 1 fetched, 1 built\./)
  const code = "import alpha, cext, guarded, part; print(alpha.version, cext.answer(), part.name)"
  expect(await pythonIn(changed, code)).toBe("1.1 42 part")
  return first
}
