/** A package index on loopback (PEP 503), with the faults that real ones show and a log of what was asked. */
import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { createServer as createSocketServer } from "node:net"
import { type Distribution, normalised, pack, type PackageDescription } from "./Distribution.ts"
import { packages } from "./Packages.ts"
import { tools } from "./Tools.ts"

/** What goes wrong, on which paths: answers 503, never answers, or stops in the middle of the body. */
export interface Fault {
  readonly kind: "unavailable" | "stalled" | "truncated"
  readonly paths: RegExp
}

export interface IndexOptions {
  /** Offered besides the usual ones. */
  readonly packages?: ReadonlyArray<PackageDescription>
  /** Leaves out pip, setuptools and wheel when false. */
  readonly tools?: boolean
  readonly auth?: { readonly user: string; readonly password: string }
  readonly fault?: Fault
  /** When a file was uploaded, which is told in JSON (PEP 691, PEP 700); without it, the index speaks HTML alone. */
  readonly uploaded?: (filename: string) => Date | undefined
}

export interface RunningIndex {
  /** What `--index-url` takes. */
  readonly url: string
  readonly port: number
  /** The paths asked for, in their order. */
  readonly requests: ReadonlyArray<string>
  /** The file of that name; throws when the index has none. */
  readonly file: (filename: string) => Distribution
  /** Where the file of that name is fetched from. */
  readonly fileUrl: (filename: string) => string
  /** Settles when a path that matches has been asked for, also if that is past. */
  readonly asked: (path: RegExp) => Promise<string>
  readonly close: () => Promise<void>
}

const html = (title: string, body: ReadonlyArray<string>): string =>
  ["<!DOCTYPE html>", `<html><head><title>${title}</title></head><body>`, ...body, "</body></html>", ""].join("\n")

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

const anchor = (file: Distribution): string => {
  const python = file.requiresPython === undefined ? "" : ` data-requires-python="${escaped(file.requiresPython)}"`
  const yanked = file.yanked ? ' data-yanked="it was built in haste"' : ""
  return `<a href="/files/${file.filename}#sha256=${file.sha256}"${python}${yanked}>${file.filename}</a><br>`
}

interface Answer {
  readonly type: string
  readonly cache: string
  readonly body: Buffer
}

const page = (title: string, body: ReadonlyArray<string>): Answer => ({
  type: "text/html; charset=utf-8",
  cache: "max-age=600, public",
  body: Buffer.from(html(title, body))
})

const json = (
  files: ReadonlyArray<Distribution>,
  path: string,
  uploaded: NonNullable<IndexOptions["uploaded"]>
): Answer | undefined => {
  const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1]
  const found = files.filter((file) => file.project === normalised(decodeURIComponent(project ?? "")))
  if (found.length === 0) return undefined
  const told = {
    meta: { "api-version": "1.1" },
    name: project,
    versions: [],
    files: found.map(({ bytes, filename, requiresPython, sha256, yanked }) => {
      const time = uploaded(filename)?.toISOString()
      return {
        filename,
        url: `/files/${filename}`,
        hashes: { sha256 },
        size: bytes.length,
        ...(requiresPython === undefined ? {} : { "requires-python": requiresPython }),
        ...(yanked ? { yanked } : {}),
        ...(time === undefined ? {} : { "upload-time": time })
      }
    })
  }
  return {
    type: "application/vnd.pypi.simple.v1+json",
    cache: "max-age=600, public",
    body: Buffer.from(JSON.stringify(told))
  }
}

const answer = (files: ReadonlyArray<Distribution>, path: string): Answer | undefined => {
  if (path === "/simple/") {
    const projects = [...new Set(files.map((file) => file.project))].sort()
    return page(
      "Simple index",
      projects.map((project) => `<a href="/simple/${project}/">${project}</a><br>`)
    )
  }
  const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1]
  if (project !== undefined) {
    const found = files.filter((file) => file.project === normalised(decodeURIComponent(project)))
    return found.length === 0 ? undefined : page(`Links for ${project}`, found.map(anchor))
  }
  const file = files.find((each) => path === `/files/${each.filename}`)
  return file && { type: "application/octet-stream", cache: "max-age=31536000, immutable, public", body: file.bytes }
}

const send = (request: IncomingMessage, response: ServerResponse, found: Answer): void => {
  const etag = `"${createHash("sha256").update(found.body).digest("hex").slice(0, 32)}"`
  response.setHeader("ETag", etag)
  response.setHeader("Cache-Control", found.cache)
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304).end()
    return
  }
  response.writeHead(200, { "Content-Type": found.type, "Content-Length": found.body.length })
  response.end(request.method === "HEAD" ? undefined : found.body)
}

const refuse = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { ...headers, "Content-Type": "text/plain" }).end(`${status}\n`)
}

/** Plays the fault; says whether the path is one that it strikes. */
const strike = (
  fault: Fault | undefined,
  path: string,
  response: ServerResponse,
  body: Buffer | undefined
): boolean => {
  if (fault === undefined || !fault.paths.test(path)) return false
  if (fault.kind === "unavailable") refuse(response, 503)
  if (fault.kind === "truncated") {
    const whole = body ?? Buffer.alloc(64)
    response.writeHead(200, { "Content-Length": whole.length })
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () => response.destroy())
  }
  return true
}

/** The log of requests, and who waits for one. */
const requestLog = () => {
  const requests: Array<string> = []
  const waiting = new Set<{ readonly path: RegExp; readonly resolve: (path: string) => void }>()
  const note = (path: string): void => {
    requests.push(path)
    for (const each of waiting) {
      if (!each.path.test(path)) continue
      waiting.delete(each)
      each.resolve(path)
    }
  }
  const asked = (path: RegExp): Promise<string> => {
    const past = requests.find((each) => path.test(each))
    return past === undefined ? new Promise((resolve) => waiting.add({ path, resolve })) : Promise.resolve(past)
  }
  return { requests, note, asked }
}

/** Starts an index that offers `Packages.ts` and the packaging tools. */
export const startIndex = async (options: IndexOptions = {}): Promise<RunningIndex> => {
  const described = [...packages, ...(options.packages ?? [])]
  const files = [...described.flatMap(pack), ...(options.tools === false ? [] : tools())]
  const { requests, note, asked } = requestLog()
  const credentials =
    options.auth && `Basic ${Buffer.from(`${options.auth.user}:${options.auth.password}`).toString("base64")}`
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname
    note(path)
    const wantsJson = /application\/vnd\.pypi\.simple\.v1\+json/.test(request.headers.accept ?? "")
    const { uploaded } = options
    const found = (wantsJson && uploaded !== undefined ? json(files, path, uploaded) : undefined) ?? answer(files, path)
    if (credentials !== undefined && request.headers.authorization !== credentials) {
      refuse(response, 401, { "WWW-Authenticate": 'Basic realm="packages"' })
    } else if (!strike(options.fault, path, response, found?.body)) {
      if (found === undefined) refuse(response, 404)
      else send(request, response, found)
    }
  })
  const port = await listening(server)
  const file = (filename: string): Distribution => {
    const found = files.find((each) => each.filename === filename)
    if (found === undefined) throw new Error(`the index has no ${filename}`)
    return found
  }
  return {
    url: `http://127.0.0.1:${port}/simple/`,
    port,
    requests,
    file,
    fileUrl: (filename) => `http://127.0.0.1:${port}/files/${file(filename).filename}#sha256=${file(filename).sha256}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

const listening = (server: ReturnType<typeof createSocketServer>): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const address = server.address()
      if (address === null || typeof address === "string") reject(new Error("no port"))
      else resolve(address.port)
    })
  })

/** A port of loopback on which nothing listens. */
export const freePort = async (): Promise<number> => {
  const server = createSocketServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
