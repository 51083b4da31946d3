/** Rules for packages that another Python would build: code for Python 2, for a newer Python, for one that had more. */
import { cInterface } from "./building/CInterface.ts"
import { arrivals, compareLines, departures, newSyntax, python2Code, python2Exceptions } from "./PythonEras.ts"
import { evidence, lastError, raisedAt } from "./building/LastError.ts"
import { type FailedBuild, whileBuilding } from "./FailedBuild.ts"
import { oldTools } from "./building/OldTools.ts"
import { type Diagnosis, type PipFailure, pythonLine, type Rule } from "./Rule.ts"
import { atLeast, atMost, type Fit, from, newestThree, over } from "./StackLines.ts"
import { isOwn, newerRelease, olderRelease, packageAtStart, packageOf } from "./building/PackageWording.ts"

const overPython = (
  id: string,
  title: string,
  message: string,
  fit: Fit,
  others: ReadonlyArray<string>
): Diagnosis => ({
  id,
  blame: "app",
  title,
  message,
  hints: [fit.hint, ...others],
  ...over(fit)
})

const python2: Rule = whileBuilding((build, failure) => {
  if (failure.python.major !== 3) return undefined
  const error = lastError(build)
  if (error === undefined) return undefined
  const syntax = /^(?:SyntaxError|IndentationError): (?:invalid (?:syntax|token|decimal literal)|unexpected)/.test(
    error
  )
  if (!python2Exceptions.some((each) => each.test(error)) && !(syntax && python2Code.test(raisedAt(build)?.code ?? "")))
    return undefined
  return overPython(
    "pip/python-2-code",
    "A package for Python 2 under Python 3",
    `${packageAtStart(build)} is written for Python 2, and it was to be built with Python ${pythonLine(failure)}:\n${evidence(build)}`,
    atMost(failure, "2.7"),
    isOwn(build) ? [`Or change that line to what Python ${pythonLine(failure)} reads.`] : newerRelease(build)
  )
})

const newer = (build: FailedBuild, failure: PipFailure, first: string, what: string): Diagnosis => {
  const needed = first === "3.0" ? "Python 3" : `Python ${first} or newer`
  return overPython(
    "pip/python-3-code",
    "A package for a newer Python",
    `${packageAtStart(build)} is written for ${needed}, and it was to be built with Python ${pythonLine(failure)}, which does not know ${what}:\n${evidence(build)}`,
    atLeast(failure, first),
    olderRelease(build)
  )
}

const missing = (error: string): string => {
  const module = /No module named '?([\w.]+)/.exec(error)?.[1]
  return module === undefined ? "that" : `the module ${module}`
}

const python3: Rule = whileBuilding((build, failure) => {
  const error = lastError(build)
  if (error === undefined) return undefined
  const line = pythonLine(failure)
  const lacks = ({ first }: { readonly first: string }) => compareLines(line, first) < 0
  const arrival = arrivals.find((each) => lacks(each) && each.pattern.test(error))
  if (arrival !== undefined)
    return newer(build, failure, arrival.first, arrival.what === "" ? missing(error) : arrival.what)
  if (!error.startsWith("SyntaxError: ")) return undefined
  const code = raisedAt(build)?.code ?? ""
  const syntax = newSyntax.find((each) => lacks(each) && each.pattern.test(code))
  if (syntax !== undefined) return newer(build, failure, syntax.first, syntax.what)
  // A release that was published was read by some Python.
  return failure.python.major === 2 && !isOwn(build) ? newer(build, failure, "3.0", "this syntax") : undefined
})

const demands: ReadonlyArray<RegExp> = [
  /only versions >=?\s*\d[\d.]*\s*,\s*<\s*(?<below>\d\.\d+)/i,
  /(?:requires?|needs?|supports? only|only supports?|(?:only )?works? (?:only )?with|must be (?:run|installed|built) (?:with|using|under|on)|use)\s+(?:a |at least |the )*Python(?:\s+version)?\s*(?:is\s*)?(?:>=|≥|=>|>)?\s*v?(?<version>[23](?:\.\d+)?)/i,
  /Python(?:\s+version)?\s*(?:>=|≥|=>)?\s*(?<version>[23]\.\d+)(?:\.\d+)?\s*(?:\+|\(?or (?:newer|later|higher|greater|above|better)\)?)?\s*(?:is |are )?(?:required|needed)/i,
  /Python\s*(?:>=|≥)\s*(?<version>[23]\.\d+)/i,
  /for Python (?<version>2(?:\.\d+)?)(?:\.x)? only/i,
  /(?<drops>Python 2(?:\.\d+)?(?:\.x)?(?: (?:support )?(?:is|has been))? (?:no longer|not|not longer|dropped|unsupported)|(?:does not|doesn't|no longer|not) supports? Python 2|dropp?ed (?:support )?(?:for )?Python 2|end of (?:life|support) for Python 2)/i
]

/** `2.7 or newer`, `2.7 and 3.4+` */
const open = />=|≥|\+|newer|later|higher|greater|above|at least|\b3\b|\b3\./i

const demanded = (build: FailedBuild, failure: PipFailure, words: string): Diagnosis | undefined => {
  const line = pythonLine(failure)
  for (const demand of demands) {
    const { below, drops, version } = demand.exec(words)?.groups ?? {}
    if (drops !== undefined && failure.python.major === 2)
      return wants(build, failure, words, newestThree(failure), true)
    if (below !== undefined && compareLines(line, below) >= 0)
      return wants(build, failure, words, atMost(failure, before(below)), false)
    const asked = version === undefined || version.includes(".") ? version : `${version}.0`
    if (asked === undefined) continue
    if (compareLines(line, asked) < 0)
      return wants(build, failure, words, asked === "3.0" ? newestThree(failure) : from(failure, asked), true)
    if (asked.startsWith("2") && failure.python.major === 3 && !open.test(words))
      return wants(build, failure, words, atMost(failure, "2.7"), false)
  }
  return undefined
}

/** Words with which a setup.py ends itself: `X requires Python 3.6 or newer`. */
const saysSo: Rule = whileBuilding((build, failure) => {
  for (const words of build.output.slice(-14)) {
    if (/Warning|requires a different Python|Requires-Python|DEPRECATION/.test(words)) continue
    const diagnosis = demanded(build, failure, words)
    if (diagnosis !== undefined) return diagnosis
  }
  return undefined
})

const before = (line: string): string => {
  const [major = 3, minor = 1] = line.split(".").map(Number)
  return `${major}.${Math.max(0, minor - 1)}`
}

const wants = (build: FailedBuild, failure: PipFailure, words: string, fit: Fit, isNewer: boolean): Diagnosis =>
  overPython(
    isNewer ? "pip/needs-newer-python" : "pip/needs-older-python",
    `A package needs ${isNewer ? "a newer" : "an older"} Python`,
    `${packageAtStart(build)} refuses Python ${pythonLine(failure)}:\n  ${words.trim()}`,
    fit,
    isNewer ? olderRelease(build) : newerRelease(build)
  )

const gone: Rule = whileBuilding((build, failure) => {
  const error = lastError(build)
  const line = pythonLine(failure)
  const departure = departures.find(
    (each) => error !== undefined && compareLines(line, each.last) > 0 && each.pattern.test(error)
  )
  if (departure === undefined) return undefined
  return overPython(
    "pip/gone-from-python",
    "A package uses what Python has no more",
    `While it is built, ${packageOf(build)} uses ${departure.what}. Python ${departure.last} was the last that has it; this is Python ${line}:\n${evidence(build)}`,
    atMost(failure, departure.last),
    newerRelease(build)
  )
})

const rust: Rule = whileBuilding((build, failure) => {
  const found =
    /configured Python interpreter version \(([\d.]+)\) is (newer|lower|older) than PyO3's (?:maximum|minimum) supported version \(([\d.]+)\)/.exec(
      build.text
    )
  if (found === null) return undefined
  const isNewer = found[2] !== "newer"
  const limit = found[3] ?? ""
  return overPython(
    isNewer ? "pip/needs-newer-python" : "pip/needs-older-python",
    `A package needs ${isNewer ? "a newer" : "an older"} Python`,
    `${packageAtStart(build)} is written in Rust with a PyO3 that knows Python ${isNewer ? "from" : "up to"} ${limit}, and it was to be built with Python ${pythonLine(failure)}.`,
    isNewer ? from(failure, limit) : atMost(failure, limit),
    newerRelease(build)
  )
})

export const interpreter: ReadonlyArray<Rule> = [...oldTools, rust, gone, python2, saysSo, python3, ...cInterface]
