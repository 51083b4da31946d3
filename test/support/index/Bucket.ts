/** A bucket on loopback: objects under names, got, put, deleted, and listed by a prefix. */
import { createServer } from "node:http"

export interface Bucket {
  readonly url: string
  readonly objects: Map<string, Buffer>
  readonly close: () => Promise<void>
}

export const bucket = async (): Promise<Bucket> => {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://bucket")
    const name = pathname.slice(1)
    const prefix = searchParams.get("prefix")
    const found = objects.get(name)
    const parts: Array<Buffer> = []
    request.on("data", (part: Buffer) => void parts.push(part))
    request.on("end", () => {
      if (request.method === "PUT") objects.set(name, Buffer.concat(parts))
      if (request.method === "DELETE") objects.delete(name)
      if (request.method === "PUT" || request.method === "DELETE") return response.writeHead(204).end()
      if (prefix !== null)
        return response.end(JSON.stringify([...objects.keys()].filter((one) => one.startsWith(prefix))))
      if (found === undefined) return response.writeHead(404).end()
      response.setHeader("content-length", found.length)
      return response.end(request.method === "HEAD" ? undefined : found)
    })
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, objects, close }
}
