/** Rules: no connection to an index or a host, and answers that are none. */
import type { Blame } from "../../domain/StagingError.ts"
import { askerOf, buildAsks, hintsForBuild, unknownHostOf } from "../Askers.ts"
import { filesOf } from "../PipRequirement.ts"
import type { Diagnosis, PipFailure, Rule } from "../Rule.ts"
import { type Trouble, troubles } from "./NetworkTrouble.ts"
import { optionGiven, placeOfHost } from "../RequirementPlace.ts"

export interface ConnectionTrouble {
  readonly id: string
  readonly pattern: RegExp
  readonly blame: Blame
  readonly unreachable?: true
  readonly transient?: true
  /** `at` is a host, or words for one that is not known. */
  readonly title: (at: string) => string
  /** `proxy` is the host and port of one, where that is known. */
  readonly meaning: (at: string, proxy?: string) => string
  readonly hints: (at: string, about: About) => ReadonlyArray<string>
}

/** What more is known of an address. */
export interface About {
  readonly failure: PipFailure
  readonly trouble: Trouble
}

const unknownHost = "the package index"
/** Words for a host that is not known begin a sentence with a capital; a host does not. */
const begun = (at: string): string => (at.includes(" ") ? at.slice(0, 1).toUpperCase() + at.slice(1) : at)

/** Exceptions wrap each other; the reader wants what is inside. */
const unwrapped = (text: string): string => {
  const inner = /^\w+\((?:\d+, )?(.+?),?\)$/.exec(text)?.[1] ?? /^u?(["'])(.*)\1$/.exec(text)?.[2]
  return inner === undefined ? text : unwrapped(inner.trim())
}

export const reasonOf = (said: string): string => {
  const plain = said
    .replace(
      /^(?:Failed to|Unable to) .*? (?:fetching|for) \S+: (?=.)|^Unable to fetch \S+: |^There was a problem confirming the ssl certificate: |^proxy connection error: /,
      ""
    )
    .replace(/^.*\(Caused by (.*)\)$/, "$1")
    .replaceAll(/<[^>]* object at 0x[0-9a-f]+>:? ?/g, "")
    .replaceAll(/[\w.]*Connection(?:Pool)?\([^)]*\): /g, "")
  const reason = unwrapped(plain.trim())
  return reason.length > 240 ? `${reason.slice(0, 240)}…` : reason
}
const fetching = ({ build, host, url }: Trouble): string => {
  if (build !== undefined) return buildAsks(build, url ?? host)
  if (url !== undefined && !url.startsWith("ssh:")) return `pip tried to fetch ${url}. `
  return host === undefined ? "" : `pip asked ${host}. `
}

const tell = (kind: ConnectionTrouble, failure: PipFailure, found: Trouble): Diagnosis => {
  const { build } = found
  const at = found.host ?? (build === undefined ? unknownHost : unknownHostOf(build))
  const proxy = kind.id.startsWith("pip/proxy-") ? proxyOf(failure, found.said) : undefined
  return {
    id: kind.id,
    blame: kind.blame,
    ...(kind.unreachable === true ? { unreachable: true } : {}),
    ...(kind.transient === true ? { transient: true } : {}),
    title: kind.title(at),
    message: [`${fetching(found)}${kind.meaning(at, proxy)}`, `The reason: ${reasonOf(found.said)}`].join("\n"),
    // What helps with an index, or with a line of the requirements, is of no use to a build that asks by itself.
    hints:
      build === undefined || kind.id.startsWith("pip/proxy-") || kind.id.startsWith("pip/tls-")
        ? kind.hints(at, { failure, trouble: found })
        : hintsForBuild(build)
  }
}

export const ruleFor =
  (kind: ConnectionTrouble): Rule =>
  (failure, text) => {
    const found = troubles(failure, text).find(({ said }) => kind.pattern.test(said))
    return found === undefined ? undefined : tell(kind, failure, found)
  }

const whereNamed =
  "Indexes are named in the requirements (`--index-url`, `--extra-index-url`), in $PIP_OPTS, $PIP_INDEX_URL, $PIP_EXTRA_INDEX_URL or pip.conf."
/** The line that has the address; where none is known, all places that can have it. */
const named = (at: string, { failure, trouble }: About): string => {
  const place = trouble.host === undefined ? undefined : placeOfHost(failure, trouble.host)
  if (place !== undefined) return `${place} names ${at}.`
  const asker = trouble.host === undefined ? undefined : askerOf(failure, trouble.host)
  if (asker !== undefined) return asker
  return trouble.repository === true
    ? `A requirement of ${filesOf(failure)}, or of a package, names ${at}.`
    : whereNamed
}

/** Old pips tell the host that was to be reached through it, and not the proxy's own. */
const proxyOf = (failure: PipFailure, said: string): string | undefined => {
  const value = optionGiven(failure, "--proxy")?.value
  if (value !== undefined)
    return value
      .replace(/^\w+:\/\//, "")
      .replace(/^.*@/, "")
      .replace(/\/.*$/, "")
  const told =
    /Failed to connect to proxy \w+:\/\/(?:[^@/]*@)?([^/\s]+)/.exec(said)?.[1] ??
    /Unable to connect to proxy', \w+\("\w+\(host='([^']+', port=\d+)/.exec(said)?.[1]
  return told?.replace("', port=", ":")
}
const proxyNamed = ({ failure }: About): string => {
  const place = optionGiven(failure, "--proxy")?.place
  return place === undefined
    ? "A proxy is named by $HTTPS_PROXY, $HTTP_PROXY or $PIP_PROXY, or by `--proxy` in $PIP_OPTS; $NO_PROXY names hosts that need none."
    : `\`--proxy\` in ${place} names it.`
}
const theProxy = (proxy: string | undefined): string => (proxy === undefined ? "a proxy" : `the proxy ${proxy}`)
const schemeOf = ({ url }: Trouble): string => (url?.startsWith("http:") === true ? "http" : "https")
const again = "Try again: such trouble mostly passes by itself."
/** Digits of a port, a path or a version are no status: those stand alone. */
const kinds: ReadonlyArray<ConnectionTrouble> = [
  {
    id: "pip/proxy-wants-login",
    pattern: /(?<![\w:=/.-])407\b|Proxy Authentication Required/,
    blame: "environment",
    title: () => "The proxy wants a user and a password",
    meaning: (_, proxy) => `The way there leads through ${theProxy(proxy)}, which refused to pass it on (407).`,
    hints: (_, about) => [
      `Write \`http://USER:PASSWORD@PROXY:PORT\` ${optionGiven(about.failure, "--proxy") === undefined ? "into $HTTPS_PROXY" : "behind `--proxy`"}, with special characters percent-encoded.`,
      proxyNamed(about)
    ]
  },
  {
    id: "pip/proxy-unreachable",
    unreachable: true,
    pattern:
      /ProxyError|[Cc]annot connect to proxy|Failed to connect to proxy|Unable to connect to proxy|Tunnel connection failed/,
    blame: "environment",
    transient: true,
    title: () => "The proxy cannot be reached",
    meaning: (_, proxy) =>
      `The way there leads through ${theProxy(proxy)}, which does not answer or does not pass it on.`,
    hints: (_, about) => [`Check the proxy's address. ${proxyNamed(about)}`, again]
  },
  {
    id: "pip/host-not-found",
    unreachable: true,
    pattern:
      /Name or service not known|Temporary failure in name resolution|[Cc]ould not resolve host|Failed to resolve|NameResolutionError|nodename nor servname|No address associated|getaddrinfo failed|Errno -[235]\b/,
    blame: "environment",
    transient: true,
    title: (at) => `The name ${at.includes(" ") ? `of ${at}` : at} could not be resolved`,
    meaning: () => "The name service knows no such host, or did not answer.",
    hints: (at, about) => [
      `Check the spelling of the host. ${named(at, about)}`,
      "If it is right, try again; when it stays, the machine that stages has no name service or no way out."
    ]
  },
  {
    id: "pip/network-unreachable",
    unreachable: true,
    pattern: /Network is unreachable|No route to host|Errno 101\b|Errno 113\b/,
    blame: "environment",
    transient: true,
    title: (at) => `There is no way to ${at}`,
    meaning: () => "The machine that stages has no network, or none that leads there.",
    hints: () => [
      "Staging needs a way to the package index: a network, a proxy ($HTTPS_PROXY), or an index inside ($PIP_INDEX_URL)."
    ]
  },
  {
    id: "pip/connection-timeout",
    unreachable: true,
    pattern: /[Tt]imed out|[Tt]imeout|didn't respond within/,
    blame: "environment",
    transient: true,
    title: (at) => `${begun(at)} did not answer in time`,
    meaning: () => "Nothing came back in time: the host is overloaded, or something on the way drops what is sent.",
    hints: () => [
      again,
      "If the host is only slow, set $PIP_OPTS to `--timeout 60`. If it is inside another network, a proxy ($HTTPS_PROXY) may be needed."
    ]
  },
  {
    id: "pip/connection-refused",
    unreachable: true,
    pattern: /Connection refused|Errno 111\b|Failed to connect to \S+ port/,
    blame: "environment",
    transient: true,
    title: (at) => `${begun(at)} refused the connection`,
    meaning: () => "The machine answers, but nothing listens there: the service is down, or host or port are wrong.",
    hints: (at, about) => [
      `Check host and port. ${named(at, about)} ${proxyNamed(about)}`,
      "If they are right, try again when the service is up."
    ]
  },
  {
    id: "pip/download-incomplete",
    pattern: /IncompleteRead|not enough bytes were received|Connection broken|InvalidChunkLength|early EOF|RPC failed/,
    blame: "environment",
    transient: true,
    title: (at) => `A download from ${at} broke off`,
    meaning: () => "The connection ended before the whole file had come.",
    hints: () => [again, "When it always breaks off at the same place, a proxy on the way limits the size of files."]
  },
  {
    id: "pip/connection-broken",
    unreachable: true,
    pattern:
      /Connection reset|RemoteDisconnected|Connection aborted|closed without a reply|EOF occurred in violation|BadStatusLine|Broken pipe|ECONNRESET/,
    blame: "environment",
    transient: true,
    title: (at) => `${begun(at)} closed the connection`,
    meaning: () => "The host, or something on the way, ended the connection without an answer.",
    hints: () => [again]
  },
  {
    id: "pip/too-many-requests",
    pattern: /(?<![\w:=/.-])429\b/,
    blame: "environment",
    transient: true,
    title: (at) => `${begun(at)} takes no more requests for now`,
    meaning: () => "It answers 429: too many requests came from this address.",
    hints: () => [
      "Try again in some minutes. With user and password, or through a mirror ($PIP_INDEX_URL), the limit is mostly higher."
    ]
  },
  {
    id: "pip/unauthorized",
    pattern: /(?<![\w:=/.-])40[13]\b.*(?:Error|Unauthorized|Forbidden)|HTTP error 40[13]\b/,
    blame: "app",
    title: (at) => `${begun(at)} refuses access`,
    meaning: (at) => `${begun(at)} answers that this may not be had without the right user and password (401, 403).`,
    hints: (at, { trouble }) => [
      `Give them in a variable of the app: PIP_EXTRA_INDEX_URL (or PIP_INDEX_URL) = \`${schemeOf(trouble)}://USER:PASSWORD@${at}/…\`, with special characters percent-encoded.`,
      `Or write \`--extra-index-url ${schemeOf(trouble)}://\${INDEX_USER}:\${INDEX_PASSWORD}@${at}/…\` into the requirements and set those two variables. A .netrc in $HOME works, too.`,
      "If they are given: they are wrong, have expired, or may not read this package."
    ]
  },
  {
    id: "pip/url-not-found",
    pattern: /(?<![\w:=/.-])(?:404|410)\b.*(?:Error|Not Found|Gone)|HTTP error 4(?:04|10)\b/,
    blame: "app",
    title: (at) => `${begun(at)} has nothing at this address`,
    meaning: () =>
      "The host answers that there is no such page (404): the address is wrong, or what was there is gone; some hosts say so, too, of what needs a password.",
    hints: (at, about) => [`Open the address in a browser and correct it. ${named(at, about)}`]
  },
  {
    id: "pip/server-error",
    unreachable: true,
    pattern:
      /(?<![\w:=/.-])5\d\d\b.*(?:Error|error|Unavailable|Gateway)|HTTP error 5\d\d|too many 5\d\d error responses|returned error: 5\d\d/,
    blame: "environment",
    transient: true,
    title: (at) => `${begun(at)} has trouble of its own`,
    meaning: () => "The host answers with an error of its own (5xx), also after pip's retries.",
    hints: () => [`${again} The host's status page may say more.`]
  }
]

export const connections: ReadonlyArray<Rule> = kinds.map(ruleFor)
