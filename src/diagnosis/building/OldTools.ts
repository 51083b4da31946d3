/** Rules for packages that newer build tools no longer build, or older ones not on this Python: setuptools, Cython 3. */
import { holdBack } from "./BuildConstraint.ts"
import { defect } from "./Defect.ts"
import { compareLines } from "../PythonEras.ts"
import { lastError } from "./LastError.ts"
import { lastMention, type Mention, whileBuilding } from "../FailedBuild.ts"
import { pythonLine, type Rule } from "../Rule.ts"
import { atMost, over } from "../StackLines.ts"
import { isOwn, newerRelease, packageAtStart } from "./PackageWording.ts"
import { ownRemedy, removedFromSetuptools } from "./RemovedFromSetuptools.ts"

/** setuptools 82 removed it; Python 3.12 and newer bring no setuptools at all. */
const pkgResources: Rule = whileBuilding((build, failure) => {
  const error = lastError(build) ?? ""
  if (!/^(?:ModuleNotFoundError|ImportError): No module named '?pkg_resources\b/.test(error)) return undefined
  return defect(
    "pip/pkg-resources-gone",
    "A package needs an older setuptools",
    `${packageAtStart(build)} imports pkg_resources while it is built. That was a part of setuptools up to setuptools 81; newer ones do not have it:\n  ${error}`,
    isOwn(build)
      ? ownRemedy(
          "setuptools<82",
          "Or do without pkg_resources: `importlib.metadata` tells versions, `importlib.resources` reads files."
        )
      : [...holdBack(failure, "setuptools<82"), ...newerRelease(build)]
  )
})

const unknown: Mention = { name: undefined, version: undefined, folder: undefined, askedBy: undefined }

/** pip says no more than this when a pinned setuptools does not start under Python 3.12 (seen with pip 26.2.1). */
const oldBackend: Rule = (failure, text) => {
  const refused = /BackendUnavailable: Cannot import 'setuptools\.build_meta|'pkgutil' has no attribute 'ImpImporter'/
  if (!refused.test(text) || compareLines(pythonLine(failure), "3.12") < 0) return undefined
  const lines = text.split("\n")
  const end = lines.findIndex((each) => /^\s*(?:ERROR|error|× )/.test(each))
  const older = atMost(failure, "3.11")
  const build = lastMention(end < 0 ? lines : lines.slice(0, end)) ?? unknown
  return {
    ...defect(
      "pip/old-build-tools",
      "A package builds with tools too old for this Python",
      `${packageAtStart(build)} asks to be built with an old setuptools, and that one does not run under Python ${pythonLine(failure)}.`,
      [older.hint, ...newerRelease(build)]
    ),
    ...over(older)
  }
}

/** PyYAML 5 and its kin name no limit for Cython, and are not compiled by Cython 3. */
const cython: Rule = whileBuilding((build, failure) => {
  if (!/has no attribute 'cython_sources'|Cython\.Compiler\.Errors\.CompileError/.test(build.text)) return undefined
  return defect(
    "pip/cython-too-new",
    "A package needs an older Cython",
    `${packageAtStart(build)} is built with Cython, and does not go with Cython 3:\n  ${lastError(build) ?? "Cython.Compiler.Errors.CompileError"}`,
    [...newerRelease(build), ...holdBack(failure, "Cython<3")]
  )
})

export const oldTools: ReadonlyArray<Rule> = [pkgResources, removedFromSetuptools, oldBackend, cython]
