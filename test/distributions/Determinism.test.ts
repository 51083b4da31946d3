/** The bytes of a distribution are those of its wheel and its Python: nothing else has a say. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { type Python, pythons } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders, temporaryFolder, touchAll } from "../support/machine/Folders.ts"
import { everything } from "../support/index/Wheels.ts"
import {
  elsewhere,
  fetched,
  members,
  packagesOf,
  products,
  toolWheels,
  unpack,
  written
} from "../support/machine/Workshop.ts"

afterAll(removeTemporaryFolders)

const all = pythons()
const each = all.map((python) => [python.version, python] as const)
/** A real wheel to stand beside: the largest on the oldest and the newest, whose pip compiles for a second, and a small one on the others. */
const besides = (python: Python): string =>
  (python === all.at(0) || python === all.at(-1) ? toolWheels(python, ["pip"]) : fetched("wheel-0.33.6"))[0] ?? ""

/** A user base with the content of these archives, as an old installer would have left it. */
const treeOf = (tars: ReadonlyArray<Buffer>): string => unpack(tars, join(temporaryFolder("tree"), "base"))

describe.each(each)("on Python %s", (_, python: Python) => {
  it("a wheel gives the same bytes alone, among others, in another order and from another place", async () => {
    const [wheel = ""] = written([everything()])
    const other = besides(python)
    const others = written([everything({ "every_thing/other.py": "names = ['path', 'value', 'one']\n" })])
    const [[alone], among, last] = [
      await products(python, [wheel]),
      await products(python, [other, elsewhere(wheel), ...others]),
      await products(python, [...others, elsewhere(other), elsewhere(wheel)], temporaryFolder("another place"))
    ]
    const same = (a: Buffer | undefined, b: Buffer | undefined) => a !== undefined && b?.equals(a) === true
    expect(same(alone?.tar, among[1]?.tar)).toBe(true)
    expect(same(alone?.tar, last[2]?.tar)).toBe(true)
    expect(same(among[0]?.tar, last[1]?.tar)).toBe(true)
    expect(alone?.made).toEqual(among[1]?.made)
  })

  it("a tree gives the same bytes in another place, with other times and beside compiled files", async () => {
    const made = await products(python, written([everything()]))
    const tars = made.map(({ tar }) => tar)
    const [first, second] = [treeOf(tars), treeOf(tars)]
    touchAll(second, 1_600_000_000)
    mkdirSync(join(second, packagesOf(python), "every_thing/__pycache__"), { recursive: true })
    writeFileSync(join(second, packagesOf(python), "every_thing/__pycache__/Upper.cpython-39.pyc"), "old")
    cpSync(first, join(temporaryFolder("copy"), "base"), { recursive: true })
    const [one, two] = await products(python, [first, second])
    expect(one?.tar.equals(two?.tar ?? Buffer.alloc(0))).toBe(true)
  })

  it("members are sorted, of nobody, of one time and of two modes", async () => {
    const [product] = await products(python, written([everything()]))
    const found = members(product?.tar ?? Buffer.alloc(0))
    const paths = found.map(({ path }) => Buffer.from(path).toString("latin1"))
    expect(paths).toEqual([...paths].sort())
    expect(new Set(paths).size).toBe(paths.length)
    expect(found.map(({ gid, mtime, uid }) => [uid, gid, mtime])).toEqual(found.map(() => [0, 0, 315_532_801]))
    expect(new Set(found.map(({ mode }) => mode))).toEqual(new Set([0o644, 0o755]))
    expect(product?.made.members).toBe(found.length)
    expect(product?.made.size).toBe(product?.tar.length)
  })
})
