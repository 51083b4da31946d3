/** What holds of the lock file of every manager: ends of lines, merges, formats to come, and how long a large one takes. */
import { describe, expect, it } from "vitest"
import { sha256 } from "../../src/services/Digest.ts"
import { application } from "../../src/testing.ts"
import { UnreadableLock } from "../../src/installers/LockProblems.ts"
import { threadMilliseconds } from "../support/machine/ThreadTime.ts"
import { claimOf, linesOf, problemsOf } from "../support/memory/ClaimedApp.ts"
import { samples, sha } from "../support/memory/LockSamples.ts"

describe.each(samples)("a $file", ({ beside, file, installer, text }) => {
  const read = (changed: string) => claimOf(installer, { ...beside, [file]: changed })

  it("says the same with the ends of lines of Windows", async () => {
    const lines = linesOf(await read(text))
    expect(lines.length).toBeGreaterThan(0)
    const other = await read(text.replaceAll("\n", "\r\n"))
    expect([problemsOf(other), linesOf(other)]).toEqual([[], lines])
  })

  it("with a merge that was not finished is told with its line", async () => {
    const marked = text.replace(/\n(?=\S*\[*package|\s+"default")/, "\n<<<<<<< HEAD\n")
    expect(marked).not.toBe(text)
    const line = marked.split("\n").indexOf("<<<<<<< HEAD") + 1
    const problems = (await read(marked))?.problems ?? []
    expect(problems.map((one) => one instanceof UnreadableLock && [one.conflict, one.line])).toEqual([[true, line]])
  })

  it("of a format to come is not guessed at", async () => {
    const later = text.replace(
      file === "uv.lock" ? /(^version = )("?)1/m : /((?:lock[-_]version|"pipfile-spec")"?\s*[=:]\s*)("?)[\d.]+"?/,
      (_, head: string, quote: string) => `${head}${quote}99${quote === "" ? "" : ".0"}${quote}`
    )
    expect(later).not.toBe(text)
    expect(problemsOf(await read(later))).toEqual(["lock-file/unknown-version"])
  })
})

const names = Array.from({ length: 600 }, (_, at) => `package-${at}`)
const [, , , pdm, pipenv, pylock] = samples

const large = [
  {
    sample: pdm,
    lock: ['[metadata]\ngroups = ["default"]\nstrategy = ["inherit_metadata"]\nlock_version = "4.5.1"\n']
      .concat(
        names.map(
          (name, at) =>
            `[[package]]\nname = "${name}"\nversion = "1.${at}"\ngroups = ["default"]\nmarker = "python_version >= '3.${at % 9}'"\nfiles = [{file = "${name}-1.${at}-py3-none-any.whl", hash = "sha256:${sha}"}]\n`
        )
      )
      .join("\n")
  },
  {
    sample: pipenv,
    lock: JSON.stringify({
      _meta: { hash: { sha256: sha256("{}") }, "pipfile-spec": 6, requires: {}, sources: [] },
      default: Object.fromEntries(names.map((name) => [name, { version: "==1.0", hashes: [`sha256:${sha}`] }])),
      develop: {}
    })
  },
  {
    sample: pylock,
    lock: ['lock-version = "1.0"\n']
      .concat(
        names.map(
          (name) =>
            `[[packages]]\nname = "${name}"\nversion = "1.0"\nwheels = [{ url = "https://host.test/${name}-1.0-py3-none-any.whl", hashes = { sha256 = "${sha}" } }]\n`
        )
      )
      .join("\n")
  }
]

describe.each(large)("a $sample.file of 600 packages", ({ lock, sample }) => {
  it("is read in less than a second of this thread", () => {
    if (sample === undefined) throw new Error("no sample")
    const app = application({ texts: new Map([[sample.file, lock]]) })
    let lines: ReadonlyArray<string> = []
    expect(threadMilliseconds(() => (lines = linesOf(sample.installer.claim(app))))).toBeLessThan(1000)
    expect(lines.filter((line) => line.startsWith("package-")).length).toBe(600)
  })
})
