/** A path configuration file (`.pth`) as `site.py` of a Python reads it: lines that are run, and folders that modules are found in. */
import { type PythonVersion, compare } from "../domain/PythonVersion.ts"

/** In which way a Python reads these files; what `site.py` of 2.7.18 and of 3.6 to 3.14 says. */
export interface SiteRules {
  /** Lines end where `str.splitlines` has them end, and not at `\n`, `\r` and `\r\n` alone. */
  readonly splitsLines: boolean
  /** A mark of the order of bytes at the beginning is no part of the first line. */
  readonly dropsMark: boolean
  /** A file whose name begins with a dot is passed over. */
  readonly skipsHidden: boolean
}

/** The first patch release of a line that passes over hidden files. */
const skippingSince: ReadonlyMap<number, number> = new Map([
  [8, 19],
  [9, 19],
  [10, 14],
  [11, 8],
  [12, 2]
])

export const siteRules = (version: PythonVersion): SiteRules => {
  const isNew = compare(version, { major: 3, minor: 13, patch: 0 }) >= 0
  const since = version.major === 3 ? skippingSince.get(version.minor) : undefined
  return {
    splitsLines: isNew,
    dropsMark: isNew,
    skipsHidden: isNew || (since !== undefined && version.patch >= since)
  }
}

export const isRead = (name: string, { skipsHidden }: SiteRules): boolean =>
  name.endsWith(".pth") && !(skipsHidden && name.startsWith("."))

export interface PathFile {
  /** The lines that are run, as they are. */
  readonly code: ReadonlyArray<string>
  /** What is put behind the folder of the file, where it is one. */
  readonly folders: ReadonlyArray<string>
}

/** A byte that is no UTF-8 stays one letter: a Python refuses such a file, or reads it in another way, and what it may run is told. */
const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return new TextDecoder("latin1", { ignoreBOM: true }).decode(bytes)
  }
}

/** Ends of lines besides `\n`, the longer before the shorter. */
const oldEnds = ["\r\n", "\r"]
const newEnds = [...oldEnds, "\v", "\f", "\u001c", "\u001d", "\u001e", "\u0085", "\u2028", "\u2029"]

export const readPathFile = (bytes: Uint8Array, { dropsMark, splitsLines }: SiteRules): PathFile => {
  const text = textOf(bytes)
  const lines = (splitsLines ? newEnds : oldEnds)
    .reduce((all, end) => all.replaceAll(end, "\n"), dropsMark ? text.replace(/^\ufeff/, "") : text)
    .split("\n")
  const isCode = (line: string): boolean => /^import[ \t]/.test(line)
  return {
    code: lines.filter(isCode),
    folders: lines
      .filter((line) => !isCode(line) && !line.startsWith("#") && line.trim() !== "")
      .map((line) => line.trimEnd())
  }
}

/** A module by one of these names is imported when Python starts, wherever it is found first. */
export const startModule = (path: string): "sitecustomize" | "usercustomize" | undefined => {
  const [, name] =
    /^(site|user)customize(?:\.pyc?|(?:module)?(?:\.[\w-]+)?\.so|\/__init__(?:\.pyc?|(?:\.[\w-]+)?\.so))$/.exec(path) ??
    []
  return name === "site" ? "sitecustomize" : name === "user" ? "usercustomize" : undefined
}
