/** Packages that cannot be built: compilers, headers, backends, setup scripts. */
import { describe, expect, it } from "vitest"
import { diagnose } from "../../src/engines/pip/DependencyInstallFailed.ts"
import { building as rules } from "../../src/diagnosis/building/rules.ts"
import { libraries } from "../../src/diagnosis/building/SystemLibraries.ts"
import { answers, captured, failing, names, told } from "../support/pip/CapturedOutput.ts"
import { building, buildingForAnother, buildingOwn } from "../support/pip/FramedBuild.ts"

const ids: ReadonlyArray<readonly [id: string, ...names: ReadonlyArray<string>]> = [
  ["pip/no-compiler", "nogcc-2.7", "nogcc-3.6", "nogcc-3.12", "scipy-3.11"],
  [
    "pip/missing-header",
    "hdr-pq-2.7",
    "hdr-pq-3.6",
    "hdr-pq-3.12",
    "hdr-unknown-3.12",
    "pyodbc-3.11",
    "python-ldap-3.11"
  ],
  [
    "pip/missing-library",
    "link-mysql-3.12",
    "link-pq-2.7",
    "psycopg2-2.7",
    "psycopg2-3.11",
    "mysqlclient-3.11",
    "pycairo-3.11",
    "gssapi-3.11"
  ],
  ["pip/compile-error", "ccerror-3.12"],
  ["pip/several-packages", "flatlocal-3.12", "flatmulti-3.12"],
  ["pip/no-files-to-package", "flitnofiles-3.12", "hatchnofiles-3.12", "poetrynofiles-3.12", "poetrynofiles-3.13"],
  ["pip/invalid-pyproject", "poetrybad-3.12", "badlicense-3.12", "noversion-3.12"],
  ["pip/invalid-toml", "badtoml-3.12", "badtomllocal-3.6"],
  ["pip/invalid-build-system", "norequires-3.12"],
  ["pip/build-backend-unavailable", "nobackend-3.12"],
  ["pip/invalid-setup-arguments", "badreq-2.7", "badreq-3.12", "celery-3.11"],
  ["pip/invalid-package-version", "badver-3.12"],
  ["pip/no-bdist-wheel", "badver-2.7"],
  ["pip/missing-build-requirement", "importsnumpy-2.7", "importsnumpy-3.12", "importsself-3.6", "importscython-3.12"],
  ["pip/setup-reads-missing-file", "readmissing-2.7", "readmissing-3.12"],
  ["pip/setup-refuses", "sysexit-2.7", "sysexit-3.12", "pgversion-2.7"],
  ["pip/setup-syntax", "localsyntax-3.12"],
  ["pip/no-build-requirement", "offline-3.8", "offline-3.12"]
]

describe("failed builds in the output of real pips", () => {
  for (const [id, ...own] of ids) {
    it.each(own)(`${id}: %s`, (name) => {
      expect(diagnose(captured(name))[0].id).toBe(id)
    })
  }

  it("are not what other failures are told as", () => {
    const own = new Set(ids.flatMap(([, ...each]) => each))
    const mine = new Set([...ids.map(([id]) => id), "pip/build-failed"])
    expect(names.filter((name) => !own.has(name) && mine.has(diagnose(captured(name))[0].id))).toEqual([])
  })

  it("are not found where nothing was built", () => {
    const unbuilt = names.filter(
      (name) =>
        !/lines of output|Complete output|Failed to build|Can not process|is not valid|ERROR: Exception/.test(
          captured(name).output.join("\n")
        )
    )
    expect(unbuilt.length).toBeGreaterThan(40)
    expect(unbuilt.filter((name) => answers(rules, captured(name)).length > 0)).toEqual([])
  })

  it.each([
    [
      "nogcc-3.12",
      "the package simplext 1.0 (asked for by requirements.txt line 1)",
      "apt-get install build-essential"
    ],
    ["scipy-3.11", "Fortran", "apt-get install gfortran"],
    ["hdr-pq-2.7", "libpq-fe.h", "apt-get install libpq-dev"],
    ["hdr-unknown-3.12", "frobnicate/frob.h", "apt-file search frobnicate/frob.h"],
    ["psycopg2-3.11", "libpq-dev", "`psycopg2-binary` in place of `psycopg2`"],
    ["mysqlclient-3.11", "apt-get install default-libmysqlclient-dev pkg-config", "PyMySQL"],
    ["python-ldap-3.11", "lber.h", "apt-get install libldap2-dev libsasl2-dev"],
    ["pyodbc-3.11", "sql.h", "unixodbc-dev"],
    ["pycairo-3.11", "libcairo2-dev", "pkg-config does not know `cairo`"],
    ["gssapi-3.11", "krb5-config", "libkrb5-dev"],
    ["link-pq-2.7", "libnosuchlib.so", "apt-file search"],
    ["ccerror-3.12", "m.c:2:8: error: expected declaration specifiers", "the package ccerror 1.0"],
    ["flatlocal-3.12", 'packages = ["alpha", "beta"]', "py-modules = []"],
    ["flitnofiles-3.12", "flitnofiles.py", "the newest release of flitnofiles"],
    ["poetrynofiles-3.13", "is named poetrynofiles, and there is no folder poetrynofiles"],
    ["badlicense-3.12", "`project.dependencies` must be array", "the pyproject.toml of the package badlicense 1.0"],
    ["poetrybad-3.12", "[tool.poetry.name] is required", "[tool.poetry.version] is required"],
    ["badtomllocal-3.6", "the app's own pyproject.toml", "Mend line 3 of pyproject.toml"],
    ["norequires-3.12", "missing the mandatory `requires` key", "norequires 1.0"],
    ["nobackend-3.12", "`nosuch.backend`", "nobackend 1.0"],
    ["celery-3.11", "pytz>dev", "setuptools<66"],
    ["badver-3.12", "`not a version`", "badver 1.0"],
    ["importsnumpy-3.12", "imports numpy", "the package importsnumpy 1.0"],
    ["readmissing-2.7", "README.md", "the newest release of readmissing"],
    ["sysexit-3.12", "Frobnicator 3 must be present; see the INSTALL file", "sysexit 1.0"],
    [
      "pgversion-2.7",
      "could not determine PostgreSQL version from '15.18'",
      "psycopg2>=2.7",
      "the package psycopg2 2.5.1"
    ],
    ["localsyntax-3.12", "the app's own setup.py", "SyntaxError: invalid syntax. Perhaps you forgot a comma?"],
    ["offline-3.12", "setuptools>=40.8.0", "the package sdistonly 1.0"]
  ])("of %s it is told: %s", (name, ...words) => {
    const text = told(diagnose(captured(name))[0])
    for (const each of words) expect(text.toLowerCase()).toContain(each.toLowerCase())
  })
})

describe("a build that says", () => {
  it.each([
    ["no-compiler", "error: command 'x86_64-linux-gnu-gcc' failed: No such file or directory", "build-essential"],
    ["no-compiler", "unable to execute 'g++': No such file or directory", "C++ compiler"],
    ["no-compiler", "configure: error: no acceptable C compiler found in $PATH", "build-essential"],
    ["no-compiler", "gcc: fatal error: cannot execute ‘cc1plus’: execvp: No such file or directory", "build-essential"],
    ["no-compiler", "error: can't find Rust compiler", "apt-get install rustc cargo"],
    ["no-compiler", "Cargo, the Rust package manager, is not installed or is not on PATH.", "rustup"],
    ["no-compiler", "error: linker `cc` not found", "build-essential"],
    ["no-compiler", "CMake Error: No CMAKE_CXX_COMPILER could be found.", "build-essential"],
    ["missing-tool", "FileNotFoundError: [Errno 2] No such file or directory: 'cmake'", "apt-get install cmake"],
    ["missing-tool", "error: command 'swig' failed: No such file or directory", "apt-get install swig"],
    ["missing-tool", "/bin/sh: 1: autoreconf: not found", "autoconf automake libtool"],
    ["missing-tool", "make: bison: No such file or directory", "bison"],
    ["missing-tool", "ERROR: Could not detect Ninja v1.8.2 or newer", "ninja-build"],
    [
      "missing-python-headers",
      "thing.c:1:10: fatal error: Python.h: No such file or directory",
      "apt-get install python3.12-dev"
    ],
    ["missing-python-headers", "/usr/bin/ld: cannot find -lpython3.12", "libpython3.12-dev"],
    ["missing-header", "thing.c:1:10: fatal error: 'openssl/ssl.h' file not found", "libssl-dev"],
    ["missing-header", "src/a.c:1:10: fatal error: jpeglib.h: No such file or directory", "libjpeg-dev"],
    ["missing-library", "ld: library not found for -lssl", "libssl-dev"],
    ["missing-library", "/bin/sh: 1: mysql_config: not found", "default-libmysqlclient-dev"],
    [
      "missing-library",
      "Error: Please make sure the libxml2 and libxslt development packages are installed.",
      "libxml2-dev libxslt1-dev"
    ],
    ["missing-library", "The headers or library files could not be found for jpeg,", "libjpeg-dev"],
    ["missing-library", "The headers or library files could not be found for zlib,", "zlib1g-dev"],
    ["missing-library", "FileNotFoundError: [Errno 2] No such file or directory: 'gdal-config'", "libgdal-dev"],
    ["missing-library", "No package 'libsystemd' found", "libsystemd-dev"],
    ["missing-library", 'meson.build:3:0: ERROR: Dependency "openblas" not found, tried pkgconfig', "libopenblas-dev"],
    [
      "missing-library",
      "Package girepository-2.0 was not found in the pkg-config search path.",
      "libgirepository-2.0-dev"
    ],
    ["missing-library", "No package 'frobnicate' found", "apt-file search frobnicate.pc"],
    ["renamed-package", "The 'sklearn' PyPI package is deprecated, use 'scikit-learn'", "Write `scikit-learn`"],
    [
      "no-version-from-git",
      "LookupError: setuptools-scm was unable to detect version for /build.",
      "SETUPTOOLS_SCM_PRETEND_VERSION"
    ],
    [
      "no-version-from-git",
      "Exception: Versioning for this project requires either an sdist tarball, or access to git.",
      "PBR_VERSION"
    ],
    [
      "setup-requires-failed",
      "distutils.errors.DistutilsError: Could not find suitable distribution for Requirement.parse('pytest-runner')",
      "pytest-runner"
    ],
    [
      "setup-requires-failed",
      "distutils.errors.DistutilsError: Command '['/usr/bin/python', '-m', 'pip', '--quiet', 'wheel', 'numpy>=1']' returned non-zero exit status 1.",
      "numpy>=1"
    ],
    ["imports-pip", "ModuleNotFoundError: No module named 'pip.req'", "imports parts of pip"],
    ["no-bdist-wheel", "error: invalid command 'bdist_wheel'", "bdist_wheel"],
    ["invalid-pyproject", "flit_core.config.ConfigError: Description file README.rst does not exist", "README.rst"],
    [
      "invalid-pyproject",
      "setuptools.errors.InvalidConfigError: License classifiers have been superseded by license expressions",
      "License classifiers"
    ],
    ["invalid-pyproject", "ValueError: Unknown classifier in field `project.classifiers`: Nonsense", "Nonsense"],
    [
      "invalid-setup-cfg",
      "configparser.MissingSectionHeaderError: File contains no section headers in setup.cfg line 1",
      "setup.cfg"
    ],
    ["no-build-requirement", "ERROR: No matching distribution found for hatchling>=99", "hatchling>=99"],
    ["build-failed", "ValueError: the moon is full", "ValueError: the moon is full"]
  ])("is %s: %s", (id, said, tells) => {
    const [found] = answers(rules, building("3.12", "Traceback (most recent call last):", said))
    expect(found?.id).toBe(`pip/${id}`)
    expect(told(found)).toContain(tells)
    expect(told(found)).toContain("thing")
  })

  it("a header missing in a probe is not the cause of what fails later", () => {
    const probed = building(
      "3.12",
      "_configtest.c:1:10: fatal error: nice.h: No such file or directory",
      "error: command 'swig' failed: No such file or directory"
    )
    expect(answers(rules, probed)[0]?.id).toBe("pip/missing-tool")
  })

  it("nothing is told as such", () => {
    const [found] = answers(rules, building("3.12"))
    expect(found?.id).toBe("pip/build-failed")
    expect(told(found)).toContain("said nothing")
  })
})

describe("the app's own package", () => {
  it.each([
    ["imports", "ModuleNotFoundError: No module named 'numpy'", 'requires = ["setuptools", "numpy"]'],
    ["imports under another name", "ModuleNotFoundError: No module named 'yaml'", '"PyYAML"'],
    ["reads", "FileNotFoundError: [Errno 2] No such file or directory: 'VERSION'", "Commit VERSION"],
    ["is versioned", "packaging.version.InvalidVersion: Invalid version: '1.0-dev-foo'", "1.0.dev1"],
    [
      "is configured",
      "ValueError: invalid pyproject.toml config: `project`.",
      "The app's own pyproject.toml is refused"
    ],
    ["is written", "NameError: name 'setpu' is not defined", "The app's own setup.py cannot be run"],
    ["raises", "ValueError: no moon", "The app's own package could not be built"]
  ])("%s: %s", (_, said, tells) => {
    expect(told(answers(rules, buildingOwn(".", "Traceback (most recent call last):", said))[0])).toContain(tells)
  })

  it("in a folder is named by that", () => {
    const failure = buildingOwn(
      "libs/x",
      "Traceback (most recent call last):",
      "ModuleNotFoundError: No module named 'numpy'"
    )
    expect(told(answers(rules, failure)[0])).toContain("The app's own libs/x/setup.py imports numpy")
  })

  it("is known in the copy that it is built from", () => {
    const output = [
      "Processing /tmp/.python-buildpack-aB3xY9/sources",
      "    ERROR: Command errored out with exit status 1:",
      "    Complete output (1 lines):",
      "    ImportError: No module named numpy",
      "    ----------------------------------------"
    ].join("\n")
    expect(told(answers(rules, failing(output, "2.7"))[0])).toContain("The app's own setup.py imports numpy")
  })
})

it("what a package needs for its own build is named, and for whom it was built", () => {
  const text = told(answers(rules, buildingForAnother("unable to execute 'gcc': No such file or directory"))[0])
  expect(text).toContain("The package inner 2.0 (asked for by the build of thing)")
})

describe("output that pip frames in other ways", () => {
  it.each([
    ["ASCII", ["  [1 lines of output]", "  error: can't find Rust compiler", "  [end of output]"]],
    [
      "pip 10",
      [
        "    Complete output from command python setup.py egg_info:",
        "    error: can't find Rust compiler",
        "    ",
        "    ----------------------------------------"
      ]
    ],
    [
      "-v",
      [
        "  Running command Getting requirements to build wheel",
        "  error: can't find Rust compiler",
        "  error: subprocess-exited-with-error",
        "  ",
        "  × Getting requirements to build wheel did not run successfully.",
        "  │ exit code: 1",
        "  ╰─> See above for output."
      ]
    ]
  ])("is read: %s", (_, lines) => {
    const [found] = answers(rules, failing(["Collecting thing", ...lines].join("\n")))
    expect(found?.id).toBe("pip/no-compiler")
    expect(told(found)).toContain("The package thing")
  })
})

describe("the table of libraries", () => {
  it("names no header twice", () => {
    const headers = libraries.flatMap(({ headers }) => headers)
    expect(headers.filter((header, at) => headers.indexOf(header) !== at)).toEqual([])
  })

  it.each([
    ["ffi.h", "libffi-dev"],
    ["sqlite3.h", "libsqlite3-dev"],
    ["sasl/sasl.h", "libsasl2-dev"],
    ["cups/http.h", "libcups2-dev"],
    ["portaudio.h", "portaudio19-dev"],
    ["hdf5.h", "libhdf5-dev"],
    ["ft2build.h", "libfreetype6-dev"],
    ["cairo.h", "libcairo2-dev"],
    ["gssapi/gssapi.h", "libkrb5-dev"],
    ["curl/curl.h", "libcurl4-openssl-dev"],
    ["snappy-c.h", "libsnappy-dev"],
    ["librdkafka/rdkafka.h", "librdkafka-dev"],
    ["magic.h", "libmagic-dev"],
    ["sqlext.h", "unixodbc-dev"],
    ["geos_c.h", "libgeos-dev"],
    ["proj.h", "libproj-dev"],
    ["readline/readline.h", "libreadline-dev"],
    ["yaml.h", "libyaml-dev"],
    ["event.h", "libevent-dev"],
    ["libmemcached/memcached.h", "libmemcached-dev"],
    ["xmlsec/xmlsec.h", "libxmlsec1-dev"],
    ["dbus/dbus.h", "libdbus-1-dev"],
    ["pcap.h", "libpcap-dev"],
    ["usb.h", "libusb-1.0-0-dev"],
    ["systemd/sd-daemon.h", "libsystemd-dev"],
    ["mysql/mysql.h", "default-libmysqlclient-dev"],
    ["libxml/xmlversion.h", "libxml2-dev"]
  ])("knows %s", (header, os) => {
    const [found] = answers(rules, building("3.12", `a.c:1:10: fatal error: ${header}: No such file or directory`))
    expect(told(found)).toContain(os)
  })
})
