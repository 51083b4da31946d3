/** The settings of pip that lie in files, and the paths in them: what they say decides as much as requirement files do. */
import * as Effect from "effect/Effect"
import { PIP_CONFIG_FILE } from "../domain/Options.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { Env } from "../services/Env.ts"
import { dirname, Filesystem, join } from "../services/Filesystem.ts"
import { decoded } from "../domain/Secrets.ts"

const nothing: ReadonlyArray<readonly [string, string]> = []

/** The words of a setting, which may go on in lines that are indented. */
const valuesIn = (text: string, option: RegExp): ReadonlyArray<string> => {
  const found: Array<string> = []
  let within = false
  for (const line of text.split(/\r?\n/)) {
    const value = option.exec(line)?.[1]
    within = value !== undefined || (within && /^\s+[^\s=]+(?:\s|$)/.test(line))
    if (within) found.push(...(value ?? line).split(/\s+/).filter((word) => word !== ""))
  }
  return found
}

export const isRemote = (path: string): boolean => /^[a-z][a-z+.-]*:/i.test(path) && !/^file:/i.test(path)

/** Where a path, or a `file:` URL, leads to. */
export const placed =
  (root: string) =>
  (link: string): string => {
    const path = /^file:/i.test(link) ? decoded(link.replace(/^file:(?:\/\/(?:localhost)?)?/i, "")) : link
    return path.startsWith("/") ? path : join(root, path)
  }

/** What one of these texts has as `find-links`. */
export const linksIn = (text: string): ReadonlyArray<string> => valuesIn(text, /^\s*find[-_]links\s*[=:](.*)$/i)

/** Whether one of these texts says where packages come from; a `cert` or a `timeout` alone does not. */
export const namesSources = (text: string): boolean =>
  /^\s*(?:(?:extra[-_])?index[-_]url|pypi[-_]url|find[-_]links|no[-_]index)\s*[=:]/im.test(text)

/** Where pip looks for settings (pip 26 and, for the first in the home directory, all before). */
export const settingsFiles = Effect.fn("PipSettings.files")(function* (root: string, runtime: Runtime) {
  const env = yield* Env
  const files = yield* Filesystem
  const home = env.get("HOME")
  const config = env.get("XDG_CONFIG_HOME") ?? (home === undefined ? undefined : join(home, ".config"))
  const given = env.get(PIP_CONFIG_FILE)
  const all = [
    ...(env.get("XDG_CONFIG_DIRS") ?? "/etc/xdg").split(":").map((directory) => join(directory, "pip", "pip.conf")),
    "/etc/pip.conf",
    ...(home === undefined ? [] : [join(home, ".pip", "pip.conf")]),
    ...(config === undefined ? [] : [join(config, "pip", "pip.conf")]),
    join(dirname(dirname(runtime.executable)), "pip.conf"),
    ...(given === undefined ? [] : [given.startsWith("/") ? given : join(root, given)])
  ]
  const texts = [...new Set(all)].map((path) =>
    files.readText(path).pipe(
      Effect.map((text) => [[path, text] as const]),
      Effect.orElseSucceed(() => nothing)
    )
  )
  return (yield* Effect.all(texts, { concurrency: 8 })).flat()
})

/** The files of constraints that these name. */
export const constraintsIn = (
  settings: ReadonlyArray<readonly [path: string, text: string]>,
  root: string
): ReadonlyArray<string> => {
  const named = settings.flatMap(([, text]) => valuesIn(text, /^\s*(?:build[-_])?constraint\s*[=:](.*)$/i))
  return [...new Set(named.filter((path) => !isRemote(path)).map(placed(root)))]
}
