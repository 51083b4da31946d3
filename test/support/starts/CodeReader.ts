/** Has a Python read files for what starts an app, as a staging does. */
import { execFileSync } from "node:child_process"
import * as Schema from "effect/Schema"
import { CodeFacts } from "../../../src/domain/CodeFacts.ts"
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

export const decisionOf = (files: Files, packages: ReadonlyArray<string>, python?: Python): StartDecision =>
  decideStart({
    facts: factsOf(files, python),
    brought: broughtOf(packages.map(packageOf)),
    isInstalled: false,
    names: new Set(Object.keys(files))
  })

/** `web: gunicorn app:app`, `web: uvicorn … (in backend)`; of what is told, the ids. */
export const told = ({ processes, warnings }: StartDecision): ReadonlyArray<string> => [
  ...processes.map(
    ({ command, directory, type }) => `${type}: ${command}${directory === undefined ? "" : ` (in ${directory})`}`
  ),
  ...warnings.map(({ id }) => id)
]
