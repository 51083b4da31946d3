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
  /** Names under `[options.extras_require]`, as written. */
  readonly extras: ReadonlyArray<string>
  /** Its classifiers. */
  readonly hints: ReadonlyArray<PythonHint>
}

interface Setting {
  readonly section: string
  readonly key: string
  /** The key as written. */
  readonly name: string
  /** The value, a line each. */
  readonly values: Array<string>
  /** Where the value begins. */
  line: number
}

/**
 * Settings as Python's configparser reads them: `key = value` or `key: value`, a value goes on in indented lines, `#`
 * and `;` comment.
 */
const settings = (text: string): ReadonlyArray<Setting> => {
  const found: Array<Setting> = []
  let section = ""
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:[#;]|$)/.test(raw)) continue
    const last = found.at(-1)
    if (/^\s/.test(raw) && last !== undefined && last.section === section) {
      if (last.values.length === 0) last.line = at + 1
      last.values.push(raw.trim())
      continue
    }
    const header = /^\[([^\]]+)\]/.exec(raw)
    const sign = raw.search(/[=:]/)
    if (header !== null) section = header[1]?.trim() ?? ""
    else if (sign > 0) {
      const first = raw.slice(sign + 1).trim()
      found.push({
        section,
        key: raw.slice(0, sign).trim().toLowerCase().replaceAll("-", "_"),
        name: raw.slice(0, sign).trim(),
        values: first === "" ? [] : [first],
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
            classifiers.values.join(" ").match(/Programming Language\s*::\s*Python\s*::\s*[\d.]+(?:\s*::\s*Only)?/gi) ??
              [],
            Origin.file("setup.cfg", classifiers.line)
          ),
    range:
      range === undefined || range.values.length === 0
        ? undefined
        : { origin: Origin.file("setup.cfg", range.line), specifier: range.values.join(" ") },
    extras: all.filter(({ section }) => section === "options.extras_require").map(({ name }) => name),
    describesPackage: all.some(
      ({ key, section, values }) => section === "metadata" && key === "name" && values.length > 0
    )
  }
}
