/** A package index on loopback (PEP 503, PEP 658) over a folder of recorded files, with the headers of real indexes. */
import { createHash } from "node:crypto"
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { createServer, type ServerResponse } from "node:http"
import { join } from "node:path"
import { sentBy } from "./Sent.ts"
import { normalised } from "../support/index/Distribution.ts"

export interface Replay {
  /** What `--index-url` takes. */
  readonly url: string
  /** Bytes, from its beginning on. */
  readonly sent: () => number
  readonly close: () => Promise<void>
}

interface RecordedFile {
  readonly project: string
  readonly name: string
  readonly sha256: string
  /** Of its metadata, where that is offered alone. */
  readonly metadata: string | undefined
}

const digest = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex")

const projectOf = (file: string): string | undefined =>
  (/^([^-]+)-.*\.whl$/.exec(file) ?? /^(.+)-[^-]+\.(?:tar\.gz|zip)$/.exec(file))?.[1]

const list = (folder: string): ReadonlyArray<RecordedFile> =>
  readdirSync(folder).flatMap((name) => {
    const project = projectOf(name)
    if (project === undefined) return []
    const metadata = join(folder, `${name}.metadata`)
    return {
      project: normalised(project),
      name,
      sha256: digest(join(folder, name)),
      metadata: existsSync(metadata) ? digest(metadata) : undefined
    }
  })

const anchor = ({ name, sha256, metadata }: RecordedFile): string => {
  const offered = metadata === undefined ? "" : ` data-core-metadata="sha256=${metadata}"`
  return `<a href="/files/${name}#sha256=${sha256}"${offered}>${name}</a><br>`
}

const page = (response: ServerResponse, links: ReadonlyArray<string>): void => {
  const body = Buffer.from(["<!DOCTYPE html>", "<html><body>", ...links, "</body></html>", ""].join("\n"))
  response.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": body.length,
    "Cache-Control": "max-age=600, public"
  })
  response.end(body)
}

const sendFile = (response: ServerResponse, path: string): void => {
  response.writeHead(200, {
    "Content-Type": "application/octet-stream",
    "Content-Length": statSync(path).size,
    "Cache-Control": "max-age=365000000, immutable, public"
  })
  createReadStream(path).pipe(response)
}

/** Serves the folder until it is closed. */
export const startReplay = async (folder: string): Promise<Replay> => {
  const files = list(folder)
  const offered = new Set(files.flatMap(({ name, metadata }) => (metadata ? [name, `${name}.metadata`] : [name])))
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname)
    const [, place = "", name = ""] = path.split("/")
    const found = files.filter(({ project }) => project === normalised(name))
    if (place === "simple" && found.length > 0) page(response, found.map(anchor))
    else if (place === "files" && offered.has(name)) sendFile(response, join(folder, name))
    else response.writeHead(404).end()
  })
  // An installer that pauses to unpack must find its connection alive when it comes back.
  server.keepAliveTimeout = 120_000
  const sent = sentBy(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the index got no port")
  return {
    url: `http://127.0.0.1:${address.port}/simple/`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
