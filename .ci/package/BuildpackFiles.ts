/** The files of the buildpack that a platform runs: the programs, what describes them, the pages of what they tell, and the licence. */
import { lstatSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export interface PackedFile {
  /** From the root of the buildpack. */
  readonly path: string
  readonly content: Uint8Array
  /** Whether it can be started. */
  readonly program: boolean
}

const root = fileURLToPath(new URL("../../", import.meta.url))

/** A Node.js that somebody has put into `bin/node` is of one machine, and stays there. */
const programs = (): ReadonlyArray<string> =>
  readdirSync(join(root, "bin"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `bin/${name}`)

/** `bin/explain` and the page of a report tell from them what an id means. */
const explanations = (): ReadonlyArray<string> =>
  readdirSync(join(root, "docs/errors"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/errors/${name}`)

/** What is in `bin/` and in `docs/errors`, and these files at the top; sorted by path. */
export const buildpackFiles = (top: ReadonlyArray<string>): ReadonlyArray<PackedFile> =>
  [...top, ...programs(), ...explanations()].toSorted().map((path) => ({
    path,
    content: readFileSync(join(root, path)),
    program: (lstatSync(join(root, path)).mode & 0o111) !== 0
  }))
