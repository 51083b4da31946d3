/** What a lock file fixes, written as requirement files for pip: those with hashes apart from those that can have none. */
import * as Effect from "effect/Effect"
import { isAddress } from "../../domain/Lock.ts"
import { resolve } from "../../domain/Path.ts"
import { Filesystem, join } from "../../services/Filesystem.ts"
import type { LockedLines } from "../Engine.ts"

/** One hash makes pip ask for one of everything (8.0 to 26.2.1), and a folder or a commit has none. */
const isHashed = (line: string): boolean => line.includes(" --hash=")

/** The arguments of each run, or none where there is nothing for it. */
export interface LockedRuns {
  readonly hashed: ReadonlyArray<string>
  readonly others: ReadonlyArray<string>
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const addressOf = (place: string, sources: string): string =>
  isAddress(place) ? place : `file://${resolve(sources, place).split("/").map(encodeURIComponent).join("/")}`

/** pip chooses among the links of a page as among those of an index (`--find-links`, every release). */
const page = ({ files }: LockedLines, sources: string): string =>
  [
    "<!DOCTYPE html>",
    "<html><body>",
    ...files.map(({ name, place }) => `<a href="${escaped(addressOf(place, sources))}">${escaped(name)}</a>`),
    "</body></html>",
    ""
  ].join("\n")

export const lockedRuns = Effect.fn("LockedFiles.write")(function* (
  work: string,
  sources: string,
  locked: LockedLines
) {
  const files = yield* Filesystem
  const { lines } = locked
  const links = join(work, "locked.html")
  if (locked.files.length > 0) yield* files.write(links, page(locked, sources))
  const options = [...locked.options, ...(locked.files.length === 0 ? [] : [`--find-links ${addressOf(links, work)}`])]
  const write = Effect.fnUntraced(function* (name: string, chosen: ReadonlyArray<string>) {
    if (chosen.length === 0) return []
    const path = join(work, name)
    yield* files.write(path, [...options, ...chosen, ""].join("\n"))
    return ["--no-deps", "-r", path]
  })
  const runs: LockedRuns = {
    hashed: yield* write("locked-with-hashes.txt", lines.filter(isHashed)),
    others: yield* write(
      "locked.txt",
      lines.filter((line) => !isHashed(line))
    )
  }
  return runs
})

/** What pip says without the files in its working folder that only a staging knows of. */
export const withoutLockedFile = (line: string, work: string): string =>
  ["locked.txt", "locked-with-hashes.txt"].reduce((said, name) => {
    const path = join(work, name)
    const [, number = ""] = /line (\d+)/.exec(said.slice(Math.max(0, said.indexOf(path) - 12))) ?? []
    return said.includes(path)
      ? said.replace(` (from -r ${path} (line ${number}))`, "").replace(` (from line ${number} of ${path})`, "")
      : said
  }, line)
