/** Rules for extensions in C that another Python's C interface would compile. */
import { compareLines } from "../PythonEras.ts"
import { type FailedBuild, whileBuilding } from "../FailedBuild.ts"
import { type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { atMost, newestThree, over } from "../StackLines.ts"
import { asFirst, newerRelease, olderRelease, packageAtStart } from "./PackageWording.ts"

interface Symbols {
  /** The last line of Python that compiles it. */
  readonly last: string
  readonly pattern: RegExp
}
const until = (last: string, pattern: RegExp): Symbols => ({ last, pattern })

/** Oldest first: what Python 2 had stands before what went later. */
const departures: ReadonlyArray<Symbols> = [
  until(
    "2.7",
    /\b(?:PyString_\w+|PyInt_\w+|Py_InitModule\w*|PyClass_Type|PyCObject_\w+|PyFile_AsFile|Py_FindMethod|PyExc_StandardError|METH_OLDARGS|staticforward|cmpfunc|intargfunc|intintargfunc)\b|fatal error: (?:cStringIO|intobject|stringobject|classobject|cobject)\.h/
  ),
  until("3.6", /(?:_ts|PyThreadState)\b.*['‘](?:exc_type|exc_value|exc_traceback)/),
  until("3.8", /['‘]tp_print/),
  until(
    "3.9",
    /lvalue required.*\bPy_REFCNT\b|_PyGen_Send\b|too few arguments to function ['‘]_Py_HashDouble|fatal error: (?:Python-ast|asdl|ast|node|grammar|graminit|parsetok|symtable|pyarena)\.h/
  ),
  until(
    "3.10",
    /lvalue required.*\bPy_(?:TYPE|SIZE)\b|longintrepr\.h|PyFrameObject|PyCodeObject|(?:_ts|PyThreadState)\b.*['‘](?:frame|recursion_depth|use_tracing)['’]|['‘](?:co_code|co_varnames|co_freevars|co_cellvars|f_lasti|f_code|f_back|f_localsplus)['’]|too few arguments to function ['‘]PyCode_New|PyUnicode_Encode\b|fatal error: (?:eval)\.h/
  ),
  until(
    "3.11",
    /_?PyUnicode_(?:Ready|READY|AS_UNICODE|AS_DATA|GET_SIZE|GET_DATA_SIZE|FromUnicode|WSTR_LENGTH|AsUnicode\w*|Encode\w+|InternImmortal)\b|['‘](?:ob_digit|wstr|wstr_length|cframe|ob_shash|curexc_type|curexc_value|curexc_traceback)['’]/
  ),
  until(
    "3.12",
    /\b(?:PyEval_CallObject\w*|PyCFunction_Call|PyEval_(?:AcquireLock|ReleaseLock|InitThreads)|PyObject_As(?:Char|Read|Write)Buffer|_PyLong_AsByteArray|_PyInterpreterState_GetConfig|_Py_UnhandledKeyboardInterrupt|_PyDict_SetItem_KnownHash|_PyUnicode_FastCopyCharacters|_PyObject_GetMethod|_PyLong_Sign)\b/
  )
]
/** The interface of Python 3 alone, where Python 2.7 compiles. */
const python3Only =
  /\b(?:PyModuleDef\w*|PyModule_Create|PyUnicode_AsUTF8\w*|PyUnicode_READ\w*|PyUnicode_KIND|PyMODINIT_FUNC PyInit_\w+|Py_UCS4|Py_LIMITED_API|PyBytes_FromString|Py_hash_t|PyLong_AsSize_t)\b/

/** An error that is about a name of Python's, not about the package's own C. */
const aboutPython =
  /(?:has no member named|no member named|undeclared|was not declared|implicit declaration|unknown type name|incomplete (?:typedef|type)|too (?:few|many) arguments to function|lvalue required|undefined (?:reference|symbol)|fatal error: ).*/
const symbol = /(?:\b_?Py[A-Z]\w*|\bPy_\w+|\b_ts\b|\blongintrepr\.h)/

/**
 * Errors of the compiler, with the source line that it shows below where that names the symbol and the error does not.
 */
const troubles = (build: FailedBuild): ReadonlyArray<string> =>
  build.output.flatMap((text, at) =>
    /\berror:|undefined (?:reference|symbol)/.test(text) && !text.startsWith("error: ") && aboutPython.test(text)
      ? [`${text} ${(build.output[at + 1] ?? "").trim()}`]
      : []
  )

/** The source line tells more than the error only where that names no symbol. */
const shown = (said: string): string =>
  said.replace(/ \d+ \|\s*(.*)$/, (_, code: string) => (/lvalue/.test(said) ? `: ${code}` : "")).trim()

const tooOld = (build: FailedBuild, failure: PipFailure, said: string, last: string | undefined) => ({
  id: "pip/too-old-for-python",
  blame: "app" as const,
  ...over(atMost(failure, last ?? "3.9")),
  title: "A package is too old for this Python",
  message: [
    `${packageAtStart(build)} is partly written in C, for ${last === "2.7" ? "Python 2" : `a Python older than ${pythonLine(failure)}`}, and Python ${pythonLine(failure)} does not have what it uses:`,
    `  ${said}`
  ].join("\n"),
  hints: [...asFirst(newerRelease(build)), `Or ask for an older Python. ${atMost(failure, last ?? "3.9").hint}`]
})

export const outdated: Rule = whileBuilding((build, failure) => {
  const all = troubles(build)
  const line = pythonLine(failure)
  for (const { last, pattern } of departures) {
    const said = compareLines(last, line) < 0 ? all.find((text) => pattern.test(text)) : undefined
    if (said !== undefined) return tooOld(build, failure, shown(said), last)
  }
  const unknown = all.find((text) => symbol.test(text) && !/fatal error|Python\.h/.test(text))
  return unknown === undefined || failure.python.major === 2 || compareLines(line, "3.10") < 0
    ? undefined
    : tooOld(build, failure, shown(unknown), undefined)
})

export const tooNew: Rule = whileBuilding((build, failure) => {
  if (failure.python.major !== 2) return undefined
  const said = troubles(build).find((text) => python3Only.test(text))
  return said === undefined
    ? undefined
    : {
        id: "pip/python-3-code",
        blame: "app",
        ...over(newestThree(failure)),
        title: "A package for a newer Python",
        message: `${packageAtStart(build)} is partly written in C, for Python 3, and it was to be built with Python ${pythonLine(failure)}:\n  ${shown(said)}`,
        hints: [newestThree(failure).hint, ...olderRelease(build)]
      }
})

export const cInterface: ReadonlyArray<Rule> = [outdated, tooNew]
