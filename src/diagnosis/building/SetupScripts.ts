/** Rules for what a setup.py does wrong while it runs. */
import { buildRequirements } from "./BuildRequirements.ts"
import { defect } from "./Defect.ts"
import { evidence, lastError } from "./LastError.ts"
import { whileBuilding } from "../FailedBuild.ts"
import { placeOfName } from "../RequirementPlace.ts"
import type { Rule } from "../Rule.ts"
import { setupArguments } from "./SetupArguments.ts"
import { fileAtStart, isOwn, newerRelease, olderRelease, packageAtStart, packageOf } from "./PackageWording.ts"

const missingFile: Rule = whileBuilding((build) => {
  const [, path] =
    /^(?:FileNotFoundError|IOError|OSError): \[Errno 2\] No such file or directory: [ub]?'([^']+)'/.exec(
      lastError(build) ?? ""
    ) ?? []
  if (path === undefined) return undefined
  const file = path.startsWith("/") ? path.replace(/^.*\//, "") : path
  return isOwn(build)
    ? defect(
        "pip/setup-reads-missing-file",
        "The app's own setup.py reads a file that is not there",
        `${fileAtStart(build, "setup.py")} reads ${file}, which is not in the app:\n${evidence(build)}`,
        [
          `Commit ${file} (\`git check-ignore -v ${file}\` tells whether something keeps it out), or change setup.py to do without.`
        ]
      )
    : defect(
        "pip/setup-reads-missing-file",
        "A package's source lacks a file",
        `While it is built, ${packageOf(build)} reads ${file}, which its archive does not hold:\n${evidence(build)}`,
        [
          ...newerRelease(build),
          ...olderRelease(build),
          "The archive of that release is incomplete; releases with a wheel do not need it."
        ]
      )
})

const renamed: Rule = whileBuilding((build, failure) => {
  const found =
    /The ['"]?([\w.-]+)['"]? (?:PyPI )?package (?:is deprecated|has been removed|is obsolete)[\s\S]{0,60}?\b(?:use|install)\s+['"`]?([\w.-]+\w)['"`]?/i.exec(
      build.text
    )
  if (found === null) return undefined
  const [, old = "", now = ""] = found
  const [there, line] = [placeOfName(failure, now), build.request?.line?.place]
  return defect(
    "pip/renamed-package",
    `The package ${old} has another name now`,
    `${packageAtStart(build)} is only a placeholder that refuses to be installed: the package's name is ${now}.`,
    [
      there === undefined
        ? `Write \`${now}\` in the place of \`${old}\`${line === undefined ? "" : ` in ${line}`}.`
        : `Remove \`${old}\`${line === undefined ? "" : ` from ${line}`}: ${there} asks for \`${now}\` already.`,
      ...(build.askedBy !== undefined && !build.askedBy.includes(" line ")
        ? [`Where another package asks for it: take a newer release of ${build.askedBy.split(" ")[0]}.`]
        : [])
    ]
  )
})

const ownSyntax: Rule = whileBuilding((build) =>
  isOwn(build) && /^(?:SyntaxError|IndentationError|TabError|NameError): /.test(lastError(build) ?? "")
    ? defect(
        "pip/setup-syntax",
        "The app's own setup.py has a mistake",
        `${fileAtStart(build, "setup.py")} cannot be run:\n${evidence(build)}`,
        [
          `Mend that line; \`python ${build.folder === "." ? "" : `${build.folder}/`}setup.py --version\` shows whether it runs.`
        ]
      )
    : undefined
)

export const setupScripts: ReadonlyArray<Rule> = [
  renamed,
  ...buildRequirements,
  ...setupArguments,
  missingFile,
  ownSyntax
]
