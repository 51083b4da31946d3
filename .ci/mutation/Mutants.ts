/** The small changes that can be made to a room's source, and that source with all of them in it, each behind a switch. */
import { globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(dirname(here))

export interface Mutant {
  readonly id: string
  /** From the root of the repository. */
  readonly file: string
  readonly line: number
  /** What kind of change it is, in Stryker's names. */
  readonly kind: string
  readonly original: string
  readonly replacement: string
}

export interface Room {
  /** The instrumented text of each file, by its path. */
  readonly sources: Readonly<Record<string, string>>
  readonly mutants: ReadonlyArray<Mutant>
}

/** Stryker's instrumenter as far as it is used; it is installed beside this file, and not where the types are checked. */
interface Position {
  readonly line: number
  readonly column: number
}
interface Found {
  readonly id: string
  readonly fileName: string
  readonly mutatorName: string
  readonly replacement: string
  readonly location: { readonly start: Position; readonly end: Position }
}
interface Instrumenting {
  readonly Instrumenter: new (log: object) => {
    instrument(
      files: ReadonlyArray<{ readonly name: string; readonly content: string; readonly mutate: boolean }>,
      options: object
    ): Promise<{
      readonly files: ReadonlyArray<{ readonly name: string; readonly content: string }>
      readonly mutants: ReadonlyArray<Found>
    }>
  }
}

const quiet = { debug: () => {}, info: () => {}, warn: console.warn, isDebugEnabled: () => false }

/** The text of a file from one place to another, both counted from 0, and what stands in the line before it. */
const between = (text: string, { start, end }: Found["location"]): readonly [string, string] => {
  const lines = text.split("\n")
  const first = lines[start.line] ?? ""
  const within = lines.slice(start.line, end.line + 1)
  const last = within.length - 1
  const cut = within.map((line, i) => line.slice(i === 0 ? start.column : 0, i === last ? end.column : line.length))
  return [cut.join("\n"), first.slice(0, start.column)]
}

/**
 * Whether a string is for people: a sentence (three words or more), or the name of a span or a class. A test that repeats a
 * sentence is its mirror and would say nothing, so emptying one is not counted.
 */
const isProse = (original: string, before: string): boolean =>
  (original.match(/[\w`'".,;:)}] +[\w`'"($]/g) ?? []).length >= 2 ||
  /(?:Effect\.fn|TaggedError|TaggedClass|Service<[^>]*>\(\))\($/.test(before.trimEnd())

export const mutantsOf = async (folder: string): Promise<Room> => {
  const path: string = join(here, "node_modules/@stryker-mutator/instrumenter/dist/src/index.js")
  const { Instrumenter }: Instrumenting = await import(path)
  const names = globSync(`src/${folder}/**/*.ts`, { cwd: root }).sort()
  const texts = new Map(names.map((name) => [name, readFileSync(join(root, name), "utf8")]))
  const files = [...texts].map(([name, content]) => ({ name, content, mutate: true }))
  const options = { plugins: null, excludedMutations: [], ignorers: [] }
  const made = await new Instrumenter(quiet).instrument(files, options)
  const mutants = made.mutants.flatMap((found): ReadonlyArray<Mutant> => {
    const [original, before] = between(texts.get(found.fileName) ?? "", found.location)
    if (found.mutatorName === "StringLiteral" && isProse(original, before)) return []
    const line = found.location.start.line + 1
    const { id, fileName: file, mutatorName: kind, replacement } = found
    return [{ id, file, line, kind, original, replacement }]
  })
  return { sources: Object.fromEntries(made.files.map(({ name, content }) => [name, content])), mutants }
}
