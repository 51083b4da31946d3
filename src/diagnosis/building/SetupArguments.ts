/** Rules for arguments of setup() that setuptools refuses. */
import { holdBack } from "./BuildConstraint.ts"
import { defect } from "./Defect.ts"
import { compareLines } from "../PythonEras.ts"
import { whileBuilding } from "../FailedBuild.ts"
import { type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { atMost } from "../StackLines.ts"
import { fileAtStart, isOwn, newerRelease, packageAtStart } from "./PackageWording.ts"

/** setuptools 66 is the first that starts under Python 3.12, and the first that refuses versions and requirements of old. */
const olderSetuptools = (failure: PipFailure): ReadonlyArray<string> =>
  compareLines(pythonLine(failure), "3.12") < 0
    ? holdBack(failure, "setuptools<66")
    : [`Or ask for an older Python, where an older setuptools can build it. ${atMost(failure, "3.11").hint}`]

const setupCommand: Rule = whileBuilding((build, failure) => {
  const at = build.output.findIndex((text) => /^error in .+ setup command: /.test(text))
  if (at < 0) return undefined
  const said = (build.output[at] ?? "").replace(/^error in .+? setup command: /, "")
  const more = build.output
    .slice(at + 1, at + 3)
    .filter((text) => /^\s+\S/.test(text) && !/^\s*[\^~]+\s*$/.test(text))
    .map((text) => `  ${text.trim()}`)
  const requirement = /requirement/.test(said)
  return defect(
    "pip/invalid-setup-arguments",
    "setuptools refuses what a setup.py says",
    [`${fileAtStart(build, "setup.py")} gives setup() something that it does not take:`, `  ${said}`, ...more].join(
      "\n"
    ),
    isOwn(build)
      ? [
          requirement
            ? "Write requirements as `name`, `name==1.0` or `name>=1.0,<2`, one in each string."
            : "Correct that argument of setup()."
        ]
      : [...newerRelease(build), ...olderSetuptools(failure)]
  )
})

const invalidVersion: Rule = whileBuilding((build, failure) => {
  const version = /InvalidVersion: Invalid version: u?'([^']*)'/.exec(build.text)?.[1]
  if (version === undefined) return undefined
  return defect(
    "pip/invalid-package-version",
    "A version is not one",
    `${packageAtStart(build)} calls its version \`${version}\`, which setuptools has refused since version 66.`,
    isOwn(build)
      ? [
          "Write a version of numbers into setup.py or pyproject.toml: `1.0`, `1.0.dev1` for a development version, `1.0+text` for a variant."
        ]
      : [...newerRelease(build), ...olderSetuptools(failure)]
  )
})

export const setupArguments: ReadonlyArray<Rule> = [setupCommand, invalidVersion]
