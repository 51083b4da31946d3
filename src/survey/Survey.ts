/** The only reader of the application: its files and its user's settings become facts, each with its origin. */
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import type { Application } from "../domain/Application.ts"
import { type FileMarker, verdict, wellKnownMarkers } from "../domain/FileMarker.ts"
import { Footprint, isKept } from "../domain/Footprint.ts"
import type { Requirements } from "../domain/Requirements.ts"
import { printable, type StagingError } from "../domain/StagingError.ts"
import { Env } from "../services/Env.ts"
import { Filesystem, ifSeen, join, within } from "../services/Filesystem.ts"
import { inAddresses } from "../domain/Secrets.ts"
import { type Optional, readFile } from "./AppFile.ts"
import { readPython } from "./NamedPython.ts"
import { notPython } from "./NotPython.ts"
import { choicesIn } from "./Choices.ts"
import { committedEnvironments } from "./CommittedEnvironments.ts"
import { asksForPackages, overlooked } from "./Overlooked.ts"
import { passedOver } from "./PassedOver.ts"
import { procfileNotices } from "./ProcfileNotices.ts"
import { inPlaceOf } from "../domain/OutsideFile.ts"
import { isLinkOut } from "./OutsideFile.ts"
import { noLines, processesIn, readProcfileLines } from "../formats/Procfile.ts"
import { type PyprojectFacts, readPyproject } from "../formats/Pyproject.ts"
import { furtherTexts } from "./FurtherTexts.ts"
import { requirementsOf, wheelsInDist } from "./ChosenRequirements.ts"
import { scriptOf } from "./Scripts.ts"
import { rootImports } from "./RootImports.ts"
import { workspaceLock } from "./WorkspaceLock.ts"
import { topProcfile } from "./TopProcfile.ts"
import { vendoredFiles, vendoredNotice } from "./VendoredFiles.ts"
import { readSetupCfg, type SetupCfgFacts } from "../formats/SetupCfg.ts"
import { decode, latin1 } from "../formats/TextFile.ts"

/** The directory to stage is not there. */
export class NoApplication
  extends Data.TaggedError("NoApplication")<{ readonly root: string }>
  implements StagingError
{
  readonly id = "application/not-found"
  readonly blame = "app"
  readonly title = "There is no application to stage"
  override get message(): string {
    return `${printable(this.root)} is not a directory.`
  }
  readonly hints: ReadonlyArray<string> = ["Give the directory with the app's source as the first argument."]
}

/** A package that only `setup.cfg` describes cannot be built by every pip. */
export class SetupCfgAlone extends Data.TaggedError("SetupCfgAlone")<{}> implements StagingError {
  readonly id = "setup-cfg/without-setup-py"
  readonly blame = "app"
  readonly title = "setup.cfg describes a package, but nothing builds it"
  override get message(): string {
    return "setup.cfg has [metadata] with a name. Without a setup.py (or [build-system] in pyproject.toml) no pip builds it."
  }
  readonly hints: ReadonlyArray<string> = [
    "Add a setup.py with these two lines:",
    "",
    "  from setuptools import setup",
    "  setup()"
  ]
}

const names = Effect.fn("Survey.names")(function* (root: string) {
  const files = yield* Filesystem
  if ((yield* files.target(root))?.kind !== "directory") return yield* new NoApplication({ root })
  const { keeps, repository } = yield* Footprint
  const below = repository === undefined ? "" : within(root, repository)
  // A staging that is under way has a folder of its own there.
  const isOwn = (name: string) => !name.startsWith(".python-buildpack-") && !isKept(keeps, join(below, name))
  const found = (yield* files.list(root)).filter(isOwn)
  // What is neither file nor folder is none of the app's: reading a named pipe would wait for ever.
  const marked = yield* Effect.forEach(
    found,
    (name) =>
      Effect.map(ifSeen(files.target(join(root, name))), (status) =>
        status?.kind === "directory" ? [`${name}/`] : status?.kind === "file" ? [name] : []
      ),
    { concurrency: 8 }
  )
  return new Set(marked.flat())
})

interface Read {
  readonly optional: Optional
}

/** A file that two questions are put to is read once. */
const reader = (root: string, found: ReadonlySet<string>): Read => {
  const known = new Map<string, Uint8Array>()
  const bytesOf = Effect.fnUntraced(function* (name: string) {
    const bytes = known.get(name) ?? (yield* readFile(root, name))
    known.set(name, bytes)
    return bytes
  })
  return {
    optional: (name, use) => (found.has(name) ? Effect.map(bytesOf(name), use) : Effect.succeed(undefined))
  }
}

const packageProblems = (
  found: ReadonlySet<string>,
  pyproject: PyprojectFacts | undefined,
  setupCfg: SetupCfgFacts | undefined
): ReadonlyArray<StagingError> => {
  const buildable = found.has("setup.py") || pyproject?.pyproject?.hasBuildSystem === true
  return setupCfg?.describesPackage === true && !buildable && pyproject?.pyproject?.project === undefined
    ? [new SetupCfgAlone()]
    : []
}

/** `bin/detect` reads bytes, so the patterns are held against bytes here too. */
const recognise = Effect.fn("Survey.recognise")(function* (
  { optional }: Read,
  found: ReadonlySet<string>,
  markers: ReadonlyArray<FileMarker>
) {
  const lines = new Map<string, string>()
  for (const { name } of markers.filter((marker) => marker.lines !== undefined)) {
    const text = yield* optional(name, latin1).pipe(Effect.orElseSucceed(() => ""))
    lines.set(name, text ?? "")
  }
  return verdict(markers, found, (name) => lines.get(name) ?? "") !== undefined
})

/** Whether a folder is one that `bin/detect` says yes to. */
export const looksLikePython = Effect.fn("Survey.looksLikePython")(function* (
  root: string,
  markers: ReadonlyArray<FileMarker>
) {
  const found = yield* names(root)
  return yield* recognise(reader(root, found), found, [...markers, ...wellKnownMarkers])
})

/** Read by name above, so no installer needs their text. */
const known = new Set([
  "requirements.txt",
  "setup.py",
  "setup.cfg",
  "pyproject.toml",
  "runtime.txt",
  ".python-version",
  "Procfile"
])

/** Reads everything once. `markers` are the files that installers name as theirs. */
export const survey = Effect.fn("Survey.survey")(function* (root: string, markers: ReadonlyArray<FileMarker>) {
  const env = yield* Env
  const found = yield* names(root)
  const read = reader(root, found)
  const pyproject = yield* read.optional("pyproject.toml", readPyproject)
  const setupCfg = yield* read.optional("setup.cfg", readSetupCfg)
  const choices = choicesIn(env)
  const chosen = yield* requirementsOf(root, found, choices, env.variables)
  const facts: Requirements | undefined = chosen.requirements
  const texts = new Map<string, string>()
  const wanted = markers.filter(({ name }) => found.has(name)).flatMap(({ beside = [], name }) => [name, ...beside])
  for (const name of wanted.filter((name) => found.has(name) && !known.has(name))) {
    const text = yield* read.optional(name, (bytes) => decode(bytes).text)
    if (text !== undefined) texts.set(name, text)
  }
  for (const [path, text] of yield* furtherTexts(root, markers, texts)) texts.set(path, text)
  const { repository } = yield* Footprint
  const folder = repository === undefined ? undefined : within(root, repository)
  const isAlone = texts.size === 0 && facts === undefined && pyproject !== undefined
  const shared =
    repository === undefined || folder === undefined || !isAlone
      ? undefined
      : yield* workspaceLock(repository, folder, markers)
  for (const [path, text] of shared?.texts ?? []) texts.set(path, text)
  const named = { root, names: found, pyproject, setupCfg, requirements: facts }
  const asking = { names: found, pyproject: pyproject?.pyproject, requirements: facts, texts }
  const signs = [...markers, ...wellKnownMarkers]
  const alone = !asksForPackages(asking) && facts === undefined && pyproject?.pyproject?.project === undefined
  const wheels = chosen.wheels.length > 0 || !alone ? chosen.wheels : yield* wheelsInDist(root, found)
  const scripted = yield* scriptOf(root, found, choices.script, alone && wheels.length === 0)
  const { script } = scripted
  // Whoever names what to install says what it is.
  const isNamed = choices.requirements !== undefined || choices.script !== undefined || wheels.length > 0
  const recognised = (yield* recognise(read, found, signs)) || isNamed
  const outside = new Set(
    yield* Effect.filter(
      [...known, ...texts.keys()].filter((name) => found.has(name)),
      (name) => isLinkOut(root, name)
    )
  )
  const top =
    repository === undefined || folder === undefined
      ? undefined
      : yield* topProcfile(repository, folder, found.has("Procfile"))
  const own = read.optional("Procfile", outside.has("Procfile") ? () => noLines : readProcfileLines)
  const started = top === undefined ? yield* own : top.lines
  const procfile = started === undefined ? undefined : processesIn(started)
  const vendored = yield* vendoredFiles(root, found, facts)
  const seen = { names: found, requirements: facts, pyproject: pyproject?.pyproject, procfile }
  const python = yield* readPython(read.optional, { ...named, outside, wheels, script: scripted.range })
  const application: Application = {
    root,
    recognised,
    names: found,
    ...python,
    ...(!recognised || asksForPackages(asking) || wheels.length > 0 || script !== undefined
      ? {}
      : { overlooked: yield* overlooked(root, found) }),
    requirements: facts,
    requirementFiles: chosen.paths,
    ...(wheels.length === 0 ? {} : { wheels }),
    ...(script === undefined ? {} : { script }),
    pyproject: pyproject?.pyproject,
    choices,
    ...(setupCfg === undefined ? {} : { setupExtras: setupCfg.extras }),
    variables: new Set([...env.variables.keys()].filter((name) => env.get(name) !== undefined)),
    procfile,
    ...(folder === undefined ? {} : { folder }),
    ...(vendored === undefined ? {} : { vendored }),
    ...(shared === undefined ? {} : { workspace: shared.workspace }),
    ...(top === undefined ? {} : { isStartedAtTop: true as const }),
    texts,
    outside,
    notices: [
      ...python.notices,
      ...(top === undefined ? [] : [top.notice]),
      ...(started === undefined ? [] : procfileNotices(started, (name) => env.get(name) !== undefined)),
      ...(vendored === undefined ? [] : [vendoredNotice(vendored)]),
      ...(yield* committedEnvironments(root, found)),
      ...(yield* passedOver(seen)),
      ...(yield* rootImports(root, seen)),
      ...(facts?.notices ?? []),
      ...chosen.notices
    ],
    problems: [
      ...(recognised || packageProblems(found, pyproject, setupCfg).length > 0
        ? []
        : [yield* notPython(root, found, signs)]),
      ...inPlaceOf("pyproject.toml", outside, pyproject?.problems ?? []),
      ...(facts?.problems ?? []),
      ...chosen.problems,
      ...scripted.problems,
      ...packageProblems(found, pyproject, setupCfg)
    ],
    secrets: [...(facts?.secrets ?? []), ...(pyproject?.pyproject?.project?.dependencies ?? []).flatMap(inAddresses)]
  }
  return application
})
