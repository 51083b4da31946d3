/** The packaging tools of every Python band, fetched once from the real package index and kept under node_modules. */
import { execFile } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { type Distribution, distribution } from "./Distribution.ts"

const execute = promisify(execFile)

export const toolsFolder = join(import.meta.dirname, "../../../node_modules/.cache/python-buildpack-test/tools")
const done = join(toolsFolder, "complete.json")

const from27 = (without: number): string =>
  [">=2.7", ...Array.from({ length: without }, (_, minor) => `!=3.${minor}.*`)].join(",")

/** Version → the Pythons that it names as its own; old wheels do not carry the field, and an index has to say it. */
const wanted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pip: {
    "10.0.1": from27(3),
    "19.1.1": from27(4),
    "20.3.4": from27(5),
    "21.3.1": ">=3.6",
    "24.0": ">=3.7",
    "25.0.1": ">=3.8",
    "26.0.1": ">=3.9",
    "26.2.1": ">=3.10"
  },
  setuptools: {
    "39.2.0": from27(3),
    "43.0.0": from27(4),
    "44.1.1": from27(5),
    "50.3.2": ">=3.5",
    "59.6.0": ">=3.6",
    "68.0.0": ">=3.7",
    "75.3.4": ">=3.8",
    "80.9.0": ">=3.9",
    "82.0.1": ">=3.9",
    "84.0.0": ">=3.10"
  },
  wheel: {
    "0.29.0": from27(3),
    "0.33.6": from27(4),
    "0.37.1": from27(5),
    "0.42.0": ">=3.7",
    "0.45.1": ">=3.8",
    "0.48.0": ">=3.9"
  },
  packaging: { "25.0": ">=3.8" }
}

const pins = Object.entries(wanted).flatMap(([name, versions]) => Object.keys(versions).map((each) => ({ name, each })))

/** One call of pip fetches one version of each tool. */
const rounds = (): Array<Array<string>> => {
  const result: Array<Array<string>> = []
  for (const [name, versions] of Object.entries(wanted)) {
    for (const [round, version] of Object.keys(versions).entries()) {
      result[round] = [...(result[round] ?? []), `${name}==${version}`]
    }
  }
  return result
}

/** Fetches what is missing with the pip of the interpreter given (asked for only then) and this machine's settings. */
export const fetchTools = async (interpreter: () => string): Promise<void> => {
  const stamp = JSON.stringify(pins)
  if (existsSync(done) && readFileSync(done, "utf8") === stamp) return
  mkdirSync(toolsFolder, { recursive: true })
  const python = interpreter()
  const anyPython = ["--only-binary", ":all:", "--python-version", "3.14", "--ignore-requires-python"]
  const words = ["-m", "pip", "download", "-q", "--no-deps", ...anyPython, "-d", toolsFolder]
  await Promise.all(rounds().map((round) => execute(python, [...words, ...round])))
  writeFileSync(done, stamp)
}

/** The fetched tools as files of an index. */
export const tools = (): ReadonlyArray<Distribution> =>
  readdirSync(toolsFolder)
    .filter((filename) => filename.endsWith(".whl"))
    .map((filename) => {
      const [name = "", version = ""] = filename.split("-")
      return distribution(name, filename, readFileSync(join(toolsFolder, filename)), wanted[name]?.[version])
    })
