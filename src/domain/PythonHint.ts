/** A sign of the Python that an app was written for, where no place names one: it has a say, and is no demand. */
import type { Origin } from "./Origin.ts"

/** Who has a say, the first before the others; each narrows what those before it have left. */
export const hintKinds = [
  "procfile",
  "pipfile",
  "dockerfile",
  "flit",
  "setup-py",
  "shebang",
  "classifiers",
  "project",
  "requirement",
  "code"
] as const
export type HintKind = (typeof hintKinds)[number]

export interface PythonHint {
  readonly kind: HintKind
  readonly origin: Origin
  /** What is there, as a clause behind the place: `starts python3`, `is built on python:3.11-slim`. */
  readonly says: string
  /** Ranges (PEP 440), any of which holds a Python that is meant: `==3.11.*`, `>=3`. Never empty. */
  readonly allows: ReadonlyArray<string>
  /** The patch release, where one is named: it is preferred to others of its line. */
  readonly patch?: string
}

/** A request as the range of its line: `3.11.4` and `3.11` are `==3.11.*`, `3` is `==3.*`. */
export const rangeOfLine = ({ major, minor }: { readonly major: number; readonly minor?: number }): string =>
  minor === undefined ? `==${major}.*` : `==${major}.${minor}.*`

/** A file of the app that is Python code by its name; nothing of it is ever run or imported to find out. */
export interface SourceFile {
  /** The file's path from the application's root. */
  readonly path: string
  /** 0 for what starts the app, 1 for other files at the top, 2 for those one folder below. */
  readonly depth: 0 | 1 | 2
  readonly bytes: Uint8Array
}
