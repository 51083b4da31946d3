/** Looks at what was staged before it is shipped, for what would fail or be regretted only when it runs. Stops nothing. */
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import { DJANGO_SETTINGS_MODULE } from "../domain/Options.ts"
import type { Runtime } from "../domain/Runtime.ts"
import { type Notice, printable } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join } from "../services/Filesystem.ts"
import { Report } from "../services/Report.ts"
import { compiledForOthers, toldOfCompiled } from "./CompiledModules.ts"
import { alwaysDebugs, isForProduction, settingsModule } from "./DjangoSettings.ts"
import { mayHoldSecrets, secretIn } from "./SecretFiles.ts"
import { clashesWith, modulesOf, shadowsPackage, shadowsPython, type TopModule } from "./Shadows.ts"

export interface Inspected {
  readonly application: Pick<Application, "root" | "names">
  readonly packages: ReadonlyArray<{ readonly name: string }>
  /** Where the packages are, as far as they are not where the platform holds them. */
  readonly prefix: string
  readonly runtime: Runtime
}

/** A file of an app is small; more of one is not looked at. */
const most = 256 * 1024
const textOf = Effect.fnUntraced(function* (path: string) {
  const files = yield* Filesystem
  if ((yield* ifSeen(files.target(path)))?.kind !== "file") return undefined
  return yield* ifSeen(files.readText(path, { atMost: most }))
})

/** The file that is imported for a module in a folder. */
const fileOf = Effect.fnUntraced(function* (folder: string, module: string) {
  const files = yield* Filesystem
  for (const path of [join(folder, module, "__init__.py"), join(folder, `${module}.py`)])
    if ((yield* ifSeen(files.target(path)))?.kind === "file") return path
  return undefined
})

const shadows = Effect.fn("Inspection.shadows")(function* ({ application, packages, prefix, runtime }: Inspected) {
  const { major, minor } = runtime.version
  if (major < 3) return []
  const { names, root } = application
  const found = clashesWith(
    modulesOf(names),
    minor,
    packages.map(({ name }) => name)
  )
  const isModule = ({ path }: TopModule) =>
    Effect.map(
      textOf(path.endsWith("/") ? join(root, path, "__init__.py") : join(root, path)),
      (text) => text !== undefined
    )
  // What is installed under the name and reads the same is the app's own package.
  const isAnother = Effect.fnUntraced(function* ({ module, path }: TopModule) {
    const installed = yield* fileOf(join(prefix, runtime.sitePackages), module)
    if (installed === undefined) return false
    return (yield* textOf(installed)) !== (yield* textOf(join(root, path.replace(/\/$/, "/__init__.py"))))
  })
  const python = yield* Effect.filter(found.python, isModule)
  const others = yield* Effect.filter(yield* Effect.filter(found.packages, isModule), isAnother)
  return [...shadowsPython(python), ...shadowsPackage(others)]
})

/** The folder of `manage.py`: the top, or one below it. */
const managedIn = Effect.fnUntraced(function* ({ names, root }: Inspected["application"]) {
  const folders = [...names].filter((name) => /^\w[\w-]*\/$/.test(name)).map((name) => name.slice(0, -1))
  for (const folder of ["", ...folders.toSorted()]) {
    const manage = yield* textOf(join(root, folder, "manage.py"))
    if (manage !== undefined) return { folder, manage }
  }
  return undefined
})

const debugging = Effect.fn("Inspection.debugging")(function* ({ application, packages }: Inspected) {
  if (!packages.some(({ name }) => name === "django")) return []
  const managed = yield* managedIn(application)
  if (managed === undefined) return []
  const { folder, manage } = managed
  const place = join(application.root, folder)
  const first = settingsModule(manage)
  const wsgi = first === undefined ? undefined : yield* textOf(join(place, first.split(".")[0] ?? "", "wsgi.py"))
  const set = (yield* Env).get(DJANGO_SETTINGS_MODULE)
  const module = set ?? settingsModule(wsgi ?? "") ?? first
  if (module === undefined || !isForProduction(module)) return []
  const parts = module.split(".")
  const path = yield* fileOf(join(place, ...parts.slice(0, -1)), parts.at(-1) ?? "")
  const line = path === undefined ? undefined : alwaysDebugs((yield* textOf(path)) ?? "")
  if (path === undefined || line === undefined) return []
  const notice: Notice = {
    level: "notice",
    id: "application/debug-settings",
    text: `${printable(path.slice(application.root.length + 1))} line ${line} says \`DEBUG = True\`, whatever is set: pages of errors show code, settings and variables to everybody. Write \`DEBUG = os.environ.get("DJANGO_DEBUG") == "1"\`.`
  }
  return [notice]
})

const secretFiles = Effect.fn("Inspection.secretFiles")(function* ({ names, root }: Inspected["application"]) {
  const found = yield* Effect.forEach([...names].filter(mayHoldSecrets).toSorted(), (name) =>
    Effect.map(textOf(join(root, name)), (text) => {
      const what = text === undefined ? undefined : secretIn(name, text)
      return what === undefined ? [] : [`${printable(name)} has ${what}`]
    })
  )
  const told = found.flat()
  const notice: Notice = {
    level: "notice",
    id: "application/secret-file",
    text: `${told.join(", ")}, and is deployed with the app: everybody has it who may read the repository or the app's files. Set it as a variable of the app, and take the file out of git.`
  }
  return told.length === 0 ? [] : [notice]
})

/** More packages than an app has are not looked into. */
const mostFolders = 40

/** The top, and the packages in it. */
const compiled = Effect.fn("Inspection.compiled")(function* ({ application: { names, root }, runtime }: Inspected) {
  const files = yield* Filesystem
  if (runtime.version.major < 3) return []
  const folders = [...names].filter((name) => /^[A-Za-z_]\w*\/$/.test(name)).slice(0, mostFolders)
  const inside = yield* Effect.forEach(
    folders,
    (folder) =>
      Effect.map(ifSeen(files.list(join(root, folder.slice(0, -1)))), (all = []) =>
        compiledForOthers(all, runtime).map((one) => ({ ...one, file: `${folder}${one.file}` }))
      ),
    { concurrency: 16 }
  )
  return toldOfCompiled([...compiledForOthers([...names], runtime), ...inside.flat()], runtime)
})

/** What is found is told each time: it is of the app's own files, which may have changed, and costs a few looks at them. */
export const inspect = Effect.fn("Inspection.inspect")(function* (given: Inspected) {
  const report = yield* Report
  const found = [
    ...(yield* shadows(given)),
    ...(yield* debugging(given)),
    ...(yield* secretFiles(given.application)),
    ...(yield* compiled(given))
  ]
  for (const notice of found) yield* notice.level === "warning" ? report.warning(notice) : report.detail(notice.text)
})
