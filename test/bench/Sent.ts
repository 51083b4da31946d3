/** What a server has sent, in bytes, whatever it was and to whom. */
import { createReadStream, existsSync, statSync } from "node:fs"
import { createServer, type Server } from "node:http"
import { join } from "node:path"

/** Counts from now on; to be called before the server has been asked anything. */
export const sentBy = (server: Server): (() => number) => {
  let closed = 0
  const open = new Set<{ readonly bytesWritten: number }>()
  server.on("connection", (socket) => {
    open.add(socket)
    socket.once("close", () => {
      open.delete(socket)
      closed += socket.bytesWritten
    })
  })
  return () => [...open].reduce((total, { bytesWritten }) => total + bytesWritten, closed)
}

export interface CountedFolder {
  readonly url: string
  readonly sent: () => number
  readonly close: () => Promise<void>
}

/** The files of a folder, on loopback. */
export const serveCounted = async (folder: string): Promise<CountedFolder> => {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname))
    if (!existsSync(path) || !statSync(path).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { "Content-Length": statSync(path).size })
    createReadStream(path).pipe(response)
  })
  const sent = sentBy(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("the server got no port")
  return {
    url: `http://127.0.0.1:${address.port}`,
    sent,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
