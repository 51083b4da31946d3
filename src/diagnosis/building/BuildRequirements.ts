/** Rules for what a package needs while it is built, and does not have then. */
import { defect } from "./Defect.ts"
import { evidence, lastError } from "./LastError.ts"
import { type FailedBuild, whileBuilding } from "../FailedBuild.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { fileAtStart, isOwn, newerRelease, olderRelease, packageAtStart, packageOf } from "./PackageWording.ts"
import { noIndexBy, placeOfName } from "../RequirementPlace.ts"

/** Modules whose package has another name. */
const distributions: ReadonlyMap<string, string> = new Map([
  ["yaml", "PyYAML"],
  ["setuptools_scm", "setuptools-scm"],
  ["skbuild", "scikit-build"],
  ["sklearn", "scikit-learn"],
  ["Crypto", "pycryptodome"],
  ["PIL", "Pillow"],
  ["dotenv", "python-dotenv"],
  ["bs4", "beautifulsoup4"],
  ["cv2", "opencv-python-headless"],
  ["git", "GitPython"],
  ["OpenSSL", "pyOpenSSL"],
  ["dateutil", "python-dateutil"],
  ["jwt", "PyJWT"],
  ["MySQLdb", "mysqlclient"],
  ["attr", "attrs"],
  ["psycopg2", "psycopg2-binary"],
  ["setuptools_rust", "setuptools-rust"],
  ["pytest_runner", "pytest-runner"],
  ["mesonpy", "meson-python"],
  ["django", "Django"],
  ["flask", "Flask"],
  ["markdown", "Markdown"],
  ["docutils", "docutils"]
])

const requires = (distribution: string): string =>
  `Write into pyproject.toml, below [build-system]: \`requires = [${distribution === "setuptools" ? "" : '"setuptools", '}"${distribution}"]\` and \`build-backend = "setuptools.build_meta"\`.`

/** Modules that Debian's own Pythons up to 3.11 keep in packages apart. */
const debianParts: ReadonlyMap<string, string> = new Map([
  ["distutils", "python3-distutils"],
  ["lib2to3", "python3-lib2to3"],
  ["tkinter", "python3-tk"]
])

const missingModule: Rule = whileBuilding((build, failure) => {
  const [, module = ""] =
    /^(?:ModuleNotFoundError|ImportError): No module named '?([\w.]+)'?/.exec(lastError(build) ?? "") ?? []
  const [root = ""] = module.split(".")
  if (root === "") return undefined
  const debian = debianParts.get(root)
  if (debian !== undefined) {
    return {
      ...defect(
        "pip/incomplete-python",
        "This Python is incomplete",
        `${packageAtStart(build)} uses the module ${root}, and this Python came without it:\n${evidence(build)}`,
        [`Have the OS package installed on the stack: \`apt-get install ${debian}\`.`]
      ),
      blame: "environment"
    }
  }
  return root === "pip" ? importsPip(build) : notThere(build, failure, root)
})

const importsPip = (build: FailedBuild): Diagnosis =>
  defect(
    "pip/imports-pip",
    "A setup.py imports pip",
    `${packageAtStart(build)} imports parts of pip while it is built, and those are no longer there:\n${evidence(build)}`,
    isOwn(build)
      ? [
          'Read the file instead: `install_requires=open("requirements.txt").read().splitlines()` (without lines that are options).'
        ]
      : newerRelease(build)
  )

const notThere = (build: FailedBuild, failure: PipFailure, module: string): Diagnosis => {
  const distribution = distributions.get(module) ?? module
  if (isOwn(build)) {
    return defect(
      "pip/missing-build-requirement",
      "The app's own setup.py imports what is not installed yet",
      `${fileAtStart(build, "setup.py")} imports ${module}, and while it runs nothing of what the app asks for is installed:\n${evidence(build)}`,
      [
        failure.python.major === 2 || failure.python.minor < 7
          ? "Import it inside of the function that needs it, not while setup.py runs."
          : requires(distribution),
        "Or do not import the app's own code there: to tell its version, write it down or read it from the file as text."
      ]
    )
  }
  const there = placeOfName(failure, distribution)
  return defect(
    "pip/missing-build-requirement",
    "A package does not say what it needs for building",
    `While it is built, ${packageOf(build)} imports ${module}, and does not say that it needs ${distribution} for building:\n${evidence(build)}`,
    [
      ...newerRelease(build),
      ...(there === undefined
        ? []
        : [`That ${there} asks for ${distribution} does not help: a build sees nothing of what the app asks for.`]),
      `A release that comes compiled (a wheel) needs no ${distribution}; the package itself would need \`requires = ["setuptools", "${distribution}"]\` below [build-system] in its pyproject.toml.`
    ]
  )
}

/** setuptools fetches `setup_requires` itself, up to 41 with easy_install, later with a pip that knows nothing of this one's options. */
const setupRequires: Rule = whileBuilding((build) => {
  const wanted =
    /Could not find suitable distribution for Requirement\.parse\(u?'([^']+)'\)/.exec(build.text)?.[1] ??
    /DistutilsError: Command '\[.*'(?:wheel|install)'.*, '([^']+)'\]' returned non-zero/.exec(build.text)?.[1]
  if (wanted === undefined) return undefined
  const name = /^[\w.-]+/.exec(wanted)?.[0] ?? wanted
  return defect(
    "pip/setup-requires-failed",
    "What a setup.py asks for while it runs cannot be fetched",
    `${packageAtStart(build)} asks for ${wanted} while it is built (\`setup_requires\`), and setuptools, which fetches that itself, could not.`,
    isOwn(build)
      ? [requires(name), `Then remove \`setup_requires\` from setup.py.`]
      : [...newerRelease(build), "A release that comes as a wheel needs nothing for building."]
  )
})

const noBdistWheel: Rule = whileBuilding((build) =>
  /error: invalid command 'bdist_wheel'/.test(build.text)
    ? defect(
        "pip/no-bdist-wheel",
        "A package cannot be built as a wheel",
        `${packageAtStart(build)} was to be built as a wheel, and its build knows no \`bdist_wheel\`: wheel is not among what it requires, or its setup.py sends the command away.`,
        isOwn(build) ? [requires("wheel")] : newerRelease(build)
      )
    : undefined
)

const buildRequirement: Rule = whileBuilding((build, failure) => {
  const wanted = /No matching distribution found for ([^\n]+)/.exec(build.text)?.[1]?.trim()
  if (wanted === undefined) return undefined
  const closed = noIndexBy(failure) ?? ""
  return defect(
    "pip/no-build-requirement",
    "What a package needs for building cannot be found",
    `${packageAtStart(build)} needs ${wanted} for building, and no index or folder that pip may use has that for Python ${failure.python.major}.${failure.python.minor}.${closed === "" ? "" : ` ${closed} says that no index is to be asked, which holds for what builds need, too.`}`,
    [
      `Offer ${wanted} where the packages come from: in the index, or in the folder that --find-links names.`,
      ...(isOwn(build) ? ["Or change `requires` below [build-system] in pyproject.toml."] : olderRelease(build))
    ]
  )
})

export const buildRequirements: ReadonlyArray<Rule> = [buildRequirement, setupRequires, noBdistWheel, missingModule]
