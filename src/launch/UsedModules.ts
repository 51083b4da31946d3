/** Which modules of an app come along with one of them. */
import type { CodeModule } from "../domain/CodeFacts.ts"

/** All that a module imports of the app, by others too; itself first. */
export const usedBy = (path: string, modules: ReadonlyArray<CodeModule>): ReadonlySet<string> => {
  const found = new Set([path])
  for (const one of found) for (const used of modules.find((other) => other.path === one)?.uses ?? []) found.add(used)
  return found
}
