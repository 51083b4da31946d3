/**
 * Trouble with the network that ended a run of pip. pip retries by itself and goes on without an index that does not answer, so what
 * it says on the way counts only when it then fails over the very package that it asked for.
 */
import { normalise } from "../../domain/PackageName.ts"
import { askingBuild, hostInCode } from "../Askers.ts"
import type { FailedBuild } from "../FailedBuild.ts"
import type { PipFailure } from "../Rule.ts"

export interface Trouble {
  /** pip's words. */
  readonly said: string
  readonly url?: string
  /** The host, with its port where that is unusual. */
  readonly host?: string
  /** It is fetched by git or its kin, and so is no index. */
  readonly repository?: true
  /** A build asks for it, and not pip. */
  readonly build?: FailedBuild
}

const hostOf = (text: string): string | undefined => {
  const named =
    /host='([^']+)'(?:, port=(\d+))?/.exec(text) ?? /^\w+(?:\+\w+)?:\/\/(?:[^@/]*@)?([^/:]+)(?::(\d+))?/.exec(text)
  const [, host, port] = named ?? []
  return host === undefined
    ? undefined
    : port === undefined || port === "443" || port === "80"
      ? host
      : `${host}:${port}`
}
const trouble = (said: string, url: string | undefined): Trouble => {
  const host = (url === undefined ? undefined : hostOf(url)) ?? hostOf(said)
  return {
    said,
    ...(url === undefined ? {} : { url: url.replace(/\/\/[^@/]*@/, "//") }),
    ...(host === undefined ? {} : { host })
  }
}

/** The box of pip 25.2 and newer: what, and why. */
const boxed = (text: string): ReadonlyArray<Trouble> => {
  const what = "Failed to connect to|Unable to fetch|Failed to establish a secure connection|Download failed"
  const found = text.matchAll(new RegExp(`^\\s*[×x] ((?:${what})[^\\n]*)\\n\\s*(?:╰─>|\\+->|->) ([^\\n]*)`, "gm"))
  return [...found].map((match) => {
    const all = `${match[1] ?? ""}: ${match[2] ?? ""}`
    return trouble(all, /(?:fetching|fetch|connection for|URL:) (\w+:\/\/[^\s]*[^\s:])/.exec(all)?.[1])
  })
}

const kinds =
  "ConnectionError|ReadTimeoutError|ReadTimeout|ConnectTimeout|ConnectTimeoutError|ProxyError|SSLError|RetryError|MaxRetryError|NewConnectionError|ProtocolError|IncompleteRead|ChunkedEncodingError|HTTPError|URLError|gaierror"
/** How an exception ends a traceback, of pip or of a build that fetches something. */
const raised = (text: string): ReadonlyArray<Trouble> => {
  const found = text.matchAll(new RegExp(`^\\s*(?:[\\w.]+\\.)?(?:${kinds}): (.+)$`, "gm"))
  const told = text.matchAll(
    /^ERROR: (?:Could not install packages due to an? \w+: )?((?:HTTPS?ConnectionPool\(|Can't connect to HTTPS URL)[^\n]*|[^\n]*Could not find a suitable TLS CA certificate bundle[^\n]*)/gm
  )
  const files = text.matchAll(/^(?:\w+Error): (Could not find a suitable TLS CA certificate bundle[^\n]*)/gm)
  return [...found, ...told, ...files].map((match) =>
    trouble(match[1] ?? "", / for url: (\S+)/.exec(match[1] ?? "")?.[1])
  )
}

const packagesMissed = (text: string): ReadonlySet<string> => {
  const found = text.matchAll(/^\s*(?:ERROR: )?No matching distribution found for ([\w.-]*\w)/gm)
  return new Set([...found].map((match) => normalise(match[1] ?? "")))
}

/** What was said of the page of a package that was then not found. */
const ofIndex = (text: string): ReadonlyArray<Trouble> => {
  const missed = packagesMissed(text)
  if (missed.size === 0) return []
  const isMissed = (path: string): boolean => missed.has(normalise(path.replace(/\/$/, "").split("/").at(-1) ?? ""))
  const retries = [...text.matchAll(/Retrying \(Retry\(total=0,.*after connection broken by '(.*)': (\/\S*)$/gm)]
  const skipped = [...text.matchAll(/Could not fetch URL (\S+): (.*?)(?: - skipping)?$/gm)]
  const refused = [...text.matchAll(/(401 Error, Credentials not correct) for (\S+)/g)]
  const index = /^\s*Looking in indexes: (\S+)$/m.exec(text)?.[1]
  return [
    // Newer pips name the host, which may be one of --find-links; of older ones, it is the index.
    ...retries
      .filter((match) => isMissed(match[2] ?? ""))
      .map((match) => trouble(match[1] ?? "", /host='/.test(match[1] ?? "") ? undefined : index)),
    ...skipped.filter((match) => isMissed(match[1] ?? "")).map((match) => trouble(match[2] ?? "", match[1])),
    ...refused.filter((match) => isMissed(match[2] ?? "")).map((match) => trouble(match[1] ?? "", match[2]))
  ]
}

const ofFiles = (text: string): ReadonlyArray<Trouble> =>
  [...text.matchAll(/(HTTP error \d{3}) while getting (\S+)/g)].map((match) => trouble(match[1] ?? "", match[2]))

/** git speaks for itself; what it says of repositories that are not there or not readable is no trouble of the network. */
const ofRepositories = (text: string): ReadonlyArray<Trouble> => {
  const https = [
    ...text.matchAll(/fatal: unable to access '([^']+)': (?!The requested URL returned error: 40[134])(.*)$/gm)
  ]
  const ssh = [...text.matchAll(/ssh: ((?:connect to host|Could not resolve hostname) ([^\s:]+).*)$/gm)]
  return [
    ...https.map((match) => ({ ...trouble(match[2] ?? "", match[1]), repository: true as const })),
    ...ssh.map((match) => ({ ...trouble(match[1] ?? "", `ssh://${match[2] ?? ""}`), repository: true as const }))
  ]
}

/** A dozen rules ask for the same. */
const read = new WeakMap<PipFailure, ReadonlyArray<Trouble>>()

export const troubles = (failure: PipFailure, text: string): ReadonlyArray<Trouble> => {
  const known = read.get(failure)
  if (known !== undefined) return known
  const said = raised(text).map((each): Trouble => {
    const build = askingBuild(failure, text, each.said)
    const host = each.host ?? (build === undefined ? undefined : hostInCode(build))
    return { ...each, ...(build === undefined ? {} : { build }), ...(host === undefined ? {} : { host }) }
  })
  const found = [...boxed(text), ...said, ...ofFiles(text), ...ofRepositories(text), ...ofIndex(text)]
  read.set(failure, found)
  return found
}
