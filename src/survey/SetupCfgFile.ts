/** The two things in `setup.cfg` that concern staging: the range of Pythons, and whether it describes a package. */
import type { VersionRange } from "../domain/Application.ts"
import * as Origin from "../domain/Origin.ts"
import type { PythonHint } from "../domain/PythonHint.ts"
import { hintOfClassifiers } from "./Classifiers.ts"
import { decode } from "./TextFile.ts"

export interface SetupCfgFacts {
  readonly range: VersionRange | undefined
  /** `[metadata]` with a name: a package, if there were a `setup.py` (or `[build-system]`) to build it. */
  readonly describesPackage: boolean
  /** Its classifiers. */
  readonly hints: ReadonlyArray<PythonHint>
}

interface Setting {
  readonly section: string
  readonly key: string
  readonly value: string
  readonly line: number
}

/** As Python's configparser reads it: `key = value` or `key: value`, a value goes on in indented lines, `#` and `;` comment. */
const settings = (text: string): ReadonlyArray<Setting> => {
  const found: Array<Setting> = []
  let section = ""
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:[#;]|$)/.test(raw)) continue
    const last = found.at(-1)
    if (/^\s/.test(raw) && last !== undefined && last.section === section) {
      found[found.length - 1] = {
        ...last,
        value: `${last.value} ${raw.trim()}`.trim(),
        line: last.value === "" ? at + 1 : last.line
      }
      continue
    }
    const header = /^\[([^\]]+)\]/.exec(raw)
    const pair = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(raw)
    if (header !== null) section = header[1]?.trim() ?? ""
    else if (pair !== null) {
      found.push({
        section,
        key: (pair[1] ?? "").trim().toLowerCase().replaceAll("-", "_"),
        value: (pair[2] ?? "").trim(),
        line: at + 1
      })
    }
  }
  return found
}

export const readSetupCfg = (bytes: Uint8Array): SetupCfgFacts => {
  const all = settings(decode(bytes).text)
  const range = all.find(({ key, section }) => section === "options" && key === "python_requires")
  const classifiers = all.find(({ key, section }) => section === "metadata" && /^classifiers?$/.test(key))
  return {
    hints:
      classifiers === undefined
        ? []
        : hintOfClassifiers(
            classifiers.value.match(/Programming Language\s*::\s*Python\s*::\s*[\d.]+(?:\s*::\s*Only)?/gi) ?? [],
            Origin.file("setup.cfg", classifiers.line)
          ),
    range:
      range === undefined || range.value === ""
        ? undefined
        : { origin: Origin.file("setup.cfg", range.line), specifier: range.value },
    describesPackage: all.some(({ key, section, value }) => section === "metadata" && key === "name" && value !== "")
  }
}
