/** What the lines of an app that name a source say of it: a revision, an address, options for its build. */
import { normalise } from "./PackageName.ts"
import type { Requirement } from "./Requirements.ts"

const fullCommit = /^[0-9a-f]{40}$/

/** `git+https://host/path@rev#egg=…` in its parts. */
const revision = (address: string): string | undefined =>
  /^[^#]*?:\/\/[^/#]*\/[^#]*@([^@#/]+)(?:#.*)?$/.exec(address)?.[1] ??
  /^git\+[^#]*:[^#]*@([^@#/]+)(?:#.*)?$/.exec(address)?.[1]

/** A line fixes what it names by the whole name of a commit: branches and tags move. */
export const isFullCommit = ({ address }: Requirement): boolean => fullCommit.test(revision(address ?? "") ?? "")

/** The last `@` of the path begins the revision, and branches may have slashes. */
export const withoutRevision = (address: string): string =>
  address
    .replace(/#.*$/, "")
    .replace(/^\w+\+/, "")
    .replace(/^([^:]*:\/\/[^/]*\/.*)@[^@]*$/, "$1")

const perLine = /\s--(?:config-settings|global-option|install-option|build-option)(?:=|\s+)(?:"[^"]*"|'[^']*'|\S+)/g

/** Options of one line, for the build of what it asks for. */
export const optionsIn = ({ text }: Requirement): ReadonlyArray<string> =>
  [...text.matchAll(perLine)].map(([option]) => option.trim())

/** `foo-bar-1.0.tar.gz` is none of `foo`: behind the name comes a version. */
export const isArchiveOf = (name: string, archive: string): boolean => {
  const file = normalise(archive)
  return file.startsWith(`${name}-`) && /^v?\d/.test(file.slice(name.length + 1))
}
