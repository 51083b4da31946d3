/** Rules: a wheel is there, but for another Python or another system. */
import { known, spoken } from "../PythonLines.ts"
import { asks, noMatch } from "../PipRequirement.ts"
import { type Diagnosis, type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { newestThree, oneOf, over } from "../StackLines.ts"
import { optionGiven } from "../RequirementPlace.ts"

const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/^win/, "Windows"],
  [/^macosx/, "macOS"],
  [/musllinux/, "Linux with musl (Alpine)"],
  [/^(?:many)?linux\w*_(?:aarch64|arm64)/, "Linux on 64-bit ARM"],
  [/^(?:many)?linux\w*_i686/, "Linux on 32-bit Intel"],
  [/^(?:many)?linux\w*_x86_64/, "Linux on 64-bit Intel"]
]
/** `CPython 3.5 on Windows` */
const spokenTag = (python: string, platform: string): string => {
  const pythons = python.split(".").map((tag) => {
    const found = /^(cp|py|pp)(\d)(\d*)$/.exec(tag)
    const kind = found?.[1] === "pp" ? "PyPy" : "Python"
    return found === null ? tag : `${kind} ${[found[2], found[3]].filter((part) => part !== "").join(".")}`
  })
  const system = systems.find(([pattern]) => pattern.test(platform))?.[1]
  return `${pythons.join(" or ")}${platform === "any" ? "" : ` on ${system ?? platform}`}`
}

/** The line that the wheel is for, when it could run here under that one. */
const otherLine = (failure: PipFailure, python: string, platform: string): string | undefined => {
  if (/^(?:win|macosx)|musllinux/.test(platform)) return undefined
  if (python === "py3") return failure.python.major === 2 ? (newestThree(failure).line ?? "3.6") : undefined
  const found = /^cp(2|3)(\d+)$/.exec(python)
  const line = found === null ? (python === "py2" ? "2.7" : undefined) : `${found[1]}.${found[2]}`
  return line === pythonLine(failure) ? undefined : line
}

const named: Rule = (failure, text) => {
  const wheel = /^(?:ERROR: +)?(\S+\.whl) is not a supported wheel on this platform\.?$/m.exec(text)?.[1]
  if (wheel === undefined) return undefined
  const [platform = "", abi = "", python = "", ...rest] = wheel.slice(0, -".whl".length).split("-").toReversed()
  const [version = "", name = ""] = rest.slice(-2)
  const line = otherLine(failure, python, platform)
  const fit = line === undefined ? undefined : oneOf(failure, [line], line)
  return {
    id: "pip/unsupported-wheel",
    blame: "app",
    title: `${wheel} is made for ${spokenTag(python, platform)}`,
    message: `The requirements name this wheel itself. Its tag ${python}-${abi}-${platform} says ${spokenTag(python, platform)}; the app gets Python ${pythonLine(failure)} on Linux, which cannot use it, or its processor cannot.`,
    hints: [
      ...(fit === undefined ? [] : [fit.hint]),
      `Name the package in place of the file, \`${name.replaceAll("_", "-")}==${version}\`: pip then takes the wheel that fits.`
    ],
    ...(fit === undefined ? {} : over(fit))
  }
}

/** The wheels that pip has passed over, which it tells only when asked for all that it does. */
const skippedWheels = (text: string): ReadonlyArray<readonly [python: string, platform: string]> => {
  const skipped = text.matchAll(/Skipping link: none of the wheel's tags(?: match: | \()([^\s)]+?)[):]/g)
  return [...skipped]
    .flatMap((match) => (match[1] ?? "").split(","))
    .flatMap((tag) => {
      const [python, , platform] = tag.trim().split("-")
      return python === undefined || platform === undefined ? [] : [[python, platform] as const]
    })
}

const linesOf = (skipped: ReturnType<typeof skippedWheels>, failure: PipFailure): ReadonlyArray<string> => {
  const lines = new Set(skipped.flatMap(([python, platform]) => otherLine(failure, python, platform) ?? []))
  return known.filter((line) => lines.has(line))
}

const onlyOthers: Rule = (failure, text): Diagnosis | undefined => {
  const none = noMatch(failure, text)
  const skipped = skippedWheels(text)
  if (none === undefined || none.versions.length > 0 || skipped.length === 0) return undefined
  const lines = linesOf(skipped, failure)
  const { name } = none.requirement
  const best = lines.length === 0 ? undefined : oneOf(failure, lines, spoken(lines))
  const kinds = [...new Set(skipped.map(([python, platform]) => spokenTag(python, platform)))]
  const there = best === undefined ? kinds.slice(-4).join(", ") : `Python ${spoken(lines)}`
  return {
    id: "pip/only-other-wheels",
    blame: "app",
    title: `${name} is there, but not for Python ${pythonLine(failure)} on this system`,
    message: `${asks(failure, text, none.requirement)}. The index has only wheels for ${there}, and no source that could be built.`,
    hints: [...(best === undefined ? [] : [best.hint]), `Or ask for another version of ${name}, or remove it.`],
    ...(best === undefined ? {} : over(best))
  }
}

/** Known for certain only when pip tells all that it does. */
const onlySources: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  if (none === undefined || !/Skipping link: No sources permitted for /.test(text)) return undefined
  const { name } = none.requirement
  const given = optionGiven(failure, "--only-binary")?.place
  return {
    id: "pip/only-sources",
    blame: "app",
    title: `${name} has no wheel that fits, and sources are not allowed`,
    message: `${asks(failure, text, none.requirement)}. The index has its source, but \`--only-binary\` (${given ?? "in $PIP_OPTS, $PIP_ONLY_BINARY or the requirements"}) forbids to build one.`,
    hints: [
      `Allow it for this package: add \`--no-binary ${name}\` behind \`--only-binary\`, or remove \`--only-binary\`${given === undefined ? "" : ` from ${given}`}.`
    ]
  }
}

export const unsupportedWheel: ReadonlyArray<Rule> = [named, onlyOthers, onlySources]
