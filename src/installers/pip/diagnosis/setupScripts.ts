/** Rules for what a setup.py does wrong while it runs. */
import {
  type FailedBuild,
  fileOf,
  isOwn,
  lastError,
  newerRelease,
  olderRelease,
  Package,
  packageOf,
  raisedAt,
  whileBuilding
} from "./FailedBuild.ts"
import { type Diagnosis, howToChoose, type PipFailure, type Rule } from "./Rule.ts"

const broken = (id: string, title: string, message: string, hints: ReadonlyArray<string>): Diagnosis => ({
  id: `pip/${id}`,
  blame: "app",
  title,
  message,
  hints
})

const evidence = (build: FailedBuild): string => {
  const at = raisedAt(build)
  const error = lastError(build) ?? ""
  return at === undefined ? `  ${error}` : `  ${at.place}${at.code === undefined ? "" : `: ${at.code}`}\n  ${error}`
}
const take = (build: FailedBuild): ReadonlyArray<string> =>
  newerRelease(build).map((hint) => hint.replace(/^Or take/, "Take"))

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

/** On Debian's own Pythons up to 3.11. */
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
      ...broken(
        "incomplete-python",
        "This Python is incomplete",
        `${Package(build)} uses the module ${root}, and this Python came without it:\n${evidence(build)}`,
        [`Have the OS package installed on the stack: \`apt-get install ${debian}\`.`]
      ),
      blame: "environment"
    }
  }
  return root === "pip" ? importsPip(build) : notThere(build, failure, root)
})

const importsPip = (build: FailedBuild): Diagnosis =>
  broken(
    "imports-pip",
    "A setup.py imports pip",
    `${Package(build)} imports parts of pip while it is built, and those are no longer there:\n${evidence(build)}`,
    isOwn(build)
      ? [
          'Read the file instead: `install_requires=open("requirements.txt").read().splitlines()` (without lines that are options).'
        ]
      : take(build)
  )

const notThere = (build: FailedBuild, failure: PipFailure, module: string): Diagnosis => {
  const distribution = distributions.get(module) ?? module
  if (isOwn(build)) {
    return broken(
      "missing-build-requirement",
      "The app's own setup.py imports what is not installed yet",
      `${fileOf(build, "setup.py").replace(/^the/, "The")} imports ${module}, and while it runs nothing of what the app asks for is installed:\n${evidence(build)}`,
      [
        failure.python.major === 2 || failure.python.minor < 7
          ? "Import it inside of the function that needs it, not while setup.py runs."
          : requires(distribution),
        "Or do not import the app's own code there: to tell its version, write it down or read it from the file as text."
      ]
    )
  }
  return broken(
    "missing-build-requirement",
    "A package does not say what it needs for building",
    `While it is built, ${packageOf(build)} imports ${module}, and does not say that it needs ${distribution} for building:\n${evidence(build)}`,
    [
      ...take(build),
      `A release that comes compiled (a wheel) needs no ${distribution}; the package itself would need \`requires = ["setuptools", "${distribution}"]\` below [build-system] in its pyproject.toml.`
    ]
  )
}

const missingFile: Rule = whileBuilding((build) => {
  const [, path] =
    /^(?:FileNotFoundError|IOError|OSError): \[Errno 2\] No such file or directory: [ub]?'([^']+)'/.exec(
      lastError(build) ?? ""
    ) ?? []
  if (path === undefined) return undefined
  const file = path.startsWith("/") ? path.replace(/^.*\//, "") : path
  return isOwn(build)
    ? broken(
        "setup-reads-missing-file",
        "The app's own setup.py reads a file that is not there",
        `${fileOf(build, "setup.py").replace(/^the/, "The")} reads ${file}, which is not in the app:\n${evidence(build)}`,
        [
          `Commit ${file} (\`git check-ignore -v ${file}\` tells whether something keeps it out), or change setup.py to do without.`
        ]
      )
    : broken(
        "setup-reads-missing-file",
        "A package's source lacks a file",
        `While it is built, ${packageOf(build)} reads ${file}, which its archive does not hold:\n${evidence(build)}`,
        [
          ...take(build),
          ...olderRelease(build),
          "The archive of that release is incomplete; releases with a wheel do not need it."
        ]
      )
})

const setuptoolsBelow = (failure: PipFailure, limit: number): ReadonlyArray<string> => {
  // setuptools 66 is the first that starts under Python 3.12.
  if (failure.python.major === 2 || failure.python.minor < 7 || (failure.python.minor > 11 && limit <= 66))
    return [`Or ask for an older Python. ${howToChoose("3.11")} Then it can be built with an older setuptools.`].filter(
      () => failure.python.minor > 11
    )
  const [major = 0, minor = 0] = failure.pip.split(".").map(Number)
  const variable = major > 25 || (major === 25 && minor >= 3) ? "PIP_BUILD_CONSTRAINT" : "PIP_CONSTRAINT"
  return [
    `Or build it with an older setuptools: write the line \`setuptools<${limit}\` into a file build-constraints.txt beside requirements.txt, and set \`${variable}=build-constraints.txt\`.`
  ]
}

const setupCommand: Rule = whileBuilding((build, failure) => {
  const at = build.output.findIndex((text) => /^error in .+ setup command: /.test(text))
  if (at < 0) return undefined
  const said = (build.output[at] ?? "").replace(/^error in .+? setup command: /, "")
  const more = build.output
    .slice(at + 1, at + 3)
    .filter((text) => /^\s+\S/.test(text) && !/^\s*[\^~]+\s*$/.test(text))
    .map((text) => `  ${text.trim()}`)
  const requirement = /requirement/.test(said)
  return broken(
    "invalid-setup-arguments",
    "setuptools refuses what a setup.py says",
    [
      `${fileOf(build, "setup.py").replace(/^the/, "The").replace(/^s/, "S")} gives setup() something that it does not take:`,
      `  ${said}`,
      ...more
    ].join("\n"),
    isOwn(build)
      ? [
          requirement
            ? "Write requirements as `name`, `name==1.0` or `name>=1.0,<2`, one in each string."
            : "Mend that argument of setup()."
        ]
      : [...take(build), ...setuptoolsBelow(failure, 66)]
  )
})

const invalidVersion: Rule = whileBuilding((build, failure) => {
  const version = /InvalidVersion: Invalid version: u?'([^']*)'/.exec(build.text)?.[1]
  if (version === undefined) return undefined
  return broken(
    "invalid-package-version",
    "A version is not one",
    `${Package(build)} calls its version \`${version}\`, which setuptools has refused since version 66.`,
    isOwn(build)
      ? [
          "Write a version of numbers into setup.py or pyproject.toml: `1.0`, `1.0.dev1` for a development version, `1.0+text` for a variant."
        ]
      : [...take(build), ...setuptoolsBelow(failure, 66)]
  )
})

const renamed: Rule = whileBuilding((build) => {
  const found =
    /The ['"]?([\w.-]+)['"]? (?:PyPI )?package (?:is deprecated|has been removed|is obsolete)[\s\S]{0,60}?\b(?:use|install)\s+['"`]?([\w.-]+\w)['"`]?/i.exec(
      build.text
    )
  if (found === null) return undefined
  const [, old = "", now = ""] = found
  return broken(
    "renamed-package",
    `The package ${old} has another name now`,
    `${Package(build)} is only a placeholder that refuses to be installed: the package's name is ${now}.`,
    [
      `Write \`${now}\` in the place of \`${old}\` in requirements.txt.`,
      ...(build.askedBy !== undefined && !build.askedBy.includes(" line ")
        ? [`Where another package asks for it: take a newer release of ${build.askedBy.split(" ")[0]}.`]
        : [])
    ]
  )
})

/** setuptools fetches `setup_requires` itself, up to 41 with easy_install, later with a pip that knows nothing of this one's options. */
const setupRequires: Rule = whileBuilding((build) => {
  const wanted =
    /Could not find suitable distribution for Requirement\.parse\(u?'([^']+)'\)/.exec(build.text)?.[1] ??
    /DistutilsError: Command '\[.*'(?:wheel|install)'.*, '([^']+)'\]' returned non-zero/.exec(build.text)?.[1]
  if (wanted === undefined) return undefined
  const name = /^[\w.-]+/.exec(wanted)?.[0] ?? wanted
  return broken(
    "setup-requires-failed",
    "What a setup.py asks for while it runs cannot be fetched",
    `${Package(build)} asks for ${wanted} while it is built (\`setup_requires\`), and setuptools, which fetches that itself, could not.`,
    isOwn(build)
      ? [requires(name), `Then remove \`setup_requires\` from setup.py.`]
      : [...take(build), "A release that comes as a wheel needs nothing for building."]
  )
})

const noBdistWheel: Rule = whileBuilding((build) =>
  /error: invalid command 'bdist_wheel'/.test(build.text)
    ? broken(
        "no-bdist-wheel",
        "A package cannot be built as a wheel",
        `${Package(build)} was to be built as a wheel, and its build knows no \`bdist_wheel\`: wheel is not among what it requires, or its setup.py sends the command away.`,
        isOwn(build) ? [requires("wheel")] : take(build)
      )
    : undefined
)

/** Cython 3 compiles no code that relies on what Cython 0.29 let pass; PyYAML 5 and its kin name no limit. */
const cython: Rule = whileBuilding((build, failure) => {
  if (!/has no attribute 'cython_sources'|Cython\.Compiler\.Errors\.CompileError/.test(build.text)) return undefined
  const [major = 0, minor = 0] = failure.pip.split(".").map(Number)
  const variable = major > 25 || (major === 25 && minor >= 3) ? "PIP_BUILD_CONSTRAINT" : "PIP_CONSTRAINT"
  return broken(
    "cython-too-new",
    "A package needs an older Cython",
    `${Package(build)} is built with Cython, and does not go with Cython 3:\n  ${lastError(build) ?? "Cython.Compiler.Errors.CompileError"}`,
    [
      ...take(build),
      `Or write the line \`Cython<3\` into a file build-constraints.txt beside requirements.txt, and set \`${variable}=build-constraints.txt\`.`
    ]
  )
})

const buildRequirement: Rule = whileBuilding((build, failure) => {
  const wanted = /No matching distribution found for ([^\n]+)/.exec(build.text)?.[1]?.trim()
  if (wanted === undefined) return undefined
  return broken(
    "no-build-requirement",
    "What a package needs for building cannot be found",
    `${Package(build)} needs ${wanted} for building, and no index or folder that pip may use has that for Python ${failure.python.major}.${failure.python.minor}.`,
    [
      `Offer ${wanted} where the packages come from: in the index, or in the folder that --find-links names.`,
      ...(isOwn(build) ? ["Or change `requires` below [build-system] in pyproject.toml."] : olderRelease(build))
    ]
  )
})

const ownSyntax: Rule = whileBuilding((build) =>
  isOwn(build) && /^(?:SyntaxError|IndentationError|TabError|NameError): /.test(lastError(build) ?? "")
    ? broken(
        "setup-syntax",
        "The app's own setup.py has a mistake",
        `${fileOf(build, "setup.py").replace(/^the/, "The")} cannot be run:\n${evidence(build)}`,
        [
          `Mend that line; \`python ${build.folder === "." ? "" : `${build.folder}/`}setup.py --version\` shows whether it runs.`
        ]
      )
    : undefined
)

export const setupScripts: ReadonlyArray<Rule> = [
  renamed,
  buildRequirement,
  setupCommand,
  invalidVersion,
  setupRequires,
  noBdistWheel,
  cython,
  missingModule,
  missingFile,
  ownSyntax
]
