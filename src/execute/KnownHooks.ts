/**
 * Code that well-known packages have run at each start of Python, told by what it says and not by its name alone. A line that
 * imports a module which any package may bring (`__editable___…_finder`, `_virtualenv`) is none of them: whose that is, nobody knows.
 */

interface KnownHook {
  /** The package; any, where a tool writes it for whichever it is, and the line itself is all that is run. */
  readonly package?: string
  readonly file: RegExp
  /** Each line that is run. */
  readonly line: RegExp
  readonly about: string
}

/** Each line was taken from a wheel of the release that is named, and of those before it. */
const known: ReadonlyArray<KnownHook> = [
  {
    // setuptools 50 to 80.9
    package: "setuptools",
    file: /^distutils-precedence\.pth$/,
    line: /^import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os\.environ\.get\(var, '(?:stdlib|local)'\) == 'local'; enabled and __import__\('_distutils_hack'\)(?:\.add_shim\(\))?; ?$/,
    about: "setuptools in the place of distutils"
  },
  {
    // setuptools up to 69: `-nspkg.pth` of what was built with namespace packages
    file: /-nspkg\.pth$/,
    line: /^import sys, ?types, ?os;(?:has_mfs = sys\.version_info > \(3, 5\);)?p = os\.path\.join\(sys\._getframe\(1\)\.f_locals\['sitedir'\], \*\((?:'\w+',? ?)+\)\);(?:ie = os\.path\.exists\(os\.path\.join\(p, ?'__init__\.py'\)\);m = not ie and sys\.modules\.setdefault\('[\w.]+', ?types\.ModuleType\('[\w.]+'\)\);|importlib = has_mfs and __import__\('importlib\.util'\);has_mfs and __import__\('importlib\.machinery'\);m = has_mfs and sys\.modules\.setdefault\('[\w.]+', importlib\.util\.module_from_spec\(importlib\.machinery\.PathFinder\.find_spec\('[\w.]+', \[os\.path\.dirname\(p\)\]\)\)\);m = m or sys\.modules\.setdefault\('[\w.]+', types\.ModuleType\('[\w.]+'\)\);)mp = \(m or \[\]\) and m\.__dict__\.setdefault\('__path__', ?\[\]\);\(p not in mp\) and mp\.append\(p\)(?:;m and setattr\(sys\.modules\['[\w.]+'\], '\w+', m\))?$/,
    about: "a namespace package of setuptools"
  },
  {
    // coverage 7.17.5
    package: "coverage",
    file: /^a1_coverage\.pth$/,
    line: /^import sys; ?exec\('import os\\n\\nif os\.getenv\("COVERAGE_PROCESS_START"\)(?: or os\.getenv\("COVERAGE_PROCESS_CONFIG"\))?:\\n try:\\n  import coverage\\n except:\\n  pass\\n else:\\n  coverage\.process_startup\((?:\w+="pth")?\)'\)$/,
    about: "coverage of processes that a test starts"
  },
  {
    // pytest-cov 4.1.0 and 6.0.0
    package: "pytest-cov",
    file: /^pytest-cov\.pth$/,
    line: /^import os, sys;exec\('if \\'COV_CORE_SOURCE\\' in os\.environ:\\n try:\\n  from pytest_cov\.embed import init\\n  init\(\)\\n except Exception as exc:\\n  sys\.stderr\.write\(\\n   "pytest-cov: Failed to setup subprocess coverage\. "\\n   "Environ: \{0!r\} "\\n   "Exception: \{1!r\}\\\\n"\.format\(\\n    dict\(\(k, v\) for k, v in os\.environ\.items\(\) if k\.startswith\(\\'COV_CORE\\'\)\),\\n    exc\\n   \)\\n  \)\\n'\)$/,
    about: "coverage of processes that a test starts"
  }
]

/** What it is for; `undefined` for what is not known, or says something else. */
export const knownHook = (name: string, file: string, code: ReadonlyArray<string>): string | undefined =>
  known.find(
    (one) =>
      (one.package === undefined || one.package === name) &&
      one.file.test(file) &&
      code.every((line) => one.line.test(line))
  )?.about
