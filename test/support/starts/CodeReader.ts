/** Has a Python read files for what starts an app, as a staging does. */
import { execFileSync } from "node:child_process"
import * as Schema from "effect/Schema"
import { CodeFacts, noCode } from "../../../src/domain/CodeFacts.ts"
import type { NamedEntry } from "../../../src/domain/NamedEntry.ts"
import { broughtOf } from "../../../src/launch/Servers.ts"
import type { StartDecision } from "../../../src/launch/StartChoice.ts"
import { decideStart } from "../../../src/launch/StartDecision.ts"
import { readStarts } from "../../../src/python/Programs.ts"
import type { Files } from "../index/Distribution.ts"
import { plant, temporaryFolder } from "../machine/Folders.ts"
import { newest, type Python } from "../machine/Pythons.ts"

const marker = "@python-buildpack@"
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(CodeFacts))

/** What is read in a folder, of files by their paths from there. */
export const factsIn = (root: string, paths: ReadonlyArray<string>, python: Python = newest()): CodeFacts => {
  const said = execFileSync(
    python.path,
    ["-E", "-s", "-S", "-B", "-W", "ignore", "-c", readStarts, root, ...paths.toSorted()],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 26 }
  )
  return decode(said.slice(said.indexOf(marker) + marker.length))
}

/** Reads many folders in one process: `[text of the program, [[root, path…]…]]` comes by standard input. */
const readingMany = `
import json, sys
text, folders = json.load(sys.stdin)
program = compile(text, "read_starts", "exec")
for folder in folders:
    sys.argv[1:] = [str(one) for one in folder]
    exec(program, {})
`

/** What `factsOf` says of each app, by one process for all. */
export const factsOfAll = (apps: ReadonlyArray<Files>, python: Python = newest()): ReadonlyArray<CodeFacts> => {
  const folders = apps.map((files) => {
    const root = temporaryFolder("code")
    plant(root, files)
    return [root, ...pathsOf(files)]
  })
  const said = execFileSync(python.path, ["-E", "-s", "-S", "-B", "-W", "ignore", "-c", readingMany], {
    encoding: "utf8",
    input: JSON.stringify([readStarts, folders]),
    stdio: ["pipe", "pipe", "pipe"],
    maxBuffer: 1 << 26
  })
  return said
    .split(marker)
    .slice(1)
    .map((one) => decode(one))
}

const pathsOf = (files: Files): ReadonlyArray<string> =>
  Object.keys(files)
    .filter((path) => path.endsWith(".py"))
    .toSorted()

export const factsOf = (files: Files, python?: Python): CodeFacts => {
  const root = temporaryFolder("code")
  plant(root, files)
  return factsIn(
    root,
    Object.keys(files).filter((path) => path.endsWith(".py")),
    python
  )
}

/** `gunicorn`, `gunicorn==19.10.0` */
const packageOf = (line: string) => {
  const [name = "", version = "1.0"] = line.split("==")
  return { name, version }
}

export interface ReadApp {
  readonly files: Files
  readonly packages: ReadonlyArray<string>
  /** What its settings name. */
  readonly named?: ReadonlyArray<NamedEntry>
}

const decide = ({ files, named = [], packages }: ReadApp, facts: CodeFacts): StartDecision =>
  decideStart({
    facts,
    brought: broughtOf(packages.map(packageOf)),
    isInstalled: false,
    named,
    names: new Set(Object.keys(files).map((path) => path.replace(/\/.*/, "/")))
  })

export const decisionOf = (files: Files, packages: ReadonlyArray<string>, python?: Python): StartDecision =>
  decide({ files, packages }, factsOf(files, python))

/** The decisions of all of them, whose code one process reads; made when the first is asked for. */
export const decisionsOf = <A extends ReadApp>(apps: ReadonlyArray<A>): ((app: A) => StartDecision) => {
  let all: ReadonlyArray<CodeFacts> | undefined
  return (app) => {
    all ??= factsOfAll(apps.map(({ files }) => files))
    return decide(app, all[apps.indexOf(app)] ?? noCode)
  }
}

/** `web: gunicorn app:app`, `web: uvicorn … (in backend)`; of what is told, the ids. */
export const told = ({ processes, warnings }: StartDecision): ReadonlyArray<string> => [
  ...processes.map(
    ({ command, directory, type }) => `${type}: ${command}${directory === undefined ? "" : ` (in ${directory})`}`
  ),
  ...warnings.map(({ id }) => id)
]
