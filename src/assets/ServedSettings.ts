/** The settings that a Django app is served with, where `manage.py` names others: `prod` in `wsgi.py`, `dev` in `manage.py`. */
import * as Effect from "effect/Effect"
import { Env } from "../services/Env.ts"
import { dirname, Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { foldersIn } from "./ManageFile.ts"

export const settingsVariable = "DJANGO_SETTINGS_MODULE"

export interface ServedSettings {
  /** `config.settings.prod` */
  readonly module: string
  /** The file that names it, by its path in the app. */
  readonly file: string
}

const gateways = ["wsgi.py", "asgi.py"]

/** What a file sets unless it is set already, as `startproject` writes it and people change it. */
const defaultIn = (text: string): string | undefined =>
  /^\s*os\.environ\.setdefault\(\s*["']DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)["']\s*,?\s*\)/m.exec(text)?.[1]

/** `undefined` where they are those of `manage.py`, where the user says which, and where nobody can tell. */
export const servedSettings = Effect.fn("ServedSettings.servedSettings")(function* (root: string, manage: string) {
  const files = yield* Filesystem
  if ((yield* Env).get(settingsVariable) !== undefined) return undefined
  const defaultOf = (path: string) =>
    Effect.map(ifSeen(files.readText(join(root, path))), (text) => (text === undefined ? undefined : defaultIn(text)))
  const of = yield* defaultOf(manage)
  if (of === undefined) return undefined
  const folder = dirname(manage) === "." ? "" : dirname(manage)
  const folders = [folder, ...(yield* foldersIn(root, folder))]
  const paths = folders.flatMap((one) => gateways.map((name) => join(one, name)))
  const named = yield* Effect.forEach(paths, (file) =>
    Effect.map(defaultOf(file), (module) => (module === undefined ? [] : [{ module, file }]))
  )
  const [first, ...others] = named.flat()
  return first === undefined || first.module === of || others.some(({ module }) => module !== first.module)
    ? undefined
    : (first satisfies ServedSettings)
})
