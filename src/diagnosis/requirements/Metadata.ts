/** Rules: packages that describe themselves in a way that pip refuses. */
import { asks, filesOf, isPreRelease, noMatch, placeOf, readRequirement, shortPath } from "../PipRequirement.ts"
import type { PipFailure, Rule } from "../Rule.ts"

interface Invalid {
  readonly name: string
  readonly version?: string
  /** The line of the metadata, or pip's reason. */
  readonly detail: string
}

const fromFile = (link: string): string | undefined =>
  /\/[\w.]+-(\d[\w.!+]*?)(?:-[^/]*\.whl|\.tar\.\w+|\.zip)(?:#|$)/.exec(link)?.[1]

const invalid = (failure: PipFailure, text: string): Invalid | undefined => {
  const found = /Requested (.+) has invalid metadata: ([^\n]*)(?:\n {4,}(\S[^\n]*))?/.exec(text)
  if (found?.[1] === undefined) return undefined
  const ignored = /Ignoring version (\S+) of (\S+) since it has invalid metadata/.exec(text)
  const { name, specifier } = readRequirement(failure, found[1])
  const version =
    ignored?.[1] ?? fromFile(/ from (\S+)/.exec(found[1])?.[1] ?? "") ?? /^==([^,*]+)$/.exec(specifier)?.[1]
  const detail =
    found[3] !== undefined && !/^[~^]/.test(found[3]) ? `\`${found[3].trim()}\`` : (found[2] ?? "").replace(/\.$/, "")
  return { name: ignored?.[2] ?? name, detail, ...(version === undefined ? {} : { version }) }
}

/** pip 24.1 and newer refuse what older ones let pass: `>=2016.*`, `>dev`, versions that are none. */
const invalidMetadata: Rule = (failure, text) => {
  const found = invalid(failure, text)
  if (found === undefined) return undefined
  const subject = `${found.name}${found.version === undefined ? "" : ` ${found.version}`}`
  const none = noMatch(failure, text)
  const newest = none?.versions.findLast((version) => !isPreRelease(version))
  const asked =
    none === undefined
      ? `${placeOf(failure, text, found.name) ?? filesOf(failure)} asks for ${found.name}`
      : asks(failure, text, none.requirement)
  return {
    id: "pip/invalid-metadata",
    blame: "app",
    title: `${subject} has metadata that pip ${failure.pip} refuses`,
    message: `${asked}. The metadata of ${subject} break the rules for versions: ${found.detail}. Since 24.1, pip refuses such a release; it was made when older pips let it pass.`,
    hints: [
      `Take a newer release of ${found.name}: write \`${found.name}${found.version === undefined ? "" : `>${found.version}`}\`, or the newest that the app works with${newest === undefined || newest === found.version ? "" : ` (there is ${newest})`}.`,
      ...(/^celery$/i.test(found.name) ? ["Celery 5.2.7 and newer are fine: `celery>=5.2.7`."] : []),
      ...(failure.python.major === 3 && failure.python.minor > 7
        ? ["If it must be this release: Python 3.7 and older are served by an older pip, which takes it."]
        : [])
    ]
  }
}

const inconsistent: Rule = (failure, text) => {
  const found =
    /Requested (.+) has inconsistent (name|version): (?:expected|filename has) u?'([^']*)', but metadata has u?'([^']*)'/.exec(
      text
    )
  if (found?.[1] === undefined || found[3] === undefined || found[4] === undefined) return undefined
  const [, , field, expected, actual] = found
  const link = / from (\S+)/.exec(found[1])?.[1] ?? ""
  const requirement = readRequirement(failure, found[1])
  const where = requirement.place ?? placeOf(failure, text, expected) ?? filesOf(failure)
  const own = /#egg=|^(?:git|hg|svn|bzr)\+|^file:/.test(link)
  const write = link.replace(/#.*$/, "").replace(/^(\w+\+file:)\/(?!\/)/, "$1///")
  return {
    id: "pip/inconsistent-metadata",
    blame: "app",
    title:
      field === "name"
        ? `What ${where} calls ${expected} is called ${actual}`
        : `${requirement.name} ${expected} calls itself ${actual}`,
    message:
      field === "name"
        ? `${where} expects the package ${expected} at \`${link}\`, but what is there calls itself ${actual}.`
        : `The file ${link.split("/").at(-1)?.replace(/#.*$/, "") ?? ""} is named ${expected} and says inside that it is ${actual}, so pip passes it over.`,
    hints:
      field === "name" && own
        ? [`Write \`${actual} @ ${write}\`.`]
        : [
            field === "name"
              ? `Ask for \`${actual}\`.`
              : `Ask for another version of ${requirement.name}; this one was published wrongly.`
          ]
  }
}

/** The resolver of pips before 20.3 warns of the name, and fails later over something else. */
const eggName: Rule = (failure, text) => {
  const found =
    /Generating metadata for package (\S+) produced metadata for project name (\S+?)\. Fix your #egg=\S+ fragments/.exec(
      text
    )
  if (found?.[1] === undefined || found[2] === undefined) return undefined
  return {
    id: "pip/inconsistent-metadata",
    blame: "app",
    title: `What the requirements call ${found[1]} is called ${found[2]}`,
    message: `${placeOf(failure, text, found[1]) ?? filesOf(failure)} has an address with \`#egg=${found[1]}\`, but the package there calls itself ${found[2]}.`,
    hints: [`Write \`#egg=${found[2]}\` in its place.`]
  }
}

const eggFragment: Rule = (failure, text) => {
  const found = /^× The '(.+)' egg fragment is invalid\n╰─> from '(.+)'/m.exec(text)
  if (found?.[1] === undefined || found[2] === undefined) return undefined
  const name = /^[\w.-]*\w(?:\[[\w.,-]*\])?/.exec(found[1])?.[0] ?? "NAME"
  return {
    id: "pip/invalid-egg-fragment",
    blame: "app",
    title: `\`#egg=${found[1]}\` is no name`,
    message: `${shortPath(failure, filesOf(failure))} has the address \`${found[2]}\`. Behind \`#egg=\` stands the package's name alone: no version, no extras.`,
    hints: [`Write \`${name} @ ${found[2].replace(/#.*$/, "")}\`.`]
  }
}

export const metadata: ReadonlyArray<Rule> = [invalidMetadata, inconsistent, eggFragment, eggName]
