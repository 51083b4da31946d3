/** Console scripts start the Python beside them: in every shell, from every place, on every Python of this machine. */
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { spawnSync } from "node:child_process"
import { afterAll, describe, expect, it } from "vitest"
import { relocatable } from "../../src/installers/Launcher.ts"
import { bands } from "../../src/installers/ToolBands.ts"
import { type Python, pythons } from "../acceptance/harness/Pythons.ts"
import { removeTemporaryFolders, temporaryFolder } from "../acceptance/harness/Trees.ts"
import { shells } from "../platforms/Shells.ts"
import { others, scripts } from "./Scripts.ts"

afterAll(removeTemporaryFolders)

const rewritten = (content: Uint8Array): Uint8Array => {
  const script = relocatable(content)
  if (script === undefined) throw new Error("the script is left as it is")
  return script
}

/** A user base in a place with blanks, its scripts beside a link to the interpreter. */
const baseOf = (python: Python): string => {
  const base = join(temporaryFolder("launcher"), "an app's place", ".python")
  mkdirSync(join(base, "bin"), { recursive: true })
  symlinkSync(python.path, join(base, "bin", "python"))
  for (const [at, [, content]] of scripts.entries()) {
    writeFileSync(join(base, "bin", `tool-${at}`), relocatable(content) ?? content)
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

const start = (way: Way, script: string) => {
  const [program = "", ...words] = [...way.words(script), "a b", "$x'", ""]
  const env = { PATH: "/usr/bin:/bin", ...way.env }
  return spawnSync(program, words, { cwd: way.cwd?.(script) ?? "/", env, encoding: "utf8", timeout: 30_000 })
}

describe.each(pythons().map((python) => [python.version, python] as const))("on Python %s", (version, python) => {
  const base = baseOf(python)
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
})

describe.each(ways)("started %s", (_, way) => {
  const [oldest, newest] = [pythons().at(0), pythons().at(-1)]
  it.each([oldest, newest].flatMap((python) => (python === undefined ? [] : [[python.version, python] as const])))(
    "on %s",
    (version, python) => {
      const base = baseOf(python)
      const done = start(way, join(base, "bin", "tool-0"))
      expect([done.stderr, done.status]).toEqual(["", 0])
      const [found, userBase, given] = done.stdout.split("\n")
      expect([found, userBase, given]).toEqual([version, way.userBase ?? base, "a b|$x'|"])
    }
  )
})

describe("what is no script of Python", () => {
  it.each(others)("stays as it is: %s", (_, content) => {
    expect(relocatable(content)).toBeUndefined()
  })
})

describe("a rewritten script", () => {
  it.each(scripts)("is right already, and names no place: %s", (_, content) => {
    const script = rewritten(content)
    expect(relocatable(script)).toBeUndefined()
    expect(new TextDecoder("latin1").decode(script).split("\n").slice(0, 2).join("\n")).not.toMatch(
      /\/(?:root|opt|staging|my staging|usr\/local)\b/
    )
  })

  it.each([
    ["#!/usr/bin/python3 -u", "-u "],
    ["#!/usr/bin/env -S python3 -u -B", "-u -B "],
    ["#!/usr/bin/python3 -W ignore", "-W ignore "],
    ["#!/usr/bin/python3 -Es", ""],
    ["#!/usr/bin/python3 -I -u", "-u "],
    ["#!/usr/bin/python3 -sBE", "-B "],
    ["#!/usr/bin/python3", ""]
  ])("%s keeps the flags that do not hide its packages: %j", (first, flags) => {
    const text = new TextDecoder().decode(rewritten(new TextEncoder().encode(`${first}\nx\n`)))
    expect(text).toContain(`exec "$d/python" ${flags}"$0" "$@"`)
  })
})

describe("the lines of Python that scripts were tried on", () => {
  const there = pythons().map(({ line }) => line)
  for (const { line } of bands) {
    it.skipIf(!there.includes(line))(`have ${line} among them`, () => {
      expect(there).toContain(line)
    })
  }
})
