/** An application as surveyed: what its files and its user's settings say, each fact with its origin. */
import type { Origin } from "./Origin.ts"
import type { Overlooked } from "./Overlooked.ts"
import type { PythonHint, SourceFile } from "./PythonHint.ts"
import type { PythonRequest } from "./PythonVersion.ts"
import type { Requirements } from "./Requirements.ts"
import type { Notice, StagingError } from "./StagingError.ts"

/** Why a version cannot be understood; what to write instead depends on what there is. */
export interface VersionProblem extends StagingError {
  /** This problem with an example that the stack has; `lines` are its lines of Python, newest first. */
  readonly onStack: (lines: ReadonlyArray<string>) => StagingError
}

/** One place that may ask for a Python. Places that say nothing are not listed. */
export interface VersionSource {
  readonly origin: Origin
  /** The version as written, trimmed. */
  readonly text: string
  /** `undefined` when it cannot be understood: `problem` says why. */
  readonly asked: PythonRequest | undefined
  readonly problem: VersionProblem | undefined
  /** The range that stands there in place of a version (PEP 440): `>=3.11,<3.13`. */
  readonly specifier?: string
  /** What is asked for where there is none of the first, in this order: asdf takes several versions. */
  readonly otherwise?: ReadonlyArray<PythonRequest>
}

/** A range that the application declares. */
export interface VersionRange {
  readonly origin: Origin
  /** The range as written: `>=3.9,<3.13`, or Poetry's `~2.7 || ^3.6`. */
  readonly specifier: string
  /** Ranges of PEP 440, any of which holds a Python that is meant, where it is written in another way. */
  readonly anyOf?: ReadonlyArray<string>
}

/** `python3 app.py` in a Procfile, or `#!/usr/bin/env python3` in a script that it starts. */
export interface StartedPython {
  readonly origin: Origin
  /** `python3` */
  readonly name: string
}

/** What its user chose of what is in it. */
export interface Choices {
  /** `$PYTHON_PACKAGE_MANAGER` */
  readonly manager?: string
  /** `$PYTHON_GROUPS`, as written. */
  readonly groups?: string
  /** `$PYTHON_EXTRAS`, as written. */
  readonly extras?: string
  /** `$PYTHON_REQUIREMENTS`, as written. */
  readonly requirements?: string
  /** `$PYTHON_SCRIPT`, as written. */
  readonly script?: string
}

/** A wheel of the app's own that was built elsewhere. */
export interface BuiltWheel {
  /** What names it: `dist/`, or a word of `$PYTHON_REQUIREMENTS`. */
  readonly asked: string
  /** Files that are meant by it, by their paths; one of them is for the chosen Python. */
  readonly paths: ReadonlyArray<string>
}

/** A script that says what it needs (PEP 723). */
export interface AppScript {
  readonly path: string
  /** Requirements, each on the line of the file on which it stands; other lines are empty. */
  readonly lines: ReadonlyArray<string>
  /** The tools that have a table in the block. */
  readonly tools: ReadonlyArray<string>
  /** All of the block. */
  readonly document: Readonly<Record<string, unknown>>
  /** The lock file beside it, `tool.py.lock`, where there is one. */
  readonly lock?: { readonly path: string; readonly text: string }
}

/** What `pyproject.toml` says that concerns staging. */
export interface Pyproject {
  /** All of it, for those who know a table of it. */
  readonly document: Readonly<Record<string, unknown>>
  readonly hasBuildSystem: boolean
  /** `[build-system]` is all that it says of a package: neither [project] nor a table of a build backend describes one. */
  readonly describesNothing?: true
  /** Where it says which Pythons it runs on, if not as `requires-python`: `python` under [tool.poetry.dependencies]. */
  readonly pythonKey?: string
  readonly project:
    | {
        readonly name: string | undefined
        readonly dependencies: ReadonlyArray<string>
        readonly dynamicDependencies: boolean
      }
    | undefined
}

/** A workspace of which the app is a member, whose lock file is among its texts. */
export interface Workspace {
  /** The app's path from the workspace's root. */
  readonly folder: string
  /** All of the root's `pyproject.toml`. */
  readonly document: Readonly<Record<string, unknown>>
}

export interface Application {
  readonly root: string
  /** Whether one of its files says that it is a Python app; `bin/detect` answers the same. */
  readonly recognised: boolean
  /** Names in the root directory; a directory's ends in `/`. */
  readonly names: ReadonlySet<string>
  readonly versionSources: ReadonlyArray<VersionSource>
  /** Files that could name the Python, are there, and name none: a `.tool-versions` for other tools. */
  readonly silentSources: ReadonlyArray<string>
  readonly ranges: ReadonlyArray<VersionRange>
  /** What has a say about the Python where nothing above names one, the first before the others; else not read. */
  readonly hints: ReadonlyArray<PythonHint>
  /** Its code, to be parsed where that has the last say; else not read. */
  readonly sources: ReadonlyArray<SourceFile>
  /** Pythons that are started by a name with a version, by a Procfile or by a script that it starts. */
  readonly startedPythons: ReadonlyArray<StartedPython>
  readonly requirements: Requirements | undefined
  /** The files that `requirements` was read from, by their paths, without those that they name. */
  readonly requirementFiles: ReadonlyArray<string>
  /** Wheels that were built elsewhere, where nothing else says what to install, or a variable names them. */
  readonly wheels?: ReadonlyArray<BuiltWheel>
  /** Paths of those wheels that are for the chosen Python; absent before one is chosen. */
  readonly chosenWheels?: ReadonlyArray<string>
  /** The script that is installed for, where nothing else says what to install, or a variable names it. */
  readonly script?: AppScript
  readonly pyproject: Pyproject | undefined
  readonly choices: Choices
  /** A lock file's manager installs it, and chooses among its groups and extras. */
  readonly managed?: true
  /** Extras that `setup.cfg` describes, where there is one. */
  readonly setupExtras?: ReadonlyArray<string>
  /** Names of the variables that are set, of which a lock file's index may take its credentials. */
  readonly variables: ReadonlySet<string>
  /** Process types of a Procfile by name; `undefined` without one. */
  readonly procfile: ReadonlyMap<string, string> | undefined
  /** Its path from the top of what is deployed, where it is a folder of that. */
  readonly folder?: string
  /** Its Procfile is the one at that top, where the commands are started as well. */
  readonly isStartedAtTop?: true
  readonly workspace?: Workspace
  /** Names of the distributions that it brings along in `vendor/`, where these count. */
  readonly vendored?: ReadonlyArray<string>
  /** Texts of the files that installers name as theirs and nobody above reads. */
  readonly texts: ReadonlyMap<string, string>
  /** Names of files that are links out of the app: what they say is not quoted. */
  readonly outside: ReadonlySet<string>
  /** Only where none of the above asks for a package. */
  readonly overlooked?: Overlooked
  readonly notices: ReadonlyArray<Notice>
  /** What makes a staging impossible, in the order found. */
  readonly problems: ReadonlyArray<StagingError>
  /** Found in files, to be hidden in every output. */
  readonly secrets: ReadonlyArray<string>
}
