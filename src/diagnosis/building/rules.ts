/** Rules for packages that cannot be built, whatever the Python; the last of them only quotes what the build said. */
import { backendRules } from "./Backends.ts"
import { compiling } from "./Compiling.ts"
import { lastError, raisedAt } from "./LastError.ts"
import { buildOf, type FailedBuild, whileBuilding } from "../FailedBuild.ts"
import { hiddenVariable } from "./HiddenVariables.ts"
import { pythonLine, type Rule } from "../Rule.ts"
import { setupScripts } from "./SetupScripts.ts"
import { asFirst, isOwn, newerRelease, olderRelease, packageAtStart } from "./PackageWording.ts"

const noise =
  /^\s*(?:$|!!|\*{5,}|~+|\^+|running |copying |creating |adding |writing |reading |building |warning: |byte-compiling )|Warning: |DEPRECATION|^\s*warnings?\.warn|^usage: |^\s+or: /

const last = (build: FailedBuild): ReadonlyArray<string> => {
  const useful = build.output.filter((text) => !noise.test(text))
  const errors = useful.filter(
    (text) => /\b(?:error|fatal|failed|cannot|not found)\b/i.test(text) && !/^\s*File "/.test(text)
  )
  return (errors.length > 0 ? errors : useful)
    .slice(-3)
    .map((text) => (text.length > 240 ? `${text.trim().slice(0, 240)}…` : text.trim()))
}

/** psycopg2 up to 2.6 reads PostgreSQL 10 and newer as no version; 2.7 and newer know it (tried with 15.18). */
const ofItsTime: ReadonlyArray<readonly [said: RegExp, hint: string]> = [
  [
    /could not determine PostgreSQL version from/,
    "Write `psycopg2>=2.7` in the place of LINE: older releases do not know the PostgreSQL that is here. `psycopg2-binary` brings its own and needs no compiler."
  ]
]

/** No traceback: setup.py ended itself, with a word about why. */
const refusesItself: Rule = whileBuilding((build) => {
  const said = build.output.filter((text) => !noise.test(text))
  if (said.length === 0 || said.length > 12 || /Traceback|^error\b|\berror:/m.test(build.text)) return undefined
  const known = ofItsTime.find(([pattern]) => pattern.test(build.text))?.[1]
  return {
    id: "pip/setup-refuses",
    blame: "app",
    title: "A setup.py refuses to go on",
    message: [
      `${packageAtStart(build)} ended its own build, and said:`,
      ...said.map((text) => `  ${text.trim()}`)
    ].join("\n"),
    hints: isOwn(build)
      ? ["Give what it asks for, or change the app's own setup.py."]
      : build.successor !== undefined
        ? asFirst([build.successor])
        : known !== undefined
          ? [known.replace("LINE", build.request?.line?.place ?? "its line")]
          : ["Do what it says, if the stack allows.", ...newerRelease(build)]
  }
})

const raised: Rule = whileBuilding((build, failure) => {
  const error = lastError(build)
  const at = raisedAt(build)
  const lines =
    error === undefined ? last(build) : [...(at?.code === undefined ? [] : [`${at.place}: ${at.code}`]), error]
  return {
    id: "pip/build-failed",
    blame: "app",
    title: "A package cannot be built",
    message: [
      `${packageAtStart(build)} could not be built with Python ${pythonLine(failure)}${lines.length === 0 ? `; its build said nothing${build.exitCode === undefined ? "" : ` and ended with status ${build.exitCode}`}.` : ". Its build said last:"}`,
      ...lines.map((text) => `  ${text}`)
    ].join("\n"),
    hints: isOwn(build)
      ? ["The whole output of the build stands above; `pip wheel .` in the app's folder repeats it."]
      : [...asFirst(newerRelease(build)), ...olderRelease(build), "The whole output of the build stands above."]
  }
})

/** A zip that opens, and is no wheel inside. */
const invalidWheel: Rule = (_failure, text) => {
  const found = /(?<!\S)(\S+) has an invalid wheel, ([^\n]*)/.exec(text)
  return found === null
    ? undefined
    : {
        id: "pip/invalid-wheel",
        blame: "app",
        title: "A wheel is not built as a wheel must be",
        message: `The wheel of the package ${found[1]} cannot be installed: ${found[2]}.`,
        hints: [
          `Take another release of ${found[1]}, or its source (\`--no-binary ${found[1]}\` on a line of its own in requirements.txt).`
        ]
      }
}

/** Where the output of the build is not there at all. */
const nameless: Rule = (failure, text) => {
  if (buildOf(failure, text) !== undefined) return undefined
  const name = /Failed building wheel for (\S+)/.exec(text)?.[1] ?? /Failed to build ['"]?([^\s'"]+)/.exec(text)?.[1]
  return name === undefined
    ? undefined
    : {
        id: "pip/build-failed",
        blame: "app",
        title: "A package cannot be built",
        message: `The package ${name} could not be built with Python ${pythonLine(failure)}.`,
        hints: ["The whole output of pip stands above."]
      }
}

export const building: ReadonlyArray<Rule> = [
  invalidWheel,
  hiddenVariable,
  ...compiling,
  ...backendRules,
  ...setupScripts,
  refusesItself,
  raised,
  nameless
]
