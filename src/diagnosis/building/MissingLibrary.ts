/** What the stack lacks for compiling a package, and how a person gets it. */
import { normalise } from "../../domain/PackageName.ts"
import type { FailedBuild } from "../FailedBuild.ts"
import type { Library } from "./SystemLibraries.ts"
import { type Diagnosis, type PipFailure, pythonLine } from "../Rule.ts"
import { placeOfName } from "../RequirementPlace.ts"
import { isOwn, packageAtStart, wheelsAllowed } from "./PackageWording.ts"

export const installHint = (os: string): string =>
  `Have the OS package${os.includes(" ") ? "s" : ""} installed on the stack: \`apt-get install ${os}\` (where an apt buildpack runs first: a line each in its Aptfile).`

const needsNone = "it needs no compiler"
const asMySql = "with `import pymysql; pymysql.install_as_MySQLdb()` before the code that imports MySQLdb"
/** Packages that many ask for without knowing that another comes compiled. */
const compiledInstead: ReadonlyMap<string, string> = new Map([
  ["psycopg2", `Or write \`psycopg2-binary\` in place of \`psycopg2\`: ${needsNone}.`],
  ["mysqlclient", `Or write \`PyMySQL\` in place of \`mysqlclient\` (${asMySql}): ${needsNone}.`],
  ["mysql-python", `Or write \`PyMySQL\` in place of \`MySQL-python\` (${asMySql}): ${needsNone}.`],
  ["pysqlite", "Or remove the line: Python has the module sqlite3 of its own."],
  ["pysqlite3", `Or write \`pysqlite3-binary\` in place of \`pysqlite3\`: ${needsNone}.`],
  ["pil", `Or write \`Pillow\` in place of \`PIL\`: ${needsNone}.`],
  ["pycrypto", `Or write \`pycryptodome\` in place of \`pycrypto\`: ${needsNone}.`],
  ["m2crypto", `Or write \`cryptography\` in place of \`M2Crypto\`, if the code can do with it: ${needsNone}.`]
])

/** A line that asks for both is common: the one that comes compiled is enough. */
const beside = (build: FailedBuild, failure: PipFailure): ReadonlyArray<string> | undefined => {
  const name = normalise(build.name ?? "")
  const other = ["psycopg2", "pysqlite3"].includes(name) ? `${name}-binary` : undefined
  const place = other === undefined ? undefined : placeOfName(failure, other)
  return place === undefined
    ? undefined
    : [
        `Or remove \`${build.name}\`${build.request?.line === undefined ? "" : ` (${build.request.line.place})`}: ${place} asks for \`${other}\` already, and ${needsNone}.`
      ]
}

const compiled = (build: FailedBuild, failure: PipFailure): ReadonlyArray<string> => {
  const allowed = wheelsAllowed(build)
  if (allowed.length > 0) return allowed
  const instead = compiledInstead.get(normalise(build.name ?? ""))
  if (instead !== undefined) return beside(build, failure) ?? [instead]
  if (isOwn(build) || build.name === undefined) return []
  const held = build.request?.constraint
  return [
    build.isNewest === true && held === undefined
      ? `Or choose a Python that ${build.name} comes compiled for (as a wheel).`
      : `Or take a release of ${build.name} that comes compiled (a wheel) for Python ${pythonLine(failure)}; the newest often does: ${
          held === undefined
            ? `write \`${build.name}\` without a version`
            : `change \`${held.text}\` (${held.place}), a constraint that holds it`
        }.`
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
  id,
  blame: "environment",
  title,
  message,
  hints: [...hints, ...compiled(build, failure)]
})

export const libraryMissing = (build: FailedBuild, failure: PipFailure, library: Library, sign: string): Diagnosis =>
  lacking(
    build,
    failure,
    "pip/missing-library",
    "A system library is missing",
    `${packageAtStart(build)} is built against ${library.what}, whose files for the compiler are not here: ${sign}.`,
    installHint(library.os)
  )
