/** The packages that the tests' index offers: one for each way in which a package can be good or bad. */
import type { FileContent, PackageDescription } from "./Distribution.ts"
import { projectIn } from "./Projects.ts"

/** Lines of a file, with a last newline. */
const lines = (...text: ReadonlyArray<string>): string => `${text.join("\n")}\n`

/** A wheel with one module that knows its version. */
const pure = (name: string, version: string, requires: ReadonlyArray<string> = []): PackageDescription => ({
  name,
  version,
  wheel: {
    files: { [`${name.replace(/-/g, "_")}.py`]: lines(`version = "${version}"`) },
    requires,
    metadata: ["License-Expression: MIT"]
  }
})

/** A source distribution whose module is named as it is. */
const source = (
  name: string,
  setup: string,
  files: Readonly<Record<string, FileContent>> = {}
): PackageDescription => ({
  name,
  version: "1.0",
  sdist: { "setup.py": setup, [`${name}.py`]: lines(`version = "1.0"`), ...files }
})

/** A source distribution that builds itself: for tests that are about a source, and not about its build. */
const plainSource = (name: string): PackageDescription => ({
  name,
  version: "1.0",
  sdist: { ...projectIn("", { name, version: "1.0" }, "the index"), [`${name}.py`]: lines(`version = "1.0"`) }
})

const setupCall = (name: string, more = ""): string =>
  lines(`setup(name="${name}", version="1.0", py_modules=["${name}"]${more})`)
const withSetuptools = (name: string, more = ""): string =>
  lines("from setuptools import Extension, setup") + setupCall(name, more)

const extensionSource = lines(
  "#include <Python.h>",
  'static PyObject *answer(PyObject *self, PyObject *args) { return Py_BuildValue("i", 42); }',
  'static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};',
  "#if PY_MAJOR_VERSION >= 3",
  'static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "cext", NULL, -1, methods};',
  "PyMODINIT_FUNC PyInit_cext(void) { return PyModule_Create(&module); }",
  "#else",
  'PyMODINIT_FUNC initcext(void) { Py_InitModule("cext", methods); }',
  "#endif"
)

/** Answers 42 from C; its command `cext-answer` prints it. */
const cext: PackageDescription = {
  name: "cext",
  version: "1.0",
  sdist: {
    "setup.py": lines(
      "from setuptools import Extension, setup",
      "setup(name='cext', version='1.0', py_modules=['cext_command'],",
      "      ext_modules=[Extension('cext', ['cext.c'])],",
      "      entry_points={'console_scripts': ['cext-answer = cext_command:main']})"
    ),
    "cext.c": extensionSource,
    "cext_command.py": lines("import cext", "def main():", "    print(cext.answer())")
  }
}

/** An extension that includes a header which is nowhere. */
const needsHeader = (name: string, header: string): PackageDescription =>
  source(name, withSetuptools(name, `, ext_modules=[Extension("_${name}", ["ext.c"])]`), {
    "ext.c": lines("#include <Python.h>", `#include <${header}>`)
  })

/** Serves `module:application` on $PORT and says nothing. */
const miniweb: PackageDescription = {
  name: "miniweb",
  version: "1.0",
  wheel: {
    consoleScripts: ["miniweb = miniweb:main"],
    files: {
      "miniweb.py": lines(
        "import importlib, os, sys",
        "from wsgiref.simple_server import WSGIRequestHandler, make_server",
        "class Quiet(WSGIRequestHandler):",
        "    def log_message(self, *args):",
        "        pass",
        "def serve(app):",
        "    make_server('127.0.0.1', int(os.environ['PORT']), app, handler_class=Quiet).serve_forever()",
        "def main():",
        "    module, _, name = sys.argv[1].partition(':')",
        "    sys.path.insert(0, os.getcwd())",
        "    serve(getattr(importlib.import_module(module), name or 'app'))"
      )
    }
  }
}

/** Everything that a package can bring besides modules, and a script that is hard to start in another way than it asks. */
const dataful: PackageDescription = {
  name: "dataful",
  version: "1.0",
  sdist: {
    "setup.py": lines(
      "from setuptools import setup",
      "setup(name='dataful', version='1.0', packages=['dataful'], package_data={'dataful': ['inside.txt']},",
      "      data_files=[('share/dataful', ['outside.txt'])], scripts=['scripts/dataful-script'],",
      "      entry_points={'console_scripts': ['dataful-entry = dataful:main']})"
    ),
    "MANIFEST.in": lines("include outside.txt dataful/inside.txt"),
    "outside.txt": "outside\n",
    "dataful/inside.txt": "inside\n",
    "dataful/__init__.py": lines(
      "import os",
      "def inside():",
      "    with open(os.path.join(os.path.dirname(__file__), 'inside.txt')) as file:",
      "        return file.read().strip()",
      "def main():",
      "    print(inside())"
    ),
    "scripts/dataful-script": {
      mode: 0o755,
      content: Buffer.from(
        lines(
          "#!/usr/bin/env python",
          "# -*- coding: latin-1 -*-",
          '"""Usage: dataful-script [ARGUMENT]..."""',
          "from __future__ import print_function",
          "import sys",
          "import dataful",
          "print(__doc__)",
          "print(u'\u00e9' == u'\\xe9', dataful.inside(), sys.argv[1:])"
        ),
        "latin1"
      )
    }
  }
}

const namespaced = (part: string): PackageDescription => ({
  name: `ns.${part}`,
  version: "1.0",
  wheel: {
    files: {
      "ns/__init__.py": lines("__path__ = __import__('pkgutil').extend_path(__path__, __name__)"),
      [`ns/${part}.py`]: lines(`name = "${part}"`)
    }
  }
})

const good: ReadonlyArray<PackageDescription> = [
  pure("alpha", "1.0"),
  pure("alpha", "1.1"),
  pure("alpha", "2.0", ["beta>=2"]),
  pure("beta", "1.0"),
  pure("beta", "2.0"),
  {
    ...pure("extraful", "1.0", ["beta<2 ; extra == 'more'", "alpha<2 ; python_version < '3'"]),
    extras: ["more"]
  },
  { ...pure("hashme", "1.0"), sdist: source("hashme", withSetuptools("hashme")).sdist ?? {} },
  plainSource("puresdist"),
  cext,
  miniweb,
  dataful,
  namespaced("one"),
  namespaced("two"),
  {
    name: "pthful",
    version: "1.0",
    wheel: { files: { "pthful.pth": "pthful_folder\n", "pthful_folder/pthful.py": lines("found = True") } }
  }
]

const difficult: ReadonlyArray<PackageDescription> = [
  pure("clash-one", "1.0", ["beta==1.0"]),
  pure("clash-two", "1.0", ["beta==2.0"]),
  needsHeader("needspq", "libpq-fe.h"),
  { ...pure("withdrawn", "1.0"), yanked: true },
  { ...pure("py3only", "1.0"), requiresPython: ">=3.6" },
  { ...pure("newonly", "1.0"), requiresPython: ">=3.8" },
  { ...pure("oldonly", "1.0"), requiresPython: "<3" },
  source("py3code", lines("name: str = 'py3code'") + withSetuptools("py3code")),
  source("usesdistutils", lines("from distutils.core import setup") + setupCall("usesdistutils")),
  source("usespkgresources", lines("import pkg_resources") + withSetuptools("usespkgresources")),
  source(
    "nobdist",
    lines("import sys", "if 'bdist_wheel' in sys.argv:", "    sys.exit('bdist_wheel is refused here')") +
      withSetuptools("nobdist")
  ),
  { name: "badmeta", version: "1.0", sdist: projectIn("", { name: "badmeta", version: "2.0" }, "the index") }
]

export const packages: ReadonlyArray<PackageDescription> = [...good, ...difficult]
