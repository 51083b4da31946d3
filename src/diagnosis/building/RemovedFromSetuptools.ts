/** Rules for packages whose setup.py uses what setuptools has had, and has no more. */
import { holdBack } from "./BuildConstraint.ts"
import { defect } from "./Defect.ts"
import { lastError } from "./LastError.ts"
import { type FailedBuild, whileBuilding } from "../FailedBuild.ts"
import { compareLines } from "../PythonEras.ts"
import { type Diagnosis, type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { atMost, over } from "../StackLines.ts"
import { isOwn, newerRelease, packageAtStart } from "./PackageWording.ts"

interface Removed {
  readonly sign: RegExp
  /** What the package does, as a clause that ends with "which setuptools has". */
  readonly does: string
  /** The first setuptools without it. */
  readonly since: string
  /** The newest Python that has what is needed; any that an old enough setuptools runs on where there is none. */
  readonly python?: string
  /** What the app's own setup.py can do in its place. */
  readonly instead?: string
}

const attribute = (name: string, since: string, instead?: string): Removed => ({
  sign: new RegExp(`cannot import name '?${name}'? from '?setuptools'?|module 'setuptools' has no attribute '${name}'`),
  does: `takes \`${name}\` from setuptools while it is built, which setuptools has`,
  since,
  ...(instead === undefined ? {} : { instead })
})
const module = (name: string, since: string): Removed => ({
  sign: new RegExp(`No module named '?${name.replaceAll(".", "\\.")}'?(?:$|[^.\\w])`),
  does: `imports ${name} while it is built, which setuptools has`,
  since
})

/** Each was imported from the releases on both sides (57.5 to 84.2). */
const removed: ReadonlyArray<Removed> = [
  {
    sign: /use_2to3 is invalid/,
    does: "is translated from Python 2 while it is built (`use_2to3`), which setuptools has",
    since: "58",
    python: "2.7",
    instead: "Or translate the code once, with `2to3 -w`, and remove `use_2to3` from setup.py."
  },
  attribute("Feature", "46"),
  attribute("convert_path", "70", "Or do without: `convert_path(path)` is `path` here."),
  module("setuptools.dep_util", "70"),
  module("setuptools.extern", "71"),
  module("setuptools.command.upload", "75"),
  module("setuptools.command.register", "75"),
  module("setuptools.command.upload_docs", "75"),
  module("setuptools.ssl_support", "58"),
  module("setuptools.lib2to3_ex", "58"),
  module("setuptools.command.py36compat", "68"),
  module("distutils.command.bdist_wininst", "65"),
  module("setuptools.sandbox", "80"),
  module("setuptools.package_index", "80.10"),
  module("distutils.msvccompiler", "74")
]

/** setuptools up to 65 does not start under Python 3.12 (66 is the first that does not ask `pkgutil` for ImpImporter). */
const firstOnNew = "66"

const titled = "A package needs an older setuptools"

/** What an app writes that has the setup.py itself. */
export const ownRemedy = (pin: string, instead: string | undefined): ReadonlyArray<string> => [
  `Write into pyproject.toml, below [build-system]: \`requires = ["${pin}"]\` and \`build-backend = "setuptools.build_meta"\`.`,
  ...(instead === undefined ? [] : [instead])
]

const told = (build: FailedBuild, failure: PipFailure, found: Removed, said: string): Diagnosis => {
  const message = `${packageAtStart(build)} ${found.does} no more since version ${found.since}:\n  ${said}`
  const pin = `setuptools<${found.since}`
  if (compareLines(found.since, firstOnNew) >= 0 || compareLines(pythonLine(failure), "3.12") < 0)
    return defect(
      "pip/needs-old-setuptools",
      titled,
      message,
      isOwn(build) ? ownRemedy(pin, found.instead) : [...holdBack(failure, pin), ...newerRelease(build)]
    )
  const older = atMost(failure, found.python ?? "3.11")
  return {
    ...defect("pip/needs-old-setuptools", titled, message, [
      ...(isOwn(build) && found.instead !== undefined ? [found.instead] : newerRelease(build)),
      `Or ask for an older Python. ${older.hint}`
    ]),
    ...over(older)
  }
}

export const removedFromSetuptools: Rule = whileBuilding((build, failure) => {
  const error = lastError(build) ?? ""
  const found = removed.find(({ sign }) => sign.test(error) || (sign.source.includes("2to3") && sign.test(build.text)))
  if (found === undefined) return undefined
  const said = build.output
    .findLast((text) => found.sign.test(text))
    ?.replace(/ \([^()]*\/[^()]*\)$/, "")
    .trim()
  return told(build, failure, found, said ?? error)
})
