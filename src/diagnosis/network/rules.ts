/** Rules: what pip was to fetch did not come, or not whole. */
import { connections } from "./Connections.ts"
import { repositories } from "./Repositories.ts"
import type { Rule } from "../Rule.ts"
import { tls } from "./Tls.ts"

const notTrusted: Rule = (_, text) => {
  const host = /The repository located at (\S+) is not a trusted or secure host and is being ignored/.exec(text)?.[1]
  if (host === undefined || !/No matching distribution found for/.test(text)) return undefined
  return {
    id: "pip/index-not-trusted",
    blame: "app",
    title: `pip does not use ${host}, since its address begins with http:`,
    message: `What comes over plain http can be changed on its way, so pip passed over ${host}, and found a package nowhere else.`,
    hints: [
      `Write \`https://${host}/…\` if the host can do that.`,
      `If not, and you trust the network, write \`--trusted-host ${host}\` on a line of its own in the requirements, or into $PIP_OPTS.`
    ]
  }
}

const noIndex: Rule = (_, text) => {
  const found =
    /Skipping page (\S+) because the (?:GET|HEAD) request got Content-Type: ([^\s;]+?)\.? ?(?:;.*)?\.? ?The only supported/.exec(
      text
    )
  if (found?.[1] === undefined || !/No matching distribution found for/.test(text)) return undefined
  return {
    id: "pip/not-an-index",
    blame: "app",
    title: "An address that should be a package index is none",
    message: `${found[1]} answers with ${found[2] ?? "something"}, which is no page of a package index, so pip passed over it.`,
    hints: ["Correct the address of the index; it mostly ends with `/simple` or `/simple/`."]
  }
}

const lastDownload = (text: string): string | undefined =>
  [...text.matchAll(/^\s*(?:Downloading|Using cached) (?:\S*\/)?([^\s/]+)/gm)].at(-1)?.[1]

/** A web page in place of the file: a login, an error, or the page that shows the file. */
const webPage: Rule = (_, text) => {
  const found =
    /Cannot unpack file (\S+) \(downloaded from (.+?), content-type: ([^)]*)\); cannot detect archive format/.exec(text)
  if (found === null) return undefined
  return {
    id: "pip/not-an-archive",
    blame: "app",
    title: "A download is no package",
    message: `${lastDownload(text) ?? found[1] ?? "The file"} came as ${found[3] ?? "something else"}: not an archive, but most likely the web page about it, or a login.`,
    hints: [
      "Use the address of the file itself; of a repository: `NAME @ git+https://…`, or its archive that ends with .tar.gz or .zip."
    ]
  }
}

/** A damaged archive, told only by pip's own traceback, from the first column: builds unpack files, too. */
const damaged: Rule = (failure, text) => {
  const wheel = /^ERROR: Wheel '([^']+)' located at (\S+) is invalid\.$/m.exec(text)
  const raised = /^(?:[\w.]+\.)?(?:BadZip[Ff]ile|ReadError|EOFError|BadGzipFile|zlib\.error|error): (.*)$/m.exec(text)
  if (wheel === null && (raised === null || !/^ERROR: Exception:$/m.test(text))) return undefined
  const processed = /^Processing (\S+\.(?:whl|zip|tar\.\w+|tgz))/m.exec(text)?.[1]
  const downloaded = lastDownload(text)
  const own = downloaded === undefined && processed !== undefined
  const file = (own ? processed : downloaded) ?? wheel?.[2]?.split("/").at(-1) ?? "A file"
  const short = own ? (failure.files.find((known) => file.endsWith(known)) ?? file) : file
  return {
    id: "pip/damaged-archive",
    ...(own ? { blame: "app" } : { blame: "environment", transient: true }),
    title: `${short} is damaged`,
    message: `pip cannot open ${short}: ${wheel === null ? (raised?.[1] ?? "it is no archive") : "it is no wheel that can be read"}. ${own ? "The file in the app is cut off, empty, or only a pointer to it (git LFS)." : "The download was cut off, or the host sent something else in its place."}`,
    hints: own
      ? ["Put the whole file into the app again; with git LFS, see that the platform fetches its files."]
      : [
          "Try again. When it stays, download the file by hand and see what it is; then name another version, or another source."
        ]
  }
}

/** Repositories belong here and not to the requirements: pip calls a clone that failed a build that failed. */
export const network: ReadonlyArray<Rule> = [
  ...tls,
  ...connections,
  notTrusted,
  noIndex,
  webPage,
  damaged,
  ...repositories
]
