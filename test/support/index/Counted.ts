/** Sources with a C extension whose every build leaves a line in a file, so that a test can count builds. */
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Files, PackageDescription } from "./Distribution.ts"

/** What one build saw. */
export interface Build {
  /** `3.12` */
  readonly python: string
  /** The variables of `seen` that were there. */
  readonly env: Readonly<Record<string, string>>
}

export interface Counted {
  readonly described: PackageDescription
  readonly builds: () => ReadonlyArray<Build>
}

export interface CountedOptions {
  readonly version?: string
  /** Where the marks are left. */
  readonly marks: string
  readonly requires?: ReadonlyArray<string>
  /** Tells one content from another of the same name and version. */
  readonly text?: string
  /** Installed besides, by the backend that needs nothing. */
  readonly more?: Readonly<Record<string, string>>
  /** Built by setuptools instead of that backend. */
  readonly setuptools?: boolean
}

const seen = ["FLAVOUR", "UNRELATED", "DATABASE_URL", "STACK", "CF_STACK", "CFLAGS", "LDFLAGS", "CMAKE_ARGS"]

const lines = (...text: ReadonlyArray<string>): string => `${text.join("\n")}\n`

const extension = (name: string): string =>
  lines(
    "#include <Python.h>",
    "#ifndef ANSWER",
    "#define ANSWER 42",
    "#endif",
    'static PyObject *answer(PyObject *self, PyObject *args) { return Py_BuildValue("i", ANSWER); }',
    'static PyMethodDef methods[] = {{"answer", answer, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};',
    "#if PY_MAJOR_VERSION >= 3",
    `static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_${name}", NULL, -1, methods};`,
    `PyMODINIT_FUNC PyInit__${name}(void) { return PyModule_Create(&module); }`,
    "#else",
    `PyMODINIT_FUNC init_${name}(void) { Py_InitModule("_${name}", methods); }`,
    "#endif"
  )

const marking = (mark: string): string =>
  lines(
    "import json, os, sys",
    "def leave_mark():",
    `    seen = dict((name, os.environ[name]) for name in ${JSON.stringify(seen)} if name in os.environ)`,
    `    with open(${JSON.stringify(mark)}, 'a') as file:`,
    "        file.write(json.dumps({'python': '%d.%d' % sys.version_info[:2], 'env': seen}) + '\\n')"
  )

/** Compiles with one call of the compiler and writes the wheel itself, the same each time; runs on Python 2.7 and later. */
const backend = (name: string, version: string, requires: ReadonlyArray<string>, more: ReadonlyArray<string>): string =>
  lines(
    "import base64, hashlib, subprocess, sysconfig, zipfile",
    `NAME, VERSION, REQUIRES = ${JSON.stringify(name)}, ${JSON.stringify(version)}, ${JSON.stringify(requires)}`,
    `MORE = ${JSON.stringify(more)}`,
    "INFO = '%s-%s.dist-info' % (NAME, VERSION)",
    "def tag():",
    "    version = 'cp%d%d' % sys.version_info[:2]",
    "    flags = 'mu' if sys.version_info[0] == 2 else getattr(sys, 'abiflags', '')",
    "    return '%s-%s%s-%s' % (version, version, flags, sysconfig.get_platform().replace('-', '_').replace('.', '_'))",
    "def metadata():",
    "    lines = ['Metadata-Version: 2.1', 'Name: ' + NAME, 'Version: ' + VERSION]",
    "    return '\\n'.join(lines + ['Requires-Dist: ' + each for each in REQUIRES] + [''])",
    "def wheel():",
    "    return 'Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: false\\nTag: %s\\n' % tag()",
    "def prepare_metadata_for_build_wheel(directory, config_settings=None):",
    "    os.mkdir(os.path.join(directory, INFO))",
    "    for name, text in ('METADATA', metadata()), ('WHEEL', wheel()):",
    "        with open(os.path.join(directory, INFO, name), 'w') as file:",
    "            file.write(text)",
    "    return INFO",
    "def compiled():",
    "    suffix = sysconfig.get_config_var('EXT_SUFFIX') or sysconfig.get_config_var('SO')",
    "    out, include = '_' + NAME + suffix, sysconfig.get_paths()['include']",
    "    command = [os.environ.get('CC', 'cc'), '-shared', '-fPIC', '-I' + include, '-o', out]",
    "    flags = os.environ.get('CFLAGS', '').split() + os.environ.get('LDFLAGS', '').split()",
    "    subprocess.check_call(command + flags + ['_' + NAME + '.c'])",
    "    return out",
    "def read(path):",
    "    with open(path, 'rb') as file:",
    "        return file.read()",
    "def entry(path):",
    "    made = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))",
    "    made.external_attr = 0o644 << 16",
    "    return made",
    "def build_wheel(directory, config_settings=None, metadata_directory=None):",
    "    leave_mark()",
    "    shared = compiled()",
    "    module = read(NAME + '.py') + ('flavour = %r\\n' % os.environ.get('FLAVOUR')).encode('ascii')",
    "    files = [(shared, read(shared)), (NAME + '.py', module)]",
    "    files += [(path, read(path)) for path in MORE]",
    "    files += [(INFO + '/METADATA', metadata().encode('ascii')), (INFO + '/WHEEL', wheel().encode('ascii'))]",
    "    record = ''",
    "    name = '%s-%s-%s.whl' % (NAME, VERSION, tag())",
    "    with zipfile.ZipFile(os.path.join(directory, name), 'w') as archive:",
    "        for path, content in files:",
    "            digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode('ascii')",
    "            record += '%s,sha256=%s,%d\\n' % (path, digest, len(content))",
    "            archive.writestr(entry(path), content)",
    "        archive.writestr(entry(INFO + '/RECORD'), record + INFO + '/RECORD,,\\n')",
    "    return name"
  )

const setup = (name: string, version: string, requires: ReadonlyArray<string>): string =>
  lines(
    "from setuptools import Extension, setup",
    "from setuptools.command.build_ext import build_ext",
    "class Marking(build_ext):",
    "    def run(self):",
    "        leave_mark()",
    "        build_ext.run(self)",
    `setup(name='${name}', version='${version}', py_modules=['${name}'], cmdclass={'build_ext': Marking},`,
    `      install_requires=${JSON.stringify(requires)}, ext_modules=[Extension('_${name}', ['_${name}.c'])])`
  )

/** The files of the source, to be packed or to lie in an app. */
export const countedSource = (name: string, options: CountedOptions): Files => {
  const { marks, more = {}, requires = [], text = name, version = "1.0" } = options
  const mark = join(marks, `${name}-${version}`)
  const module = lines(`import _${name}`, `version = "${version}"`, `text = "${text}"`, `answer = _${name}.answer()`)
  const code = { ...more, [`_${name}.c`]: extension(name), [`${name}.py`]: module }
  if (options.setuptools === true) return { ...code, "setup.py": marking(mark) + setup(name, version, requires) }
  return {
    ...code,
    "pyproject.toml": '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
    "backend.py": marking(mark) + backend(name, version, requires, Object.keys(more))
  }
}

const isBuild = (value: unknown): value is Build =>
  typeof value === "object" && value !== null && "python" in value && "env" in value

/** How often the source of that name was built, and what each build saw. */
export const buildsOf = (marks: string, name: string, version = "1.0"): ReadonlyArray<Build> => {
  const mark = join(marks, `${name}-${version}`)
  if (!existsSync(mark)) return []
  return readFileSync(mark, "utf8")
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line))
    .filter(isBuild)
}

/** A source distribution whose module has `version`, `text`, `answer` (42, unless $CFLAGS define another) and `flavour`. */
export const counted = (name: string, options: CountedOptions): Counted => ({
  described: { name, version: options.version ?? "1.0", sdist: countedSource(name, options) },
  builds: () => buildsOf(options.marks, name, options.version)
})
