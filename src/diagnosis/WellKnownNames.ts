/** Names under which people look for a package that has another one, or that is Python itself. */
import { meantBy } from "../domain/PackageOfModule.ts"
import { normalise } from "../domain/PackageName.ts"
import { isStandardModule } from "../domain/StandardModules.ts"

/** Made for Python 2 out of what Python 3 has by itself. */
const backports: ReadonlySet<string> = new Set([
  "enum34",
  "functools32",
  "futures",
  "ipaddress",
  "subprocess32",
  "trollius"
])
export const aboutBackport = (name: string): string | undefined =>
  backports.has(normalise(name))
    ? `Python 3 has what \`${name}\` brings: remove the line, or write \`${name}; python_version < "3"\`.`
    : undefined

/** Has no release for Python 3 and never will: what is used in its place. */
const successors: ReadonlyMap<string, string> = new Map([
  ["mysql-python", "`mysqlclient` (its successor, which is compiled, too) or `PyMySQL` (which is not)"],
  ["pil", "`Pillow`"],
  ["pycrypto", "`pycryptodome`"],
  ["beautifulsoup", "`beautifulsoup4`"],
  ["distribute", "`setuptools`"],
  ["nose", "`pytest`"],
  ["pysqlite", "the module sqlite3 of Python itself: remove the line"],
  ["flask-script", "Flask's own command `flask`"],
  ["python-openid", "`python3-openid`"],
  ["suds", "`suds-community`"],
  ["mox", "`mox3`"],
  ["bsddb3", "`berkeleydb`"]
])
/** Parts of Python 3 that lists of Python 2 name. */
const absorbed: ReadonlySet<string> = new Set([
  ...backports,
  "argparse",
  "anyjson",
  "configparser",
  "hashlib",
  "multiprocessing",
  "ordereddict",
  "ssl",
  "unittest2",
  "uuid",
  "wsgiref"
])

/** What takes the place of a package that does not build under Python 3, whatever its release. */
export const successorOf = (name: string): string | undefined => {
  const plain = normalise(name)
  const successor = successors.get(plain)
  if (successor !== undefined) return `Or use in its place ${successor}.`
  return absorbed.has(plain)
    ? `Or remove it: Python 3 has what \`${name}\` brings (\`${name}; python_version < "3"\` keeps it for Python 2).`
    : undefined
}

/** What to do about a name, where it is known. */
export const aboutName = (name: string): string | undefined => {
  const plain = normalise(name)
  const right = meantBy(plain)
  if (right !== undefined) return `The package is called \`${right}\`: write that name.`
  return isStandardModule(plain) ? `\`${name}\` is part of Python itself: remove the line.` : undefined
}
