/** A server on loopback for the files of a folder, as they are: a repository to clone, archives of branches. */
import { createHash } from "node:crypto"
import { readFileSync, statSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { join } from "node:path"

export interface FileServer {
  /** Without a last slash. */
  readonly url: string
  /** `GET /path 200`, in their order. */
  readonly requests: ReadonlyArray<string>
  /** Nobody listens any more, until `plug`. */
  readonly unplug: () => Promise<void>
  readonly plug: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface FileServerOptions {
  /** Tells each file by an ETag; true unless said otherwise. */
  readonly marks?: boolean
  /** Wanted of whoever asks: `user:password`. */
  readonly login?: string
}

export const serveFiles = async (
  folder: string,
  { login, marks = true }: FileServerOptions = {}
): Promise<FileServer> => {
  const requests: Array<string> = []
  const make = (): Server =>
    createServer((request, response) => {
      const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname
      const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body?: Buffer): void => {
        requests.push(`${request.method} ${path} ${status}`)
        response.writeHead(status, headers).end(body)
      }
      if (login !== undefined && request.headers.authorization !== `Basic ${Buffer.from(login).toString("base64")}`)
        return answer(401, { "www-authenticate": 'Basic realm="files"' })
      const file = join(folder, path)
      if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return answer(404)
      const body = readFileSync(file)
      const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`
      if (marks && request.headers["if-none-match"] === etag) return answer(304, { etag })
      return answer(200, marks ? { etag } : {}, body)
    })
  let server = make()
  let port = 0
  const plug = (): Promise<void> =>
    new Promise((resolve) => {
      server = make()
      server.listen(port, "127.0.0.1", () => {
        const address = server.address()
        if (typeof address === "object" && address !== null) port = address.port
        resolve()
      })
    })
  const unplug = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await plug()
  return { url: `http://127.0.0.1:${port}`, requests, plug, unplug, close: unplug }
}
