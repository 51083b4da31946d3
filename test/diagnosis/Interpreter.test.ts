/** Packages that another Python, or older tools, would build. */
import { describe, expect, it } from "vitest"
import { DependencyInstallFailed } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { interpreter } from "../../src/diagnosis/Interpreter.ts"
import { answers, captured, names, told } from "../support/pip/CapturedOutput.ts"
import { building, buildingOwn } from "../support/pip/FramedBuild.ts"

const ids: ReadonlyArray<readonly [id: string, ...names: ReadonlyArray<string>]> = [
  [
    "pip/python-2-code",
    "py2print-3.6",
    "py2print-3.9",
    "py2print-3.12",
    "py2except-3.12",
    "py2configparser-3.12",
    "py2unicode-3.12",
    "py2urllib2-3.12"
  ],
  [
    "pip/python-3-code",
    "py3fstring-2.7",
    "py3hints-2.7",
    "py3match-3.8",
    "py3open-2.7",
    "py3pathlib-2.7",
    "walrus-2.7",
    "walrus-3.6"
  ],
  ["pip/gone-from-python", "usesimp-3.12"],
  ["pip/pkg-resources-gone", "usespkgres-3.12", "bcrypt-3.11"],
  ["pip/needs-old-setuptools", "uses2to3-3.6", "uses2to3-3.12", "anyjson-3.11", "markupsafe-3.12"],
  ["pip/old-build-tools", "oldbackend-3.12", "numpy-3.12"],
  ["pip/cython-too-new", "pyyaml-3.11"],
  ["pip/too-old-for-python", "longint-3.12", "capi2-3.12", "cffi-3.12", "yarl-3.12"]
]

describe("packages for another Python in the output of real pips", () => {
  for (const [id, ...own] of ids) {
    it.each(own)(`${id}: %s`, (name) => {
      expect(answers(interpreter, captured(name))[0]?.id).toBe(id)
    })
  }

  it("are not found in other failures", () => {
    const own = new Set(ids.flatMap(([, ...each]) => each))
    expect(names.filter((name) => !own.has(name) && answers(interpreter, captured(name)).length > 0)).toEqual([])
  })

  it.each([
    ["py2print-3.12", "the package py2print 1.0", "Write `Python-2.7` into runtime.txt"],
    ["py2print-3.6", 'setup.py line 2: print "hello"', "Write `Python-2.7`"],
    ["py3fstring-2.7", "the package py3fstring 1.0", "Python 3.6 or newer"],
    ["py3match-3.8", "Python 3.8, which does not know the match statement", "Write `Python-3.13`"],
    ["py3pathlib-2.7", "the module pathlib", "`py3pathlib<1.0`"],
    ["usesimp-3.12", "the module imp", "Write `Python-3.11`"],
    ["usespkgres-3.12", "setuptools<82", "PIP_BUILD_CONSTRAINT=build-constraints.txt"],
    ["oldbackend-3.12", "the package oldbackend 1.0", "Write `Python-3.11`"],
    ["cffi-3.12", "Py_REFCNT(ct) = ", "Write `Python-3.9`"],
    ["yarl-3.12", "longintrepr.h", "Write `Python-3.10`"],
    ["pyyaml-3.11", "PyYAML 5.4.1", "Cython<3"]
  ])("of %s it is told: %s", (name, ...words) => {
    const text = told(answers(interpreter, captured(name))[0])
    for (const each of words) expect(text.toLowerCase()).toContain(each.toLowerCase())
  })
})

interface Case {
  readonly python: string
  readonly said: ReadonlyArray<string>
  readonly id: string
  readonly line: string
}
const script = (code: string, error: string): ReadonlyArray<string> => [
  "Traceback (most recent call last):",
  '  File "<string>", line 7',
  `    ${code}`,
  "    ^",
  error
]
const over = (id: string, python: string, line: string, ...said: ReadonlyArray<string>): Case => ({
  id,
  python,
  line,
  said
})

const cases: ReadonlyArray<Case> = [
  over("python-2-code", "3.6", "2.7", ...script("except IOError, e:", "SyntaxError: invalid syntax")),
  over(
    "python-2-code",
    "3.12",
    "2.7",
    ...script("os.chmod(path, 0755)", "SyntaxError: leading zeros in decimal integer literals are not permitted")
  ),
  over("python-2-code", "3.8", "2.7", ...script("raise ValueError, 'no'", "SyntaxError: invalid syntax")),
  over("python-2-code", "3.12", "2.7", "AttributeError: 'dict' object has no attribute 'has_key'"),
  over("python-2-code", "3.12", "2.7", "AttributeError: module 'string' has no attribute 'letters'"),
  over("python-2-code", "3.12", "2.7", "ImportError: cannot import name 'izip' from 'itertools' (unknown location)"),
  over("python-2-code", "3.12", "2.7", "NameError: name 'execfile' is not defined. Did you mean: 'exec'?"),
  over("python-3-code", "2.7", "3.13", "ImportError: No module named request"),
  over(
    "python-3-code",
    "2.7",
    "3.13",
    "SyntaxError: Non-ASCII character '\\xc3' in file setup.py on line 4, but no encoding declared"
  ),
  over("python-3-code", "2.7", "3.13", ...script("def __init__(self, *, name):", "SyntaxError: invalid syntax")),
  over("python-3-code", "3.6", "3.13", "ModuleNotFoundError: No module named 'dataclasses'"),
  over("python-3-code", "3.6", "3.13", "SyntaxError: future feature annotations is not defined"),
  over("python-3-code", "3.8", "3.13", "TypeError: 'type' object is not subscriptable"),
  over("python-3-code", "3.9", "3.13", "TypeError: unsupported operand type(s) for |: 'type' and 'NoneType'"),
  over("needs-newer-python", "3.8", "3.10", "RuntimeError: Python version >= 3.10 required."),
  over("needs-newer-python", "2.7", "3.6", "thing requires Python 3.6 or newer."),
  over("needs-newer-python", "2.7", "3.13", "Python 2.7 is no longer supported, see the changes."),
  over("needs-newer-python", "2.7", "3.13", "IPython 6.0+ does not support Python 2.6, 2.7, 3.0, 3.1, or 3.2."),
  over(
    "needs-older-python",
    "3.12",
    "3.11",
    "RuntimeError: Cannot install on Python version 3.12.1; only versions >=3.8,<3.12 are supported."
  ),
  over("needs-older-python", "3.12", "2.7", "This package requires Python 2."),
  over(
    "needs-older-python",
    "3.13",
    "3.12",
    "error: the configured Python interpreter version (3.13) is newer than PyO3's maximum supported version (3.12)"
  ),
  over("gone-from-python", "3.12", "3.11", "ModuleNotFoundError: No module named 'distutils'"),
  over(
    "gone-from-python",
    "3.12",
    "3.11",
    "AttributeError: module 'configparser' has no attribute 'SafeConfigParser'. Did you mean: 'RawConfigParser'?"
  ),
  over("gone-from-python", "3.13", "3.12", "ModuleNotFoundError: No module named 'pipes'"),
  over("gone-from-python", "3.11", "3.10", "AttributeError: module 'asyncio' has no attribute 'coroutine'"),
  over(
    "gone-from-python",
    "3.11",
    "3.10",
    "ImportError: cannot import name 'getargspec' from 'inspect' (/usr/lib/python3.11/inspect.py)"
  ),
  over(
    "gone-from-python",
    "3.12",
    "3.9",
    "ImportError: cannot import name 'MutableMapping' from 'collections' (/usr/lib/python3.12/collections/__init__.py)"
  ),
  over(
    "old-build-tools",
    "3.12",
    "3.11",
    "AttributeError: module 'pkgutil' has no attribute 'ImpImporter'. Did you mean: 'zipimporter'?"
  ),
  over(
    "too-old-for-python",
    "3.12",
    "2.7",
    "thing.c:9:3: error: implicit declaration of function ‘PyString_FromString’ [-Wimplicit-function-declaration]"
  ),
  over(
    "too-old-for-python",
    "3.12",
    "3.11",
    "thing.c:9:3: error: ‘PyLongObject’ {aka ‘struct _longobject’} has no member named ‘ob_digit’"
  ),
  over(
    "too-old-for-python",
    "3.13",
    "3.12",
    "thing.c:9:3: error: implicit declaration of function ‘_PyInterpreterState_GetConfig’; did you mean ‘PyInterpreterState_GetID’?"
  ),
  over("python-3-code", "2.7", "3.13", "thing.c:9:3: error: unknown type name 'PyModuleDef'")
]

describe("a build that says", () => {
  it.each(cases)("$said, on Python $python, is $id", ({ id, line, python, said }) => {
    const [found] = answers(interpreter, building(python, ...said))
    expect(found?.id).toBe(`pip/${id}`)
    expect(found?.overPython).toBe(true)
    expect(told(found)).toContain(`\`Python-${line}\``)
    expect(told(found)).toMatch(/[Tt]he package thing 1\.0/)
  })

  it.each([
    ["3.12", "This package requires Python 2.7 or newer"],
    ["3.12", "thing needs Python 3.8 or newer, and a quiet mind"],
    ["3.10", "ModuleNotFoundError: No module named 'distutils'"],
    ["3.12", "ModuleNotFoundError: No module named 'dataclasses_json'"],
    ["3.12", "NameError: name 'colour' is not defined"],
    ["3.12", "thing.c:3:1: error: expected ‘;’ before ‘PyObject’"],
    ["3.12", "DEPRECATION: Python 2.7 is no longer supported"]
  ])("on %s no more than %s is nothing of Python's", (python, said) => {
    expect(answers(interpreter, building(python, said))).toEqual([])
  })

  it("a mistake in the app's own setup.py is none of Python's", () => {
    const own = buildingOwn(".", ...script("setup(name='a' version='1')", "SyntaxError: invalid syntax"))
    expect(answers(interpreter, own)).toEqual([])
  })
})

it("where nobody chose the Python, that is told first, with the Python that would do", () => {
  const error = new DependencyInstallFailed({ ...captured("py2print-3.12"), pythonWasDefault: true })
  expect(error.message).toMatch(/^The app does not say which Python it needs/)
  expect(error.hints[0]).toContain("`Python-2.7`")
})
