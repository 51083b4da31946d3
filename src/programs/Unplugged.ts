/** Services whose programs and questions reach no other machine: what a staging would find if all networks were gone. */
import * as Effect from "effect/Effect"
import { Download } from "../services/Download.ts"
import { Env } from "../services/Env.ts"
import { Http } from "../services/Http.ts"
import { HostSilent } from "../services/HttpQuestion.ts"
import { type Command, Process, succeeded } from "../services/Process.ts"

/** A network of its own, without routes and with loopback down (unshare(1), user namespaces of Linux 3.8). */
const apart = ["unshare", "-rn", "--"] as const

/** Where a machine has none of those: a port on which nobody listens (RFC 863's service is long gone) is the way to every host. */
const nowhere = "http://127.0.0.1:9"
const deadEnds: Readonly<Record<string, string>> = Object.fromEntries([
  ...["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "PIP_PROXY"].map((name) => [
    name,
    nowhere
  ]),
  ...["no_proxy", "NO_PROXY"].map((name) => [name, ""]),
  ["GIT_SSH_COMMAND", "false"]
])

/** Nobody answers, however often: so once is enough. */
const impatient = { PIP_RETRIES: "0", PIP_TIMEOUT: "2" }

const canBeApart = Effect.gen(function* () {
  const [program, ...args] = apart
  const path = (yield* Env).get("PATH") ?? "/usr/bin:/bin"
  const trial: Command = { program, args: [...args, "true"], env: { PATH: path }, cwd: "/", timeout: "10 seconds" }
  return yield* (yield* Process).run(trial).pipe(
    Effect.map(succeeded),
    Effect.orElseSucceed(() => false)
  )
})

const silent = Effect.fail(new HostSilent({ detail: "the network is taken away for this", unreachable: true }))

/** Runs an effect in such surroundings. */
export const unplugged = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const process = yield* Process
    const [program, ...args] = apart
    const isApart = yield* canBeApart
    const confined = (command: Command): Command =>
      isApart
        ? {
            ...command,
            program,
            args: [...args, command.program, ...command.args],
            env: { ...command.env, ...impatient }
          }
        : { ...command, env: { ...command.env, ...impatient, ...deadEnds } }
    return yield* effect.pipe(
      Effect.provideService(Process, { ...process, run: (command, onLine) => process.run(confined(command), onLine) }),
      Effect.provideService(Http, { ask: () => silent }),
      Effect.provideService(Download, { fetch: () => silent })
    )
  })
