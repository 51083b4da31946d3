/** What of an app works without listening: queues, bots, timers. Always a `worker`, never `web`. */
import type { CodeFacts, CodeModule } from "../domain/CodeFacts.ts"
import { bestOf, isPlainModule, type Ranked, rankOf } from "./Candidates.ts"
import { scriptCommand, workerIn } from "./Scripts.ts"
import type { Brought } from "./Servers.ts"

export interface Worker extends Ranked {
  readonly module: CodeModule
  readonly line: number
  readonly title: string
  readonly command: string
}

const titles: Readonly<Record<string, string>> = {
  discord: "Discord bot",
  telegram: "Telegram bot",
  slack: "Slack bot",
  scheduler: "APScheduler's timer",
  rq: "RQ worker",
  celery: "Celery worker"
}

const queuesIn =
  (brought: Brought) =>
  (module: CodeModule): ReadonlyArray<Worker> => {
    if (!isPlainModule(module.module)) return []
    const of = (title: string, command: string, line: number, name = "app"): Worker => ({
      module,
      line,
      title,
      command,
      rank: rankOf(module, name, false)
    })
    const objects = module.objects.filter(({ isImported }) => isImported !== true)
    return [
      ...objects
        .filter(({ framework }) => framework === "celery" && brought.has("celery"))
        .map(({ line, name }) =>
          of(`Celery application \`${name}\``, `celery --app ${module.module}:${name} worker --loglevel INFO`, line)
        ),
      ...objects
        .filter(({ framework }) => framework === "huey" && brought.has("huey"))
        .map(({ line, name }) => of(`Huey queue \`${name}\``, `huey_consumer ${module.module}.${name}`, line)),
      ...(module.pages?.["arq"] !== undefined && brought.has("arq")
        ? [of("arq's `WorkerSettings`", `arq ${module.module}.WorkerSettings`, module.pages["arq"])]
        : [])
    ]
  }

/** All modules with actors are named to one worker. */
const actors = (modules: ReadonlyArray<CodeModule>, brought: Brought): ReadonlyArray<Worker> => {
  const found = modules.filter(({ module, pages }) => pages?.["dramatiq"] !== undefined && isPlainModule(module))
  const [first] = found
  if (first === undefined || !brought.has("dramatiq") || found.some(({ base }) => base !== first.base)) return []
  const names = found.map(({ module }) => module)
  return [
    {
      module: first,
      line: first.pages?.["dramatiq"] ?? 1,
      title: "Dramatiq actors",
      command: `dramatiq ${names.join(" ")}`,
      rank: [0]
    }
  ]
}

const scripts = (modules: ReadonlyArray<CodeModule>): ReadonlyArray<Worker> =>
  modules.flatMap((module) => {
    const run = workerIn(module)
    const title = run === undefined ? undefined : titles[run.server]
    return run === undefined || title === undefined
      ? []
      : [
          {
            module,
            line: run.line,
            title,
            command: scriptCommand(module),
            rank: rankOf(module, "app", false).slice(0, 2)
          }
        ]
  })

/** The best of those; several where nobody can tell. A queue goes before a script that may only fill it. */
export const workersOf = ({ modules }: CodeFacts, brought: Brought): ReadonlyArray<Worker> => {
  const queues = bestOf(modules.flatMap(queuesIn(brought)))
  if (queues.length > 0) return queues
  const acting = actors(modules, brought)
  return acting.length > 0 ? acting : bestOf(scripts(modules))
}
