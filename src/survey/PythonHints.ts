/** Where no place names the Python: every file of the app that has a say about it all the same, read for what it says. */
import * as Effect from "effect/Effect"
import * as Origin from "../domain/Origin.ts"
import { hintKinds, type PythonHint, rangeOfLine, type SourceFile } from "../domain/PythonHint.ts"
import type { StartedPython } from "../domain/Application.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { Filesystem, join } from "../services/Filesystem.ts"
import { leadsOut } from "./OutsideFile.ts"
import { readDockerfile } from "../formats/Dockerfile.ts"
import { readPipfile, readPipfileLock } from "../formats/Pipfile.ts"
import { noPrograms, type ProcfilePrograms } from "./ProcfilePrograms.ts"
import { hintsOfRequirements } from "../formats/requirements/RequirementEras.ts"
import { unheard } from "./UnheardHints.ts"
import { pythonOfShebang } from "../formats/ShebangLine.ts"

const readers: Readonly<Record<string, (bytes: Uint8Array) => ReadonlyArray<PythonHint>>> = {
  Pipfile: readPipfile,
  "Pipfile.lock": readPipfileLock,
  Dockerfile: (bytes) => readDockerfile(bytes),
  Containerfile: (bytes) => readDockerfile(bytes, "Containerfile")
}
/** What starts an app by its name, where no Procfile says so. */
const entryFiles = new Set(["manage.py", "app.py", "main.py", "server.py", "wsgi.py", "asgi.py"])
/** Code of others, and what is made of code. */
const otherFolders = new Set([
  "venv",
  "env",
  "node_modules",
  "__pycache__",
  "build",
  "dist",
  "site-packages",
  "vendor",
  "third_party"
])

/** A file is looked at up to this many bytes, so many files, and so much in all: what is left out says nothing. */
const bounds = { file: 256 * 1024, count: 64, total: 2 * 1024 * 1024 }

/** What cannot be looked at has no say, nor what a link leads to out of the app: a hint is quoted in the log. */
const bytesOf = Effect.fn("PythonHints.bytes")(
  function* (root: string, name: string) {
    const files = yield* Filesystem
    const path = join(root, name)
    const status = yield* files.target(path)
    if (status?.kind !== "file" || status.size > bounds.file || (yield* leadsOut(root, name))) return undefined
    return yield* files.read(path)
  },
  Effect.orElseSucceed(() => undefined)
)

const namesIn = Effect.fn("PythonHints.names")(
  function* (folder: string) {
    const files = yield* Filesystem
    return (yield* files.list(folder)).filter((name) => name.endsWith(".py")).toSorted()
  },
  Effect.orElseSucceed((): ReadonlyArray<string> => [])
)

/** The code of an app, nearest to its start first. */
export const readSources = Effect.fn("PythonHints.sources")(function* (
  root: string,
  names: ReadonlySet<string>,
  started: ReadonlyArray<string>
) {
  const top = [...names].filter((name) => name.endsWith(".py")).toSorted()
  const folders = [...names]
    .filter((name) => name.endsWith("/") && !name.startsWith(".") && !otherFolders.has(name.slice(0, -1)))
    .toSorted()
  const below = yield* Effect.forEach(folders, (folder) =>
    Effect.map(namesIn(join(root, folder)), (found) => found.map((name) => `${folder}${name}`))
  )
  const depthOf = (path: string): SourceFile["depth"] =>
    started.includes(path) || entryFiles.has(path) ? 0 : path.includes("/") ? 2 : 1
  const paths = [...new Set([...started.filter((path) => path.endsWith(".py")), ...top, ...below.flat()])]
  const found: Array<SourceFile> = []
  let total = 0
  for (const path of paths.toSorted((a, b) => depthOf(a) - depthOf(b))) {
    if (found.length >= bounds.count || total >= bounds.total) break
    const bytes = yield* bytesOf(root, path)
    if (bytes === undefined) continue
    total += bytes.length
    found.push({ path, depth: depthOf(path), bytes })
  }
  return found
})

const hintsOfProcfile = ({ pythons }: ProcfilePrograms): ReadonlyArray<PythonHint> =>
  pythons.map(({ asked, name, origin }) => ({
    kind: "procfile",
    origin,
    says: `starts ${name}`,
    allows: [rangeOfLine(asked)]
  }))

/** Hints of scripts at the top: those one folder below may be anybody's. */
const hintsOfShebangs = (sources: ReadonlyArray<SourceFile>): ReadonlyArray<PythonHint> =>
  sources
    .filter(({ depth }) => depth < 2)
    .flatMap(({ bytes, path }): ReadonlyArray<PythonHint> => {
      const started = pythonOfShebang(bytes)
      return started === undefined
        ? []
        : [
            {
              kind: "shebang",
              origin: Origin.file(path, 1),
              says: `starts with ${started.name}`,
              allows: [rangeOfLine(started.asked)]
            }
          ]
    })

/** Hints in the order in which they are heard. */
export const inOrder = (hints: ReadonlyArray<PythonHint>): ReadonlyArray<PythonHint> =>
  hints.toSorted((a, b) => hintKinds.indexOf(a.kind) - hintKinds.indexOf(b.kind))

interface Facts {
  readonly root: string
  /** Something that goes before every hint names the Python. */
  readonly isNamed: boolean
  readonly names: ReadonlySet<string>
  readonly programs: ProcfilePrograms | undefined
  readonly requirements: Requirements | undefined
  /** Hints of pyproject.toml and setup.cfg, which are read anyway. */
  readonly others: ReadonlyArray<PythonHint>
}

/** Pythons that a Procfile starts by a name with a version, itself or by the first line of a script. */
const readStartedPythons = Effect.fn("PythonHints.started")(function* (
  root: string,
  { pythons, scripts }: ProcfilePrograms = noPrograms
) {
  const read = yield* Effect.forEach(scripts, (path) =>
    Effect.map(bytesOf(root, path), (bytes): ReadonlyArray<StartedPython> => {
      const started = bytes === undefined ? undefined : pythonOfShebang(bytes)
      return started === undefined ? [] : [{ origin: Origin.file(path, 1), name: started.name }]
    })
  )
  return [...pythons.map(({ name, origin }): StartedPython => ({ origin, name })), ...read.flat()]
})

const readHints = Effect.fn("PythonHints.read")(function* (facts: Facts) {
  const { names, others, programs = noPrograms, requirements, root } = facts
  const sources = yield* readSources(root, names, programs.files)
  const read = yield* Effect.forEach(
    // A Pipfile without a lock file names the Python, or has nothing to say of it.
    Object.entries(readers).filter(([name]) => names.has(name) && (name !== "Pipfile" || names.has("Pipfile.lock"))),
    ([name, reader]) =>
      Effect.gen(function* () {
        const bytes = yield* bytesOf(root, name)
        return { hints: bytes === undefined ? [] : reader(bytes), notices: yield* unheard(root, name, bytes) }
      })
  )
  const hints = inOrder([
    ...hintsOfProcfile(programs),
    ...read.flatMap((one) => one.hints),
    ...others,
    ...hintsOfShebangs(sources),
    ...hintsOfRequirements(requirements)
  ])
  return { hints, sources, notices: read.flatMap((one) => one.notices) }
})

/** Where a place names the Python, its hints are not read. */
export const readPythonSigns = Effect.fn("PythonHints.signs")(function* (facts: Facts) {
  const startedPythons = yield* readStartedPythons(facts.root, facts.programs)
  return { startedPythons, ...(facts.isNamed ? { hints: [], sources: [], notices: [] } : yield* readHints(facts)) }
})
