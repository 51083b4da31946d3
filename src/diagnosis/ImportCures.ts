/** Which failures of an app's import another line of Python would not have, as a table. Pure. */
import { isOfPython } from "../domain/PythonModules.ts"
import { arrivals, compareLines, departures, newSyntax } from "./PythonEras.ts"

export interface FailedImport {
  /** The class of what was raised. */
  readonly type: string
  readonly text: string
  /** The module that could not be imported, as far as it is known. */
  readonly name?: string
  /** The line of source that was refused, or that imports. */
  readonly code?: string
  /** The package that was imported from is there. */
  readonly isThere?: boolean
}

/** Lines that would do: of one major, from the first to the last. */
export interface Cure {
  readonly first?: string
  readonly last?: string
}

/** A 3 of any age: the newest is taken. */
const three: Cure = { first: "3.0" }

interface Row {
  readonly type: RegExp
  readonly when: (failed: FailedImport, isOwn: (module: string) => boolean) => boolean
}

/** `timezone` of `from datetime import timezone` is asked of `datetime`; what is relative is the app's own. */
const askedOf = ({ code = "", name = "" }: FailedImport): string =>
  /^\s*from\s+([\w.]+)\s+import\b/.exec(code)?.[1] ?? /^\s*import\s+([\w.]+)/.exec(code)?.[1] ?? name

const firstOf = (module: string): string => module.split(".")[0] ?? ""

/** A variable that is not set, a file that was not found: what is `None` by the app's own doing is so on every line. */
const isOfNone = ({ text }: FailedImport): boolean => text.includes("NoneType")

/** Names that every 3 has in `builtins`, and no 2. */
const builtinsOf3 =
  /^(?:global )?name '(?:ascii|aiter|anext|breakpoint|\w*(?:Exists|NotFound|Permission|Timeout|Connection|BlockingIO|ChildProcess|Interrupted|IsADirectory|NotADirectory|ProcessLookup|BrokenPipe|ConnectionReset|ConnectionRefused|ConnectionAborted|ModuleNotFound|Recursion)Error|StopAsyncIteration)' is not defined/

const demandsThree =
  /python\s*(?:version\s*)?(?:>=|≥|>)?\s*3(?:\.\d+)?\s*(?:\+|or|is|and|required|needed|only)|(?:requires?|needs?)\s+(?:at least\s+)?python\s*(?:>=|≥|>)?\s*3|python\s*2[\d.]*\s*(?:is\s*)?(?:not|no longer|un)\s*supported/i

/** What fails on a 2 and may not on a 3, since the app, or a package in the release that the 2 gets, was written for the other. */
const onTwo: ReadonlyArray<Row> = [
  { type: /^SyntaxError$/, when: () => true },
  { type: /^Unicode(?:Decode|Encode)?Error$/, when: () => true },
  { type: /^NameError$/, when: ({ text }) => builtinsOf3.test(text) },
  { type: /^(?:AttributeError|TypeError)$/, when: (failed) => !isOfNone(failed) },
  // A folder without `__init__.py` is a package for a 3 alone.
  {
    type: /^ImportError$/,
    when: (failed, isOwn) => failed.text.startsWith("No module named") && isOwn(firstOf(askedOf(failed)))
  },
  {
    type: /^ImportError$/,
    when: (failed) => failed.text.startsWith("No module named") && isOfPython(firstOf(askedOf(failed)))
  },
  // The release that the 2 gets has not what the app asks of it.
  {
    type: /^ImportError$/,
    when: (failed, isOwn) => failed.isThere === true && !isOwn(firstOf(askedOf(failed)))
  },
  {
    type: /^(?:RuntimeError|ImportError|Exception|SystemExit|ValueError)$/,
    when: ({ text }) => demandsThree.test(text)
  }
]

/** What is known to have come into Python 3, or to have left it. */
const onThree = (failed: FailedImport, line: string): Cure | undefined => {
  const said = `${failed.type}: ${failed.text}`
  const gone = departures.find(({ last, pattern }) => compareLines(line, last) > 0 && pattern.test(said))
  if (gone !== undefined) return { last: gone.last }
  const isNewer = ({ first }: { readonly first: string }): boolean => compareLines(line, first) < 0
  const come = arrivals.find((one) => isNewer(one) && one.pattern.test(said))
  if (come !== undefined) return { first: come.first }
  if (failed.type !== "SyntaxError") return undefined
  const syntax = newSyntax.find((one) => isNewer(one) && one.pattern.test(failed.code ?? ""))
  return syntax === undefined ? undefined : { first: syntax.first }
}

/** `line` is that of the import, and `isOwn` tells the app's own modules; `undefined` where no other line is known to help. */
export const cureOf = (failed: FailedImport, line: string, isOwn: (module: string) => boolean): Cure | undefined =>
  line.startsWith("2.")
    ? onTwo.some(({ type, when }) => type.test(failed.type) && when(failed, isOwn))
      ? three
      : undefined
    : onThree(failed, line)

/** The line of a stack, which is given newest first, that would do. */
export const curingLine = ({ first, last }: Cure, lines: ReadonlyArray<string>): string | undefined =>
  lines.find(
    (line) =>
      line.startsWith("3.") &&
      (first === undefined || compareLines(line, first) >= 0) &&
      (last === undefined || compareLines(line, last) <= 0)
  )
