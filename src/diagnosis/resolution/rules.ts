/** Rules: pip finds no version that fits. */
import { normalise } from "../../domain/PackageName.ts"
import { conflicts } from "./Conflicts.ts"
import { allows, asks, isOwnPackage, noMatch, ownFiles } from "../PipRequirement.ts"
import { type PipFailure, pythonLine, type Rule } from "../Rule.ts"
import { newestThree, over } from "../StackLines.ts"
import { passedOver, unsupportedPython } from "./UnsupportedPython.ts"
import { unsupportedWheel } from "./UnsupportedWheel.ts"
import { releaseAges } from "./ReleaseAges.ts"
import { tellsNothingOfPython, versions } from "./Versions.ts"
import { aboutName } from "../WellKnownNames.ts"
import { noIndexBy, optionGiven } from "../RequirementPlace.ts"

const leftover: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  if (none === undefined || normalise(none.requirement.name) !== "pkg-resources") return undefined
  return {
    id: "pip/freeze-leftover",
    blame: "app",
    title: "There is no package called pkg-resources",
    message: `${asks(failure, text, none.requirement)}. \`pip freeze\` on Debian and Ubuntu writes that line by mistake; nothing can be installed for it.`,
    hints: ["Remove the line."]
  }
}

/** What `--find-links` names and is not there; pip goes on without it. */
const ignoredPlaces = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/(?:Location|Url) u?'(.+?)' is ignored: it is either a non-existing path/g)].map(
    (match) => match[1] ?? ""
  )

const missingFolder: Rule = (failure, text) => {
  const none = noMatch(failure, text)
  const [folder] = ignoredPlaces(text)
  if (none === undefined || folder === undefined || none.versions.length > 0) return undefined
  const by = noIndexBy(failure)
  const given = optionGiven(failure, "--find-links")
  const named = given?.value === folder ? given.place : "`--find-links` ($PIP_OPTS or $PIP_FIND_LINKS)"
  return {
    id: "pip/find-links-missing",
    blame: "app",
    title: `${folder} is not there`,
    message: `${asks(failure, text, none.requirement)}. ${named} tells pip to look in \`${folder}\`, but the app has no such folder${by === undefined ? ", and no index has it" : `, and ${by} says that no index is to be asked`}. Paths count from the app's root.`,
    hints: [
      `Put the folder with its wheels into the app (\`git check-ignore -v ${folder}\` tells whether git leaves it out), or correct its name in ${given?.place ?? "$PIP_OPTS or $PIP_FIND_LINKS"}.`,
      ...(by === undefined || by === "$PIP_NO_INDEX" ? [] : [`Or remove \`--no-index\` from ${by}.`]),
      ...(by === undefined
        ? [aboutName(none.requirement.name) ?? `Or check the spelling of \`${none.requirement.name}\`.`]
        : [])
    ]
  }
}

/** Where pip looked, when it was not the usual index alone; without what stands before an `@`. */
const lookedIn = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/^Looking in (?:indexes|links): (.*)$/gm)]
    .flatMap((match) => (match[1] ?? "").split(", "))
    .map((place) => place.replace(/\/\/[^@/]*@/, "//"))

const withoutIndex = (places: ReadonlyArray<string>, name: string, by: string): string => {
  const instead = by === "$PIP_NO_INDEX" ? `unset ${by}` : `remove \`--no-index\` from ${by}`
  const why = `${by} says that no index is to be asked`
  return places.length === 0
    ? `${why}, and no folder is named: name the one with the wheels (\`--find-links ./FOLDER\`), or ${instead}.`
    : `${why}, so pip looks in ${places.join(" and ")} alone: put a wheel of ${name} there, or ${instead}.`
}

const whereToLook = (failure: PipFailure, text: string, name: string): ReadonlyArray<string> => {
  const places = [...new Set(lookedIn(text))].filter((place) => !ignoredPlaces(text).includes(place))
  const by = noIndexBy(failure)
  if (by !== undefined) return [withoutIndex(places, name, by)]
  const index = places.find((place) => /^https?:/.test(place))
  if (index === undefined) {
    return [
      `If it is a private package, name its index: \`--extra-index-url https://…\` on a line of its own, with the user and the password as \`\${NAME}\`, or in $PIP_EXTRA_INDEX_URL.`,
      ...(places.length > 0 ? [`Or put a wheel of it where pip looks as well: ${places.join(", ")}.`] : [])
    ]
  }
  return [
    `If the name is right, open ${index.replace(/\/?$/, "/")}${normalise(name)}/ : pip says the same when the index refuses user or password (401, 403) or is not at this address (404).`
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
            : isOwnPackage(failure, parent)
              ? [`Correct the name \`${name}\` in ${ownFiles(failure)}, or remove it.`]
              : [`Ask for another version of ${parent.replace(/[^\w.-].*$/, "")}.`]),
          ...whereToLook(failure, text, name)
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
    hints: [...hints, ...(silent && known === undefined ? [newestThree(failure).hint] : [])],
    ...(silent && known === undefined ? over(newestThree(failure)) : {})
  }
}

export const resolution: ReadonlyArray<Rule> = [
  leftover,
  missingFolder,
  ...releaseAges,
  ...unsupportedPython,
  ...unsupportedWheel,
  ...conflicts,
  ...versions,
  noSuchPackage
]
