/** The port on loopback sockets: a free one to hand to an app, and whether the app listens on it. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { readFile } from "node:fs/promises"
import { connect, createServer } from "node:net"

export interface Interface {
  readonly free: Effect.Effect<number>
  readonly listens: (port: number) => Effect.Effect<boolean>
  /** Ports that anybody on this machine listens on; none where that cannot be seen. */
  readonly listening: Effect.Effect<ReadonlySet<number>>
}

export class Port extends Context.Service<Port, Interface>()("buildpack/Port") {}

const free = Effect.callback<number>((resume) => {
  const server = createServer()
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    const port = typeof address === "object" && address !== null ? address.port : 0
    server.close(() => resume(Effect.succeed(port)))
  })
})

const listens = (port: number) =>
  Effect.callback<boolean>((resume) => {
    const socket = connect({ port, host: "127.0.0.1" })
    socket.once("connect", () => {
      socket.destroy()
      resume(Effect.succeed(true))
    })
    socket.once("error", () => resume(Effect.succeed(false)))
    return Effect.sync(() => socket.destroy())
  })

/** The state LISTEN (Linux, `Documentation/networking/proc_net_tcp.rst`); a local address is `0100007F:1F40`. */
const listener = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) \S+ 0A /gm

const listening = Effect.promise(async () => {
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/net/${name}`, "latin1").catch(() => ""))
  )
  const ports = tables.flatMap((table) =>
    [...table.matchAll(listener)].map(([, port = ""]) => Number.parseInt(port, 16))
  )
  return new Set(ports)
})

export const layer: Layer.Layer<Port> = Layer.succeed(Port, Port.of({ free, listening, listens }))
