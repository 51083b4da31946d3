/** Starts a staged app as a platform would: its profile scripts first, its command in a shell, a port of its own. */
import * as Data from "effect/Data"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import type { StagingError } from "../domain/StagingError.ts"
import { offeredWeb } from "../platforms/classic/ReleaseAnswer.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { Port } from "../services/Port.ts"
import { Process } from "../services/Process.ts"
import { Report } from "../services/Report.ts"
import { readProcfile } from "../survey/ProcfileFile.ts"

/** Nothing says how the app is started. */
export class NoStartCommand extends Data.TaggedError("NoStartCommand")<{}> implements StagingError {
  readonly id = "stage/no-start-command"
  readonly blame = "app"
  readonly title = "Nothing says how the app is started"
  override get message(): string {
    return "The app is staged, but it has no Procfile with a line `web: …`, and no single console script of its own."
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
  const answer = yield* files.readText(join(root, ".python", "release.yml"))
  return offeredWeb(answer) ?? (yield* new NoStartCommand())
})

/** The words of the app's author are an argument, read by the shell that a platform would give them to. */
const sourcing =
  'for f in "$HOME"/.profile.d/*.sh; do if [ -r "$f" ]; then . "$f"; fi; done; unset f; exec "$0" -c "$1"'

const announce = Effect.fn("Start.announce")(function* (port: number) {
  const sockets = yield* Port
  const report = yield* Report
  while (!(yield* sockets.listens(port))) yield* Effect.sleep("100 millis")
  yield* report.step(`Listening on http://127.0.0.1:${port} (Ctrl-C ends it)`)
})

export const start = Effect.fn("Start.start")(function* (root: string, variables: ReadonlyMap<string, string>) {
  const files = yield* Filesystem
  const env = yield* Env
  const report = yield* Report
  const process = yield* Process
  const sockets = yield* Port
  const command = yield* commandOf(root)
  const port = Number(variables.get("PORT") ?? (yield* sockets.free))
  const shell = (yield* files.target("/bin/bash"))?.kind === "file" ? "/bin/bash" : "/bin/sh"
  yield* report.step(`Starting: ${command}`)
  const running = process.run(
    {
      program: shell,
      args: ["-c", sourcing, shell, command],
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
  const outcome = yield* Effect.raceFirst(running, Effect.andThen(announce(port), Effect.never))
  const status =
    outcome.exitCode === undefined
      ? `was ended by ${outcome.signal ?? "a signal"}`
      : `ended with status ${outcome.exitCode}`
  return yield* new AppEnded({ command, status })
})
