/** The real Http against servers on loopback: what is known is asked for, redirects are followed, secrets stay with their host. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type Server
} from "node:http"
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, it } from "vitest"
import { type HttpAnswer, Http, type HostSilent, type HttpQuestion } from "../../src/services/Http.ts"

const servers: Array<Server> = []
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections()
})

const serve = async (listener: RequestListener) => {
  const requests: Array<IncomingMessage> = []
  const server = createServer((request, response) => {
    requests.push(request)
    listener(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  return { requests, port, url: `http://127.0.0.1:${port}/lib.zip`, server }
}

const asking = (question: Partial<HttpQuestion> & { readonly url: string }): Effect.Effect<HttpAnswer, HostSilent> =>
  Effect.flatMap(Http, ({ ask }) => ask({ known: {}, variables: new Map(), whole: true, ...question }))
const ask = (question: Partial<HttpQuestion> & { readonly url: string }) => Effect.runPromise(asking(question))

const sha256 = createHash("sha256").update("bytes").digest("hex")

describe("a file", () => {
  it("is told by what its server calls it, and by its content", async () => {
    const { requests, url } = await serve((_, response) =>
      response.writeHead(200, { etag: '"one"', "last-modified": "today" }).end("bytes")
    )
    expect(await ask({ url, known: { etag: '"zero"', modified: "yesterday" } })).toEqual({
      status: 200,
      etag: '"one"',
      modified: "today",
      sha256
    })
    const headers: IncomingHttpHeaders = requests[0]?.headers ?? {}
    expect([headers["if-none-match"], headers["if-modified-since"], headers["accept-encoding"]]).toEqual([
      '"zero"',
      "yesterday",
      "identity"
    ])
  })

  it("is not read where it is as it was, whether its server says so or repeats itself", async () => {
    const polite = await serve((_, response) => response.writeHead(304).end())
    expect(await ask({ url: polite.url, known: { etag: '"one"' } })).toEqual({ status: 304 })
    const plain = await serve((_, response) => response.writeHead(200, { etag: '"one"' }).write("byt"))
    expect(await ask({ url: plain.url, known: { etag: '"one"' } })).toEqual({ status: 304, etag: '"one"' })
  })

  it("is not read where nobody asks for its content", async () => {
    const { url } = await serve((_, response) => response.writeHead(200, { etag: '"one"' }).write("byt"))
    expect(await ask({ url, whole: false })).toEqual({ status: 200, etag: '"one"' })
  })
})

describe("who asks", () => {
  it("is told to the server, decoded, and to none that it leads to", async () => {
    const there = await serve((_, response) => response.writeHead(200).end("bytes"))
    const here = await serve((_, response) => response.writeHead(302, { location: there.url }).end())
    const url = here.url.replace("://", "://me:p%40ss@")
    expect(await ask({ url })).toEqual({ status: 200, sha256 })
    expect(here.requests[0]?.headers.authorization).toBe(`Basic ${btoa("me:p@ss")}`)
    expect(there.requests[0]?.headers.authorization).toBeUndefined()
  })

  it("is told again to the same server", async () => {
    const { requests, url } = await serve((request, response) =>
      request.url === "/lib.zip"
        ? response.writeHead(302, { location: "/other.zip" }).end()
        : response.writeHead(200).end("bytes")
    )
    await ask({ url: url.replace("://", "://me:word@") })
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(Array(2).fill(`Basic ${btoa("me:word")}`))
  })
})

describe("no answer", () => {
  const failure = (url: string, variables: ReadonlyMap<string, string> = new Map()) =>
    Effect.runPromise(Effect.flip(asking({ url, variables })))

  it("comes from where nobody listens", async () => {
    const { server, url } = await serve(() => undefined)
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect((await failure(url)).unreachable).toBe(true)
  })

  it("comes from a server that hangs up, and from a proxy that is not there", async () => {
    const { url } = await serve((request) => request.socket.destroy())
    expect((await failure(url)).unreachable).toBe(true)
    const proxy = await serve(() => undefined)
    await new Promise<void>((resolve) => proxy.server.close(() => resolve()))
    const through = new Map([["http_proxy", `http://127.0.0.1:${proxy.port}`]])
    expect((await failure("http://index.example.test/lib.zip", through)).unreachable).toBe(true)
  })

  it("comes from a circle of addresses, which is no trouble of the network", async () => {
    const { url } = await serve((_, response) => response.writeHead(302, { location: "/lib.zip" }).end())
    expect((await failure(url)).unreachable).toBe(false)
  })
})

it("a proxy that variables name is asked instead", async () => {
  const proxy = await serve((_, response) => response.writeHead(200).end("bytes"))
  const variables = new Map([["HTTP_PROXY", `127.0.0.1:${proxy.port}`]])
  expect(await ask({ url: "http://index.example.test/lib.zip", variables })).toEqual({ status: 200, sha256 })
  expect(proxy.requests[0]?.url).toBe("http://index.example.test/lib.zip")
})
