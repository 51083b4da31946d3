/** Rules: pip finds no version that fits. */
import { conflicts } from "./conflicts.ts"
import { allows, asks, noMatch, normalised } from "./Requirement.ts"
import { howToChoose, pythonLine, type Rule } from "./Rule.ts"
import { passedOver, unsupportedPython } from "./unsupportedPython.ts"
import { unsupportedWheel } from "./unsupportedWheel.ts"
import { tellsNothingOfPython, versions } from "./versions.ts"
import { aboutName } from "./wellKnownNames.ts"

const leftover: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  if (none === undefined || normalised(none.requirement.name) !== "pkg-resources") return undefined
  return {
    id: "pip/freeze-leftover",
    blame: "app",
    title: "There is no package called pkg-resources",
    message: `${asks(failure, text, none.requirement)}. \`pip freeze\` on Debian and Ubuntu writes that line by mistake; nothing can be installed for it.`,
    hints: ["Remove the line."]
  }
}

/** Where pip looked, when it was not the usual index alone; without what stands before an `@`. */
const lookedIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/^Looking in (?:indexes|links): (.*)$/gm)]
    .flatMap((match) => (match[1] ?? "").split(", "))
    .map((place) => place.replace(/\/\/[^@/]*@/, "//"))

const whereToLook = (text: string, name: string): ReadonlyArray<string> => {
  const places = [...new Set(lookedIn(text))]
  const index = places.find((place) => /^https?:/.test(place))
  if (index === undefined) {
    return places.length > 0
      ? [
          `pip also looked in ${places.join(", ")}. With \`--no-index\` that is the only place: put a wheel of ${name} there, or remove the option.`
        ]
      : [
          `If it is a private package, name its index: \`--extra-index-url https://…\` on a line of its own, with the user and the password as \`\${NAME}\`, or in $PIP_EXTRA_INDEX_URL.`
        ]
  }
  return [
    `If the name is right, open ${index.replace(/\/?$/, "/")}${normalised(name)}/ : pip says the same when the index refuses user or password (401, 403) or is not at this address (404).`
  ]
}

const noSuchPackage: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  if (none === undefined || none.versions.length > 0) return undefined
  const { name, parent } = none.requirement
  const known = aboutName(name)
  const line = pythonLine(failure)
  const passed = passedOver(text).filter(({ version }) => allows(none.requirement.specifier, version))
  const silent = tellsNothingOfPython(failure)
  const hints =
    known === undefined
      ? [
          ...(parent === undefined
            ? [`Check the spelling of \`${name}\`.`]
            : [`Ask for another version of ${parent.replace(/[^\w.-].*$/, "")}.`]),
          ...whereToLook(text, name)
        ]
      : [known]
  return {
    id: "pip/no-such-package",
    blame: "app",
    title: `pip found nothing called ${name} that Python ${line} can use`,
    message: [
      `${asks(failure, text, none.requirement)}. Either there is no package of that name, or no version of it is for Python ${line} on this system.`,
      ...(passed.length > 0
        ? [
            `Of the packages so far, pip passed over versions that need another Python: ${passed
              .slice(0, 4)
              .map((one) => `${one.version} (Python ${one.specifier})`)
              .join(", ")}.`
          ]
        : [])
    ].join("\n"),
    hints: [...hints, ...(silent && known === undefined ? [howToChoose("3.13")] : [])],
    ...(silent && known === undefined ? { overPython: true as const } : {})
  }
}

export const resolution: ReadonlyArray<Rule> = [
  leftover,
  ...unsupportedPython,
  ...unsupportedWheel,
  ...conflicts,
  ...versions,
  noSuchPackage
]
