/**
 * Whether the app's own build fails in finding its own files or modules: folders to package, a module, a README, what
 * setup.py imports. Such a build says that the app is no package in truth; every other failure says what is broken in it.
 */
import { lastError } from "./LastError.ts"
import { buildOf, type FailedBuild } from "../FailedBuild.ts"
import { type PipFailure, textOf } from "../Rule.ts"
import { isOwn } from "./PackageWording.ts"

/**
 * How a build says that a file is missing: setuptools 44 to 80, poetry-core, hatchling, flit-core, pdm-backend and
 * uv_build.
 */
const files: ReadonlyArray<RegExp> = [
  /Multiple top-level (?:packages|modules) discovered in a flat-layout/,
  /^error: (?:package directory|can't copy|file|error in 'egg_base' option:) .*(?:doesn't exist|does not exist)/m,
  /^(?:error: )?(?:\w+Error: )?\[Errno 2\] No such file or directory/m,
  /No such file or directory \(os error 2\)/,
  /No file\/folder found for (?:package|module) /,
  /\S+ does not contain any element/,
  /Unable to determine which files to ship inside the wheel/,
  /Cannot find module ['"]?[\w.-]+/,
  /Expected a Python module (?:directory )?at/,
  /(?:read-?me|description file|license file)\b.*(?:does not exist|not found|cannot be found|doesn't exist)/i
]

const lacksModule = (build: FailedBuild): boolean =>
  /^(?:ModuleNotFoundError|ImportError): No module named /.test(lastError(build) ?? "")

const ownBuild = (failure: PipFailure): FailedBuild | undefined => {
  const build = buildOf(failure, textOf(failure))
  return build !== undefined && isOwn(build) ? build : undefined
}

/** What its setup.py imports is not there while it is built. */
export const missesModule = (failure: PipFailure): boolean => {
  const build = ownBuild(failure)
  return build !== undefined && lacksModule(build)
}

export const missesOwnFiles = (failure: PipFailure): boolean => {
  const build = ownBuild(failure)
  if (build === undefined || failure.timedOut || failure.signal !== undefined) return false
  const error = lastError(build) ?? ""
  return (
    lacksModule(build) ||
    /^(?:FileNotFoundError|IOError|OSError): \[Errno 2\]/.test(error) ||
    files.some((pattern) => pattern.test(build.text))
  )
}
