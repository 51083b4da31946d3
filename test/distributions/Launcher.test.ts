/** Console scripts start the Python beside them: in every shell, from every place, on every Python of this machine. */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { spawnSync } from "node:child_process"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bands } from "../../src/tools/ToolBands.ts"
import { newest, type Python, pythons } from "../support/machine/Pythons.ts"
import { removeTemporaryFolders, temporaryFolder } from "../support/machine/Folders.ts"
import { shells } from "../support/machine/Shells.ts"
import { withScripts } from "../support/index/Wheels.ts"
import { contentOf, products, written } from "../support/machine/Workshop.ts"
import { others, scripts } from "../support/index/Scripts.ts"

afterAll(removeTemporaryFolders)

/** What that Python makes of scripts that a wheel brings. */
const installed = async (python: Python, contents: ReadonlyArray<Uint8Array>): Promise<ReadonlyArray<Buffer>> => {
  const named = Object.fromEntries(contents.map((content, at) => [`tool-${at}`, content]))
  const [product] = await products(python, written([withScripts(named)]))
  if (product === undefined) throw new Error("nothing was made")
  return contents.map((_, at) => contentOf(product, `bin/tool-${at}`))
}
const contentsOf = (named: ReadonlyArray<readonly [string, Uint8Array]>) => named.map(([, content]) => content)

/** A user base in a place with blanks, its scripts beside a link to the interpreter. */
const baseOf = async (python: Python): Promise<string> => {
  const base = join(temporaryFolder("launcher"), "an app's place", ".python")
  mkdirSync(join(base, "bin"), { recursive: true })
  symlinkSync(python.path, join(base, "bin", "python"))
  for (const [at, content] of (await installed(python, contentsOf(scripts))).entries()) {
    writeFileSync(join(base, "bin", `tool-${at}`), content)
    chmodSync(join(base, "bin", `tool-${at}`), 0o755)
  }
  return base
}

interface Way {
  readonly words: (script: string) => ReadonlyArray<string>
  readonly cwd?: (script: string) => string
  readonly env?: Readonly<Record<string, string>>
  /** The user base that the script must see; its own place unless said otherwise. */
  readonly userBase?: string
}
const linked = (script: string, folder: string): string => {
  const link = join(folder, "linked-tool")
  if (!existsSync(link)) symlinkSync(script, link)
  return link
}
const beside = (): string => {
  const folder = temporaryFolder("elsewhere")
  writeFileSync(join(folder, "python"), "#!/bin/sh\necho another python\n", { mode: 0o755 })
  return folder
}

const ways: ReadonlyArray<readonly [string, Way]> = [
  ["directly", { words: (script) => [script] }],
  [
    "with a user base that is set",
    { words: (script) => [script], env: { PYTHONUSERBASE: "/else where" }, userBase: "/else where" }
  ],
  ["with an empty user base", { words: (script) => [script], env: { PYTHONUSERBASE: "" } }],
  ["by a relative path", { words: (script) => [`./${script.slice(dirname(script).length + 1)}`], cwd: dirname }],
  [
    "through PATH",
    {
      words: (script) => [
        "/usr/bin/env",
        `PATH=${dirname(script)}:/usr/bin:/bin`,
        script.slice(dirname(script).length + 1)
      ]
    }
  ],
  ["through a link from elsewhere", { words: (script) => [linked(script, temporaryFolder("link"))] }],
  ["through a link from a folder that has a python of its own", { words: (script) => [linked(script, beside())] }],
  ...shells.map(
    ([name, shell]) => [`as an argument of ${name}`, { words: (script) => [...shell, script] } satisfies Way] as const
  ),
  ...shells.map(
    ([name, shell]) =>
      [
        `as an argument of ${name}, from beside it`,
        { words: (script) => [...shell, script.slice(dirname(script).length + 1)], cwd: dirname } satisfies Way
      ] as const
  )
]

/** The first line of a script, and what of its flags stays. */
const flags: ReadonlyArray<readonly [line: string, kept: string]> = [
  ["#!/usr/bin/python3 -u", "-u "],
  ["#!/usr/bin/env -S python3 -u -B", "-u -B "],
  ["#!/usr/bin/python3 -W ignore", "-W ignore "],
  ["#!/usr/bin/python3 -Es", ""],
  ["#!/usr/bin/python3 -I -u", "-u "],
  ["#!/usr/bin/python3 -sBE", "-B "],
  ["#!/usr/bin/python3", ""]
]

const start = (way: Way, script: string) => {
  const [program = "", ...words] = [...way.words(script), "a b", "$x'", ""]
  const env = { PATH: "/usr/bin:/bin", ...way.env }
  return spawnSync(program, words, { cwd: way.cwd?.(script) ?? "/", env, encoding: "utf8", timeout: 30_000 })
}

describe.each(pythons().map((python) => [python.version, python] as const))("on Python %s", (version, python) => {
  let base = ""
  beforeAll(async () => {
    base = await baseOf(python)
  })

  it.each(scripts.map(([what], at) => [what, at] as const))("%s runs", (_, at) => {
    const done = start({ words: (script) => [script] }, join(base, "bin", `tool-${at}`))
    expect([done.stderr, done.status]).toEqual(["", 0])
    expect(done.stdout.split("\n")).toEqual([
      expect.stringMatching(new RegExp(`^${version}`)),
      base,
      "a b|$x'|",
      `tool-${at}`
    ])
  })

  it("a script that was rewritten is right already, and names no place", async () => {
    const once = await installed(python, contentsOf(scripts))
    expect(await installed(python, once)).toEqual(once)
    for (const script of once) {
      expect(script.toString("latin1").split("\n").slice(0, 2).join("\n")).not.toMatch(
        /\/(?:root|opt|staging|my staging|usr\/local)\b/
      )
    }
  })

  it("what is no script of Python stays as it is", async () => {
    const left = await installed(python, contentsOf(others))
    expect(left.map((content) => content.toString("latin1"))).toEqual(
      contentsOf(others).map((content) => Buffer.from(content).toString("latin1"))
    )
  })

  it("the flags that do not hide the packages stay", async () => {
    const first = flags.map(([line]) => new TextEncoder().encode(`${line}\nx\n`))
    const texts = (await installed(python, first)).map((content) => content.toString())
    expect(texts.map((text) => /exec "\$d\/python" (.*)"\$0" "\$@"/.exec(text)?.[1])).toEqual(
      flags.map(([, kept]) => kept)
    )
  })
})

describe.each(ways)("started %s", (_, way) => {
  const few = new Set([pythons().at(0), newest()])
  it.each(pythons().flatMap((python) => (few.has(python) ? [[python.version, python] as const] : [])))(
    "on %s",
    async (version, python) => {
      const base = await baseOf(python)
      const done = start(way, join(base, "bin", "tool-0"))
      expect([done.stderr, done.status]).toEqual(["", 0])
      const [found, userBase, given] = done.stdout.split("\n")
      expect([found, userBase, given]).toEqual([version, way.userBase ?? base, "a b|$x'|"])
    }
  )
})

it("a script whose Python is gone says so, and starts no other one", async () => {
  const base = await baseOf(newest())
  rmSync(join(base, "bin/python"))
  symlinkSync("/nonexistent/python3", join(base, "bin/python"))
  const env = { PATH: `${beside()}:/usr/bin:/bin` }
  const done = spawnSync(join(base, "bin/tool-0"), [], { env, encoding: "utf8" })
  expect([done.status, done.stdout]).toEqual([127, ""])
  expect(done.stderr).toContain("the Python that this app was staged with is not here")
})

describe("the lines of Python that scripts were tried on", () => {
  const there = pythons().map(({ line }) => line)
  for (const { line } of bands) {
    it.skipIf(!there.includes(line))(`have ${line} among them`, () => {
      expect(there).toContain(line)
    })
  }
})
