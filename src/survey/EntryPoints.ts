/** Reads which application an app's settings name, where the command of its framework reads it too: variables, files of them, `[tool.fastapi]`. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import type { NamedEntry } from "../domain/NamedEntry.ts"
import { FLASK_APP, LITESTAR_APP, QUART_APP } from "../domain/Options.ts"
import { decode } from "../formats/TextFile.ts"
import { tableAt } from "../formats/TomlDocument.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"

/** Who reads which variable, and from which files beside the environment, the first before the others. */
const variables = [
  { reader: "flask", variable: FLASK_APP, files: [".env", ".flaskenv"] },
  { reader: "quart", variable: QUART_APP, files: [".env", ".quartenv"] },
  { reader: "litestar", variable: LITESTAR_APP, files: [".env"] }
]

const mostBytes = 64 * 1024

/** The value of a variable in a file as python-dotenv reads it, in one line; other lines of such files hold secrets, and are not looked at. */
export const valueIn = (text: string, name: string): { readonly value: string; readonly line: number } | undefined => {
  for (const [at, row] of text.split(/\r?\n/).entries()) {
    const [, rest] = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=\\s*(.*)$`).exec(row) ?? []
    if (rest === undefined) continue
    const [, quoted] =
      /^(?:"([^"]*)"|'([^']*)')/.exec(rest) === null ? [] : (/^["'](.*?)["']\s*(?:#.*)?$/.exec(rest) ?? [])
    const value = (quoted ?? rest.replace(/\s+#.*$/, "")).trim()
    if (value !== "") return { value, line: at + 1 }
  }
  return undefined
}

export const entryPoints = Effect.fn("EntryPoints.entryPoints")(function* ({
  names,
  pyproject,
  root
}: Pick<Application, "names" | "pyproject" | "root">) {
  const env = yield* Env
  const files = yield* Filesystem
  const texts = new Map<string, string>()
  for (const name of new Set(variables.flatMap((one) => one.files)).values())
    if (names.has(name)) {
      const bytes = yield* ifSeen(files.read(join(root, name), { atMost: mostBytes, follow: false }))
      if (bytes !== undefined) texts.set(name, decode(bytes).text)
    }
  const found: Array<NamedEntry> = []
  for (const { files: all, reader, variable } of variables) {
    const set = env.get(variable)
    if (set !== undefined) {
      found.push({ reader, text: set, origin: `$${variable.name}` })
      continue
    }
    for (const name of all) {
      const seen = valueIn(texts.get(name) ?? "", variable.name)
      if (seen === undefined) continue
      found.push({ reader, text: seen.value, origin: `${name} line ${seen.line}` })
      break
    }
  }
  const { entrypoint } = tableAt(pyproject?.document ?? {}, "tool", "fastapi")
  if (typeof entrypoint === "string")
    found.push({ reader: "fastapi", text: entrypoint, origin: "[tool.fastapi] of pyproject.toml" })
  return found
})
