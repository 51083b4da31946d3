/** Rules: a wheel is there, but for another Python or another system. */
import { describe } from "../../domain/Origin.ts"
import { normalise } from "../../domain/PackageName.ts"
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
const systemOf = (platform: string): string =>
  platform === "any" ? "" : (systems.find(([pattern]) => pattern.test(platform))?.[1] ?? platform)

/** `Python 3.5`, `PyPy 3.10` */
const spokenPython = (tag: string): string => {
  const found = /^(cp|py|pp)(\d)(\d*)$/.exec(tag)
  const kind = found?.[1] === "pp" ? "PyPy" : "Python"
  return found === null ? tag : `${kind} ${[found[2], found[3]].filter((part) => part !== "").join(".")}`
}

/** `Python 3.5 on Windows` */
const spokenTag = (python: string, platform: string): string => {
  const system = systemOf(platform)
  return `${python.split(".").map(spokenPython).join(" or ")}${system === "" ? "" : ` on ${system}`}`
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

/** `Python 3.7 to 3.12 on Windows`: each system with its Pythons. */
const kindsOf = (skipped: ReturnType<typeof skippedWheels>): ReadonlyArray<string> => {
  const bySystem = Map.groupBy(skipped, ([, platform]) => systemOf(platform))
  return [...bySystem].map(([system, wheels]) => {
    const tags = [...new Set(wheels.map(([python]) => python))]
    const lines = known.filter((line) => tags.includes(`cp${line.replace(".", "")}`))
    const others = tags.filter((tag) => !lines.some((line) => tag === `cp${line.replace(".", "")}`))
    const pythons = [...(lines.length === 0 ? [] : [`Python ${spoken(lines)}`]), ...others.map(spokenPython)]
    return `${pythons.join(" or ")}${system === "" ? "" : ` on ${system}`}`
  })
}

/** `win32` or `darwin`, as markers call the one system that all of the wheels are for. */
const oneSystem = (skipped: ReturnType<typeof skippedWheels>): string | undefined => {
  if (skipped.every(([, platform]) => platform.startsWith("win"))) return "win32"
  return skipped.every(([, platform]) => platform.startsWith("macosx")) ? "darwin" : undefined
}

/** Packages that are for Windows alone, and fail one after the other where a list was frozen there. */
const ofWindows = /^(?:pywin32|pypiwin32|pywinpty|windows-curses|winrt-[\w-]+|pywin32-ctypes|winsdk|wmi|pyreadline)$/

const alsoOfWindows = (failure: PipFailure, name: string): ReadonlyArray<string> =>
  (failure.requirements?.requirements ?? []).flatMap(({ constraint, marker, name: other = "", origin, text }) =>
    !constraint && marker === undefined && other !== normalise(name) && ofWindows.test(other)
      ? [`\`${text}\` (${describe(origin)})`]
      : []
  )

const onlyOthers: Rule = (failure, text): Diagnosis | undefined => {
  const none = noMatch(failure, text)
  const skipped = skippedWheels(text)
  if (none === undefined || none.versions.length > 0 || skipped.length === 0) return undefined
  const lines = linesOf(skipped, failure)
  const { name, parent, text: asked } = none.requirement
  const best = lines.length === 0 ? undefined : oneOf(failure, lines, spoken(lines))
  const there = best === undefined ? kindsOf(skipped).slice(-4).join(", ") : `Python ${spoken(lines)}`
  const system = oneSystem(skipped)
  const more = system === "win32" ? alsoOfWindows(failure, name) : []
  const hints =
    system !== undefined && parent === undefined
      ? [
          `Write \`${asked.replace(/\s*;.*$/, "")} ; sys_platform == "${system}"\` in place of the line, so that it counts there alone; or remove it.`,
          ...(more.length === 0 ? [] : [`Do so with ${more.join(", ")}, too: the list seems to be frozen on Windows.`])
        ]
      : [...(best === undefined ? [] : [best.hint]), `Or ask for another version of ${name}, or remove it.`]
  return {
    id: "pip/only-other-wheels",
    blame: "app",
    title: `${name} is there, but not for Python ${pythonLine(failure)} on this system`,
    message: `${asks(failure, text, none.requirement)}. The index has only wheels for ${there}, and no source that could be built.`,
    hints,
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
