/** Reads the code of an app's own package for signs of `$PORT`: asked only where its one command would be offered as `web`. */
import * as Effect from "effect/Effect"
import type { ListeningEvidence } from "../domain/ListeningEvidence.ts"
import { isOfPython } from "../domain/PythonModules.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { importsOf } from "./Imports.ts"
import { decode } from "../formats/TextFile.ts"

/** What it has that tells nothing of the command. */
const without =
  /^(?:\..*|tests?|docs?|examples?|node_modules|build|dist|venv|env|static|templates|.*\.egg-info|__pycache__)$/
const ofTools = /^(?:setup|conftest|noxfile|test_.*|.*_test)\.py$/
const [mostFiles, mostBytes, deepest] = [400, 256 * 1024, 6]

const reads = /["']PORT["']/
/** `port=8001`, `("", 8001)`, `.listen(8888)` */
const names = /\bport\s*=\s*(\d{4,5})\b|\(\s*\(?\s*["'][\w.]*["']\s*,\s*(\d{4,5})\s*\)|\.listen\(\s*(\d{4,5})\s*[,)]/
/** Modules that read a command line. */
const ofCommandLines = new Set(["argparse", "cleo", "click", "cliff", "docopt", "fire", "optparse", "typer"])

const sourcesIn = (
  root: string,
  folder: string,
  depth: number
): Effect.Effect<ReadonlyArray<string>, never, Filesystem> =>
  Effect.gen(function* () {
    const files = yield* Filesystem
    const listed = yield* files.list(join(root, folder)).pipe(Effect.orElseSucceed((): ReadonlyArray<string> => []))
    const found: Array<string> = []
    for (const name of listed.toSorted().filter((each) => !without.test(each))) {
      const path = folder === "" ? name : join(folder, name)
      if (name.endsWith(".py")) found.push(...(ofTools.test(name) ? [] : [path]))
      else if (!name.includes(".") && depth < deepest) {
        const status = yield* files.status(join(root, path)).pipe(Effect.orElseSucceed(() => undefined))
        if (status?.kind === "directory") found.push(...(yield* sourcesIn(root, path, depth + 1)))
      }
      if (found.length >= mostFiles) break
    }
    return found
  })

const textOf = Effect.fn("PortEvidence.text")(
  function* (path: string) {
    const files = yield* Filesystem
    const status = yield* files.status(path)
    return status?.kind === "file" && status.size <= mostBytes ? decode(yield* files.read(path)).text : ""
  },
  Effect.orElseSucceed(() => "")
)

const lineOf = (text: string, pattern: RegExp): number => text.slice(0, text.search(pattern)).split("\n").length

export const portEvidence = Effect.fn("PortEvidence.portEvidence")(function* (root: string) {
  let foreign = false
  let otherwise: string | undefined
  const paths = (yield* sourcesIn(root, "", 0)).slice(0, mostFiles)
  const own = new Set(paths.flatMap((path) => path.replace(/\.py$/, "").split("/")))
  for (const file of paths) {
    const text = yield* textOf(join(root, file))
    if (reads.test(text)) return { _tag: "ReadsPort", file, line: lineOf(text, reads) } satisfies ListeningEvidence
    const imports = importsOf(text)
    foreign ||= imports.some(({ module }) => !isOfPython(module) && !own.has(module))
    const [, first, second, third] = names.exec(text) ?? []
    const number = first ?? second ?? third
    const tool = imports.find(({ module }) => ofCommandLines.has(module))
    otherwise ??=
      number !== undefined
        ? `${file} line ${lineOf(text, names)} names port ${number}`
        : tool !== undefined
          ? `it reads a command line (${file} line ${tool.line} imports ${tool.module})`
          : undefined
  }
  if (otherwise !== undefined) return { _tag: "Otherwise", why: otherwise } satisfies ListeningEvidence
  return foreign || paths.length === 0
    ? ({ _tag: "Open" } satisfies ListeningEvidence)
    : ({ _tag: "Otherwise", why: "its code mentions no port, and uses nothing that could" } satisfies ListeningEvidence)
})
