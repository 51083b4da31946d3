/**
 * Lock files of public projects with what their own managers export of them, as data: what is written by `write.ts`, and
 * what `installers/corpus.test.ts` holds the readers against.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"
import * as Schema from "effect/Schema"
import { normalise } from "../../../src/domain/PackageName.ts"
import type { Contributor } from "../../../src/installers/Installer.ts"
import { pdm } from "../../../src/installers/pdm/Pdm.ts"
import { pipenv } from "../../../src/installers/pipenv/Pipenv.ts"
import { poetry } from "../../../src/installers/poetry/Poetry.ts"
import { uv } from "../../../src/installers/uv/Uv.ts"

export const installers: Readonly<Record<string, Contributor>> = { uv, poetry, pdm, pipenv }
export const lockFiles: Readonly<Record<string, string>> = {
  uv: "uv.lock",
  poetry: "poetry.lock",
  pdm: "pdm.lock",
  pipenv: "Pipfile.lock"
}

const Export = Schema.Struct({
  /** Nothing, or all groups and extras. */
  chosen: Schema.Literals(["main", "all"]),
  /** Lines of a requirement file; none where the manager refuses, for the reason that follows. */
  lines: Schema.Array(Schema.String),
  refused: Schema.optionalKey(Schema.String)
})
const Project = Schema.Struct({
  name: Schema.String,
  files: Schema.Record(Schema.String, Schema.String),
  exports: Schema.Array(Export)
})
const Collection = Schema.Struct({ tool: Schema.String, projects: Schema.Array(Project) })
export type Export = typeof Export.Type
export type Project = typeof Project.Type
export type Collection = typeof Collection.Type

export const committed = join(import.meta.dirname, "../../installers/corpus")

const file = (folder: string, manager: string): string => join(folder, `${manager}.json.gz`)

/** `undefined` where there is none of a manager. */
export const collectionIn = (folder: string, manager: string): Collection | undefined =>
  existsSync(file(folder, manager))
    ? Schema.decodeUnknownSync(Collection)(JSON.parse(gunzipSync(readFileSync(file(folder, manager))).toString()))
    : undefined

export const writeCollection = (folder: string, manager: string, collection: Collection): void =>
  writeFileSync(file(folder, manager), gzipSync(JSON.stringify(collection), { level: 9 }))

export const managersIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder).flatMap((name) => /^(\w+)\.json\.gz$/.exec(name)?.[1] ?? [])

/** Digests of files say no less by sixteen digits, and no packer makes them smaller. */
export const shortened = (text: string): string =>
  text
    .replaceAll(/(?<!content_hash = ")(sha(?:256|384|512)[:=]|sha256 = ")([0-9a-f]{16})[0-9a-f]+/g, "$1$2")
    .replaceAll(/(\/packages\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{6})[0-9a-f]+\//g, "$1/")

/** A line as all managers could have written it: normal names, no extras, which a lock has as packages of their own. */
export const plain = (line: string): string =>
  line
    .replace(/^-e /, "")
    .replace(
      /^(\w+\+[^\s#]+)#egg=([\w.-]+)(?:\[[^\]]*\])?(?:&subdirectory=([^\s;]+))?/,
      (_, url: string, name: string, folder?: string) =>
        `${name} @ ${url}${folder === undefined ? "" : `#subdirectory=${folder}`}`
    )
    .replace(/^([\w.-]+)(?:\[[^\]]*\])?(==| @ )/, (_, name: string, sign: string) => `${normalise(name)}${sign}`)
    .replace(/[#&]sha256=\w+/, "")

/** Folders are named by each manager in its own way; the project itself is installed by whoever installs that. */
const isPackage = (line: string): boolean => /^[\w.-]+(?:==| @ (?!file:))/.test(line)

export const packagesAmong = (lines: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(lines.map(plain).filter(isPackage))
]
