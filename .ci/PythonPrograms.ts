/**
 * The programs in `src/python` as TypeScript: a file is a program, and so is a folder, whose `main.py` brings in its parts by
 * `from .PART import NAMES`; in a folder without one, each file that no other brings in is. Parts become one text, each before
 * those that import from it, as Python would load them.
 */
import { readdirSync, readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { type Stripped, strip } from "./PythonText.ts"

const root = fileURLToPath(new URL("../src/python/", import.meta.url))

export interface PythonProgram {
  /** In camel case, that of the constant. */
  readonly name: string
  readonly text: string
  readonly contract: string
  /** Its files, in the order in which they stand in the text; relative to `src/python`. */
  readonly files: ReadonlyArray<string>
}

const nameOf = (path: string): string =>
  path
    .replace(/(?:\/main)?\.py$/, "")
    .replace(/^.*\//, "")
    .replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const read = (file: string): Stripped => {
  try {
    return strip(readFileSync(join(root, file), "utf8"))
  } catch (error) {
    throw new Error(`src/python/${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

const load = (entry: string): PythonProgram => {
  const files: Array<string> = []
  const texts: Array<string> = []
  const open = new Set<string>()
  const add = (file: string) => {
    if (files.includes(file)) return
    if (open.has(file)) throw new Error(`src/python/${file} imports itself, by way of ${[...open].join(", ")}`)
    open.add(file)
    const { imports, text } = read(file)
    for (const part of imports) add(join(dirname(file), `${part}.py`))
    open.delete(file)
    files.push(file)
    texts.push(text)
  }
  add(entry)
  return { name: nameOf(entry), text: texts.join(""), contract: read(entry).contract, files }
}

const pythonFiles = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".py"))
  .toSorted()

/** All of them, by the names of their files. Throws where a part belongs to no program. */
export const programs = (): ReadonlyArray<PythonProgram> => {
  const parts = new Set(
    pythonFiles.flatMap((file) => read(file).imports.map((part) => join(dirname(file), `${part}.py`)))
  )
  const isEntry = (file: string): boolean =>
    !file.includes("/") ||
    basename(file) === "main.py" ||
    !(parts.has(file) || pythonFiles.includes(join(dirname(file), "main.py")))
  const entries = pythonFiles.filter(isEntry)
  const found = entries.map(load)
  const unused = pythonFiles.filter((file) => !found.some(({ files }) => files.includes(file)))
  if (unused.length > 0) throw new Error(`No program of src/python has a use for ${unused.join(", ")}`)
  return found
}

const constant = ({ name, text, contract, files }: PythonProgram): string => {
  if (/`|\$\{/.test(text)) throw new Error(`${files.join(", ")}: a backtick or \${ would end the text in TypeScript`)
  return `/** ${contract.split("\n")[0]} */\nexport const ${name} = String.raw\`\n${text}\`\n`
}

/** The content of `src/python/Programs.ts`. */
export const programsModule = (): string =>
  [
    "/**\n",
    " * The programs in Python as they are run: the files beside this one, without comments and docstrings.\n",
    " * Written by `npm run bundle`.\n",
    " */\n\n",
    programs().map(constant).join("\n")
  ].join("")
