/** Starts a staged app as a platform would: its profile scripts first, its command in a shell, a port of its own. */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { StagingError, Warning } from "../domain/StagingError.ts"
import { offeredIn, startedBy } from "../platforms/Classic.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Port } from "../services/Port.ts"
import { Process } from "../services/Process.ts"
import { Report } from "../services/Report.ts"
import { readProcfile } from "../formats/Procfile.ts"

/** Nothing says how the app is started. */
export class NoStartCommand extends Data.TaggedError("NoStartCommand")<{}> implements StagingError {
  readonly id = "stage/no-start-command"
  readonly blame = "app"
  readonly title = "Nothing says how the app is started"
  override get message(): string {
    return "The app is staged, but it has no Procfile with a line `web: …`, and offers no command of its own (`bin/plan` says why)."
  }
  readonly hints: ReadonlyArray<string> = [
    "Write a file named Procfile beside the app with a line like one of these:",
    "",
    "  web: gunicorn app:app --bind 0.0.0.0:$PORT",
    "  web: python app.py"
  ]
}

/** The app ended on its own. */
export class AppEnded
  extends Data.TaggedError("AppEnded")<{ readonly command: string; readonly status: string }>
  implements StagingError
{
  readonly id = "stage/app-ended"
  readonly blame = "app"
  readonly title = "The app ended"
  override get message(): string {
    return `\`${this.command}\` ${this.status}.`
  }
  readonly hints: ReadonlyArray<string> = ["What it said last stands above. An app must go on listening on $PORT."]
}

/** The Procfile's `web`, else what release offers. */
const commandOf = Effect.fn("Start.commandOf")(function* (root: string) {
  const files = yield* Filesystem
  const procfile = join(root, "Procfile")
  if ((yield* files.target(procfile))?.kind === "file") {
    const web = readProcfile(yield* files.read(procfile)).get("web")
    if (web !== undefined) return web
  }
  return (yield* offeredIn(root)) ?? (yield* new NoStartCommand())
})

/** A person waits no longer without a word; large apps take as long to start. */
const patience = Duration.seconds(5)

const silence = (port: number): Warning => ({
  id: "stage/nothing-listens",
  text: `Nothing listens on port ${port} ($PORT) after ${Duration.toSeconds(patience)} seconds. A platform ends an app that does not in time.`
})
const elsewhere = (port: number, others: ReadonlyArray<number>): Warning => ({
  id: "stage/listens-elsewhere",
  text: `Since the app was started, ${others.length === 1 ? "port" : "ports"} ${others.join(", ")} ${others.length === 1 ? "is" : "are"} listened on. Have the app listen on $PORT, which is ${port} here, as in \`web: gunicorn app:app --bind 0.0.0.0:$PORT\`.`
})

/** Says when the app listens, or that it does not, and where it does instead; `before` are the ports of others. */
const announce = Effect.fn("Start.announce")(function* (port: number, before: ReadonlySet<number>) {
  const sockets = yield* Port
  const report = yield* Report
  const awaited = Effect.gen(function* () {
    while (!(yield* sockets.listens(port))) yield* Effect.sleep("100 millis")
    yield* report.step(`Listening on http://127.0.0.1:${port} (Ctrl-C ends it)`)
  })
  const watched = Effect.gen(function* () {
    yield* Effect.sleep(patience)
    yield* report.warning(silence(port))
    while (true) {
      const others = [...(yield* sockets.listening)].filter((other) => other !== port && !before.has(other))
      if (others.length > 0) return yield* Effect.andThen(report.warning(elsewhere(port, others)), Effect.never)
      yield* Effect.sleep("1 second")
    }
  })
  yield* Effect.raceFirst(awaited, watched)
})

export const start = Effect.fn("Start.start")(function* (root: string, variables: ReadonlyMap<string, string>) {
  const env = yield* Env
  const report = yield* Report
  const process = yield* Process
  const sockets = yield* Port
  const command = yield* commandOf(root)
  const port = Number(variables.get("PORT") ?? (yield* sockets.free))
  const before = yield* sockets.listening
  yield* report.step(`Starting: ${command}`)
  const running = process.run(
    {
      ...(yield* startedBy(command)),
      env: {
        PATH: env.get("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
        ...Object.fromEntries(variables),
        HOME: root,
        PORT: String(port)
      },
      cwd: root,
      timeout: Duration.infinity,
      // A server ends its requests first; platforms give it 10 to 30 seconds for that.
      grace: "30 seconds",
      keep: 100
    },
    report.detail
  )
  const outcome = yield* Effect.raceFirst(running, Effect.andThen(announce(port, before), Effect.never))
  const status =
    outcome.exitCode === undefined
      ? `was ended by ${outcome.signal ?? "a signal"}`
      : `ended with status ${outcome.exitCode}`
  return yield* new AppEnded({ command, status })
})
