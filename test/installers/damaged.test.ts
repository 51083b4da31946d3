/** Lock files that were damaged by hand: each is told with its place, or comes to lines that pip reads as they are meant. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { redact } from "../../src/domain/Secrets.ts"
import type { Claim, Contributor } from "../../src/installers/Installer.ts"
import { pdm } from "../../src/installers/pdm/Pdm.ts"
import { pipenv } from "../../src/installers/pipenv/Pipenv.ts"
import { poetry } from "../../src/installers/poetry/Poetry.ts"
import { pylock } from "../../src/installers/pylock/Pylock.ts"
import { uv } from "../../src/installers/uv/Uv.ts"
import { renderError } from "../../src/services/Report.ts"
import { claimOf, linesOf } from "../support/memory/ClaimedApp.ts"

const textOf = (...path: ReadonlyArray<string>): string => readFileSync(join(import.meta.dirname, ...path), "utf8")

interface Sample {
  readonly installer: Contributor
  readonly file: string
  readonly beside: Readonly<Record<string, string>>
  readonly text: string
}

const pyproject = (folder: string) => ({ "pyproject.toml": textOf(folder, "pyproject.toml") })
const sha = "a".repeat(64)

const samples: ReadonlyArray<Sample> = [
  { installer: uv, file: "uv.lock", beside: pyproject("uv/locks/plain"), text: textOf("uv/locks/plain/uv.lock") },
  {
    installer: poetry,
    file: "poetry.lock",
    beside: pyproject("poetry/locks/poetry-2.5"),
    text: textOf("poetry/locks/poetry-2.5/poetry.lock")
  },
  {
    installer: poetry,
    file: "poetry.lock",
    beside: pyproject("poetry/locks/poetry-1.2"),
    text: textOf("poetry/locks/poetry-1.2/poetry.lock")
  },
  { installer: pdm, file: "pdm.lock", beside: pyproject("pdm/locks/plain"), text: textOf("pdm/locks/plain/pdm.lock") },
  {
    installer: pipenv,
    file: "Pipfile.lock",
    beside: { Pipfile: textOf("pipenv/locks/plain/Pipfile") },
    text: textOf("pipenv/locks/plain/Pipfile.lock")
  },
  {
    installer: pylock,
    file: "pylock.toml",
    beside: {},
    text: `lock-version = "1.0"\n[[packages]]\nname = "six"\nversion = "1.17.0"\nwheels = [{ url = "https://host.test/six-1.17.0-py3-none-any.whl", hashes = { sha256 = "${sha}" } }]\n`
  }
]

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
