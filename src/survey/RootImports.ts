/** Scripts in a folder of the app that a Procfile starts, and that import what lies at the top, where Python does not look. */
import * as Effect from "effect/Effect"
import { normalise } from "../domain/PackageName.ts"
import { isOfPython } from "../domain/PythonModules.ts"
import { printable, type Notice } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { importsOf } from "./Imports.ts"
import { leadsOut } from "./OutsideFile.ts"
import type { Seen } from "./PassedOver.ts"
import { decode } from "../formats/TextFile.ts"

const mostBytes = 256 * 1024

/** `python -u jobs/worker.py`: Python puts the script's folder on its path then, and not the one it is started in. */
const started =
  /(?:^|[\s;&|(/])(python[^\s/]*)(?:\s+-[^cm\s]\S*)*\s+(?:\.\/)?((?:[\w-][\w.-]*\/)+[\w.-]+\.py)(?![\w.-])/g

/** A command that changes its folder or the path itself is left alone. */
const seesToIt = /\bPYTHONPATH\b|(?:^|[\s;&|(])cd\s/

const textOf = Effect.fn("RootImports.text")(
  function* (root: string, path: string) {
    const files = yield* Filesystem
    const status = yield* files.target(join(root, path))
    if (status?.kind !== "file" || status.size > mostBytes || (yield* leadsOut(root, path))) return ""
    return decode(yield* files.read(join(root, path))).text
  },
  Effect.orElseSucceed(() => "")
)

const listed = Effect.fn("RootImports.listed")(
  function* (folder: string) {
    const files = yield* Filesystem
    return yield* files.list(folder)
  },
  Effect.orElseSucceed((): ReadonlyArray<string> => [])
)

/** A package of the app's own may bring its modules to where Python looks. */
const isInstalled = ({ names, pyproject }: Seen): boolean =>
  names.has("setup.py") || pyproject?.hasBuildSystem === true || pyproject?.project !== undefined

/** A notice for each script, with the first import that fails. */
export const rootImports = Effect.fn("RootImports.rootImports")(function* (root: string, seen: Seen) {
  const env = yield* Env
  if (seen.procfile === undefined || env.variables.has("PYTHONPATH") || isInstalled(seen)) return []
  const asked = new Set((seen.requirements?.requirements ?? []).map(({ name }) => name))
  const isAtTop = Effect.fnUntraced(function* (module: string) {
    if (seen.names.has(`${module}.py`)) return true
    return seen.names.has(`${module}/`) && (yield* listed(join(root, module))).some((name) => name.endsWith(".py"))
  })
  const notices = new Map<string, Notice>()
  for (const [process, command] of seen.procfile) {
    if (seesToIt.test(command)) continue
    for (const [, python = "python", path = ""] of command.matchAll(started)) {
      if (notices.has(path)) continue
      const text = yield* textOf(root, path)
      if (/\bsys\s*\.\s*path\b|\bsite\s*\.\s*addsitedir\b/.test(text)) continue
      const beside = new Set(
        (yield* listed(join(root, path.slice(0, path.lastIndexOf("/"))))).map((name) => name.replace(/\..*$/, ""))
      )
      for (const { line, module } of importsOf(text)) {
        if (isOfPython(module) || beside.has(module) || asked.has(normalise(module))) continue
        if (!(yield* isAtTop(module))) continue
        notices.set(path, {
          level: "notice",
          id: "procfile/imports-from-root",
          text: [
            `${printable(path)} line ${line} imports ${module}, which lies at the top of the app: started as \`${python} ${path}\`, Python looks beside the script alone.`,
            `Write \`${process}: PYTHONPATH=. ${python} ${path}\` into the Procfile.`
          ].join("\n")
        })
        break
      }
    }
  }
  return [...notices.values()]
})
