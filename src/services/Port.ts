/** The port on loopback sockets: a free one to hand to an app, and whether the app listens on it. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { connect, createServer } from "node:net"

export interface Interface {
  readonly free: Effect.Effect<number>
  readonly listens: (port: number) => Effect.Effect<boolean>
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

export const layer: Layer.Layer<Port> = Layer.succeed(Port, Port.of({ free, listens }))
