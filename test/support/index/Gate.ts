/** One address of an index that leads to one index or another, or to trouble; its log says what passed. */
import { createServer, type IncomingMessage, request as ask, type ServerResponse } from "node:http"
import type { RunningIndex } from "./PackageIndex.ts"

export interface Gate {
  /** What `--index-url` takes. */
  readonly url: string
  readonly port: number
  readonly requests: ReadonlyArray<string>
  /** Leads to that index from now on. */
  readonly lead: (index: RunningIndex) => void
  /** Answers everything with that status. */
  readonly refuse: (status: number) => void
  /** Answers nothing. */
  readonly stall: () => void
  /** Turns a byte in the middle of the files whose path matches. */
  readonly tamper: (index: RunningIndex, paths: RegExp) => void
  /** Nobody listens any more, until `plug`. */
  readonly unplug: () => Promise<void>
  /** Listens again where it listened before, if it does not. */
  readonly plug: () => Promise<void>
  readonly close: () => Promise<void>
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const passing =
  (port: number, changed: (path: string, body: Buffer) => Buffer): Answer =>
  (request, response) => {
    const { headers, method, url: path = "/" } = request
    const passed = ask({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
      const chunks: Array<Buffer> = []
      answer.on("data", (chunk: Buffer) => chunks.push(chunk))
      answer.on("end", () => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        response.end(changed(path, Buffer.concat(chunks)))
      })
    })
    passed.on("error", () => response.destroy())
    passed.end()
  }

const flipped = (body: Buffer): Buffer => {
  const copy = Buffer.from(body)
  const middle = Math.floor(copy.length / 2)
  if (copy.length > 0) copy[middle] = (copy[middle] ?? 0) ^ 0xff
  return copy
}

/** Opens a gate to an index. */
export const openGate = async (index: RunningIndex): Promise<Gate> => {
  const requests: Array<string> = []
  const through = ({ port }: RunningIndex): Answer => passing(port, (_, body) => body)
  let answer = through(index)
  const server = createServer((request, response) => {
    requests.push(request.url ?? "/")
    answer(request, response)
  })
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const listen = (port: number): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject)
      server.listen(port, "127.0.0.1", () => resolve())
    })
  await listen(0)
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("no port")
  const { port } = address
  return {
    url: `http://127.0.0.1:${port}/simple/`,
    port,
    requests,
    lead: (to) => {
      answer = through(to)
    },
    refuse: (status) => {
      answer = (_, response) => response.writeHead(status, { "Content-Type": "text/plain" }).end(`${status}\n`)
    },
    stall: () => {
      answer = () => {}
    },
    tamper: (to, paths) => {
      answer = passing(to.port, (path, body) => (paths.test(path) ? flipped(body) : body))
    },
    unplug: close,
    plug: () => (server.listening ? Promise.resolve() : listen(port)),
    close: () => (server.listening ? close() : Promise.resolve())
  }
}
