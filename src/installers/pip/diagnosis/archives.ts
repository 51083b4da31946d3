/** Rules for files that pip has, and cannot open. */
import { lastMention, packageOf } from "./FailedBuild.ts"
import type { Rule } from "./Rule.ts"

const damage =
  /^\S*(?:BadZip[Ff]ile: .*|(?:tarfile\.)?(?:ReadError|TruncatedHeaderError|EOFHeaderError): .*|EOFError: Compressed file ended.*|BadGzipFile: .*|zlib\.error: .*|LZMAError: .*|IOError: CRC check failed.*|OSError: Not a gzipped file.*)$/m

const corrupt: Rule = (_failure, text) => {
  const wheel = /Wheel '([^']+)' located at (\S+) is invalid/.exec(text)
  // Inside of a build the package opens files of its own.
  const error = /^(?:ERROR: )?(?:Exception|Error)\b/m.test(text) ? damage.exec(text)?.[0] : undefined
  const metadata = /(\S+) has an invalid wheel, ([^\n]*)/.exec(text)
  if (wheel === null && error === undefined && metadata === null) return undefined
  const lines = text.split("\n")
  const working = lastMention(lines)
  const name = wheel?.[1] ?? metadata?.[1] ?? working?.name
  const local = lines.some(
    (line) => name !== undefined && line.startsWith("Processing ./") && line.includes(name.replaceAll("-", "_"))
  )
  return {
    id: "pip/corrupt-archive",
    blame: local ? "app" : "environment",
    title: "A package's file is damaged",
    message: `The file of ${working === undefined ? `the package ${name ?? "that pip took last"}` : packageOf(working)} cannot be unpacked: ${wheel !== null ? "it is no valid wheel" : (metadata?.[2] ?? error ?? "").replace(/\.$/, "")}.`,
    hints: local
      ? [
          "That file is the app's own: commit it anew. `git lfs pull` brings it where the repository only holds a pointer; `*.whl binary` in .gitattributes keeps git from changing it."
        ]
      : [
          "Stage once more with an empty build cache.",
          "If it is damaged again, the package index has a damaged file: take another release, or tell who runs the index."
        ]
  }
}

const noArchive: Rule = (_failure, text) => {
  const found =
    /Cannot unpack file (\S+) \(downloaded from (\S+?), content-type: ([^)]*)\); cannot detect archive format/.exec(
      text
    )
  if (found === null) return undefined
  return {
    id: "pip/no-archive",
    blame: "app",
    title: "A URL does not lead to a package",
    message: `${(found[2] ?? "").replace(/^.*\/sources\//, "")} was answered with ${found[3] === "None" ? "something" : found[3]} that is neither a wheel nor an archive.`,
    hints: ["Let the line name a file that ends in .whl, .tar.gz or .zip; for a repository write `git+https://…`."]
  }
}

export const archives: ReadonlyArray<Rule> = [noArchive, corrupt]
