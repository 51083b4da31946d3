/** The one file that is there to be started, where nothing of the code is known to serve or to work. */
import type { CodeFacts, CodeModule } from "../domain/CodeFacts.ts"
import { bestOf, entryRank, rankOf } from "./Candidates.ts"
import { isStarted, scriptCommand } from "./Scripts.ts"

/** Files that do something when they are started, and hold no application for a server; the likeliest, and all that are as likely. */
export const scriptsOf = (modules: ReadonlyArray<CodeModule>): ReadonlyArray<CodeModule> =>
  bestOf(
    modules
      .filter((one) => isStarted(one) && one.objects.every((object) => object.interface === undefined))
      .map((module) => ({ module, rank: rankOf(module, "app", false).slice(0, 2) }))
  ).map(({ module }) => module)

/**
 * Nothing where the code speaks of a command for people: it may be a job, and never listens. What asks for $PORT and listens
 * is `web`; what is there for serving in another way is nobody's guess.
 */
export const loneScript = ({ modules }: CodeFacts) => {
  // A file that is started may leave reading a command line to another.
  const isForPeople = ({ asks, runs = [] }: CodeModule) =>
    asks !== undefined || runs.some(({ server }) => server === "mcp" || server === "fastmcp")
  if (modules.some(isForPeople)) return undefined
  const [module, ...others] = scriptsOf(modules)
  if (module === undefined || others.length > 0) return undefined
  if (modules.length > 1 && entryRank(module.path) > 1 && !module.path.endsWith("__main__.py")) return undefined
  const reads = modules.find((one) => one.reads !== undefined)
  const isOfWeb = modules.some(({ imports, listens }) => imports !== undefined || listens !== undefined)
  if (isOfWeb && reads === undefined) return undefined
  const web = isOfWeb ? reads : undefined
  return {
    type: web === undefined ? "worker" : "web",
    command: scriptCommand(module),
    base: module.base,
    file: module.path,
    why:
      web === undefined
        ? `the one script of the app (${module.path})`
        : `the one script of the app (${module.path}), which listens on $PORT (${web.path} line ${web.reads ?? 1})`
  }
}
