/** What of an app works without listening: queues, bots, timers. Always a `worker`, never `web`. */
import type { CodeFacts, CodeModule } from "../domain/CodeFacts.ts"
import { bestOf, isPlainModule, type Ranked, rankOf } from "./Candidates.ts"
import { idlePage, placeOf, scriptCommand, workerIn, works } from "./Scripts.ts"
import type { Brought } from "./Servers.ts"
import { idle } from "./StartMessages.ts"

export interface Worker extends Ranked {
  readonly module: CodeModule
  readonly line: number
  readonly title: string
  readonly command: string
  /** More to say of it, for the log. */
  readonly detail?: string
}

/** Queues whose own program works them off; each by the name of its distribution. */
const byCommands: Readonly<Record<string, (module: string, name: string) => string>> = {
  faststream: (module, name) => `faststream run ${module}:${name}`,
  procrastinate: (module, name) => `procrastinate --app=${module}.${name} worker`,
  taskiq: (module, name) => `taskiq worker ${module}:${name}`
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
      ...objects.flatMap(({ framework, line, name }) => {
        const command = byCommands[framework]?.(module.module, name)
        return command === undefined || !brought.has(framework) ? [] : [of(`${framework}'s \`${name}\``, command, line)]
      }),
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
    const title = run === undefined ? undefined : works.get(run.server)
    const page = idlePage(module)
    return run === undefined || title === undefined
      ? []
      : [
          {
            module,
            line: run.line,
            title,
            command: scriptCommand(module),
            ...(page === undefined ? {} : { detail: idle(placeOf(module, page)) }),
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
