/** The address of a repository in its parts, as pip takes it apart (20.3.4 to 26.2.1). */
import type { RepositoryReference } from "./Reference.ts"
import { decoded } from "./Secrets.ts"

export interface RepositoryAddress {
  readonly system: RepositoryReference["system"]
  /** The address for the client, without credentials; the user of ssh, which is none of them, stays. */
  readonly url: string
  readonly revision: string | undefined
  /** Who asks, in an address for HTTP. */
  readonly credentials: { readonly user: string; readonly password: string } | undefined
}

const systems = ["git", "hg", "svn", "bzr"] as const
const systemOf = (name: string | undefined) => systems.find((system) => system === name)

/** The last `@` of the path begins the revision, and branches may have slashes. */
const cut = (path: string): readonly [path: string, revision: string | undefined] => {
  const at = path.lastIndexOf("@")
  return at < 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)]
}

/** `git+git@host:owner/name@main`, which pip reads as an address for ssh. */
const ofSecureCopy = (system: RepositoryReference["system"], rest: string): RepositoryAddress | undefined => {
  const [, host, path] = /^((?:[^@/:]+@)?[^/:@]+:)(?!\/\/)(.+)$/.exec(rest) ?? []
  if (host === undefined || path === undefined) return undefined
  const [file, revision] = cut(path)
  return { system, url: `${host}${file}`, revision, credentials: undefined }
}

const credentialsIn = (userInfo: string): RepositoryAddress["credentials"] => {
  const at = userInfo.indexOf(":")
  return at < 0
    ? { user: decoded(userInfo), password: "" }
    : { user: decoded(userInfo.slice(0, at)), password: decoded(userInfo.slice(at + 1)) }
}

/** `undefined` for what is no address of a repository. Variables must be filled in. */
export const parse = (address: string): RepositoryAddress | undefined => {
  const [whole = ""] = address.split("#")
  const [, prefix, rest = ""] = /^(?:(git|hg|svn|bzr)\+)?(.*)$/s.exec(whole) ?? []
  const system = systemOf(prefix) ?? (rest.startsWith("git://") ? "git" : undefined)
  if (system === undefined) return undefined
  const [, scheme = "", authority, path] = /^([a-z][a-z+.-]*:)\/\/([^/]*)(\/.*)?$/is.exec(rest) ?? []
  // pip 26 writes `file:/path`.
  const [, bare] = /^file:(\/[^/].*)$/is.exec(rest) ?? []
  if (bare !== undefined) return parse(`${system}+file://${bare}`)
  if (authority === undefined) return ofSecureCopy(system, rest)
  const [file, revision] = cut(path ?? "")
  const at = authority.lastIndexOf("@")
  const [userInfo, host] = at < 0 ? ["", authority] : [authority.slice(0, at), authority.slice(at + 1)]
  const isHttp = /^https?:$/i.test(scheme)
  const user = isHttp || userInfo === "" ? "" : `${userInfo.replace(/:.*$/s, "")}@`
  return {
    system,
    url: `${scheme}//${user}${host}${file}`,
    revision: revision === "" ? undefined : revision,
    credentials: isHttp && userInfo !== "" ? credentialsIn(userInfo) : undefined
  }
}

/** The address in a line: behind a name, behind `-e`, or alone; `undefined` where there is none. */
export const addressIn = (line: string): string | undefined =>
  /(?:^|[\s@="'])((?:(?:git|hg|svn|bzr)\+|git:\/\/)[^\s"']+)/.exec(line)?.[1]

const wholeCommit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i

/** A line fixes what it names by a commit, whole or shortened, or by the number of one: branches and tags move. */
export const isFixed = (
  { revision, system }: Pick<RepositoryAddress, "revision" | "system">,
  commit?: string
): boolean =>
  revision !== undefined &&
  (wholeCommit.test(revision) ||
    ((system === "svn" || system === "bzr") && /^\d+$/.test(revision)) ||
    (/^[0-9a-f]{7,}$/i.test(revision) && commit?.startsWith(revision.toLowerCase()) === true))
