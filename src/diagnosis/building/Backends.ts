/** Rules for projects that their build backend refuses: what pyproject.toml and setup.cfg say, and which files there are. */
import { type FailedBuild, lastMention, type Mention, whileBuilding } from "../FailedBuild.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { asFirst, fileAtStart, fileOf, isOwn, newerRelease, packageAtStart, packageOf } from "./PackageWording.ts"

const unknown: Mention = { name: undefined, version: undefined, folder: undefined, askedBy: undefined }
/** Where pip itself gives up, there is no output of a build; what it worked on last is meant. */
const atWork = (text: string): Mention => {
  const lines = text.split("\n")
  const end = lines.findIndex((line) => /^(?:ERROR|error|× )/.test(line.trimStart()))
  return lastMention(end < 0 ? lines : lines.slice(0, end)) ?? unknown
}

const notMended = (build: Mention): ReadonlyArray<string> =>
  isOwn(build)
    ? []
    : [...asFirst(newerRelease(build)), "The defect is in that package; whoever maintains it can mend it."]

const refuses = (
  id: string,
  title: string,
  build: Mention,
  message: string,
  ...own: ReadonlyArray<string>
): Diagnosis => ({ id, blame: "app", title, message, hints: isOwn(build) ? own : notMended(build) })

/** What pyproject.toml needs for each backend. */
const backends: ReadonlyMap<string, string> = new Map([
  ["setuptools.build_meta", "setuptools"],
  ["poetry.core.masonry.api", "poetry-core"],
  ["poetry.masonry.api", "poetry"],
  ["flit_core.buildapi", "flit_core>=3.2,<4"],
  ["hatchling.build", "hatchling"],
  ["pdm.backend", "pdm-backend"],
  ["maturin", "maturin"],
  ["mesonpy", "meson-python"],
  ["scikit_build_core.build", "scikit-build-core"],
  ["uv_build", "uv_build"],
  ["setuptools_rust", "setuptools-rust"],
  ["sipbuild.api", "sip"],
  ["jupyter_packaging.build_api", "jupyter-packaging"]
])

const unavailable: Rule = (_failure, text) => {
  const found =
    /BackendUnavailable: Cannot import '([^']+)'/.exec(text) ?? /BackendUnavailable(?::|$)[^\n]*/m.exec(text)
  if (found === null) return undefined
  const build = atWork(text)
  const backend = found[1] ?? "the backend that its pyproject.toml names"
  const brings = backends.get(backend.replace(/:.*$/, ""))
  return refuses(
    "pip/build-backend-unavailable",
    "A build backend cannot be imported",
    build,
    `${packageAtStart(build)} is to be built by ${found[1] === undefined ? backend : `\`${backend}\``}, named in ${fileOf(build, "pyproject.toml")}. That cannot be imported from what it requires for building.`,
    brings === undefined
      ? `Name the package that has ${backend} in pyproject.toml, below [build-system]: \`requires = ["…"]\`.`
      : `Write into pyproject.toml, below [build-system]: \`requires = ["${brings}"]\`.`
  )
}

const toml: Rule = (_failure, text) => {
  const found = /(?:TOMLDecodeError|TomlDecodeError|TomlError)(?:: |\()([^\n]*)/.exec(text)?.[1]
  if (found === undefined) return undefined
  const build = atWork(text)
  const [, line, column] = /line (\d+),? col(?:umn)? (\d+)/.exec(found) ?? []
  return refuses(
    "pip/invalid-toml",
    "pyproject.toml cannot be read",
    build,
    `${fileAtStart(build, "pyproject.toml")} is not valid TOML: ${found.replace(/[.)]*$/, (end) => end.replace(/\.+/, ""))}.`,
    line === undefined
      ? "Mend that file; it must be TOML."
      : `Mend line ${line} of pyproject.toml, at column ${column}.`
  )
}

const buildSystem: Rule = (_failure, text) => {
  const found =
    /^(?:error: )?× Can not process (\S+).*\n╰─> This package has an invalid pyproject\.toml file\.\n\s*(.+(?:\n {4}.*)*)/m.exec(
      text
    ) ?? /(?<!\S)(\S+) has a pyproject\.toml file that does not comply with PEP 518: (.*)/.exec(text)
  if (found === null) return undefined
  const build = atWork(text)
  return refuses(
    "pip/invalid-build-system",
    "pyproject.toml says nothing usable about building",
    build,
    `${fileAtStart(build, "pyproject.toml")} is not valid: ${(found[2] ?? "").replaceAll(/\s+/g, " ").trim().replace(/\.$/, "")}.`,
    'Write into pyproject.toml, below [build-system]: `requires = ["setuptools"]` and `build-backend = "setuptools.build_meta"`.'
  )
}

/** The hint to do without a build system: then there is no package, and other files say what is installed. */
const unbuilt = ({ files }: PipFailure): ReadonlyArray<string> =>
  files.includes("setup.py")
    ? []
    : [
        `Or remove [build-system] from pyproject.toml: then only ${files.includes("requirements.txt") ? "what requirements.txt asks for is" : "the dependencies of [project] are"} installed, and the app's own code is not built.`
      ]

const flat: Rule = whileBuilding((build, failure) => {
  const found = /Multiple top-level (packages|modules) discovered in a flat-layout: \[([^\]]*)\]/.exec(build.text)
  if (found === null) return undefined
  const names = [...(found[2] ?? "").matchAll(/'([^']+)'/g)].map((each) => each[1] ?? "").toSorted()
  const list = names.map((name) => `"${name}"`).join(", ")
  const [toml, setup] = found[1] === "packages" ? ["packages", "packages"] : ["py-modules", "py_modules"]
  return refuses(
    "pip/several-packages",
    "setuptools cannot tell which folders are the package",
    build,
    `${packageAtStart(build)} has several folders or modules beside its setup.py or pyproject.toml (${names.join(", ")}), and setuptools does not guess which of them to install.`,
    `To install these: write into pyproject.toml, below [tool.setuptools], \`${toml} = [${list}]\` (in setup.py: \`${setup}=[${list}]\`). Leave out what is not code.`,
    "To install none, where the app only runs from its folder: `py-modules = []` (in setup.py: `py_modules=[]`).",
    ...unbuilt(failure)
  )
})

const noFiles: Rule = whileBuilding((build, failure) => {
  const hatch = /Unable to determine which files to ship inside the wheel/.test(build.text)
  const flit = /^ValueError: No file\/folder found for module (\S+)|^.*Cannot find module ['"]?([\w.-]+)/m.exec(
    build.text
  )
  // A traceback of Python 3.13 quotes the source, which has the same words before a name in braces.
  const poetry = /No file\/folder found for package (?!\{)(\S+)|(?<!\S)(\S+) does not contain any element/.exec(
    build.text
  )
  if (!hatch && flit === null && poetry === null) return undefined
  const sought =
    poetry?.[1] ??
    flit?.[1] ??
    flit?.[2] ??
    /name of your project \(([^)]+)\)/.exec(build.text)?.[1] ??
    build.name ??
    "the project"
  const folder = sought.replaceAll(/[-.]/g, "_").toLowerCase()
  return refuses(
    "pip/no-files-to-package",
    "The project's code is not where it is looked for",
    build,
    `${packageAtStart(build)} is named ${sought}, and there is no folder ${folder} or src/${folder}, nor ${folder}.py, to build it from.`,
    hatch
      ? 'Write the folder with the code into pyproject.toml, below [tool.hatch.build.targets.wheel]: `packages = ["folder"]`.'
      : poetry !== null
        ? 'Write the folder with the code into pyproject.toml, below [tool.poetry]: `packages = [{ include = "folder" }]`. Where there is none to install: `package-mode = false`.'
        : 'Write the module with the code into pyproject.toml: below [tool.flit.module], `name = "module"`.',
    ...unbuilt(failure)
  )
})

const configurationErrors: ReadonlyArray<RegExp> = [
  /^configuration error: (.+)/m,
  /invalid pyproject\.toml config: (.+)/,
  /The Poetry configuration is invalid:\n((?:\s*- .+\n?)+)/,
  /^(?:flit_core\.\S+\.)?ConfigError: (.+)/m,
  /^(?:\S+\.)?InvalidConfigError: (.+)/m,
  /^(?:\S+\.)?(?:ConfigurationError|ParseError|ParsingException|PyProjectError|ValidationError): (.+)/m,
  /^(?:ValueError|TypeError): ((?:Field|Dependency|Dependency #\d+ of field|Missing|Invalid|Unknown|Option #\d+ of|Table|Metadata field) .*(?:`project|`tool\.|classifier|project\.|metadata).*)/m,
  /^OSError: (Readme file does not exist: .+)/m,
  /^(?:\S+\.)?(?:DistutilsFileError|SetupError|FileError): (.*(?:setup\.cfg|pyproject\.toml).*)/m
]

const configuration: Rule = whileBuilding((build) => {
  const found = configurationErrors.flatMap((pattern) => pattern.exec(build.text)?.[1] ?? []).at(0)
  if (found === undefined) return undefined
  const said = found
    .trim()
    .split("\n")
    .map((line) => `  ${line.trim()}`)
  return refuses(
    "pip/invalid-pyproject",
    "pyproject.toml says something that its backend does not take",
    build,
    [`${fileAtStart(build, "pyproject.toml")} is refused:`, ...said].join("\n"),
    ...advice(found)
  )
})

const advice = (said: string): ReadonlyArray<string> => {
  if (/'version'|project\.version/.test(said)) return ['Write `version = "1.0"` below [project] in pyproject.toml.']
  if (/'name'|project\.name/.test(said)) return ['Write `name = "…"` below [project] in pyproject.toml.']
  if (/License classifiers/.test(said))
    return [
      'Remove the lines that begin with `License ::` from `classifiers`; `license = "MIT"` (or what it is) is enough.'
    ]
  if (/project\.dependencies|must be array/.test(said))
    return ['Write a list: `dependencies = ["flask", "requests>=2"]`.']
  if (/does not exist/.test(said)) return ["Commit that file, or remove the line that names it."]
  return ["Correct what is named above in pyproject.toml, or remove it."]
}

const setupCfg: Rule = whileBuilding((build) => {
  const found =
    /^(?:configparser\.|ConfigParser\.)?(ParsingError|MissingSectionHeaderError|DuplicateOptionError|DuplicateSectionError|InterpolationSyntaxError): (.*(?:setup\.cfg|\.pydistutils).*(?:\n\s+\[line.*|\nfile:.*)*)/m.exec(
      build.text
    )
  if (found === null) return undefined
  return refuses(
    "pip/invalid-setup-cfg",
    "setup.cfg cannot be read",
    build,
    `${fileAtStart(build, "setup.cfg")} cannot be read: ${(found[2] ?? "").replaceAll(/\s+/g, " ")}.`,
    "Mend that line of setup.cfg."
  )
})

/** Versions come from tags, and a platform hands over an app without its history. */
const versionControl: Rule = whileBuilding((build: FailedBuild) => {
  const scm = /setuptools[-_]scm was unable to detect version|unable to detect version for .*\.git/.test(build.text)
  const pbr = /Versioning for this project requires either an sdist tarball/.test(build.text)
  const dynamic = /This does not appear to be a Git project|Unable to detect version control system/.test(build.text)
  if (!scm && !pbr && !dynamic) return undefined
  const setting = scm
    ? "SETUPTOOLS_SCM_PRETEND_VERSION=1.0"
    : pbr
      ? "PBR_VERSION=1.0"
      : "POETRY_DYNAMIC_VERSIONING_BYPASS=1.0"
  return {
    id: "pip/no-version-from-git",
    blame: "app",
    title: "A version is to be read from git, and there is no git history",
    message: `${packageAtStart(build)} takes its version from the tags of its git repository; what is built here comes without one.`,
    hints: [
      `Set the variable \`${setting}\` (the version that ${packageOf(build)} shall have).`,
      ...(isOwn(build) ? ["Or write a fixed version into the project."] : newerRelease(build))
    ]
  }
})

export const backendRules: ReadonlyArray<Rule> = [
  versionControl,
  flat,
  noFiles,
  configuration,
  setupCfg,
  unavailable,
  toml,
  buildSystem
]
