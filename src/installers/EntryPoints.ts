/** The console scripts that a package declares, as its metadata has them (entry points specification). */
import * as Effect from "effect/Effect"
import { Filesystem, join } from "../services/Filesystem.ts"
import type { Distribution } from "./pip/Installation.ts"
import type { Site } from "./Site.ts"

const namesIn = (text: string): ReadonlyArray<string> => {
  const found: Array<string> = []
  let section = ""
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[([^\]]+)\]/.exec(line)
    if (header !== null) section = (header[1] ?? "").trim()
    else if (section === "console_scripts") found.push(...(/^\s*([^#;=\s][^=]*?)\s*=/.exec(line)?.slice(1, 2) ?? []))
  }
  return found
}

export const consoleScripts = Effect.fn("EntryPoints.consoleScripts")(function* (
  site: Pick<Site, "prefix" | "runtime">,
  installed: ReadonlyArray<Distribution>,
  names: ReadonlyArray<string>
) {
  const files = yield* Filesystem
  const own = installed.filter(({ name }) => names.includes(name))
  const scripts = yield* Effect.forEach(own, ({ metadata }) =>
    Effect.gen(function* () {
      const path = join(site.prefix, site.runtime.sitePackages, metadata, "entry_points.txt")
      return (yield* files.status(path))?.kind === "file" ? namesIn(yield* files.readText(path)) : []
    })
  )
  return scripts.flat()
})
