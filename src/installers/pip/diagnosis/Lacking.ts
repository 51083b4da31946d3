/** What the stack lacks for compiling a package, and how a person gets it. */
import type { FailedBuild } from "./FailedBuild.ts"
import type { Library } from "./headers.ts"
import { type Diagnosis, type PipFailure, pythonLine } from "./Rule.ts"
import { isOwn, packageAtStart } from "./Wording.ts"

export const installHint = (os: string): string =>
  `Have the OS package${os.includes(" ") ? "s" : ""} installed on the stack: \`apt-get install ${os}\` (where an apt buildpack runs first: a line each in its Aptfile).`

/** Packages that many ask for without knowing that another comes compiled. */
const compiledInstead: ReadonlyMap<string, string> = new Map([
  ["psycopg2", "`psycopg2-binary` in place of `psycopg2`"],
  [
    "mysqlclient",
    "`PyMySQL` in place of `mysqlclient` (with `import pymysql; pymysql.install_as_MySQLdb()` before Django starts)"
  ],
  ["mysql-python", "`PyMySQL` or `mysqlclient` in place of `MySQL-python`"],
  ["pysqlite", "nothing: Python has the module sqlite3 of its own"],
  ["pysqlite3", "`pysqlite3-binary` in place of `pysqlite3`"],
  ["pil", "`Pillow` in place of `PIL`"],
  ["pycrypto", "`pycryptodome` in place of `pycrypto`"],
  ["m2crypto", "`cryptography` in place of `M2Crypto`, if the code can do with it"]
])

const compiled = (build: FailedBuild, failure: PipFailure): ReadonlyArray<string> => {
  const instead = compiledInstead.get(build.name?.toLowerCase() ?? "")
  if (instead !== undefined) return [`Or write ${instead}: it needs no compiler.`]
  return isOwn(build) || build.name === undefined
    ? []
    : [
        `Or take a release of ${build.name} that comes compiled (a wheel) for Python ${pythonLine(failure)}; the newest often does: write \`${build.name}\` without a version.`
      ]
}

export const lacking = (
  build: FailedBuild,
  failure: PipFailure,
  id: string,
  title: string,
  message: string,
  ...hints: ReadonlyArray<string>
): Diagnosis => ({
  id: `pip/${id}`,
  blame: "environment",
  title,
  message,
  hints: [...hints, ...compiled(build, failure)]
})

export const libraryMissing = (build: FailedBuild, failure: PipFailure, library: Library, sign: string): Diagnosis =>
  lacking(
    build,
    failure,
    "missing-library",
    "A library for the compiler is not installed",
    `${packageAtStart(build)} is built against ${library.what}, whose files for the compiler are not here: ${sign}.`,
    installHint(library.os)
  )
